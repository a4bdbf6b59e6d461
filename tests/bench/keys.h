/*
 * What a learner feels of the disk: the time of a key and its frame while all that it changes is
 * kept, on a disk as it is, and on one that takes half a second to sync.
 */
#ifndef RTLESSON_BENCH_KEYS_H
#define RTLESSON_BENCH_KEYS_H

#include <stdbool.h>

/* Plays so many keys on each disk, and makes its records in the directory; false where that, or the
 * lesson, could not be made. */
bool keys_measure(const char *directory, int keys);

#endif
