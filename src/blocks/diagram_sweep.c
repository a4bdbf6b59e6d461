/* The sweep: every value of one knob is run, and what it comes to stands as curves over the axis.
 * The mark is the knob itself, so that a step of it is the same as turning it. View state, the mark
 * ".sweep": 1 while it stands in the picture's place, 2 in a run that was entered from it. */
#include <string.h>

#include "base/int.h"
#include "base/number.h"
#include "base/text.h"
#include "blocks/diagram_view.h"
#include "sim/measure.h"
#include "ui/curve.h"

enum { RUN, SWEEP, RUN_BELOW };
enum { MEAN, WORST, REQUESTS, CURVE_COUNT };
enum {
    CURVE_ROWS_MOST = 3,
    WORDS_ROWS = 2,
    LABEL_CELLS = NUMBER_LEAST_CELLS, /* of every label, so that the rows hang on none */
    GOOD_ROWS = 14,                   /* of the body, for gaps and an axis below each curve */
    GOOD_WIDTH = 50,                  /* for whole titles beside the curves */
};

static const char part[] = ".sweep";

static int64_t rung(const struct block *block, const struct scene *scene) {
    return facts_get(scene->marks, block->id, part, RUN);
}

static int swept_index(const struct block *block) {
    return ((const struct diagram *)block->object)->sweep;
}

static const struct diagram_knob *swept_knob(const struct block *block) {
    return diagram_knob_at(block->object, swept_index(block));
}

/* Where another knob turned to a technique that has not the swept one, the run stands there. */
bool diagram_is_swept(const struct block *block, const struct scene *scene) {
    const struct diagram *diagram = block->object;
    return diagram->sweep >= 0 && rung(block, scene) == SWEEP &&
           !films_playing(scene->films, block) && !prediction_locks(block, scene->facts) &&
           diagram_knob_works(block, scene, diagram->sweep);
}

/* --- What every value comes to. --- */

struct sweep {
    int count, step;
    int64_t values[CURVE_COUNT][SIMULATED_SWEEP]; /* CURVE_NONE where nothing arrives */
};

static const struct {
    enum measure_id measure;
    const char *titles[2]; /* whole and short */
} shown[CURVE_COUNT] = {
    [MEAN] = {MEASURE_STALENESS_MEAN, {"mean staleness", "mean"}},
    [WORST] = {MEASURE_STALENESS_MAX, {"worst staleness", "worst"}},
    [REQUESTS] = {MEASURE_REQUESTS_PER_HOUR, {"requests an hour", "requests/h"}},
};

static void run_step(const struct block *block, const struct scenario *setting, int step,
                     struct sweep *sweep) {
    struct scenario turned = *setting;
    struct figures figures;
    for (int i = 0; i < CURVE_COUNT; i++)
        sweep->values[i][step] = CURVE_NONE;
    diagram_knob_turn(swept_knob(block), step, &turned);
    if (!diagram_measure(block->object, &turned, &figures))
        return;
    for (int i = 0; i < CURVE_COUNT; i++)
        measure_value(&measures[shown[i].measure], &figures, &sweep->values[i][step]);
}

/* Every value of the knob, the others as they are set now. */
static void run_sweep(const struct block *block, const struct scene *scene, struct sweep *sweep) {
    struct scenario setting = diagram_setting(block, scene, 0);
    sweep->count = swept_knob(block)->last + 1;
    sweep->step = diagram_knob_step(block, scene, swept_index(block));
    for (int step = 0; step < sweep->count; step++)
        run_step(block, &setting, step, sweep);
}

/* --- What stands where. --- */

/* The place that there is, from the width of what is right of the focus mark. */
struct room {
    int width;
    int curve_rows; /* of one curve */
    bool low;       /* no gaps, and one axis for all curves */
};

