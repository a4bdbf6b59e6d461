/* What stands where on a diagram's stage. Where there is room: the picture and its curve, figures
 * beside them or, of several lanes, below; then the knobs, or what is asked; words last. Else each
 * is a leaf, and the picture's has curve and words, too. */
#include "blocks/diagram/stage.h"

#include "base/int.h"
#include "blocks/ask/steps.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/figures.h"
#include "blocks/diagram/goal_rows.h"
#include "blocks/diagram/knobs.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/steps.h"
#include "blocks/diagram/told.h"
#include "blocks/diagram/transcript.h"
#include "blocks/diagram/words.h"

/* --- The content of each region. --- */

static void add_picture(const struct diagram_now *now, struct rect at, struct stage_flow *stage) {
    stage_begin(stage, STAGE_PICTURE, at, 0);
    int rows = at.height;
    if (diagram_shows_transcript(now->block, now->scene->marks))
        rows = int_max(diagram_transcript_rows(now, at.width - DIAGRAM_INDENT), 1);
    flow_add(stage->flow, now->block, DIAGRAM_PICTURE, rows, PIECE_STOP);
    stage_end(stage);
}

static void add_curve(const struct diagram_now *now, struct rect at, struct stage_flow *stage) {
    stage_begin(stage, STAGE_CURVE, at, 0);
    flow_add(stage->flow, now->block, DIAGRAM_CURVE, at.height, 0);
    stage_end(stage);
}

/* What is higher than its region is a stop: it is scrolled. */
static void add_figures(const struct diagram_now *now, struct rect at, unsigned rules,
                        struct stage_flow *stage) {
    struct rect room = at;
    bool is_stop =
        !now->scene->stage->whole || diagram_figures_rows_within(now, room) > room.height;
    room.width -= is_stop ? DIAGRAM_INDENT : 0;
    int rows = int_max(diagram_figures_rows_within(now, room), room.height);
    stage_begin(stage, STAGE_FIGURES, at, rules);
    flow_add(stage->flow, now->block, DIAGRAM_FIGURES, rows, is_stop ? PIECE_STOP : 0);
    stage_end(stage);
}

static void add_knobs(const struct diagram_now *now, struct rect at, struct stage_flow *stage) {
    stage_begin(stage, STAGE_KNOBS, at, now->scene->stage->whole ? STAGE_RULE_ABOVE : 0);
    diagram_layout_knobs(now, stage->flow);
    stage_end(stage);
}

static void add_words(const struct diagram_now *now, struct rect at, bool scrolls, unsigned rules,
                      struct stage_flow *stage) {
    int rows = scrolls ? diagram_told_rows(now, at.width, at.height) : at.height;
    stage_begin(stage, STAGE_WORDS, at, rules);
    flow_add(stage->flow, now->block, DIAGRAM_WORDS, rows, scrolls ? PIECE_STOP : 0);
    stage_end(stage);
}

int diagram_words_rows(const struct diagram_now *now, int piece_rows, int width) {
    int note = diagram_told_rows(now, width, 0);
    return piece_rows > note + 2 ? piece_rows - note : piece_rows;
}

static void add_question(const struct diagram_now *now, struct rect at, unsigned rules,
                         struct stage_flow *stage) {
    stage_begin(stage, STAGE_QUESTION, at, rules);
    if (now->scene->stage->step == STAGE_GUESS)
        prediction_layout_guess(now->block, now->scene, DIAGRAM_SKIP_ROW, stage->flow);
    else
        prediction_layout_explain(now->block, now->scene, DIAGRAM_LATER, stage->flow);
    stage_end(stage);
}

/* --- All at once. --- */

enum {
    WATCH_WORDS = 5, /* rows of words, … */
    TUNE_WORDS = 3,
    LEAST_UPPER = 9,  /* … of picture, curve and figures, whatever stands below, … */
    LEAST_TABLE = 11, /* … where the figures of several lanes stand below, … */
    LEAST_LANES = 8,  /* … of picture and curve of several lanes, … */
    GOOD_CURVE = 5,   /* … and of a curve, with its axis */
    LOW_CURVE = 4,
    HIGH_CURVE = 7,
    FIGURES_CELLS = 31,
    WIDE_FIGURES = 36,
    WIDE_FROM = 98 /* cells */
};

