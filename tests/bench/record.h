/*
 * What keeping costs: the start of a lesson beside many tries of others, handing over after an
 * event, a commit to the disk on which the measurement runs, beside a bare sync of it, and what
 * keys feel of a slow one (keys.h).
 */
#ifndef RTLESSON_BENCH_RECORD_H
#define RTLESSON_BENCH_RECORD_H

#include <stdbool.h>

/* Measures with so many tries of other lessons and so many commits, and prints what it found; false
 * where no record could be made in the directory for temporary files. */
bool record_measure(int others, int commits);

#endif
