/* The sweep: every value of one knob is run, and what it comes to stands as curves over the axis.
 * The mark is the knob itself, so that a step of it is the same as turning it. */
#include "blocks/diagram/sweep.h"

#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram/parts.h"
#include "sim/measure.h"
#include "ui/curve.h"

enum { MEAN, WORST, REQUESTS, CURVE_COUNT };
enum {
    CURVE_ROWS_MOST = 3,
    WORDS_ROWS = 2,
    LABEL_CELLS = NUMBER_LEAST_CELLS, /* of every label, so that the rows hang on none */
    GOOD_ROWS = 14,                   /* of the body, for gaps and an axis below each curve */
    GOOD_WIDTH = 50,                  /* for whole titles beside the curves */
};

/* --- What every value comes to. --- */

struct sweep {
    int count;
    int64_t values[CURVE_COUNT][SIMULATED_SWEEP]; /* CURVE_NONE where nothing arrives */
    const char *lost[SIMULATED_SWEEP];            /* beside the ages; NULL: nothing was */
};

static const struct {
    enum measure_id measure;
    const char *titles[2]; /* whole and short */
} shown[] = {
    [MEAN] = {MEASURE_STALENESS_MEAN, {"mean staleness", "mean"}},
    [WORST] = {MEASURE_STALENESS_MAX, {"worst staleness", "worst"}},
    [REQUESTS] = {MEASURE_REQUESTS_PER_HOUR, {"requests an hour", "requests/h"}},
};
_Static_assert(sizeof shown / sizeof *shown == CURVE_COUNT, "a row each");

static void run_step(const struct diagram *diagram, const struct scenario *setting, int step,
                     struct arena *arena, struct sweep *sweep) {
    struct scenario turned = *setting;
    diagram_knob_turn(diagram_knob_at(diagram, diagram->sweep), step, &turned);
    struct figures figures = diagram_run_figures(diagram, &turned);
    for (int i = 0; i < CURVE_COUNT; i++)
        if (!measure_value(&measures[shown[i].measure], &figures, &sweep->values[i][step]))
            sweep->values[i][step] = CURVE_NONE;
    sweep->lost[step] = measure_lost_words(&measures[shown[MEAN].measure], &figures, arena);
}

/* Every value of the knob, the others as they are set now. */
static void make_sweep(const struct block *block, const struct scene *scene, void *into) {
    struct diagram_now now = diagram_now(block, scene);
    struct sweep *sweep = into;
    sweep->count = diagram_knob_at(now.diagram, now.diagram->sweep)->last + 1;
    for (int step = 0; step < sweep->count; step++)
        run_step(now.diagram, &now.known->set[0], step, scene->arena, sweep);
}

/* --- What stands where. --- */

/* The place that there is, from the width of what is right of the focus mark. */
struct room {
    int width;
    int curve_rows; /* of one curve */
    bool low;       /* no gaps, and one axis for all curves */
};

static struct room room_for(int width, int height) {
    struct room room = {.width = int_max(width - DIAGRAM_INDENT, 1), .low = height < GOOD_ROWS};
    int axes = room.low ? 1 : CURVE_COUNT, gaps = room.low ? 0 : 1;
    int rows = height - 1 - gaps - axes - WORDS_ROWS;
    room.curve_rows = int_max(int_min(rows / CURVE_COUNT, CURVE_ROWS_MOST), 1);
    return room;
}

/* The label at the top of an axis: with the title where that stands nowhere else; else as wide as
 * any, since it decides whether titles take rows. */
static const char *top_words(int curve, int64_t top, const struct room *room, struct arena *arena) {
    char number[NUMBER_TEXT_BYTES];
    const char *value = curve == REQUESTS
                            ? number_within(top, LABEL_CELLS, number)
                            : measure_words(&measures[shown[curve].measure], top, arena);
    const char *title = shown[curve].titles[room->width < GOOD_WIDTH];
    return room->low ? arena_printf(arena, "%s %s", title, value)
                     : arena_printf(arena, "%*s", LABEL_CELLS, value);
}

static void make_curves(const struct sweep *sweep, const struct room *room, struct arena *arena,
                        struct curve curves[CURVE_COUNT]) {
    for (int i = 0; i < CURVE_COUNT; i++) {
        int64_t most = 0;
        for (int step = 0; sweep != NULL && step < sweep->count; step++)
            most = sweep->values[i][step] > most ? sweep->values[i][step] : most;
        int64_t top = i == REQUESTS ? curve_top(most) : curve_top_usec(most);
        curves[i] =
            (struct curve){.title = room->low ? NULL : shown[i].titles[room->width < GOOD_WIDTH],
                           .top = top,
                           .top_text = top_words(i, top, room, arena),
                           .rows = room->curve_rows,
                           .axis = !room->low || i == CURVE_COUNT - 1,
                           .mark = -1};
    }
}

/* They hang on no value: a layout needs no run. */
/* "mean staleness 2.58 s, worst 5.08 s, 720 requests an hour", or "mean 2.58 s, worst 5.08 s, 720
 * requests/h". */
