/*
 * A second simulator, to hold the first against: slow and plain, written from the meaning in
 * sim/simulate.h alone. It keeps one sorted list of what will happen, writes down everything that
 * did, and counts at the end.
 *
 * One client, nothing drawn: no refresh, jitter or Poisson process. Short runs, in which 10,000
 * things happen at most.
 */
#ifndef RTLESSON_TESTS_REFERENCE_H
#define RTLESSON_TESTS_REFERENCE_H

#include "sim/figures.h"
#include "sim/scenario.h"

/* Runs a complete scenario. Aborts when out of memory. */
struct figures reference_figures(const struct scenario *scenario, int64_t within_usec);

#endif
