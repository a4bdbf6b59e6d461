/*
 * What the last turn of a knob changed, in words: "Fresher by 800 ms for 226 requests more. 1.32 s
 * to go."
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_CHANGE_WORDS_H
#define RTLESSON_BLOCKS_DIAGRAM_CHANGE_WORDS_H

#include "blocks/film/now.h"

/* Of the first lane in which the knob does something, after its title where there are several. NULL
 * where no knob was turned, and while a prediction is not told. In the arena. */
const char *diagram_change_words(const struct diagram_now *now);

/* Of a lane's figures an hour before and after, in the arena. The age is that of the goal's first
 * condition on one, else that of 95 %, or the mean where that is the same; the cost what of
 * requests, messages, bytes and open connections is another, the first of them. Then what is lost,
 * and, of the first lane, what is left to the goal; of another its own figures alone are asked
 * for. */
const char *diagram_change_between(const struct diagram *diagram, int lane,
                                   const struct goal_figures *was, const struct goal_figures *now,
                                   struct arena *arena);

#endif
