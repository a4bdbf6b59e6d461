/*
 * Where a run of all clients would take too long, so many are run and stand for all: what is
 * counted of them becomes what all come to.
 */
#ifndef RTLESSON_SIM_SAMPLE_H
#define RTLESSON_SIM_SAMPLE_H

#include <stdint.h>

#include "base/wide.h"
#include "sim/figures.h"

struct sample {
    int64_t clients, run; /* 0 < run <= clients */
};

/* Times the clients, by those that are run, to nearest: of what is not negative. INT64_MAX where
 * that has no room. */
int64_t sample_count(struct sample sample, int64_t count);
/* The same rounded down, of a sum that times the clients has room. */
struct wide sample_sum(struct sample sample, struct wide sum);

/* Makes what a run counted the figures of all: each count for itself, and undelivered what is left
 * then. Loads and ages are no counts. */
void sample_figures(struct sample sample, struct figures *figures);

#endif
