/*
 * How far the screen is behind, as curves: one a lane, on one scale. What has not been played yet
 * is shown only once the film was watched.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_CURVE_H
#define RTLESSON_BLOCKS_DIAGRAM_CURVE_H

#include "blocks/diagram/picture.h"

bool diagram_has_curve(const struct diagram *diagram);
/* Rows that all of them take, each of so many rows, in the plan's place for them. */
int diagram_rows_of_curves(const struct diagram_plan *plan, int height, bool axis,
                           struct arena *arena);
void diagram_draw_curves(const struct diagram_now *now, const struct diagram_plan *plan,
                         struct canvas *canvas);

#endif
