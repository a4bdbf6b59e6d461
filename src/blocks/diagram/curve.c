/* The curve of each lane: the age of its screen, up to where the film was seen. */
#include "blocks/diagram/curve.h"

#include <assert.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/was.h"
#include "blocks/diagram/words.h"
#include "blocks/film/goal.h"
#include "ui/curve.h"

enum {
    LABEL_CELLS = 6,  /* of every label of the axis: "500 ms" */
    BESIDE_CELLS = 5, /* "░ was" */
    TITLE_FROM = 5    /* rows in which there is one for a title */
};

bool diagram_has_curve(const struct diagram *diagram) {
    return diagram->curve >= 0 ? diagram->curve > 0 : diagram->is_simulated;
}

/* --- What stands where. --- */

/* Side by side, as the lanes of the picture are; or the one that is shown. */
struct places {
    int count, cells;
    int lanes[SIMULATED_LANES];
    bool titled;
};

static struct places places_in(const struct diagram_now *now, struct rect size) {
    int width = int_max(size.width - DIAGRAM_INDENT, 1);
    bool turns = diagram_turns_lanes(now, width);
    struct places places = {.count = turns ? 1 : now->known->lane_count,
                            .titled = size.height >= TITLE_FROM};
    assert(places.count >= 1);
    for (int i = 0; i < places.count; i++)
        places.lanes[i] = turns ? diagram_lane_shown(now) : i;
    int gaps = DIAGRAM_LANE_GAP * (places.count - 1);
    places.cells = int_max((width - gaps) / places.count, 1);
    return places;
}

static struct rect place_at(const struct places *places, int index, int height) {
    int x = DIAGRAM_INDENT + index * (places->cells + DIAGRAM_LANE_GAP);
    return (struct rect){x, 0, places->cells, height};
}

/* --- What the curve of a lane is made of. --- */

static const char *label(int64_t usec, struct arena *arena) {
    char duration[DURATION_TEXT_BYTES];
    return arena_printf(arena, "%*s", LABEL_CELLS, duration_format(usec, duration));
}

/* The least that the goal asks of staleness; of lanes the first is judged. */
static const struct condition *least_age(const struct diagram *diagram, int lane) {
    const struct condition *least = NULL;
    for (int i = 0; i < diagram->goal.count && lane == 0; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        if (condition->measure->unit == MEASURE_UNIT_DURATION && condition->other == NULL &&
            (least == NULL || condition->bound < least->bound))
            least = condition;
    }
    return least;
}

/* Its bounds, or none; one that is held against another run has none that stays. */
static void put_lines(const struct condition *goal, struct arena *arena, struct curve *curve) {
    if (goal == NULL)
        return;
    bool span = goal->is == CONDITION_WITHIN;
    int64_t upper = span ? goal->to : goal->bound;
    curve->lines[0] = (struct curve_line){.value = upper, .label = label(upper, arena)};
    if (span)
        curve->lines[1] =
            (struct curve_line){.value = goal->bound, .label = label(goal->bound, arena)};
}

static struct curve make_curve(const struct diagram_now *now, const struct places *places, int lane,
                               int height) {
    struct arena *arena = now->scene->arena;
    int rows = height - places->titled;
    int64_t top_usec = diagram_curve_axis_usec(now);
    struct curve curve = {.top = top_usec,
                          .top_text = label(top_usec, arena),
                          .rows = int_max(int_min(rows - 1, CURVE_ROW_LIMIT), 1),
                          .axis = rows > 1,
                          .is_age = true,
                          .now = -1,
                          .mark = -1,
                          .ghost_text = "was",
                          .line_text = now->diagram->mission != NULL ? "task" : "goal",
                          .word = places->titled ? NULL : "age",
                          .beside_cells = now->diagram->is_simulated ? BESIDE_CELLS : 0};
    put_lines(least_age(now->diagram, lane), arena, &curve);
    return curve;
}

