/*
 * Quantiles of many values in little memory: exact up to FIGURES_EXACT of them; beyond that from a
 * histogram of fixed size, within 0.1 % and never outside the smallest and largest value.
 *
 * The histogram's classes are as wide as the value, to 10 bits (as HdrHistogram's): values below
 * 1,024 have one each, and from there on every power of two has 512.
 */
#ifndef RTLESSON_SIM_QUANTILE_H
#define RTLESSON_SIM_QUANTILE_H

#include <stddef.h>
#include <stdint.h>

/* { 0 } is empty. The members are the module's own, but for the reading of count, low and high. */
struct quantile {
    int64_t count, low, high;
    int64_t *values; /* as they came; NULL once they are classes */
    int capacity;
    int64_t *classes; /* how many are in each; NULL while values are exact */
};

enum { QUANTILE_BITS = 9 };

/* A value of at least 0 is in this class. */
static inline int quantile_class(int64_t value) {
    uint64_t bits = (uint64_t)value;
    int shift = 63 - QUANTILE_BITS - __builtin_clzll(bits | 1u << QUANTILE_BITS);
    return (int)(bits >> shift) + (shift << QUANTILE_BITS);
}

/* What quantile_add does while the values are exact. */
void quantile_keep(struct quantile *quantile, int64_t value);

/* Takes a value of at least 0. */
static inline void quantile_add(struct quantile *quantile, int64_t value) {
    if (value > quantile->high)
        quantile->high = value;
    if (value < quantile->low || quantile->count == 0)
        quantile->low = value;
    if (quantile->classes == NULL) {
        quantile_keep(quantile, value);
        return;
    }
    quantile->classes[quantile_class(value)]++;
    quantile->count++;
}

/* The value of nearest rank: the smallest that at least percent (1 … 100) of them do not exceed. 0
 * when there is none. */
int64_t quantile_at(struct quantile *quantile, int percent);

void quantile_release(struct quantile *quantile);

#endif
