/*
 * Figures from formulas, for more clients than are simulated one by one: what is expected of a
 * client whose start is drawn evenly from [0, spread), times the clients.
 *
 * What makes it simple is that the sum over the starts comes first. There are so many "ways" to
 * start, one a microsecond:
 * - short-poll, ways = interval: in all ways together exactly one request leaves at each
 *   microsecond, and from `first` on exactly one answer.
 * - sse, websocket, ways = spread: one connection opens at each microsecond from `first` on, for
 *   that many microseconds.
 * Events are walked one by one. Those that are drawn are as many as there are on average at each
 * microsecond, so that sums over them are integrals.
 */
#ifndef RTLESSON_SIM_CLOSED_H
#define RTLESSON_SIM_CLOSED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "base/progress.h"
#include "base/wide.h"
#include "sim/figures.h"
#include "sim/process.h"
#include "sim/scenario.h"

struct closed {
    const struct scenario *scenario; /* complete, and checked */
    bool polls;                      /* short-poll */
    bool drawn;                      /* the events */
    int64_t end_usec, ways;
    int64_t opens_usec; /* the earliest opening */
    int64_t first_usec; /* polls: the earliest answer; else the earliest opening */
    int64_t lag_usec;   /* polls: from an answer to its arrival; else from the later of appearance
                           and opening to the arrival */
};

/* Fails where no formula is known here, with a reason that begins with the knob's name: refresh and
 * long-poll, jitter, drops, back-off, client messages, polls that are not spread over their
 * interval or whose set-up comes once only, a run that is shorter than one round. */
bool closed_figures(const struct scenario *scenario, int64_t within_usec, struct figures *figures,
                    struct errbuf *err);

/* --- Its parts. A sum is over all ways, of drawn events over all instants as if one appeared at
 * each. --- */

/* How many of the ways lie in so many microseconds; and twice its integral. */
int64_t closed_ramp(const struct closed *closed, int64_t usec);
struct wide closed_area(const struct closed *closed, int64_t usec);

/* Stands before the first event. */
struct process_cursor closed_events(const struct closed *closed);
/* Passes one, in a walk through all of them, which may be long: there are CLOSED_WALKS of these,
 * and one takes as long as so many steps of a run (cost.h). */
enum { CLOSED_WALKS = 8, CLOSED_STEPS = 8 };
static inline void closed_pass(struct process_cursor *cursor) {
    progress_steps(CLOSED_STEPS);
    process_pass(cursor);
}
/* A sum that was taken so many times, for all clients. */
int64_t closed_total(const struct closed *closed, struct wide sum, int64_t times);
/* The same of events, drawn or not. */
int64_t closed_event_total(const struct closed *closed, struct wide sum, int64_t times);
/* A figure; those that nothing has are cut, so that their sums have room. And a product. */
int64_t closed_cut(struct wide sum);
int64_t closed_times(int64_t a, int64_t b);
/* e^-(usec / mean gap of drawn events), a fraction of 32 bits. */
uint64_t closed_exp(const struct closed *closed, int64_t usec);

/* Fills staleness, delivered, undelivered, within. */
void closed_staleness(const struct closed *closed, int64_t within_usec, struct figures *figures);
/* The polls whose answer arrives and is empty. */
struct wide closed_empty(const struct closed *closed);
/* Fills the loads. An event takes so many thousandths of a byte. Returns what the server sends in
 * the run and what arrives there. */
struct closed_sent {
    int64_t requests, messages, events, bytes;
};
struct closed_sent closed_loads(const struct closed *closed, int64_t event_milli,
                                struct figures *figures);
int64_t closed_behind_nsec(const struct closed *closed);

#endif
