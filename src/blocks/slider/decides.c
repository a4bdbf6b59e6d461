/* What of a scenario the slider's table decides itself. */
#include "blocks/slider/written.h"

/* And how the author says it there. */
static const struct {
    enum knob_id knob;
    const char *remedy;
} decided[] = {
    {KNOB_TECHNIQUE, "the slider's \"techniques\" say which are run"},
    {KNOB_INTERVAL, "polls ask once a window, less the way down"},
    {KNOB_DURATION, "the slider's \"measure\" says how long a user stays"},
    {KNOB_CLIENTS, "the slider's \"users\" says for how many the load is told"},
    {KNOB_SPREAD, "sessions begin at moments that are drawn"},
    {KNOB_PHASE, "sessions begin at moments that are drawn"},
    {KNOB_SHARED, "every session has updates of its own"},
};
enum { DECIDED = sizeof decided / sizeof decided[0] };

const char *slider_decides(const struct knob *knob) {
    for (int i = 0; i < DECIDED; i++)
        if (knob == &knobs[decided[i].knob])
            return decided[i].remedy;
    return NULL;
}
