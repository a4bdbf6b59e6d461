/*
 * The dials below a slider's table: what an open connection counts as (SLIDER_HELD), and how long
 * an idle one is kept (SLIDER_KEPT).
 */
#ifndef RTLESSON_BLOCKS_SLIDER_HELD_H
#define RTLESSON_BLOCKS_SLIDER_HELD_H

#include "blocks/slider/now.h"

/* Its rows, and its drawing at (0, 0). */
int slider_held_rows(const struct slider_now *now, int part, const struct scene *scene, int width);
void slider_held_draw(const struct slider_now *now, const struct piece *piece,
                      const struct scene *scene, struct canvas *canvas);

#endif
