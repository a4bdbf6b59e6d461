/* How the dial for what an open connection counts as is drawn, and what is told below it. */
#include "blocks/slider/held.h"

#include <stdio.h>

#include "base/duration.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/slider/table.h"
#include "ui/dial.h"

enum { MARK = 2, VALUE_BYTES = 64, WIDEST_CELLS = sizeof "9,999,999 requests an hour" - 1 };

static struct dial dial_of(const struct slider_now *now, const struct scene *scene,
                           char value[VALUE_BYTES]) {
    char number[NUMBER_TEXT_BYTES];
    struct dial dial = {.title = "An open connection counts as",
                        .value = value,
                        .value_cells = WIDEST_CELLS,
                        .step = now->held_step,
                        .steps = now->slider->held_count - 1,
                        .focused = scene_focused(scene, now->block, SLIDER_HELD),
                        .entered = scene_entered(scene, now->block, SLIDER_HELD)};
    snprintf(value, VALUE_BYTES, "%s request%s an hour", number_grouped(now->held_costs, number),
             now->held_costs == 1 ? "" : "s");
    return dial;
}

static const char *note_of(const struct slider *slider, struct arena *arena) {
    char number[NUMBER_TEXT_BYTES];
    return arena_printf(arena, "An assumption; the lesson's is %s.",
                        number_grouped(slider->held_costs, number));
}

/* "75 s (nginx)": with the servers that keep it so as they come. */
static const char *whose_words(int64_t usec, char value[VALUE_BYTES]) {
    char kept[DURATION_TEXT_BYTES];
    const char *whose = NULL;
    for (int i = 0; i < SLIDER_SERVERS; i++)
        whose = slider_servers[i].usec == usec ? slider_servers[i].whose : whose;
    snprintf(value, VALUE_BYTES, "%s%s%s%s", duration_format(usec, kept), whose != NULL ? " (" : "",
             whose != NULL ? whose : "", whose != NULL ? ")" : "");
    return value;
}

static struct dial kept_dial_of(const struct slider_now *now, const struct scene *scene,
                                char value[VALUE_BYTES]) {
    whose_words(now->keep_alive_usec, value);
    return (struct dial){.title = "An idle connection is kept",
                         .value = value,
                         .value_cells = WIDEST_CELLS,
                         .step = now->kept_step,
                         .steps = now->slider->kept_count - 1,
                         .focused = scene_focused(scene, now->block, SLIDER_KEPT),
                         .entered = scene_entered(scene, now->block, SLIDER_KEPT)};
}

static struct dial dial_for(const struct slider_now *now, int part, const struct scene *scene,
                            char value[VALUE_BYTES]) {
    return part == SLIDER_KEPT ? kept_dial_of(now, scene, value) : dial_of(now, scene, value);
}

static const char *kept_note_of(const struct slider *slider, struct arena *arena) {
    char kept[DURATION_TEXT_BYTES];
    return arena_printf(arena, "The lesson's is %s.",
                        duration_format(slider->scenario.keep_alive_usec, kept));
}

/* What it decides is told here again while it is turned: the table may be out of view. */
static const char *verdict_of(const struct slider_now *now, int part, const struct scene *scene,
                              char into[SLIDER_VERDICT_BYTES]) {
    if (!scene_focused(scene, now->block, part))
        return "";
    return slider_verdict(slider_now_answer(now, scene), into);
}

static void write_note(const struct slider *slider, int part, int row, const char *verdict,
                       struct pen *pen) {
    int room = text_width(slider_longest_verdict);
    const char *note =
        part == SLIDER_KEPT ? kept_note_of(slider, pen->arena) : note_of(slider, pen->arena);
    struct style quiet = theme_style(ROLE_QUIET), value = theme_style(ROLE_VALUE);
    pen_skip(pen, row);
    if (text_width(note) + 2 + room <= pen->width_cells) {
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

int slider_held_rows(const struct slider_now *now, int part, const struct scene *scene, int width) {
    char value[VALUE_BYTES];
    struct dial dial = dial_for(now, part, scene, value);
    struct pen pen = scene_pen(scene, NULL, inner(width));
    write_note(now->slider, part, dial_frame(&dial, 1, inner(width)).rows, slider_longest_verdict,
               &pen);
    return pen.y;
}

void slider_held_draw(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas) {
    char value[VALUE_BYTES], verdict[SLIDER_VERDICT_BYTES];
    int width = inner(piece->at.width), part = piece->part;
    struct dial dial = dial_for(now, part, scene, value);
    struct dial_frame frame = dial_frame(&dial, 1, width);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){MARK, 0, width, piece->at.height});
    dial_draw(&dial, &frame, 0, canvas);
    struct pen pen = scene_pen(scene, canvas, width);
    write_note(now->slider, part, frame.rows, verdict_of(now, part, scene, verdict), &pen);
    canvas_pop(canvas, state);
}
