/*
 * The kind "diagram": what the author gives, and the film that comes of it. How it is shown and
 * worked is in blocks/diagram_view.h.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_H
#define RTLESSON_BLOCKS_DIAGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "blocks/block.h"
#include "blocks/predict.h"
#include "lesson/schema.h"
#include "sim/knob.h"
#include "sim/trace.h"

enum { DIAGRAM_LABEL_CELLS = 40, DIAGRAM_ACTOR_LIMIT = 8 };

struct diagram_actor {
    const char *id, *title;
};

/* One step: a message (from, to), data (appears), a connection (opens), or only something to say.
 * What the author left out is NULL, empty, or as the schema presets it. */
struct diagram_step {
    int64_t at_usec;
    const char *from, *to;
    const char *appears;
    struct list opens; /* of const char *: two actors */
    const char *label;
    int64_t takes_usec; /* -1: not said */
    int64_t until_usec; /* TRACE_NEVER: not said */
    int style;          /* enum trace_style; -1: not said */
    bool fails;
    const char *say;
    bool stop;
};

struct diagram {
    const char *id, *title, *caption; /* caption: CommonMark, or NULL */
    int64_t lasts_usec;
    struct list actors; /* of struct diagram_actor */
    struct list script; /* of struct diagram_step; empty where the film is simulated */
    int curve;          /* 1, 0: with, without the curve of staleness; -1: not said */

    /* Of a simulated film (blocks/simulated.h). */
    struct scenario_field simulate;
    struct list lanes;    /* of struct diagram_lane: several runs on one clock */
    struct list knobs;    /* of struct diagram_knob */
    bool one_by_one;      /* a knob appears when the one before it was turned */
    int pace;             /* as the schema names it: diagram_pace_quarters */
    int64_t measure_usec; /* how long a run bill, goal and sweep judge */
    struct list beats;    /* of struct diagram_beat */
    const char *sweep;    /* id of the knob along the axis, or NULL */
    struct list goal;     /* of struct pair: a measure and its bound */
    struct prediction prediction;
};

/* True where the film is a run of the simulator, not a script. */
bool diagram_is_simulated(const struct diagram *diagram);

/* Quarters of a second of the film in a second of the learner's. */
int diagram_pace_quarters(const struct diagram *diagram);

extern const struct field diagram_fields[];

/* The schema's check: steps in order, each one thing, actors that are declared, times that lie
 * within the film, labels that fit. */
bool diagram_check(const void *object, struct check *check);

/* That a script has nothing beside it that only the simulator uses. The same of a simulated film:
 * knobs that it has, values that they can take, beats whose moment comes, a goal that can be won
 * and is not won yet (diagram_check_simulated.c). */
bool diagram_check_scripted(const struct diagram *diagram, struct check *check);
bool diagram_check_simulated(const struct diagram *diagram, struct check *check);
/* That what a frame runs of it is no more than FRAME_STEPS (sim/cost.h), however its knobs are
 * turned; all else of it was checked (diagram_check_cost.c). */
bool diagram_check_cost(const struct diagram *diagram, struct arena *arena, struct check *check);

/* That what is predicted can be told: a figure is one of a simulated run's, in its unit. And the
 * figure, of the run as the author set it (diagram_predict.c): see blocks/block.h. */
bool diagram_check_predict(const struct diagram *diagram, struct check *check);
bool diagram_supply(const struct block *block, const struct block *question,
                    const struct scene *scene, int64_t *value);

/* The index of the actor with this id, or -1. */
int diagram_find_actor(const struct diagram *diagram, const char *id);

/* The actor's title as it is shown: cut after DIAGRAM_LABEL_CELLS. The author's, or in the arena;
 * "" when out of memory. */
const char *diagram_actor_title(const struct diagram *diagram, int actor, struct arena *arena);

/* The trace of the script of a diagram that passed the check, in the arena. A connection that is
 * open until the film's end never closes. False when out of memory. */
bool diagram_script_trace(const struct diagram *diagram, struct trace *trace, struct arena *arena);

/* --- The film (diagram_film.c). Whoever shows or moves it asks here, and nowhere else: it is a
 * function of the author's diagram and of what the learner did with it. --- */

/* What happens, in the scene's arena: one trace a lane (a script has one), the beats of all in the
 * first. False when out of memory. */
bool diagram_traces(const struct block *block, const struct scene *scene, struct trace *traces);
/* The first of them. */
bool diagram_trace(const struct block *block, const struct scene *scene, struct trace *trace);

/* How long the film is; the same as the trace's. */
int64_t diagram_lasts_usec(const struct block *block, const struct scene *scene);

/* The film's length and the beats where it waits, in the scene's arena. False when out of memory.
 */
bool diagram_reel(const struct block *block, const struct scene *scene, struct reel *reel);

#endif
