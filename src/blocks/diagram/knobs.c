/* Knobs as dials below each other. */
#include "blocks/diagram/knobs.h"

#include "blocks/diagram/dials.h"
#include "blocks/diagram/parts.h"

int diagram_knobs_rows(const struct diagram_now *now, int width) {
    int rows = 0;
    for (int i = 0; i < now->diagram->knobs.count; i++)
        rows += now->known->knobs[i].lane >= 0 ? diagram_dial_rows(now, width) : 0;
    return rows;
}

void diagram_layout_knobs(const struct diagram_now *now, struct flow *flow) {
    for (int i = 0; i < now->diagram->knobs.count; i++)
        if (now->known->knobs[i].shown)
            flow_add(flow, now->block, DIAGRAM_KNOB + i, diagram_dial_rows(now, flow->width),
                     PIECE_STOP);
}

void diagram_write_knobs(const struct diagram_now *now, int part, struct pen *pen) {
    diagram_write_dial(now, part - DIAGRAM_KNOB, pen);
}
