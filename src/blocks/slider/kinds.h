/* The kinds of this room: a slider and what it comes to. */
#ifndef RTLESSON_BLOCKS_SLIDER_KINDS_H
#define RTLESSON_BLOCKS_SLIDER_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_slider;

#endif
