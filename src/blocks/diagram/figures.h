/*
 * What a simulated film comes to, in a region: its goal and its bill.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_FIGURES_H
#define RTLESSON_BLOCKS_DIAGRAM_FIGURES_H

#include "blocks/film/now.h"

int diagram_figures_rows(const struct diagram_now *now, int width);
int diagram_figures_rows_within(const struct diagram_now *now, struct rect room);
void diagram_draw_figures(const struct diagram_now *now, struct rect size, struct canvas *canvas);

#endif
