/* The kind of this room: cases to decide, and what each decision comes to when it is run. */
#ifndef RTLESSON_BLOCKS_CHALLENGE_KINDS_H
#define RTLESSON_BLOCKS_CHALLENGE_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_challenge;

#endif
