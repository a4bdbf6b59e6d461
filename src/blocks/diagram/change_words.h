/*
 * What the last turn of a knob changed, in words: "Fresher by 800 ms for 226 requests more. 1.32 s
 * to go."
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_CHANGE_WORDS_H
#define RTLESSON_BLOCKS_DIAGRAM_CHANGE_WORDS_H

#include "blocks/film/simulated.h"

/* Of the figures an hour before and after, in the arena. The age is that of the goal's first
 * condition on one, else that of 95 %; the cost what of requests, messages, bytes and open
 * connections is another, the first of them. Then what is lost, and what is left to the goal. */
const char *diagram_change_between(const struct diagram *diagram, const struct figures *was,
                                   const struct figures *now, struct arena *arena);

#endif
