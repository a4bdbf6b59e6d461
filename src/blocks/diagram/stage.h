/*
 * The stage of a diagram: its steps, and what stands where in each of them.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_STAGE_H
#define RTLESSON_BLOCKS_DIAGRAM_STAGE_H

#include "blocks/film/now.h"

extern const struct stage diagram_stage;

#endif
