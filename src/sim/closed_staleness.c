/* How old what arrives is, by formulas. */
#include "sim/closed.h"
#include "sim/run.h"

/* In how many ways an event arrives before the end and is no older than that.
 *
 * Polls: the answer that carries it leaves at one of the `ways` microseconds from its appearance,
 * or from the earliest answer, on: each in one way. Streams: it leaves at once where the opening is
 * not after it, else with the opening. */
static int64_t arrivals(const struct closed *closed, int64_t appears_usec, int64_t age_usec) {
    int64_t last_usec = closed->end_usec - 1, lag_usec = closed->lag_usec;
    if (age_usec < last_usec - appears_usec)
        last_usec = appears_usec + age_usec;
    int64_t from_usec =
        closed->polls ? later(appears_usec, closed->first_usec) : closed->first_usec;
    if (last_usec - lag_usec < appears_usec)
        return 0;
    return closed_ramp(closed, last_usec - lag_usec - from_usec + 1);
}

/* The same as an integral over appearances, twice. The run is long enough for the last instants to
 * have all ways; z is the time beside the lag. Polls: those before the earliest answer wait for it,
 * then all wait up to `ways`, but for the last that do not arrive. */
static struct wide drawn_arrivals(const struct closed *closed, int64_t age_usec) {
    int64_t z = age_usec - closed->lag_usec, first_usec = closed->first_usec;
    int64_t left_usec = closed->end_usec - closed->lag_usec;
    if (z < 0)
        return (struct wide){0};
    if (z > closed->end_usec)
        z = closed->end_usec;
    if (!closed->polls)
        return wide_subtract(closed_area(closed, left_usec + z - first_usec),
                             closed_area(closed, z - first_usec));
    struct wide before = wide_subtract(closed_area(closed, z), closed_area(closed, z - first_usec));
    int64_t most = closed_ramp(closed, z);
    uint64_t twice = 2 * (uint64_t)(left_usec - first_usec) - (uint64_t)most;
    return wide_add(before, wide_multiply((uint64_t)most, twice));
}

/* Twice the deliveries before the end that are no older than that. */
static struct wide deliveries(const struct closed *closed, int64_t age_usec) {
    if (closed->drawn)
        return drawn_arrivals(closed, age_usec);
    struct wide sum = {0};
    struct process_cursor events = closed_events(closed);
    for (; events.next_usec != PROCESS_NEVER; closed_pass(&events))
        sum = wide_add(
            sum, (struct wide){0, 2 * (uint64_t)arrivals(closed, events.next_usec, age_usec)});
    return sum;
}

/* Twice the sum of first, first + 1, …, so many of them. */
static struct wide twice_row(int64_t first, int64_t count) {
    return count > 0 ? wide_multiply((uint64_t)count, (uint64_t)(2 * first + count - 1))
                     : (struct wide){0};
}

/* Twice the ages of an event's arrivals: of polls one microsecond after the other; of streams the
 * lag where the opening is not after it, and then one after the other. */
static struct wide twice_ages(const struct closed *closed, int64_t appears_usec) {
    int64_t count = arrivals(closed, appears_usec, PROCESS_NEVER), lag_usec = closed->lag_usec;
    int64_t waits_usec = later(closed->first_usec - appears_usec, 0);
    if (closed->polls)
        return twice_row(waits_usec + lag_usec, count);
    int64_t open = closed_ramp(closed, appears_usec - closed->first_usec + 1);
    if (open > count)
        open = count;
    struct wide at_once = wide_multiply(2 * (uint64_t)open, (uint64_t)lag_usec);
    return wide_add(at_once, twice_row(lag_usec + (open > 0 ? 1 : waits_usec), count - open));
}

static struct wide product(int64_t factor, int64_t a, int64_t b) {
    return wide_scale(wide_multiply((uint64_t)a, (uint64_t)b), (uint64_t)factor);
}

/* Six times the ages of all drawn events, a way. With F first, W ways, k lag, D end:
 * Streams: those that wait for an opening at x = F … F + W wait x^2/2 in sum, (W^2 + 3WF + 3F^2)/6
 * a way; and each of D - k waits k.
 * Polls, Y = D - k - F: the W before the end arrive in ever fewer ways. Of the others each waits k
 * + W/2, those before F besides F/2: 3k (2(Y + F) - W) + W (3Y - 2W) + 3F (F + W). */
