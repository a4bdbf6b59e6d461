/* The curve of each lane: the age of its screen, up to where the film was seen. */
#include "blocks/diagram/curve.h"

#include "base/duration.h"
#include "blocks/diagram/words.h"
#include "ui/curve.h"

/* Of every label of the axis, so that the curve stays where it is when a knob makes it higher. */
enum {
    LABEL_CELLS = 6,
    WHOLE_FROM = 34 /* cells in which a line has its title in its label */
};
static const char no_label[] = "      ", no_whole_label[] = "age       ";

bool diagram_has_curve(const struct diagram *diagram) {
    return diagram->curve >= 0 ? diagram->curve > 0 : diagram->is_simulated;
}

static bool is_plain(const struct diagram_plan *plan) {
    return diagram_lane_lines(plan) == 1;
}

/* In the panel it has a row of its own. In one line they stand each below its lane, which is titled
 * already. */
static const char *title_of(const struct diagram_plan *plan, int lane, struct arena *arena) {
    const char *title = plan->lanes[lane].title;
    if (is_plain(plan))
        return plan->panel_cells > 0 ? "age of the screen" : "age";
    return arena_printf(arena, "%s: age", title);
}

static struct curve_frame make_curves(const struct diagram_plan *plan, int height, bool axis,
                                      struct arena *arena, struct curve curves[SIMULATED_LANES]) {
    int width = plan->panel_cells > 0 ? plan->panel_cells : diagram_lane_cells(plan);
    bool whole = !axis && is_plain(plan) && width >= WHOLE_FROM;
    for (int i = 0; i < plan->lane_count; i++)
        curves[i] = (struct curve){.title = whole ? NULL : title_of(plan, i, arena),
                                   .top = 1,
                                   .top_text = whole ? no_whole_label : no_label,
                                   .rows = height,
                                   .axis = axis,
                                   .mark = -1};
    return curve_frame(curves, plan->lane_count, width);
}

int diagram_rows_of_curves(const struct diagram_plan *plan, int height, bool axis,
                           struct arena *arena) {
    struct curve curves[SIMULATED_LANES];
    struct curve_frame frame = make_curves(plan, height, axis, arena, curves);
    return diagram_lane_lines(plan) * curve_rows(&curves[0], &frame);
}

/* The values of a lane by column. */
static void take_values(const struct diagram_lane_plan *lane, int columns, struct arena *arena,
                        struct curve *curve, int64_t *most_usec) {
    int64_t *values = arena_array(arena, (size_t)columns, sizeof *values);
    curve_of_trace(lane->trace, values, columns);
    for (int i = 0; i < columns; i++)
        *most_usec = values[i] > *most_usec ? values[i] : *most_usec;
    curve->values = values;
    bool *lost = arena_array(arena, (size_t)columns, sizeof *lost);
    curve->lost = curve_losses_of_trace(lane->trace, lost, columns) ? lost : NULL;
}

static void hide_losses(int columns, struct arena *arena, struct curve *curve) {
    bool *lost = arena_array(arena, (size_t)columns, sizeof *lost);
    for (int i = 0; i < columns; i++)
        lost[i] = i <= curve->now && curve->lost[i];
    curve->lost = lost;
}

/* What was not seen yet stays hidden: to be there when it comes is what the film is for. */
static void hide_future(const struct diagram_now *now, const struct trace *trace, int columns,
                        struct curve *curve) {
    int64_t *values = arena_array(now->scene->arena, (size_t)columns, sizeof *values);
    curve->now =
        diagram_is_unplayed(now) ? -1 : curve_time_column(trace, now->film.time_usec, columns);
    if (now->known->watched)
        return;
    for (int i = 0; i < columns; i++)
        values[i] = i <= curve->now ? curve->values[i] : CURVE_NONE;
    curve->values = values;
    if (curve->lost != NULL)
        hide_losses(columns, now->scene->arena, curve);
}

static const char *top_text(int64_t top_usec, const struct curve *curve,
                            const struct curve_frame *frame, struct arena *arena) {
    char duration[DURATION_TEXT_BYTES];
    duration_format(top_usec, duration);
    return arena_printf(arena, "%s%*s", curve->title == NULL ? "age " : "",
                        frame->left_cells > 0 ? LABEL_CELLS : 0, duration);
}

/* Where the first row of a lane's curve is, from the canvas's corner. */
static struct rect curve_place(const struct diagram_plan *plan, const struct curve *curve,
                               const struct curve_frame *frame, int lane) {
    int rows = curve_rows(curve, frame);
    struct rect at = {0, diagram_curve_row(plan), frame->width_cells, rows};
    if (plan->panel_cells > 0)
        return (struct rect){plan->width - plan->panel_cells, diagram_picture_row(plan),
                             frame->width_cells, rows};
    at.x = plan->lanes[lane].at.x;
    at.y += lane / plan->across * rows;
    return at;
}

void diagram_draw_curves(const struct diagram_now *now, const struct diagram_plan *plan,
                         struct canvas *canvas) {
    struct curve curves[SIMULATED_LANES];
    struct arena *arena = now->scene->arena;
    int64_t most_usec = 0;
    if (plan->curve_height == 0)
        return;
    struct curve_frame frame =
        make_curves(plan, plan->curve_height, plan->curve_axis, arena, curves);
    for (int i = 0; i < plan->lane_count; i++)
        take_values(&plan->lanes[i], frame.columns, arena, &curves[i], &most_usec);
    int64_t top_usec = curve_top_usec(most_usec);
    for (int i = 0; i < plan->lane_count; i++) {
        curves[i].top = top_usec;
        curves[i].top_text = top_text(top_usec, &curves[i], &frame, arena);
        hide_future(now, plan->lanes[i].trace, frame.columns, &curves[i]);
        struct canvas_state state = canvas_push(canvas, curve_place(plan, &curves[i], &frame, i));
        curve_draw(&curves[i], &frame, 0, canvas);
        canvas_pop(canvas, state);
    }
}
