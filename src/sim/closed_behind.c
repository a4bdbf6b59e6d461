/* How far the screen is behind, by formulas. The first moment of each is the one before the first
 * arrival; with F first, W ways, k lag, the first arrival is at F + k … F + k + W. */
#include "sim/closed.h"
#include "sim/run.h"

/* --- Drawn events. --- */

enum { CELLS = 1024 };
static const uint64_t one = UINT64_C(1) << 32;

/* What is expected of behind when all is unseen since y: y minus the first gap x, where that is
 * less. Its mean is y - m (1 - e^(-y/m)); for a short y as the series
 * y^2/(2m) (1 - x/3 (1 - x/4 (1 - …))) with x = y/m, since the difference would have no digits. */
static uint64_t unseen_nsec(const struct closed *closed, int64_t usec) {
    uint64_t mean_nsec = (uint64_t)closed->scenario->events.mean_nsec, nsec = (uint64_t)usec * 1000;
    struct wide part;
    if (nsec >= mean_nsec) {
        part = wide_multiply(mean_nsec, one - closed_exp(closed, usec));
        return nsec - (part.high << 32 | part.low >> 32);
    }
    uint64_t x = wide_divide(wide_multiply(nsec, one), mean_nsec), series = one;
    for (uint64_t n = 16; n >= 3; n--)
        series = one - (x * series >> 32) / n;
    part = wide_multiply(wide_divide(wide_multiply(nsec, nsec), 2 * mean_nsec), series);
    return part.high << 32 | part.low >> 32;
}

/* Its integral from there over a length, by the middles of cells. falls: with a weight that falls
 * evenly from 1 to 0. */
static struct wide integral(const struct closed *closed, int64_t from_usec, int64_t usec,
                            bool falls) {
    struct wide sum = {0};
    for (int64_t i = 0; i < CELLS; i++) {
        int64_t middle_usec =
            from_usec + usec / CELLS * i + usec % CELLS * i / CELLS + usec / CELLS / 2;
        uint64_t weight = falls ? (uint64_t)(2 * (CELLS - i) - 1) : 2 * CELLS;
        sum = wide_add(sum, wide_multiply(unseen_nsec(closed, middle_usec), weight));
    }
    return wide_quotient(wide_scale(sum, (uint64_t)usec), 2 * CELLS * CELLS, NULL);
}

/* Until the first arrival all is unseen since 0. From then on streams are unseen for k, polls since
 * the last answer left, k + u ago, with u evenly from 0 up to W; in the first round there are t - F
 * - k of W ways that have one, with u up to as much: their double integral has the weight of the
 * ways that have none. */
static int64_t drawn_behind(const struct closed *closed) {
    int64_t lag = closed->lag_usec, ways = closed->ways, begin = closed->first_usec + lag;
    int64_t rest = closed->end_usec - begin - ways;
    struct wide sum =
        wide_add(integral(closed, 0, begin, false), integral(closed, begin, ways, true));
    if (closed->polls) {
        sum = wide_add(sum, integral(closed, lag, ways, true));
        struct wide round = integral(closed, lag, ways, false);
        uint64_t round_nsec = wide_divide(round, (uint64_t)ways);
        sum = wide_add(sum, wide_multiply(round_nsec, (uint64_t)rest));
    } else {
        sum = wide_add(sum, wide_multiply(unseen_nsec(closed, lag), (uint64_t)(rest + ways / 2)));
    }
    return (int64_t)wide_divide(sum, (uint64_t)closed->end_usec);
}

/* --- Walked events. Six times the integral, over all ways. --- */

static int64_t above(int64_t usec) {
    return later(usec, 0);
}

static struct wide cube(int64_t usec) {
    uint64_t side = (uint64_t)above(usec);
    return wide_scale(wide_multiply(side, side), side);
}

static struct wide square(int64_t usec) {
    uint64_t side = (uint64_t)above(usec);
    return wide_multiply(side, side);
}

