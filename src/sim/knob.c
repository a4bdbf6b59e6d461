/* The table of the knobs, and how a value gets into a scenario and out of it. */
#include "sim/knob.h"

#include <assert.h>
#include <string.h>

#include "base/duration.h"
#include "base/suggest.h"

enum {
    REFRESH = 1u << TECHNIQUE_REFRESH,
    SHORT_POLL = 1u << TECHNIQUE_SHORT_POLL,
    LONG_POLL = 1u << TECHNIQUE_LONG_POLL,
    SSE = 1u << TECHNIQUE_SSE,
    WEBSOCKET = 1u << TECHNIQUE_WEBSOCKET,
    POLLS = SHORT_POLL | LONG_POLL,
    ALL = TECHNIQUE_ALL
};

/* What duration_parse reads at most. */
#define LONGEST  (INT64_C(3600000000) * 1000000)
#define BYTES    INT64_C(1000000000)
#define CLIENTS  INT64_C(1000000000)
#define SEEDS    INT64_C(999999999999999999)
#define IN(part) offsetof(struct scenario, part), sizeof(((struct scenario *)NULL)->part)

// clang-format off
const struct knob knobs[] = {
    [KNOB_TECHNIQUE] = {"technique", KNOB_TYPE_TECHNIQUE, IN(technique), ALL, 0, 0, 0, "NAME", NULL, "Technique",
     "refresh, short-poll (default), long-poll, sse, websocket"},
    [KNOB_EVENTS] = {"events", KNOB_TYPE_PROCESS, IN(events), ALL, 0, 0, 0, "SPEC", NULL, "Events",
     "when events appear at the server (poisson:0.2/s)"},
    [KNOB_UP_EVENTS] = {"up-events", KNOB_TYPE_PROCESS, IN(up_events), ALL, 0, 0, 0, "SPEC", NULL, "Client messages",
     "when the client has a message for the server (none)"},
    [KNOB_DURATION] = {"duration", KNOB_TYPE_DURATION, IN(duration_usec), ALL, 1, LONGEST, 1, "T", NULL, "Duration",
     "how long is simulated (1h)"},
    [KNOB_LATENCY] = {"latency", KNOB_TYPE_DURATION, IN(latency_up_usec), ALL, 1, LONGEST, 1, "T", NULL, "Latency",
     "one transit, up and down alike (80ms)"},
    [KNOB_LATENCY_UP] = {"latency-up", KNOB_TYPE_DURATION, IN(latency_up_usec), ALL, 1, LONGEST, 1, "T", NULL, "Latency up",
     "one transit from client to server"},
    [KNOB_LATENCY_DOWN] = {"latency-down", KNOB_TYPE_DURATION, IN(latency_down_usec), ALL, 1, LONGEST, 1, "T", NULL,
     "Latency down", "one transit from server to client"},
    [KNOB_JITTER] = {"jitter", KNOB_TYPE_JITTER, IN(jitter), ALL, 0, LONGEST, 1, "T", NULL, "Jitter",
     "added to each transit: 0 to T, or exp:T for a mean of T"},
    [KNOB_SERVER_TIME] = {"server-time", KNOB_TYPE_DURATION, IN(server_usec), ALL, 0, LONGEST, 1, "T", NULL, "Server time",
     "from a request or an event to what leaves (0s)"},
    [KNOB_INTERVAL] = {"interval", KNOB_TYPE_DURATION, IN(interval_usec), SHORT_POLL | REFRESH, 1, LONGEST, 1, "T", NULL,
     "Interval", "from request to request, of refresh on average (5s)"},
    [KNOB_INTERVAL_JITTER] = {"interval-jitter", KNOB_TYPE_DURATION, IN(interval_jitter_usec), SHORT_POLL, 0, LONGEST, 1, "T",
     NULL, "Interval jitter", "up to T is added to each interval"},
    [KNOB_AFTER_ANSWER] = {"after-answer", KNOB_TYPE_SWITCH, IN(after_answer), SHORT_POLL, 0, 0, 0, NULL, NULL,
     "Wait after the answer", "the interval counts from answer to request"},
    [KNOB_BACKOFF] = {"backoff", KNOB_TYPE_SWITCH, IN(backoff), SHORT_POLL, 0, 0, 0, NULL, NULL, "Back-off",
     "empty answers in a row double the interval, to 8 times"},
    [KNOB_HOLD] = {"hold", KNOB_TYPE_DURATION, IN(hold_usec), LONG_POLL, 1, LONGEST, 1, "T", NULL, "Hold",
     "how long the server keeps a request without news (30s)"},
    [KNOB_PHASE] = {"phase", KNOB_TYPE_DURATION, IN(phase_usec), ALL, 0, LONGEST, 1, "T", NULL, "Phase",
     "when a client that is alone starts (0s)"},
    [KNOB_SPREAD] = {"spread", KNOB_TYPE_DURATION, IN(spread_usec), ALL, 0, LONGEST, 1, "T", NULL, "Spread",
     "many clients start within T (the interval, else 1s)"},
    [KNOB_SETUP] = {"setup", KNOB_TYPE_WHOLE, IN(setup_transits), ALL, 1, 7, 2, "N", "transit", "Set-up",
     "transits to a connection: 1, 3, 5, 7 (1; websocket 3)"},
    [KNOB_CLOSE] = {"close", KNOB_TYPE_SWITCH, IN(close), POLLS, 0, 0, 0, NULL, NULL, "A connection each",
     "each request has a connection of its own"},
    [KNOB_RECONNECT] = {"reconnect", KNOB_TYPE_DURATION, IN(reconnect_usec), LONG_POLL | SSE | WEBSOCKET, 0, LONGEST, 1, "T",
     NULL, "Reconnect delay", "from a drop to the next start (3s)"},
    [KNOB_RECONNECT_JITTER] = {"reconnect-jitter", KNOB_TYPE_DURATION, IN(reconnect_jitter_usec), LONG_POLL | SSE | WEBSOCKET, 0,
     LONGEST, 1, "T", NULL, "Reconnect jitter", "up to T is added to each reconnect delay"},
    [KNOB_DROPS] = {"drops", KNOB_TYPE_PROCESS, IN(drops), ALL, 0, 0, 0, "SPEC", NULL, "Drops",
     "when the connection is cut (none)"},
    [KNOB_REPLAY] = {"replay", KNOB_TYPE_SWITCH, IN(replay), WEBSOCKET, 0, 0, 0, NULL, NULL, "Replay",
     "what was missed is sent after the next opening"},
    [KNOB_HEADER_UP] = {"header-up", KNOB_TYPE_WHOLE, IN(header_up_bytes), ALL, 0, BYTES, 1, "N", "byte", "Header up",
     "bytes of a request's or start's head (as its text)"},
    [KNOB_HEADER_DOWN] = {"header-down", KNOB_TYPE_WHOLE, IN(header_down_bytes), ALL, 0, BYTES, 1, "N", "byte", "Header down",
     "bytes of an answer's or opening's head (as its text)"},
    [KNOB_PAYLOAD] = {"payload", KNOB_TYPE_WHOLE, IN(payload_bytes), ALL, 0, BYTES, 1, "N", "byte", "Payload",
     "bytes of an event or client message (as its text)"},
    [KNOB_CLIENTS] = {"clients", KNOB_TYPE_WHOLE, IN(clients), ALL, 1, CLIENTS, 1, "N", NULL, "Clients",
     "how many; the counts are totals over all of them (1)"},
    [KNOB_SHARED] = {"shared", KNOB_TYPE_SWITCH, IN(shared), ALL, 0, 0, 0, NULL, NULL, "Shared events",
     "events at random are the same for all clients"},
    [KNOB_SEED] = {"seed", KNOB_TYPE_WHOLE, IN(seed), ALL, 0, SEEDS, 1, "N", NULL, "Seed",
     "of all that is drawn (1)"},
    [KNOB_COUNT] = {.name = NULL},
};
// clang-format on
const struct knob *knob_find(const char *name, const char **near) {
    const char *names[KNOB_COUNT];
    for (int i = 0; i < KNOB_COUNT; i++) {
        assert(knobs[i].name != NULL); /* each of the enum has its row */
        if (strcmp(knobs[i].name, name) == 0)
            return &knobs[i];
        names[i] = knobs[i].name;
    }
    if (near != NULL)
        *near = suggest(name, names, KNOB_COUNT);
    return NULL;
}

