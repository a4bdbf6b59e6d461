#include "sim/closed.h"

#include <stddef.h>

#include "sim/run.h"
#include "sim/simulate.h"
#include "sim/wire.h"

/* --- What sums are made of. --- */

int64_t closed_ramp(const struct closed *closed, int64_t usec) {
    return usec < 0 ? 0 : usec < closed->ways ? usec : closed->ways;
}

struct wide closed_area(const struct closed *closed, int64_t usec) {
    int64_t ramp = closed_ramp(closed, usec);
    return ramp > 0 ? wide_multiply((uint64_t)ramp, (uint64_t)(2 * usec - ramp)) : (struct wide){0};
}

struct process_cursor closed_events(const struct closed *closed) {
    return process_begin(&closed->scenario->events, (struct random){0}, closed->end_usec);
}

/* Figures that nothing has are cut, so that their sums have room. */
static int64_t cut(struct wide sum) {
    const uint64_t largest = INT64_MAX / 8;
    return (int64_t)(sum.high > 0 || sum.low > largest ? largest : sum.low);
}

static int64_t times(int64_t a, int64_t b) {
    return cut(wide_multiply((uint64_t)a, (uint64_t)b));
}

int64_t closed_total(const struct closed *closed, struct wide sum, int64_t times) {
    uint64_t divisor = (uint64_t)closed->ways * (uint64_t)times;
    struct wide all = wide_scale(sum, (uint64_t)closed->scenario->clients);
    all = wide_quotient(wide_add(all, (struct wide){0, divisor / 2}), divisor, NULL);
    return cut(all);
}

int64_t closed_event_total(const struct closed *closed, struct wide sum, int64_t times) {
    if (!closed->drawn)
        return closed_total(closed, sum, times);
    uint64_t usec = wide_divide(sum, (uint64_t)closed->ways * (uint64_t)times);
    struct wide all = wide_multiply(usec, (uint64_t)closed->scenario->clients);
    return cut(
        wide_quotient(wide_scale(all, 1000), (uint64_t)closed->scenario->events.mean_nsec, NULL));
}

/* A power of two times e^-r, r below ln 2, as 1 - r (1 - r/2 (1 - r/3 (…))). */
uint64_t closed_exp(const struct closed *closed, int64_t usec) {
    const uint64_t one = UINT64_C(1) << 32, ln_2 = 2977044472; /* 0.693147 */
    enum { TERMS = 14, MOST_HALVINGS = 33 };
    uint64_t mean_nsec = (uint64_t)closed->scenario->events.mean_nsec, part = one;
    uint64_t x = wide_divide(wide_multiply((uint64_t)usec, 1000 * one), mean_nsec);
    if (x / ln_2 >= MOST_HALVINGS)
        return 0;
    for (uint64_t n = TERMS; n > 0; n--)
        part = one - (x % ln_2 * part >> 32) / n;
    return part >> x / ln_2;
}

/* --- What the server bears. Sums up to a time, from bin to bin. --- */

struct sums {
    struct wide requests, answers, heads, events, asked; /* heads: answers and openings */
    struct wide open_twice;
};

/* Walked events before the time, and those of them that a round has passed. */
struct tally {
    struct process_cursor head, tail;
    uint64_t count, passed;
    uint64_t sum, passed_sum; /* of their times; only differences count */
};

static struct wide single(int64_t value) {
    return (struct wide){0, (uint64_t)later(value, 0)};
}

/* Streams: what appeared before has left in all ways that are open. */
static struct wide pushed(const struct closed *closed, struct tally *tally, int64_t at_usec) {
    int64_t before_usec = at_usec - closed->scenario->server_usec;
    int64_t ways = closed_ramp(closed, before_usec - closed->opens_usec);
    if (closed->drawn)
        return wide_multiply((uint64_t)later(before_usec, 0), (uint64_t)ways);
    for (; tally->head.next_usec < before_usec; process_pass(&tally->head))
        tally->count++;
    return wide_multiply(tally->count, (uint64_t)ways);
}

