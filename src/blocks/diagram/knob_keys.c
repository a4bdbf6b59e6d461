/* The keys of a diagram's knob as a piece, and of the head of a group. */
#include "blocks/diagram/knob_keys.h"

#include "base/int.h"
#include "blocks/diagram/change.h"
#include "blocks/diagram/knobs.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/sweep_keys.h"

/* --- Turning. --- */

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
    case DIAGRAM_KNOB_FLIP:
    case DIAGRAM_KNOB_NEXT:
        return step < knob->last ? step + 1 : 0;
    default:
        return step;
    }
}

static uint64_t offer_turns(const struct diagram_now *now, int knob) {
    int step = now->known->knobs[knob].step;
    uint64_t offers = 0;
    for (int action = DIAGRAM_KNOB_LESS; action <= DIAGRAM_KNOB_MOST; action++)
        if (target_step(diagram_knob_at(now->diagram, knob), step, action) != step)
            offers |= BINDING_BIT(action);
    return offers;
}

/* Enter works one that has few values. */
uint64_t diagram_knob_offers(const struct diagram_now *now, int knob) {
    uint64_t offers = offer_turns(now, knob) | BINDING_BIT(DIAGRAM_KNOB_TURNS) |
                      diagram_knob_sweep_offers(now, knob);
    switch (diagram_knob_at(now->diagram, knob)->row->type) {
    case KNOB_TYPE_SWITCH:
        return offers | BINDING_BIT(DIAGRAM_KNOB_FLIP);
    case KNOB_TYPE_DURATION:
        return offers;
    default:
        return offers |
               (diagram_knob_at(now->diagram, knob)->values != NULL ? BINDING_BIT(DIAGRAM_KNOB_NEXT)
                                                                    : 0);
    }
}

void diagram_knob_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    int knob = piece->part - DIAGRAM_KNOB;
    int step = diagram_now(block, session->scene).known->knobs[knob].step;
    int target = target_step(diagram_knob_at(block->object, knob), step, action);
    if (!diagram_knob_sweep_act(block, knob, action, session) && target != step)
        diagram_turn(block, knob, target, session);
}

/* --- Folding. --- */

uint64_t diagram_head_offers(const struct diagram_now *now, enum knob_group group) {
    return BINDING_BIT(diagram_is_folded(now, group) ? DIAGRAM_HEAD_UNFOLD : DIAGRAM_HEAD_FOLD);
}

void diagram_head_act(const struct piece *piece, int action, struct session *session) {
    diagram_fold(piece->block, (enum knob_group)(piece->part - DIAGRAM_HEAD),
                 action == DIAGRAM_HEAD_FOLD, session->marks);
}
