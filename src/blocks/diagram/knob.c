/* One knob of a simulated diagram: how it looks, what it is in words, where the mouse is on it. */
#include "blocks/diagram/knob.h"

#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/sweep.h"
#include "ui/dial.h"
#include "ui/options.h"

/* --- How it looks: it hangs on the diagram and the width. --- */

enum look { LOOK_DIAL, LOOK_SWITCH, LOOK_OPTIONS };

struct looks {
    int value_cells[SIMULATED_KNOBS];          /* of the widest value */
    const char *const *words[SIMULATED_KNOBS]; /* by step; NULL: it has no listed values */
    int width;                                 /* of the rest; 0: there is none yet */
    enum look look[SIMULATED_KNOBS];
    int rows[SIMULATED_KNOBS];
    /* One for all dials, those too that are not shown yet, so that none moves when another appears;
     * but long values have one of their own, and leave the others room. */
    struct dial_frame frames[SIMULATED_KNOBS];
};

static const char *words_at(const struct diagram *diagram, int index, int step,
                            struct arena *arena) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    struct scenario scenario = diagram_authored(diagram, 0);
    diagram_knob_turn(knob, step, &scenario);
    if (knob->row->type == KNOB_TYPE_TECHNIQUE)
        return technique_rows[scenario.technique].brief;
    return knob_words(&scenario, knob->row, arena);
}

static const char *const *list_words(const struct diagram *diagram, int index,
                                     struct arena *arena) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    const char **words = arena_array(arena, (size_t)knob->last + 1, sizeof *words);
    for (int step = 0; step <= knob->last; step++)
        words[step] = words_at(diagram, index, step, arena);
    return words;
}

/* Of the widest value: of listed ones, else of the ends and of any three digits with a unit. */
static int widest_value(const struct diagram *diagram, int index, struct arena *arena) {
    enum { DURATION_CELLS = 8 /* "1.67 min" */ };
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    int by = knob->values != NULL ? 1 : knob->last;
    int widest = knob->row->type == KNOB_TYPE_DURATION && knob->values == NULL ? DURATION_CELLS : 0;
    struct scenario scenario = diagram_authored(diagram, 0);
    for (int step = 0; step <= knob->last; step += by) {
        diagram_knob_turn(knob, step, &scenario);
        widest = int_max(widest, text_width(knob_words(&scenario, knob->row, arena)));
    }
    return widest;
}

static void make_looks(const struct block *block, const struct scene *scene, void *into) {
    const struct diagram *diagram = block->object;
    struct looks *looks = into;
    for (int i = 0; i < diagram->knobs.count; i++) {
        looks->value_cells[i] = widest_value(diagram, i, scene->arena);
        if (diagram_knob_at(diagram, i)->values != NULL)
            looks->words[i] = list_words(diagram, i, scene->arena);
    }
}

static struct options options_of(const struct diagram *diagram, const struct looks *looks,
                                 int index) {
    const struct diagram_knob *knob = diagram_knob_at(diagram, index);
    return (struct options){
        .title = knob->title, .words = looks->words[index], .count = knob->last + 1};
}

static int widest_title(const struct diagram *diagram) {
    int cells = 0;
    for (int i = 0; i < diagram->knobs.count; i++)
        cells = int_max(cells, text_width(diagram_knob_at(diagram, i)->title));
    return cells;
}

/* A technique is a choice wherever it stands; of others, which have an order, it is only one where
 * all values have room in a row. How long something takes is a quantity. */
static enum look look_for(const struct diagram *diagram, const struct looks *looks, int index,
                          int width) {
    const struct knob *row = diagram_knob_at(diagram, index)->row;
    if (looks->words[index] == NULL || row->type == KNOB_TYPE_DURATION)
        return LOOK_DIAL;
    if (row->type == KNOB_TYPE_SWITCH && diagram_knob_at(diagram, index)->last == 1)
        return LOOK_SWITCH;
    struct options options = options_of(diagram, looks, index);
    bool is_row = options_rows(&options, widest_title(diagram), width) == 1;
    return row->type == KNOB_TYPE_TECHNIQUE || is_row ? LOOK_OPTIONS : LOOK_DIAL;
}

