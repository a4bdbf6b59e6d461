/* What stands where on a slider's stage. Where there is room: the scale with band and verdict,
 * below it the figures, the dials, and words last; or what is asked. Else each is a leaf, and the
 * dials' has the verdict, too. */
#include "blocks/slider/stage.h"

#include "base/int.h"
#include "base/text.h"
#include "blocks/ask/steps.h"
#include "blocks/slider/figures.h"
#include "blocks/slider/held.h"
#include "blocks/slider/picture.h"
#include "blocks/slider/told.h"
#include "blocks/slider/verdict.h"

/* --- The picture: scale, band and verdict. --- */

enum { VERDICT_GAP = 3 /* cells between band and verdict in a row */ };

struct plan {
    struct slider_picture picture;
    bool beside; /* the verdict stands in the row of the band, not below it */
    int width, band_rows, verdict_rows;
    int told_rows; /* of how the prediction came, where the words are another leaf */
    int rows;
};

static int band_cells(const struct slider_band *band) {
    return text_width(band->title) + (band->range != NULL ? 2 + text_width(band->range) : 0);
}

static bool has_room_beside(const struct slider *slider, int width) {
    int most = 0;
    for (int i = 0; i < slider->bands.count; i++)
        most = int_max(most, band_cells(slider_band_at(slider, i)));
    return most + VERDICT_GAP + SLIDER_VERDICT_LEAST_CELLS <= width;
}

static struct plan make_plan(const struct slider_now *now, const struct scene *scene, int width) {
    const struct slider *slider = now->slider;
    struct plan plan = {.width = slider_inner(width)};
    plan.picture = slider_picture(slider, plan.width);
    plan.beside = has_room_beside(slider, plan.width);
    plan.band_rows =
        plan.beside ? 1 : slider_band_rows(slider, slider_write_title, scene, plan.width);
    plan.verdict_rows = plan.beside ? 0 : slider_verdict_rows(slider, plan.width);
    if (!scene->stage->whole && scene->stage->step == STAGE_TUNE)
        plan.told_rows = prediction_rows(now->block, scene, plan.width);
    plan.rows = plan.picture.rows + plan.band_rows + plan.verdict_rows + plan.told_rows;
    return plan;
}

/* Where it is tuned, and once the guess is over. */
static bool tells_verdict(const struct slider_now *now, const struct scene *scene) {
    return !stage_asks(scene) || prediction_may_explain(now->block, scene->facts);
}

static void write_band_and_verdict(const struct slider_now *now, const struct scene *scene,
                                   struct pen *pen) {
    const struct slider_band *band = slider_band_at(now->slider, now->band);
    int x = canvas_text(pen->canvas, 0, pen->y, theme_style(ROLE_STRONG), band->title);
    if (band->range != NULL) {
        x += canvas_text(pen->canvas, x, pen->y, theme_style(ROLE_VALUE), ", ");
        canvas_text(pen->canvas, x, pen->y, theme_style(ROLE_VALUE), band->range);
    }
    if (tells_verdict(now, scene))
        slider_write_verdict_beside(slider_now_answer(now, scene),
                                    pen->width_cells - band_cells(band) - VERDICT_GAP, pen);
}

static void write_verdict(const struct slider_now *now, const struct scene *scene,
                          struct pen *pen) {
    bool tells = tells_verdict(now, scene);
    slider_write_verdict(now->slider, tells ? slider_now_answer(now, scene) : NULL, pen);
}

static void draw_picture(const struct slider_now *now, const struct piece *piece,
                         const struct scene *scene, struct canvas *canvas) {
    struct plan plan = make_plan(now, scene, piece->at.width);
    struct pen pen = scene_pen(scene, canvas, plan.width);
    slider_picture_draw(now, &plan.picture, canvas);
    pen.y = plan.picture.rows;
    if (plan.beside) {
        write_band_and_verdict(now, scene, &pen);
    } else {
        slider_write_title(slider_band_at(now->slider, now->band), &pen);
        pen.y = plan.picture.rows + plan.band_rows;
        write_verdict(now, scene, &pen);
    }
    pen.y = plan.rows - plan.told_rows;
    if (plan.told_rows > 0)
        slider_write_told(now, scene, &pen);
}

/* --- The content of each region. --- */

static void add_picture(const struct slider_now *now, const struct scene *scene, struct rect at,
                        struct stage_flow *stage) {
    stage_begin(stage, STAGE_PICTURE, at, 0);
    flow_add(stage->flow, now->block, SLIDER_SCALE,
             int_max(make_plan(now, scene, at.width).rows, 1), PIECE_STOP);
    stage_end(stage);
}

/* What is higher than its region is a stop: it is scrolled; and so is what is a leaf. */
static void add_piece(const struct slider_now *now, enum stage_region region, int part,
                      struct rect at, int rows, unsigned rules, bool is_leaf,
                      struct stage_flow *stage) {
    bool is_stop = is_leaf || rows > at.height;
    stage_begin(stage, region, at, rules);
    flow_add(stage->flow, now->block, part, int_max(rows, at.height), is_stop ? PIECE_STOP : 0);
    stage_end(stage);
}

