/*
 * What a server bears over time: what it gets and sends in each of a row of bins, and how many
 * connections are open, as an exact average over each bin.
 */
#ifndef RTLESSON_SIM_BINS_H
#define RTLESSON_SIM_BINS_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/figures.h"
#include "sim/sample.h"

struct bin {
    int64_t requests, messages, bytes;
    int64_t first_requests; /* of the requests, the first of their client */
    int64_t open_usec;      /* of the connections that open or close in the bin, their time in it */
    int64_t opened; /* how many more are open all through this bin than through the one before */
};

struct bins {
    struct bin *list; /* one more than the run has, for what ends with it */
    int64_t count, bin_usec, from_usec, end_usec;
    struct bin *last; /* the bin that was asked for last, and when it begins */
    int64_t last_usec;
};

/* How wide a bin is in a run of that length (> 0), see figures.h. */
int64_t bins_width_usec(int64_t end_usec);

/* Bins for [from, end); 0 <= from < end. */
void bins_begin(struct bins *bins, int64_t from_usec, int64_t end_usec);
void bins_release(struct bins *bins);

/* The bin of an instant in [from, end]. */
static inline struct bin *bins_at(struct bins *bins, int64_t at_usec) {
    if ((uint64_t)(at_usec - bins->last_usec) >= (uint64_t)bins->bin_usec) {
        int64_t bin = (at_usec - bins->from_usec) / bins->bin_usec;
        bins->last = bins->list + bin;
        bins->last_usec = bins->from_usec + bin * bins->bin_usec;
    }
    return bins->last;
}

/* A connection is open in [from, to), as far as that is in the bins. */
void bins_open(struct bins *bins, int64_t from_usec, int64_t to_usec);

/* Puts the rates, the level and the width of the bins into the figures, as they are for all clients
 * of the sample. The last bin may be cut by the run's end: it counts with its whole width for a
 * rate, with the part in the run for a level. */
void bins_figures(const struct bins *bins, struct sample sample, struct figures *figures);

#endif
