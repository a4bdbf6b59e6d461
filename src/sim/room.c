/* Room for what is counted: how many bytes there are, in the run and in any one bin. */
#include "base/wide.h"
#include "sim/bins.h"
#include "sim/bounds.h"
#include "sim/cost.h"

/* What frames a message, or is added to its head, at most; the heads of a message of the client's
 * that is sent on its own, and of its answer. */
enum { FRAMING_BYTES = 64, POST_BYTES = 2048 };

/* How many events leave in answers: at most each as often as an exchange is cut, and once. */
static uint64_t carried(const struct scenario *whole, const struct bounds *counts) {
    if (bounds_stream(whole))
        return cost_plus(counts->events, bounds_in_vain(whole, counts));
    return cost_times(counts->events, cost_plus(counts->drops, 1));
}

/* Requests and starts. */
static uint64_t asked(const struct scenario *whole, const struct bounds *counts) {
    return bounds_stream(whole) ? bounds_starts(whole, counts) : bounds_exchanges(whole, counts);
}

static uint64_t bytes_of(const struct scenario *whole, const struct bounds *counts) {
    uint64_t heads = (uint64_t)whole->header_up_bytes + (uint64_t)whole->header_down_bytes;
    uint64_t payload = (uint64_t)whole->payload_bytes + 1, post = heads + payload + POST_BYTES;
    uint64_t framing = cost_times(bounds_messages(whole, counts), FRAMING_BYTES);
    uint64_t sent = cost_plus(cost_times(asked(whole, counts), heads),
                              cost_times(carried(whole, counts), payload));
    return cost_plus(cost_plus(sent, framing), cost_times(counts->ups, post));
}

static uint64_t client_bytes(const struct scenario *whole) {
    struct bounds counts = bounds_of(whole);
    return bytes_of(whole, &counts);
}

/* How long it can take until what was begun or appeared is over and sent, with no drops. */
static uint64_t memory_usec(const struct scenario *whole) {
    enum { LONGEST = 40 }; /* of intervals that are drawn, and of those that are backed off */
    uint64_t interval = (uint64_t)whole->interval_usec + (uint64_t)whole->interval_jitter_usec;
    uint64_t start = (uint64_t)whole->phase_usec + (uint64_t)whole->spread_usec;
    uint64_t own = technique_rows[whole->technique].holds ? (uint64_t)whole->hold_usec
                   : bounds_stream(whole)                 ? 0
                                                          : cost_times(LONGEST, interval);
    return cost_plus(cost_plus(start, own), bounds_opening_usec(whole) + bounds_round_usec(whole));
}

/* From one attempt to have what waits to the next, where a drop makes it void. */
static uint64_t attempt_usec(const struct scenario *whole) {
    enum { MOST_FACTOR = 8 }; /* of an interval that is backed off; and drawn, of many on average */
    const struct technique_row *technique = &technique_rows[whole->technique];
    uint64_t interval = cost_times(MOST_FACTOR, (uint64_t)whole->interval_usec);
    return technique->asks ? cost_plus(interval + (uint64_t)whole->interval_jitter_usec,
                                       bounds_opening_usec(whole))
                           : bounds_recovery_usec(whole);
}

/* So many attempts in a row are void with a chance of less than 10^-12: q as in again_by_chance. 0:
 * there is no telling. */
static uint64_t voids_by_chance(uint64_t mean, uint64_t opening) {
    return opening <= mean / 4   ? 19
           : opening <= mean / 2 ? 30
           : opening <= mean     ? 61
           : opening <= 2 * mean ? 191
                                 : 0;
}

/* How many attempts in a row may be void. Drops by the clock may keep in step with questions. 0:
 * there is no telling. */
