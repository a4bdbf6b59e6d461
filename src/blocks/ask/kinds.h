/* The kinds of this room: what asks. */
#ifndef RTLESSON_BLOCKS_ASK_KINDS_H
#define RTLESSON_BLOCKS_ASK_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_choice;
extern const struct block_kind block_choices;
extern const struct block_kind block_mark;
extern const struct block_kind block_match;
extern const struct block_kind block_numeric;
extern const struct block_kind block_open;
extern const struct block_kind block_order;
extern const struct block_kind block_quiz;
extern const struct block_kind block_sort;
extern const struct block_kind block_text;

#endif
