/* Where the lanes of a diagram stand: beside each other where they have room, else below. */
#include "base/int.h"
#include "blocks/diagram_view.h"

enum {
    GOOD_LANE = 34, /* cells that a lane needs beside another */
    LANE_GAP = 3,
    LEAST_ROWS = 2, /* of one picture, below its header */
    PANEL_FROM = 72 /* cells of a diagram in which there is room for a panel */
};

int diagram_panel_cells(const struct diagram *diagram, int width) {
    enum { LEAST = 31, MOST = 44 };
    if (!diagram->is_simulated || diagram_lane_count(diagram) > 1 || width < PANEL_FROM)
        return 0;
    return int_min(int_max(width * 2 / 5, LEAST), MOST);
}

static int cells_of(const struct diagram_plan *plan, int across) {
    return (plan->width - LANE_GAP * (across - 1)) / across;
}

/* As many side by side as have room, and as many in each line as in the others. */
static int lanes_across(const struct diagram_plan *plan) {
    int across = plan->lane_count;
    while (across > 1 && cells_of(plan, across) < GOOD_LANE)
        across--;
    int lines = (plan->lane_count + across - 1) / across;
    return (plan->lane_count + lines - 1) / lines;
}

int diagram_lane_cells(const struct diagram_plan *plan) {
    return cells_of(plan, plan->across) -
           (plan->panel_cells > 0 ? plan->panel_cells + LANE_GAP : 0);
}

int diagram_lane_lines(const struct diagram_plan *plan) {
    return (plan->lane_count + plan->across - 1) / plan->across;
}

bool diagram_take_lanes(const struct block *block, const struct scene *scene,
                        struct diagram_plan *plan) {
    struct trace traces[SIMULATED_LANES];
    plan->lane_count = diagram_lane_count(block->object);
    plan->across = lanes_across(plan);
    plan->panel_cells = diagram_panel_cells(block->object, plan->width);
    if (!diagram_traces(block, scene, traces))
        return false;
    for (int i = 0; i < plan->lane_count; i++) {
        plan->lanes[i].trace = traces[i];
        plan->lanes[i].title = diagram_lane_title(block->object, i);
        plan->header_rows = int_max(
            plan->header_rows,
            sequence_header_rows(&plan->lanes[i].trace, diagram_lane_cells(plan), scene->arena));
    }
    return true;
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
    return (struct rect){lane % plan->across * (cells + LANE_GAP), diagram_picture_row(plan) + top,
                         cells, bottom - top};
}

struct rect diagram_lane_area(const struct diagram_lane_plan *lane) {
    struct rect area = lane->at;
    int title = lane->title != NULL;
    area.y += title;
    area.height -= title;
    return area;
}

void diagram_place_lanes(const struct scene *scene, enum sequence_room room, int wanted_rows,
                         struct diagram_plan *plan) {
    for (int i = 0; i < plan->lane_count; i++) {
        struct diagram_lane_plan *lane = &plan->lanes[i];
        lane->at = lane_place(plan, i);
        int rows = plan->picture_rows > 0 ? diagram_lane_area(lane).height : wanted_rows;
        lane->sequence =
            sequence_layout(&lane->trace, int_max(lane->at.width, 1), rows, room, scene->arena);
    }
}
