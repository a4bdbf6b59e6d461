/* What the rows of a slider cannot say: that its bands go up within the scale, each in reach of the
 * knob. */
#include "base/duration.h"
#include "blocks/slider_runs.h"
#include "lesson/check.h"

static bool check_bound(const struct slider *slider, int index, struct check *check) {
    const struct slider_band *band = slider_band_at(slider, index);
    char bound[DURATION_TEXT_BYTES], other[DURATION_TEXT_BYTES];
    struct place place = check_place(check, "bands/%d/below", index);
    bool is_last = index == slider->bands.count - 1;
    if (is_last && band->below_usec > 0)
        return check_error(check, place, "the last band has no \"below\"; it runs to \"to\"");
    if (is_last)
        return true;
    if (band->below_usec == 0)
        return check_error(check, place,
                           "band \"%s\" has no \"below\"; only the last band may go without",
                           band->id);
    duration_format(band->below_usec, bound);
    if (band->below_usec <= slider->from_usec || band->below_usec >= slider->to_usec)
        return check_error(check, place, "\"below\" must lie between \"from\" and \"to\", found %s",
                           bound);
    if (index > 0 && band->below_usec <= slider_band_from(slider, index))
        return check_error(check, place, "\"below\" must rise from band to band, found %s after %s",
                           bound, duration_format(slider_band_from(slider, index), other));
    return true;
}

/* Every band needs a step, or the knob could never be in it. */
static bool check_reach(const struct slider *slider, int index, struct check *check) {
    int first = slider_first_step(slider, index);
    if (first <= slider->steps && slider_band_of(slider, first) == index)
        return true;
    return check_error(check, check_place(check, "bands/%d", index),
                       "no step falls into band \"%s\"; give the slider more \"steps\"",
                       slider_band_at(slider, index)->id);
}

/* What is there for the simulator alone says nothing without it. */
static bool check_asks_not(const struct slider *slider, struct check *check) {
    const struct {
        const char *name;
        bool said;
    } lone[] = {{"techniques", slider->techniques.count > 0}, {"users", slider->users > 0}};
    bool good = true;
    for (int i = 0; i < 2; i++)
        if (lone[i].said)
            good = check_error(check, check_key_place(check, "%s", lone[i].name),
                               "\"%s\" is for what is simulated; give the slider \"simulate\", or "
                               "leave this out",
                               lone[i].name);
    return good;
}

bool slider_check(const void *object, struct check *check) {
    const struct slider *slider = object;
    bool good = prediction_check(&slider->prediction, check);
    if (slider->from_usec >= slider->to_usec)
        return check_error(check, check_place(check, "to"), "\"to\" must be more than \"from\"");
    if (slider->start_usec > 0 &&
        (slider->start_usec < slider->from_usec || slider->start_usec > slider->to_usec))
        good = check_error(check, check_place(check, "start"),
                           "\"start\" must not lie outside \"from\" and \"to\"");
    for (int i = 0; i < slider->bands.count; i++)
        good = check_bound(slider, i, check) && good;
    for (int i = 0; i < slider->bands.count && good; i++)
        good = check_reach(slider, i, check);
    if (slider_asks(slider))
        return slider_check_runs(slider, check) && good;
    return check_asks_not(slider, check) && good;
}
