/*
 * What happens to one client in a run, bounded from above by its scenario alone: of that are made
 * its cost (cost.c) and the room that it needs (room.c). All of it stays at UINT64_MAX where it is
 * more. The scenario is one of bounds_whole or bounds_one.
 */
#ifndef RTLESSON_SIM_BOUNDS_H
#define RTLESSON_SIM_BOUNDS_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/scenario.h"

static inline uint64_t bounds_least(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

/* Complete, and what the technique does not have as if it were not set: another knob may have
 * turned to it. And of one client alone. */
struct scenario bounds_whole(const struct scenario *scenario);
struct scenario bounds_one(const struct scenario *scenario);

/* How many instants of each process there are. */
struct bounds {
    uint64_t events, ups, drops;
};
struct bounds bounds_of(const struct scenario *scenario);
/* Those of one process in one window of one client, with those that are listed. */
uint64_t bounds_instants(const struct process *process, uint64_t usec);

static inline bool bounds_stream(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams;
}

/* Of a technique that asks, how often; of one that streams, how many starts there are, and how many
 * events leave and do not arrive. And all messages, set-up, answers and the client's own too. */
uint64_t bounds_exchanges(const struct scenario *scenario, const struct bounds *counts);
uint64_t bounds_starts(const struct scenario *scenario, const struct bounds *counts);
uint64_t bounds_in_vain(const struct scenario *scenario, const struct bounds *counts);
uint64_t bounds_messages(const struct scenario *scenario, const struct bounds *counts);

/* A request and its answer; from a start until all that waits was received, if nothing drops it;
 * and the same from a drop. */
uint64_t bounds_round_usec(const struct scenario *scenario);
uint64_t bounds_opening_usec(const struct scenario *scenario);
uint64_t bounds_recovery_usec(const struct scenario *scenario);
/* How many times as much as waits for one drop is sent in vain, where drops come faster than such a
 * recovery: 0: there is no telling. */
uint64_t bounds_again(const struct scenario *scenario, uint64_t recovery_usec);

/* How long is counted, and in how many bins. */
int64_t bounds_counted_usec(const struct scenario *scenario);
uint64_t bounds_bins(const struct scenario *scenario);

#endif
