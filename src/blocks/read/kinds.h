/* The kinds of this room: what is only read. */
#ifndef RTLESSON_BLOCKS_READ_KINDS_H
#define RTLESSON_BLOCKS_READ_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_callout;
extern const struct block_kind block_prose;
extern const struct block_kind block_takeaways;

#endif
