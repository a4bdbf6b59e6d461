/*
 * The stage of a diagram: its steps, and what stands where in each of them.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_STAGE_H
#define RTLESSON_BLOCKS_DIAGRAM_STAGE_H

#include "blocks/film/now.h"

extern const struct stage diagram_stage;

/* The rows of a piece of words in which it is told; below them stands the note. */
int diagram_words_rows(const struct diagram_now *now, int piece_rows, int width);

#endif