/* Before the first arrival, since the first event a: the integral of (x - a)^2/2 over x. */
static struct wide six_before(const struct closed *closed, int64_t event_usec) {
    int64_t begin = closed->first_usec + closed->lag_usec - event_usec;
    return wide_subtract(cube(begin + closed->ways), cube(begin));
}

/* Polls: between an answer and the next, which arrives W later, from the event on that comes after
 * it: as integral over the answers that leave between two events. v is by how much the answer
 * arrives after the event. */
static struct wide six_until(int64_t v, int64_t ways, int64_t to_end_usec) {
    int64_t after = v + ways, least = after < to_end_usec ? after : to_end_usec;
    struct wide beyond = wide_scale(square(to_end_usec), 3 * (uint64_t)above(after - to_end_usec));
    return wide_subtract(wide_add(cube(least), beyond), cube(v));
}

static struct wide six_polls(const struct closed *closed, int64_t before_usec, int64_t event_usec) {
    int64_t last = closed->end_usec - closed->lag_usec;
    int64_t from = later(before_usec, closed->first_usec);
    int64_t to = event_usec < last ? event_usec : last;
    if (from >= to)
        return (struct wide){0};
    int64_t shift = closed->lag_usec - event_usec, to_end = closed->end_usec - event_usec;
    return wide_subtract(six_until(to + shift, closed->ways, to_end),
                         six_until(from + shift, closed->ways, to_end));
}

/* Streams: 6 r (r - e) integrated up to r: r from the earliest opening, of which as many ways are
 * open, and e the event's, less k. What is negative goes into less. */
static void six_opening(int64_t r, int64_t e, struct wide *more, struct wide *less) {
    *more = wide_add(*more, wide_scale(cube(r), 2));
    if (e > 0)
        *less = wide_add(*less, wide_scale(square(r), 3 * (uint64_t)e));
    else
        *more = wide_add(*more, wide_scale(square(r), 3 * (uint64_t)-e));
}

/* Between two events, as they were k before: the part while connections open, and all open. */
static struct wide six_streams(const struct closed *closed, int64_t before_usec,
                               int64_t event_usec) {
    int64_t opens = closed->first_usec, all_open = opens + closed->ways;
    int64_t last = closed->end_usec - closed->lag_usec;
    int64_t to = event_usec < last ? event_usec : last;
    int64_t sees = event_usec - closed->lag_usec; /* from when on it is unseen */
    int64_t from = later(later(before_usec, opens), sees);
    struct wide more = {0}, less = {0};
    if (from < all_open && from < to) {
        six_opening((to < all_open ? to : all_open) - opens, sees - opens, &more, &less);
        six_opening(from - opens, sees - opens, &less, &more);
    }
    from = later(from, all_open);
    if (from < to)
        more = wide_add(more, wide_scale(wide_subtract(square(to - sees), square(from - sees)),
                                         3 * (uint64_t)closed->ways));
    return wide_subtract(more, less);
}

static int64_t walked_behind(const struct closed *closed) {
    struct process_cursor events = closed_events(closed);
    struct wide sum = {0};
    int64_t before_usec = -1;
    for (; events.next_usec != PROCESS_NEVER; closed_pass(&events)) {
        int64_t event_usec = events.next_usec;
        struct wide six = closed->polls ? six_polls(closed, before_usec, event_usec)
                                        : six_streams(closed, before_usec, event_usec);
        if (before_usec < 0)
            six = wide_add(six, six_before(closed, event_usec));
        sum = wide_add(sum, wide_quotient(six, 6 * (uint64_t)closed->ways, NULL));
        before_usec = event_usec;
    }
    return (int64_t)wide_divide(wide_scale(sum, 1000), (uint64_t)closed->end_usec);
}

int64_t closed_behind_nsec(const struct closed *closed) {
    return closed->drawn ? drawn_behind(closed) : walked_behind(closed);
}