static void add_figures(const struct slider_now *now, struct rect at, unsigned rules, bool is_leaf,
                        struct stage_flow *stage) {
    int rows = slider_figures_rows(now->slider, slider_inner(at.width));
    add_piece(now, STAGE_FIGURES, SLIDER_FIGURES, at, rows, rules, is_leaf, stage);
}

static void add_dials(const struct slider_now *now, struct rect at, unsigned rules,
                      struct stage_flow *stage) {
    stage_begin(stage, STAGE_KNOBS, at, rules);
    for (int i = 0; i < slider_dial_count(now->slider); i++)
        flow_add(stage->flow, now->block, SLIDER_HELD + i, slider_dial_rows(now, at.width),
                 PIECE_STOP);
    stage_end(stage);
}

static void add_words(const struct slider_now *now, const struct scene *scene, struct rect at,
                      unsigned rules, bool is_leaf, struct stage_flow *stage) {
    struct pen pen = scene_pen(scene, NULL, slider_inner(at.width));
    slider_write_words(now, scene, &pen);
    add_piece(now, STAGE_WORDS, SLIDER_WORDS, at, pen.y, rules, is_leaf, stage);
}

static void add_question(const struct slider_now *now, const struct scene *scene, struct rect at,
                         unsigned rules, struct stage_flow *stage) {
    stage_begin(stage, STAGE_QUESTION, at, rules);
    if (scene->stage->step == STAGE_GUESS)
        prediction_layout_guess(now->block, scene, SLIDER_SKIP_ROW, stage->flow);
    else
        prediction_layout_explain(now->block, scene, SLIDER_LATER, stage->flow);
    stage_end(stage);
}

/* --- All at once. --- */

enum { LEAST_WORDS = 2, GOOD_WORDS = 5, RULE = 1 };

/* Of the rows that figures and words share: those of the figures that are to be seen, then some
 * words, then all figures. */
static int figures_rows(const struct slider *slider, int width, int rows) {
    int least = slider_figures_least_rows(slider, width), all = slider_figures_rows(slider, width);
    int figures = int_min(least, rows - LEAST_WORDS);
    return int_max(int_max(figures, int_min(all, rows - GOOD_WORDS)), 1);
}

static void layout_tuning(const struct slider_now *now, const struct scene *scene,
                          struct stage_flow *stage) {
    const struct stage_view *view = scene->stage;
    int width = view->columns, y = make_plan(now, scene, width).rows;
    int dials = slider_dial_count(now->slider) * slider_dial_rows(now, width);
    int figures = figures_rows(now->slider, slider_inner(width), view->rows - y - dials - 3 * RULE);
    add_picture(now, scene, (struct rect){0, 0, width, y}, stage);
    y += RULE;
    add_figures(now, (struct rect){0, y, width, figures}, STAGE_RULE_ABOVE, false, stage);
    y += figures + RULE;
    add_dials(now, (struct rect){0, y, width, dials}, STAGE_RULE_ABOVE, stage);
    y += dials + RULE;
    add_words(now, scene, (struct rect){0, y, width, view->rows - y}, STAGE_RULE_ABOVE, false,
              stage);
}

static void layout_asking(const struct slider_now *now, const struct scene *scene,
                          struct stage_flow *stage) {
    const struct stage_view *view = scene->stage;
    int width = view->columns, upper = make_plan(now, scene, width).rows;
    add_picture(now, scene, (struct rect){0, 0, width, upper}, stage);
    add_question(now, scene, (struct rect){0, upper + RULE, width, view->rows - upper - RULE},
                 STAGE_RULE_ABOVE, stage);
}

/* --- As leaves. --- */

/* What has no stop below the stops of a leaf: the first words, with the verdict where the picture
 * is another leaf. */
static void add_hint(const struct slider_now *now, struct rect at, struct stage_flow *stage) {
    if (at.height < 1)
        return;
    stage_begin(stage, STAGE_WORDS, at, 0);
    flow_add(stage->flow, now->block, SLIDER_HINT, at.height, 0);
    stage_end(stage);
}

static void add_picture_leaf(const struct slider_now *now, const struct scene *scene,
                             struct rect body, struct stage_flow *stage) {
    int rows = int_min(make_plan(now, scene, body.width).rows, body.height);
    add_picture(now, scene, (struct rect){0, 0, body.width, rows}, stage);
    if (!stage_asks(scene))
        add_hint(now, (struct rect){0, rows, body.width, body.height - rows}, stage);
}

