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
#include "blocks/diagram/missions.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/steps.h"
#include "blocks/diagram/told.h"
#include "blocks/diagram/transcript.h"
#include "blocks/diagram/words.h"
#include "blocks/film/missions.h"

/* --- The content of each region. --- */

static void add_picture(const struct diagram_now *now, struct rect at, struct stage_flow *stage) {
    stage_begin(stage, STAGE_PICTURE, at, 0);
    int rows = at.height;
    if (diagram_shows_transcript(now->block, now->scene->marks))
        rows = int_max(diagram_transcript_rows(now, at.width - DIAGRAM_INDENT), 1);
    flow_add(stage->flow, now->block, DIAGRAM_PICTURE, rows, PIECE_STOP);
    stage_end(stage);
}

static void add_curve(const struct diagram_now *now, struct rect at, unsigned rules,
                      struct stage_flow *stage) {
    stage_begin(stage, STAGE_CURVE, at, rules);
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

/* What scrolls ends with the note. */
static void add_words(const struct diagram_now *now, struct rect at, bool scrolls, unsigned rules,
                      struct stage_flow *stage) {
    int rows = scrolls ? diagram_told_rows(now, at.width, at.height) : at.height;
    stage_begin(stage, STAGE_WORDS, at, rules);
    flow_add(stage->flow, now->block, DIAGRAM_WORDS, rows, scrolls ? PIECE_STOP : 0);
    stage_end(stage);
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
    RULE = 1,        /* the row of the rule above a region, … */
    RULE_LEFT = 3,   /* … and the columns of one at its left, with air on both sides */
    WATCH_WORDS = 5, /* rows of words, … */
    TUNE_WORDS = 3,
    LEAST_UPPER = 9,   /* … of picture, curve and figures, whatever stands below, … */
    LEAST_TABLE = 11,  /* … where the figures of several lanes stand below, … */
    LEAST_LANES = 8,   /* … of picture and curve of several lanes, … */
    LEAST_FIGURES = 3, /* … and of their figures: a head and two lanes */
    FIGURES_CELLS = 31,
    WIDE_FIGURES = 36,
    WIDE_FROM = 98 /* cells */
};

/* The rows of a curve, with its axis, by those that there are. */
struct curve_room {
    int from, rows;
};
static const struct curve_room beside_all[] = {{20, 7}, {12, 5}, {0, 4}}; /* of those of the film */
static const struct curve_room on_leaf[] = {{14, 5}, {9, 3}, {0, 0}};     /* of those of the leaf */

static int curve_rows(const struct diagram_now *now, const struct curve_room *room, int rows) {
    if (now->swept || !diagram_has_curve(now->diagram))
        return 0;
    while (rows < room->from)
        room++;
    return room->rows;
}

/* The picture, and its curve below, with a rule between where rows are many. A sweep, which is no
 * film, takes the place of both. */
static void add_film(const struct diagram_now *now, struct rect at, int curve,
                     struct stage_flow *stage) {
    enum { RULE_FROM = 20 };
    int rule = curve > 0 && at.height >= RULE_FROM ? RULE : 0, picture = at.height - curve - rule;
    add_picture(now, (struct rect){at.x, at.y, at.width, picture}, stage);
    if (curve > 0)
        add_curve(now, (struct rect){at.x, at.y + picture + rule, at.width, curve},
                  rule > 0 ? STAGE_RULE_ABOVE : 0, stage);
}

static void add_film_in_whole(const struct diagram_now *now, int width, int rows,
                              struct stage_flow *stage) {
    add_film(now, (struct rect){0, 0, width, rows}, curve_rows(now, beside_all, rows), stage);
}

/* Beside the film; of several lanes, which take the width, below it. */
static void add_upper(const struct diagram_now *now, int rows, struct stage_flow *stage) {
    int width = now->scene->stage->columns;
    if (!now->diagram->has_figures) {
        add_film_in_whole(now, width, rows, stage);
    } else if (now->known->lane_count == 1) {
        int cells = width >= WIDE_FROM ? WIDE_FIGURES : FIGURES_CELLS;
        add_film_in_whole(now, width - cells - RULE_LEFT, rows, stage);
        add_figures(now, (struct rect){width - cells, 0, cells, rows}, STAGE_RULE_LEFT, stage);
    } else {
        struct rect room = {0, 0, width, int_max(rows - LEAST_LANES - RULE, LEAST_FIGURES)};
        int figures = int_min(diagram_figures_rows_within(now, room), room.height);
        add_film_in_whole(now, width, rows - figures - RULE, stage);
        add_figures(now, (struct rect){0, rows - figures, width, figures}, STAGE_RULE_ABOVE, stage);
    }
}

static void layout_asking(const struct diagram_now *now, struct stage_flow *stage) {
    enum { LEAST_PICTURE = 6, PICTURE_PERCENT = 40 };
    const struct stage_view *view = now->scene->stage;
    int upper = int_max(view->rows * PICTURE_PERCENT / 100, LEAST_PICTURE);
    add_picture(now, (struct rect){0, 0, view->columns, upper}, stage);
    add_question(now, (struct rect){0, upper + RULE, view->columns, view->rows - upper - RULE},
                 STAGE_RULE_ABOVE, stage);
}

/* Of so many rows the knobs leave picture, curve and figures the least, and scroll. */
static int knobs_rows_within(const struct diagram_now *now, int width, int rows) {
    int least = now->known->lane_count > 1 ? LEAST_TABLE : LEAST_UPPER;
    int most = int_max(rows - least - RULE, 1);
    return int_min(int_max(diagram_knobs_rows(now, width), 1), most);
}

static void layout_working(const struct diagram_now *now, struct stage_flow *stage) {
    const struct stage_view *view = now->scene->stage;
    bool tunes = view->step == STAGE_TUNE && now->diagram->knobs.count > 0;
    int width = view->columns, words = tunes ? TUNE_WORDS : WATCH_WORDS;
    int upper = view->rows - words - RULE;
    int knob_rows = tunes ? knobs_rows_within(now, width, upper) : 0;
    if (tunes)
        upper -= knob_rows + RULE;
    add_upper(now, upper, stage);
    if (tunes)
        add_knobs(now, (struct rect){0, upper + RULE, width, knob_rows}, stage);
    add_words(now, (struct rect){0, view->rows - words, width, words}, true, STAGE_RULE_ABOVE,
              stage);
}

/* --- As leaves. --- */

enum { LEAF_WORDS = 2 /* rows of them below what a leaf is for */ };

/* The picture with a curve and some words, as far as there are rows. */
static void add_film_leaf(const struct diagram_now *now, struct rect body,
                          struct stage_flow *stage) {
    enum { WORDS_FROM = 7, A_WORD_FROM = 4 };
    int words = body.height >= WORDS_FROM ? LEAF_WORDS : body.height >= A_WORD_FROM ? 1 : 0;
    int film = body.height - words;
    add_film(now, (struct rect){0, 0, body.width, film}, curve_rows(now, on_leaf, body.height),
             stage);
    if (words > 0)
        add_words(now, (struct rect){0, film, body.width, words}, false, 0, stage);
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
    enum { WORDS_FROM = 6 };
    int words = body.height >= WORDS_FROM ? LEAF_WORDS : 0, rows = body.height - words;
    int goal = goal_leaf_rows(now, body.width, rows - RULE), below = goal > 0 ? goal + RULE : 0;
    add_knobs(now, (struct rect){0, 0, body.width, rows - below}, stage);
    if (goal > 0)
        add_goal(now, (struct rect){0, rows - goal, body.width, goal}, stage);
    if (words > 0)
        add_words(now, (struct rect){0, rows, body.width, words}, false, 0, stage);
}

static void layout_leaves(const struct diagram_now *now, struct stage_flow *stage) {
    const struct stage_view *view = now->scene->stage;
    struct rect body = {0, 0, view->columns, view->rows};
    add_film_leaf(now, body, stage);
    stage->leaf++;
    if (now->diagram->has_figures)
        add_figures(now, body, 0, stage);
    stage->leaf++;
    if (view->step == STAGE_TUNE)
        add_knobs_leaf(now, body, stage);
    stage->leaf++;
    add_words(now, body, true, 0, stage);
}

static void layout_asking_leaves(const struct diagram_now *now, struct stage_flow *stage) {
    const struct stage_view *view = now->scene->stage;
    struct rect body = {0, 0, view->columns, view->rows};
    add_picture(now, body, stage);
    stage->leaf++;
    add_question(now, body, 0, stage);
}

static void layout(const struct block *block, const struct scene *scene, struct stage_flow *stage) {
    struct diagram_now now = diagram_now(block, scene);
    if (scene->stage->whole && stage_asks(scene))
        layout_asking(&now, stage);
    else if (scene->stage->whole)
        layout_working(&now, stage);
    else if (stage_asks(scene))
        layout_asking_leaves(&now, stage);
    else
        layout_leaves(&now, stage);
}

/* --- The head. --- */

static const char *title(const struct block *block, const struct scene *scene) {
    return diagram_now(block, scene).diagram->title;
}

static const char *state(const struct block *block, const struct scene *scene, int cells) {
    struct diagram_now now = diagram_now(block, scene);
    return diagram_steady_state(&now, cells);
}

/* A mission leads to the next one. */
static const struct block *after(const struct block *block) {
    return mission_is(block) ? mission_after(block) : NULL;
}

const struct stage diagram_stage = {
    .steps = diagram_steps,
    .is_done = diagram_step_is_done,
    .enter = diagram_enter_step,
    .leave = diagram_leave_step,
    .guess_begun = prediction_is_begun,
    .tunes = STAGE_KNOBS,
    .layout = layout,
    .head = diagram_mission_head,
    .after = after,
    .title = title,
    .state = state,
    .ended = diagram_note_end,
};