static bool is_long(const struct looks *looks, int index) {
    enum { LONG_CELLS = 12 };
    return looks->value_cells[index] > LONG_CELLS;
}

static struct dial_frame common_frame(const struct diagram *diagram, const struct looks *looks,
                                      int width) {
    struct dial all[SIMULATED_KNOBS];
    for (int i = 0; i < diagram->knobs.count; i++) {
        bool counts = looks->look[i] == LOOK_DIAL && !is_long(looks, i);
        all[i] = (struct dial){.title = diagram_knob_at(diagram, i)->title,
                               .value_cells = counts ? looks->value_cells[i] : 0};
    }
    return dial_frame(all, diagram->knobs.count, width);
}

/* Its scale in line with the others where a row has room for it. */
static struct dial_frame long_frame(const struct diagram *diagram, const struct looks *looks,
                                    int index, int width) {
    struct dial all[SIMULATED_KNOBS];
    for (int i = 0; i < diagram->knobs.count; i++)
        all[i] = (struct dial){.title = diagram_knob_at(diagram, i)->title,
                               .value_cells = i == index ? looks->value_cells[i] : 0};
    struct dial_frame in_line = dial_frame(all, diagram->knobs.count, width);
    return in_line.rows == 1 ? in_line : dial_frame(&all[index], 1, width);
}

static int rows_for(const struct diagram *diagram, const struct looks *looks, int index) {
    const struct dial_frame *frame = &looks->frames[index];
    struct options options = options_of(diagram, looks, index);
    struct dial dial = {.value_cells = looks->value_cells[index]};
    switch (looks->look[index]) {
    case LOOK_OPTIONS:
        return options_rows(&options, frame->title_cells, frame->width_cells);
    case LOOK_SWITCH:
        return dial_switch_rows(&dial, frame);
    default:
        return frame->rows;
    }
}

static void fit_looks(const struct diagram *diagram, int width, struct looks *looks) {
    for (int i = 0; i < diagram->knobs.count; i++)
        looks->look[i] = look_for(diagram, looks, i, width);
    struct dial_frame common = common_frame(diagram, looks, width);
    for (int i = 0; i < diagram->knobs.count; i++) {
        bool own = looks->look[i] == LOOK_DIAL && is_long(looks, i);
        looks->frames[i] = own ? long_frame(diagram, looks, i, width) : common;
        looks->rows[i] = rows_for(diagram, looks, i);
    }
}

static const struct looks *looks_of(const struct diagram_now *now, int width) {
    struct looks *looks = known_always(now->block, now->scene, sizeof *looks, make_looks);
    if (looks->width == width)
        return looks;
    looks->width = width;
    fit_looks(now->diagram, int_max(width - DIAGRAM_INDENT, 1), looks);
    return looks;
}

int diagram_knob_rows(const struct diagram_now *now, int knob, int width) {
    return looks_of(now, width)->rows[knob];
}

/* --- Writing. --- */

/* What the knob is set to: by the first lane that it turns. */
static const char *value_words(const struct diagram_now *now, int knob) {
    int lane = now->known->knobs[knob].lane;
    if (lane < 0)
        return "";
    return knob_words(&now->known->set[lane], diagram_knob_at(now->diagram, knob)->row,
                      now->scene->arena);
}

static struct dial dial_of(const struct diagram_now *now, const struct looks *looks, int knob) {
    const struct diagram_knob *its = diagram_knob_at(now->diagram, knob);
    bool focused = scene_focused(now->scene, now->block, DIAGRAM_KNOB + knob);
    return (struct dial){.title = its->title,
                         .value = value_words(now, knob),
                         .value_cells = looks->value_cells[knob],
                         .step = now->known->knobs[knob].step,
                         .steps = int_max(its->last, 1),
                         .focused = focused,
                         .entered = focused};
}

