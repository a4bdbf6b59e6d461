/*
 * What a simulated film comes to, in a region: its goal, and its figures an hour beside what they
 * were and what there was so far in the film; of several lanes beside each other.
 *
 *     AN HOUR        was        now
 *     mean         2.3 s      1.9 s
 *     requests       900      1,126
 *
 * Which rows there are hangs on lesson and room alone. Where the room is low these give way, one
 * after the other: bars of the goal, what the figures were (then they stand in pairs), bytes, open
 * connections, the goal's heading. What an hour comes to is a "?" while a prediction is not told.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_FIGURES_H
#define RTLESSON_BLOCKS_DIAGRAM_FIGURES_H

#include "blocks/film/now.h"

/* The rows that it takes in a room: more than that has where even the shortest form is longer, and
 * then is to be scrolled. */
int diagram_figures_rows_within(const struct diagram_now *now, struct rect room);
/* From the canvas's corner, in the form that its size has room for. */
void diagram_draw_figures(const struct diagram_now *now, struct rect size, struct canvas *canvas);

#endif