/* Polls: what appeared a round ago has left in all ways, the rest in as many as microseconds. What
 * appeared before the earliest answer counts from that on. */
static struct wide carried(const struct closed *closed, struct tally *tally, int64_t at_usec) {
    int64_t first_usec = closed->first_usec;
    if (closed->drawn) {
        struct wide twice = wide_multiply(2 * (uint64_t)first_usec,
                                          (uint64_t)closed_ramp(closed, at_usec - first_usec));
        return wide_quotient(wide_add(twice, closed_area(closed, at_usec - first_usec)), 2, NULL);
    }
    for (; tally->head.next_usec < at_usec; process_pass(&tally->head)) {
        tally->count++;
        tally->sum += (uint64_t)later(tally->head.next_usec, first_usec);
    }
    for (; later(tally->tail.next_usec, first_usec) <= at_usec - closed->ways;
         process_pass(&tally->tail)) {
        tally->passed++;
        tally->passed_sum += (uint64_t)later(tally->tail.next_usec, first_usec);
    }
    if (at_usec <= first_usec)
        return (struct wide){0};
    uint64_t part =
        (tally->count - tally->passed) * (uint64_t)at_usec - (tally->sum - tally->passed_sum);
    return wide_add(wide_multiply(tally->passed, (uint64_t)closed->ways), (struct wide){0, part});
}

/* Twice the time that connections were open. With one for each exchange, one opens at each
 * microsecond and stays for the server's time; else they stay. */
static struct wide open_twice(const struct closed *closed, int64_t at_usec) {
    const struct scenario *scenario = closed->scenario;
    int64_t since = later(at_usec - closed->opens_usec, 0);
    if (!closed->polls || !scenario->close)
        return closed_area(closed, since);
    int64_t stays = since < scenario->server_usec ? since : scenario->server_usec;
    return wide_multiply((uint64_t)stays, (uint64_t)(2 * since - stays));
}

static struct sums sums_until(const struct closed *closed, struct tally *tally, int64_t at_usec) {
    int64_t opens_usec = closed->opens_usec;
    struct wide open = single(closed_ramp(closed, at_usec - opens_usec));
    struct wide answers = single(at_usec - closed->first_usec);
    return (struct sums){
        .requests = closed->polls ? single(at_usec - opens_usec) : open,
        .answers = answers,
        .heads = closed->polls ? answers : open,
        .events = closed->polls ? carried(closed, tally, at_usec) : pushed(closed, tally, at_usec),
        .asked = closed->polls ? single(at_usec) : single(closed_ramp(closed, at_usec)),
        .open_twice = open_twice(closed, at_usec),
    };
}

static struct sums difference(const struct sums *to, const struct sums *from) {
    return (struct sums){
        .requests = wide_subtract(to->requests, from->requests),
        .answers = wide_subtract(to->answers, from->answers),
        .heads = wide_subtract(to->heads, from->heads),
        .events = wide_subtract(to->events, from->events),
        .asked = wide_subtract(to->asked, from->asked),
        .open_twice = wide_subtract(to->open_twice, from->open_twice),
    };
}

/* All that is sent in some time, where an event takes so many thousandths of a byte. */
struct sent {
    int64_t requests, messages, events, bytes;
};

static struct sent sent(const struct closed *closed, const struct sums *sums, int64_t event_milli) {
    const struct scenario *scenario = closed->scenario;
    int64_t events = closed_event_total(closed, sums->events, 1);
    return (struct sent){
        .requests = closed_total(closed, sums->requests, 1),
        .messages = closed->polls ? closed_total(closed, sums->answers, 1) : events,
        .events = events,
        .bytes =
            times(closed_total(closed, sums->asked, 1), scenario->header_up_bytes) +
            times(closed_total(closed, sums->heads, 1), scenario->header_down_bytes) +
            cut(wide_quotient(wide_multiply((uint64_t)events, (uint64_t)event_milli), 1000, NULL)),
    };
}

static void most(int64_t *peak, int64_t value) {
    if (value > *peak)
        *peak = value;
}

