/* What of a scenario depends on its technique, where nothing is said. */
#include "sim/scenario.h"

#include <string.h>

#include "sim/knob.h"
#include "sim/wire.h"

static void preset(int64_t *value, int64_t becomes) {
    if (*value == SCENARIO_PRESET)
        *value = becomes;
}

/* Where a head was set, a message of the client's own has one of that length, too. */
static void preset_post(int64_t *bytes, int64_t header_bytes, const char *text) {
    preset(bytes, header_bytes != SCENARIO_PRESET ? header_bytes : (int64_t)strlen(text));
}

void scenario_complete(struct scenario *scenario) {
    const struct technique_row *technique = &technique_rows[scenario->technique];
    const struct wire_text *text = wire_text(scenario->technique, scenario->bare);
    preset(&scenario->spread_usec,
           technique->asks ? scenario->interval_usec : knobs[KNOB_SPREAD].number);
    const struct wire_text *post = wire_post(scenario->bare);
    preset_post(&scenario->post_up_bytes, scenario->header_up_bytes, post->request);
    preset_post(&scenario->post_down_bytes, scenario->header_down_bytes, post->answer);
    preset(&scenario->header_up_bytes, (int64_t)strlen(text->request));
    preset(&scenario->header_down_bytes, (int64_t)strlen(text->answer));
    preset(&scenario->payload_bytes, (int64_t)strlen(wire_payload()));
}

bool scenario_may_lose(const struct scenario *scenario) {
    return technique_rows[scenario->technique].streams && scenario->replay != SCENARIO_ALL;
}
