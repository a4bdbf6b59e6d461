/*
 * Scenarios that nobody would think of, drawn at random, as the text of their options: what a
 * failure prints can be given to `rtlesson simulate`.
 */
#ifndef RTLESSON_TESTS_DRAWN_H
#define RTLESSON_TESTS_DRAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "sim/knob.h"

/* The ranges of a kind of scenario, in steps of a grid: the fewer different times there are, the
 * more happens at one and the same instant. */
struct drawn_ranges {
    int64_t grid_usec; /* at most */
    int64_t run_least, run_most;
    int64_t latency, server, interval_least, interval, hold, reconnect, phase; /* at most */
    int64_t event_gap, drop_gap; /* from one to the next, at most */
    bool by_chance;              /* with reloads, jitter and Poisson processes */
};

/* In steps of a few microseconds, so that much happens at once, with all that is drawn; and in
 * milliseconds, as lessons have them. */
struct drawn_ranges drawn_crowded(int64_t run_most);
struct drawn_ranges drawn_usual(void);

struct drawn {
    struct random random;
    int64_t grid_usec;
    char text[4096];
    size_t length;
};

/* The scenario of that number among those of a stream. */
void drawn_make(struct drawn *drawn, uint64_t stream, uint64_t number,
                const struct drawn_ranges *ranges);

/* Takes an option out of the text, with its value; false: it is not in it. */
bool drawn_without(struct drawn *drawn, const struct knob *knob);

/* One draw more, of low … high. */
int64_t drawn_between(struct drawn *drawn, int64_t low, int64_t high);

#endif
