/* What the author wrote of a slider becomes what is used of it: its scale, the steps of its bands,
 * the techniques that it runs. */
#include <assert.h>
#include <string.h>

#include "blocks/ask/vary.h"
#include "blocks/slider/written.h"

static const enum technique usual[] = {TECHNIQUE_SHORT_POLL, TECHNIQUE_LONG_POLL, TECHNIQUE_SSE,
                                       TECHNIQUE_WEBSOCKET};
enum { USUAL = sizeof usual / sizeof usual[0] };
_Static_assert(USUAL <= (int)TECHNIQUE_COUNT, "a slider has room for them");

int slider_techniques_of(const struct slider *slider, enum technique into[TECHNIQUE_COUNT]) {
    const struct list names = slider->written.techniques;
    if (names.count == 0) {
        memcpy(into, usual, sizeof usual);
        return USUAL;
    }
    for (int i = 0; i < names.count; i++) {
        const struct technique_row *row = technique_find(((const char *const *)names.at)[i], NULL);
        assert(row != NULL);
        into[i] = (enum technique)(row - technique_rows);
    }
    return names.count;
}

/* The first step at or above the band's start; steps + 1 where there is none. */
static int first_step(const struct slider *slider, int index) {
    return index > 0 ? scale_first(&slider->scale, slider_band_at(slider, index)->from_usec) : 0;
}

void slider_finish_scale(struct slider *slider) {
    int64_t from = slider->written.from_usec, start = slider->written.start_usec;
    slider->scale = (struct scale){from, slider->written.to_usec, slider->written.steps, false};
    slider->starts = start > 0 || slider->written.simulate.set.named != 0;
    slider->start_step = slider->starts ? scale_nearest(&slider->scale, start > 0 ? start : from)
                                        : slider->written.steps / 2;
}

/* They lie in the arena, and are the slider's own. */
void slider_finish_bands(struct slider *slider) {
    struct slider_band *bands = (struct slider_band *)slider->bands.at;
    int count = slider->bands.count;
    for (int i = 0; i < count; i++) {
        bands[i].from_usec = i > 0 ? bands[i - 1].written.below_usec : slider->scale.from_usec;
        bands[i].first_step = first_step(slider, i);
    }
    for (int i = 0; i < count; i++)
        bands[i].last_step = i < count - 1 ? bands[i + 1].first_step - 1 : slider->scale.steps;
}

/* The values that an open connection may count as: round ones, and the author's. */
static void finish_held(struct slider *slider) {
    static const int round[SLIDER_HELD_VALUES - 1] = {0,   10,   20,   50,   100,  200,
                                                      500, 1000, 2000, 5000, 10000};
    enum { ROUND = SLIDER_HELD_VALUES - 1 };
    int own = slider->held_costs, count = 0;
    slider->held_values[count++] = round[0];
    for (int i = 1; i < ROUND; i++) {
        if (round[i - 1] < own && own < round[i])
            slider->held_values[count++] = own;
        slider->held_values[count++] = round[i];
    }
    if (round[ROUND - 1] < own)
        slider->held_values[count++] = own;
    slider->held_count = count;
}

/* How long an idle connection may be kept: not at all, as servers do, and as the author has it. */
static void finish_kept(struct slider *slider) {
    int64_t own = slider->scenario.keep_alive_usec;
    int count = 0;
    for (int i = 0; i < SLIDER_SERVERS; i++) {
        if (i > 0 && slider_servers[i - 1].usec < own && own < slider_servers[i].usec)
            slider->kept_usec[count++] = own;
        slider->kept_usec[count++] = slider_servers[i].usec;
    }
    if (slider_servers[SLIDER_SERVERS - 1].usec < own)
        slider->kept_usec[count++] = own;
    bool applies = false;
    for (int i = 0; i < slider->technique_count; i++)
        applies = applies || knob_applies(&knobs[KNOB_KEEP_ALIVE], slider->techniques[i]);
    slider->kept_count = applies ? count : 0;
}

void slider_finish_runs(struct slider *slider) {
    slider->asks = slider->written.simulate.set.named != 0;
    slider->scenario = slider->written.simulate.scenario;
    slider->technique_count = slider_techniques_of(slider, slider->techniques);
    finish_held(slider);
    finish_kept(slider);
}

struct slider slider_read_sibling(const struct slider *own, int sibling) {
    struct slider drawn = *own;
    vary_lay(own->prediction.vary, sibling, &drawn.written.simulate.scenario);
    slider_finish_runs(&drawn);
    return drawn;
}

static struct list read_siblings(const struct slider *own, struct arena *arena) {
    int count = own->prediction.siblings - 1;
    struct slider *siblings = arena_array(arena, (size_t)count, sizeof *siblings);
    for (int i = 0; i < count; i++) {
        siblings[i] = slider_read_sibling(own, i + 1);
        slider_finish_words(&siblings[i], arena);
    }
    return (struct list){siblings, count};
}

void slider_finish(void *object, struct arena *arena) {
    struct slider *slider = object;
    bool good = slider_read_fills(slider, NULL, arena);
    assert(good); /* the check has read them */
    (void)good;
    vary_finish(&slider->prediction, &slider->written.simulate.scenario, arena);
    slider_finish_scale(slider);
    slider_finish_bands(slider);
    slider_finish_runs(slider);
    slider_finish_words(slider, arena);
    slider->siblings = read_siblings(slider, arena);
}
