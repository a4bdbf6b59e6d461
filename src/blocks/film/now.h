/*
 * A diagram as it is now. What hangs on the facts alone, how it is set and the film that comes of
 * that, is found out once and kept until a fact changes (blocks/known.h); around it stands what
 * time and marks change, which is only looked up. Whoever shows, plays or works a diagram is given
 * this, and asks nobody else.
 */
#ifndef RTLESSON_BLOCKS_FILM_NOW_H
#define RTLESSON_BLOCKS_FILM_NOW_H

#include <stdbool.h>
#include <stdint.h>

#include "blocks/block.h"
#include "blocks/film/kept.h"
#include "blocks/film/simulated.h"
#include "sim/figures.h"
#include "sim/ledger.h"

/* A knob as it stands. */
struct diagram_knob_now {
    int step;
    int lane;    /* the first in which it does something, or -1 */
    bool turned; /* by the learner, be it to where it stood */
    bool shown;  /* it does something, no prediction locks it (blocks/ask/prediction.h), and, where
                    knobs appear one by one, those before it were turned */
};

/* By the facts. Of lanes, a script has one, without scenario and figures. */
struct diagram_known {
    struct arena *arena;
    const struct diagram *diagram; /* as it is laid */
    bool waits;                    /* for the prediction that is asked first */
    bool locked;      /* stays as the author set it, for what was predicted to be seen */
    bool changed;     /* a knob was turned, or something was made to happen */
    bool watched;     /* to its end, once */
    bool won;         /* its goal */
    const char *made; /* what the learner made happen, as ".made" has it */
    int made_count;
    int lane_count;
    struct diagram_knob_now knobs[SIMULATED_KNOBS];
    struct scenario set[SIMULATED_LANES];    /* as the knobs are set */
    struct scenario played[SIMULATED_LANES]; /* with what the learner made happen */
    struct trace traces[SIMULATED_LANES];    /* the beats of all lanes are in the first */
    struct reel reel;
    /* Of a simulated one; what is run when it is asked for. */
    struct fills fills; /* of beats and caption, as the run is set */
    struct diagram_film *film;
    struct diagram_judged judged;
    const struct diagram_sweep *sweeps[SIMULATED_KNOBS]; /* NULL: not run yet */
    uint64_t sweep_costs[SIMULATED_KNOBS];               /* 0: not asked for yet */
};

struct diagram_now {
    const struct block *block;
    const struct diagram *diagram;
    const struct scene *scene;
    struct diagram_known *known;
    struct film film;
    bool playing;
    int64_t mark_usec; /* the moment that the learner marked, or -1 */
    bool swept; /* a sweep stands in the picture's place: its knob does something, and a frame has
                   steps for its runs */
    int sweep;  /* the knob along its axis, the mark ".sweep" */
};

/* Lasts as long as the scene's arena, and holds until facts, marks or films change. */
struct diagram_now diagram_now(const struct block *block, const struct scene *scene);

/* What now.sweep and now.mark_usec are from then on. */
void diagram_set_sweep(const struct block *block, int knob, struct facts *marks);
void diagram_clear_sweep(const struct block *block, struct facts *marks);
void diagram_set_mark(const struct block *block, int64_t at_usec, struct facts *marks);
void diagram_clear_mark(const struct block *block, struct facts *marks);

/* The figures of a lane as it is set, over as long a run as the diagram says. */
const struct figures *diagram_figures(const struct diagram_now *now, int lane);
/* What the goal is judged by, of the setting as it is. */
struct goal_figures diagram_goal_figures(const struct diagram_now *now);
/* What is counted in the lane's film, and when. */
const struct ledger *diagram_ledger(const struct diagram_now *now, int lane);

/* The kind's: the film's length and the beats where it waits. */
struct reel diagram_reel(const struct block *block, const struct scene *scene);

#endif