static int64_t a_second_milli(int64_t sum, int64_t usec) {
    return (int64_t)wide_divide(wide_multiply((uint64_t)sum, UINT64_C(1000000000)), (uint64_t)usec);
}

/* Of one client first: the time of all together has no room. */
static int64_t open_milli(const struct closed *closed, struct wide twice, int64_t usec) {
    uint64_t open_usec = wide_divide(twice, 2 * (uint64_t)closed->ways);
    struct wide all = wide_multiply(open_usec, 1000 * (uint64_t)closed->scenario->clients);
    return cut(wide_quotient(all, (uint64_t)usec, NULL));
}

static struct load load(int64_t sum, int64_t usec, int64_t peak, int64_t bin_usec) {
    return (struct load){a_second_milli(sum, usec), a_second_milli(peak, bin_usec)};
}

static struct sent put_loads(const struct closed *closed, int64_t event_milli,
                             struct figures *figures) {
    struct tally tally = {.head = closed_events(closed), .tail = closed_events(closed)};
    struct sums begin = sums_until(closed, &tally, 0), before = begin;
    struct sent peak = {0};
    int64_t bin_usec = load_bin_usec(closed->end_usec), end_usec = closed->end_usec;
    for (int64_t from_usec = 0; from_usec < end_usec; from_usec += bin_usec) {
        int64_t to_usec = bin_usec < end_usec - from_usec ? from_usec + bin_usec : end_usec;
        struct sums until = sums_until(closed, &tally, to_usec);
        struct sums in_bin = difference(&until, &before);
        struct sent bin = sent(closed, &in_bin, event_milli);
        most(&peak.requests, bin.requests);
        most(&peak.messages, bin.messages);
        most(&peak.bytes, bin.bytes);
        most(&figures->open.peak_milli, open_milli(closed, in_bin.open_twice, to_usec - from_usec));
        before = until;
    }
    struct sums in_run = difference(&before, &begin);
    struct sent run = sent(closed, &in_run, event_milli);
    figures->bin_usec = bin_usec;
    figures->open.mean_milli = open_milli(closed, in_run.open_twice, end_usec);
    figures->requests_rate = load(run.requests, end_usec, peak.requests, bin_usec);
    figures->messages_rate = load(run.messages, end_usec, peak.messages, bin_usec);
    figures->bytes_rate = load(run.bytes, end_usec, peak.bytes, bin_usec);
    return run;
}

/* --- Counts. --- */

/* How many events there are before a time, of drawn ones on average. */
static int64_t events_before(const struct closed *closed, int64_t usec) {
    const struct process *events = &closed->scenario->events;
    if (closed->drawn)
        return process_mean_count(events, usec);
    struct process_cursor cursor = process_begin(events, (struct random){0}, usec);
    while (cursor.next_usec != PROCESS_NEVER)
        process_pass(&cursor);
    return cursor.number - 1;
}

/* Of the first so many events: it is the same for all numbers of the same length. */
static int64_t event_overheads(const struct scenario *scenario, int64_t count) {
    int64_t sum = 0;
    for (int64_t first = 1; first <= count; first *= 10) {
        int64_t last = first <= count / 10 ? 10 * first - 1 : count;
        if (last > count)
            last = count;
        sum += (last - first + 1) *
               wire_event_overhead(scenario->technique, scenario->payload_bytes, first);
    }
    return sum;
}

static void put_counts(const struct closed *closed, struct figures *figures) {
    const struct scenario *scenario = closed->scenario;
    int64_t clients = scenario->clients, opens = closed->polls ? 0 : clients;
    int64_t left = events_before(closed, closed->end_usec - scenario->server_usec);
    int64_t overhead = event_overheads(scenario, left);
    int64_t event_milli =
        scenario->payload_bytes * 1000 + (left > 0 ? times(overhead, 1000) / left : 0);
    struct sent run = put_loads(closed, event_milli, figures);
    figures->appeared = times(events_before(closed, closed->end_usec), clients);
    figures->requests = closed->polls ? closed_total(closed, single(closed->end_usec), 1) : clients;
    figures->connections = closed->polls && scenario->close ? figures->requests : clients;
    figures->empty_answers = closed->polls ? closed_total(closed, closed_empty(closed), 1) : 0;
    figures->up.overhead = times(figures->requests, scenario->header_up_bytes);
    figures->down.overhead =
        times(opens + (closed->polls ? run.messages : 0), scenario->header_down_bytes) +
        times(overhead, opens);
    figures->down.payload = times(run.events, scenario->payload_bytes);
}