static void add_dials_leaf(const struct slider_now *now, struct rect body,
                           struct stage_flow *stage) {
    int rows = slider_dial_count(now->slider) * slider_dial_rows(now, body.width);
    int verdict = slider_verdict_rows(now->slider, slider_inner(body.width));
    int least = body.height - verdict > 1 ? body.height - verdict : body.height;
    rows = int_min(rows, least);
    add_dials(now, (struct rect){0, 0, body.width, rows}, 0, stage);
    add_hint(now, (struct rect){0, rows, body.width, body.height - rows}, stage);
}

static void layout_leaves(const struct slider_now *now, const struct scene *scene,
                          struct stage_flow *stage) {
    struct rect body = {0, 0, scene->stage->columns, scene->stage->rows};
    add_picture_leaf(now, scene, body, stage);
    stage->leaf++;
    if (stage_asks(scene)) {
        add_question(now, scene, body, 0, stage);
        return;
    }
    add_figures(now, body, 0, true, stage);
    stage->leaf++;
    add_dials_leaf(now, body, stage);
    stage->leaf++;
    add_words(now, scene, body, 0, true, stage);
}

static void layout(const struct block *block, const struct scene *scene, struct stage_flow *stage) {
    const struct slider_now *now = slider_now(block, scene);
    if (!scene->stage->whole)
        layout_leaves(now, scene, stage);
    else if (stage_asks(scene))
        layout_asking(now, scene, stage);
    else
        layout_tuning(now, scene, stage);
}

/* --- Drawing. --- */

static void draw_hint(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas) {
    struct pen pen = scene_pen(scene, canvas, slider_inner(piece->at.width));
    if (slider_has_dial(scene, now->block))
        write_verdict(now, scene, &pen);
    slider_write_some_words(now, scene, piece->at.height - pen.y, &pen);
}

static void draw_words(const struct slider_now *now, const struct piece *piece,
                       const struct scene *scene, struct canvas *canvas) {
    struct pen pen = scene_pen(scene, canvas, slider_inner(piece->at.width));
    slider_write_words(now, scene, &pen);
}

void slider_draw_on_stage(const struct slider_now *now, const struct piece *piece,
                          const struct scene *scene, struct canvas *canvas) {
    int width = slider_inner(piece->at.width);
    if (piece->part == SLIDER_HELD || piece->part == SLIDER_KEPT) {
        slider_dial_draw(now, piece, scene, canvas);
        return;
    }
    struct canvas_state state =
        canvas_push(canvas, (struct rect){SLIDER_MARK, 0, width, piece->at.height});
    if (piece->part == SLIDER_SCALE)
        draw_picture(now, piece, scene, canvas);
    else if (piece->part == SLIDER_FIGURES)
        slider_figures_draw(now, slider_now_answer(now, scene), width, canvas);
    else if (piece->part == SLIDER_WORDS)
        draw_words(now, piece, scene, canvas);
    else if (piece->part == SLIDER_HINT)
        draw_hint(now, piece, scene, canvas);
    canvas_pop(canvas, state);
}

/* --- Its steps. --- */

static bool has(const struct block *block) {
    return ((const struct slider *)block->object)->asks;
}

static unsigned steps(const struct block *block) {
    return STAGE_BIT(STAGE_TUNE) | prediction_steps(block);
}

/* Moved, a dial turned, or left. */
static bool is_tuned(const struct block *block, const struct facts *facts) {
    return slider_is_placed(block, facts) || facts_has(facts, block->id, own_held_costs) ||
           facts_has(facts, block->id, own_keep_alive) || facts_has(facts, block->id, own_tuned);
}

static bool is_done(const struct block *block, const struct facts *facts, const struct scene *scene,
                    enum stage_step step) {
    return step == STAGE_TUNE ? is_tuned(block, facts)
                              : prediction_step_is_done(block, facts, scene, step);
}

static void enter(const struct block *block, enum stage_step step, struct facts *facts) {
    if (step == STAGE_EXPLAIN)
        prediction_enter_explain(block, facts);
}

static void leave(const struct block *block, enum stage_step step, struct facts *facts) {
    if (step == STAGE_TUNE && !is_tuned(block, facts))
        facts_set(facts, block->id, own_tuned, 1);
}

/* --- The head. --- */

static const char *title(const struct block *block, const struct scene *scene) {
    return slider_now(block, scene)->slider->label;
}

/* Between the arrows that move the knob. */
static const char *state(const struct block *block, const struct scene *scene, int cells) {
    bool moves = scene_focused(scene, block, SLIDER_SCALE) && scene->stage->step == STAGE_TUNE;
    char value[DURATION_TEXT_BYTES];
    slider_window_words(slider_now(block, scene), cells, value);
    return moves ? arena_printf(scene->arena, "◄ %s ►", value)
                 : arena_printf(scene->arena, "%s", value);
}

const struct stage slider_stage = {
    .has = has,
    .steps = steps,
    .is_done = is_done,
    .enter = enter,
    .leave = leave,
    .tunes = STAGE_PICTURE,
    .layout = layout,
    .title = title,
    .state = state,
};
