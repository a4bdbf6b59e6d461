/* How the dials of what the table takes for granted are drawn and explained. */
#include "blocks/slider/held.h"

#include <stdio.h>

#include "base/duration.h"
#include "base/number.h"
#include "blocks/slider/picture.h"
#include "ui/dial.h"

enum { VALUE_BYTES = 64, WIDEST_CELLS = sizeof "9,999,999 requests an hour" - 1, DIALS = 2 };

int slider_dial_count(const struct slider *slider) {
    return slider->kept_count > 0 ? DIALS : 1;
}

bool slider_has_dial(const struct scene *scene, const struct block *block) {
    return scene_focused(scene, block, SLIDER_HELD) || scene_focused(scene, block, SLIDER_KEPT);
}

static const char *held_words(int64_t held_costs, char into[VALUE_BYTES]) {
    char number[NUMBER_TEXT_BYTES];
    snprintf(into, VALUE_BYTES, "%s request%s an hour", number_grouped(held_costs, number),
             held_costs == 1 ? "" : "s");
    return into;
}

/* "75 s (nginx)": with the servers that keep it so as they come. */
static const char *kept_words(int64_t usec, char into[VALUE_BYTES]) {
    char kept[DURATION_TEXT_BYTES];
    const char *whose = NULL;
    for (int i = 0; i < SLIDER_SERVERS; i++)
        whose = slider_servers[i].usec == usec ? slider_servers[i].whose : whose;
    snprintf(into, VALUE_BYTES, "%s%s%s%s", duration_format(usec, kept), whose != NULL ? " (" : "",
             whose != NULL ? whose : "", whose != NULL ? ")" : "");
    return into;
}

static struct dial dial_of(const struct slider_now *now, int part, char value[VALUE_BYTES]) {
    bool kept = part == SLIDER_KEPT;
    return (struct dial){
        .title = kept ? "Idle connection kept for" : "An open connection counts as",
        .value =
            kept ? kept_words(now->keep_alive_usec, value) : held_words(now->held_costs, value),
        .value_cells = WIDEST_CELLS,
        .step = kept ? now->kept_step : now->held_step,
        .steps = (kept ? now->slider->kept_count : now->slider->held_count) - 1,
    };
}

/* Both stand in one frame. */
static struct dial_frame frame_of(const struct slider_now *now, int width) {
    char value[VALUE_BYTES];
    struct dial dials[] = {dial_of(now, SLIDER_HELD, value), dial_of(now, SLIDER_KEPT, value)};
    return dial_frame(dials, slider_dial_count(now->slider), slider_inner(width));
}

int slider_dial_rows(const struct slider_now *now, int width) {
    return frame_of(now, width).rows;
}

/* The arrows turn the one that has the focus: nothing is entered on a stage. */
void slider_dial_draw(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas) {
    char value[VALUE_BYTES];
    struct dial dial = dial_of(now, piece->part, value);
    struct dial_frame frame = frame_of(now, piece->at.width);
    dial.focused = dial.entered = scene_focused(scene, now->block, piece->part);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){SLIDER_MARK, 0, frame.width_cells, piece->at.height});
    dial_draw(&dial, &frame, 0, canvas);
    canvas_pop(canvas, state);
}

int slider_dial_step_at(const struct slider_now *now, const struct piece *piece,
                        const struct scene *scene, struct spot from, struct spot at) {
    char value[VALUE_BYTES];
    struct dial dial = dial_of(now, piece->part, value);
    struct dial_frame frame = frame_of(now, piece->at.width);
    dial.entered = scene_focused(scene, now->block, piece->part);
    from.x -= SLIDER_MARK;
    at.x -= SLIDER_MARK;
    return dial_step_at(&dial, &frame, from, at);
}

const char *slider_dial_words(const struct slider_now *now, int part, struct arena *arena) {
    char own[VALUE_BYTES];
    if (part == SLIDER_KEPT)
        return arena_printf(
            arena, "The lesson assumes %s. How long the server keeps an idle connection open.",
            duration_format(now->slider->scenario.keep_alive_usec, own));
    return arena_printf(arena,
                        "The lesson assumes %s. What holding a connection open for an hour costs "
                        "the server, in requests.",
                        number_grouped(now->slider->held_costs, own));
}
