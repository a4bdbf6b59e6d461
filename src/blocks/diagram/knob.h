/*
 * One knob of a simulated diagram: a choice as all its values in a row, a switch as a switch, a
 * quantity as a dial. How wide what is hangs on the lesson and the width alone.
 *
 * A knob is told by its index in the diagram's knobs; widths are in cells.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_KNOB_H
#define RTLESSON_BLOCKS_DIAGRAM_KNOB_H

#include "blocks/film/now.h"

/* The rows that it takes in a width; and as it is now, in the width of the pen. */
int diagram_knob_rows(const struct diagram_now *now, int knob, int width);
void diagram_write_knob(const struct diagram_now *now, int knob, struct pen *pen);

/* The step to which a mouse turns a knob whose piece is so wide, that went down at one cell of the
 * piece and is at another: on a dial's scale or arrow, on one of a choice's values; -1: on none. */
int diagram_knob_step_at(const struct diagram_now *now, int knob, int width, struct spot from,
                         struct spot at);

/* What the knob is, from where to where it goes, and where it has no sweep that it has none:
 * "How long the client waits from one request to the next. 500 ms to 8 s." In the arena. */
const char *diagram_knob_words(const struct diagram_now *now, int knob);

/* What a mission fixes, "Fixed here: Technique SSE. "; "" where it fixes no knob. In the arena. */
const char *diagram_fixed_words(const struct diagram_now *now);

#endif