bool knob_sets_both_ways(const struct knob *knob) {
    return knob == &knobs[KNOB_LATENCY];
}

bool knob_applies(const struct knob *knob, enum technique technique) {
    return (knob->techniques >> technique & 1u) != 0;
}

const char *knob_techniques(const struct knob *knob, char into[TECHNIQUE_NAMES_BYTES]) {
    return knob->techniques == TECHNIQUE_ALL ? "every technique"
                                             : technique_names(knob->techniques, " and ", into);
}

/* --- Members, by their place and size. --- */

static void *member(struct scenario *scenario, const struct knob *knob) {
    return (char *)scenario + knob->at;
}

static const void *member_of(const struct scenario *scenario, const struct knob *knob) {
    return (const char *)scenario + knob->at;
}

static bool is_number(const struct knob *knob) {
    return knob->type == KNOB_TYPE_DURATION || knob->type == KNOB_TYPE_WHOLE;
}

/* Of a duration or whole number. */
static int64_t stored(const struct scenario *scenario, const struct knob *knob) {
    const void *at = member_of(scenario, knob);
    if (knob->size == sizeof(int))
        return *(const int *)at;
    return *(const int64_t *)at;
}

static void store(struct scenario *scenario, const struct knob *knob, int64_t number) {
    if (knob->size == sizeof(int))
        *(int *)member(scenario, knob) = (int)number;
    else
        *(int64_t *)member(scenario, knob) = number;
    if (knob_sets_both_ways(knob))
        scenario->latency_down_usec = number;
}

