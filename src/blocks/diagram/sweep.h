/*
 * The sweep: a rung above the single run. It stands in the picture's place: one knob along the
 * axis, and over it what each of its values comes to.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_SWEEP_H
#define RTLESSON_BLOCKS_DIAGRAM_SWEEP_H

#include "blocks/film/now.h"

/* The step of the knob at a column, where the mouse went down at one cell of the curves and is at
 * another; -1: it went down elsewhere. */
int diagram_sweep_step_at(const struct diagram_now *now, const struct piece *piece,
                          struct spot from, struct spot at);

void diagram_draw_sweep(const struct diagram_now *now, const struct piece *piece,
                        struct canvas *canvas);

#endif
