/*
 * What the simulator says of a slider's window: each technique run against it, what that costs, and
 * the cheapest that keeps the window.
 *
 * Polls ask as somebody would who has a window: every window less the way down, jitter left out, so
 * that an update at its oldest is just in time; never sooner than an answer can be back. Who
 * reloads has that as a mean. Each technique is run for many sessions of the author's "measure" (a
 * poll's of six windows, where that is longer), which begin at moments drawn from the scenario's
 * seed, so that neither a lucky phase nor a lucky draw decides; of a poll that asks very often the
 * sessions are cut short: its rates are the same. An event that is still on its way when its
 * session ends, and not lost, is not counted. What is shown is what counts: shares in thousandths,
 * requests an hour in whole numbers, what these cost exactly.
 */
#ifndef RTLESSON_BLOCKS_SLIDER_RUNS_H
#define RTLESSON_BLOCKS_SLIDER_RUNS_H

#include "blocks/slider/model.h"

/* The share of events, in thousandths, that keeps a window. */
enum { SLIDER_KEEPS_MILLI = 950 };

struct slider_row {
    enum technique technique;
    int64_t within_milli;            /* of the events: as young as the window, in thousandths */
    int64_t lost, counted;           /* of the events that are counted, so many never arrived */
    int64_t requests, bytes;         /* an hour, for one user */
    int64_t open_milli;              /* connections of one user, on average, in thousandths */
    int64_t cost_milli;              /* requests, and held_costs for each of these */
    bool keeps;                      /* the window */
    bool cheapest;                   /* of those that keep it, with others perhaps */
    int64_t users_requests_milli;    /* a second, for all users */
    int64_t users_messages_milli;    /* what the server sends, a second; not in the cost */
    int64_t users_bytes, users_open; /* a second; connections */
};

struct slider_answer {
    struct slider_row rows[TECHNIQUE_COUNT]; /* of the slider's techniques, in their order */
    int choice; /* the row of the cheapest that keeps the window, the first of equals; -1: none */
};

/* What running all techniques at a window takes at most (sim/cost.h), however long the learner lets
 * idle connections be kept. */
uint64_t slider_cost(const struct slider *slider, int64_t window_usec);

/* Whether all that these runs count has room (scenario_has_room). */
bool slider_has_room(const struct slider *slider, int64_t window_usec, struct errbuf *err);

/* Runs them all. */
struct slider_answer slider_ask(const struct slider *slider, int64_t window_usec,
                                int64_t held_costs);

#endif
