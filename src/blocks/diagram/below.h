/*
 * The pieces below a diagram's picture that are read together with it: what its film comes to, and
 * the knobs.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_BELOW_H
#define RTLESSON_BLOCKS_DIAGRAM_BELOW_H

#include "blocks/film/now.h"

void diagram_layout_results(const struct diagram_now *now, struct flow *flow);
void diagram_layout_knobs(const struct diagram_now *now, struct flow *flow);
/* The rows of all of them, with those of knobs that are to appear. */
int diagram_rows_below(const struct diagram_now *now, int width);

#endif
