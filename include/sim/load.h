/*
 * What a server bears over time: what it gets and sends in each of a row of bins, and how many
 * connections are open, as an exact average over each bin.
 */
#ifndef RTLESSON_SIM_LOAD_H
#define RTLESSON_SIM_LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/figures.h"

struct load_bin {
    int64_t requests, messages, bytes;
    int64_t first_requests; /* of the requests, the first of their client */
    int64_t open_usec;      /* of the connections that open or close in the bin, their time in it */
    int64_t opened; /* how many more are open all through this bin than through the one before */
};

struct load_bins {
    struct load_bin *bins; /* one more than the run has, for what ends with it */
    int64_t count, bin_usec, end_usec;
    struct load_bin *last; /* the bin that was asked for last, and when it begins */
    int64_t last_usec;
};

/* How wide a bin is in a run of that length (> 0), see figures.h. */
int64_t load_bin_usec(int64_t end_usec);

/* Bins for [0, end); end > 0. False when out of memory. */
bool load_begin(struct load_bins *load, int64_t end_usec);
void load_release(struct load_bins *load);

/* The bin of an instant in [0, end]. */
static inline struct load_bin *load_at(struct load_bins *load, int64_t at_usec) {
    if ((uint64_t)(at_usec - load->last_usec) >= (uint64_t)load->bin_usec) {
        int64_t bin = at_usec / load->bin_usec;
        load->last = load->bins + bin;
        load->last_usec = bin * load->bin_usec;
    }
    return load->last;
}

/* A connection is open in [from, to), as far as that is before the end. */
void load_open(struct load_bins *load, int64_t from_usec, int64_t to_usec);

/* Puts the rates, the level and the width of the bins into the figures. The last bin may be cut by
 * the run's end: it counts with its whole width for a rate, with the part in the run for a level.
 */
void load_figures(const struct load_bins *load, struct figures *figures);

#endif
