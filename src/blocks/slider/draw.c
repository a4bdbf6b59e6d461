/* How a slider gives out its rows on the page and draws them: label, scale, and what is said of the
 * band; of one that asks the simulator the verdict, too. */
#include "blocks/slider/draw.h"

#include <stdio.h>
#include <string.h>

#include "base/int.h"
#include "base/text.h"
#include "blocks/slider/picture.h"
#include "blocks/slider/stage.h"
#include "blocks/slider/told.h"
#include "blocks/slider/verdict.h"

enum { ROOMY_ROWS = 14 /* a body with fewer rows has none to spare for space */ };

/* The plan of the rows, the same for layout and drawing: of the scale with its label, which has the
 * focus, and of what is told of the band. Neither changes its height as the knob moves. */

struct plan {
    int width;   /* without the columns of the mark */
    bool beside; /* the value stands beside the label, not below it */
    struct slider_picture picture;
    int picture_row, scale_rows, told_rows;
};

static void write_band(const struct slider_band *band, struct pen *pen) {
    slider_write_title(band, pen);
    slider_write_brief(band, pen);
    slider_write_text(band, pen);
}

/* The rows of what is said below the scale: of one that asks the simulator its verdict, what fits,
 * and which keys lead on; what the author says more of a band stands on its stage. */
static int told_rows(const struct slider *slider, const struct scene *scene, int width) {
    enum { KEYS_ROWS = 1 };
    if (!slider->asks)
        return slider_band_rows(slider, write_band, scene, width);
    return slider_band_rows(slider, slider_write_title, scene, width) +
           slider_verdict_rows(slider, width) +
           slider_band_rows(slider, slider_write_brief, scene, width) + KEYS_ROWS;
}

static struct plan make_plan(const struct slider *slider, const struct scene *scene, int width) {
    struct plan plan = {.width = slider_inner(width)};
    int gap = scene->body_rows >= ROOMY_ROWS ? 1 : 0;
    plan.beside = text_width(slider->label) + slider_value_cells(slider) <= plan.width;
    plan.picture = slider_picture(slider, plan.width);
    int label_rows = text_lines(slider->label, strlen(slider->label), plan.width);
    plan.picture_row = label_rows + (plan.beside ? 0 : 1) + gap;
    plan.scale_rows = plan.picture_row + plan.picture.rows + gap;
    plan.told_rows = told_rows(slider, scene, plan.width);
    return plan;
}

int slider_picture_row(const struct slider *slider, const struct scene *scene,
                       const struct piece *piece) {
    return make_plan(slider, scene, piece->at.width).picture_row;
}

static int note_rows(const struct slider_now *now, const struct scene *scene, int width) {
    struct pen pen = scene_pen(scene, NULL, slider_inner(width));
    slider_write_note(now, &pen);
    return pen.y;
}

void slider_layout(const struct slider_now *now, const struct scene *scene, struct flow *flow) {
    struct plan plan = make_plan(now->slider, scene, flow->width);
    flow_add(flow, now->block, SLIDER_SCALE, plan.scale_rows,
             PIECE_STOP | (now->waits ? 0 : PIECE_ENTERS));
    flow_add(flow, now->block, SLIDER_BAND, plan.told_rows, 0);
    if (!now->slider->asks)
        return;
    flow_gap(flow);
    flow_add(flow, now->block, SLIDER_NOTE, note_rows(now, scene, flow->width), 0);
}

/* Drawing */

static void draw_head(const struct slider_now *now, const struct plan *plan,
                      const struct scene *scene, struct canvas *canvas) {
    bool focused = scene_focused(scene, now->block, SLIDER_SCALE);
    bool entered = scene_entered(scene, now->block, SLIDER_SCALE);
    char value[DURATION_TEXT_BYTES], shown[DURATION_TEXT_BYTES + 16];
    if (now->nowhere)
        snprintf(shown, sizeof shown, "%s", slider_nowhere_words(entered));
    else
        snprintf(shown, sizeof shown, entered ? "◄ %s ►" : "%s",
                 slider_window_words(now, plan->width, value));
    struct pen pen = {.canvas = canvas, .width_cells = plan->width};
    pen_label(&pen, 0, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING), now->slider->label);
    int x = plan->beside ? plan->width - text_width(shown) : 0;
    struct style style = theme_style(now->nowhere && !entered ? ROLE_QUIET : ROLE_VALUE);
    canvas_text(canvas, x, plan->beside ? 0 : pen.y, style, shown);
}

/* Before its guess nothing is told of the run. */
static void write_staged(const struct slider_now *now, const struct plan *plan,
                         const struct scene *scene, struct pen *pen) {
    const struct slider_band *band = slider_band_at(now->slider, now->band);
    slider_write_title(band, pen);
    pen->y = slider_band_rows(now->slider, slider_write_title, scene, plan->width);
    slider_write_verdict(now->slider, now->waits ? NULL : slider_now_answer(now, scene), pen);
    slider_write_brief(band, pen);
    if (scene_focused(scene, now->block, SLIDER_SCALE))
        canvas_text_cut(pen->canvas, 0, plan->told_rows - 1, plan->width, theme_style(ROLE_KEY),
                        now->waits ? "Enter or Space: guess first"
                                   : "Enter moves it · Space shows figures");
}

static void draw_scale(const struct slider_now *now, const struct piece *piece,
                       const struct scene *scene, struct canvas *canvas) {
    struct plan plan = make_plan(now->slider, scene, piece->at.width);
    struct canvas_state whole =
        canvas_push(canvas, (struct rect){SLIDER_MARK, 0, plan.width, plan.scale_rows});
    draw_head(now, &plan, scene, canvas);
    struct canvas_state picture =
        canvas_push(canvas, (struct rect){0, plan.picture_row, plan.width, plan.picture.rows});
    slider_picture_draw(now, &plan.picture, canvas);
    canvas_pop(canvas, picture);
    canvas_pop(canvas, whole);
}

static void draw_band(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas) {
    struct plan plan = make_plan(now->slider, scene, piece->at.width);
    struct canvas_state whole =
        canvas_push(canvas, (struct rect){SLIDER_MARK, 0, plan.width, plan.told_rows});
    struct pen pen = scene_pen(scene, canvas, plan.width);
    if (now->slider->asks)
        write_staged(now, &plan, scene, &pen);
    else if (!now->nowhere)
        write_band(slider_band_at(now->slider, now->band), &pen);
    canvas_pop(canvas, whole);
}

static void draw_note(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas) {
    int width = slider_inner(piece->at.width);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){SLIDER_MARK, 0, width, piece->at.height});
    struct pen pen = scene_pen(scene, canvas, width);
    slider_write_note(now, &pen);
    canvas_pop(canvas, state);
}

void slider_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    const struct slider_now *now = slider_now(piece->block, scene);
    if (scene->stage != NULL && scene->stage->block == piece->block)
        slider_draw_on_stage(now, piece, scene, canvas);
    else if (piece->part == SLIDER_SCALE)
        draw_scale(now, piece, scene, canvas);
    else if (piece->part == SLIDER_BAND)
        draw_band(now, piece, scene, canvas);
    else if (piece->part == SLIDER_NOTE)
        draw_note(now, piece, scene, canvas);
}
