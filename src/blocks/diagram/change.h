/*
 * What the learner does to a diagram's run, and what follows from it: the film keeps its place in
 * the new one, and the goal is judged.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_CHANGE_H
#define RTLESSON_BLOCKS_DIAGRAM_CHANGE_H

#include "blocks/film/now.h"

/* Turns a knob to a step. */
void diagram_turn(const struct block *block, int knob, int step, struct session *session);
/* Moves the film by hand: it rests there, and has been watched when that is the end. */
void diagram_move_film(const struct block *block, int64_t to_usec, struct session *session);
/* Lets something happen at the film's present time, or takes the last of it back; false when there
 * is no more room, or nothing to take back. */
bool diagram_let_happen(const struct block *block, enum diagram_made what, struct session *session);
bool diagram_take_back(const struct block *block, struct session *session);

#endif
