/*
 * The kinds of block, one object each, defined in the file of the same name.
 */
#ifndef RTLESSON_BLOCKS_KINDS_H
#define RTLESSON_BLOCKS_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_accordion;
extern const struct block_kind block_callout;
extern const struct block_kind block_cards;
extern const struct block_kind block_challenge;
extern const struct block_kind block_choice;
extern const struct block_kind block_choices;
extern const struct block_kind block_compare;
extern const struct block_kind block_diagram;
extern const struct block_kind block_dialogue;
extern const struct block_kind block_mark;
extern const struct block_kind block_numeric;
extern const struct block_kind block_open;
extern const struct block_kind block_prose;
extern const struct block_kind block_quiz;
extern const struct block_kind block_slider;
extern const struct block_kind block_sort;
extern const struct block_kind block_tabs;
extern const struct block_kind block_takeaways;

#endif
