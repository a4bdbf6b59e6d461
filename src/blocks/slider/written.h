/*
 * What an author wrote of a slider: its rows, their check, and what becomes of them.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_WRITTEN_H
#define RTLESSON_BLOCKS_SLIDER_WRITTEN_H

#include "blocks/slider/model.h"

extern const struct field slider_fields[];

/* The schema's check: the start lies on the scale, the bands rise and have steps of their own, and
 * what is simulated makes sense. Where checks may take long, a band is warned of in which, at some
 * step, not all that the simulator chooses is among what fits, unless it says why. */
bool slider_check(const void *object, struct check *check);

/* The schema's finish. */
void slider_finish(void *object, struct arena *arena);
/* Its parts, for the check, which takes each once what it is made of was found to be right: the
 * scale, of ends that rise; the bands' steps on it, of bounds that rise; what is run, of the
 * scenario and the techniques. */
void slider_finish_scale(struct slider *slider);
void slider_finish_bands(struct slider *slider);
void slider_finish_runs(struct slider *slider);

/* The techniques that are run, in the author's order; without the author's: short and long polling,
 * SSE, WebSocket. The number of them. All that the author names are there. */
int slider_techniques_of(const struct slider *slider, enum technique into[TECHNIQUE_COUNT]);

/* What is said of bands and scale, and what the figures take for granted, made of what the author
 * wrote, in the arena. */
void slider_finish_words(struct slider *slider, struct arena *arena);

/* The slider with a sibling's values in place of the author's; its words are those of the author's.
 */
struct slider slider_read_sibling(const struct slider *own, int sibling);
/* What stands for the placeholders in its texts, into the slider itself; each mistake is told to
 * the check, which may be NULL where it has found none (slider/read_fills.c). */
bool slider_read_fills(struct slider *slider, struct check *check, struct arena *arena);
/* Of a slider that was read and finished so: that what varies can, and that what a frame runs and
 * what is told of wrong answers holds for each sibling (slider/check_vary.c). */
bool slider_check_vary(const struct slider *slider, struct check *check);
/* Why a knob is not the scenario's to say: what decides it; NULL: it is. */
const char *slider_decides(const struct knob *knob);

/* Checks what is simulated, as it is written; then, of what was finished, what a frame of it runs;
 * and warns, of the bands' steps too, where nothing fits. This takes long. */
bool slider_check_scenario(const struct slider *slider, struct check *check);
bool slider_check_cost(const struct slider *slider, struct check *check);
void slider_check_fits(const struct slider *slider, struct check *check);

/* The techniques, as bits 1u << technique, that the author's words name. */
unsigned slider_techniques_named(const char *words);

#endif
