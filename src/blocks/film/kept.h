/*
 * The runs of a diagram, kept by what was run: a setting that is shown beside another, or comes
 * back, is not run again (known_by), nor is one that another is held against. So long as a few
 * others are not asked for instead, a film is there for the scenarios that it plays, and figures
 * are for the scenario that is judged.
 */
#ifndef RTLESSON_BLOCKS_FILM_KEPT_H
#define RTLESSON_BLOCKS_FILM_KEPT_H

#include "blocks/film/goal.h"
#include "blocks/film/simulated.h"

/* One scenario a lane, and what they come to. What is listed in them is the arena's. */
struct diagram_film {
    const struct diagram *diagram;
    struct arena *arena;
    struct scenario played[SIMULATED_LANES];
    struct trace traces[SIMULATED_LANES];   /* as diagram_run_film has them */
    struct ledger ledgers[SIMULATED_LANES]; /* run when they are asked for */
    bool has_ledger[SIMULATED_LANES];
};

/* One scenario, over as long a run as the diagram says. */
struct diagram_run {
    const struct diagram *diagram;
    struct scenario set;
    struct figures figures; /* run when they are asked for */
    bool has_figures;
};

/* A setting: a run for each lane, and of each relative condition of the goal the run that the first
 * lane's is held against; else NULL. */
struct diagram_judged {
    struct diagram_run *lanes[SIMULATED_LANES];
    struct diagram_run *others[DIAGRAM_GOAL_LIMIT];
};

/* True where both come to the same: they differ at most in knobs that their technique does not
 * have.
 */
bool diagram_is_same_run(const struct scenario *a, const struct scenario *b);

/* Of the diagram as it is laid; what they point to lasts as long as what known_by gives. */
struct diagram_film *diagram_film_of(const struct block *block, const struct scene *scene,
                                     const struct diagram *diagram,
                                     const struct scenario played[SIMULATED_LANES]);
struct diagram_judged diagram_judged_of(const struct block *block, const struct scene *scene,
                                        const struct diagram *diagram,
                                        const struct scenario set[SIMULATED_LANES]);

const struct ledger *diagram_film_ledger(struct diagram_film *film, int lane);
const struct figures *diagram_judged_figures(const struct diagram_judged *judged, int lane);
/* What its goal is judged by. */
struct goal_figures diagram_judged_goal(const struct diagram_judged *judged);

#endif
