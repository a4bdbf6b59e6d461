/* Knobs as an author writes their values and as a learner reads them. */
#include <string.h>

#include "base/duration.h"
#include "base/number.h"
#include "sim/knob.h"

/* --- Reading. --- */

static void *value_of(struct scenario *scenario, const struct knob *knob) {
    return (char *)scenario + knob->at;
}

static bool set_technique(struct scenario *scenario, const struct knob *knob, const char *text,
                          struct errbuf *err) {
    char remedy[SUGGEST_REMEDY_BYTES];
    const struct technique_row *row = technique_find(text, remedy);
    if (row != NULL) {
        scenario->technique = (enum technique)(row - technique_rows);
        return true;
    }
    return errbuf_fail(err, "%s must be a technique's name%s", knob->name, remedy);
}

static bool set_process(struct scenario *scenario, const struct knob *knob, const char *text,
                        struct arena *arena, struct errbuf *err) {
    struct errbuf why;
    return process_parse(text, value_of(scenario, knob), arena, &why) ||
           errbuf_fail(err, "%s: %s", knob->name, why.text);
}

static bool read_duration(const struct knob *knob, const char *text, int64_t *usec,
                          struct errbuf *err) {
    struct errbuf why;
    return duration_parse(text, usec, &why) || errbuf_fail(err, "%s: %s", knob->name, why.text);
}

/* "none" and "all", where the knob has them. */
static bool set_besides(struct scenario *scenario, const struct knob *knob, const char *text) {
    bool none = knob->none != NULL && strcmp(text, knob->none) == 0,
         all = knob->all != NULL && strcmp(text, knob->all) == 0;
    if (none || all)
        knob_put_besides(scenario, knob, all ? SCENARIO_ALL : 0);
    return none || all;
}

static bool set_duration(struct scenario *scenario, const struct knob *knob, const char *text,
                         struct errbuf *err) {
    int64_t usec;
    return set_besides(scenario, knob, text) ||
           (read_duration(knob, text, &usec, err) && knob_set_number(scenario, knob, usec, err));
}

static bool set_jitter(struct scenario *scenario, const struct knob *knob, const char *text,
                       struct errbuf *err) {
    static const char exponential[] = "exp:";
    bool is_exponential = strncmp(text, exponential, strlen(exponential)) == 0;
    struct jitter jitter = {.kind = is_exponential ? JITTER_EXPONENTIAL : JITTER_UNIFORM};
    if (!read_duration(knob, text + (is_exponential ? strlen(exponential) : 0), &jitter.usec, err))
        return false;
    if (jitter.usec == 0)
        jitter.kind = JITTER_NONE;
    scenario->jitter = jitter;
    return true;
}

/* A number that has no room is beyond every knob's. */
static bool set_whole(struct scenario *scenario, const struct knob *knob, const char *text,
                      struct errbuf *err) {
    bool negative = text[0] == '-' && text[1] != '\0';
    const char *digits = text + negative;
    char besides[KNOB_BESIDES_BYTES];
    int64_t number = 0;
    if (set_besides(scenario, knob, text))
        return true;
    if (digits[0] == '\0' || digits[strspn(digits, "0123456789")] != '\0')
        return errbuf_fail(err, "%s must be %sa whole number", knob->name,
                           knob_besides(knob, besides));
    for (; *digits != '\0'; digits++)
        number = number < INT64_MAX / 10 ? number * 10 + (*digits - '0') : INT64_MAX;
    return knob_set_number(scenario, knob, negative ? -number : number, err);
}

static bool set_switch(struct scenario *scenario, const struct knob *knob, const char *text,
                       struct errbuf *err) {
    bool on = *text == '\0' || strcmp(text, "on") == 0 || strcmp(text, "true") == 0;
    if (!on && strcmp(text, "off") != 0 && strcmp(text, "false") != 0)
        return errbuf_fail(err, "%s must be on or off", knob->name);
    *(bool *)value_of(scenario, knob) = on;
    return true;
}

bool knob_set(struct scenario *scenario, const struct knob *knob, const char *text,
              struct arena *arena, struct errbuf *err) {
    switch (knob->type) {
    case KNOB_TYPE_TECHNIQUE:
        return set_technique(scenario, knob, text, err);
    case KNOB_TYPE_PROCESS:
        return set_process(scenario, knob, text, arena, err);
    case KNOB_TYPE_DURATION:
        return set_duration(scenario, knob, text, err);
    case KNOB_TYPE_JITTER:
        return set_jitter(scenario, knob, text, err);
    case KNOB_TYPE_WHOLE:
        return set_whole(scenario, knob, text, err);
    case KNOB_TYPE_SWITCH:
        return set_switch(scenario, knob, text, err);
    }
    return false;
}

/* --- Showing. --- */

static const char *duration_text(int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    duration_format(usec, text);
    return arena_copy(arena, text, strlen(text));
}

static const char *whole_words(const struct knob *knob, int64_t number, struct arena *arena) {
    char text[NUMBER_TEXT_BYTES];
    if (number == SCENARIO_ALL && knob->all != NULL)
        return knob->all;
    if (number == 0 && knob->none != NULL)
        return knob->none;
    number_grouped(number, text);
    if (knob->unit == NULL)
        return arena_printf(arena, "%s", text);
    return arena_printf(arena, "%s %s%s", text, knob->unit, number == 1 ? "" : "s");
}

static const char *duration_words_of(const struct scenario *scenario, const struct knob *knob,
                                     struct arena *arena) {
    int64_t usec = knob_number(scenario, knob);
    if (usec == 0 && knob->none != NULL)
        return knob->none;
    const char *text = duration_text(usec, arena);
    if (!knob_sets_both_ways(knob) || scenario->latency_up_usec == scenario->latency_down_usec)
        return text;
    const char *down = duration_text(scenario->latency_down_usec, arena);
    return arena_printf(arena, "%s up, %s down", text, down);
}

static const char *jitter_words(struct jitter jitter, struct arena *arena) {
    const char *text = duration_text(jitter.usec, arena);
    if (jitter.kind == JITTER_NONE)
        return "none";
    return arena_printf(arena, jitter.kind == JITTER_UNIFORM ? "up to %s" : "%s on average", text);
}

static const char *words(struct scenario *whole, const struct knob *knob, struct arena *arena) {
    switch (knob->type) {
    case KNOB_TYPE_TECHNIQUE:
        return technique_rows[whole->technique].title;
    case KNOB_TYPE_PROCESS:
        return process_words(value_of(whole, knob), arena);
    case KNOB_TYPE_DURATION:
        return duration_words_of(whole, knob, arena);
    case KNOB_TYPE_JITTER:
        return jitter_words(whole->jitter, arena);
    case KNOB_TYPE_WHOLE:
        return whole_words(knob, knob_number(whole, knob), arena);
    case KNOB_TYPE_SWITCH:
        return *(bool *)value_of(whole, knob) ? "on" : "off";
    }
    return "";
}

const char *knob_words(const struct scenario *scenario, const struct knob *knob,
                       struct arena *arena) {
    struct scenario whole = *scenario;
    scenario_complete(&whole);
    return words(&whole, knob, arena);
}
