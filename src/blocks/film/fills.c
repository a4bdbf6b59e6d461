/* The values of a diagram's knobs and figures in words, for its texts. */
#include "blocks/ask/vary.h"
#include "blocks/film/simulated.h"

static const struct diagram_fill *fill_at(const struct diagram *diagram, int index) {
    return (const struct diagram_fill *)diagram->fills.at + index;
}

static bool is_wanted(const struct diagram_fill *fill, bool asked) {
    return asked ? fill->asked : fill->told;
}

bool diagram_figure_value(const struct measure *measure, const struct figures *figures,
                          int64_t *value) {
    if (!measure_value(measure, figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

/* Where the learner has turned it so that nothing arrives, an age has no value. */
static struct fill figure_fill(const struct diagram_fill *fill, const struct figures *figures,
                               struct arena *arena) {
    struct fill filled = {.of = FILL_FIGURE,
                          .name = fill->name,
                          .text = "no value",
                          .is_number = true,
                          .is_time = fill->measure->unit == MEASURE_UNIT_DURATION};
    int64_t value;
    if (measure_value(fill->measure, figures, &value))
        filled.text = measure_words(fill->measure, value, arena);
    diagram_figure_value(fill->measure, figures, &filled.value);
    return filled;
}

struct fills diagram_fill(const struct diagram *diagram, bool asked, const struct scenario *set,
                          const struct figures *(*figures)(void *data, int lane), void *data,
                          struct arena *arena) {
    struct fill *list = arena_array(arena, (size_t)diagram->fills.count, sizeof *list);
    int count = 0;
    for (int i = 0; i < diagram->fills.count; i++) {
        const struct diagram_fill *fill = fill_at(diagram, i);
        if (is_wanted(fill, asked))
            list[count++] = fill->of == FILL_SET
                                ? fill_of_knob(fill->name, &set[fill->lane], fill->row, arena)
                                : figure_fill(fill, figures(data, fill->lane), arena);
    }
    return fills_of(list, count, arena);
}

bool diagram_fills_figures(const struct diagram *diagram, bool asked) {
    for (int i = 0; i < diagram->fills.count; i++)
        if (is_wanted(fill_at(diagram, i), asked) && fill_at(diagram, i)->of == FILL_FIGURE)
            return true;
    return false;
}
