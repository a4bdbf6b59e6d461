/*
 * A slider on the page: its rows, and its drawing, also of what stands on its stage.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_DRAW_H
#define RTLESSON_BLOCKS_SLIDER_DRAW_H

#include "blocks/slider/now.h"

void slider_layout(const struct slider_now *now, const struct scene *scene, struct flow *flow);
/* The row of the piece in which its picture begins. */
int slider_picture_row(const struct slider *slider, const struct scene *scene,
                       const struct piece *piece);
void slider_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

#endif
