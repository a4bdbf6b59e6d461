/* What an author says of the simulator, checked: the scenario, and the bands' techniques. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/duration.h"
#include "base/progress.h"
#include "blocks/slider/runs.h"
#include "blocks/slider/written.h"
#include "lesson/check.h"
#include "sim/cost.h"

/* The length of the word of a technique that begins there, or 0. */
static size_t word_at(const char *text, enum technique *technique) {
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        for (const char *const *word = technique_rows[i].spellings; *word != NULL; word++)
            if (strncasecmp(text, *word, strlen(*word)) == 0) {
                *technique = (enum technique)i;
                return strlen(*word);
            }
    return 0;
}

unsigned slider_techniques_named(const char *words) {
    unsigned named = 0;
    bool inside = false; /* a word, where none begins */
    while (*words != '\0') {
        enum technique technique;
        size_t length = inside ? 0 : word_at(words, &technique);
        if (length > 0)
            named |= 1u << technique;
        words += length > 0 ? length : 1;
        inside = isalnum((unsigned char)words[-1]) != 0;
    }
    return named;
}

/* Bands */

static unsigned fits_of(const struct slider_band *band) {
    const char *const *words = band->written.fits.at;
    unsigned named = 0;
    for (int i = 0; i < band->written.fits.count; i++)
        named |= slider_techniques_named(words[i]);
    return named;
}

/* The least and the greatest of some windows. */
struct span {
    int64_t first_usec, last_usec;
};

/* How the machine's choices at a band's windows go with what its author says fits. */
struct agreement {
    unsigned named;              /* what fits, as bits; so are the others */
    unsigned missed;             /* what is chosen at some window, and does not fit */
    int windows, missing, empty; /* all that were tried; with such a choice; with none at all */
    struct span missing_at, empty_at;
};

static unsigned choice_of(const struct slider *slider, const struct slider_answer *answer) {
    unsigned chosen = 0;
    for (int i = 0; i < slider->technique_count; i++)
        if (answer->rows[i].cheapest)
            chosen |= 1u << answer->rows[i].technique;
    return chosen;
}

static void count_window(int *count, struct span *at, int64_t window_usec) {
    if ((*count)++ == 0)
        at->first_usec = window_usec;
    at->last_usec = window_usec;
}

static void try_window(const struct slider *slider, int64_t window_usec,
                       struct agreement *agreement) {
    struct slider_answer answer = slider_ask(slider, window_usec, slider->held_costs);
    unsigned chosen = choice_of(slider, &answer);
    agreement->windows++;
    if (chosen == 0)
        count_window(&agreement->empty, &agreement->empty_at, window_usec);
    if ((chosen & ~agreement->named) != 0)
        count_window(&agreement->missing, &agreement->missing_at, window_usec);
    agreement->missed |= chosen & ~agreement->named;
}

static struct agreement try_band(const struct slider *slider, const struct slider_band *band) {
    struct agreement agreement = {.named = fits_of(band)};
    int64_t before = -1;
    for (int step = band->first_step; step <= band->last_step; step++) {
        int64_t window = scale_value(&slider->scale, step);
        progress_piece();
        if (window != before)
            try_window(slider, window, &agreement);
        before = window;
    }
    return agreement;
}

/* "at every window of band "x"", "at 12 of the 40 windows of band "x", from 9.5 s to 20 s,". */
enum { WHERE_BYTES = 160 };
static const char *where(const struct slider_band *band, const struct agreement *agreement,
                         int count, struct span at, char into[WHERE_BYTES]) {
    char first[DURATION_TEXT_BYTES], last[DURATION_TEXT_BYTES];
    if (count == agreement->windows)
        snprintf(into, WHERE_BYTES, "at every window of band \"%s\"", band->id);
    else if (count == 1)
        snprintf(into, WHERE_BYTES, "at %s, 1 of the %d windows of band \"%s\",",
                 duration_format(at.first_usec, first), agreement->windows, band->id);
    else
        snprintf(into, WHERE_BYTES, "at %d of the %d windows of band \"%s\", from %s to %s,", count,
                 agreement->windows, band->id, duration_format(at.first_usec, first),
                 duration_format(at.last_usec, last));
    return into;
}

static const char say_why[] = "or give the band \"other_choice\" that says why";

/* Of both, the one that names a technique. */
static void tell_disagreement(const struct slider_band *band, const struct agreement *agreement,
                              struct place place, struct check *check) {
    char names[TECHNIQUE_NAMES_BYTES], at[WHERE_BYTES];
    if (agreement->missed != 0)
        check_warning(
            check, place, CODE_FITS,
            "%s the simulator chooses %s, which %s not among what fits" HELP
            "name what it chooses, move the bound, change \"simulate\" or \"held_costs\", %s",
            where(band, agreement, agreement->missing, agreement->missing_at, at),
            technique_names(agreement->missed, " and ", names),
            (agreement->missed & (agreement->missed - 1)) == 0 ? "is" : "are", say_why);
    else if (agreement->empty > 0)
        check_warning(check, place, CODE_FITS,
                      "%s no technique keeps the window when it is simulated" HELP
                      "change \"simulate\" or the band, %s",
                      where(band, agreement, agreement->empty, agreement->empty_at, at), say_why);
}

