/* The keys of each part of a diagram: its own, then those that work the film from there. */
#include "blocks/diagram/keyrings.h"

#include "blocks/diagram/action.h"
#include "blocks/diagram/knob_keys.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/missions.h"
#include "blocks/film/now.h"

/* From one action to another. */
static uint64_t actions(int from, int to) {
    uint64_t set = 0;
    for (int action = from; action <= to; action++)
        set |= BINDING_BIT(action);
    return set;
}

/* Without what this film has in no state. */
static uint64_t of_film(const struct diagram_now *now) {
    uint64_t set = actions(ACTION_PLAY, ACTION_NEXT_LANE);
    if (!now->diagram->is_simulated)
        set &= ~actions(ACTION_MAKE_EVENT, ACTION_UNMAKE_NONE);
    if (now->known->lane_count == 1)
        set &= ~actions(ACTION_LANES, ACTION_NEXT_LANE);
    if (now->known->traces[0].beat_count == 0)
        set &= ~actions(ACTION_BEATS, ACTION_BEAT_BEFORE);
    return set;
}

/* On a knob the arrows turn it. */
static uint64_t of_film_beside(const struct diagram_now *now) {
    return of_film(now) & ~(actions(ACTION_SEEKS, ACTION_SEEK_ON) | BINDING_BIT(ACTION_START) |
                            BINDING_BIT(ACTION_END) | actions(ACTION_LANES, ACTION_NEXT_LANE));
}

static const char *film_called(const struct diagram_now *now) {
    return mission_is(now->block) ? "This mission" : "This film";
}

static struct keyring still_ring(const struct diagram_now *now) {
    uint64_t asks =
        now->diagram->prediction.predict.count > 0 ? BINDING_BIT(DIAGRAM_OPEN_AND_ASK) : 0;
    return (struct keyring){film_called(now),
                            BINDING_BIT(DIAGRAM_OPEN) | BINDING_BIT(DIAGRAM_OPEN_AND_PLAY) | asks};
}

static struct keyring picture_ring(const struct diagram_now *now) {
    uint64_t sweep = now->diagram->sweep >= 0 ? BINDING_BIT(DIAGRAM_SWEEP_UP) : 0;
    return now->swept
               ? (struct keyring){"This sweep", actions(DIAGRAM_SWEEP_MOVES, DIAGRAM_SWEEP_MORE)}
               : (struct keyring){film_called(now), of_film(now) | sweep};
}

/* The ways to turn it, wherever it stands; and what else a knob of its sort does. */
static struct keyring knob_ring(const struct diagram_now *now, int knob) {
    uint64_t sweeps = BINDING_BIT(DIAGRAM_KNOB_SWEEP) | BINDING_BIT(DIAGRAM_KNOB_RUN);
    uint64_t offered = diagram_knob_offers(now, knob);
    return (struct keyring){"This knob", actions(DIAGRAM_KNOB_TURNS, DIAGRAM_KNOB_MOST) | offered |
                                             ((offered & sweeps) != 0 ? sweeps : 0)};
}

int diagram_keyrings(const struct block *block, int part, const struct scene *scene,
                     struct keyring rings[KEYRINGS]) {
    struct diagram_now now = diagram_now(block, scene);
    const struct keyring film = {"Its film", of_film_beside(&now)};
    rings[1] = film;
    switch (part) {
    case DIAGRAM_STILL:
        rings[0] = still_ring(&now);
        return 1;
    case DIAGRAM_PICTURE:
        rings[0] = picture_ring(&now);
        return 1;
    case DIAGRAM_SKIP_ROW:
        rings[0] = (struct keyring){"This guess", BINDING_BIT(DIAGRAM_SKIP)};
        return 1;
    default:
        break;
    }
    if (part < DIAGRAM_HEAD)
        return 0;
    rings[0] = part >= DIAGRAM_KNOB
                   ? knob_ring(&now, part - DIAGRAM_KNOB)
                   : (struct keyring){"This group of knobs",
                                      actions(DIAGRAM_HEAD_FOLD, DIAGRAM_HEAD_UNFOLD)};
    return 2;
}
