/*
 * A scale of durations in whole steps, logarithmic or even.
 *
 * Step 0 is the scale's start and the last step its end, exactly. The value of a step between is
 * rounded to two digits of the unit that it is shown in, or to three where two would make it equal
 * to a neighbour: what is shown is what counts, and as far as three digits go each step shows
 * something of its own.
 */
#ifndef RTLESSON_UI_SCALE_H
#define RTLESSON_UI_SCALE_H

#include <stdbool.h>
#include <stdint.h>

struct scale {
    int64_t from_usec, to_usec; /* from < to; 0 < from, or where even 0 <= from */
    int steps;                  /* at least 1: the scale has steps 0 to steps */
    bool even;                  /* each step as long as the other; false: as many times longer */
};

/* The value of a step; a step outside the scale counts as its nearest end. Never falls. */
int64_t scale_value(const struct scale *scale, int step);

/* The step that lies nearest to a value on the scale. */
int scale_nearest(const struct scale *scale, int64_t usec);

/* The first step whose value is at least usec; steps + 1 when there is none. */
int scale_first(const struct scale *scale, int64_t usec);

/* Where a step, and where any value from start to end, stands on a line of columns (at least 1). */
int scale_step_column(const struct scale *scale, int step, int columns);
int scale_value_column(const struct scale *scale, int64_t usec, int columns);
/* The step that stands nearest to a column; one beyond the line counts as its end. */
int scale_column_step(const struct scale *scale, int column, int columns);

#endif
