/* Which scenarios have formulas, and the counts of messages and bytes by them. */
#include "sim/closed.h"

#include <stddef.h>

#include "sim/run.h"
#include "sim/simulate.h"
#include "sim/wire.h"

/* --- Counts. --- */

/* How many events there are before a time, of drawn ones on average. */
static int64_t events_before(const struct closed *closed, int64_t usec) {
    const struct process *events = &closed->scenario->events;
    if (closed->drawn)
        return process_mean_count(events, usec);
    struct process_cursor cursor = process_begin(events, (struct random){0}, usec);
    while (cursor.next_usec != PROCESS_NEVER)
        closed_pass(&cursor);
    return cursor.number - 1;
}

/* Of the first so many events; numbers with as many digits have the same. */
static int64_t event_overheads(const struct scenario *scenario, int64_t count) {
    int64_t sum = 0;
    for (int64_t first = 1; first <= count; first *= 10) {
        int64_t last = first <= count / 10 ? 10 * first - 1 : count;
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
        scenario->payload_bytes * 1000 + (left > 0 ? closed_times(overhead, 1000) / left : 0);
    struct closed_sent run = closed_loads(closed, event_milli, figures);
    figures->appeared = closed_times(events_before(closed, closed->end_usec), clients);
    figures->requests = closed->polls
                            ? closed_total(closed, (struct wide){0, (uint64_t)closed->end_usec}, 1)
                            : clients;
    figures->connections = closed->polls && scenario->close ? figures->requests : clients;
    figures->empty_answers = closed->polls ? closed_total(closed, closed_empty(closed), 1) : 0;
    figures->up.overhead = closed_times(figures->requests, scenario->header_up_bytes);
    figures->down.overhead =
        closed_times(opens + (closed->polls ? run.messages : 0), scenario->header_down_bytes) +
        closed_times(overhead, opens);
    figures->down.payload = closed_times(run.events, scenario->payload_bytes);
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
    bool streams = technique_rows[scenario->technique].streams;
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