static int curve_rows(const struct diagram_now *now, int upper) {
    if (!diagram_has_curve(now->diagram))
        return 0;
    return upper >= 20 ? HIGH_CURVE : upper >= 12 ? GOOD_CURVE : LOW_CURVE;
}

/* A sweep, which is no film, takes the place of both. */
static void add_film(const struct diagram_now *now, struct rect at, struct stage_flow *stage) {
    int curve = now->swept ? 0 : curve_rows(now, at.height);
    add_picture(now, (struct rect){at.x, at.y, at.width, at.height - curve}, stage);
    if (curve > 0)
        add_curve(now, (struct rect){at.x, at.y + at.height - curve, at.width, curve}, stage);
}

/* Beside the film; of several lanes, which take the width, below it. */
static void add_upper(const struct diagram_now *now, int rows, struct stage_flow *stage) {
    int width = now->scene->stage->columns;
    if (!now->diagram->is_simulated) {
        add_film(now, (struct rect){0, 0, width, rows}, stage);
    } else if (now->known->lane_count == 1) {
        int cells = width >= WIDE_FROM ? WIDE_FIGURES : FIGURES_CELLS;
        add_film(now, (struct rect){0, 0, width - cells - 3, rows}, stage);
        add_figures(now, (struct rect){width - cells, 0, cells, rows}, STAGE_RULE_LEFT, stage);
    } else {
        struct rect room = {0, 0, width, int_max(rows - LEAST_LANES - 1, 3)};
        int figures = int_min(diagram_figures_rows_within(now, room), room.height);
        add_film(now, (struct rect){0, 0, width, rows - figures - 1}, stage);
        add_figures(now, (struct rect){0, rows - figures, width, figures}, STAGE_RULE_ABOVE, stage);
    }
}

static void layout_asking(const struct diagram_now *now, struct stage_flow *stage) {
    enum { LEAST_PICTURE = 6 };
    const struct stage_view *view = now->scene->stage;
    int upper = int_max(view->rows * 2 / 5, LEAST_PICTURE);
    add_picture(now, (struct rect){0, 0, view->columns, upper}, stage);
    add_question(now, (struct rect){0, upper + 1, view->columns, view->rows - upper - 1},
                 STAGE_RULE_ABOVE, stage);
}

static void layout_working(const struct diagram_now *now, struct stage_flow *stage) {
    const struct stage_view *view = now->scene->stage;
    bool tunes = view->step == STAGE_TUNE && now->diagram->knobs.count > 0;
    int words = tunes ? TUNE_WORDS : WATCH_WORDS, upper = view->rows - words - 1;
    int width = view->columns;
    if (tunes) {
        int least = now->known->lane_count > 1 ? LEAST_TABLE : LEAST_UPPER;
        int most = int_max(upper - least - 1, 1);
        int knob_rows = int_min(int_max(diagram_knobs_rows(now, width), 1), most);
        upper -= knob_rows + 1;
        add_upper(now, upper, stage);
        add_knobs(now, (struct rect){0, upper + 1, width, knob_rows}, stage);
    } else {
        add_upper(now, upper, stage);
    }
    add_words(now, (struct rect){0, view->rows - words, width, words}, true, STAGE_RULE_ABOVE,
              stage);
}

/* --- As leaves. --- */

static bool has_figures(const struct diagram_now *now) {
    return now->diagram->is_simulated;
}

