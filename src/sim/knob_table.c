/* The table of the knobs. */
#include <string.h>

#include "base/suggest.h"
#include "sim/knob.h"

enum {
    REFRESH = 1u << TECHNIQUE_REFRESH,
    SHORT_POLL = 1u << TECHNIQUE_SHORT_POLL,
    LONG_POLL = 1u << TECHNIQUE_LONG_POLL,
    SSE = 1u << TECHNIQUE_SSE,
    WEBSOCKET = 1u << TECHNIQUE_WEBSOCKET,
    REQUESTS = REFRESH | SHORT_POLL | LONG_POLL | SSE, /* where the client's messages are some */
    ALL = TECHNIQUE_ALL
};

/* What duration_parse reads at most. */
#define LONGEST  (INT64_C(3600000000) * 1000000)
#define BYTES    INT64_C(1000000000)
#define CLIENTS  INT64_C(1000000000)
#define EVENTS   INT64_C(1000000000)
#define SEEDS    INT64_C(999999999999999999)
#define IN(part) offsetof(struct scenario, part), sizeof(((struct scenario *)NULL)->part)
/* A preset that a run asks for: as it would be written, and as it is. */
#define PRESET_SECONDS(count) .preset = #count "s", .number = (count)*INT64_C(1000000)

// clang-format off
const struct knob knobs[] = {
    [KNOB_TECHNIQUE] = {"technique", KNOB_TYPE_TECHNIQUE, IN(technique), ALL,
     .preset = "short-poll", .value = "NAME", .title = "Technique", .says = ""},
    [KNOB_EVENTS] = {"events", KNOB_TYPE_PROCESS, IN(events), ALL,
     .preset = "poisson:0.2/s", .value = "SPEC", .title = "Updates",
     .says = "when updates appear at the server"},
    [KNOB_UP_EVENTS] = {"up-events", KNOB_TYPE_PROCESS, IN(up_events), ALL,
     .preset = "none", .value = "SPEC", .title = "Client messages",
     .says = "when the client has a message for the server"},
    [KNOB_DURATION] = {"duration", KNOB_TYPE_DURATION, IN(duration_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "1h", .value = "T", .title = "Duration",
     .says = "how long is simulated"},
    [KNOB_LATENCY] = {"latency", KNOB_TYPE_DURATION, IN(latency_up_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "80ms", .value = "T", .title = "Latency",
     .says = "one transit, up and down alike"},
    [KNOB_LATENCY_UP] = {"latency-up", KNOB_TYPE_DURATION, IN(latency_up_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .value = "T", .title = "Latency up",
     .says = "one transit from client to server"},
    [KNOB_LATENCY_DOWN] = {"latency-down", KNOB_TYPE_DURATION, IN(latency_down_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .value = "T", .title = "Latency down",
     .says = "one transit from server to client"},
    [KNOB_JITTER] = {"jitter", KNOB_TYPE_JITTER, IN(jitter), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     .value = "T", .title = "Jitter",
     .says = "added to each transit: 0 to T, or exp:T for a mean of T"},
    [KNOB_SERVER_TIME] = {"server-time", KNOB_TYPE_DURATION, IN(server_usec), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "0s", .value = "T", .title = "Server time",
     .says = "from a request or an update to what leaves"},
    [KNOB_INTERVAL] = {"interval", KNOB_TYPE_DURATION, IN(interval_usec), SHORT_POLL | REFRESH,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "5s", .value = "T", .title = "Interval",
     .says = "from request to request, of refresh on average"},
    [KNOB_INTERVAL_JITTER] = {"interval-jitter", KNOB_TYPE_DURATION,
     IN(interval_jitter_usec), SHORT_POLL,
     .low = 0, .high = LONGEST, .step = 1,
     .value = "T", .title = "Interval jitter",
     .says = "up to T is added to each interval"},
    [KNOB_AFTER_ANSWER] = {"after-answer", KNOB_TYPE_SWITCH, IN(after_answer), SHORT_POLL,
     .title = "Wait after the answer",
     .says = "the interval counts from answer to request"},
    [KNOB_BACKOFF] = {"backoff", KNOB_TYPE_SWITCH, IN(backoff), SHORT_POLL,
     .title = "Back-off",
     .says = "empty answers in a row double the interval, to 8 times"},
    [KNOB_HOLD] = {"hold", KNOB_TYPE_DURATION, IN(hold_usec), LONG_POLL,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "25s", .value = "T", .title = "Hold",
     .says = "how long a request is kept without an update"},
    [KNOB_PHASE] = {"phase", KNOB_TYPE_DURATION, IN(phase_usec), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "0s", .value = "T", .title = "Phase",
     .says = "when a client that is alone starts"},
    [KNOB_SPREAD] = {"spread", KNOB_TYPE_DURATION, IN(spread_usec), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     PRESET_SECONDS(1), .depends = "the interval, else ", .value = "T", .title = "Spread",
     .says = "many clients start within T"},
    [KNOB_SETUP] = {"setup", KNOB_TYPE_WHOLE, IN(setup_transits), ALL,
     .low = 1, .high = SCENARIO_SETUP_MOST, .step = 2,
     .preset = "3", .value = "N", .unit = "transit", .title = "Set-up",
     .says = "transits to a connection: 1, 3 (TCP), 5 (TLS 1.3), 7"},
    [KNOB_KEEP_ALIVE] = {"keep-alive", KNOB_TYPE_DURATION, IN(keep_alive_usec), REQUESTS,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "75s", .value = "T", .title = "Keep-alive",
     .says = "how long a connection stays open after an answer"},
    [KNOB_RECONNECT] = {"reconnect", KNOB_TYPE_DURATION,
     IN(reconnect_usec), LONG_POLL | SSE | WEBSOCKET,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "3s", .value = "T", .title = "Reconnect delay",
     .says = "from a drop to the next start"},
    [KNOB_RECONNECT_JITTER] = {"reconnect-jitter", KNOB_TYPE_DURATION,
     IN(reconnect_jitter_usec), LONG_POLL | SSE | WEBSOCKET,
     .low = 0, .high = LONGEST, .step = 1,
     .value = "T", .title = "Reconnect jitter",
     .says = "up to T is added to each reconnect delay"},
    [KNOB_DROPS] = {"drops", KNOB_TYPE_PROCESS, IN(drops), ALL,
     .preset = "none", .value = "SPEC", .title = "Drops",
     .says = "when the connection is cut"},
    [KNOB_REPLAY] = {"replay", KNOB_TYPE_WHOLE, IN(replay), SSE | WEBSOCKET,
     .low = 1, .high = EVENTS, .step = 1, .none = "none", .all = "all",
     .preset = "all", .value = "N", .unit = "update", .title = "Resending",
     .says = "how many missed updates are resent: none, N, all"},
    [KNOB_HEARTBEAT] = {"heartbeat", KNOB_TYPE_DURATION, IN(heartbeat_usec), SSE | WEBSOCKET,
     .low = 1, .high = LONGEST, .step = 1, .none = "none",
     .preset = "none", .value = "T", .title = "Signs of life",
     .says = "a comment or ping after each T of a connection"},
    [KNOB_BARE] = {"bare", KNOB_TYPE_SWITCH, IN(bare), ALL,
     .title = "Bare heads",
     .says = "the shortest heads, of a client that is no browser"},
    [KNOB_HEADER_UP] = {"header-up", KNOB_TYPE_WHOLE, IN(header_up_bytes), ALL,
     .low = 0, .high = BYTES, .step = 1,
     .depends = "as its text", .value = "N", .unit = "byte", .title = "Header up",
     .says = "bytes of a request's or start's head"},
    [KNOB_HEADER_DOWN] = {"header-down", KNOB_TYPE_WHOLE, IN(header_down_bytes), ALL,
     .low = 0, .high = BYTES, .step = 1,
     .depends = "as its text", .value = "N", .unit = "byte", .title = "Header down",
     .says = "bytes of an answer's or opening's head"},
    [KNOB_PAYLOAD] = {"payload", KNOB_TYPE_WHOLE, IN(payload_bytes), ALL,
     .low = 0, .high = BYTES, .step = 1,
     .depends = "as its text", .value = "N", .unit = "byte", .title = "Payload",
     .says = "bytes of an update or client message"},
    [KNOB_CLIENTS] = {"clients", KNOB_TYPE_WHOLE, IN(clients), ALL,
     .low = 1, .high = CLIENTS, .step = 1,
     .preset = "1", .value = "N", .title = "Clients",
     .says = "how many; the counts are totals over all of them"},
    [KNOB_SHARED] = {"shared", KNOB_TYPE_SWITCH, IN(shared), ALL,
     .title = "Shared updates",
     .says = "updates at random are the same for all clients"},
    [KNOB_SEED] = {"seed", KNOB_TYPE_WHOLE, IN(seed), ALL,
     .low = 0, .high = SEEDS, .step = 1,
     .preset = "1", .value = "N", .title = "Seed",
     .says = "of all that is drawn"},
    [KNOB_COUNT] = {.name = NULL},
};
// clang-format on

/* What a knob was called that is none any more. */
static const struct knob_gone gone[] = {
    {"close", "keep-alive", "0s"},
};

const struct knob_gone *knob_gone(const char *name) {
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        if (strcmp(gone[i].name, name) == 0)
            return &gone[i];
    return NULL;
}

const struct knob *knob_find(const char *name, char remedy[SUGGEST_REMEDY_BYTES]) {
    const char *names[KNOB_COUNT];
    for (int i = 0; i < KNOB_COUNT; i++) {
        if (strcmp(knobs[i].name, name) == 0)
            return &knobs[i];
        names[i] = knobs[i].name;
    }
    const struct knob_gone *was = knob_gone(name);
    if (remedy != NULL)
        suggest_remedy(remedy, was != NULL ? was->now : name, names, KNOB_COUNT);
    return NULL;
}
