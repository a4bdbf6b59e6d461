/* The dial for what an open connection counts as: its steps, where it stands, how it is drawn. */
#include <stdio.h>

#include "base/number.h"
#include "base/text.h"
#include "blocks/slider_table.h"
#include "ui/dial.h"

enum {
    MARK = 2,
    HELD_VALUES = 12,
    VALUE_BYTES = 64,
    WIDEST_CELLS = sizeof "9,999,999 requests an hour" - 1
};

static const char held_part[] = ".held_costs";

/* The values that it can be given, rising: round ones, and the author's. */
struct ladder {
    int64_t values[HELD_VALUES];
    int count;
};

static struct ladder ladder_of(const struct slider *slider) {
    static const int round[HELD_VALUES - 1] = {0,   10,   20,   50,   100,  200,
                                               500, 1000, 2000, 5000, 10000};
    struct ladder ladder = {.count = 0};
    bool own = false;
    for (int i = 0; i < HELD_VALUES - 1; i++) {
        if (!own && slider->held_costs < round[i])
            ladder.values[ladder.count++] = slider->held_costs;
        own = own || slider->held_costs <= round[i];
        ladder.values[ladder.count++] = round[i];
    }
    if (!own)
        ladder.values[ladder.count++] = slider->held_costs;
    return ladder;
}

int64_t slider_held_costs(const struct block *block, const struct scene *scene) {
    const struct slider *slider = block->object;
    int64_t held_costs = facts_get(scene->facts, block->id, held_part, slider->held_costs);
    return held_costs >= 0 ? held_costs : slider->held_costs;
}

int slider_held_step(const struct block *block, const struct scene *scene, int *last) {
    struct ladder ladder = ladder_of(block->object);
    int64_t held_costs = slider_held_costs(block, scene);
    int step = 0;
    while (step < ladder.count - 1 && ladder.values[step] < held_costs)
        step++;
    *last = ladder.count - 1;
    return step;
}

void slider_held_turn(const struct block *block, int step, struct session *session) {
    struct ladder ladder = ladder_of(block->object);
    facts_set(session->facts, block->id, held_part, ladder.values[step]);
}

static struct dial dial_of(const struct block *block, int part, const struct scene *scene,
                           char value[VALUE_BYTES]) {
    char number[NUMBER_TEXT_BYTES];
    struct dial dial = {.title = "An open connection counts as",
                        .value = value,
                        .value_cells = WIDEST_CELLS,
                        .focused = scene_focused(scene, block, part),
                        .entered = scene_entered(scene, block, part)};
    dial.step = slider_held_step(block, scene, &dial.steps);
    int64_t held_costs = slider_held_costs(block, scene);
    snprintf(value, VALUE_BYTES, "%s request%s an hour", number_grouped(held_costs, number),
             held_costs == 1 ? "" : "s");
    return dial;
}

static const char *note_of(const struct slider *slider, struct arena *arena) {
    char number[NUMBER_TEXT_BYTES];
    return arena_printf(arena, "An assumption; the lesson's is %s.",
                        number_grouped(slider->held_costs, number));
}

/* What it decides is told here again while it is turned: the table may be out of view. */
static const char *verdict_of(const struct block *block, const struct scene *scene,
                              char into[SLIDER_VERDICT_BYTES]) {
    const struct slider *slider = block->object;
    struct scale scale = slider_scale(slider);
    struct slider_answer answer;
    if (!scene_focused(scene, block, SLIDER_HELD) ||
        !slider_ask(slider, scale_value(&scale, slider_step(block, scene)),
                    slider_held_costs(block, scene), &answer, NULL))
        return "";
    return slider_verdict(&answer, into);
}

static void write_note(const struct block *block, int row, const char *verdict, struct pen *pen) {
    int room = text_width(slider_longest_verdict);
    const char *note = note_of(block->object, pen->arena);
    struct style quiet = theme_style(ROLE_QUIET), value = theme_style(ROLE_VALUE);
    pen_skip(pen, row);
    if (note != NULL && text_width(note) + 2 + room <= pen->width_cells) {
        pen_mark(pen, pen->width_cells - room, value, verdict);
        pen_label(pen, 0, quiet, note);
    } else {
        pen_label(pen, 0, quiet, note);
        pen_label(pen, 0, value, verdict);
    }
}

static int inner(int width) {
    return width > MARK ? width - MARK : 1;
}

int slider_held_rows(const struct block *block, const struct scene *scene, int width) {
    char value[VALUE_BYTES];
    struct dial dial = dial_of(block, SLIDER_HELD, scene, value);
    struct pen pen = scene_pen(scene, NULL, inner(width));
    write_note(block, dial_frame(&dial, 1, inner(width)).rows, slider_longest_verdict, &pen);
    return pen.y;
}

void slider_held_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    char value[VALUE_BYTES], verdict[SLIDER_VERDICT_BYTES];
    int width = inner(piece->at.width);
    struct dial dial = dial_of(piece->block, piece->part, scene, value);
    struct dial_frame frame = dial_frame(&dial, 1, width);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){MARK, 0, width, piece->at.height});
    dial_draw(&dial, &frame, 0, canvas);
    struct pen pen = scene_pen(scene, canvas, width);
    write_note(piece->block, frame.rows, verdict_of(piece->block, scene, verdict), &pen);
    canvas_pop(canvas, state);
}
