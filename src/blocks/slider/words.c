/* What a slider says, made once: of its bands, of the numbers on its scale, and what its figures
 * take for granted. */
#include <ctype.h>

#include "base/duration.h"
#include "base/writer.h"
#include "blocks/slider/written.h"
#include "sim/left_out.h"

/* --- Bands. --- */

static const char *range_words(const struct slider *slider, int index, struct arena *arena) {
    const struct slider_band *band = slider_band_at(slider, index);
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    duration_format(band->from_usec, from);
    duration_format(band->written.below_usec, to);
    if (slider->bands.count == 1)
        return NULL;
    if (index == 0)
        return arena_printf(arena, "below %s", to);
    if (index == slider->bands.count - 1)
        return arena_printf(arena, "%s and more", from);
    return arena_printf(arena, "%s to %s", from, to);
}

/* "a, b, c", with last between the last two; NULL where there is nothing. */
static const char *join(struct list words, const char *first, const char *last,
                        struct arena *arena) {
    const char *const *word = words.at;
    struct writer joined = {0};
    writer_join(&joined, "", first);
    for (int i = 0; i < words.count; i++)
        writer_join(&joined, i == 0 ? " " : i == words.count - 1 ? last : ", ", word[i]);
    const char *kept = writer_keep(&joined, arena);
    return words.count > 0 ? kept : NULL;
}

static const char *legend(const struct slider *slider, struct arena *arena) {
    struct writer legend = {0};
    for (int i = 0; i < slider->bands.count; i++) {
        writer_printf(&legend, "%s%d\u00A0", i > 0 ? "   " : "", i + 1);
        writer_join(&legend, "", slider_band_at(slider, i)->title);
    }
    return writer_keep(&legend, arena);
}

/* --- What is assumed: the quantities that the scale does not turn. --- */

static bool is_told_apart(const struct knob *knob) {
    switch ((enum knob_id)(knob - knobs)) {
    case KNOB_EVENTS:
    case KNOB_SEED:
    case KNOB_LATENCY:
    case KNOB_LATENCY_UP:
    case KNOB_LATENCY_DOWN:
    case KNOB_KEEP_ALIVE: /* on its dial */
        return true;
    default:
        return false;
    }
}

/* "; server time 20 ms; payload 200 bytes": whatever else the author set. */
static const char *others(const struct slider *slider, struct arena *arena) {
    struct writer all = {0};
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        if (!knob_is_named(slider->written.simulate.set, knob) || is_told_apart(knob))
            continue;
        writer_printf(&all, "; %c%s %s", tolower((unsigned char)knob->title[0]), knob->title + 1,
                      knob_words(&slider->scenario, knob, arena));
    }
    return writer_keep(&all, arena);
}

/* "80 ms each way", or "80 ms up, 40 ms down". */
static const char *latency(const struct scenario *scenario, struct arena *arena) {
    bool even = scenario->latency_up_usec == scenario->latency_down_usec;
    return arena_printf(arena, "%s%s", knob_words(scenario, &knobs[KNOB_LATENCY], arena),
                        even ? " each way" : "");
}

static bool reloads(const struct slider *slider) {
    bool reloads = false;
    for (int i = 0; i < slider->technique_count; i++)
        reloads = reloads || technique_rows[slider->techniques[i]].reloads;
    return reloads;
}

static bool may_lose(const struct slider *slider) {
    for (int i = 0; i < slider->technique_count; i++)
        if (slider_may_lose(slider, i))
            return true;
    return false;
}

static const char *assumed(const struct slider *slider, struct arena *arena) {
    const struct scenario *scenario = &slider->scenario;
    char stay[DURATION_TEXT_BYTES];
    return arena_printf(
        arena,
        "Simulated, not measured. Updates: %s; transit: %s%s. Polls ask once per window minus the "
        "transit down%s, jitter left out, but not before an answer can be back. Each figure comes "
        "from many visits of %s, begun at random moments. In time: at least 95 %% of the updates "
        "are seen within the window%s. Cheapest: the fewest requests an hour, open connections "
        "included. Messages are the answers, SSE events and frames that the server sends; they are "
        "not in the cost. " LEFT_OUT_BYTES "%s",
        knob_words(scenario, &knobs[KNOB_EVENTS], arena), latency(scenario, arena),
        others(slider, arena), reloads(slider) ? " (reloads: on average)" : "",
        duration_format(slider->judged_usec, stay), may_lose(slider) ? "; a lost one never is" : "",
        slider->left_out);
}

static const char *left_out_of(const struct slider *slider, struct arena *arena) {
    unsigned set = 0;
    for (int i = 0; i < slider->technique_count; i++) {
        struct scenario scenario = slider->scenario;
        scenario.technique = slider->techniques[i];
        set |= left_out(&scenario);
    }
    return left_out_words(set, arena);
}

void slider_finish_words(struct slider *slider, struct arena *arena) {
    struct slider_band *bands = (struct slider_band *)slider->bands.at;
    for (int i = 0; i < slider->bands.count; i++) {
        bands[i].range = range_words(slider, i, arena);
        bands[i].fits_words = join(bands[i].written.fits, "What fits:", "; or ", arena);
        bands[i].examples_words = join(bands[i].written.examples, "For example:", ", ", arena);
    }
    slider->legend = legend(slider, arena);
    slider->left_out = left_out_of(slider, arena);
    slider->assumed = slider->asks ? assumed(slider, arena) : NULL;
}
