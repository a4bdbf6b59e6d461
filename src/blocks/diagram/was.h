/*
 * The setting before: as it was when the knob in hand was taken, that is turned first after
 * another; of what is made to happen, before the last key. What is now is told beside it. It is how
 * the film is looked at, the marks ".hand" and ".was", and never saved.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_WAS_H
#define RTLESSON_BLOCKS_DIAGRAM_WAS_H

#include "blocks/film/now.h"

/* To be called when it was changed by a knob, or by what is made to happen, with how it was. */
enum { DIAGRAM_TAKE_MADE = -1 };
void diagram_take(const struct diagram_now *before, int knob, struct facts *marks);

struct diagram_was {
    int knob; /* in hand, or DIAGRAM_TAKE_MADE */
    const struct diagram_film *film;
    struct diagram_judged judged; /* diagram_judged_figures has the figures */
};

/* False where nothing was turned since the block is looked at, and while a prediction locks it.
 * What it gives was run when it was now, and lasts as long as the scene's arena. */
bool diagram_was(const struct diagram_now *now, struct diagram_was *was);

#endif
