/*
 * The textbook way, to compare with: one event loop over a binary heap of everything that will
 * happen to all clients, each a small record with its time. Short polling alone, with constant
 * latency and without drops.
 */
#ifndef RTLESSON_BENCH_TEXTBOOK_H
#define RTLESSON_BENCH_TEXTBOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/scenario.h"

struct textbook_counts {
    int64_t appeared, delivered, requests, empty_answers;
    int64_t staleness_usec; /* the sum */
};

/* False when out of memory. The scenario is complete. */
bool textbook_run(const struct scenario *scenario, struct textbook_counts *counts);

#endif
