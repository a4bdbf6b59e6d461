/*
 * How long a frame of a long section takes: the first, for which all is measured, and one after a
 * key, for which only what is near the view is laid out.
 */
#ifndef RTLESSON_BENCH_FRAMES_H
#define RTLESSON_BENCH_FRAMES_H

#include <stdbool.h>

/* Prints the figures for sections of so many blocks and for a tenth of it; false when a lesson
 * could not be made. */
bool frames_measure(int blocks);

#endif
