/*
 * The steps of a diagram's stage, by the facts.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_STEPS_H
#define RTLESSON_BLOCKS_DIAGRAM_STEPS_H

#include "blocks/film/now.h"

/* As blocks/stage.h wants them. */
unsigned diagram_steps(const struct block *block);
bool diagram_step_is_done(const struct block *block, const struct facts *facts,
                          const struct scene *scene, enum stage_step step);
void diagram_enter_step(const struct block *block, enum stage_step step, struct facts *facts);
void diagram_leave_step(const struct block *block, enum stage_step step, struct facts *facts);

/* The film came to its end: it was watched, unless a guess that is open was passed over, or it
 * was not the run that the guess is about. */
void diagram_note_end(const struct block *block, struct facts *facts);

#endif
