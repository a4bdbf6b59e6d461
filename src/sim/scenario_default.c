/* Where every other statement starts from: what the table of knobs presets. */
#include <assert.h>

#include "sim/knob.h"

static void set_preset(struct scenario *scenario, const struct knob *knob) {
    struct arena arena = {0}; /* presets list no instants, so that nothing in it is kept */
    struct errbuf err;
    bool good = knob->preset == NULL || knob_set(scenario, knob, knob->preset, &arena, &err);
    assert(good);
    (void)good;
    arena_release(&arena);
}

struct scenario scenario_default(void) {
    struct scenario scenario = {.post_up_bytes = SCENARIO_PRESET,
                                .post_down_bytes = SCENARIO_PRESET};
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob->depends != NULL)
            knob_unset(&scenario, knob);
        else
            set_preset(&scenario, knob);
    return scenario;
}
