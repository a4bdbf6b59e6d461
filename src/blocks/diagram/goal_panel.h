/*
 * The piece of a diagram's goal.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_GOAL_PANEL_H
#define RTLESSON_BLOCKS_DIAGRAM_GOAL_PANEL_H

#include "blocks/film/now.h"

/* What there is and what is wanted of each condition, on a canvas; its rows hang on neither. */
void diagram_write_goal(const struct diagram_now *now, struct pen *pen);

#endif
