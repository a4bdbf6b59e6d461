/* What a diagram's prediction is held against: a figure of the run as the author set it, and beside
 * an age how much of the news never came. */
#include "blocks/film/simulated.h"

#include <assert.h>

static struct figures figures_at_start(const struct diagram *diagram) {
    struct scenario authored = diagram_authored(diagram, diagram->figure.lane);
    return diagram_run_figures(diagram, &authored);
}

static bool value_of(const struct diagram *diagram, const struct figures *figures, int64_t *value) {
    const struct measure *measure = diagram->figure.measure;
    if (!measure_value(measure, figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

bool diagram_figure_at_start(const struct diagram *diagram, int64_t *value) {
    struct figures figures = figures_at_start(diagram);
    return value_of(diagram, &figures, value);
}

struct supplied {
    int64_t value;
    const char *lost; /* NULL: nothing was, or the figure is no age */
};

static void make_supplied(const struct block *block, const struct scene *scene, void *into) {
    const struct diagram *diagram = block->object;
    struct supplied *supplied = into;
    struct figures figures = figures_at_start(diagram);
    bool there = value_of(diagram, &figures, &supplied->value);
    assert(there); /* as its check has seen */
    (void)there;
    supplied->lost = measure_lost_words(diagram->figure.measure, &figures, scene->arena);
}

/* Run once: it hangs on no fact. */
static const struct supplied *supplied_by(const struct block *block, const struct scene *scene) {
    return known_always(block, scene, sizeof(struct supplied), make_supplied);
}

int64_t diagram_supply(const struct block *block, const struct block *question,
                       const struct scene *scene) {
    (void)question;
    return supplied_by(block, scene)->value;
}

const char *diagram_supply_beside(const struct block *block, const struct block *question,
                                  const struct scene *scene) {
    (void)question;
    return supplied_by(block, scene)->lost;
}
