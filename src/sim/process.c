/* How the instants of a process are drawn and merged in order, and how many are to be expected. */
#include "sim/process.h"

#include <string.h>

enum { BURST_LIMIT = 1000000 };

bool process_check(const struct process *process, struct errbuf *err) {
    bool described = process->kind == PROCESS_EVERY || process->kind == PROCESS_BURSTS;
    if (described && process->period_usec < 1)
        return errbuf_fail(err, "a period is at least 1 us");
    if (process->kind == PROCESS_POISSON && process->mean_nsec < 1000)
        return errbuf_fail(err, "a rate is at most 1000000/s");
    if (process->kind != PROCESS_BURSTS)
        return true;
    if (process->count < 1 || process->count > BURST_LIMIT)
        return errbuf_fail(err, "a burst has 1 to %d events", BURST_LIMIT);
    if (process->gap_usec > 0 &&
        process->count - 1 > (process->period_usec - 1) / process->gap_usec)
        return errbuf_fail(err, "a burst ends before the next begins" HELP
                                "let its gaps together be shorter than the period");
    return true;
}

bool process_is_none(const struct process *process) {
    return process->kind == PROCESS_NONE && process->listed_count == 0;
}

bool process_same(const struct process *a, const struct process *b) {
    if (a->kind != b->kind || a->period_usec != b->period_usec || a->phase_usec != b->phase_usec ||
        a->mean_nsec != b->mean_nsec || a->count != b->count || a->gap_usec != b->gap_usec ||
        a->listed_count != b->listed_count)
        return false;
    for (int i = 0; i < a->listed_count; i++)
        if (a->listed_usec[i] != b->listed_usec[i])
            return false;
    return true;
}

void process_add(struct process *process, int64_t at_usec, struct arena *arena) {
    size_t count = (size_t)process->listed_count, before = 0;
    int64_t *listed = arena_array(arena, count + 1, sizeof *listed);
    while (before < count && process->listed_usec[before] <= at_usec)
        before++;
    if (before > 0)
        memcpy(listed, process->listed_usec, before * sizeof *listed);
    listed[before] = at_usec;
    if (before < count)
        memcpy(listed + before + 1, process->listed_usec + before,
               (count - before) * sizeof *listed);
    process->listed_usec = listed;
    process->listed_count++;
}

/* --- Walking. --- */

/* The described process, apart from what is listed: the instant after the one that stands. */
static void draw(struct process_cursor *cursor) {
    const struct process *process = cursor->process;
    switch (process->kind) {
    case PROCESS_NONE:
        cursor->drawn_usec = PROCESS_NEVER;
        break;
    case PROCESS_EVERY:
        cursor->drawn_usec += process->period_usec;
        break;
    case PROCESS_POISSON:
        cursor->part_nsec += random_exponential(&cursor->random, process->mean_nsec);
        cursor->drawn_usec += cursor->part_nsec / 1000;
        cursor->part_nsec %= 1000;
        break;
    case PROCESS_BURSTS:
        if (++cursor->in_burst < process->count) {
            cursor->drawn_usec += process->gap_usec;
        } else {
            cursor->in_burst = 0;
            cursor->drawn_usec += process->period_usec - (process->count - 1) * process->gap_usec;
        }
        break;
    }
    if (cursor->drawn_usec >= cursor->end_usec)
        cursor->drawn_usec = PROCESS_NEVER;
}

/* The earlier of the described instant and the listed one is next. */
static void merge(struct process_cursor *cursor) {
    const struct process *process = cursor->process;
    cursor->next_usec = cursor->drawn_usec;
    if (cursor->listed == process->listed_count)
        return;
    int64_t listed_usec = process->listed_usec[cursor->listed];
    if (listed_usec < cursor->drawn_usec && listed_usec < cursor->end_usec)
        cursor->next_usec = listed_usec;
}

struct process_cursor process_begin(const struct process *process, struct random random,
                                    int64_t end_usec) {
    struct process_cursor cursor = {
        .process = process, .random = random, .end_usec = end_usec, .number = 1};
    if (process->kind == PROCESS_EVERY)
        cursor.drawn_usec = process->phase_usec;
    else if (process->kind != PROCESS_BURSTS)
        draw(&cursor);
    if (cursor.drawn_usec >= end_usec)
        cursor.drawn_usec = PROCESS_NEVER;
    merge(&cursor);
    return cursor;
}

void process_pass(struct process_cursor *cursor) {
    if (cursor->next_usec == PROCESS_NEVER)
        return;
    if (cursor->next_usec == cursor->drawn_usec)
        draw(cursor);
    else
        cursor->listed++;
    cursor->number++;
    merge(cursor);
}

/* --- Counting. --- */

static int64_t round_up(int64_t value, int64_t by) {
    return value / by + (value % by > 0);
}

static int64_t count_every(int64_t from_usec, int64_t period_usec, int64_t end_usec) {
    return from_usec < end_usec ? round_up(end_usec - from_usec, period_usec) : 0;
}

static int64_t count_bursts(const struct process *process, int64_t end_usec) {
    int64_t whole = end_usec / process->period_usec, rest_usec = end_usec % process->period_usec;
    int64_t begun = process->count;
    if (process->gap_usec > 0 && round_up(rest_usec, process->gap_usec) < begun)
        begun = round_up(rest_usec, process->gap_usec);
    if (whole > PROCESS_COUNT_MOST / process->count)
        return PROCESS_COUNT_MOST;
    return whole * process->count + (rest_usec > 0 ? begun : 0);
}

/* In parts, since a long duration in nanoseconds has no room. */
static int64_t count_poisson(int64_t mean_nsec, int64_t duration_usec) {
    int64_t whole = duration_usec / mean_nsec, rest_usec = duration_usec % mean_nsec;
    return whole * 1000 + (rest_usec * 1000 + mean_nsec / 2) / mean_nsec;
}

int64_t process_mean_count(const struct process *process, int64_t duration_usec) {
    switch (process->kind) {
    case PROCESS_NONE:
        break;
    case PROCESS_EVERY:
        return count_every(process->phase_usec, process->period_usec, duration_usec);
    case PROCESS_POISSON:
        return count_poisson(process->mean_nsec, duration_usec);
    case PROCESS_BURSTS:
        return count_bursts(process, duration_usec);
    }
    return 0;
}
