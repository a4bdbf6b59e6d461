/* Draws a diagram by its plan: title, lanes, curves, what is told, and the text in place of the
 * picture. */
#include "blocks/diagram_view.h"

#include <string.h>

#include "base/int.h"
#include "base/text.h"

static void draw_title(const struct piece *piece, const struct scene *scene,
                       const struct diagram_plan *plan, struct canvas *canvas) {
    const struct diagram *diagram = piece->block->object;
    char state[DIAGRAM_STATE_BYTES];
    bool focused = scene_focused(scene, piece->block, piece->part);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_HEADING);
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = plan->width};
    if (diagram_is_unplayed(piece->block, scene))
        diagram_unplayed(piece->block, scene, plan->width, canvas->ascii, state, sizeof state);
    else
        diagram_played(piece->block, scene, plan->width, canvas->ascii, state, sizeof state);
    if (plan->title_rows > 1) {
        pen_pair(&pen, 0, style, diagram->title, theme_style(ROLE_VALUE), state);
        return;
    }
    int x = int_max(plan->width - text_width(state), 0);
    canvas_text_cut(canvas, 0, 0, x - 2, style, diagram->title);
    canvas_text(canvas, x, 0, theme_style(ROLE_VALUE), state);
}

/* The moment in words, after what Space does there. Before a film is played only the latter, where
 * the title has no room for it; and at its end, where no more happens. */
static const char *words_below(const struct block *block, const struct scene *scene,
                               const struct diagram_plan *plan, bool ascii) {
    char state[DIAGRAM_STATE_BYTES];
    const char *hint = diagram_hint(block, scene);
    if (diagram_is_over(block, scene) && hint[0] != '\0')
        return hint;
    if (!diagram_is_unplayed(block, scene))
        return diagram_moment(&plan->lanes[0].trace, films_at(scene->films, block).time_usec, hint,
                              scene->arena);
    return diagram_unplayed(block, scene, plan->width, ascii, state, sizeof state) ? "" : hint;
}

/* A row a lane after what Space does; of fewer rows the first lanes where something is on. */
static void draw_lane_moments(const struct block *block, const struct scene *scene,
                              const struct diagram_plan *plan, int y, struct canvas *canvas) {
    int64_t at_usec = films_at(scene->films, block).time_usec;
    int left = plan->lane_count, end = y + plan->moment_rows;
    const char *hint = diagram_hint(block, scene);
    int x = text_width(hint) + (hint[0] != '\0' ? 2 : 0);
    canvas_text_cut(canvas, 0, y, plan->width, theme_style(ROLE_KEY), hint);
    for (int i = 0; i < plan->lane_count && y < end; i++, left--) {
        const struct diagram_lane_plan *lane = &plan->lanes[i];
        if (left > end - y && diagram_lane_rests(&lane->trace, at_usec))
            continue;
        canvas_text_cut(canvas, x, y++, plan->width - x, theme_style(ROLE_QUIET),
                        diagram_lane_moment(lane, at_usec, scene->arena));
    }
}

static bool is_told_by_lane(const struct block *block, const struct scene *scene,
                            const struct diagram_plan *plan) {
    bool ended = diagram_is_over(block, scene) && diagram_hint(block, scene)[0] != '\0';
    return plan->lane_count > 1 && !diagram_is_unplayed(block, scene) && !ended;
}

