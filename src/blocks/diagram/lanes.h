/*
 * The lanes of a diagram and their place in the picture.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_LANES_H
#define RTLESSON_BLOCKS_DIAGRAM_LANES_H

#include "blocks/diagram/picture.h"

/* Their films and titles, and how many stand side by side: the first to be known of a plan. */
void diagram_take_lanes(const struct diagram_now *now, struct diagram_plan *plan);
/* When the rows of the picture are known, where each stands and its sequence, in the arena. */
void diagram_place_lanes(struct arena *arena, enum sequence_room room, int wanted_rows,
                         struct diagram_plan *plan);
/* The least rows that their pictures need. */
int diagram_least_rows(const struct diagram_plan *plan);

#endif
