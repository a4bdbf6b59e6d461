/* The sweep as it is shown: what every value of a knob comes to, as curves over its values. The
 * mark is the knob itself, so that a step of it is the same as turning it. */
#include "blocks/diagram/sweep.h"

#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "base/writer.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/goal.h"
#include "blocks/film/sweep.h"
#include "ui/curve.h"

enum {
    CURVES_MOST = DIAGRAM_GOAL_LIMIT,
    WORDS_ROWS = 2,
    LABEL_CELLS = NUMBER_LEAST_CELLS, /* of every label, so that where it stands hangs on none */
};

/* --- Which measures. --- */

/* A curve's measure, and the goal's condition on it. */
struct shown {
    const struct measure *measure;
    const struct condition *condition; /* as the author wrote it; NULL: there is none */
};

struct measured {
    struct shown shown[CURVES_MOST];
    int count;
    bool has_goal;
};

static struct measured measured_by_goal(const struct diagram *diagram) {
    struct measured measured = {.has_goal = true, .count = diagram->goal.count};
    for (int i = 0; i < measured.count; i++) {
        const struct condition *condition = goal_condition(diagram, i);
        measured.shown[i] = (struct shown){condition->measure, condition};
    }
    return measured;
}

/* The goal's; without one how old and how often. */
static struct measured measured_by(const struct diagram_now *now, int knob) {
    if (diagram_sweep_has_goal(now->known, knob))
        return measured_by_goal(now->diagram);
    return (struct measured){.shown = {{&measures[MEASURE_STALENESS_MEAN], NULL},
                                       {&measures[MEASURE_STALENESS_MAX], NULL},
                                       {&measures[MEASURE_REQUESTS_PER_HOUR], NULL}},
                             .count = 3};
}

static int64_t const *values_of(const struct diagram_sweep *sweep, const struct shown *shown) {
    return sweep->values[shown->measure - measures];
}

/* --- What stands where. --- */

/* The rows from the top: words of the mark, curves with the axis below the last, the span where the
 * goal is won, the ends of the knob. */
struct room {
    int width;      /* right of the focus mark */
    int curves;     /* as many as there is room for */
    int curve_rows; /* of each */
    int gap;        /* blank rows above a curve */
    bool ends;
    int words;
};

static int rows_of(const struct room *room, bool has_goal) {
    return room->words + room->curves * (room->gap + room->curve_rows) + 1 + has_goal + room->ends;
}

/* In so many rows; where they are few, first the gaps are left out, then height, the ends, a row of
 * words, and at last curves. */
static struct room room_in(const struct measured *measured, int width, int rows) {
    struct room room = {.width = int_max(width - DIAGRAM_INDENT, 1),
                        .curves = measured->count,
                        .curve_rows = 1,
                        .ends = true,
                        .words = WORDS_ROWS};
    bool has_goal = measured->has_goal;
    if (rows_of(&room, has_goal) > rows)
        room.ends = false;
    if (rows_of(&room, has_goal) > rows)
        room.words = 1;
    while (room.curves > 1 && rows_of(&room, has_goal) > rows)
        room.curves--;
    int spare = int_max(rows - rows_of(&room, has_goal), 0);
    room.curve_rows = int_min(1 + spare / room.curves, CURVE_ROW_LIMIT);
    room.gap = rows - rows_of(&room, has_goal) >= room.curves;
    return room;
}

/* --- The curves. --- */

/* At the top of an axis: what is measured and how much that is. Every label is as wide. */
static const char *label_words(const struct measured *measured, int index, const char *value,
                               struct arena *arena) {
    int widest = 0;
    for (int i = 0; i < measured->count; i++)
        widest = int_max(widest, text_width(measured->shown[i].measure->brief));
    const char *brief = measured->shown[index].measure->brief;
    return arena_printf(arena, "%s%*s%*s", brief, widest - text_width(brief) + 1, "",
                        int_max(LABEL_CELLS - text_width(value), 0) + (int)strlen(value), value);
}

