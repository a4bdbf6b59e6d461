/* What is asked of a diagram's plan: where its rows begin, and how wide its lanes are. */
#include "blocks/diagram/picture.h"

#include "base/int.h"

enum { PANEL_FROM = 72 /* cells of a diagram in which there is room for a panel */ };

int diagram_picture_row(const struct diagram_plan *plan) {
    return plan->title_rows + plan->gap_rows;
}

int diagram_curve_row(const struct diagram_plan *plan) {
    return diagram_picture_row(plan) + plan->picture_rows;
}

int diagram_say_row(const struct diagram_plan *plan) {
    return diagram_curve_row(plan) + plan->curve_rows + plan->gap_rows;
}

int diagram_plan_rows(const struct diagram_plan *plan) {
    return diagram_say_row(plan) + plan->say_rows + plan->moment_rows;
}

int diagram_panel_cells(const struct diagram *diagram, int width) {
    enum { LEAST = 31, MOST = 44 };
    if (!diagram->is_simulated || diagram_lane_count(diagram) > 1 || width < PANEL_FROM)
        return 0;
    return int_min(int_max(width * 2 / 5, LEAST), MOST);
}

int diagram_cells_of_lanes(const struct diagram_plan *plan, int across) {
    return (plan->width - DIAGRAM_LANE_GAP * (across - 1)) / across;
}

int diagram_lane_cells(const struct diagram_plan *plan) {
    return diagram_cells_of_lanes(plan, plan->across) -
           (plan->panel_cells > 0 ? plan->panel_cells + DIAGRAM_LANE_GAP : 0);
}

int diagram_lane_lines(const struct diagram_plan *plan) {
    return (plan->lane_count + plan->across - 1) / plan->across;
}

struct rect diagram_lane_area(const struct diagram_lane_plan *lane) {
    struct rect area = lane->at;
    int title = lane->title != NULL;
    area.y += title;
    area.height -= title;
    return area;
}
