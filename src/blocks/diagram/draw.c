/* Draws a film's picture: its lanes, and signs at the moments that keys go to. */
#include "blocks/diagram/draw.h"

#include "base/int.h"
#include "blocks/diagram/parts.h"

/* A sign in the margin, beside the row that was the present at that moment. */
static void draw_sign(const struct diagram_now *now, const struct diagram_plan *plan,
                      int64_t moment_usec, const char *sign, struct canvas *canvas) {
    struct rect area = diagram_lane_area(&plan->lanes[0]);
    int first = diagram_first_row(plan, now->film.time_usec);
    int y = sequence_row_y(&plan->lanes[0].sequence, moment_usec, first, area.height);
    if (y >= 0)
        canvas_text(canvas, 0, area.y + y, theme_style(ROLE_VALUE), sign);
}

/* The moments that keys go to: the beats, and the learner's mark. */
static void draw_signs(const struct diagram_now *now, const struct diagram_plan *plan,
                       struct canvas *canvas) {
    const struct trace *told = &now->known->traces[0];
    for (int i = 0; i < told->beat_count; i++)
        draw_sign(now, plan, told->beats[i].at_usec, "·", canvas);
    if (now->mark_usec >= 0)
        draw_sign(now, plan, now->mark_usec, "⚑", canvas);
}

void diagram_draw_lanes(const struct diagram_now *now, const struct diagram_plan *plan,
                        struct canvas *canvas) {
    int first = diagram_first_row(plan, now->film.time_usec);
    for (int i = 0; i < plan->lane_count; i++) {
        const struct diagram_lane_plan *lane = &plan->lanes[i];
        if (lane->title != NULL)
            canvas_text_cut(canvas, lane->at.x, lane->at.y, lane->at.width,
                            theme_style(ROLE_HEADING), lane->title);
        sequence_draw_from(&lane->sequence, first, now->film.time_usec, diagram_lane_area(lane),
                           now->scene->arena, canvas);
    }
}

void diagram_draw_picture(const struct diagram_now *now, struct rect size, struct canvas *canvas) {
    int width = int_max(size.width - DIAGRAM_INDENT, 1);
    struct diagram_plan plan = diagram_make_plan(now, width, size.height, SEQUENCE_ROOM_FULL);
    draw_signs(now, &plan, canvas);
    struct canvas_state state =
        canvas_push(canvas, (struct rect){DIAGRAM_INDENT, 0, width, size.height});
    diagram_draw_lanes(now, &plan, canvas);
    canvas_pop(canvas, state);
}
