/* How a learner climbs from a diagram's run to its sweep, moves the mark and comes down again. */
#include "blocks/diagram/sweep_keys.h"

#include "blocks/diagram/change.h"
#include "blocks/diagram/parts.h"

uint64_t diagram_sweep_offers(const struct diagram_now *now, int part) {
    if (part != DIAGRAM_PICTURE)
        return 0;
    int knob = now->diagram->sweep, step = now->known->knobs[knob].step;
    uint64_t offers = BINDING_BIT(DIAGRAM_SWEEP_MOVES) | BINDING_BIT(DIAGRAM_SWEEP_DOWN);
    if (step > 0)
        offers |= BINDING_BIT(DIAGRAM_SWEEP_LESS);
    if (step < diagram_knob_at(now->diagram, knob)->last)
        offers |= BINDING_BIT(DIAGRAM_SWEEP_MORE);
    return offers;
}

uint64_t diagram_run_offers(const struct diagram_now *now) {
    if (now->diagram->sweep < 0 || !now->known->knobs[now->diagram->sweep].shown)
        return 0;
    return BINDING_BIT(DIAGRAM_SWEEP_UP) |
           (now->rung == DIAGRAM_RUN_BELOW ? BINDING_BIT(DIAGRAM_SWEEP_CLIMB) : 0);
}

static void climb(const struct block *block, struct session *session) {
    if (films_playing(session->films, block))
        films_pause(session->films);
    diagram_set_rung(block, DIAGRAM_SWEEP, session->marks);
}

static void move_mark(const struct block *block, int by, struct session *session) {
    struct diagram_now now = diagram_now(block, session->scene);
    int knob = now.diagram->sweep;
    diagram_turn(block, knob, now.known->knobs[knob].step + by, session);
}

bool diagram_sweep_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    switch (action) {
    case DIAGRAM_SWEEP_UP:
    case DIAGRAM_SWEEP_CLIMB:
        climb(block, session);
        return true;
    case DIAGRAM_SWEEP_DOWN:
        diagram_set_rung(block, DIAGRAM_RUN_BELOW, session->marks);
        return true;
    case DIAGRAM_SWEEP_LESS:
    case DIAGRAM_SWEEP_MORE:
        move_mark(block, action == DIAGRAM_SWEEP_MORE ? 1 : -1, session);
        return true;
    default:
        return false;
    }
}
