/*
 * Trying a question: its answer is checked, counted, kept as facts and added to the list of tries.
 */
#ifndef RTLESSON_BLOCKS_ASK_TRY_H
#define RTLESSON_BLOCKS_ASK_TRY_H

#include "blocks/block.h"

/* Says why, and does nothing else, where the answer is not whole or was tried just before. */
void try_answer(const struct block *block, struct session *session);

/* Whether the question was edited since its last try in the attempt that is on: then that try says
 * nothing of the question as it is, and the same answer may be tried again. */
bool try_is_of_another_edition(const struct block *block, const struct scene *scene);

#endif
