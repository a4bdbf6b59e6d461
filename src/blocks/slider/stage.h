/*
 * The stage of a slider that asks the simulator: scale, band and verdict, the figures that this is
 * made of, the dials of what they take for granted, and words.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_STAGE_H
#define RTLESSON_BLOCKS_SLIDER_STAGE_H

#include "blocks/slider/now.h"

extern const struct stage slider_stage;

/* What stands in a piece of the stage, at (0, 0), (piece)->at its size. */
void slider_draw_on_stage(const struct slider_now *now, const struct piece *piece,
                          const struct scene *scene, struct canvas *canvas);

#endif
