/*
 * Trying a question: its answer is checked, counted, kept as facts and added to the list of tries.
 */
#ifndef RTLESSON_BLOCKS_ASK_TRY_H
#define RTLESSON_BLOCKS_ASK_TRY_H

#include "blocks/block.h"

/* True where only how sure the learner is must still be said before the answer can be tried. */
bool try_wants_confidence(const struct block *block, const struct scene *scene);

/* Says why, and does nothing else, where the answer cannot be tried yet. */
void try_answer(const struct block *block, struct session *session);

/* Whether the question was edited since its last try in the attempt that is on: then that try says
 * nothing of the question as it is, and the same answer may be tried again. */
bool try_is_of_another_edition(const struct block *block, const struct scene *scene);

#endif
