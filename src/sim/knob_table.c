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
     .preset = "short-poll", .value = "NAME", .title = "Technique", .says = "",
     .group = KNOB_GROUP_FIRST,
     .tells = "How the client gets its updates."},
    [KNOB_EVENTS] = {"events", KNOB_TYPE_PROCESS, IN(events), ALL,
     .preset = "poisson:0.2/s", .value = "SPEC", .title = "Updates",
     .says = "when updates appear at the server",
     .group = KNOB_GROUP_UPDATES,
     .tells = "When updates appear at the server."},
    [KNOB_UP_EVENTS] = {"up-events", KNOB_TYPE_PROCESS, IN(up_events), ALL,
     .preset = "none", .value = "SPEC", .title = "Client messages",
     .says = "when the client has a message for the server",
     .group = KNOB_GROUP_UPDATES,
     .tells = "When the client has a message of its own for the server."},
    [KNOB_DURATION] = {"duration", KNOB_TYPE_DURATION, IN(duration_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "1h", .value = "T", .title = "Duration",
     .says = "how long is simulated",
     .group = KNOB_GROUP_UPDATES,
     .tells = "How long the run lasts."},
    [KNOB_LATENCY] = {"latency", KNOB_TYPE_DURATION, IN(latency_up_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "80ms", .value = "T", .title = "Transit",
     .says = "one transit, the same up and down",
     .group = KNOB_GROUP_NETWORK,
     .tells = "How long one transit takes, the same up and down."},
    [KNOB_LATENCY_UP] = {"latency-up", KNOB_TYPE_DURATION, IN(latency_up_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .value = "T", .title = "Transit up",
     .says = "one transit from client to server",
     .group = KNOB_GROUP_NETWORK,
     .tells = "How long a transit from the client to the server takes."},
    [KNOB_LATENCY_DOWN] = {"latency-down", KNOB_TYPE_DURATION, IN(latency_down_usec), ALL,
     .low = 1, .high = LONGEST, .step = 1,
     .value = "T", .title = "Transit down",
     .says = "one transit from server to client",
     .group = KNOB_GROUP_NETWORK,
     .tells = "How long a transit from the server to the client takes."},
    [KNOB_JITTER] = {"jitter", KNOB_TYPE_JITTER, IN(jitter), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     .value = "T", .title = "Jitter",
     .says = "added to each transit: 0 to T, or exp:T for a mean of T",
     .group = KNOB_GROUP_NETWORK,
     .tells = "Extra time added to each transit, drawn at random."},
    [KNOB_SERVER_TIME] = {"server-time", KNOB_TYPE_DURATION, IN(server_usec), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "0s", .value = "T", .title = "Server time",
     .says = "from a request or update until the server sends",
     .group = KNOB_GROUP_NETWORK,
     .tells = "How long the server works on a request or update before it sends."},
    [KNOB_INTERVAL] = {"interval", KNOB_TYPE_DURATION, IN(interval_usec), SHORT_POLL | REFRESH,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "5s", .value = "T", .title = "Interval",
     .says = "from request to request; for refresh, on average",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "The time from one request to the next."},
    [KNOB_INTERVAL_JITTER] = {"interval-jitter", KNOB_TYPE_DURATION,
     IN(interval_jitter_usec), SHORT_POLL,
     .low = 0, .high = LONGEST, .step = 1,
     .value = "T", .title = "Interval jitter",
     .says = "up to T is added to each interval",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "Extra time, up to this, added to each interval at random."},
    [KNOB_AFTER_ANSWER] = {"after-answer", KNOB_TYPE_SWITCH, IN(after_answer), SHORT_POLL,
     .title = "Wait after the answer",
     .says = "the interval counts from answer to request",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "Whether the interval counts from the answer instead of the request."},
    [KNOB_BACKOFF] = {"backoff", KNOB_TYPE_SWITCH, IN(backoff), SHORT_POLL,
     .title = "Back-off",
     .says = "each empty answer doubles the interval, up to 8 times",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "Whether each empty answer in a row doubles the interval, up to 8 times."},
    [KNOB_HOLD] = {"hold", KNOB_TYPE_DURATION, IN(hold_usec), LONG_POLL,
     .low = 1, .high = LONGEST, .step = 1,
     .preset = "25s", .value = "T", .title = "Hold",
     .says = "how long a request is held without an update",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "How long the server holds a request while there is no update."},
    [KNOB_PHASE] = {"phase", KNOB_TYPE_DURATION, IN(phase_usec), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "0s", .value = "T", .title = "Phase",
     .says = "when a single client starts",
     .group = KNOB_GROUP_CHANCE,
     .tells = "When a single client starts."},
    [KNOB_SPREAD] = {"spread", KNOB_TYPE_DURATION, IN(spread_usec), ALL,
     .low = 0, .high = LONGEST, .step = 1,
     PRESET_SECONDS(1), .depends = "the interval, else ", .value = "T", .title = "Spread",
     .says = "many clients start within T",
     .group = KNOB_GROUP_CHANCE,
     .tells = "The time over which many clients start."},
    [KNOB_SETUP] = {"setup", KNOB_TYPE_WHOLE, IN(setup_transits), ALL,
     .low = 1, .high = SCENARIO_SETUP_MOST, .step = 2,
     .preset = "3", .value = "N", .unit = "transit", .title = "Set-up",
     .says = "transits to connect: 1, 3 (TCP), 5 (TLS 1.3), 7",
     .group = KNOB_GROUP_NETWORK,
     .tells = "How many transits it takes to connect: 3 with TCP, 5 with TLS 1.3."},
    [KNOB_KEEP_ALIVE] = {"keep-alive", KNOB_TYPE_DURATION, IN(keep_alive_usec), REQUESTS,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "75s", .value = "T", .title = "Keep-alive",
     .says = "how long a connection stays open after an answer",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "How long a connection stays open after an answer."},
    [KNOB_RECONNECT] = {"reconnect", KNOB_TYPE_DURATION,
     IN(reconnect_usec), LONG_POLL | SSE | WEBSOCKET,
     .low = 0, .high = LONGEST, .step = 1,
     .preset = "3s", .value = "T", .title = "Reconnect delay",
     .says = "from a drop to the next attempt",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "How long the client waits after a cut before it connects again."},
    [KNOB_RECONNECT_JITTER] = {"reconnect-jitter", KNOB_TYPE_DURATION,
     IN(reconnect_jitter_usec), LONG_POLL | SSE | WEBSOCKET,
     .low = 0, .high = LONGEST, .step = 1,
     .value = "T", .title = "Reconnect jitter",
     .says = "up to T is added to each reconnect delay",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "Extra time, up to this, added to each reconnect delay at random."},
    [KNOB_DROPS] = {"drops", KNOB_TYPE_PROCESS, IN(drops), ALL,
     .preset = "none", .value = "SPEC", .title = "Drops",
     .says = "when the connection is cut",
     .group = KNOB_GROUP_NETWORK,
     .tells = "When the connection is cut."},
    [KNOB_REPLAY] = {"replay", KNOB_TYPE_WHOLE, IN(replay), SSE | WEBSOCKET,
     .low = 1, .high = EVENTS, .step = 1, .none = "none", .all = "all",
     .preset = "all", .value = "N", .unit = "update", .title = "Resending",
     .says = "how many missed updates are resent: none, N, all",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "How many missed updates the server sends again."},
    [KNOB_HEARTBEAT] = {"heartbeat", KNOB_TYPE_DURATION, IN(heartbeat_usec), SSE | WEBSOCKET,
     .low = 1, .high = LONGEST, .step = 1, .none = "none",
     .preset = "none", .value = "T", .title = "Heartbeat",
     .says = "a comment or ping every T on an open connection",
     .group = KNOB_GROUP_TECHNIQUE,
     .tells = "How often the server sends a heartbeat on an open connection."},
    [KNOB_BARE] = {"bare", KNOB_TYPE_SWITCH, IN(bare), ALL,
     .title = "Bare headers",
     .says = "the shortest headers, from a client that is no browser",
     .group = KNOB_GROUP_SIZES,
     .tells = "Whether headers are as short as they get, from a client that is no browser."},
    [KNOB_HEADER_UP] = {"header-up", KNOB_TYPE_WHOLE, IN(header_up_bytes), ALL,
     .low = 0, .high = BYTES, .step = 1,
     .depends = "as its text", .value = "N", .unit = "byte", .title = "Header up",
     .says = "bytes of a request's or start's header",
     .group = KNOB_GROUP_SIZES,
     .tells = "The size of a request's header."},
    [KNOB_HEADER_DOWN] = {"header-down", KNOB_TYPE_WHOLE, IN(header_down_bytes), ALL,
     .low = 0, .high = BYTES, .step = 1,
     .depends = "as its text", .value = "N", .unit = "byte", .title = "Header down",
     .says = "bytes of an answer's or opening's header",
     .group = KNOB_GROUP_SIZES,
     .tells = "The size of an answer's header."},
    [KNOB_PAYLOAD] = {"payload", KNOB_TYPE_WHOLE, IN(payload_bytes), ALL,
     .low = 0, .high = BYTES, .step = 1,
     .depends = "as its text", .value = "N", .unit = "byte", .title = "Payload",
     .says = "bytes of an update or client message",
     .group = KNOB_GROUP_SIZES,
     .tells = "The size of an update or a client message, without its header."},
    [KNOB_CLIENTS] = {"clients", KNOB_TYPE_WHOLE, IN(clients), ALL,
     .low = 1, .high = CLIENTS, .step = 1,
     .preset = "1", .value = "N", .title = "Clients",
     .says = "how many; counts are totals over all of them",
     .group = KNOB_GROUP_SIZES,
     .tells = "The number of clients."},
    [KNOB_SHARED] = {"shared", KNOB_TYPE_SWITCH, IN(shared), ALL,
     .title = "Shared updates",
     .says = "random updates are the same for all clients",
     .group = KNOB_GROUP_CHANCE,
     .tells = "Whether random updates are the same for all clients."},
    [KNOB_SEED] = {"seed", KNOB_TYPE_WHOLE, IN(seed), ALL,
     .low = 0, .high = SEEDS, .step = 1,
     .preset = "1", .value = "N", .title = "Seed",
     .says = "of all random draws",
     .group = KNOB_GROUP_CHANCE,
     .tells = "Another seed gives another random draw."},
    [KNOB_COUNT] = {.name = NULL},
};
// clang-format on

const char *const knob_groups[] = {
    [KNOB_GROUP_FIRST] = "",
    [KNOB_GROUP_NETWORK] = "the network",
    [KNOB_GROUP_TECHNIQUE] = "this technique",
    [KNOB_GROUP_UPDATES] = "the updates",
    [KNOB_GROUP_SIZES] = "sizes",
    [KNOB_GROUP_CHANCE] = "chance",
};
_Static_assert(sizeof knob_groups / sizeof *knob_groups == KNOB_GROUPS, "a row each");

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

const char *knob_meant(const char *name) {
    const char *names[KNOB_COUNT];
    for (int i = 0; i < KNOB_COUNT; i++)
        names[i] = knobs[i].name;
    return suggest_only(name, names, KNOB_COUNT);
}
