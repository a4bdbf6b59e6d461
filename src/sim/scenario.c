/* The techniques by name, and what a scenario is where nothing is said. */
#include "sim/scenario.h"

#include <string.h>

#include "sim/wire.h"

static const struct {
    const char *name, *title;
} techniques[TECHNIQUE_COUNT] = {
    [TECHNIQUE_REFRESH] = {"refresh", "reloading by hand"},
    [TECHNIQUE_SHORT_POLL] = {"short-poll", "short polling"},
    [TECHNIQUE_LONG_POLL] = {"long-poll", "long polling"},
    [TECHNIQUE_SSE] = {"sse", "server-sent events"},
    [TECHNIQUE_WEBSOCKET] = {"websocket", "WebSocket"},
};

const char *technique_name(enum technique technique) {
    return techniques[technique].name;
}

const char *technique_title(enum technique technique) {
    return techniques[technique].title;
}

enum { MSEC = 1000, SEC = 1000 * MSEC };

struct scenario scenario_default(void) {
    return (struct scenario){
        .technique = TECHNIQUE_SHORT_POLL,
        .events = {.kind = PROCESS_POISSON, .mean_nsec = INT64_C(5000000000)},
        .latency_up_usec = 80 * MSEC,
        .latency_down_usec = 80 * MSEC,
        .interval_usec = 5 * SEC,
        .hold_usec = 30 * SEC,
        .spread_usec = SCENARIO_PRESET,
        .setup_transits = SCENARIO_PRESET,
        .reconnect_usec = 3 * SEC,
        .header_up_bytes = SCENARIO_PRESET,
        .header_down_bytes = SCENARIO_PRESET,
        .payload_bytes = SCENARIO_PRESET,
        .duration_usec = INT64_C(3600) * SEC,
        .seed = 1,
        .clients = 1,
    };
}

static void preset(int64_t *value, int64_t becomes) {
    if (*value == SCENARIO_PRESET)
        *value = becomes;
}

void scenario_complete(struct scenario *scenario) {
    enum technique technique = scenario->technique;
    bool at_intervals = technique == TECHNIQUE_SHORT_POLL || technique == TECHNIQUE_REFRESH;
    if (scenario->setup_transits == SCENARIO_PRESET)
        scenario->setup_transits = technique == TECHNIQUE_WEBSOCKET ? 3 : 1;
    preset(&scenario->spread_usec, at_intervals ? scenario->interval_usec : SEC);
    preset(&scenario->header_up_bytes, (int64_t)strlen(wire_request(technique)));
    preset(&scenario->header_down_bytes, (int64_t)strlen(wire_answer(technique)));
    preset(&scenario->payload_bytes, (int64_t)strlen(wire_payload()));
}
