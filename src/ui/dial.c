/* How dials are given their columns, and a scale with its knob is drawn in them. */
#include "ui/dial.h"

#include <assert.h>

#include "base/int.h"
#include "base/text.h"
#include "ui/scale.h"
#include "ui/theme.h"

enum {
    GAP = 2,         /* cells between title, scale and value */
    ARROW_CELLS = 2, /* at each side of a value */
    LEAST_SCALE = 9,
    MOST_SCALE = 31,
    ENDS = 2, /* of a scale */
    SWITCH_SCALE = ENDS + 2
};

struct dial_frame dial_frame(const struct dial *dials, int count, int width_cells) {
    struct dial_frame frame = {.width_cells = int_max(width_cells, 1)};
    for (int i = 0; i < count; i++) {
        frame.title_cells = int_max(frame.title_cells, text_width(dials[i].title));
        frame.value_cells = int_max(frame.value_cells, dials[i].value_cells + 2 * ARROW_CELLS);
    }
    int room = frame.width_cells - frame.title_cells - frame.value_cells - 2 * GAP;
    frame.scale_beside = room >= LEAST_SCALE;
    frame.value_beside = frame.title_cells + GAP + frame.value_cells <= frame.width_cells;
    frame.scale_cells = int_min(frame.scale_beside ? room : frame.width_cells, MOST_SCALE);
    if (frame.scale_cells <= ENDS)
        frame.scale_cells = 0;
    frame.rows = 1 + !frame.value_beside + (!frame.scale_beside && frame.scale_cells > 0);
    return frame;
}

static void draw_scale(const struct dial *dial, int x, int y, int cells, struct canvas *canvas) {
    struct style style = theme_style(dial->focused ? ROLE_POINTER : ROLE_TEXT);
    struct scale scale = {.steps = dial->steps};
    if (cells == 0)
        return;
    int mark = scale_step_column(&scale, dial->step, cells - ENDS);
    canvas_fill(canvas, (struct rect){x, y, cells, 1}, theme_style(ROLE_QUIET), "─");
    canvas_text(canvas, x, y, theme_style(ROLE_QUIET), "├");
    canvas_text(canvas, x + cells - 1, y, theme_style(ROLE_QUIET), "┤");
    canvas_text(canvas, x + 1 + mark, y, style, "●");
}

/* The value between the arrows that turn it, once it is entered; it stands still meanwhile. */
static void draw_value(const struct dial *dial, int x, int y, struct canvas *canvas) {
    struct style style = theme_style(ROLE_VALUE);
    int end = x + ARROW_CELLS + canvas_text(canvas, x + ARROW_CELLS, y, style, dial->value);
    if (!dial->entered)
        return;
    canvas_text(canvas, x, y, style, "◄");
    canvas_text(canvas, end + ARROW_CELLS - 1, y, style, "►");
}

/* Where value, its arrows among it, and scale begin. */
static struct spot value_spot(const struct dial_frame *frame) {
    int x = frame->value_beside ? frame->title_cells + GAP : 0;
    if (frame->scale_beside)
        x += frame->scale_cells + GAP;
    else if (frame->value_cells > frame->width_cells)
        x = -ARROW_CELLS; /* the value itself before the room of its arrows */
    return (struct spot){x, !frame->value_beside};
}

static struct spot scale_spot(const struct dial_frame *frame) {
    return (struct spot){frame->scale_beside ? frame->title_cells + GAP : 0, frame->rows - 1};
}

void dial_draw(const struct dial *dial, const struct dial_frame *frame, int y,
               struct canvas *canvas) {
    assert(dial->step >= 0 && dial->step <= dial->steps);
    struct style style = theme_style(dial->focused ? ROLE_FOCUS : ROLE_STRONG);
    struct spot value = value_spot(frame), scale = scale_spot(frame);
    canvas_text_cut(canvas, 0, y, frame->width_cells, style, dial->title);
    draw_value(dial, value.x, y + value.y, canvas);
    draw_scale(dial, scale.x, y + scale.y, frame->scale_cells, canvas);
}

/* --- By the mouse. --- */

/* The step beside the present one where an arrow stands there; -1: none does. */
static int step_at_arrow(const struct dial *dial, const struct dial_frame *frame, struct spot at) {
    struct spot value = value_spot(frame);
    int end = value.x + ARROW_CELLS + text_width(dial->value) + ARROW_CELLS;
    if (at.y != value.y || !dial->entered)
        return -1;
    if (at.x >= value.x && at.x < value.x + ARROW_CELLS)
        return int_max(dial->step - 1, 0);
    return at.x < end && at.x >= end - ARROW_CELLS ? int_min(dial->step + 1, dial->steps) : -1;
}

int dial_step_at(const struct dial *dial, const struct dial_frame *frame, struct spot from,
                 struct spot at) {
    struct spot scale = scale_spot(frame);
    bool slides = from.y == scale.y && from.x >= scale.x && from.x < scale.x + frame->scale_cells;
    if (slides)
        return scale_column_step(&(struct scale){.steps = dial->steps}, at.x - scale.x - 1,
                                 frame->scale_cells - ENDS);
    return from.x == at.x && from.y == at.y ? step_at_arrow(dial, frame, at) : -1;
}

/* --- Switches. --- */

static bool is_beside(const struct dial *dial, const struct dial_frame *frame) {
    return frame->title_cells + GAP + SWITCH_SCALE + GAP + dial->value_cells <= frame->width_cells;
}

int dial_switch_rows(const struct dial *dial, const struct dial_frame *frame) {
    return is_beside(dial, frame) ? 1 : 2;
}

void dial_draw_switch(const struct dial *dial, const struct dial_frame *frame, int y,
                      struct canvas *canvas) {
    assert(dial->steps == 1);
    bool beside = is_beside(dial, frame);
    int x = beside ? frame->title_cells + GAP : 0;
    canvas_text_cut(canvas, 0, y, frame->width_cells,
                    theme_style(dial->focused ? ROLE_FOCUS : ROLE_STRONG), dial->title);
    draw_scale(dial, x, y + !beside, SWITCH_SCALE, canvas);
    canvas_text(canvas, x + SWITCH_SCALE + GAP, y + !beside, theme_style(ROLE_VALUE), dial->value);
}
