/*
 * A diagram whose film is simulated: the author's scenario, with the knobs as the learner turned
 * them and with what the learner made happen, gives the film's traces, one a lane, and the figures.
 *
 * All of it is a function of the lesson and the facts: a knob's step under the knob's id, what the
 * learner made under ".made". The film shows a run as long as it lasts; bill, goal and sweep judge
 * a longer run of the same setting without what the learner made, so that they do not hang on where
 * a few events happen to fall. A prediction's figure is of that run as the author set it.
 */
#ifndef RTLESSON_BLOCKS_SIMULATED_H
#define RTLESSON_BLOCKS_SIMULATED_H

#include <stdbool.h>
#include <stdint.h>

#include "blocks/block.h"
#include "blocks/diagram.h"
#include "sim/figures.h"
#include "sim/happening.h"
#include "sim/knob.h"
#include "ui/scale.h"

enum {
    SIMULATED_LANES = 4,
    SIMULATED_KNOBS = 24,
    SIMULATED_BEATS = 24,
    SIMULATED_MESSAGES = 1000,
    SIMULATED_SWEEP = 60
};

enum { DIAGRAM_GOAL_LIMIT = 6 };

/* One of several runs on one clock. */
struct diagram_lane {
    const char *title; /* NULL: it is the only one */
    struct scenario
        start; /* as the author set it: the knobs where they start, as long as the film */
    struct knob_set says; /* what it sets itself: the learner's knobs do nothing there */
};

/* A knob that the learner may turn: through listed values, or along a scale. */
struct diagram_knob {
    const char *id; /* the fact that its step is kept in */
    const char *title;
    const struct knob *row;        /* of the simulator's table */
    const struct scenario *values; /* by step: one of which this knob alone counts; NULL: scale */
    struct scale scale;
    int last;  /* step; the first is 0 */
    int start; /* the step that the author's scenario stands at, or nearest to */
};

/* Words at a moment that is named by what happens. */
struct diagram_beat {
    enum happening happening;
    int nth;
    int64_t over_usec;
    int lane;
    const char *say;
    bool stop;
};

/* --- Lanes and their scenarios. --- */

int diagram_lane_count(const struct diagram *diagram);
/* Its title; NULL where there is but one lane without a name. */
const char *diagram_lane_title(const struct diagram *diagram, int lane);

/* True where the lane sets this knob itself: then the learner's does nothing there. */
bool diagram_lane_says(const struct diagram *diagram, int lane, const struct knob *row);

/* A lane's scenario as the author set it; and as the knobs are set now. */
struct scenario diagram_start(const struct diagram *diagram, int lane);
struct scenario diagram_setting(const struct block *block, const struct scene *scene, int lane);
/* As they are set now, with what the learner made happen. False when out of memory. */
bool diagram_scenario(const struct block *block, const struct scene *scene, int lane,
                      struct scenario *scenario);

/* The films of scenarios, one a lane, in the arena. The beats of all lanes are in the first trace:
 * words are told once. False when out of memory. */
bool diagram_run(const struct diagram *diagram, const struct scenario *scenarios,
                 struct trace traces[SIMULATED_LANES], struct arena *arena);
/* When the beat's moment comes in them, or TRACE_NEVER. */
int64_t diagram_beat_when(const struct diagram_beat *beat, const struct trace *traces);
/* The films as they are now, in the scene's arena. */
bool diagram_simulate(const struct block *block, const struct scene *scene,
                      struct trace traces[SIMULATED_LANES]);

/* The figures of a setting, over as long a run as the diagram says; false when out of memory. */
bool diagram_measure(const struct diagram *diagram, const struct scenario *setting,
                     struct figures *figures);
/* Those of a lane as it is set now. */
bool diagram_figures(const struct block *block, const struct scene *scene, int lane,
                     struct figures *figures);

/* --- Knobs. --- */

const struct diagram_knob *diagram_knob_at(const struct diagram *diagram, int index);
/* Sets the knob to a step in a scenario. */
void diagram_knob_turn(const struct diagram_knob *knob, int step, struct scenario *scenario);
/* The step that it is at now. */
int diagram_knob_step(const struct block *block, const struct scene *scene, int index);
/* The first lane in which it does something, or -1. */
int diagram_knob_lane(const struct block *block, const struct scene *scene, int index);
/* Some lane's technique has it; shown: it works, no prediction locks it (blocks/predict.h), and,
 * where knobs appear one by one, the one before it was turned. */
bool diagram_knob_works(const struct block *block, const struct scene *scene, int index);
bool diagram_knob_shown(const struct block *block, const struct scene *scene, int index);

/* --- What the learner made happen: ".made". --- */

enum { DIAGRAM_MADE_LIMIT = 40 };
enum diagram_made { DIAGRAM_MADE_EVENT, DIAGRAM_MADE_DROP };
/* Adds one at a film time; false when there are too many, or when out of memory. */
bool diagram_make(const struct block *block, enum diagram_made what, int64_t at_usec,
                  struct facts *facts);
/* Takes the last one back; false when there is none. */
bool diagram_unmake(const struct block *block, struct facts *facts);
int diagram_made_count(const struct block *block, const struct facts *facts);

#endif
