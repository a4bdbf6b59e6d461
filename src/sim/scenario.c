/* What of a scenario depends on its technique, where nothing is said. */
#include "sim/scenario.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "sim/knob.h"
#include "sim/wire.h"

/* Of a row that has a number. */
static int64_t preset_number(const struct knob *knob) {
    int64_t number = 0;
    struct errbuf err;
    if (knob->type == KNOB_TYPE_WHOLE)
        return strtoll(knob->preset, NULL, 10);
    bool good = duration_parse(knob->preset, &number, &err);
    assert(good), (void)good;
    return number;
}

static void preset(int64_t *value, int64_t becomes) {
    if (*value == SCENARIO_PRESET)
        *value = becomes;
}

void scenario_complete(struct scenario *scenario) {
    const struct technique_row *technique = &technique_rows[scenario->technique];
    if (scenario->setup_transits == SCENARIO_PRESET)
        scenario->setup_transits = technique->setup_transits > 0
                                       ? technique->setup_transits
                                       : (int)preset_number(&knobs[KNOB_SETUP]);
    preset(&scenario->spread_usec,
           technique->asks ? scenario->interval_usec : preset_number(&knobs[KNOB_SPREAD]));
    preset(&scenario->header_up_bytes, (int64_t)strlen(technique->request));
    preset(&scenario->header_down_bytes, (int64_t)strlen(technique->answer));
    preset(&scenario->payload_bytes, (int64_t)strlen(wire_payload()));
}
