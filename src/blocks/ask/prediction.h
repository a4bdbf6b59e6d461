/*
 * How far a prediction is, by the facts alone: for the block that asks it, and for the question
 * that stands in it. What a block does with one is in blocks/ask/predict.h.
 */
#ifndef RTLESSON_BLOCKS_ASK_PREDICTION_H
#define RTLESSON_BLOCKS_ASK_PREDICTION_H

#include <stdbool.h>

#include "blocks/block.h"

/* What a block that asks for a prediction has among its fields. */
struct prediction {
    struct list predict; /* of struct block: at most one */
    struct list then;    /* of struct block: what follows once it is told */
    struct list vary;    /* of struct vary_knob (blocks/ask/vary.h); empty: nothing varies */
    bool once_won;       /* what follows is shown once the block's goal is won */
    int siblings;        /* of the scenario, its author's own among them */
    const char *own;     /* what the author's own has of what varies: "interval 4 s" */
};

/* The block's; empty where its kind asks none. And the question that is asked first, or NULL. */
const struct prediction *prediction_of(const struct block *block);
const struct block *prediction_question(const struct block *block);

/* It was given: true also where it is not told yet. */
bool prediction_is_answered(const struct block *block, const struct facts *facts);
/* It asks, and was neither answered nor skipped: the block waits. */
bool prediction_is_open(const struct block *block, const struct facts *facts);
/* It was skipped, not answered. */
bool prediction_is_skipped(const struct block *block, const struct facts *facts);
/* It was not skipped, and what it asked for was not seen yet: so long the block stays as the author
 * set it, so that the learner sees what was predicted; unless its knobs are tuned nevertheless
 * (own_loose). */
bool prediction_locks(const struct block *block, const struct facts *facts);
/* It is not open any more, and what it asked for was seen. */
bool prediction_is_told(const struct block *block, const struct facts *facts);

/* It was told before, and is taken again: what was done with the block stays done. */
bool prediction_is_again(const struct block *block, const struct facts *facts);

/* The block whose prediction this question is, or NULL. */
const struct block *prediction_asker(const struct block *question);

/* It is skipped. */
void prediction_set_skipped(const struct block *block, struct facts *facts);
/* What a prediction asked for was seen. A film's end sets the same fact. */
void prediction_see(const struct block *block, struct session *session);

#endif
