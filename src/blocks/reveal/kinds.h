/* The kinds of this room: what is opened bit by bit. */
#ifndef RTLESSON_BLOCKS_REVEAL_KINDS_H
#define RTLESSON_BLOCKS_REVEAL_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_accordion;
extern const struct block_kind block_cards;
extern const struct block_kind block_compare;
extern const struct block_kind block_dialogue;
extern const struct block_kind block_tabs;

#endif
