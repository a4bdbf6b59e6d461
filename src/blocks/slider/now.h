/*
 * What a slider is now: where the learner's knob and dial stand, and what the simulator says of
 * that. Found out once for the facts as they are (blocks/known.h), and handed to all that lays out,
 * draws and tells.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_NOW_H
#define RTLESSON_BLOCKS_SLIDER_NOW_H

#include "base/duration.h"
#include "blocks/slider/runs.h"

struct slider_now {
    const struct block *block;
    const struct slider *slider;
    int step, band; /* of the knob: by the author's start until it is moved … */
    int64_t window_usec;
    bool placed;        /* the learner has moved it */
    bool nowhere;       /* … or, where it starts nowhere, where the first key places it */
    bool waits;         /* for the prediction */
    int64_t held_costs; /* what an open connection counts as: the author's, until it is turned */
    int held_step;      /* of the slider's held_values */
    int64_t keep_alive_usec; /* how long an idle one is kept: the same of it */
    int kept_step;           /* of the slider's kept_usec */
};

/* Whether the learner has moved the knob: the same as placed, for who asks nothing else. */
bool slider_is_placed(const struct block *block, const struct facts *facts);

/* What of the terms the dials turn, in the arena. */
const char *slider_terms_words(const struct slider *slider, int64_t held_costs,
                               int64_t keep_alive_usec, struct arena *arena);

/* Lasts as what is in the scene's arena does. */
const struct slider_now *slider_now(const struct block *block, const struct scene *scene);

/* What the simulator says at the window, of a slider that asks it: run when this is first asked. */
const struct slider_answer *slider_now_answer(const struct slider_now *now,
                                              const struct scene *scene);

/* Whether the reason, one of the slider's other_terms, is still one: that of keep-alive is none
 * once it was turned. */
bool slider_now_says(const struct slider_now *now, const struct pair *reason);

/* Moves the knob, or turns a dial, to a step. */
void slider_now_move(const struct slider_now *now, int step, struct facts *facts);
void slider_now_turn(const struct slider_now *now, int held_step, struct facts *facts);
void slider_now_keep(const struct slider_now *now, int kept_step, struct facts *facts);

#endif
