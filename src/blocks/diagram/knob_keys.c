/* The keys of a diagram's knob as a piece. */
#include "blocks/diagram/knob_keys.h"

#include "base/int.h"
#include "blocks/diagram/change.h"
#include "blocks/diagram/parts.h"

static int target_step(const struct diagram_knob *knob, int step, int action) {
    switch (action) {
    case DIAGRAM_KNOB_LESS:
        return int_max(step - 1, 0);
    case DIAGRAM_KNOB_MORE:
        return int_min(step + 1, knob->last);
    case DIAGRAM_KNOB_LEAST:
        return 0;
    case DIAGRAM_KNOB_MOST:
        return knob->last;
    default:
        return step;
    }
}

uint64_t diagram_knob_offers(const struct diagram_now *now, int knob) {
    int step = now->known->knobs[knob].step;
    uint64_t offers = BINDING_BIT(DIAGRAM_KNOB_TURNS);
    for (int action = DIAGRAM_KNOB_LESS; action <= DIAGRAM_KNOB_MOST; action++)
        if (target_step(diagram_knob_at(now->diagram, knob), step, action) != step)
            offers |= BINDING_BIT(action);
    return offers;
}

void diagram_knob_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    int knob = piece->part - DIAGRAM_KNOB;
    int step = diagram_now(block, session->scene).known->knobs[knob].step;
    int target = target_step(diagram_knob_at(block->object, knob), step, action);
    if (target == step)
        return;
    diagram_turn(block, knob, target, session);
}
