/*
 * Gives out the rows of the piece of a diagram's picture.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_PLAN_H
#define RTLESSON_BLOCKS_DIAGRAM_PLAN_H

#include "blocks/diagram/picture.h"

/* For the piece's width. What the plan points to lasts as long as the scene's arena. */
struct diagram_plan diagram_make_plan(const struct diagram_now *now, int width);

#endif
