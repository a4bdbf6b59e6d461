/*
 * What a run costs, from the scenario alone: so that a lesson which asks for more than a frame may
 * take is refused where it is loaded, and not found out by whoever waits for its picture.
 *
 * The unit is a step: one message that is sent, or one instant of a process (an event, a client's
 * message, a drop) that is passed; a bin of the load is one, a client takes some more. The engine
 * counts them as it runs (simulate_steps), and a test holds the two against each other.
 */
#ifndef RTLESSON_SIM_COST_H
#define RTLESSON_SIM_COST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "sim/scenario.h"

/* The most steps that the runs of one frame may take together. It was set once, on one core of the
 * machine where it was written, to about 10 ms where all is regular (12 ns a step); updates at
 * random take twice as long, transits that are all drawn three to four times (`./dev bench` tells).
 * It is the same on every machine, so that a lesson is refused everywhere or nowhere. */
enum { FRAME_STEPS = 800000 };

/* What starting a client takes. */
enum { COST_CLIENT = 8 };

/* About how many steps a run of the scenario takes for its figures or its trace, over its
 * duration: as good as always more than it does, and as a rule not more than four times as many.
 * UINT64_MAX where it has no room. The scenario was checked; it need not be complete. */
uint64_t scenario_cost(const struct scenario *scenario);
/* The part of one client; above zero. */
uint64_t scenario_client_cost(const struct scenario *scenario);

/* About how many messages a trace of one client has, set-up and answers too, and how many data: as
 * good as always it has no more. */
uint64_t scenario_messages(const struct scenario *scenario);
uint64_t scenario_data(const struct scenario *scenario);

/* The most bytes that one client's messages take, both ways, in the run and in any one bin
 * (figures.h), payload and overhead, and one for each event: no count of a client is above it
 * (sim/room.c). */
uint64_t scenario_bytes(const struct scenario *scenario);
uint64_t scenario_bin_bytes(const struct scenario *scenario);

/* Whether all that a run of it counts has room: every sum and every rate in thousandths 64 bits,
 * sums of squared times 128, by bounds from above. The reason says what to do. What a frame has
 * steps for nearly always has room, but for rates in runs of less than a second. The scenario was
 * checked; it need not be complete. */
bool scenario_has_room(const struct scenario *scenario, struct errbuf *err);

/* "about 7.2 M steps, and a frame has 800,000", to an author; returns into. */
enum { COST_WORDS_BYTES = 128 };
const char *cost_words(uint64_t cost, char into[COST_WORDS_BYTES]);

/* Sums that stay at UINT64_MAX. */
static inline uint64_t cost_plus(uint64_t a, uint64_t b) {
    uint64_t sum;
    return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

static inline uint64_t cost_times(uint64_t a, uint64_t b) {
    uint64_t product;
    return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

#endif
