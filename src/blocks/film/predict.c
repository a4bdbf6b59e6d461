/* What a diagram's prediction is held against: a figure of the run as its attempt has drawn it, and
 * beside an age how many of the updates never arrived. */
#include <assert.h>

#include "blocks/ask/vary.h"
#include "blocks/film/simulated.h"

static struct figures figures_at_start(const struct diagram *diagram, int lane) {
    struct scenario authored = diagram_authored(diagram, lane);
    return diagram_run_figures(diagram, &authored);
}

bool diagram_figure_at_start(const struct diagram *diagram, int64_t *value) {
    struct figures figures = figures_at_start(diagram, diagram->figure.lane);
    return placeholder_figure(diagram->figure.measure, &figures, value);
}

/* --- What the runs of a block's siblings come to: kept once they were run, whatever facts change.
 * --- */

struct start {
    struct figures figures[SIMULATED_LANES];
    bool ran[SIMULATED_LANES];
};

struct starts {
    struct arena *arena;
    struct start *of_sibling[VARY_LIMIT];
};

static void make_starts(const struct block *block, const struct scene *scene, void *into) {
    (void)block;
    ((struct starts *)into)->arena = scene->arena;
}

static struct start *drawn_start(const struct block *block, const struct scene *scene) {
    struct starts *starts = known_always(block, scene, sizeof *starts, make_starts);
    struct start **start = &starts->of_sibling[diagram_drawn(block, scene->facts)];
    if (*start == NULL)
        *start = arena_alloc(starts->arena, sizeof **start);
    return *start;
}

static const struct figures *drawn_figures(const struct block *block, const struct scene *scene,
                                           int lane) {
    const struct diagram *diagram =
        diagram_sibling(block->object, diagram_drawn(block, scene->facts));
    struct start *start = drawn_start(block, scene);
    if (!start->ran[lane])
        start->figures[lane] = figures_at_start(diagram, lane);
    start->ran[lane] = true;
    return &start->figures[lane];
}

/* What is drawn, in a scene. */
struct drawing {
    const struct block *block;
    const struct scene *scene;
};

static const struct figures *figures_of(void *data, int lane) {
    const struct drawing *drawing = data;
    return drawn_figures(drawing->block, drawing->scene, lane);
}

static struct fills make_fills(const struct block *block, const struct scene *scene,
                               struct arena *arena) {
    const struct diagram *diagram =
        diagram_sibling(block->object, diagram_drawn(block, scene->facts));
    struct scenario set[SIMULATED_LANES];
    struct drawing drawing = {block, scene};
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++)
        set[lane] = diagram_authored(diagram, lane);
    return placeholder_fills(diagram->fills, true, set, figures_of, &drawing, arena);
}

const struct fills *diagram_fills(const struct block *block, const struct scene *scene) {
    return vary_fills(block, scene, make_fills);
}

int64_t diagram_supply(const struct block *block, const struct block *question,
                       const struct scene *scene) {
    const struct diagram_figure *figure = &((const struct diagram *)block->object)->figure;
    int64_t value = 0;
    bool there =
        placeholder_figure(figure->measure, drawn_figures(block, scene, figure->lane), &value);
    assert(there); /* as its check has seen */
    (void)question, (void)there;
    return value;
}

const char *diagram_supply_beside(const struct block *block, const struct block *question,
                                  const struct scene *scene) {
    const struct diagram_figure *figure = &((const struct diagram *)block->object)->figure;
    (void)question;
    return measure_lost_words(figure->measure, drawn_figures(block, scene, figure->lane),
                              scene->arena);
}
