/* Goal and bill in a region. */
#include "blocks/diagram/figures.h"

#include "blocks/diagram/bill.h"
#include "blocks/diagram/goal_panel.h"

static void write(const struct diagram_now *now, struct pen *pen) {
    if (now->diagram->goal.count > 0) {
        if (now->known->locked && pen->canvas != NULL)
            pen->y += 0;
        else
            diagram_write_goal(now, pen);
    }
    diagram_write_bill(now, true, pen);
}

int diagram_figures_rows(const struct diagram_now *now, int width) {
    struct pen pen = scene_pen(now->scene, NULL, width);
    write(now, &pen);
    return pen.y;
}

int diagram_figures_rows_within(const struct diagram_now *now, struct rect room) {
    return diagram_figures_rows(now, room.width);
}

void diagram_draw_figures(const struct diagram_now *now, struct rect size, struct canvas *canvas) {
    struct pen pen = scene_pen(now->scene, canvas, size.width);
    write(now, &pen);
}
