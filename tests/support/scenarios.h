/*
 * Scenarios and figures as text, so that a case is one line and a failure can be run again by hand.
 */
#ifndef RTLESSON_TESTS_SCENARIOS_H
#define RTLESSON_TESTS_SCENARIOS_H

#include "base/arena.h"
#include "sim/figures.h"
#include "sim/scenario.h"

/* A complete scenario from the options of `rtlesson simulate`: "--technique sse --latency 10us". A
 * switch takes no value. Fails the running test where they make none. */
struct scenario scenario_from(const char *options, struct arena *arena);

/* Runs it for its figures with the window 1 s; fails the running test where it cannot. */
struct figures figures_of(const struct scenario *scenario);
struct figures figures_from(const char *options);

/* All counts, ages and bytes of a run on one line:
 *   3 appeared, 2 delivered, 0 lost; 3 requests, 1 empty, 1 connections; age 70 us, 35 35 35 max
 * 105; behind 20.58 us; up 0+300, down 14+3000; messages 0 of 0
 * Ages: mean, 50th, 95th, 99th percentile, maximum. Means are rounded down to 0.01 us, so that how
 * the last digit is rounded does not show. Bytes: payload+overhead. Heartbeat
 * stand at the end, where there are any. */
enum { FIGURES_TEXT_BYTES = 512 };
const char *figures_text(const struct figures *figures, char into[FIGURES_TEXT_BYTES]);

/* Whether all of them are the same; means, shares and loads may be so far apart. */
bool figures_same(const struct figures *a, const struct figures *b, int64_t apart);

#endif