static void draw_knob(const struct diagram_now *now, const struct looks *looks, int knob,
                      struct canvas *canvas) {
    const struct dial_frame *frame = &looks->frames[knob];
    struct dial dial = dial_of(now, looks, knob);
    struct options options = options_of(now->diagram, looks, knob);
    switch (looks->look[knob]) {
    case LOOK_OPTIONS:
        options.chosen = dial.step;
        options.focused = dial.focused;
        options_draw(&options, frame->title_cells, frame->width_cells, 0, canvas);
        break;
    case LOOK_SWITCH:
        dial_draw_switch(&dial, frame, 0, canvas);
        break;
    case LOOK_DIAL:
        dial_draw(&dial, frame, 0, canvas);
        break;
    }
}

void diagram_write_knob(const struct diagram_now *now, int knob, struct pen *pen) {
    const struct looks *looks = looks_of(now, pen->width_cells);
    if (pen->canvas != NULL) {
        struct canvas_state state = canvas_push(
            pen->canvas, (struct rect){DIAGRAM_INDENT, pen->y, looks->frames[knob].width_cells,
                                       looks->rows[knob]});
        draw_knob(now, looks, knob, pen->canvas);
        canvas_pop(pen->canvas, state);
    }
    pen_skip(pen, looks->rows[knob]);
}

/* --- By the mouse. --- */

/* A switch has nothing that is not turned by a click anywhere. */
int diagram_knob_step_at(const struct diagram_now *now, int knob, int width, struct spot from,
                         struct spot at) {
    const struct looks *looks = looks_of(now, width);
    const struct dial_frame *frame = &looks->frames[knob];
    struct dial dial = dial_of(now, looks, knob);
    struct options options = options_of(now->diagram, looks, knob);
    from.x -= DIAGRAM_INDENT;
    at.x -= DIAGRAM_INDENT;
    switch (looks->look[knob]) {
    case LOOK_OPTIONS:
        return options_at(&options, frame->title_cells, frame->width_cells, at);
    case LOOK_DIAL:
        return dial_step_at(&dial, frame, from, at);
    case LOOK_SWITCH:
        break;
    }
    return -1;
}

/* --- In words. --- */

/* From where to where, of a quantity; else "". */
static const char *range_words(const struct diagram_now *now, int knob) {
    const struct diagram_knob *its = diagram_knob_at(now->diagram, knob);
    struct arena *arena = now->scene->arena;
    if (its->row->type != KNOB_TYPE_DURATION && its->values != NULL)
        return "";
    return arena_printf(arena, " %s to %s.", words_at(now->diagram, knob, 0, arena),
                        words_at(now->diagram, knob, its->last, arena));
}

const char *diagram_knob_words(const struct diagram_now *now, int knob) {
    const struct diagram_knob *its = diagram_knob_at(now->diagram, knob);
    bool is_known = now->known->knobs[knob].lane >= 0;
    bool sweeps = !is_known || diagram_sweep_fits(now->known, knob);
    return arena_printf(now->scene->arena, "%s%s%s", its->row->tells, range_words(now, knob),
                        sweeps ? "" : " It takes too long to sweep.");
}

/* Of a knob that a mission fixes: whether its name and value say something to a learner who knows
 * the playground: the technique, and what is not as it starts there. */
static bool is_told(const struct diagram_now *now, int knob) {
    const struct knob *row = diagram_knob_at(now->diagram, knob)->row;
    struct scenario here = diagram_authored(now->diagram, 0);
    struct scenario there = diagram_authored(now->block->outer->object, 0);
    return row == &knobs[KNOB_TECHNIQUE] || !knob_same(&here, &there, row);
}

const char *diagram_fixed_words(const struct diagram_now *now) {
    struct writer words = {0};
    bool more = false;
    for (int i = 0; i < now->diagram->knobs.count; i++) {
        if (!diagram_knob_at(now->diagram, i)->fixed)
            continue;
        bool tells = is_told(now, i);
        more = more || !tells;
        if (tells)
            writer_printf(&words, "%s%s %s", words.length > 0 ? ", " : "Fixed here: ",
                          diagram_knob_at(now->diagram, i)->title,
                          words_at(now->diagram, i, 0, now->scene->arena));
    }
    if (words.length > 0)
        writer_printf(&words, ". ");
    if (more)
        writer_printf(&words, "The rest is set as at the playground's start. ");
    return writer_keep(&words, now->scene->arena);
}
