/*
 * Trying a question: its answer is checked, counted, kept as facts and added to the list of tries.
 */
#ifndef RTLESSON_BLOCKS_ASK_TRY_H
#define RTLESSON_BLOCKS_ASK_TRY_H

#include "blocks/block.h"

/* Says why, and does nothing else, where the answer is not whole or was tried just before. */
void try_answer(const struct block *block, struct session *session);

#endif
