/*
 * Draws the pieces of a diagram that a pen does not write: the film's picture, …
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_DRAW_H
#define RTLESSON_BLOCKS_DIAGRAM_DRAW_H

#include "blocks/diagram/picture.h"

void diagram_draw_picture(const struct diagram_now *now, struct rect size, struct canvas *canvas);

/* The lanes alone, as they are now. */
void diagram_draw_lanes(const struct diagram_now *now, const struct diagram_plan *plan,
                        struct canvas *canvas);

#endif
