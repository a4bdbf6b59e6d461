/*
 * What an author wrote of a slider: its rows, their check, and what becomes of them.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_WRITTEN_H
#define RTLESSON_BLOCKS_SLIDER_WRITTEN_H

#include "blocks/slider/model.h"

extern const struct field slider_fields[];

/* The schema's check: the start lies on the scale, the bands rise and have steps of their own, and
 * what is simulated makes sense. Where checks may take long, a band is warned of in which the
 * simulator's choice is at no step among what fits. */
bool slider_check(const void *object, struct check *check);

/* The schema's finish. */
void slider_finish(void *object, struct arena *arena);

/* The techniques that are run, in the author's order; without the author's: short and long polling,
 * SSE, WebSocket. The number of them. All that the author names are there. */
int slider_techniques_of(const struct slider *slider, enum technique into[TECHNIQUE_COUNT]);

/* What is said of bands and scale, and what the figures take for granted, made of what the author
 * wrote, in the arena. */
void slider_finish_words(struct slider *slider, struct arena *arena);

/* Checks what is simulated, as it is written; then, of the slider as it was finished, what a frame
 * of it runs and, where checks may take long, what fits in each band. */
bool slider_check_scenario(const struct slider *slider, struct check *check);
bool slider_check_runs(const struct slider *slider, struct check *check);

/* The techniques, as bits 1u << technique, that the author's words name. */
unsigned slider_techniques_named(const char *words);

#endif