/* --- Ranges. --- */

static bool check_duration(const struct knob *knob, int64_t usec, struct errbuf *err) {
    char low[DURATION_TEXT_BYTES], high[DURATION_TEXT_BYTES];
    if (usec < knob->low)
        return errbuf_fail(err, "%s must be at least %s", knob->name,
                           duration_format(knob->low, low));
    if (usec > knob->high)
        return errbuf_fail(err, "%s must be at most %s", knob->name,
                           duration_format(knob->high, high));
    return true;
}

static bool check_whole(const struct knob *knob, int64_t number, struct errbuf *err) {
    long long low = knob->low, high = knob->high;
    if (number >= knob->low && number <= knob->high && (number - knob->low) % knob->step == 0)
        return true;
    if (knob->step > 1)
        return errbuf_fail(err, "%s must be an odd number from %lld to %lld", knob->name, low,
                           high);
    if (number < knob->low)
        return errbuf_fail(err, "%s must be at least %lld", knob->name, low);
    return errbuf_fail(err, "%s must be at most %lld", knob->name, high);
}

static bool check_number(const struct knob *knob, int64_t number, struct errbuf *err) {
    return knob->type == KNOB_TYPE_WHOLE ? check_whole(knob, number, err)
                                         : check_duration(knob, number, err);
}

static bool may_be_preset(const struct knob *knob) {
    struct scenario scenario = scenario_default();
    return stored(&scenario, knob) == SCENARIO_PRESET;
}

