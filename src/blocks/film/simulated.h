/*
 * A diagram whose film is simulated: the author's scenario, with the knobs as the learner turned
 * them and with what the learner made happen, gives the film's traces, one a lane, and the figures.
 * What they are now is in blocks/film/now.h.
 *
 * All of it is a function of the lesson and the facts: a knob's step under the knob's id, what the
 * learner made under ".made". The film shows a run as long as it lasts; figures an hour, goal and
 * sweep judge a longer run of the same setting without what the learner made, so that they do not
 * hang on where a few events happen to fall. A prediction's figure is of that run as the author set
 * it, or as its attempt has drawn it.
 */
#ifndef RTLESSON_BLOCKS_FILM_SIMULATED_H
#define RTLESSON_BLOCKS_FILM_SIMULATED_H

#include <stdbool.h>
#include <stdint.h>

#include "blocks/block.h"
#include "blocks/film/diagram.h"
#include "sim/figures.h"
#include "sim/happening.h"
#include "sim/knob.h"
#include "sim/ledger.h"
#include "ui/scale.h"

enum {
    SIMULATED_LANES = 4,
    SIMULATED_KNOBS = 24,
    SIMULATED_BEATS = 24,
    SIMULATED_MISSIONS = 12,
    SIMULATED_MESSAGES = 1000,
    SIMULATED_SWEEP = 60
};

enum { DIAGRAM_GOAL_LIMIT = 6 };

/* One of several runs on one clock. */
struct diagram_lane {
    const char *title;        /* NULL: it is the only one */
    struct scenario authored; /* as the author set it, as long as the film */
    struct knob_set says;     /* what it sets itself: the learner's knobs do nothing there */
};

/* A knob that the learner may turn: through listed values, or along a scale. */
struct diagram_knob {
    const char *id; /* the fact that its step is kept in */
    const char *title;
    const struct knob *row;        /* of the simulator's table */
    const struct scenario *values; /* by step: one of which this knob alone counts; NULL: scale */
    struct scale scale;
    int last;   /* step; the first is 0 */
    int start;  /* the step that the author's scenario stands at, or nearest to */
    bool fixed; /* by a mission, at its only step: it cannot be turned */
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

/* --- Siblings (blocks/ask/vary.h): the diagram with each draw in place of the author's values. ---
 */

/* How many there are with the author's own, which is the first; and the diagram as one has it. */
int diagram_sibling_count(const struct diagram *diagram);
const struct diagram *diagram_sibling(const struct diagram *diagram, int sibling);
/* Of a block, the one that the attempt at its prediction has drawn; and the one that it is now:
 * that, until the verdict is told, then the author's own. */
int diagram_drawn(const struct block *block, const struct facts *facts);
const struct diagram *diagram_laid(const struct block *block, const struct facts *facts);

/* What stands for the placeholders in its texts, as blocks/block.h wants it: of what is asked, as
 * the attempt has drawn it (film/predict.c). */
const struct fills *diagram_fills(const struct block *block, const struct scene *scene);

/* --- Lanes and their scenarios. --- */

int diagram_lane_count(const struct diagram *diagram);
/* Its title; NULL where there is but one lane without a name. */
const char *diagram_lane_title(const struct diagram *diagram, int lane);

/* True where the lane sets this knob itself: then the learner's does nothing there. */
bool diagram_lane_says(const struct diagram *diagram, int lane, const struct knob *row);

/* A lane's scenario as the author set it. */
struct scenario diagram_authored(const struct diagram *diagram, int lane);

/* --- Runs of scenarios that hold (scenario_check), as all do that the knobs can be turned to. ---
 */

/* The films, one a lane, in the arena. The beats of all lanes are in the first trace: words are
 * told once. */
void diagram_run_film(const struct diagram *diagram, const struct scenario *scenarios,
                      struct trace traces[SIMULATED_LANES], struct arena *arena);
/* When the beat's moment comes in them, or TRACE_NEVER. */
int64_t diagram_beat_when(const struct diagram_beat *beat, const struct trace *traces);
/* The figures of a setting, over as long a run as the diagram says. */
struct figures diagram_run_figures(const struct diagram *diagram, const struct scenario *set);
/* What is counted in a film, and when, in the arena. */
struct ledger diagram_run_ledger(const struct scenario *scenario, struct arena *arena);

/* About how many steps (sim/cost.h) the runs of a frame take, of each lane its film, what is
 * counted in it and its figures, by a scenario for each lane; one setting's figures alone; and the
 * figures that a goal holds against those of the first lane. */
uint64_t diagram_frame_cost(const struct diagram *diagram, const struct scenario *set);
uint64_t diagram_judged_cost(const struct diagram *diagram, const struct scenario *set);
uint64_t diagram_others_cost(const struct diagram *diagram, const struct scenario *set);

/* --- Knobs. --- */

const struct diagram_knob *diagram_knob_at(const struct diagram *diagram, int index);
/* Sets the knob to a step in a scenario. */
void diagram_knob_turn(const struct diagram_knob *knob, int step, struct scenario *scenario);
/* How many of its values a sweep runs, and the step of the value at index: evenly by steps, the
 * ends among them. */
int diagram_sweep_count(const struct diagram_knob *knob);
int diagram_sweep_step(const struct diagram_knob *knob, int index);
/* A film shows one client for as long as it lasts: false of the knobs that have no place in it. */
bool diagram_is_of_film(const struct knob *row);
/* The techniques that a lane may come to run, as bits: its own, or those that a knob turns to. */
unsigned diagram_lane_techniques(const struct diagram *diagram, int lane);
/* The step that it is at by the facts, of the diagram as it is laid. */
int diagram_knob_step(const struct block *block, const struct facts *facts, int index);

/* How the learner has set a diagram. */
struct diagram_setting {
    int steps[SIMULATED_KNOBS];
    bool turned[SIMULATED_KNOBS]; /* else it stands as the author set it, beside a step or not */
    const char *made;             /* what was made happen, as ".made" has it */
};
struct diagram_setting diagram_setting_at_start(const struct diagram *diagram);
/* By the facts, of the diagram as it is laid; lasts until they change. */
struct diagram_setting diagram_setting_of(const struct block *block, const struct facts *facts);
/* Each lane as it is set, and as it is played, with what was made happen in the arena. */
void diagram_set(const struct diagram *diagram, const struct diagram_setting *setting,
                 struct scenario set[SIMULATED_LANES], struct scenario played[SIMULATED_LANES],
                 struct arena *arena);

/* --- What the learner made happen: ".made". --- */

enum { DIAGRAM_MADE_LIMIT = 40 };
enum diagram_made { DIAGRAM_MADE_EVENT, DIAGRAM_MADE_DROP, DIAGRAM_MADE_COUNT };
/* Adds one at a film time; false when there are too many. */
bool diagram_make(const struct block *block, enum diagram_made what, int64_t at_usec,
                  struct facts *facts);
/* Takes the last one back; false when there is none. */
bool diagram_unmake(const struct block *block, struct facts *facts);
int diagram_made_count(const struct block *block, const struct facts *facts);
/* As a text; "" where there is none. Puts all that is in one into a scenario, in the arena. */
const char *diagram_made_text(const struct block *block, const struct facts *facts);
void diagram_put_made(const char *made, struct scenario *scenario, struct arena *arena);

#endif