static struct room room_for(const struct block *block, const struct scene *scene, int width) {
    struct room room = {.width = int_max(width - DIAGRAM_INDENT, 1),
                        .low = scene->body_rows < GOOD_ROWS};
    int axes = room.low ? 1 : CURVE_COUNT, gaps = room.low ? 0 : 1;
    int rows = scene->body_rows - 2 - gaps - axes - WORDS_ROWS;
    if (!room.low)
        rows -= diagram_rows_below(block, scene, width);
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
    const char *text = room->low ? arena_printf(arena, "%s %s", title, value)
                                 : arena_printf(arena, "%*s", LABEL_CELLS, value);
    return text != NULL ? text : "";
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
int diagram_sweep_rows(const struct block *block, const struct scene *scene, int width) {
    struct curve curves[CURVE_COUNT];
    struct room room = room_for(block, scene, width);
    make_curves(NULL, &room, scene->arena, curves);
    struct curve_frame frame = curve_frame(curves, CURVE_COUNT, room.width);
    int rows = (room.low ? 1 : 2) + 1 + WORDS_ROWS;
    for (int i = 0; i < CURVE_COUNT; i++)
        rows += curve_rows(&curves[i], &frame);
    return rows;
}

/* "mean staleness 2.58 s, worst 5.08 s, 720 requests an hour", or "mean 2.58 s, worst 5.08 s, 720
 * requests/h". */
static const char *value_words(const struct sweep *sweep, bool brief, struct arena *arena) {
    const struct measure *age = &measures[MEASURE_STALENESS_MEAN];
    char number[NUMBER_TEXT_BYTES];
    int step = sweep->step;
    int64_t requests = sweep->values[REQUESTS][step];
    if (sweep->values[MEAN][step] == CURVE_NONE)
        return "nothing arrives";
    int cells = brief ? NUMBER_LEAST_CELLS : NUMBER_TEXT_BYTES;
    return arena_printf(arena,
                        brief ? "mean %s, worst %s, %s request%s/h"
                              : "mean staleness %s, worst %s, %s request%s an hour",
                        measure_words(age, sweep->values[MEAN][step], arena),
                        measure_words(age, sweep->values[WORST][step], arena),
                        number_within(requests, cells, number), requests == 1 ? "" : "s");
}

/* "Poll interval 5 s: mean staleness 2.58 s, …", after the lane's title where lanes have one. */
static const char *mark_words(const struct block *block, const struct scene *scene,
                              const struct sweep *sweep, bool brief) {
    const struct diagram_knob *knob = swept_knob(block);
    struct arena *arena = scene->arena;
    struct scenario setting = diagram_setting(block, scene, 0);
    const char *lane = diagram_lane_title(block->object, 0);
    const char *values = value_words(sweep, brief, arena);
    const char *text = arena_printf(
        arena, "%s%s%s %s: %s", lane != NULL ? lane : "", lane != NULL ? ": " : "", knob->title,
        knob_words(&setting, knob->row, arena), values != NULL ? values : "");
    return text != NULL ? text : "";
}

static void write_mark(const struct block *block, const struct scene *scene,
                       const struct sweep *sweep, struct pen *pen) {
    const char *words = mark_words(block, scene, sweep, false);
    if (text_lines(words, strlen(words), pen->width_cells) > WORDS_ROWS)
        words = mark_words(block, scene, sweep, true);
    pen_label_rows(pen, 0, theme_style(ROLE_VALUE), words, WORDS_ROWS);
}

/* --- Drawing. --- */

/* The first and the last value of the knob, below the axis. */
static void draw_ends(const struct block *block, const struct scene *scene,
                      const struct curve_frame *frame, int y, struct canvas *canvas) {
    const struct diagram_knob *knob = swept_knob(block);
    struct scenario from = diagram_setting(block, scene, 0), to = from;
    diagram_knob_turn(knob, 0, &from);
    diagram_knob_turn(knob, knob->last, &to);
    const char *first = knob_words(&from, knob->row, scene->arena);
    const char *last = knob_words(&to, knob->row, scene->arena);
    int x = frame->left_cells + frame->columns - text_width(last);
    canvas_text(canvas, frame->left_cells, y, theme_style(ROLE_QUIET), first);
    if (x > frame->left_cells + text_width(first))
        canvas_text(canvas, x, y, theme_style(ROLE_QUIET), last);
}

/* Where a column shows the mark's value, the others the nearest of theirs. */
static int draw_curves(const struct sweep *sweep, struct curve curves[CURVE_COUNT],
                       const struct curve_frame *frame, int y, struct arena *arena,
                       struct canvas *canvas) {
    for (int i = 0; i < CURVE_COUNT; i++) {
        int64_t *columns = arena_array(arena, (size_t)frame->columns, sizeof *columns);
        if (columns == NULL)
            return y;
        curve_spread(sweep->values[i], sweep->count, columns, frame->columns);
        curves[i].values = columns;
        curves[i].mark = curve_column(sweep->step, sweep->count, frame->columns);
        curves[i].now = frame->columns;
        curve_draw(&curves[i], frame, y, canvas);
        y += curve_rows(&curves[i], frame);
    }
    return y;
}

void diagram_draw_sweep(const struct piece *piece, const struct scene *scene,
                        struct canvas *canvas) {
    const struct diagram *diagram = piece->block->object;
    struct curve curves[CURVE_COUNT];
    struct sweep sweep;
    struct room room = room_for(piece->block, scene, piece->at.width);
    bool focused = scene_focused(scene, piece->block, piece->part);
    run_sweep(piece->block, scene, &sweep);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){DIAGRAM_INDENT, 0, room.width, piece->at.height});
    canvas_text_cut(canvas, 0, 0, room.width, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING),
                    diagram->title);
    make_curves(&sweep, &room, scene->arena, curves);
    struct curve_frame frame = curve_frame(curves, CURVE_COUNT, room.width);
    int y = draw_curves(&sweep, curves, &frame, room.low ? 1 : 2, scene->arena, canvas);
    draw_ends(piece->block, scene, &frame, y, canvas);
    struct pen pen = {
        .canvas = canvas, .arena = scene->arena, .width_cells = room.width, .y = y + 1};
    write_mark(piece->block, scene, &sweep, &pen);
    canvas_pop(canvas, state);
}

