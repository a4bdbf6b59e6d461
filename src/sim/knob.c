/* How a knob's value gets into a scenario and out of it, and which knobs were named. */
#include "sim/knob.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/duration.h"

bool knob_sets_both_ways(const struct knob *knob) {
    return knob == &knobs[KNOB_LATENCY];
}

bool knob_applies(const struct knob *knob, enum technique technique) {
    return (knob->techniques >> technique & 1u) != 0;
}

const char *knob_techniques(const struct knob *knob, char into[TECHNIQUE_NAMES_BYTES]) {
    return knob->techniques == TECHNIQUE_ALL ? "every technique"
                                             : technique_names(knob->techniques, " and ", into);
}

/* --- Members, by their place and size. --- */

static void *member(struct scenario *scenario, const struct knob *knob) {
    return (char *)scenario + knob->at;
}

static const void *member_of(const struct scenario *scenario, const struct knob *knob) {
    return (const char *)scenario + knob->at;
}

static bool is_number(const struct knob *knob) {
    return knob->type == KNOB_TYPE_DURATION || knob->type == KNOB_TYPE_WHOLE;
}

/* Of a duration or whole number. */
static int64_t stored(const struct scenario *scenario, const struct knob *knob) {
    assert(is_number(knob));
    const void *at = member_of(scenario, knob);
    if (knob->size == sizeof(int))
        return *(const int *)at;
    return *(const int64_t *)at;
}

static void store(struct scenario *scenario, const struct knob *knob, int64_t number) {
    if (knob->size == sizeof(int))
        *(int *)member(scenario, knob) = (int)number;
    else
        *(int64_t *)member(scenario, knob) = number;
    if (knob_sets_both_ways(knob))
        scenario->latency_down_usec = number;
}

void knob_unset(struct scenario *scenario, const struct knob *knob) {
    assert(is_number(knob) && knob->depends != NULL);
    store(scenario, knob, SCENARIO_PRESET);
}

bool knob_is_unset(const struct scenario *scenario, const struct knob *knob) {
    return knob->depends != NULL && stored(scenario, knob) == SCENARIO_PRESET;
}

/* --- Ranges. --- */

const char *knob_besides(const struct knob *knob, char into[KNOB_BESIDES_BYTES]) {
    snprintf(into, KNOB_BESIDES_BYTES, "%s%s%s%s", knob->none != NULL ? knob->none : "",
             knob->none != NULL && knob->all != NULL ? ", " : "",
             knob->all != NULL ? knob->all : "",
             knob->none != NULL || knob->all != NULL ? " or " : "");
    return into;
}

static bool is_besides(const struct knob *knob, int64_t number) {
    return (knob->none != NULL && number == 0) || (knob->all != NULL && number == SCENARIO_ALL);
}

static bool check_duration(const struct knob *knob, int64_t usec, struct errbuf *err) {
    char low[DURATION_TEXT_BYTES], high[DURATION_TEXT_BYTES], besides[KNOB_BESIDES_BYTES];
    return (usec >= knob->low && usec <= knob->high) ||
           errbuf_fail(err, "%s must be %s%sfrom %s to %s", knob->name, knob_besides(knob, besides),
                       knob->none != NULL ? "a duration " : "", duration_format(knob->low, low),
                       duration_format(knob->high, high));
}

static bool check_whole(const struct knob *knob, int64_t number, struct errbuf *err) {
    long long low = knob->low, high = knob->high;
    char besides[KNOB_BESIDES_BYTES];
    bool inside = number >= knob->low && number <= knob->high;
    return (inside && (number - knob->low) % knob->step == 0) ||
           errbuf_fail(err, "%s must be %s%s from %lld to %lld", knob->name,
                       knob_besides(knob, besides),
                       knob->step > 1 ? "an odd number" : "a whole number", low, high);
}

static bool check_number(const struct knob *knob, int64_t number, struct errbuf *err) {
    return knob->type == KNOB_TYPE_WHOLE ? check_whole(knob, number, err)
                                         : check_duration(knob, number, err);
}

