/*
 * How far the screen is behind, as curves: one a lane, on one axis, with the goal's line and, as a
 * ghost, the setting before. What has not been played yet is shown only once the film was watched.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_CURVE_H
#define RTLESSON_BLOCKS_DIAGRAM_CURVE_H

#include "blocks/film/now.h"

bool diagram_has_curve(const struct diagram *diagram);

/* The top of the axis: a round number that hangs on the start and the technique alone, so that a
 * turned knob is seen to change the curve. It has room for twice what the goal asks of staleness,
 * for the oldest in the film at its start, and for the longest interval and reconnect delay that a
 * knob of the technique can be turned to. */
int64_t diagram_curve_axis_usec(const struct diagram_now *now);

/* The film's time at a column of such a region, where the mouse went down at one cell of a curve's
 * columns and is at another; -1: it went down elsewhere. */
int64_t diagram_curve_time_at(const struct diagram_now *now, struct rect size, struct spot from,
                              struct spot at);

/* In a region of that size, with the indent; a row at least. */
void diagram_draw_curve(const struct diagram_now *now, struct rect size, struct canvas *canvas);

#endif
