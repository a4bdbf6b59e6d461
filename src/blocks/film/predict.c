/* What a diagram's prediction is held against: a figure of the run as the author set it. */
#include "blocks/film/simulated.h"

bool diagram_figure_at_start(const struct diagram *diagram, int64_t *value) {
    const struct measure *measure = diagram->figure.measure;
    struct scenario start = diagram_authored(diagram, diagram->figure.lane);
    struct figures figures = diagram_run_figures(diagram, &start);
    if (!measure_value(measure, &figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

/* Run once: it hangs on no fact. */
struct start_value {
    bool there;
    int64_t value;
};

static void make_start_value(const struct block *block, const struct scene *scene, void *into) {
    struct start_value *start = into;
    (void)scene;
    start->there = diagram_figure_at_start(block->object, &start->value);
}

bool diagram_supply(const struct block *block, const struct block *question,
                    const struct scene *scene, int64_t *value) {
    const struct start_value *start = known_always(block, scene, sizeof *start, make_start_value);
    (void)question;
    *value = start->value;
    return start->there;
}
