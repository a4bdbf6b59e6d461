/*
 * What a prediction gives the stage of its block: the step guess, where the question stands, and
 * explain, where what follows does.
 */
#ifndef RTLESSON_BLOCKS_ASK_STEPS_H
#define RTLESSON_BLOCKS_ASK_STEPS_H

#include "blocks/ask/predict.h"

/* Of these two, those that its author gave it. */
unsigned prediction_steps(const struct block *block);
bool prediction_step_is_done(const struct block *block, const struct facts *facts,
                             const struct scene *scene, enum stage_step step);

/* What follows may be told: the guess was told, or skipped; or the goal was won, where it waits for
 * that. */
bool prediction_may_explain(const struct block *block, const struct facts *facts);
/* The learner goes there: where nothing of it can be worked, it is done then. */
void prediction_enter_explain(const struct block *block, struct facts *facts);

/* The question, and while it is open a row that skips it, the block's part skip; what follows, or
 * before that may be told a row that says so, the block's part later. */
void prediction_layout_guess(const struct block *block, const struct scene *scene, int skip,
                             struct flow *flow);
void prediction_layout_explain(const struct block *block, const struct scene *scene, int later,
                               struct flow *flow);

/* What stands in these two rows, for the block's kind to write. when: once this is done, "the
 * guess is made and the film watched". */
void prediction_write_skip(const struct block *block, const struct scene *scene, int skip,
                           struct pen *pen);
void prediction_write_later(const char *when, struct pen *pen);

/* Skips it; where that was done, the stage goes on to its next step. */
void prediction_skip_on_stage(const struct block *block, struct session *session);

#endif
