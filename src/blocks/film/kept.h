/*
 * The runs of a diagram, kept by what was run: a setting that is shown beside another, or comes
 * back, is not run again (known_by). So long as a few others are not asked for instead, a film is
 * there for the scenarios that it plays, and figures are for those that are judged.
 */
#ifndef RTLESSON_BLOCKS_FILM_KEPT_H
#define RTLESSON_BLOCKS_FILM_KEPT_H

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

struct diagram_judged {
    const struct diagram *diagram;
    struct scenario set[SIMULATED_LANES];
    struct figures figures[SIMULATED_LANES]; /* run when they are asked for */
    bool has_figures[SIMULATED_LANES];
};

/* Of the diagram as it is laid; they last as long as what known_by gives. */
struct diagram_film *diagram_film_of(const struct block *block, const struct scene *scene,
                                     const struct diagram *diagram,
                                     const struct scenario played[SIMULATED_LANES]);
struct diagram_judged *diagram_judged_of(const struct block *block, const struct scene *scene,
                                         const struct diagram *diagram,
                                         const struct scenario set[SIMULATED_LANES]);

const struct ledger *diagram_film_ledger(struct diagram_film *film, int lane);
const struct figures *diagram_judged_figures(struct diagram_judged *judged, int lane);

#endif
