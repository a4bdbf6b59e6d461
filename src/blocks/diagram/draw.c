/* Draws a diagram by its plan: title, lanes, curves, what is told, and the text in place of the
 * picture. */
#include "blocks/diagram/draw.h"

#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/bill.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/plan.h"
#include "blocks/diagram/sweep.h"
#include "blocks/diagram/transcript.h"
#include "blocks/diagram/words.h"

static struct pen pen_at(const struct diagram_now *now, int width, int y, struct canvas *canvas) {
    struct pen pen = scene_pen(now->scene, canvas, width);
    pen.y = y;
    return pen;
}

static void draw_title(const struct diagram_now *now, const struct diagram_plan *plan,
                       struct canvas *canvas) {
    const char *title = now->diagram->title;
    char state[DIAGRAM_STATE_BYTES];
    bool focused = scene_focused(now->scene, now->block, DIAGRAM_PICTURE);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_HEADING);
    struct pen pen = pen_at(now, plan->width, 0, canvas);
    if (diagram_is_unplayed(now))
        diagram_unplayed(now, plan->width, canvas->ascii, state, sizeof state);
    else
        diagram_played(now, plan->width, canvas->ascii, state, sizeof state);
    if (plan->title_rows > 1) {
        pen_pair(&pen, 0, style, title, theme_style(ROLE_VALUE), state);
        return;
    }
    int x = int_max(plan->width - text_width(state), 0);
    canvas_text_cut(canvas, 0, 0, x - 2, style, title);
    canvas_text(canvas, x, 0, theme_style(ROLE_VALUE), state);
}

/* The moment in words, after what Space does there. Before a film is played only the latter, where
 * the title has no room for it; and at its end, where no more happens. */
static const char *words_below(const struct diagram_now *now, const struct diagram_plan *plan,
                               bool ascii) {
    char state[DIAGRAM_STATE_BYTES];
    const char *hint = diagram_hint(now);
    if (diagram_is_over(now) && hint[0] != '\0')
        return hint;
    if (!diagram_is_unplayed(now))
        return diagram_moment(plan->lanes[0].trace, now->film.time_usec, hint, now->scene->arena);
    return diagram_unplayed(now, plan->width, ascii, state, sizeof state) ? "" : hint;
}

/* A row a lane after what Space does; of fewer rows the first lanes where something is on. */
static void draw_lane_moments(const struct diagram_now *now, const struct diagram_plan *plan, int y,
                              struct canvas *canvas) {
    int64_t at_usec = now->film.time_usec;
    int left = plan->lane_count, end = y + plan->moment_rows;
    const char *hint = diagram_hint(now);
    int x = text_width(hint) + (hint[0] != '\0' ? 2 : 0);
    canvas_text_cut(canvas, 0, y, plan->width, theme_style(ROLE_KEY), hint);
    for (int i = 0; i < plan->lane_count && y < end; i++, left--) {
        const struct diagram_lane_plan *lane = &plan->lanes[i];
        if (left > end - y && diagram_lane_rests(lane->trace, at_usec))
            continue;
        canvas_text_cut(canvas, x, y++, plan->width - x, theme_style(ROLE_QUIET),
                        diagram_lane_moment(lane->title, lane->trace, at_usec, now->scene->arena));
    }
}

static bool is_told_by_lane(const struct diagram_now *now, const struct diagram_plan *plan) {
    bool ended = diagram_is_over(now) && diagram_hint(now)[0] != '\0';
    return plan->lane_count > 1 && !diagram_is_unplayed(now) && !ended;
}

static void draw_words(const struct diagram_now *now, const struct diagram_plan *plan,
                       struct canvas *canvas) {
    const struct trace_beat *beat = trace_latest_beat(plan->lanes[0].trace, now->film.time_usec);
    const char *hint = diagram_hint(now);
    const char *prediction = diagram_prediction_words(now);
    const char *words = prediction != NULL && !diagram_is_unplayed(now)
                            ? hint
                            : words_below(now, plan, canvas->ascii);
    struct pen pen = pen_at(now, plan->width, diagram_say_row(plan), canvas);
    pen_label(&pen, 0, theme_style(ROLE_TEXT), beat != NULL ? beat->say : NULL);
    /* While nothing is told, a prediction has its place. */
    int y = diagram_say_row(plan) + (prediction != NULL && beat == NULL ? 0 : plan->say_rows);
    if (prediction == NULL && is_told_by_lane(now, plan)) {
        draw_lane_moments(now, plan, y, canvas);
        return;
    }
    pen.y = y;
    if (plan->moment_rows > 0)
        pen_label_rows(&pen, 0, theme_style(ROLE_QUIET), words, plan->moment_rows);
    if (words[0] != '\0' && text_width(hint) <= plan->width)
        canvas_text(canvas, 0, y, theme_style(ROLE_KEY), hint);
    pen.y = y + (words[0] != '\0' ? 1 : 0);
    pen_label(&pen, 0, theme_style(ROLE_STRONG), prediction);
}