static int64_t most_of(const int64_t *values, int count) {
    int64_t most = 0;
    for (int i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    return most;
}

/* A round number above all that is measured, or above some times the bound, beyond which it does
 * not matter how far a value is. */
static int64_t top_of(const struct diagram_sweep *sweep, const struct measured *measured,
                      int index) {
    enum { BOUNDS = 2 };
    const struct shown *shown = &measured->shown[index];
    int64_t most = most_of(values_of(sweep, shown), sweep->count), bound = 0;
    if (shown->condition != NULL)
        bound = shown->condition->is == CONDITION_WITHIN
                    ? shown->condition->to
                    : most_of(sweep->bounds[index], sweep->count);
    most = most > bound ? most : bound;
    if (bound > 0 && bound < INT64_MAX / BOUNDS && most > BOUNDS * bound)
        most = BOUNDS * bound;
    return shown->measure->unit == MEASURE_UNIT_DURATION ? curve_top_usec(most) : curve_top(most);
}

static void make_curves(const struct diagram_sweep *sweep, const struct measured *measured,
                        const struct room *room, struct arena *arena,
                        struct curve curves[CURVES_MOST]) {
    for (int i = 0; i < room->curves; i++) {
        const struct measure *measure = measured->shown[i].measure;
        int64_t top = top_of(sweep, measured, i);
        const char *words = measure_words_brief(measure, top, LABEL_CELLS, arena);
        curves[i] = (struct curve){.top = top,
                                   .top_text = label_words(measured, i, words, arena),
                                   .rows = room->curve_rows,
                                   .axis = i == room->curves - 1,
                                   .mark = -1};
    }
}

/* --- Drawing. --- */

/* What is drawn on: the sweep in its frame. */
struct view {
    const struct diagram_now *now;
    const struct diagram_knob *knob;
    const struct diagram_sweep *sweep;
    const struct measured *measured;
    const struct curve_frame *frame;
    struct arena *arena;
    struct canvas *canvas;
};

/* Values of the sweep by column: one between two has the nearer one. */
static const int64_t *columns_of(const struct view *view, const int64_t *values) {
    int64_t *columns = arena_array(view->arena, (size_t)view->frame->columns, sizeof *columns);
    curve_spread(values, view->sweep->count, columns, view->frame->columns);
    return columns;
}

static struct curve_line line_at(const struct view *view, const struct measure *measure,
                                 int64_t value) {
    return (struct curve_line){
        .value = value, .label = measure_words_brief(measure, value, LABEL_CELLS, view->arena)};
}

/* The bound, both of a span, or what the other run comes to at each value. */
static void put_lines(const struct view *view, int index, struct curve *curve) {
    const struct condition *condition = view->measured->shown[index].condition;
    if (condition->other != NULL) {
        curve->lines[0] =
            (struct curve_line){.values = columns_of(view, view->sweep->bounds[index]),
                                .before = condition->is == CONDITION_ABOVE};
        return;
    }
    bool span = condition->is == CONDITION_WITHIN;
    curve->lines[0] = line_at(view, condition->measure, span ? condition->to : condition->bound);
    if (!span)
        return;
    curve->lines[1] = line_at(view, condition->measure, condition->bound);
    curve->lines[1].before = true;
}

static void draw_curve(const struct view *view, int index, struct curve *curve, int y) {
    const struct shown *shown = &view->measured->shown[index];
    int step = view->now->known->knobs[view->now->sweep].step;
    curve->values = columns_of(view, values_of(view->sweep, shown));
    curve->mark = curve_column(step, view->knob->last + 1, view->frame->columns);
    curve->now = view->frame->columns;
    if (shown->condition != NULL)
        put_lines(view, index, curve);
    curve_draw(curve, view->frame, y, view->canvas);
}

/* Where along the axis all conditions hold. */
static void draw_won(const struct view *view, int y) {
    const struct curve_frame *frame = view->frame;
    int64_t won[SIMULATED_SWEEP];
    bool any = false;
    for (int i = 0; i < view->sweep->count; i++) {
        won[i] = view->sweep->won[i];
        any = any || view->sweep->won[i];
    }
    const int64_t *columns = columns_of(view, won);
    for (int column = 0; column < frame->columns; column++)
        if (columns[column] != 0)
            canvas_text(view->canvas, frame->left_cells + column, y, theme_style(ROLE_GOOD), "═");
    if (frame->left_cells > 0)
        canvas_text(view->canvas, int_max(frame->left_cells - 5, 0), y, theme_style(ROLE_QUIET),
                    "won");
    if (!any)
        canvas_text_cut(view->canvas, frame->left_cells, y, frame->columns, theme_style(ROLE_QUIET),
                        "at none of these");
}

/* The first and the last value of the knob, below the axis. */
static void draw_ends(const struct view *view, int y) {
    const struct curve_frame *frame = view->frame;
    struct scenario from = view->now->known->set[view->sweep->lane], to = from;
    diagram_knob_turn(view->knob, 0, &from);
    diagram_knob_turn(view->knob, view->knob->last, &to);
    const char *first = knob_words(&from, view->knob->row, view->arena);
    const char *last = knob_words(&to, view->knob->row, view->arena);
    int x = frame->left_cells + frame->columns - text_width(last);
    canvas_text_cut(view->canvas, frame->left_cells, y, frame->columns, theme_style(ROLE_QUIET),
                    first);
    if (x > frame->left_cells + text_width(first))
        canvas_text(view->canvas, x, y, theme_style(ROLE_QUIET), last);
}

/* --- What the mark comes to, in words. --- */

/* "✗ ", "✓ "; of a curve without a condition nothing. */
static const char *mark_of(const struct view *view, int index) {
    if (!view->measured->has_goal)
        return "";
    struct goal_figures figures = diagram_goal_figures(view->now);
    struct condition condition = goal_condition_for(view->now->diagram, index, &figures);
    return goal_condition_is_met(&condition, figures.own) ? "✓\u00A0" : "✗\u00A0";
}

/* " (short polling 900)": what it is held against. */
static const char *other_words(const struct view *view, int index) {
    const struct condition *written = view->measured->shown[index].condition;
    if (written == NULL || written->other == NULL)
        return "";
    struct goal_figures figures = diagram_goal_figures(view->now);
    struct condition condition = goal_condition_for(view->now->diagram, index, &figures);
    return arena_printf(
        view->arena, " (%s %s)", written->other->words,
        measure_words_brief(written->measure, condition.bound, NUMBER_LEAST_CELLS, view->arena));
}

/* "✗ 95 % 3.32 s", "✓ requests 1,126 an hour"; or "mean 2.58 s". */
static void write_measured(const struct view *view, int index, bool brief, struct writer *writer) {
    const struct shown *shown = &view->measured->shown[index];
    const struct figures *figures = diagram_figures(view->now, view->sweep->lane);
    int cells = brief ? NUMBER_LEAST_CELLS : NUMBER_TEXT_BYTES;
    const char *lost = measure_lost_words(shown->measure, figures, view->arena);
    int64_t value;
    writer_printf(writer, "%s%s ", mark_of(view, index), shown->measure->brief);
    if (!measure_value(shown->measure, figures, &value))
        writer_printf(writer, "none, nothing arrives");
    else
        writer_printf(writer, "%s%s%s%s",
                      brief ? measure_words_brief(shown->measure, value, cells, view->arena)
                            : measure_words_within(shown->measure, value, cells, view->arena),
                      !brief && lost != NULL ? " (" : "", !brief && lost != NULL ? lost : "",
                      !brief && lost != NULL ? ")" : "");
    writer_printf(writer, "%s", brief ? "" : other_words(view, index));
}

static bool is_won(const struct view *view) {
    struct goal_figures figures = diagram_goal_figures(view->now);
    return goal_is_met(view->now->diagram, &figures);
}

/* "Ask every 3.2 s: not won. ✗ 95 % 3.32 s, ✓ requests 1,126 an hour", after the lane's title where
 * lanes have one; in brief without that. */
static const char *mark_words(const struct view *view, bool brief) {
    const struct diagram_now *now = view->now;
    const char *lane = diagram_lane_title(now->diagram, view->sweep->lane);
    struct writer writer = {0};
    bool says_lane = !brief && lane != NULL;
    writer_printf(&writer, "%s%s%s %s: ", says_lane ? lane : "", says_lane ? ": " : "",
                  view->knob->title,
                  knob_words(&now->known->set[view->sweep->lane], view->knob->row, view->arena));
    if (view->measured->has_goal)
        writer_printf(&writer, "%s. ", is_won(view) ? "won" : "not won");
    for (int i = 0; i < view->measured->count; i++) {
        writer_printf(&writer, "%s", i > 0 ? ", " : "");
        write_measured(view, i, brief, &writer);
    }
    return writer_keep(&writer, view->arena);
}

static void draw_words(const struct view *view, const struct room *room, bool focused) {
    struct pen pen = {.canvas = view->canvas, .arena = view->arena, .width_cells = room->width};
    const char *words = mark_words(view, false);
    if (text_lines(words, strlen(words), room->width) > room->words)
        words = mark_words(view, true);
    pen_label_rows(&pen, 0, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING), words, room->words);
}