bool knob_holds(const struct scenario *scenario, const struct knob *knob, struct errbuf *err) {
    const struct process *process = member_of(scenario, knob);
    struct errbuf why;
    switch (knob->type) {
    case KNOB_TYPE_DURATION:
    case KNOB_TYPE_WHOLE:
        return knob_is_unset(scenario, knob) || is_besides(knob, stored(scenario, knob)) ||
               check_number(knob, stored(scenario, knob), err);
    case KNOB_TYPE_JITTER:
        return check_duration(knob, scenario->jitter.usec, err);
    case KNOB_TYPE_PROCESS:
        return process_check(process, &why) || errbuf_fail(err, "%s: %s", knob->name, why.text);
    case KNOB_TYPE_TECHNIQUE:
    case KNOB_TYPE_SWITCH:
        break;
    }
    return true;
}

int64_t knob_number(const struct scenario *scenario, const struct knob *knob) {
    struct scenario whole = *scenario;
    scenario_complete(&whole);
    return stored(&whole, knob);
}

bool knob_set_number(struct scenario *scenario, const struct knob *knob, int64_t number,
                     struct errbuf *err) {
    if (!is_number(knob))
        return errbuf_fail(err, "%s is no number", knob->name);
    if (!check_number(knob, number, err))
        return false;
    store(scenario, knob, number);
    return true;
}

void knob_put_besides(struct scenario *scenario, const struct knob *knob, int64_t number) {
    assert(is_besides(knob, number));
    store(scenario, knob, number);
}

void knob_put_number(struct scenario *scenario, const struct knob *knob, int64_t number) {
    assert(is_number(knob) && check_number(knob, number, &(struct errbuf){0}));
    store(scenario, knob, number);
}

/* --- Several. --- */

void knob_copy(struct scenario *into, const struct knob *knob, const struct scenario *from) {
    memcpy(member(into, knob), member_of(from, knob), knob->size);
    if (knob_sets_both_ways(knob))
        into->latency_down_usec = from->latency_down_usec;
}

static bool same_number(const struct scenario *a, const struct scenario *b,
                        const struct knob *knob) {
    return knob_number(a, knob) == knob_number(b, knob) &&
           (!knob_sets_both_ways(knob) || a->latency_down_usec == b->latency_down_usec);
}

bool knob_same(const struct scenario *a, const struct scenario *b, const struct knob *knob) {
    switch (knob->type) {
    case KNOB_TYPE_TECHNIQUE:
        return a->technique == b->technique;
    case KNOB_TYPE_PROCESS:
        return process_same(member_of(a, knob), member_of(b, knob));
    case KNOB_TYPE_DURATION:
    case KNOB_TYPE_WHOLE:
        return same_number(a, b, knob);
    case KNOB_TYPE_JITTER:
        return a->jitter.kind == b->jitter.kind && a->jitter.usec == b->jitter.usec;
    case KNOB_TYPE_SWITCH:
        return *(const bool *)member_of(a, knob) == *(const bool *)member_of(b, knob);
    }
    return false;
}

/* Its place in the table, of which it is a row and no copy. */
static uint64_t bit_of(const struct knob *knob) {
    assert(knob >= knobs && knob < knobs + KNOB_COUNT);
    return UINT64_C(1) << (knob - knobs);
}

bool knob_is_named(struct knob_set set, const struct knob *knob) {
    return (set.named & bit_of(knob)) != 0;
}

void knob_name(struct knob_set *set, const struct knob *knob) {
    set->named |= bit_of(knob);
}

struct knob_set knob_set_of(const struct knob *knob) {
    struct knob_set set = {0};
    knob_name(&set, knob);
    return set;
}

bool knob_check_any(unsigned techniques, struct knob_set set, struct errbuf *err) {
    char asked[TECHNIQUE_NAMES_BYTES], all[TECHNIQUE_NAMES_BYTES];
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(set, knob) && (knob->techniques & techniques) == 0)
            return errbuf_fail(err, "%s is no knob of %s" HELP "leave it out, or choose %s",
                               knob->name, technique_names(techniques, " or ", asked),
                               technique_names(knob->techniques, " or ", all));
    return true;
}

bool knob_check(const struct scenario *scenario, struct knob_set set, struct errbuf *err) {
    return knob_check_any(1u << scenario->technique, set, err);
}

void knob_merge(struct scenario *into, struct knob_set *set, const struct scenario *from,
                struct knob_set from_set) {
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(from_set, knob))
            knob_copy(into, knob, from);
    set->named |= from_set.named;
}
