/* How the steps of a run are bounded from above, technique by technique, with a margin for what is
 * drawn. */
#include "sim/cost.h"

#include <stdio.h>

#include "base/number.h"
#include "base/wide.h"
#include "sim/bins.h"

uint64_t cost_plus(uint64_t a, uint64_t b) {
    uint64_t sum;
    return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

uint64_t cost_times(uint64_t a, uint64_t b) {
    uint64_t product;
    return __builtin_mul_overflow(a, b, &product) ? UINT64_MAX : product;
}

static uint64_t least(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static uint64_t most(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

/* The root, rounded down. */
static uint64_t root_of(uint64_t square) {
    uint64_t root = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1)
        if ((root | bit) * (root | bit) <= square)
            root |= bit;
    return root;
}

/* What is drawn: a count with so large a mean is more than n + x with a chance below
 * e^(-x²/(2n + 2x/3)) (Bernstein; Poisson's is such a count), which is below 10^-9 with
 * x = 7 + √(48 + 42 n). Of many clients that draw apart it is the sum that keeps to it, and each
 * has its part of x. One more, since a mean is no whole number. */
static uint64_t with_margin(uint64_t mean, uint64_t clients) {
    uint64_t least = cost_plus(mean, 1), sum = cost_times(least, clients);
    uint64_t more = 8 + root_of(cost_plus(48, cost_times(42, sum)));
    return cost_plus(least, (more - 1) / clients + 1);
}

/* How many clients draw apart, and events for themselves. */
static uint64_t drawing(const struct scenario *scenario) {
    return (uint64_t)scenario->clients;
}

static uint64_t drawing_events(const struct scenario *scenario) {
    return scenario->shared ? 1 : drawing(scenario);
}

/* --- Times of one exchange. A jitter counts with its mean where more of it makes less work, with
 * as good as its most where it makes more. --- */

static uint64_t jitter_mean(const struct scenario *scenario) {
    uint64_t usec = (uint64_t)scenario->jitter.usec;
    return scenario->jitter.kind == JITTER_NONE      ? 0
           : scenario->jitter.kind == JITTER_UNIFORM ? usec / 2
                                                     : usec;
}

/* Of so many transits together; of exponential ones, what six of a million are more than. */
static uint64_t jitter_most(const struct scenario *scenario, uint64_t transits) {
    uint64_t usec = (uint64_t)scenario->jitter.usec;
    return scenario->jitter.kind == JITTER_NONE      ? 0
           : scenario->jitter.kind == JITTER_UNIFORM ? transits * usec
                                                     : (2 * transits + 10) * usec;
}

static uint64_t set_up_usec(const struct scenario *scenario) {
    uint64_t transits = (uint64_t)scenario->setup_transits;
    return (transits / 2 + 1) * (uint64_t)scenario->latency_up_usec +
           transits / 2 * (uint64_t)scenario->latency_down_usec;
}

/* From an event or a request at the server to its arrival. */
static uint64_t answer_usec(const struct scenario *scenario) {
    return (uint64_t)scenario->server_usec + (uint64_t)scenario->latency_down_usec;
}

/* The longest that a connection may be idle before the client asks again: it may have closed. */
static bool may_have_closed(const struct scenario *scenario) {
    const struct technique_row *technique = &technique_rows[scenario->technique];
    int64_t factor = scenario->backoff ? 8 : 1;
    int64_t keep_usec = scenario->keep_alive_usec;
    if (!technique->asks || technique->reloads)
        return technique->reloads || keep_usec == 0;
    return (keep_usec - scenario->interval_jitter_usec) / factor <= scenario->interval_usec;
}

static uint64_t round_usec(const struct scenario *scenario) {
    bool each = scenario->keep_alive_usec == 0;
    uint64_t transits = each ? (uint64_t)scenario->setup_transits + 1 : 2;
    uint64_t up = each ? set_up_usec(scenario) : (uint64_t)scenario->latency_up_usec;
    return up + answer_usec(scenario) + transits * jitter_mean(scenario);
}

static bool is_drawn(const struct scenario *scenario) {
    return scenario->jitter.kind != JITTER_NONE || scenario->interval_jitter_usec > 0 ||
           technique_rows[scenario->technique].reloads;
}

/* How often something happens that takes so long at least. */
static uint64_t rounds(const struct scenario *scenario, uint64_t each_usec) {
    uint64_t phase = (uint64_t)scenario->phase_usec;
    uint64_t usec = (uint64_t)scenario->duration_usec;
    usec = usec > phase ? usec - phase : 0;
    uint64_t count = usec / most(each_usec, 1) + (usec % most(each_usec, 1) > 0);
    return is_drawn(scenario) ? with_margin(count, drawing(scenario)) : count;
}

/* --- What happens to one client. --- */

/* How many instants of each process there are, at most. */
struct counts {
    uint64_t events, ups, drops;
};

static uint64_t instants(const struct process *process, int64_t duration_usec, uint64_t clients) {
    uint64_t count = (uint64_t)process_mean_count(process, duration_usec);
    if (process->kind == PROCESS_POISSON)
        count = with_margin(count, clients);
    return cost_plus(count, (uint64_t)process->listed_count);
}

static struct counts counts_of(const struct scenario *scenario) {
    int64_t usec = scenario->duration_usec;
    uint64_t clients = drawing(scenario);
    return (struct counts){instants(&scenario->events, usec, drawing_events(scenario)),
                           instants(&scenario->up_events, usec, clients),
                           instants(&scenario->drops, usec, clients)};
}

/* --- The client asks. --- */

/* Back-off: at most three answers in a row are less than eight intervals apart, after any update.
 */
static uint64_t backed_off(const struct scenario *scenario, const struct counts *counts) {
    uint64_t apart = cost_times(8, (uint64_t)scenario->interval_usec);
    uint64_t quick = cost_times(4, cost_plus(cost_plus(counts->events, counts->drops), 1));
    return cost_plus(rounds(scenario, apart), quick);
}

static uint64_t interval_rounds(const struct scenario *scenario, const struct counts *counts) {
    uint64_t interval =
        (uint64_t)scenario->interval_usec + (uint64_t)scenario->interval_jitter_usec / 2;
    uint64_t round = round_usec(scenario);
    uint64_t apart = scenario->after_answer ? interval + round : most(interval, round);
    uint64_t count = cost_plus(rounds(scenario, apart), counts->drops);
    count = least(count, rounds(scenario, interval));
    return scenario->backoff ? least(count, backed_off(scenario, counts)) : count;
}

/* An answer has updates, or was held. */
static uint64_t held_rounds(const struct scenario *scenario, const struct counts *counts) {
    uint64_t round = round_usec(scenario), server = (uint64_t)scenario->server_usec;
    uint64_t held = round - server + most(server, (uint64_t)scenario->hold_usec);
    uint64_t count = cost_plus(counts->events, rounds(scenario, held));
    return cost_plus(least(count, rounds(scenario, round)), counts->drops);
}

static uint64_t exchanges(const struct scenario *scenario, const struct counts *counts) {
    return technique_rows[scenario->technique].holds ? held_rounds(scenario, counts)
                                                     : interval_rounds(scenario, counts);
}

/* How many of the requests start a connection. One who reloads is away for longer than keep-alive
 * with the chance e^-(keep-alive / interval), which is below 2^-(that). */
static uint64_t begun_of(const struct scenario *scenario, const struct counts *counts,
                         uint64_t asked) {
    uint64_t at_least = cost_plus(counts->drops, 1);
    if (!may_have_closed(scenario))
        return at_least;
    if (!technique_rows[scenario->technique].reloads)
        return asked;
    uint64_t halvings = (uint64_t)(scenario->keep_alive_usec / scenario->interval_usec);
    uint64_t away = asked >> least(halvings, 63);
    return cost_plus(with_margin(away, drawing(scenario)), at_least);
}

static uint64_t poll_messages(const struct scenario *scenario, const struct counts *counts) {
    uint64_t asked = exchanges(scenario, counts);
    uint64_t begun = begun_of(scenario, counts, asked);
    uint64_t transits = (uint64_t)scenario->setup_transits - 1;
    return cost_plus(cost_times(asked, 2), cost_times(least(begun, asked), transits));
}

/* --- The connection stays open. --- */

/* From a start until all that waits was received, if nothing drops it; and from a drop. */
static uint64_t opening_usec(const struct scenario *scenario) {
    uint64_t transits = (uint64_t)scenario->setup_transits + 1;
    return set_up_usec(scenario) + answer_usec(scenario) + jitter_most(scenario, transits);
}

static uint64_t recovery_usec(const struct scenario *scenario) {
    return (uint64_t)scenario->reconnect_usec + (uint64_t)scenario->reconnect_jitter_usec +
           opening_usec(scenario);
}

/* A start follows a drop that cut a connection, or the set-up of one. */
static uint64_t starts(const struct scenario *scenario, const struct counts *counts) {
    const struct process *drops = &scenario->drops;
    uint64_t apart = (uint64_t)scenario->reconnect_usec, end = (uint64_t)scenario->duration_usec;
    uint64_t room = end / most(apart, 1) + 1;
    if (drops->kind == PROCESS_POISSON)
        room = least(room, with_margin(end / (apart + (uint64_t)drops->mean_nsec / 1000),
                                       drawing(scenario)) +
                               (uint64_t)drops->listed_count);
    return cost_plus(least(counts->drops, room), 1);
}

/* Instants in so many windows of that length, at most. */
static uint64_t instants_in(const struct process *events, uint64_t windows, uint64_t usec,
                            uint64_t clients) {
    uint64_t all = least(cost_times(windows, usec), INT64_MAX), each = 0;
    switch (events->kind) {
    case PROCESS_NONE:
        break;
    case PROCESS_EVERY:
        each = usec / (uint64_t)events->period_usec + 1;
        break;
    case PROCESS_POISSON:
        return with_margin((uint64_t)process_mean_count(events, (int64_t)all), clients);
    case PROCESS_BURSTS:
        each = cost_times(usec / (uint64_t)events->period_usec + 2, (uint64_t)events->count);
        break;
    }
    return cost_times(windows, each);
}

/* … in one window of one client, with those that are listed. */
static uint64_t instants_in_one(const struct process *process, uint64_t usec) {
    return cost_plus(instants_in(process, 1, usec, 1), (uint64_t)process->listed_count);
}

/* With drops at random: a connection is too short for what waits with the chance q = 1 -
 * e^(-opening/mean), and after k such ones in a row what waits is that of k; all together q/(1-q)^2
 * times as much as waits for one. 0: too many to tell. */
static uint64_t again_by_chance(uint64_t mean, uint64_t opening) {
    return opening <= mean / 4   ? 1
           : opening <= mean / 2 ? 2
           : opening <= mean     ? 5
           : opening <= 2 * mean ? 47
                                 : 0;
}

/* Where drops come so fast that what was sent in vain is sent in vain again: how many times as much
 * that is. 0: there is no telling. */
static uint64_t again(const struct scenario *scenario, uint64_t recovery) {
    const struct process *drops = &scenario->drops;
    uint64_t apart = (uint64_t)drops->period_usec;
    switch (drops->kind) {
    case PROCESS_NONE:
        break;
    case PROCESS_EVERY:
        return apart > recovery;
    case PROCESS_BURSTS:
        return apart > recovery + (uint64_t)drops->gap_usec * (uint64_t)(drops->count - 1);
    case PROCESS_POISSON:
        return again_by_chance((uint64_t)drops->mean_nsec / 1000, opening_usec(scenario));
    }
    return 1;
}

/* What waits for one drop, or for several that come together. */
static uint64_t waiting_usec(const struct scenario *scenario, uint64_t recovery) {
    const struct process *drops = &scenario->drops;
    uint64_t together = drops->kind == PROCESS_BURSTS ? (uint64_t)(drops->count - 1) : 0;
    uint64_t one = answer_usec(scenario) + jitter_most(scenario, 1) + recovery;
    return cost_plus(one + together * (uint64_t)drops->gap_usec,
                     cost_times((uint64_t)drops->listed_count, recovery));
}

/* How many events leave but do not arrive: at each drop those that waited, or were on their way.
 * None of them leaves again but those that an opening sends again. */
static uint64_t in_vain(const struct scenario *scenario, const struct counts *counts) {
    uint64_t recovery = recovery_usec(scenario), windows = starts(scenario, counts);
    uint64_t factor = again(scenario, recovery);
    uint64_t resent = cost_times(windows, (uint64_t)scenario->replay);
    uint64_t limit = least(cost_times(windows, counts->events), cost_plus(counts->events, resent));
    if (factor == 0)
        return limit;
    uint64_t waiting = instants_in(&scenario->events, windows, waiting_usec(scenario, recovery),
                                   drawing_events(scenario));
    uint64_t listed = 4 * (uint64_t)scenario->events.listed_count;
    return least(limit, cost_times(factor, cost_plus(waiting, listed)));
}

/* Starts, with their set-up, and openings. */
static uint64_t stream_heads(const struct scenario *scenario, const struct counts *counts) {
    return cost_times(starts(scenario, counts), (uint64_t)scenario->setup_transits + 1);
}

/* As many as if the connection were always open; a ping has an answer. */
static uint64_t signs(const struct scenario *scenario) {
    uint64_t each = technique_rows[scenario->technique].frames ? 2 : 1;
    uint64_t apart = (uint64_t)scenario->heartbeat_usec;
    return apart > 0 ? each * ((uint64_t)scenario->duration_usec / apart) : 0;
}

static uint64_t stream_messages(const struct scenario *scenario, const struct counts *counts) {
    uint64_t events = cost_plus(counts->events, in_vain(scenario, counts));
    return cost_plus(stream_heads(scenario, counts), cost_plus(events, signs(scenario)));
}

/* --- A client's own messages. --- */

/* How many connections their requests start. One is new only while all others are busy, so that as
 * many are open at once as messages fall into the longest exchange; and each is open for keep-alive
 * at least. */
static uint64_t begun_for_ups(const struct scenario *scenario, const struct counts *counts) {
    uint64_t keep_usec = (uint64_t)scenario->keep_alive_usec;
    if (keep_usec == 0)
        return counts->ups;
    uint64_t at_once = instants_in_one(&scenario->up_events, opening_usec(scenario));
    uint64_t times = (uint64_t)scenario->duration_usec / keep_usec + 1;
    return least(counts->ups, cost_times(at_once, times));
}

static uint64_t up_messages(const struct scenario *scenario, const struct counts *counts) {
    if (technique_rows[scenario->technique].frames)
        return counts->ups;
    uint64_t transits = (uint64_t)scenario->setup_transits - 1;
    return cost_plus(cost_times(counts->ups, 2),
                     cost_times(begun_for_ups(scenario, counts), transits));
}

/* --- All of it. --- */

static bool streams(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams;
}

static uint64_t client_messages(const struct scenario *scenario, const struct counts *counts) {
    uint64_t its =
        streams(scenario) ? stream_messages(scenario, counts) : poll_messages(scenario, counts);
    return cost_plus(its, up_messages(scenario, counts));
}

/* Where only so many missed events are kept, it is looked ahead to the one that is too many. */
static uint64_t kept_ahead(const struct scenario *scenario, const struct counts *counts) {
    bool some = scenario->replay > 0 && scenario->replay < SCENARIO_ALL;
    return some && counts->drops > 0 ? counts->events : 0;
}

/* Of each process every instant is passed once; ahead, once more: by what an answer carries in
 * vain, by each event that leaves in vain. */
static uint64_t client_passes(const struct scenario *scenario, const struct counts *counts) {
    uint64_t ahead = streams(scenario)
                         ? cost_plus(in_vain(scenario, counts), kept_ahead(scenario, counts))
                         : counts->events;
    return cost_plus(cost_plus(counts->events, ahead), cost_plus(counts->ups, counts->drops));
}

/* How long is counted. */
static int64_t counted_usec(const struct scenario *scenario) {
    return scenario->duration_usec - scenario->from_usec;
}

static uint64_t bins_of(const struct scenario *scenario) {
    int64_t usec = counted_usec(scenario);
    return (uint64_t)((usec - 1) / bins_width_usec(usec) + 1);
}

/* What the technique does not have is as if it were not set: another knob may have turned to it. */
static struct scenario whole_of(const struct scenario *scenario) {
    struct scenario whole = *scenario;
    scenario_complete(&whole);
    if (whole.technique != TECHNIQUE_SHORT_POLL) {
        whole.interval_jitter_usec = 0;
        whole.after_answer = whole.backoff = false;
    }
    if (whole.clients > 1)
        whole.phase_usec = 0;
    return whole;
}

/* … and of one client alone. */
static struct scenario one_of(const struct scenario *scenario) {
    struct scenario whole = whole_of(scenario);
    whole.clients = 1;
    return whole;
}

static uint64_t client_cost(const struct scenario *whole) {
    struct counts counts = counts_of(whole);
    uint64_t client = cost_plus(client_messages(whole, &counts), client_passes(whole, &counts));
    return cost_plus(client, COST_CLIENT);
}

uint64_t scenario_client_cost(const struct scenario *scenario) {
    struct scenario whole = whole_of(scenario);
    return client_cost(&whole);
}

uint64_t scenario_cost(const struct scenario *scenario) {
    struct scenario whole = whole_of(scenario);
    return cost_plus(bins_of(&whole), cost_times((uint64_t)whole.clients, client_cost(&whole)));
}

uint64_t scenario_messages(const struct scenario *scenario) {
    struct scenario whole = one_of(scenario);
    struct counts counts = counts_of(&whole);
    return client_messages(&whole, &counts);
}

uint64_t scenario_data(const struct scenario *scenario) {
    struct scenario whole = one_of(scenario);
    struct counts counts = counts_of(&whole);
    return cost_plus(counts.events, counts.ups);
}

/* --- Room for what is counted. --- */

/* What frames a message, or is added to its head, at most; the heads of a message of the client's
 * that is sent on its own, and of its answer. */
enum { FRAMING_BYTES = 64, POST_BYTES = 2048 };

/* How many events leave in answers: at most each as often as an exchange is cut, and once. */
static uint64_t carried(const struct scenario *whole, const struct counts *counts) {
    if (streams(whole))
        return cost_plus(counts->events, in_vain(whole, counts));
    return cost_times(counts->events, cost_plus(counts->drops, 1));
}

/* Requests and starts. */
static uint64_t asked(const struct scenario *whole, const struct counts *counts) {
    return streams(whole) ? starts(whole, counts) : exchanges(whole, counts);
}

static uint64_t bytes_of(const struct scenario *whole, const struct counts *counts) {
    uint64_t heads = (uint64_t)whole->header_up_bytes + (uint64_t)whole->header_down_bytes;
    uint64_t payload = (uint64_t)whole->payload_bytes + 1, post = heads + payload + POST_BYTES;
    uint64_t framing = cost_times(client_messages(whole, counts), FRAMING_BYTES);
    uint64_t sent = cost_plus(cost_times(asked(whole, counts), heads),
                              cost_times(carried(whole, counts), payload));
    return cost_plus(cost_plus(sent, framing), cost_times(counts->ups, post));
}

static uint64_t client_bytes(const struct scenario *whole) {
    struct counts counts = counts_of(whole);
    return bytes_of(whole, &counts);
}

/* How long it can take until what was begun or appeared is over and sent, with no drops. */
static uint64_t memory_usec(const struct scenario *whole) {
    enum { LONGEST = 40 }; /* of intervals that are drawn, and of those that are backed off */
    uint64_t interval = (uint64_t)whole->interval_usec + (uint64_t)whole->interval_jitter_usec;
    uint64_t start = (uint64_t)whole->phase_usec + (uint64_t)whole->spread_usec;
    uint64_t own = technique_rows[whole->technique].holds ? (uint64_t)whole->hold_usec
                   : streams(whole)                       ? 0
                                                          : cost_times(LONGEST, interval);
    return cost_plus(cost_plus(start, own), opening_usec(whole) + round_usec(whole));
}

/* From one attempt to have what waits to the next, where a drop makes it void. */
static uint64_t attempt_usec(const struct scenario *whole) {
    enum { MOST_FACTOR = 8 }; /* of an interval that is backed off; and drawn, of many on average */
    const struct technique_row *technique = &technique_rows[whole->technique];
    uint64_t interval = cost_times(MOST_FACTOR, (uint64_t)whole->interval_usec);
    return technique->asks
               ? cost_plus(interval + (uint64_t)whole->interval_jitter_usec, opening_usec(whole))
               : recovery_usec(whole);
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
        return streams(whole) && again(whole, recovery_usec(whole)) > 0;
    case PROCESS_BURSTS:
        return streams(whole) && again(whole, recovery_usec(whole)) > 0 ? (uint64_t)drops->count
                                                                        : 0;
    case PROCESS_POISSON:
        return voids_by_chance((uint64_t)drops->mean_nsec / 1000, opening_usec(whole));
    }
    return 1;
}

/* How long before the end of a bin something may have begun or appeared that is sent in it. */
static uint64_t reach_usec(const struct scenario *whole) {
    uint64_t usec = cost_plus((uint64_t)bins_width_usec(counted_usec(whole)), memory_usec(whole));
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
    return bytes_of(&bin, &(struct counts){instants_in_one(&whole->events, usec),
                                           instants_in_one(&whole->up_events, usec),
                                           instants_in_one(&whole->drops, usec)});
}

uint64_t scenario_bytes(const struct scenario *scenario) {
    struct scenario whole = one_of(scenario);
    return client_bytes(&whole);
}

uint64_t scenario_bin_bytes(const struct scenario *scenario) {
    struct scenario whole = one_of(scenario);
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
    struct scenario whole = one_of(scenario);
    uint64_t clients = (uint64_t)scenario->clients, usec = (uint64_t)counted_usec(&whole);
    uint64_t all = cost_times(clients, client_bytes(&whole));
    uint64_t in_bin = bin_bytes(&whole), bin = (uint64_t)bins_width_usec(counted_usec(&whole));
    uint64_t each = least(client_bytes(&whole), cost_times(bins_of(&whole), in_bin));
    if (all >= INT64_MAX)
        return errbuf_fail(err, "all that is sent may come to more than 9 E bytes, which have no "
                                "room here; take fewer clients, less time or smaller messages");
    if (!has_rate(cost_times(clients, each), usec, second) || !has_rate(each, usec, hour) ||
        !has_rate(cost_times(clients, in_bin), bin, second))
        return errbuf_fail(err, "what is sent may come to more than 9 P bits a second, which have "
                                "no room here; take fewer clients or smaller messages");
    return has_squares(clients, (uint64_t)whole.duration_usec) ||
           errbuf_fail(err, "so many clients over such a time have no room here; take fewer "
                            "clients, or less time");
}

const char *cost_words(uint64_t cost, char into[COST_WORDS_BYTES]) {
    const uint64_t most_told = UINT64_C(1000000000000);
    char number[NUMBER_TEXT_BYTES], limit[NUMBER_TEXT_BYTES];
    snprintf(into, COST_WORDS_BYTES, "%s %s steps, and a frame has %s",
             cost > most_told ? "more than" : "about",
             number_short((int64_t)least(cost, most_told) * 1000, number),
             number_grouped(FRAME_STEPS, limit));
    return into;
}
