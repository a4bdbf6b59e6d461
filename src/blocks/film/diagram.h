/*
 * The kind "diagram": what the author gives. Of it, what the learner did and the time comes what is
 * known of it now (blocks/film/now.h), and of that what is shown: that is the only way.
 */
#ifndef RTLESSON_BLOCKS_FILM_DIAGRAM_H
#define RTLESSON_BLOCKS_FILM_DIAGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "blocks/ask/placeholders.h"
#include "blocks/ask/predict.h"
#include "blocks/block.h"
#include "lesson/schema.h"
#include "sim/measure.h"
#include "sim/simulate.h"
#include "sim/trace.h"

enum { DIAGRAM_LABEL_CELLS = 40, DIAGRAM_ACTOR_LIMIT = 8 };

/* What a prediction is held against: a figure of the run as the author set it. */
struct diagram_figure {
    const struct measure
        *measure; /* NULL: the question has an answer of its own, or there is none */
    int lane;
};

/* As it is used, nothing in it a name to be sought or a text to be read: diagram_finish makes it of
 * what the author wrote (blocks/film/written.h). */
struct diagram {
    const char *id, *title, *caption; /* caption: CommonMark, or NULL */
    int64_t lasts_usec;
    int pace_quarters;   /* quarters of a second of the film in a second of the learner's */
    int curve;           /* 1, 0: with, without the curve of staleness; -1: not said */
    bool is_simulated;   /* a run of the simulator, not a script */
    struct trace script; /* the film, where it is not simulated */
    struct list lanes; /* of struct diagram_lane: one, without a title, unless there are several */

    /* Of a simulated film (blocks/film/simulated.h). */
    struct simulate_names names;
    struct list knobs;   /* of struct diagram_knob */
    bool one_by_one;     /* a knob appears when the one before it was turned */
    int64_t judged_usec; /* how long a run figures an hour, goal and sweep judge */
    bool has_figures;  /* it is worked with: it has knobs, a goal or missions, or asks something; or
                          its author says how long a run is measured */
    struct list beats; /* of struct diagram_beat */
    int sweep;         /* the knob along the axis, or -1 */
    struct list goal;  /* of struct condition (blocks/film/goal.h) */
    struct prediction prediction;
    struct diagram_figure figure;
    struct list fills;    /* of struct placeholder_value */
    const char *mission;  /* what it asks for (blocks/film/missions.h); NULL: it is none */
    struct list missions; /* of struct block: those of a playground */
    struct list siblings; /* of struct diagram: as each draw of what varies makes it, but for the
                             author's own, which this is; empty: nothing varies */
};

extern const struct field diagram_fields[], mission_fields[];
/* Whether the block is one, and no mission of one. */
bool diagram_is(const struct block *block);

/* The figure of a prediction, of the run as it is set at the start (film/predict.c), as a question
 * takes it: shares are whole per cents. False where it has no value: nothing is delivered. */
bool diagram_figure_at_start(const struct diagram *diagram, int64_t *value);
/* The same of the setting that the question's attempt has drawn, as blocks/block.h wants it. */
int64_t diagram_supply(const struct block *block, const struct block *question,
                       const struct scene *scene);
const char *diagram_supply_beside(const struct block *block, const struct block *question,
                                  const struct scene *scene);

#endif