bool knob_holds(const struct scenario *scenario, const struct knob *knob, struct errbuf *err) {
    const struct process *process = member_of(scenario, knob);
    struct errbuf why;
    switch (knob->type) {
    case KNOB_TYPE_DURATION:
    case KNOB_TYPE_WHOLE:
        return (stored(scenario, knob) == SCENARIO_PRESET && may_be_preset(knob)) ||
               check_number(knob, stored(scenario, knob), err);
    case KNOB_TYPE_JITTER:
        return check_duration(knob, scenario->jitter.usec, err);
    case KNOB_TYPE_PROCESS:
        return process_check(process, &why) || errbuf_fail(err, "%s: %s", knob->name, why.text);
    case KNOB_TYPE_TECHNIQUE:
    case KNOB_TYPE_SWITCH:
        break;
    }
    return true;
}

int64_t knob_number(const struct scenario *scenario, const struct knob *knob) {
    struct scenario whole = *scenario;
    scenario_complete(&whole);
    return stored(&whole, knob);
}

bool knob_set_number(struct scenario *scenario, const struct knob *knob, int64_t number,
                     struct errbuf *err) {
    if (!is_number(knob))
        return errbuf_fail(err, "%s is no number", knob->name);
    if (!check_number(knob, number, err))
        return false;
    store(scenario, knob, number);
    return true;
}

void knob_put_number(struct scenario *scenario, const struct knob *knob, int64_t number) {
    assert(is_number(knob) && check_number(knob, number, &(struct errbuf){0}));
    store(scenario, knob, number);
}

/* --- Several. --- */

void knob_copy(struct scenario *into, const struct knob *knob, const struct scenario *from) {
    memcpy(member(into, knob), member_of(from, knob), knob->size);
    if (knob_sets_both_ways(knob))
        into->latency_down_usec = from->latency_down_usec;
}

static bool same_number(const struct scenario *a, const struct scenario *b,
                        const struct knob *knob) {
    return knob_number(a, knob) == knob_number(b, knob) &&
           (!knob_sets_both_ways(knob) || a->latency_down_usec == b->latency_down_usec);
}

bool knob_same(const struct scenario *a, const struct scenario *b, const struct knob *knob) {
    switch (knob->type) {
    case KNOB_TYPE_TECHNIQUE:
        return a->technique == b->technique;
    case KNOB_TYPE_PROCESS:
        return process_same(member_of(a, knob), member_of(b, knob));
    case KNOB_TYPE_DURATION:
    case KNOB_TYPE_WHOLE:
        return same_number(a, b, knob);
    case KNOB_TYPE_JITTER:
        return a->jitter.kind == b->jitter.kind && a->jitter.usec == b->jitter.usec;
    case KNOB_TYPE_SWITCH:
        return *(const bool *)member_of(a, knob) == *(const bool *)member_of(b, knob);
    }
    return false;
}

bool knob_is_named(struct knob_set set, const struct knob *knob) {
    return (set.named >> (knob - knobs) & 1u) != 0;
}

void knob_name(struct knob_set *set, const struct knob *knob) {
    set->named |= UINT64_C(1) << (knob - knobs);
}

struct knob_set knob_set_of(const struct knob *knob) {
    struct knob_set set = {0};
    knob_name(&set, knob);
    return set;
}

bool knob_check(const struct scenario *scenario, struct knob_set set, struct errbuf *err) {
    char all[TECHNIQUE_NAMES_BYTES];
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(set, knob) && !knob_applies(knob, scenario->technique))
            return errbuf_fail(err, "%s is no knob of %s; %s %s it", knob->name,
                               technique_rows[scenario->technique].name, knob_techniques(knob, all),
                               (knob->techniques & (knob->techniques - 1)) == 0 ? "has" : "have");
    return true;
}

void knob_merge(struct scenario *into, struct knob_set *set, const struct scenario *from,
                struct knob_set from_set) {
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(from_set, knob))
            knob_copy(into, knob, from);
    set->named |= from_set.named;
}
