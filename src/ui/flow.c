/* How pieces are added one below the other, with one empty row where gaps meet. */
#include "ui/flow.h"

#include "base/grow.h"

void flow_init(struct flow *flow, struct arena *arena, int width) {
    *flow = (struct flow){.arena = arena, .width = width > 1 ? width : 1};
}

static struct piece *append(struct flow *flow, struct piece piece) {
    if (piece.at.height <= 0 || piece.at.width <= 0)
        return NULL;
    flow->pieces = grow_in_arena(flow->arena, flow->pieces, flow->count, &flow->capacity,
                                 sizeof *flow->pieces);
    flow->pieces[flow->count] = piece;
    return &flow->pieces[flow->count++];
}

static void settle_gap(struct flow *flow) {
    if (flow->gap_due && flow->y > 0)
        flow->y++;
    flow->gap_due = false;
}

struct piece *flow_add(struct flow *flow, const struct block *block, int part, int height,
                       unsigned flags) {
    if (height <= 0)
        return NULL;
    settle_gap(flow);
    struct rect at = {0, flow->y, flow->width, height};
    flow->y += height;
    return append(flow, (struct piece){block, part, at, flags});
}

struct piece *flow_place(struct flow *flow, const struct block *block, int part, struct rect at,
                         unsigned flags) {
    return append(flow, (struct piece){block, part, at, flags});
}

int flow_row(struct flow *flow) {
    settle_gap(flow);
    return flow->y;
}

void flow_advance(struct flow *flow, int to_y) {
    if (to_y > flow->y)
        flow->y = to_y;
}

void flow_gap(struct flow *flow) {
    flow->gap_due = true;
}