/* The ages in a film by column, up to the last that may be seen. */
static const int64_t *values_of(const struct trace *trace, int columns, int last,
                                struct arena *arena) {
    int64_t *values = arena_array(arena, (size_t)columns, sizeof *values);
    curve_of_trace(trace, values, columns);
    for (int i = last + 1; i < columns; i++)
        values[i] = CURVE_NONE;
    return values;
}

static const bool *losses_of(const struct trace *trace, int columns, int last,
                             struct arena *arena) {
    bool *lost = arena_array(arena, (size_t)columns, sizeof *lost);
    if (!curve_losses_of_trace(trace, lost, columns))
        return NULL;
    for (int i = last + 1; i < columns; i++)
        lost[i] = false;
    return lost;
}

/* What was not seen yet stays hidden: to be there when it comes is what the film is for. */
static void fill_curve(const struct diagram_now *now, int lane, int columns, struct curve *curve) {
    const struct trace *trace = &now->known->traces[lane];
    struct arena *arena = now->scene->arena;
    struct diagram_was was;
    curve->present = !diagram_is_unplayed(now);
    curve->now = curve->present ? curve_time_column(trace, now->film.time_usec, columns) : -1;
    int last = now->known->watched ? columns - 1 : curve->now;
    curve->values = values_of(trace, columns, last, arena);
    curve->lost = losses_of(trace, columns, last, arena);
    if (diagram_was(now, &was))
        curve->ghost = values_of(&was.film->traces[lane], columns, last, arena);
}

/* --- Drawing. --- */

/* "STALENESS", in the style of the other heads, and the lane's title where there are several, which
 * comes first where there is no room for both. */
static int draw_names(const char *title, int width, struct canvas *canvas) {
    static const char head[] = "STALENESS";
    int x = 0;
    if (title == NULL || text_width(head) + 1 + text_width(title) <= width)
        x = canvas_text_cut(canvas, 0, 0, width, theme_style(ROLE_HEADING), head) + 1;
    if (title != NULL)
        x += canvas_text_cut(canvas, x, 0, width - x, theme_style(ROLE_STRONG), title);
    return x;
}

/* Above the present moment's column, where there is room, "now". */
static void draw_title(const struct diagram_now *now, int lane, const struct curve *curve,
                       const struct curve_frame *frame, struct canvas *canvas) {
    static const char present[] = "now";
    int taken = draw_names(diagram_lane_title(now->diagram, lane), frame->width_cells, canvas);
    int x = int_min(frame->left_cells + curve->now - text_width(present) / 2,
                    frame->width_cells - text_width(present));
    if (curve->present && x > taken)
        canvas_text(canvas, x, 0, theme_style(ROLE_QUIET), present);
}

void diagram_draw_curve(const struct diagram_now *now, struct rect size, struct canvas *canvas) {
    struct places places = places_in(now, size);
    for (int i = 0; i < places.count; i++) {
        int lane = places.lanes[i];
        struct curve curve = make_curve(now, &places, lane, size.height);
        struct curve_frame frame = curve_frame(&curve, 1, places.cells);
        fill_curve(now, lane, frame.columns, &curve);
        struct canvas_state state = canvas_push(canvas, place_at(&places, i, size.height));
        if (places.titled)
            draw_title(now, lane, &curve, &frame, canvas);
        curve_draw(&curve, &frame, places.titled, canvas);
        canvas_pop(canvas, state);
    }
}

/* --- By the mouse. --- */

int64_t diagram_curve_time_at(const struct diagram_now *now, struct rect size, struct spot from,
                              struct spot at) {
    struct places places = places_in(now, size);
    for (int i = 0; i < places.count; i++) {
        int lane = places.lanes[i];
        struct curve curve = make_curve(now, &places, lane, size.height);
        struct curve_frame frame = curve_frame(&curve, 1, places.cells);
        int left = place_at(&places, i, size.height).x + frame.left_cells;
        if (from.x >= left && from.x < left + frame.columns)
            return curve_column_time(&now->known->traces[lane], at.x - left, frame.columns);
    }
    return -1;
}
