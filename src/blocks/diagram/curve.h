/*
 * How far the screen is behind, as curves: one a lane, on one scale. What has not been played yet
 * is shown only once the film was watched.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_CURVE_H
#define RTLESSON_BLOCKS_DIAGRAM_CURVE_H

#include "blocks/film/now.h"

bool diagram_has_curve(const struct diagram *diagram);
void diagram_draw_curve(const struct diagram_now *now, struct rect size, struct canvas *canvas);

#endif
