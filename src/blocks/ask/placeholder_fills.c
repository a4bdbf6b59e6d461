/* What stands for placeholders, in words: the values of knobs, and figures of a run. */
#include "blocks/ask/placeholders.h"

static const struct placeholder_value *value_at(struct list values, int index) {
    return (const struct placeholder_value *)values.at + index;
}

static bool is_wanted(const struct placeholder_value *value, bool asked) {
    return asked ? value->asked : value->told;
}

bool placeholder_figure(const struct measure *measure, const struct figures *figures,
                        int64_t *value) {
    if (!measure_value(measure, figures, value))
        return false;
    if (measure->unit == MEASURE_UNIT_SHARE)
        *value = (*value + 5) / 10;
    return true;
}

static struct fill knob_fill(const struct placeholder_value *value, const struct scenario *set,
                             struct arena *arena) {
    const struct knob *row = value->row;
    bool is_time = row->type == KNOB_TYPE_DURATION;
    bool is_number = is_time || row->type == KNOB_TYPE_WHOLE;
    return (struct fill){.of = FILL_SET,
                         .name = value->name,
                         .text = knob_words(set, row, arena),
                         .is_number = is_number,
                         .is_time = is_time,
                         .value = is_number ? knob_number(set, row) : 0};
}

/* Where the learner has turned it so that nothing arrives, an age has no value. */
static struct fill figure_fill(const struct placeholder_value *value, const struct figures *figures,
                               struct arena *arena) {
    struct fill filled = {.of = FILL_FIGURE,
                          .name = value->name,
                          .text = "no value",
                          .is_number = true,
                          .is_time = value->measure->unit == MEASURE_UNIT_DURATION};
    int64_t figure;
    if (measure_value(value->measure, figures, &figure))
        filled.text = measure_words(value->measure, figure, arena);
    placeholder_figure(value->measure, figures, &filled.value);
    return filled;
}

struct fills placeholder_fills(struct list values, bool asked, const struct scenario *set,
                               const struct figures *(*figures)(void *data, int lane), void *data,
                               struct arena *arena) {
    struct fill *list = arena_array(arena, (size_t)values.count, sizeof *list);
    int count = 0;
    for (int i = 0; i < values.count; i++) {
        const struct placeholder_value *value = value_at(values, i);
        if (is_wanted(value, asked))
            list[count++] = value->of == FILL_SET
                                ? knob_fill(value, &set[value->lane], arena)
                                : figure_fill(value, figures(data, value->lane), arena);
    }
    return fills_of(list, count, arena);
}

bool placeholders_name_figures(struct list values, bool asked) {
    for (int i = 0; i < values.count; i++)
        if (is_wanted(value_at(values, i), asked) && value_at(values, i)->of == FILL_FIGURE)
            return true;
    return false;
}
