/* What a diagram's prediction is held against: a figure of the run as the author set it. */
#include "blocks/film/simulated.h"

#include <assert.h>

bool diagram_figure_at_start(const struct diagram *diagram, int64_t *value) {
    const struct measure *measure = diagram->figure.measure;
    struct scenario authored = diagram_authored(diagram, diagram->figure.lane);
    struct figures figures = diagram_run_figures(diagram, &authored);
    if (!measure_value(measure, &figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

static void make_value(const struct block *block, const struct scene *scene, void *into) {
    bool there = diagram_figure_at_start(block->object, into);
    assert(there); /* as its check has seen */
    (void)scene, (void)there;
}

/* Run once: it hangs on no fact. */
int64_t diagram_supply(const struct block *block, const struct block *question,
                       const struct scene *scene) {
    const int64_t *value = known_always(block, scene, sizeof *value, make_value);
    (void)question;
    return *value;
}