/* --- Keys. --- */

uint64_t diagram_sweep_offers(const struct piece *piece, const struct scene *scene) {
    const struct block *block = piece->block;
    if (piece->part != DIAGRAM_PICTURE)
        return 0;
    if (!scene_entered(scene, block, piece->part))
        return BINDING_BIT(DIAGRAM_SWEEP_STEER);
    int index = swept_index(block), step = diagram_knob_step(block, scene, index);
    uint64_t offers = BINDING_BIT(DIAGRAM_SWEEP_MOVES) | BINDING_BIT(DIAGRAM_SWEEP_DOWN);
    if (step > 0)
        offers |= BINDING_BIT(DIAGRAM_SWEEP_LESS);
    if (step < swept_knob(block)->last)
        offers |= BINDING_BIT(DIAGRAM_SWEEP_MORE);
    return offers;
}

uint64_t diagram_run_offers(const struct piece *piece, const struct scene *scene) {
    const struct diagram *diagram = piece->block->object;
    if (diagram->sweep < 0 || !diagram_knob_shown(piece->block, scene, diagram->sweep))
        return 0;
    return BINDING_BIT(DIAGRAM_SWEEP_UP) |
           (rung(piece->block, scene) == RUN_BELOW ? BINDING_BIT(DIAGRAM_SWEEP_CLIMB) : 0);
}

static void climb(const struct block *block, struct session *session) {
    if (films_playing(session->films, block))
        films_pause(session->films);
    facts_set(session->marks, block->id, part, SWEEP);
}

bool diagram_sweep_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    switch (action) {
    case DIAGRAM_SWEEP_UP:
    case DIAGRAM_SWEEP_CLIMB:
        climb(block, session);
        return true;
    case DIAGRAM_SWEEP_DOWN:
        facts_set(session->marks, block->id, part, RUN_BELOW);
        return true;
    case DIAGRAM_SWEEP_LESS:
    case DIAGRAM_SWEEP_MORE: {
        int index = swept_index(block), by = action == DIAGRAM_SWEEP_MORE ? 1 : -1;
        diagram_turn(block, index, diagram_knob_step(block, session->scene, index) + by, session);
        return true;
    }
    default:
        return false;
    }
}