static uint64_t voids(const struct scenario *whole) {
    const struct process *drops = &whole->drops;
    switch (drops->kind) {
    case PROCESS_NONE:
        break;
    case PROCESS_EVERY:
        return bounds_stream(whole) && bounds_again(whole, bounds_recovery_usec(whole)) > 0;
    case PROCESS_BURSTS:
        return bounds_stream(whole) && bounds_again(whole, bounds_recovery_usec(whole)) > 0
                   ? (uint64_t)drops->count
                   : 0;
    case PROCESS_POISSON:
        return voids_by_chance((uint64_t)drops->mean_nsec / 1000, bounds_opening_usec(whole));
    }
    return 1;
}

/* How long before the end of a bin something may have begun or appeared that is sent in it. */
static uint64_t reach_usec(const struct scenario *whole) {
    uint64_t usec =
        cost_plus((uint64_t)bins_width_usec(bounds_counted_usec(whole)), memory_usec(whole));
    uint64_t in_a_row = voids(whole);
    if (process_is_none(&whole->drops))
        return usec;
    if (in_a_row == 0)
        return UINT64_MAX;
    return cost_plus(
        usec, cost_times(in_a_row + (uint64_t)whole->drops.listed_count, attempt_usec(whole)));
}

/* What one client's messages take in any one bin: what they take in a run as long as it reaches
 * back, wherever that lies in the whole. */
static uint64_t bin_bytes(const struct scenario *whole) {
    uint64_t usec = reach_usec(whole);
    struct scenario bin = *whole;
    if (usec >= (uint64_t)whole->duration_usec)
        return client_bytes(whole);
    bin.phase_usec = 0;
    bin.duration_usec = (int64_t)usec;
    return bytes_of(&bin, &(struct bounds){bounds_instants(&whole->events, usec),
                                           bounds_instants(&whole->up_events, usec),
                                           bounds_instants(&whole->drops, usec)});
}

uint64_t scenario_bytes(const struct scenario *scenario) {
    struct scenario whole = bounds_one(scenario);
    return client_bytes(&whole);
}

uint64_t scenario_bin_bytes(const struct scenario *scenario) {
    struct scenario whole = bounds_one(scenario);
    return bin_bytes(&whole);
}

/* So many in so long have room as a rate of that many parts of a unit of time. */
static bool has_rate(uint64_t count, uint64_t usec, uint64_t unit) {
    struct wide rate = wide_quotient(wide_multiply(count, unit), usec, NULL);
    return count < UINT64_MAX && rate.high == 0 && rate.low < INT64_MAX;
}

static bool has_squares(uint64_t clients, uint64_t usec) {
    struct wide most_squared = {UINT64_MAX, UINT64_MAX};
    struct wide left = wide_quotient(wide_quotient(most_squared, usec, NULL), usec, NULL);
    return left.high > 0 || left.low > clients;
}

bool scenario_has_room(const struct scenario *scenario, struct errbuf *err) {
    /* Thousandths of bits. */
    const uint64_t second = UINT64_C(1000000) * 1000 * 8, hour = UINT64_C(3600000000);
    struct scenario whole = bounds_one(scenario);
    uint64_t clients = (uint64_t)scenario->clients, usec = (uint64_t)bounds_counted_usec(&whole);
    uint64_t all = cost_times(clients, client_bytes(&whole));
    uint64_t in_bin = bin_bytes(&whole),
             bin = (uint64_t)bins_width_usec(bounds_counted_usec(&whole));
    uint64_t each = bounds_least(client_bytes(&whole), cost_times(bounds_bins(&whole), in_bin));
    if (all >= INT64_MAX)
        return errbuf_fail(err,
                           "all that is sent may come to more than 9 E bytes, which have no "
                           "room here" HELP "take fewer clients, less time or smaller messages");
    if (!has_rate(cost_times(clients, each), usec, second) || !has_rate(each, usec, hour) ||
        !has_rate(cost_times(clients, in_bin), bin, second))
        return errbuf_fail(err, "what is sent may come to more than 9 P bits a second, which have "
                                "no room here" HELP "take fewer clients or smaller messages");
    return has_squares(clients, (uint64_t)whole.duration_usec) ||
           errbuf_fail(err, "so many clients over such a time have no room here" HELP
                            "take fewer clients, or less time");
}
