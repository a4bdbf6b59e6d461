/* What a scenario is where nothing is said. */
#include "sim/scenario.h"

#include <string.h>

#include "sim/wire.h"

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
    const struct technique_row *technique = &technique_rows[scenario->technique];
    if (scenario->setup_transits == SCENARIO_PRESET)
        scenario->setup_transits = technique->setup_transits;
    preset(&scenario->spread_usec, technique->asks ? scenario->interval_usec : SEC);
    preset(&scenario->header_up_bytes, (int64_t)strlen(technique->request));
    preset(&scenario->header_down_bytes, (int64_t)strlen(technique->answer));
    preset(&scenario->payload_bytes, (int64_t)strlen(wire_payload()));
}