/* A sign in the margin, beside the row that was the present at that moment. */
static void draw_sign(const struct diagram_now *now, const struct diagram_plan *plan,
                      int64_t moment_usec, const char *sign, struct canvas *canvas) {
    struct rect area = diagram_lane_area(&plan->lanes[0]);
    int y =
        sequence_moment_y(&plan->lanes[0].sequence, moment_usec, now->film.time_usec, area.height);
    if (y >= 0)
        canvas_text(canvas, 0, area.y + y, theme_style(ROLE_VALUE), sign);
}

/* The moments that keys go to: the beats, while the film is steered, and the learner's mark. */
static void draw_signs(const struct diagram_now *now, const struct diagram_plan *plan,
                       struct canvas *canvas) {
    const struct trace *told = plan->lanes[0].trace;
    bool steered = scene_entered(now->scene, now->block, DIAGRAM_PICTURE);
    for (int i = 0; steered && i < told->beat_count; i++)
        draw_sign(now, plan, told->beats[i].at_usec, canvas->ascii ? "." : "·", canvas);
    if (now->mark_usec >= 0)
        draw_sign(now, plan, now->mark_usec, canvas->ascii ? "m" : "⚑", canvas);
}

static void draw_lanes(const struct diagram_now *now, const struct diagram_plan *plan,
                       struct canvas *canvas) {
    for (int i = 0; i < plan->lane_count; i++) {
        const struct diagram_lane_plan *lane = &plan->lanes[i];
        if (lane->title != NULL)
            canvas_text_cut(canvas, lane->at.x, lane->at.y, lane->at.width,
                            theme_style(ROLE_HEADING), lane->title);
        sequence_draw(&lane->sequence, now->film.time_usec, diagram_lane_area(lane),
                      now->scene->arena, canvas);
    }
}

/* The bill in the panel, below the curve, with a gap where there is room for one. */
static void draw_panel(const struct diagram_now *now, const struct diagram_plan *plan,
                       struct canvas *canvas) {
    struct pen pen = pen_at(now, plan->panel_cells, 0, canvas);
    if (plan->panel_cells == 0)
        return;
    int lowest = diagram_curve_row(plan) - DIAGRAM_BILL_ROWS;
    int y = diagram_picture_row(plan);
    if (plan->curve_height > 0)
        y += 1 +
             diagram_rows_of_curves(plan, plan->curve_height, plan->curve_axis, now->scene->arena);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){plan->width - plan->panel_cells, int_min(y, lowest),
                                          plan->panel_cells, DIAGRAM_BILL_ROWS});
    diagram_write_bill(now, true, &pen);
    canvas_pop(canvas, state);
}

static void draw_picture(const struct diagram_now *now, const struct rect *at,
                         struct canvas *canvas) {
    struct diagram_plan plan = diagram_make_plan(now, at->width);
    draw_signs(now, &plan, canvas);
    struct canvas_state state = canvas_push(
        canvas, (struct rect){DIAGRAM_INDENT, 0, at->width - DIAGRAM_INDENT, at->height});
    draw_title(now, &plan, canvas);
    draw_lanes(now, &plan, canvas);
    diagram_draw_curves(now, &plan, canvas);
    draw_panel(now, &plan, canvas);
    draw_words(now, &plan, canvas);
    canvas_pop(canvas, state);
}

void diagram_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    struct diagram_now now = diagram_now(piece->block, scene);
    if (piece->part == DIAGRAM_PICTURE && now.swept)
        diagram_draw_sweep(&now, piece, canvas);
    else if (piece->part == DIAGRAM_PICTURE)
        draw_picture(&now, &piece->at, canvas);
    else if (piece->part == DIAGRAM_TRANSCRIPT)
        diagram_draw_transcript(&now, piece->at.width, canvas);
}
