/* What a slider's figures take for granted, in a sentence: the quantities that its scale does not
 * turn. */
#include <ctype.h>

#include "base/duration.h"
#include "base/number.h"
#include "blocks/slider_table.h"

static bool is_told_apart(const struct knob *knob) {
    switch ((enum knob_id)(knob - knobs)) {
    case KNOB_EVENTS:
    case KNOB_SEED:
    case KNOB_LATENCY:
    case KNOB_LATENCY_UP:
    case KNOB_LATENCY_DOWN:
        return true;
    default:
        return false;
    }
}

/* "; server time 20 ms; payload 200 bytes": whatever else the author set. */
static const char *others(const struct slider *slider, struct arena *arena) {
    struct writer all = {0};
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        if (!knob_is_named(slider->simulate.set, knob) || is_told_apart(knob))
            continue;
        const char *words = knob_words(&slider->simulate.scenario, knob, arena);
        writer_printf(&all, "; %c%s %s", tolower((unsigned char)knob->title[0]), knob->title + 1,
                      words);
    }
    return writer_keep(&all, arena);
}

/* "80 ms each way", or "80 ms up, 40 ms down". */
static const char *latency(const struct scenario *scenario, struct arena *arena) {
    const char *words = knob_words(scenario, &knobs[KNOB_LATENCY], arena);
    bool even = scenario->latency_up_usec == scenario->latency_down_usec;
    return arena_printf(arena, "%s%s", words, even ? " each way" : "");
}

const char *slider_assumed(const struct slider *slider, int64_t held_costs, struct arena *arena) {
    const struct scenario *scenario = &slider->simulate.scenario;
    char stay[DURATION_TEXT_BYTES], held[NUMBER_TEXT_BYTES];
    const char *events = knob_words(scenario, &knobs[KNOB_EVENTS], arena);
    const char *way = latency(scenario, arena), *rest = others(slider, arena);
    if (way == NULL || rest == NULL)
        return NULL;
    return arena_printf(
        arena,
        "Simulated, not measured. Events: %s; on the way: %s%s. Polls ask once a window, and wait "
        "for the answer first. Many "
        "stays of %s, begun at random moments, make each figure. In time: at least 95 %% of the "
        "events are seen within the window. Cheapest: the fewest requests an hour, an open "
        "connection counted as %s. Bytes are those of HTTP/1.1 messages and frames, without TCP, "
        "IP, TLS and header compression.",
        events, way, rest, duration_format(slider->measure_usec, stay),
        number_grouped(held_costs, held));
}
