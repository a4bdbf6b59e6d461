/*
 * The mouse on a diagram's stage: a knob is turned where it points, and the film moved to the time
 * at which it points, on the curve, or dragged along the picture.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_POINT_H
#define RTLESSON_BLOCKS_DIAGRAM_POINT_H

#include "blocks/block.h"

/* As blocks/block.h wants it. */
bool diagram_point(const struct piece *piece, const struct pointed *pointed,
                   struct session *session);

#endif
