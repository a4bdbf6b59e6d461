/* The curve of each lane: the age of its screen, up to where the film was seen. */
#include "blocks/diagram/curve.h"

#include "base/duration.h"
#include "base/int.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/words.h"
#include "ui/curve.h"

/* Of every label of the axis, so that the curve stays where it is when a knob makes it higher. */
enum { LABEL_CELLS = 6 };
static const char no_label[] = "      ";

bool diagram_has_curve(const struct diagram *diagram) {
    return diagram->curve >= 0 ? diagram->curve > 0 : diagram->is_simulated;
}

static struct curve_frame make_curves(const struct diagram_plan *plan, int width, int height,
                                      struct curve curves[SIMULATED_LANES]) {
    for (int i = 0; i < plan->lane_count; i++)
        curves[i] = (struct curve){.title = "age",
                                   .top = 1,
                                   .top_text = no_label,
                                   .rows = int_max(int_min(height - 1, CURVE_ROW_LIMIT), 1),
                                   .axis = height > 1,
                                   .mark = -1};
    return curve_frame(curves, plan->lane_count, width);
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

void diagram_draw_curve(const struct diagram_now *now, struct rect size, struct canvas *canvas) {
    struct curve curves[SIMULATED_LANES];
    struct arena *arena = now->scene->arena;
    int64_t most_usec = 0;
    struct diagram_plan plan = diagram_make_plan(now, int_max(size.width - DIAGRAM_INDENT, 1),
                                                 size.height, SEQUENCE_ROOM_TIGHT);
    struct curve_frame frame = make_curves(&plan, plan.lanes[0].at.width, size.height, curves);
    for (int i = 0; i < plan.lane_count; i++)
        take_values(&plan.lanes[i], frame.columns, arena, &curves[i], &most_usec);
    int64_t top_usec = curve_top_usec(most_usec);
    for (int i = 0; i < plan.lane_count; i++) {
        curves[i].top = top_usec;
        curves[i].top_text = top_text(top_usec, &curves[i], &frame, arena);
        hide_future(now, plan.lanes[i].trace, frame.columns, &curves[i]);
        struct canvas_state state =
            canvas_push(canvas, (struct rect){DIAGRAM_INDENT + plan.lanes[i].at.x, 0,
                                              frame.width_cells, curve_rows(&curves[i], &frame)});
        curve_draw(&curves[i], &frame, 0, canvas);
        canvas_pop(canvas, state);
    }
}
