/* What happens in a run, bounded from above, technique by technique, with a margin for what is
 * drawn. */
#include "sim/bounds.h"

#include "sim/bins.h"
#include "sim/cost.h"

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

uint64_t bounds_round_usec(const struct scenario *scenario) {
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

static uint64_t instants(const struct process *process, int64_t duration_usec, uint64_t clients) {
    uint64_t count = (uint64_t)process_mean_count(process, duration_usec);
    if (process->kind == PROCESS_POISSON)
        count = with_margin(count, clients);
    return cost_plus(count, (uint64_t)process->listed_count);
}

struct bounds bounds_of(const struct scenario *scenario) {
    int64_t usec = scenario->duration_usec;
    uint64_t clients = drawing(scenario);
    return (struct bounds){instants(&scenario->events, usec, drawing_events(scenario)),
                           instants(&scenario->up_events, usec, clients),
                           instants(&scenario->drops, usec, clients)};
}

/* --- The client asks. --- */

/* Back-off: at most three answers in a row are less than eight intervals apart, after any update.
 */
static uint64_t backed_off(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t apart = cost_times(8, (uint64_t)scenario->interval_usec);
    uint64_t quick = cost_times(4, cost_plus(cost_plus(counts->events, counts->drops), 1));
    return cost_plus(rounds(scenario, apart), quick);
}

static uint64_t interval_rounds(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t interval =
        (uint64_t)scenario->interval_usec + (uint64_t)scenario->interval_jitter_usec / 2;
    uint64_t round = bounds_round_usec(scenario);
    uint64_t apart = scenario->after_answer ? interval + round : most(interval, round);
    uint64_t count = cost_plus(rounds(scenario, apart), counts->drops);
    count = bounds_least(count, rounds(scenario, interval));
    return scenario->backoff ? bounds_least(count, backed_off(scenario, counts)) : count;
}

/* An answer has updates, or was held. */
static uint64_t held_rounds(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t round = bounds_round_usec(scenario), server = (uint64_t)scenario->server_usec;
    uint64_t held = round - server + most(server, (uint64_t)scenario->hold_usec);
    uint64_t count = cost_plus(counts->events, rounds(scenario, held));
    return cost_plus(bounds_least(count, rounds(scenario, round)), counts->drops);
}

uint64_t bounds_exchanges(const struct scenario *scenario, const struct bounds *counts) {
    return technique_rows[scenario->technique].holds ? held_rounds(scenario, counts)
                                                     : interval_rounds(scenario, counts);
}

/* How many of the requests start a connection. One who reloads is away for longer than keep-alive
 * with the chance e^-(keep-alive / interval), which is below 2^-(that). */
static uint64_t begun_of(const struct scenario *scenario, const struct bounds *counts,
                         uint64_t asked) {
    uint64_t at_least = cost_plus(counts->drops, 1);
    if (!may_have_closed(scenario))
        return at_least;
    if (!technique_rows[scenario->technique].reloads)
        return asked;
    uint64_t halvings = (uint64_t)(scenario->keep_alive_usec / scenario->interval_usec);
    uint64_t away = asked >> bounds_least(halvings, 63);
    return cost_plus(with_margin(away, drawing(scenario)), at_least);
}

static uint64_t poll_messages(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t asked = bounds_exchanges(scenario, counts);
    uint64_t begun = begun_of(scenario, counts, asked);
    uint64_t transits = (uint64_t)scenario->setup_transits - 1;
    return cost_plus(cost_times(asked, 2), cost_times(bounds_least(begun, asked), transits));
}

/* --- The connection stays open. --- */

/* From a start until all that waits was received, if nothing drops it; and from a drop. */
uint64_t bounds_opening_usec(const struct scenario *scenario) {
    uint64_t transits = (uint64_t)scenario->setup_transits + 1;
    return set_up_usec(scenario) + answer_usec(scenario) + jitter_most(scenario, transits);
}

uint64_t bounds_recovery_usec(const struct scenario *scenario) {
    return (uint64_t)scenario->reconnect_usec + (uint64_t)scenario->reconnect_jitter_usec +
           bounds_opening_usec(scenario);
}

/* A start follows a drop that cut a connection, or the set-up of one. */
uint64_t bounds_starts(const struct scenario *scenario, const struct bounds *counts) {
    const struct process *drops = &scenario->drops;
    uint64_t apart = (uint64_t)scenario->reconnect_usec, end = (uint64_t)scenario->duration_usec;
    uint64_t room = end / most(apart, 1) + 1;
    if (drops->kind == PROCESS_POISSON)
        room = bounds_least(room, with_margin(end / (apart + (uint64_t)drops->mean_nsec / 1000),
                                              drawing(scenario)) +
                                      (uint64_t)drops->listed_count);
    return cost_plus(bounds_least(counts->drops, room), 1);
}

/* Instants in so many windows of that length, at most. */
static uint64_t instants_in(const struct process *events, uint64_t windows, uint64_t usec,
                            uint64_t clients) {
    uint64_t all = bounds_least(cost_times(windows, usec), INT64_MAX), each = 0;
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

uint64_t bounds_instants(const struct process *process, uint64_t usec) {
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
uint64_t bounds_again(const struct scenario *scenario, uint64_t recovery) {
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
        return again_by_chance((uint64_t)drops->mean_nsec / 1000, bounds_opening_usec(scenario));
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
uint64_t bounds_in_vain(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t recovery = bounds_recovery_usec(scenario), windows = bounds_starts(scenario, counts);
    uint64_t factor = bounds_again(scenario, recovery);
    uint64_t resent = cost_times(windows, (uint64_t)scenario->replay);
    uint64_t limit =
        bounds_least(cost_times(windows, counts->events), cost_plus(counts->events, resent));
    if (factor == 0)
        return limit;
    uint64_t waiting = instants_in(&scenario->events, windows, waiting_usec(scenario, recovery),
                                   drawing_events(scenario));
    uint64_t listed = 4 * (uint64_t)scenario->events.listed_count;
    return bounds_least(limit, cost_times(factor, cost_plus(waiting, listed)));
}

/* Starts, with their set-up, and openings. */
static uint64_t stream_heads(const struct scenario *scenario, const struct bounds *counts) {
    return cost_times(bounds_starts(scenario, counts), (uint64_t)scenario->setup_transits + 1);
}

/* As many as if the connection were always open; a ping has an answer. */
static uint64_t signs(const struct scenario *scenario) {
    uint64_t each = technique_rows[scenario->technique].frames ? 2 : 1;
    uint64_t apart = (uint64_t)scenario->heartbeat_usec;
    return apart > 0 ? each * ((uint64_t)scenario->duration_usec / apart) : 0;
}

static uint64_t stream_messages(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t events = cost_plus(counts->events, bounds_in_vain(scenario, counts));
    return cost_plus(stream_heads(scenario, counts), cost_plus(events, signs(scenario)));
}

/* --- A client's own messages. --- */

/* How many connections their requests start. One is new only while all others are busy, so that as
 * many are open at once as messages fall into the longest exchange; and each is open for keep-alive
 * at least. */
static uint64_t begun_for_ups(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t keep_usec = (uint64_t)scenario->keep_alive_usec;
    if (keep_usec == 0)
        return counts->ups;
    uint64_t at_once = bounds_instants(&scenario->up_events, bounds_opening_usec(scenario));
    uint64_t times = (uint64_t)scenario->duration_usec / keep_usec + 1;
    return bounds_least(counts->ups, cost_times(at_once, times));
}

static uint64_t up_messages(const struct scenario *scenario, const struct bounds *counts) {
    if (technique_rows[scenario->technique].frames)
        return counts->ups;
    uint64_t transits = (uint64_t)scenario->setup_transits - 1;
    return cost_plus(cost_times(counts->ups, 2),
                     cost_times(begun_for_ups(scenario, counts), transits));
}

/* --- All of it. --- */

uint64_t bounds_messages(const struct scenario *scenario, const struct bounds *counts) {
    uint64_t its = bounds_stream(scenario) ? stream_messages(scenario, counts)
                                           : poll_messages(scenario, counts);
    return cost_plus(its, up_messages(scenario, counts));
}

int64_t bounds_counted_usec(const struct scenario *scenario) {
    return scenario->duration_usec - scenario->from_usec;
}

uint64_t bounds_bins(const struct scenario *scenario) {
    int64_t usec = bounds_counted_usec(scenario);
    return (uint64_t)((usec - 1) / bins_width_usec(usec) + 1);
}

struct scenario bounds_whole(const struct scenario *scenario) {
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

struct scenario bounds_one(const struct scenario *scenario) {
    struct scenario whole = bounds_whole(scenario);
    whole.clients = 1;
    return whole;
}
