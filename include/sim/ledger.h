/*
 * A ledger: what a run of one client counts, and when; so that what was counted up to any moment
 * needs no run of its own.
 */
#ifndef RTLESSON_SIM_LEDGER_H
#define RTLESSON_SIM_LEDGER_H

#include <stdint.h>

#include "base/arena.h"

/* What was counted at a moment; once the ledger is closed, up to it and at it. */
struct ledger_line {
    int64_t at_usec;
    int64_t requests, empty_answers, messages;
    int64_t lost;  /* updates, when they can come no more */
    int64_t bytes; /* both ways, with their overhead */
    int64_t open;  /* connections at the server: opened, less closed */
};

struct ledger {
    struct arena *arena;
    struct ledger_line *lines;
    int count, capacity;
};

/* Adds a line; in any order. */
void ledger_add(struct ledger *ledger, struct ledger_line line);
/* Puts the lines in the order of time and adds them up: nothing is added after it. */
void ledger_close(struct ledger *ledger);

/* Of a closed ledger: all that was counted up to a moment, what falls on it included. */
struct ledger_line ledger_until(const struct ledger *ledger, int64_t at_usec);

#endif
