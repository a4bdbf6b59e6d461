/*
 * Random numbers of our own: the same seed gives the same numbers with every compiler, on 32 and
 * 64 bit. Whole numbers only, no libm, whose last digit differs between systems.
 *
 * Generator: SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
 * OOPSLA 2014). A copy of the state is a place in the sequence to come back to.
 */
#ifndef RTLESSON_BASE_RANDOM_H
#define RTLESSON_BASE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state;
};

/* The start of one of many sequences that have nothing to do with each other: one for each seed,
 * stream and substream. */
struct random random_seeded(uint64_t seed, uint64_t stream, uint64_t substream);

/* 64 bits. */
uint64_t random_next(struct random *random);

/* Uniform in 0 … limit - 1; limit > 0. */
int64_t random_below(struct random *random, int64_t limit);

/* Puts the entries of a list in an order of which each is as likely as any other. */
void random_shuffle(struct random *random, int *list, int count);

/* From an exponential distribution of that mean, rounded to the nearest whole number; at most 44.4
 * times the mean. mean >= 0, at most 2^52; any unit. The error of the logarithm is below 2^-30 of
 * the mean. */
int64_t random_exponential(struct random *random, int64_t mean);

#endif