static void draw_words(const struct piece *piece, const struct scene *scene,
                       const struct diagram_plan *plan, struct canvas *canvas) {
    int64_t at_usec = films_at(scene->films, piece->block).time_usec;
    const struct trace_beat *beat = trace_latest_beat(&plan->lanes[0].trace, at_usec);
    const char *hint = diagram_hint(piece->block, scene);
    const char *prediction = diagram_prediction_words(piece->block, scene);
    const char *words = prediction != NULL && !diagram_is_unplayed(piece->block, scene)
                            ? hint
                            : words_below(piece->block, scene, plan, canvas->ascii);
    struct pen pen = {.canvas = canvas,
                      .arena = scene->arena,
                      .width_cells = plan->width,
                      .y = diagram_say_row(plan)};
    pen_label(&pen, 0, theme_style(ROLE_TEXT), beat != NULL ? beat->say : NULL);
    /* While nothing is told, a prediction has its place. */
    int y = diagram_say_row(plan) + (prediction != NULL && beat == NULL ? 0 : plan->say_rows);
    if (prediction == NULL && is_told_by_lane(piece->block, scene, plan)) {
        draw_lane_moments(piece->block, scene, plan, y, canvas);
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
static void draw_sign(const struct piece *piece, const struct scene *scene,
                      const struct diagram_plan *plan, int64_t moment_usec, const char *sign,
                      struct canvas *canvas) {
    int64_t at_usec = films_at(scene->films, piece->block).time_usec;
    struct rect area = diagram_lane_area(&plan->lanes[0]);
    int y = sequence_moment_y(&plan->lanes[0].sequence, moment_usec, at_usec, area.height);
    if (y >= 0)
        canvas_text(canvas, 0, area.y + y, theme_style(ROLE_VALUE), sign);
}

/* The moments that keys go to: the beats, while the film is steered, and the learner's mark. */
static void draw_signs(const struct piece *piece, const struct scene *scene,
                       const struct diagram_plan *plan, struct canvas *canvas) {
    int64_t mark_usec = diagram_mark_usec(piece->block, scene);
    const struct trace *told = &plan->lanes[0].trace;
    bool steered = scene_entered(scene, piece->block, piece->part);
    for (int i = 0; steered && i < told->beat_count; i++)
        draw_sign(piece, scene, plan, told->beats[i].at_usec, canvas->ascii ? "." : "·", canvas);
    if (mark_usec >= 0)
        draw_sign(piece, scene, plan, mark_usec, canvas->ascii ? "m" : "⚑", canvas);
}

static void draw_lanes(const struct block *block, const struct scene *scene,
                       const struct diagram_plan *plan, struct canvas *canvas) {
    int64_t at_usec = films_at(scene->films, block).time_usec;
    for (int i = 0; i < plan->lane_count; i++) {
        const struct diagram_lane_plan *lane = &plan->lanes[i];
        if (lane->title != NULL)
            canvas_text_cut(canvas, lane->at.x, lane->at.y, lane->at.width,
                            theme_style(ROLE_HEADING), lane->title);
        sequence_draw(&lane->sequence, at_usec, diagram_lane_area(lane), scene->arena, canvas);
    }
}

/* The bill in the panel, below the curve, with a gap where there is room for one. */
static void draw_panel(const struct block *block, const struct scene *scene,
                       const struct diagram_plan *plan, struct canvas *canvas) {
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = plan->panel_cells};
    if (plan->panel_cells == 0)
        return;
    int lowest = diagram_curve_row(plan) - DIAGRAM_BILL_ROWS;
    int y = diagram_picture_row(plan);
    if (plan->curve_height > 0)
        y += 1 + diagram_rows_of_curves(scene, plan, plan->curve_height, plan->curve_axis);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){plan->width - plan->panel_cells, int_min(y, lowest),
                                          plan->panel_cells, DIAGRAM_BILL_ROWS});
    diagram_write_bill(block, scene, true, &pen);
    canvas_pop(canvas, state);
}

static void draw_picture(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    struct diagram_plan plan;
    if (!diagram_make_plan(piece->block, scene, piece->at.width, &plan))
        return;
    draw_signs(piece, scene, &plan, canvas);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){DIAGRAM_INDENT, 0, piece->at.width - DIAGRAM_INDENT,
                                          piece->at.height});
    draw_title(piece, scene, &plan, canvas);
    draw_lanes(piece->block, scene, &plan, canvas);
    diagram_draw_curves(piece->block, scene, &plan, canvas);
    draw_panel(piece->block, scene, &plan, canvas);
    draw_words(piece, scene, &plan, canvas);
    canvas_pop(canvas, state);
}

static void draw_transcript(const struct piece *piece, const struct scene *scene,
                            struct canvas *canvas) {
    struct writer writer = diagram_transcript(piece->block, scene, "", piece->at.width);
    const char *line = writer.text;
    for (int y = 0; line != NULL && *line != '\0'; y++) {
        size_t length = strcspn(line, "\n");
        canvas_text_n(canvas, 0, y, theme_style(ROLE_TEXT), line, length);
        line += length + (line[length] == '\n');
    }
    writer_release(&writer);
}

void diagram_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    if (piece->part == DIAGRAM_PICTURE && diagram_is_swept(piece->block, scene))
        diagram_draw_sweep(piece, scene, canvas);
    else if (piece->part == DIAGRAM_PICTURE)
        draw_picture(piece, scene, canvas);
    else if (piece->part == DIAGRAM_TRANSCRIPT)
        draw_transcript(piece, scene, canvas);
}
