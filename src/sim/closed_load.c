/* What the server bears, by formulas: sums up to a time, from bin to bin. */
#include "sim/bins.h"
#include "sim/closed.h"
#include "sim/run.h"

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
    for (; tally->head.next_usec < before_usec; closed_pass(&tally->head))
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
    for (; tally->head.next_usec < at_usec; closed_pass(&tally->head)) {
        tally->count++;
        tally->sum += (uint64_t)later(tally->head.next_usec, first_usec);
    }
    for (; later(tally->tail.next_usec, first_usec) <= at_usec - closed->ways;
         closed_pass(&tally->tail)) {
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

/* What is sent in some time. */
static struct closed_sent sent(const struct closed *closed, const struct sums *sums,
                               int64_t event_milli) {
    const struct scenario *scenario = closed->scenario;
    int64_t events = closed_event_total(closed, sums->events, 1);
    return (struct closed_sent){
        .requests = closed_total(closed, sums->requests, 1),
        .messages = closed->polls ? closed_total(closed, sums->answers, 1) : events,
        .events = events,
        .bytes = closed_times(closed_total(closed, sums->asked, 1), scenario->header_up_bytes) +
                 closed_times(closed_total(closed, sums->heads, 1), scenario->header_down_bytes) +
                 closed_cut(wide_quotient(wide_multiply((uint64_t)events, (uint64_t)event_milli),
                                          1000, NULL)),
    };
}

static void most(int64_t *peak, int64_t value) {
    if (value > *peak)
        *peak = value;
}

static int64_t a_second_milli(int64_t sum, int64_t usec) {
    return wide_divide_count(wide_multiply((uint64_t)sum, UINT64_C(1000000000)), (uint64_t)usec);
}

/* Of one client first: the time of all together has no room. */
static int64_t open_milli(const struct closed *closed, struct wide twice, int64_t usec) {
    uint64_t open_usec = wide_divide(twice, 2 * (uint64_t)closed->ways);
    struct wide all = wide_multiply(open_usec, 1000 * (uint64_t)closed->scenario->clients);
    return closed_cut(wide_quotient(all, (uint64_t)usec, NULL));
}

static struct load load(int64_t sum, int64_t usec, int64_t peak, int64_t bin_usec) {
    return (struct load){a_second_milli(sum, usec), a_second_milli(peak, bin_usec)};
}

struct closed_sent closed_loads(const struct closed *closed, int64_t event_milli,
                                struct figures *figures) {
    struct tally tally = {.head = closed_events(closed), .tail = closed_events(closed)};
    struct sums begin = sums_until(closed, &tally, 0), before = begin;
    struct closed_sent peak = {0};
    int64_t bin_usec = bins_width_usec(closed->end_usec), end_usec = closed->end_usec;
    for (int64_t from_usec = 0; from_usec < end_usec; from_usec += bin_usec) {
        int64_t to_usec = bin_usec < end_usec - from_usec ? from_usec + bin_usec : end_usec;
        struct sums until = sums_until(closed, &tally, to_usec);
        struct sums in_bin = difference(&until, &before);
        struct closed_sent bin = sent(closed, &in_bin, event_milli);
        most(&peak.requests, bin.requests);
        most(&peak.messages, bin.messages);
        most(&peak.bytes, bin.bytes);
        most(&figures->open.peak_milli, open_milli(closed, in_bin.open_twice, to_usec - from_usec));
        before = until;
    }
    struct sums in_run = difference(&before, &begin);
    struct closed_sent run = sent(closed, &in_run, event_milli);
    figures->bin_usec = bin_usec;
    figures->open.mean_milli = open_milli(closed, in_run.open_twice, end_usec);
    figures->requests_rate = load(run.requests, end_usec, peak.requests, bin_usec);
    figures->messages_rate = load(run.messages, end_usec, peak.messages, bin_usec);
    figures->bytes_rate = load(run.bytes, end_usec, peak.bytes, bin_usec);
    return run;
}
