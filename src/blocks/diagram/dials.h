/*
 * The knobs of a simulated diagram as pieces: dials below each other.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_DIALS_H
#define RTLESSON_BLOCKS_DIAGRAM_DIALS_H

#include "blocks/film/now.h"

/* Rows of one of them. */
int diagram_dial_rows(const struct diagram_now *now, int width);
/* What stands in the piece of a knob. */
void diagram_write_dial(const struct diagram_now *now, int knob, struct pen *pen);

#endif
