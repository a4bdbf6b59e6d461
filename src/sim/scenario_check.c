/* Whether a scenario makes sense: knob by knob, as the table of knobs says. */
#include "base/duration.h"
#include "sim/knob.h"
#include "sim/scenario.h"

static bool check_from(const struct scenario *scenario, struct errbuf *err) {
    char text[DURATION_TEXT_BYTES];
    if (scenario->from_usec < scenario->duration_usec)
        return true;
    return errbuf_fail(err, "from must be below the duration, %s",
                       duration_format(scenario->duration_usec, text));
}

bool scenario_check(const struct scenario *scenario, struct errbuf *err) {
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (!knob_holds(scenario, knob, err))
            return false;
    return check_from(scenario, err);
}
