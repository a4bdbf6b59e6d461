/*
 * The keys that lead from a diagram's run to a sweep and back, and those that move its mark.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_SWEEP_KEYS_H
#define RTLESSON_BLOCKS_DIAGRAM_SWEEP_KEYS_H

#include "blocks/diagram/action.h"
#include "blocks/film/now.h"

/* While the sweep stands there; and while the run does. */
uint64_t diagram_sweep_offers(const struct diagram_now *now, int part);
uint64_t diagram_run_offers(const struct diagram_now *now);
/* True when the action was the sweep's. */
bool diagram_sweep_act(const struct piece *piece, int action, struct session *session);

/* The same of the knob that would be swept. */
uint64_t diagram_knob_sweep_offers(const struct diagram_now *now, int knob);
bool diagram_knob_sweep_act(const struct block *block, int knob, int action,
                            struct session *session);

#endif
