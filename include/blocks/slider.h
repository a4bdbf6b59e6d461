/*
 * What the files of the kind "slider" share: the author's scale and bands, and where the learner's
 * knob stands. The knob holds a whole-number step of the scale, never a column of the screen.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_H
#define RTLESSON_BLOCKS_SLIDER_H

#include "blocks/block.h"
#include "blocks/predict.h"
#include "sim/knob.h"
#include "ui/scale.h"

enum { SLIDER_BAND_LIMIT = 9 /* a band's number is one digit */ };

/* A part of the scale: from the band before it up to, not including, below. */
struct slider_band {
    const char *id, *title, *text;
    int64_t below_usec; /* 0: no bound */
    struct list examples, fits;
};

struct slider {
    const char *id, *label;
    int64_t from_usec, to_usec, start_usec;
    int steps;
    struct list bands; /* of struct slider_band */
    /* What the simulator is asked (slider_runs.h). */
    struct scenario_field simulate; /* no knob named: it is not asked */
    struct list techniques;         /* of const char *; empty: slider_technique says which */
    int users;                      /* 0: not said */
    int held_costs;                 /* requests an hour that an open connection counts as */
    int64_t measure_usec;
    struct prediction prediction;
};

/* The parts of a slider; without "simulate" and a prediction there is only the first. */
enum { SLIDER_SCALE, SLIDER_HELD, SLIDER_ASSUMED, SLIDER_PREDICTION };

extern const struct field slider_fields[];

/* The schema's check: the start lies on the scale, the bands rise and have steps of their own, and
 * what is simulated makes sense. Where checks may take long, a band is warned of in which the
 * simulator's choice is at no step among what fits. */
bool slider_check(const void *object, struct check *check);

struct scale slider_scale(const struct slider *slider);

const struct slider_band *slider_band_at(const struct slider *slider, int index);
int64_t slider_band_from(const struct slider *slider, int index);
/* The band in which a step lies, by its index. */
int slider_band_of(const struct slider *slider, int step);
/* The first step at or above a band's start; steps + 1 when there is none. */
int slider_first_step(const struct slider *slider, int index);

/* True once the learner has moved the knob; the step where it is, by the author's start before. */
bool slider_is_placed(const struct block *block, const struct scene *scene);
int slider_step(const struct block *block, const struct scene *scene);

/* What is said of a band: "1 s to 5 s", what fits, what it is like. In the arena, or the author's;
 * NULL where there is nothing to say, and when out of memory. */
const char *slider_range_words(const struct slider *slider, int index, struct arena *arena);
const char *slider_fits(const struct slider_band *band, struct arena *arena);
const char *slider_examples(const struct slider_band *band, struct arena *arena);

/* The operations of the kind that make its picture (slider_draw.c). */
void slider_layout(const struct block *block, const struct scene *scene, struct flow *flow);
void slider_draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas);

#endif