static void check_fits(const struct slider *slider, int index, struct check *check) {
    const struct slider_band *band = slider_band_at(slider, index);
    struct agreement agreement = try_band(slider, band);
    bool differs = agreement.missing > 0 || agreement.empty > 0;
    if (band->other_choice == NULL)
        tell_disagreement(band, &agreement, check_place(check, "bands/%d/fits", index), check);
    else if (!differs)
        check_warning(check, check_key_place(check, "bands/%d/other_choice", index), CODE_FITS,
                      "all that the simulator chooses in band \"%s\" is among what fits" HELP
                      "leave this out, or make it \"text\"",
                      band->id);
}

/* The scenario */

static bool check_decided(const struct slider *slider, struct check *check) {
    bool good = true;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(slider->written.simulate.set, knob) && slider_decides(knob) != NULL)
            good = check_error(check, check_key_place(check, "simulate/%s", knob->name),
                               CODE_SET_BY_BLOCK,
                               "\"%s\" is not the scenario's to say here" HELP "leave it out: %s",
                               knob->name, slider_decides(knob));
    return good;
}

static bool check_technique(const char *const *names, int index, struct check *check) {
    struct place place = check_place(check, "techniques/%d", index);
    char remedy[SUGGEST_REMEDY_BYTES];
    for (int i = 0; i < index; i++)
        if (strcmp(names[i], names[index]) == 0) {
            check_error(check, place, CODE_TWICE,
                        "\"%s\" stands twice in this list" HELP "leave it out here", names[i]);
            return check_beside(check, check_place(check, "techniques/%d", i), "first");
        }
    if (technique_find(names[index], remedy) != NULL)
        return true;
    check_error(check, place, CODE_UNKNOWN_MEASURE, "\"%s\" is no technique%s", names[index],
                remedy);
    return check_fix(check, place, technique_meant(names[index]));
}

static bool check_techniques(const struct slider *slider, struct check *check) {
    const struct list names = slider->written.techniques;
    bool good = true;
    for (int i = 0; i < names.count; i++)
        good = check_technique(names.at, i, check) && good;
    return good;
}

/* A knob that no technique of the slider has would do nothing. */
static bool check_knobs(const struct slider *slider, struct check *check) {
    enum technique techniques[TECHNIQUE_COUNT];
    int count = slider_techniques_of(slider, techniques);
    bool good = true;
    char has_it[TECHNIQUE_NAMES_BYTES];
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        bool applies = !knob_is_named(slider->written.simulate.set, knob);
        for (int i = 0; i < count && !applies; i++)
            applies = knob_applies(knob, techniques[i]);
        if (!applies)
            good = check_error(check, check_key_place(check, "simulate/%s", knob->name),
                               CODE_KNOB_ELSEWHERE,
                               "none of the slider's techniques has the knob \"%s\"" HELP
                               "leave it out, or list a technique that has it: %s",
                               knob->name, knob_techniques(knob, has_it));
    }
    return good;
}

static bool check_events(const struct slider *slider, struct check *check) {
    struct place place = check_place(check, "simulate/events");
    if (process_is_none(&slider->written.simulate.scenario.events))
        return check_error(check, place, CODE_NOTHING_ARRIVES,
                           "without updates nothing arrives" HELP
                           "let some happen, as in \"every:5s\"");
    return true;
}

/* The window that takes most, and how much that is. */
static int64_t costliest_window(const struct slider *slider, uint64_t *most) {
    int64_t worst = 0;
    *most = 0;
    for (int step = 0; step <= slider->scale.steps; step++) {
        int64_t window = scale_value(&slider->scale, step);
        uint64_t cost = slider_cost(slider, window);
        if (cost > *most) {
            *most = cost;
            worst = window;
        }
    }
    return worst;
}

static bool check_room(const struct slider *slider, struct check *check) {
    for (int step = 0; step <= slider->scale.steps; step++) {
        int64_t window = scale_value(&slider->scale, step);
        char duration[DURATION_TEXT_BYTES];
        struct errbuf err;
        if (!slider_has_room(slider, window, &err))
            return check_error(check, check_key_place(check, "simulate"), CODE_TOO_MUCH,
                               "at %s, %s", duration_format(window, duration), err.text);
    }
    return true;
}

bool slider_check_cost(const struct slider *slider, struct check *check) {
    uint64_t cost;
    int64_t window = costliest_window(slider, &cost);
    char words[COST_WORDS_BYTES], duration[DURATION_TEXT_BYTES];
    if (cost <= FRAME_STEPS)
        return check_room(slider, check);
    return check_error(check, check_place(check, "simulate/events"), CODE_TOO_MUCH,
                       "at %s, running all techniques takes %s" HELP
                       "let less happen, \"measure\" less, or end the scale elsewhere",
                       duration_format(window, duration), cost_words(cost, words));
}

void slider_check_fits(const struct slider *slider, struct check *check) {
    struct progress outer =
        progress_begin("Trying windows of a slider", slider->scale.steps + 1, 0);
    for (int i = 0; i < slider->bands.count; i++) {
        const struct slider_band *band = slider_band_at(slider, i);
        bool has_steps = band->first_step <= band->last_step; /* else that is told */
        if (has_steps && band->written.fits.count > 0)
            check_fits(slider, i, check);
    }
    progress_end(outer);
}

bool slider_check_scenario(const struct slider *slider, struct check *check) {
    bool good = check_decided(slider, check);
    good = check_techniques(slider, check) && check_knobs(slider, check) && good;
    return check_events(slider, check) && good;
}
