/* What the rows of a slider cannot say: that its bands go up within the scale, each in reach of the
 * knob. */
#include <string.h>

#include "base/duration.h"
#include "blocks/ask/vary.h"
#include "blocks/slider/written.h"
#include "lesson/check.h"

static bool is_inside(const struct slider *slider, int64_t usec) {
    return usec > slider->written.from_usec && usec < slider->written.to_usec;
}

/* The nearest band above whose bound can be one; a wrong one is told, and not held against those
 * that follow. -1: none. */
static int band_before(const struct slider *slider, int index) {
    while (--index >= 0 && !is_inside(slider, slider_band_at(slider, index)->written.below_usec))
        ;
    return index;
}

static bool check_rises(const struct slider *slider, int index, struct check *check) {
    int64_t below = slider_band_at(slider, index)->written.below_usec;
    char bound[DURATION_TEXT_BYTES], other[DURATION_TEXT_BYTES];
    int before = band_before(slider, index);
    int64_t least = before >= 0 ? slider_band_at(slider, before)->written.below_usec : 0;
    if (below > least)
        return true;
    check_error(check, check_place(check, "bands/%d/below", index), CODE_BANDS,
                "\"below\" must be more than that of the band before, found %s" HELP
                "write more than %s, or put the bands in order",
                duration_format(below, bound), duration_format(least, other));
    return check_beside(check, check_place(check, "bands/%d/below", before), "the band before");
}

static bool check_bound(const struct slider *slider, int index, struct check *check) {
    const struct slider_band *band = slider_band_at(slider, index);
    int64_t below = band->written.below_usec;
    char bound[DURATION_TEXT_BYTES], other[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES];
    struct place place = check_place(check, "bands/%d/below", index);
    bool is_last = index == slider->bands.count - 1;
    if (is_last && below > 0)
        return check_error(check, check_key_place(check, "bands/%d/below", index), CODE_BANDS,
                           "the last band has no \"below\"" HELP "leave it out: it runs to \"to\"");
    if (is_last)
        return true;
    if (below == 0)
        return check_error(check, check_place(check, "bands/%d/id", index), CODE_BANDS,
                           "band \"%s\" has no \"below\"" HELP
                           "say where it ends: only the last band may go without",
                           band->id);
    duration_format(below, bound);
    if (!is_inside(slider, below))
        return check_error(check, place, CODE_BANDS,
                           "\"below\" lies outside the scale, found %s" HELP
                           "write one between %s and %s",
                           bound, duration_format(slider->written.from_usec, other),
                           duration_format(slider->written.to_usec, to));
    return check_rises(slider, index, check);
}

static bool check_start(const struct slider *slider, struct check *check) {
    int64_t start = slider->written.start_usec;
    char from[DURATION_TEXT_BYTES], to[DURATION_TEXT_BYTES], found[DURATION_TEXT_BYTES];
    if (start == 0 || (start >= slider->written.from_usec && start <= slider->written.to_usec))
        return true;
    return check_error(check, check_place(check, "start"), CODE_SCALE,
                       "\"start\" lies outside the scale, found %s" HELP "write one from %s to %s",
                       duration_format(start, found),
                       duration_format(slider->written.from_usec, from),
                       duration_format(slider->written.to_usec, to));
}

static bool refuse_lone(struct check *check, struct place place, const char *name) {
    return check_error(check, place, CODE_LONE_FIELD,
                       "\"%s\" is for what is simulated" HELP
                       "give the slider \"simulate\", or leave this out",
                       name);
}

/* What is there for the simulator alone says nothing without it. */
static bool check_asks_not(const struct slider *slider, struct check *check) {
    const struct {
        const char *name;
        bool said;
    } lone[] = {{"techniques", slider->written.techniques.count > 0},
                {"users", slider->users > 0},
                {"other_terms", slider->other_terms.count > 0}};
    bool good = true;
    for (size_t i = 0; i < sizeof lone / sizeof lone[0]; i++)
        if (lone[i].said)
            good = refuse_lone(check, check_key_place(check, "%s", lone[i].name), lone[i].name);
    for (int i = 0; i < slider->bands.count; i++)
        if (slider_band_at(slider, i)->other_choice != NULL)
            good = refuse_lone(check, check_key_place(check, "bands/%d/other_choice", i),
                               "other_choice");
    return good;
}

static bool check_bounds(const struct slider *slider, struct check *check) {
    bool good = true;
    for (int i = 0; i < slider->bands.count; i++)
        good = check_bound(slider, i, check) && good;
    return good;
}

/* Every band needs a step, or the knob could never be in it. */
static bool check_reach(const struct slider *slider, struct check *check) {
    for (int i = 0; i < slider->bands.count; i++) {
        const struct slider_band *band = slider_band_at(slider, i);
        if (band->first_step > band->last_step)
            return check_error(
                check, check_place(check, "bands/%d/id", i), CODE_BANDS,
                "no step falls into band \"%s\"" HELP "give the slider more \"steps\"", band->id);
    }
    return true;
}

/* What can be asked of the slider as it will be only: of a copy, with bands of its own. */

static struct slider begin(const struct slider *written, struct slider_band *bands) {
    struct slider slider = *written;
    memcpy(bands, written->bands.at, (size_t)written->bands.count * sizeof *bands);
    slider.bands.at = bands;
    slider_finish_scale(&slider);
    return slider;
}

static bool check_steps(struct slider *slider, struct check *check) {
    slider_finish_bands(slider);
    return check_reach(slider, check);
}

static bool check_runs(struct slider *slider, bool rises, struct check *check) {
    slider_finish_runs(slider);
    if (!slider_check_cost(slider, check) || !slider_check_vary(slider, check))
        return false;
    if (rises && check_is_thorough(check))
        slider_check_fits(slider, check);
    return true;
}

static bool tell_terms(const struct slider *slider, struct check *check) {
    enum technique techniques[TECHNIQUE_COUNT];
    struct terms terms = {.of_table = true,
                          .scenario = slider->written.simulate.scenario,
                          .reasons = slider->other_terms,
                          .place = check_place(check, "simulate")};
    for (int i = slider_techniques_of(slider, techniques) - 1; i >= 0; i--)
        terms.techniques |= 1u << techniques[i];
    return check_terms(check, terms);
}

static bool fail_ends(struct check *check) {
    check_value(check, CODE_SCALE,
                "\"to\" must be more than \"from\"" HELP "begin earlier, or end later", "to");
    return check_beside(check, check_place(check, "from"), "it begins here");
}

/* What is wrong in the bands keeps nothing of the runs from being told, nor the other way. */
static bool check_all(const struct slider *written, struct arena *arena, struct check *check) {
    struct slider_band bands[SLIDER_BAND_LIMIT];
    bool good = prediction_check(&written->prediction, check);
    if (written->written.from_usec >= written->written.to_usec)
        return fail_ends(check);
    struct slider slider = begin(written, bands);
    good = check_start(written, check) && good;
    bool rises = check_bounds(written, check);
    good = rises && check_steps(&slider, check) && good;
    if (!vary_check(&written->prediction, &written->written.simulate, check))
        return false;
    good = slider_read_fills(&slider, check, arena) && good;
    if (written->written.simulate.set.named == 0)
        return check_asks_not(written, check) && good;
    bool scenario = slider_check_scenario(written, check);
    good = (!scenario || tell_terms(written, check)) && good;
    return scenario && check_runs(&slider, rises, check) && good;
}

bool slider_check(const void *object, struct check *check) {
    struct arena arena = {0};
    bool good = check_all(object, &arena, check);
    arena_release(&arena);
    return good;
}