static const char *value_words(const struct sweep *sweep, int step, bool brief,
                               struct arena *arena) {
    const struct measure *age = &measures[MEASURE_STALENESS_MEAN];
    char number[NUMBER_TEXT_BYTES];
    const char *lost = sweep->lost[step];
    int64_t requests = sweep->values[REQUESTS][step];
    if (sweep->values[MEAN][step] == CURVE_NONE)
        return "nothing arrives";
    int cells = brief ? NUMBER_LEAST_CELLS : NUMBER_TEXT_BYTES;
    return arena_printf(arena,
                        brief ? "mean %s, worst %s%s%s, %s request%s/h"
                              : "mean staleness %s, worst %s%s%s, %s request%s an hour",
                        measure_words(age, sweep->values[MEAN][step], arena),
                        measure_words(age, sweep->values[WORST][step], arena),
                        lost != NULL ? ", " : "", lost != NULL ? lost : "",
                        number_within(requests, cells, number), requests == 1 ? "" : "s");
}

/* "Poll interval 5 s: mean staleness 2.58 s, …", after the lane's title where lanes have one. */
static const char *mark_words(const struct diagram_now *now, const struct sweep *sweep,
                              bool brief) {
    const struct diagram_knob *knob = diagram_knob_at(now->diagram, now->diagram->sweep);
    struct arena *arena = now->scene->arena;
    const char *lane = diagram_lane_title(now->diagram, 0);
    int step = now->known->knobs[now->diagram->sweep].step;
    return arena_printf(arena, "%s%s%s %s: %s", lane != NULL ? lane : "", lane != NULL ? ": " : "",
                        knob->title, knob_words(&now->known->set[0], knob->row, arena),
                        value_words(sweep, step, brief, arena));
}

static void write_mark(const struct diagram_now *now, const struct sweep *sweep, struct pen *pen) {
    const char *words = mark_words(now, sweep, false);
    if (text_lines(words, strlen(words), pen->width_cells) > WORDS_ROWS)
        words = mark_words(now, sweep, true);
    pen_label_rows(pen, 0, theme_style(ROLE_VALUE), words, WORDS_ROWS);
}

/* --- Drawing. --- */

/* The first and the last value of the knob, below the axis. */
static void draw_ends(const struct diagram_now *now, const struct curve_frame *frame, int y,
                      struct canvas *canvas) {
    const struct diagram_knob *knob = diagram_knob_at(now->diagram, now->diagram->sweep);
    struct scenario from = now->known->set[0], to = from;
    diagram_knob_turn(knob, 0, &from);
    diagram_knob_turn(knob, knob->last, &to);
    const char *first = knob_words(&from, knob->row, now->scene->arena);
    const char *last = knob_words(&to, knob->row, now->scene->arena);
    int x = frame->left_cells + frame->columns - text_width(last);
    canvas_text(canvas, frame->left_cells, y, theme_style(ROLE_QUIET), first);
    if (x > frame->left_cells + text_width(first))
        canvas_text(canvas, x, y, theme_style(ROLE_QUIET), last);
}

/* Where a column shows the mark's value, the others the nearest of theirs. */
static int draw_curves(const struct sweep *sweep, int step, struct curve curves[CURVE_COUNT],
                       const struct curve_frame *frame, int y, struct arena *arena,
                       struct canvas *canvas) {
    for (int i = 0; i < CURVE_COUNT; i++) {
        int64_t *columns = arena_array(arena, (size_t)frame->columns, sizeof *columns);
        curve_spread(sweep->values[i], sweep->count, columns, frame->columns);
        curves[i].values = columns;
        curves[i].mark = curve_column(step, sweep->count, frame->columns);
        curves[i].now = frame->columns;
        curve_draw(&curves[i], frame, y, canvas);
        y += curve_rows(&curves[i], frame);
    }
    return y;
}

void diagram_draw_sweep(const struct diagram_now *now, const struct piece *piece,
                        struct canvas *canvas) {
    const struct sweep *sweep = known_now(now->block, now->scene, sizeof *sweep, make_sweep);
    struct arena *arena = now->scene->arena;
    struct curve curves[CURVE_COUNT];
    struct room room = room_for(piece->at.width, piece->at.height);
    bool focused = scene_focused(now->scene, piece->block, piece->part);
    int step = now->known->knobs[now->diagram->sweep].step;
    struct canvas_state state =
        canvas_push(canvas, (struct rect){DIAGRAM_INDENT, 0, room.width, piece->at.height});
    canvas_text_cut(canvas, 0, 0, room.width, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING),
                    now->diagram->title);
    make_curves(sweep, &room, arena, curves);
    struct curve_frame frame = curve_frame(curves, CURVE_COUNT, room.width);
    int y = draw_curves(sweep, step, curves, &frame, room.low ? 1 : 2, arena, canvas);
    draw_ends(now, &frame, y, canvas);
    struct pen pen = {.canvas = canvas, .arena = arena, .width_cells = room.width, .y = y + 1};
    write_mark(now, sweep, &pen);
    canvas_pop(canvas, state);
}
