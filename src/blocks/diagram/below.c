/* What stands below a diagram's picture: bill, goal and knobs. */
#include "blocks/diagram/below.h"

#include "blocks/diagram/dials.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"

void diagram_layout_results(const struct diagram_now *now, struct flow *flow) {
    bool beside = diagram_panel_cells(now->diagram, flow->width - DIAGRAM_INDENT) > 0;
    if (now->diagram->is_simulated && !beside)
        block_add(now->block, DIAGRAM_BILL, PIECE_TOGETHER, now->scene, flow);
    if (now->known->locked)
        return; /* the goal's figures would tell what is asked */
    if (now->diagram->goal.count > 0)
        block_add(now->block, DIAGRAM_GOAL, PIECE_TOGETHER, now->scene, flow);
}

void diagram_layout_knobs(const struct diagram_now *now, struct flow *flow) {
    for (int i = 0; i < now->diagram->knobs.count; i++)
        if (now->known->knobs[i].shown)
            flow_add(flow, now->block, DIAGRAM_KNOB + i, diagram_dial_rows(now, flow->width),
                     PIECE_STOP | PIECE_ENTERS | PIECE_TOGETHER);
}

int diagram_rows_below(const struct diagram_now *now, int width) {
    struct flow flow;
    flow_init(&flow, now->scene->arena, width);
    diagram_layout_results(now, &flow);
    for (int i = 0; i < now->diagram->knobs.count; i++)
        flow.y += now->known->knobs[i].lane >= 0 ? diagram_dial_rows(now, width) : 0;
    return flow.y;
}
