#include "ui/flow.h"

#include <string.h>

enum { FIRST_CAPACITY = 64 };

void flow_init(struct flow *flow, struct arena *arena, int width) {
    *flow = (struct flow){.arena = arena, .width = width > 1 ? width : 1};
}

static bool make_room(struct flow *flow) {
    if (flow->count < flow->capacity)
        return true;
    int capacity = flow->capacity > 0 ? flow->capacity * 2 : FIRST_CAPACITY;
    struct piece *pieces = arena_array(flow->arena, (size_t)capacity, sizeof *pieces);
    if (pieces == NULL) {
        flow->failed = true;
        return false;
    }
    if (flow->count > 0)
        memcpy(pieces, flow->pieces, (size_t)flow->count * sizeof *pieces);
    flow->pieces = pieces;
    flow->capacity = capacity;
    return true;
}

static struct piece *append(struct flow *flow, struct piece piece) {
    if (piece.at.height <= 0 || piece.at.width <= 0 || !make_room(flow))
        return NULL;
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
    struct rect at = {flow->x, flow->y, flow->width, height};
    flow->y += height;
    return append(flow, (struct piece){block, part, at, flags});
}

struct piece *flow_place(struct flow *flow, const struct block *block, int part, struct rect at,
                         unsigned flags) {
    at.x += flow->x;
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

struct flow_edge flow_indent(struct flow *flow, int cells) {
    struct flow_edge edge = {flow->x, flow->width};
    if (cells > flow->width - 1)
        cells = flow->width - 1;
    flow->x += cells;
    flow->width -= cells;
    return edge;
}

void flow_outdent(struct flow *flow, struct flow_edge edge) {
    flow->x = edge.x;
    flow->width = edge.width;
}
