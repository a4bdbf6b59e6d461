/* How a learner climbs from a diagram's run to its sweep, moves the mark and comes down again. */
#include "blocks/diagram/sweep_keys.h"

#include "blocks/diagram/change.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/sweep.h"

/* --- On the picture. --- */

uint64_t diagram_sweep_offers(const struct diagram_now *now, int part) {
    if (part != DIAGRAM_PICTURE)
        return 0;
    int step = now->known->knobs[now->sweep].step;
    uint64_t offers = BINDING_BIT(DIAGRAM_SWEEP_MOVES) | BINDING_BIT(DIAGRAM_SWEEP_DOWN);
    if (step > 0)
        offers |= BINDING_BIT(DIAGRAM_SWEEP_LESS);
    if (step < diagram_knob_at(now->diagram, now->sweep)->last)
        offers |= BINDING_BIT(DIAGRAM_SWEEP_MORE);
    return offers;
}

static bool may_sweep(const struct diagram_now *now, int knob) {
    return now->known->knobs[knob].shown && diagram_sweep_fits(now->known, knob);
}

uint64_t diagram_run_offers(const struct diagram_now *now) {
    int knob = now->diagram->sweep;
    if (!stage_is_at(now->scene, STAGE_TUNE) || knob < 0 || !may_sweep(now, knob))
        return 0;
    return BINDING_BIT(DIAGRAM_SWEEP_UP);
}

static void climb(const struct block *block, int knob, struct session *session) {
    if (films_playing(session->films, block))
        films_pause(session->films);
    diagram_set_sweep(block, knob, session->marks);
}

/* Back to the knob by the key that leads from it. */
static void descend(const struct block *block, struct session *session) {
    if (session->key == 's')
        session->focus_part = DIAGRAM_KNOB + diagram_now(block, session->scene).sweep;
    diagram_clear_sweep(block, session->marks);
}

static void move_mark(const struct block *block, int by, struct session *session) {
    struct diagram_now now = diagram_now(block, session->scene);
    diagram_turn(block, now.sweep, now.known->knobs[now.sweep].step + by, session);
}

bool diagram_sweep_act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    switch (action) {
    case DIAGRAM_SWEEP_UP:
        climb(block, diagram_now(block, session->scene).diagram->sweep, session);
        return true;
    case DIAGRAM_SWEEP_DOWN:
        descend(block, session);
        return true;
    case DIAGRAM_SWEEP_LESS:
    case DIAGRAM_SWEEP_MORE:
        move_mark(block, action == DIAGRAM_SWEEP_MORE ? 1 : -1, session);
        return true;
    default:
        return false;
    }
}

/* --- On the knob. --- */

uint64_t diagram_knob_sweep_offers(const struct diagram_now *now, int knob) {
    if (now->swept && now->sweep == knob)
        return BINDING_BIT(DIAGRAM_KNOB_RUN);
    return may_sweep(now, knob) ? BINDING_BIT(DIAGRAM_KNOB_SWEEP) : 0;
}

/* The focus goes to the sweep, which may stand on another leaf; there the arrows turn the knob. */
bool diagram_knob_sweep_act(const struct block *block, int knob, int action,
                            struct session *session) {
    if (action == DIAGRAM_KNOB_RUN) {
        diagram_clear_sweep(block, session->marks);
        return true;
    }
    if (action != DIAGRAM_KNOB_SWEEP)
        return false;
    climb(block, knob, session);
    session->focus_part = DIAGRAM_PICTURE;
    return true;
}