/* The picture with a curve and some words, as far as there are rows. */
static void add_film_leaf(const struct diagram_now *now, struct rect body,
                          struct stage_flow *stage) {
    enum { WORDS = 2, CURVE = 3, HIGH = 14, GOOD = 9, LOW = 7 };
    int words = body.height >= LOW ? WORDS : body.height >= 4 ? 1 : 0;
    bool has_curve = diagram_has_curve(now->diagram) && !now->swept;
    int most = body.height >= HIGH ? GOOD_CURVE : body.height >= GOOD ? CURVE : 0;
    int curve = has_curve ? most : 0;
    int picture = body.height - words - curve;
    add_picture(now, (struct rect){0, 0, body.width, picture}, stage);
    if (curve > 0)
        add_curve(now, (struct rect){0, picture, body.width, curve}, stage);
    if (words > 0)
        add_words(now, (struct rect){0, picture + curve, body.width, words}, false, 0, stage);
}

/* The goal's conditions, where enough rows are left for knobs. */
static int goal_leaf_rows(const struct diagram_now *now, int width, int rows) {
    enum { LEAST_KNOBS = 4 };
    int goal = diagram_goal_rows(now, (struct goal_form){.heading = false}, width - DIAGRAM_INDENT);
    return rows - goal >= LEAST_KNOBS ? goal : 0;
}

static void add_goal(const struct diagram_now *now, struct rect at, struct stage_flow *stage) {
    stage_begin(stage, STAGE_FIGURES, at, STAGE_RULE_ABOVE);
    flow_add(stage->flow, now->block, DIAGRAM_GOAL, at.height, 0);
    stage_end(stage);
}

/* The knobs, what of the goal is met, and what a turn changed. */
static void add_knobs_leaf(const struct diagram_now *now, struct rect body,
                           struct stage_flow *stage) {
    int words = body.height >= 6 ? 2 : 0, rows = body.height - words;
    int goal = goal_leaf_rows(now, body.width, rows - 1), below = goal > 0 ? goal + 1 : 0;
    add_knobs(now, (struct rect){0, 0, body.width, rows - below}, stage);
    if (goal > 0)
        add_goal(now, (struct rect){0, rows - goal, body.width, goal}, stage);
    if (words > 0)
        add_words(now, (struct rect){0, body.height - words, body.width, words}, false, 0, stage);
}

static void layout_leaves(const struct diagram_now *now, struct stage_flow *stage) {
    const struct stage_view *view = now->scene->stage;
    struct rect body = {0, 0, view->columns, view->rows};
    bool asks = view->step == STAGE_GUESS || view->step == STAGE_EXPLAIN;
    if (asks)
        add_picture(now, body, stage);
    else
        add_film_leaf(now, body, stage);
    stage->leaf++;
    if (asks) {
        add_question(now, body, 0, stage);
        return;
    }
    if (has_figures(now))
        add_figures(now, body, 0, stage);
    stage->leaf++;
    if (view->step == STAGE_TUNE)
        add_knobs_leaf(now, body, stage);
    stage->leaf++;
    add_words(now, body, true, 0, stage);
}

static void layout(const struct block *block, const struct scene *scene, struct stage_flow *stage) {
    struct diagram_now now = diagram_now(block, scene);
    bool asks = scene->stage->step == STAGE_GUESS || scene->stage->step == STAGE_EXPLAIN;
    if (!scene->stage->whole)
        layout_leaves(&now, stage);
    else if (asks)
        layout_asking(&now, stage);
    else
        layout_working(&now, stage);
}

/* --- The head. --- */

static const char *title(const struct block *block, const struct scene *scene) {
    return diagram_now(block, scene).diagram->title;
}

static const char *state(const struct block *block, const struct scene *scene, int cells,
                         bool ascii) {
    struct diagram_now now = diagram_now(block, scene);
    return diagram_steady_state(&now, cells, ascii);
}

static bool has(const struct block *block) {
    return block != NULL;
}

const struct stage diagram_stage = {
    .has = has,
    .steps = diagram_steps,
    .is_done = diagram_step_is_done,
    .enter = diagram_enter_step,
    .leave = diagram_leave_step,
    .tunes = STAGE_KNOBS,
    .layout = layout,
    .title = title,
    .state = state,
    .ended = diagram_note_end,
};
