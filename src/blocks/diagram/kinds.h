/* The kinds of this room: a film that is shown and worked. */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KINDS_H
#define RTLESSON_BLOCKS_DIAGRAM_KINDS_H

#include "blocks/block.h"

extern const struct block_kind block_diagram;
extern const struct block_kind block_mission; /* a part of a diagram */

#endif
