/*
 * Progress: what long work says of itself, for whoever watches. There is one work at a time, and
 * nobody need be told who watches it; where nobody does, nothing is done here.
 */
#ifndef RTLESSON_BASE_PROGRESS_H
#define RTLESSON_BASE_PROGRESS_H

#include <stdint.h>

struct progress {
    const char *what;  /* "Trying settings of the goal"; static */
    int64_t done, of;  /* pieces of the work; of 0: there is no telling how many */
    uint64_t steps;    /* of the simulator (sim/cost.h), … */
    uint64_t of_steps; /* … of about so many; 0: there is no telling */
};

/* From now on this is told of each piece of work, as often as it goes on; NULL: nobody watches. */
void progress_watch(void (*watch)(const struct progress *now));

/* Begins a work, which may be a part of another: returns that one, for progress_end. */
struct progress progress_begin(const char *what, int64_t of, uint64_t of_steps);
void progress_end(struct progress outer);

/* One piece more was done; so many steps more. */
void progress_piece(void);
void progress_steps(uint64_t steps);

#endif
