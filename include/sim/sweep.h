/*
 * Sweeps: the values of one knob along an axis, evenly in the logarithm.
 */
#ifndef RTLESSON_SIM_SWEEP_H
#define RTLESSON_SIM_SWEEP_H

#include <stdint.h>

/* Value index (from 0) of count (at least 2) from the one to the other, 0 < from <= to <= 10^18:
 * from · (to/from)^(index/(count−1)), rounded to the nearest whole number; the ends are exact.
 * Whole-number arithmetic alone, so that all machines agree: the logarithm to base 2 is had bit by
 * bit, by squaring (Knuth, TAOCP vol. 1, §1.2.2), to 57 binary places. */
int64_t sweep_value(int64_t from, int64_t to, int index, int count);

#endif
