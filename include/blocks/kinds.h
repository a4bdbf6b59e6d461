/*
 * The kinds of block, one object each, defined in the file of the same name.
 */
#ifndef RTLESSON_BLOCKS_KINDS_H
#define RTLESSON_BLOCKS_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_prose;
extern const struct block_kind block_callout;

#endif
