/*
 * How long a large lesson takes to load, beside cJSON's bare reading of the same bytes.
 */
#ifndef RTLESSON_BENCH_LOADING_H
#define RTLESSON_BENCH_LOADING_H

#include <stdbool.h>
#include <stddef.h>

/* Measures a lesson of that shape (tests/support/large.h) and so many bytes, and prints one row;
 * false where there is no such shape, or no memory. */
bool loading_measure(const char *shape, size_t bytes);

#endif
