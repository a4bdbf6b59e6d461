/*
 * A sweep: the values of one knob, each run for its figures, the other knobs as they stand.
 *
 * Of a long range SIMULATED_SWEEP values are run, evenly by their steps, the ends among them.
 */
#ifndef RTLESSON_BLOCKS_FILM_SWEEP_H
#define RTLESSON_BLOCKS_FILM_SWEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "blocks/film/now.h"
#include "sim/measure.h"

struct diagram_sweep {
    int lane;  /* whose setting is run: the first that the knob turns */
    int count; /* of values */
    int64_t values[MEASURE_COUNT][SIMULATED_SWEEP]; /* -1 where nothing arrives */
    /* Where the goal is judged: where it is met, and the bounds of its relative conditions. */
    bool won[SIMULATED_SWEEP];
    int64_t bounds[DIAGRAM_GOAL_LIMIT][SIMULATED_SWEEP];
};

/* True where the knob does something and a frame has steps for its sweep beside all else; no run is
 * needed to say so. */
bool diagram_sweep_fits(struct diagram_known *known, int knob);
/* Of a knob whose sweep fits; run when it is first asked for. Lasts as long as what is known. */
const struct diagram_sweep *diagram_sweep(struct diagram_known *known, int knob);
/* True where the goal is judged in the lane that is swept. */
bool diagram_sweep_has_goal(const struct diagram_known *known, int knob);

#endif
