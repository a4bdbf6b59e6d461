/*
 * The verdict: what is said of a question's tries.
 */
#ifndef RTLESSON_BLOCKS_ASK_VERDICT_H
#define RTLESSON_BLOCKS_ASK_VERDICT_H

#include "blocks/block.h"

/* Some sentences, in the arena or constant; NULL where nothing was tried yet. */
const char *verdict_words(const struct block *block, const struct scene *scene);

#endif