static struct wide six_ages(const struct closed *closed) {
    int64_t first = closed->first_usec, ways = closed->ways, lag = closed->lag_usec;
    int64_t left = closed->end_usec - lag, after = left - first;
    if (!closed->polls)
        return wide_add(product(6, lag, left),
                        wide_add(product(1, ways, ways), product(3, first, ways + first)));
    return wide_add(
        product(3, lag, 2 * left - ways),
        wide_add(product(1, ways, 3 * after - 2 * ways), product(3, first, first + ways)));
}

static int64_t mean_nsec(const struct closed *closed, struct wide twice_count) {
    if (closed->drawn) {
        uint64_t three_counts = 3 * wide_divide(twice_count, (uint64_t)closed->ways);
        return (int64_t)wide_divide(wide_scale(six_ages(closed), 1000), three_counts);
    }
    struct wide ages = {0};
    struct process_cursor events = closed_events(closed);
    for (; events.next_usec != PROCESS_NEVER; closed_pass(&events))
        ages = wide_add(ages, twice_ages(closed, events.next_usec));
    /* At the end of a run it may be an arrival in one way alone. */
    if (twice_count.high == 0)
        return (int64_t)wide_divide(wide_scale(ages, 1000), twice_count.low);
    /* Else it has two words, which no divisor has. */
    uint64_t thousandths = wide_divide(wide_scale(twice_count, 1000), (uint64_t)closed->ways);
    struct wide nsec = wide_quotient(wide_scale(ages, 1000000), (uint64_t)closed->ways, NULL);
    return (int64_t)wide_divide(nsec, thousandths);
}

static bool is_less(struct wide a, struct wide b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
}

/* The least age that so many of a hundred do not exceed. */
static int64_t quantile_usec(const struct closed *closed, struct wide all, uint64_t percent) {
    struct wide wanted = wide_scale(all, percent);
    int64_t low = 0, high = closed->end_usec;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (is_less(wide_scale(deliveries(closed, middle), 100), wanted))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void closed_staleness(const struct closed *closed, int64_t within_usec, struct figures *figures) {
    struct wide all = deliveries(closed, closed->end_usec);
    figures->delivered = closed_event_total(closed, all, 2);
    figures->undelivered = figures->appeared - figures->delivered;
    figures->within = closed_event_total(closed, deliveries(closed, within_usec), 2);
    if (all.high == 0 && all.low == 0)
        return;
    figures->staleness = (struct staleness){
        .known = true,
        .mean_nsec = mean_nsec(closed, all),
        .p50_usec = quantile_usec(closed, all, 50),
        .p95_usec = quantile_usec(closed, all, 95),
        .p99_usec = quantile_usec(closed, all, 99),
        .max_usec = quantile_usec(closed, all, 100),
    };
}

/* Those of the answers that leave while no event is less old than the one before: of walked events
 * the microseconds between two of them, from the round after the one on. The earliest answer of a
 * way carries all since the beginning. Of drawn events: e^-(time since then). */
static struct wide drawn_empty(const struct closed *closed) {
    enum { CELLS = 1024 };
    uint64_t earliest = 0;
    for (int64_t i = 0; i < CELLS; i++)
        earliest +=
            closed_exp(closed, closed->first_usec + closed->ways * (2 * i + 1) / (2 * CELLS));
    int64_t rest = closed->end_usec - closed->lag_usec - closed->first_usec - closed->ways;
    struct wide sum = wide_add(wide_multiply((uint64_t)closed->ways, earliest / CELLS),
                               wide_multiply((uint64_t)rest, closed_exp(closed, closed->ways)));
    return (struct wide){sum.high >> 32, sum.high << 32 | sum.low >> 32};
}

static uint64_t between(int64_t from_usec, int64_t to_usec) {
    return to_usec > from_usec ? (uint64_t)(to_usec - from_usec) : 0;
}

struct wide closed_empty(const struct closed *closed) {
    if (closed->drawn)
        return drawn_empty(closed);
    struct process_cursor events = closed_events(closed);
    int64_t from_usec = closed->first_usec, end_usec = closed->end_usec - closed->lag_usec;
    struct wide sum = {0};
    for (; events.next_usec < end_usec; closed_pass(&events)) {
        sum = wide_add(sum, (struct wide){0, between(from_usec, events.next_usec)});
        from_usec = later(events.next_usec, closed->first_usec) + closed->ways;
    }
    return wide_add(sum, (struct wide){0, between(from_usec, end_usec)});
}