static void draw_all(const struct view *view, const struct room *room, struct curve *curves) {
    int y = room->words;
    for (int i = 0; i < room->curves; i++) {
        y += room->gap;
        draw_curve(view, i, &curves[i], y);
        y += curve_rows(&curves[i], view->frame);
    }
    if (view->measured->has_goal)
        draw_won(view, y++);
    if (room->ends)
        draw_ends(view, y);
}

/* --- By the mouse. --- */

int diagram_sweep_step_at(const struct diagram_now *now, const struct piece *piece,
                          struct spot from, struct spot at) {
    struct measured measured = measured_by(now, now->sweep);
    struct room room = room_in(&measured, piece->at.width, piece->at.height);
    struct curve curves[CURVES_MOST];
    make_curves(diagram_sweep(now->known, now->sweep), &measured, &room, now->scene->arena, curves);
    struct curve_frame frame = curve_frame(curves, room.curves, room.width);
    int left = DIAGRAM_INDENT + frame.left_cells;
    if (from.y < room.words || from.x < left || from.x >= left + frame.columns)
        return -1;
    int last = diagram_knob_at(now->diagram, now->sweep)->last;
    return last > 0 ? curve_column(at.x - left, frame.columns, last + 1) : 0;
}

void diagram_draw_sweep(const struct diagram_now *now, const struct piece *piece,
                        struct canvas *canvas) {
    const struct diagram_sweep *sweep = diagram_sweep(now->known, now->sweep);
    struct measured measured = measured_by(now, now->sweep);
    struct room room = room_in(&measured, piece->at.width, piece->at.height);
    struct curve curves[CURVES_MOST];
    make_curves(sweep, &measured, &room, now->scene->arena, curves);
    struct curve_frame frame = curve_frame(curves, room.curves, room.width);
    struct view view = {.now = now,
                        .knob = diagram_knob_at(now->diagram, now->sweep),
                        .sweep = sweep,
                        .measured = &measured,
                        .frame = &frame,
                        .arena = now->scene->arena,
                        .canvas = canvas};
    struct canvas_state state =
        canvas_push(canvas, (struct rect){DIAGRAM_INDENT, 0, room.width, piece->at.height});
    draw_words(&view, &room, scene_focused(now->scene, piece->block, piece->part));
    draw_all(&view, &room, curves);
    canvas_pop(canvas, state);
}
