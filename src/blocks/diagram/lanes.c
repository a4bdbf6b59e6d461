/* Where the lanes of a diagram stand: beside each other where they have room, else below. */
#include "blocks/diagram/lanes.h"

#include "base/int.h"
#include "blocks/diagram/bill.h"

enum {
    GOOD_LANE = 34, /* cells that a lane needs beside another */
    LEAST_ROWS = 2  /* of one picture, below its header */
};

/* As many side by side as have room, and as many in each line as in the others. */
static int lanes_across(const struct diagram_plan *plan) {
    int across = plan->lane_count;
    while (across > 1 && diagram_cells_of_lanes(plan, across) < GOOD_LANE)
        across--;
    int lines = (plan->lane_count + across - 1) / across;
    return (plan->lane_count + lines - 1) / lines;
}

void diagram_take_lanes(const struct diagram_now *now, struct diagram_plan *plan) {
    plan->lane_count = now->known->lane_count;
    plan->across = lanes_across(plan);
    plan->panel_cells = diagram_panel_cells(now->diagram, plan->width);
    for (int i = 0; i < plan->lane_count; i++) {
        struct diagram_lane_plan *lane = &plan->lanes[i];
        lane->trace = &now->known->traces[i];
        lane->title = diagram_lane_title(now->diagram, i);
        plan->header_rows =
            int_max(plan->header_rows,
                    sequence_header_rows(lane->trace, diagram_lane_cells(plan), now->scene->arena));
    }
}

int diagram_least_rows(const struct diagram_plan *plan) {
    int rows = LEAST_ROWS + int_max(plan->header_rows, 1) + (plan->lanes[0].title != NULL);
    if (plan->panel_cells > 0)
        return int_max(rows, DIAGRAM_BILL_ROWS);
    return rows * diagram_lane_lines(plan);
}

/* Where a lane stands among the picture's rows. */
static struct rect lane_place(const struct diagram_plan *plan, int lane) {
    int line = lane / plan->across, lines = diagram_lane_lines(plan);
    int cells = diagram_lane_cells(plan);
    int top = plan->picture_rows * line / lines;
    int bottom = plan->picture_rows * (line + 1) / lines;
    return (struct rect){lane % plan->across * (cells + DIAGRAM_LANE_GAP),
                         diagram_picture_row(plan) + top, cells, bottom - top};
}

void diagram_place_lanes(struct arena *arena, enum sequence_room room, int wanted_rows,
                         struct diagram_plan *plan) {
    for (int i = 0; i < plan->lane_count; i++) {
        struct diagram_lane_plan *lane = &plan->lanes[i];
        lane->at = lane_place(plan, i);
        int rows = plan->picture_rows > 0 ? diagram_lane_area(lane).height : wanted_rows;
        lane->sequence =
            sequence_layout(lane->trace, int_max(lane->at.width, 1), rows, room, arena);
    }
}
