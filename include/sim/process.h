/*
 * Processes: when something happens. Events at the server, messages of the client, drops of the
 * connection.
 *
 * A process is a description; a cursor walks its instants in the order of time in constant memory.
 * A copy of a cursor is a place to come back to.
 */
#ifndef RTLESSON_SIM_PROCESS_H
#define RTLESSON_SIM_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "base/random.h"
#include "base/writer.h"

#define PROCESS_NEVER INT64_MAX

enum process_kind {
    PROCESS_NONE,    /* only what is listed */
    PROCESS_EVERY,   /* at phase, phase + period, … */
    PROCESS_POISSON, /* gaps from an exponential distribution */
    PROCESS_BURSTS   /* at 0, period, 2 periods, …: count of them, gap apart */
};

struct process {
    enum process_kind kind;
    int64_t period_usec, phase_usec;
    int64_t mean_nsec; /* PROCESS_POISSON: the mean gap, in nanoseconds */
    int count;         /* PROCESS_BURSTS */
    int64_t gap_usec;  /* PROCESS_BURSTS: (count - 1) * gap < period */
    /* Instants besides, in rising order (the same one may stand there twice); not owned. */
    const int64_t *listed_usec;
    int listed_count;
};

/* Reads "every:T", "every:T+PHASE", "poisson:RATE" ("0.2/s", "12/min", "3/h"),
 * "bursts:N,GAP,PERIOD", "at:T,T,…" (in any order; sorted here, in the arena) and "none". Fails
 * with the reason, which does not repeat the text: for a period of zero, bursts that overlap, a
 * rate of zero or above 1,000,000/s or below one in 1,000 h. */
bool process_parse(const char *text, struct process *process, struct arena *arena,
                   struct errbuf *err);
/* Appends a regular expression, as duration_write_pattern does (base/duration.h), that matches all
 * that process_parse reads, and some that it refuses for its numbers. */
void process_write_pattern(struct writer *writer);
/* Reads one duration a line; empty lines and what follows a "#" are left out. The reason names the
 * line. Of both: at most so many instants. */
enum { PROCESS_LISTED_LIMIT = 1000000 };
bool process_parse_lines(const char *text, struct process *process, struct arena *arena,
                         struct errbuf *err);

/* What no process may be, however it was made: a period of zero, bursts that overlap, a rate that
 * is too high. */
bool process_check(const struct process *process, struct errbuf *err);

/* Nothing ever happens. */
bool process_is_none(const struct process *process);

/* True when both say the same: kind, numbers and what is listed. */
bool process_same(const struct process *a, const struct process *b);

/* The same process with an instant more (copied into the arena, in its place). */
void process_add(struct process *process, int64_t at_usec, struct arena *arena);

/* In words of a learner: "every 2 s", "about 12 a minute, at random", "3 at once every 10 s", "at
 * 0.5 s and 1.2 s", "none". In the arena. */
const char *process_words(const struct process *process, struct arena *arena);

/* How many of them there are on average in [0, duration), rounded to nearest; what is only listed
 * is not counted. Of bursts about PROCESS_COUNT_MOST at most, of which several can be added. */
#define PROCESS_COUNT_MOST (INT64_MAX / 8)
int64_t process_mean_count(const struct process *process, int64_t duration_usec);

/* --- Walking. --- */

struct process_cursor {
    const struct process *process;
    struct random random;
    int64_t next_usec;    /* the next instant, PROCESS_NEVER after the last before the end */
    int64_t end_usec;     /* instants at or after it do not happen */
    int64_t number;       /* of the next instant, from 1 */
    int64_t drawn_usec;   /* of the described process, apart from what is listed */
    int64_t part_nsec;    /* what of it is below a microsecond */
    int in_burst, listed; /* how many of the burst, of the list were passed */
};

/* Stands before the first instant in [0, end). random is used by PROCESS_POISSON alone. */
struct process_cursor process_begin(const struct process *process, struct random random,
                                    int64_t end_usec);
/* Goes past next_usec to the one after it. At PROCESS_NEVER it does nothing. */
void process_pass(struct process_cursor *cursor);

#endif
