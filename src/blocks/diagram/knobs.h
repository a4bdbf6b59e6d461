/*
 * The knobs of a simulated diagram as pieces of its stage.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KNOBS_H
#define RTLESSON_BLOCKS_DIAGRAM_KNOBS_H

#include "blocks/film/now.h"

/* The rows of all that may be there: they hang on lesson and width alone. */
int diagram_knobs_rows(const struct diagram_now *now, int width);
void diagram_layout_knobs(const struct diagram_now *now, struct flow *flow);
void diagram_write_knobs(const struct diagram_now *now, int part, struct pen *pen);

#endif