/* --- What has a formula. --- */

static int64_t set_up_usec(const struct scenario *scenario) {
    int64_t up = scenario->setup_transits / 2 + 1, down = scenario->setup_transits / 2;
    return up * scenario->latency_up_usec + down * scenario->latency_down_usec;
}

static struct closed describe(const struct scenario *scenario) {
    bool polls = scenario->technique == TECHNIQUE_SHORT_POLL;
    int64_t opens_usec = set_up_usec(scenario),
            ways = polls ? scenario->interval_usec : later(scenario->spread_usec, 1);
    return (struct closed){
        .scenario = scenario,
        .polls = polls,
        .drawn = scenario->events.kind == PROCESS_POISSON,
        .end_usec = scenario->duration_usec,
        .ways = ways,
        .opens_usec = opens_usec,
        .first_usec = opens_usec + (polls ? scenario->server_usec : 0),
        .lag_usec = scenario->latency_down_usec + (polls ? 0 : scenario->server_usec),
    };
}

static bool happens(const struct process *process) {
    return process->kind != PROCESS_NONE || process->listed_count > 0;
}

/* The cubes of a round's length have room. */
static const int64_t longest_round_usec = INT64_C(1) << 40;

/* Why not, or NULL. */
static const char *refusal(const struct closed *closed) {
    const struct scenario *scenario = closed->scenario;
    bool streams =
        scenario->technique == TECHNIQUE_SSE || scenario->technique == TECHNIQUE_WEBSOCKET;
    int64_t round_usec = closed->first_usec + closed->ways + closed->lag_usec;
    const struct {
        bool refused;
        const char *reason;
    } reasons[] = {
        {!closed->polls && !streams, "technique must be short-poll, sse or websocket"},
        {scenario->jitter.kind != JITTER_NONE && scenario->jitter.usec > 0, "jitter must be zero"},
        {happens(&scenario->drops), "drops must be none"},
        {happens(&scenario->up_events), "up-events must be none"},
        {closed->drawn && scenario->events.listed_count > 0, "events must be of one kind"},
        {closed->polls && scenario->backoff, "backoff must be off"},
        {closed->polls && scenario->after_answer, "after-answer must be off"},
        {closed->polls && scenario->interval_jitter_usec > 0, "interval-jitter must be zero"},
        {closed->polls && scenario->spread_usec != scenario->interval_usec,
         "spread must be the interval"},
        {closed->polls && scenario->setup_transits > 1 && !scenario->close,
         "setup must be 1, or each request have a connection of its own (close),"},
        {closed->polls && closed->first_usec + closed->lag_usec > closed->ways,
         "interval must be no shorter than a request and its answer"},
        {round_usec > longest_round_usec, "spread, interval and latency must be below 12 days"},
        {round_usec > closed->end_usec, "duration must be one interval, or the spread, at least"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].refused)
            return reasons[i].reason;
    return NULL;
}

bool closed_figures(const struct scenario *scenario, int64_t within_usec, struct figures *figures,
                    struct errbuf *err) {
    struct closed closed = describe(scenario);
    const char *reason = refusal(&closed);
    if (reason != NULL)
        return errbuf_fail(err, "%s above %d clients", reason, SIMULATE_CLIENTS);
    *figures = (struct figures){.closed_form = true,
                                .clients = scenario->clients,
                                .duration_usec = scenario->duration_usec};
    put_counts(&closed, figures);
    closed_staleness(&closed, within_usec, figures);
    figures->behind_mean_nsec = closed_behind_nsec(&closed);
    return true;
}
