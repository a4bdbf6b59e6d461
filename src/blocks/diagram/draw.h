/*
 * Draws what no pen writes of a diagram: the picture by its plan, the sweep, the text.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_DRAW_H
#define RTLESSON_BLOCKS_DIAGRAM_DRAW_H

#include "blocks/block.h"

/* The kind's. */
void diagram_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

#endif
