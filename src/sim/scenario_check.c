/* Whether a scenario makes sense: knob by knob, as the table of knobs says. */
#include "sim/knob.h"
#include "sim/scenario.h"

bool scenario_check(const struct scenario *scenario, struct errbuf *err) {
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (!knob_holds(scenario, knob, err))
            return false;
    return true;
}
