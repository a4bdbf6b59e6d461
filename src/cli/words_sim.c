/* The words of the simulator: techniques, knobs, moments, measures. */
#include <string.h>

#include "base/duration.h"
#include "base/writer.h"
#include "cli/words.h"
#include "sim/happening.h"
#include "sim/knob.h"
#include "sim/measure.h"
#include "sim/technique.h"

/* --- Techniques. --- */

static const char *technique_word(const struct words *words, int index) {
    (void)words;
    return index < TECHNIQUE_COUNT ? technique_rows[index].name : NULL;
}

static const char *technique_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return technique_rows[index].says;
}

static const char *technique_what(const struct words *words, int index, struct arena *arena) {
    (void)words;
    return arena_printf(arena, "technique: %s", technique_rows[index].title);
}

/* Those that not every technique has stand first. */
static const char *knobs_of(enum technique technique, bool of_all, struct arena *arena) {
    struct writer writer = {0};
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_applies(knob, technique) && (knob->techniques == TECHNIQUE_ALL) == of_all)
            writer_join(&writer, ", ", knob->name);
    return writer.length > 0 ? writer_keep(&writer, arena) : NULL;
}

static void write_technique(const struct words *words, int index, struct page *page) {
    (void)words;
    enum technique technique = (enum technique)index;
    const char *own = knobs_of(technique, false, &page->arena);
    page_rows(page, "knobs", NULL, "which");
    if (own != NULL)
        page_row(page, (struct page_row){.name = "its own knobs", .says = own});
    page_row(page,
             (struct page_row){.name = "of all", .says = knobs_of(technique, true, &page->arena)});
}

const struct words_group words_techniques = {
    .name = "techniques",
    .title = "Techniques",
    .noun = "technique",
    .says = "How a client gets its updates: the values of the knob \"technique\".",
    .word = technique_word,
    .line = technique_line,
    .what = technique_what,
    .write = write_technique,
};

/* --- Knobs. --- */

static const char *knob_word(const struct words *words, int index) {
    (void)words;
    return knobs[index].name;
}

static const char *knob_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return knobs[index].tells;
}

/* A bound that nobody comes to is none. */
static const char *bound(const struct knob *knob, int64_t value, struct arena *arena) {
    bool none =
        knob->type == KNOB_TYPE_WHOLE ? value >= INT64_C(1000000000) : value >= DURATION_LIMIT_USEC;
    char text[DURATION_TEXT_BYTES];
    if (none)
        return NULL;
    return knob->type == KNOB_TYPE_WHOLE ? arena_printf(arena, "%lld", (long long)value)
                                         : arena_printf(arena, "%s", duration_written(value, text));
}

static const char *range_words(const struct knob *knob, struct arena *arena) {
    const char *low = bound(knob, knob->low, arena), *high = bound(knob, knob->high, arena);
    if (high != NULL)
        return arena_printf(arena, " from %s to %s", low, high);
    if (knob->low == 0)
        return "";
    return knob->type == KNOB_TYPE_DURATION ? " above 0s"
                                            : arena_printf(arena, " of at least %s", low);
}

static const char *in_range(const char *noun, const struct knob *knob, struct arena *arena) {
    char besides[KNOB_BESIDES_BYTES];
    return arena_printf(arena, "%s%s%s%s", knob_besides(knob, besides),
                        knob->step == 2 ? "odd " : "", noun, range_words(knob, arena));
}

static const char *knob_type_words(const struct knob *knob, struct arena *arena) {
    switch (knob->type) {
    case KNOB_TYPE_TECHNIQUE:
        return "name of a technique";
    case KNOB_TYPE_PROCESS:
        return "process, as \"every:5s\"";
    case KNOB_TYPE_DURATION:
        return in_range("duration", knob, arena);
    case KNOB_TYPE_JITTER:
        return "duration, or \"exp:\" and a mean duration";
    case KNOB_TYPE_WHOLE:
        return in_range("whole number", knob, arena);
    case KNOB_TYPE_SWITCH:
        return "true or false";
    }
    return "";
}

/* "5s", "the interval, else 1s", "as its text", "0s", "off"; what another row says has none. */
static const char *knob_preset(const struct knob *knob, struct arena *arena) {
    if (knob->preset != NULL || knob->depends != NULL)
        return arena_printf(arena, "%s%s", knob->depends != NULL ? knob->depends : "",
                            knob->preset != NULL ? knob->preset : "");
    if (knob->type == KNOB_TYPE_SWITCH)
        return "false";
    return knob->low == 0 ? "0s" : NULL;
}

static const char *knob_facts(const struct words *words, int index, struct arena *arena) {
    const struct knob *knob = &knobs[index];
    const char *preset = knob_preset(knob, arena), *type = knob_type_words(knob, arena);
    (void)words;
    return preset != NULL ? arena_printf(arena, "%s; default %s", type, preset) : type;
}

static void write_knob(const struct words *words, int index, struct page *page) {
    char names[TECHNIQUE_NAMES_BYTES];
    const struct knob *knob = &knobs[index];
    const char *of = arena_printf(&page->arena, "%s", knob_techniques(knob, names));
    page_rows(page, "of it", NULL, "is");
    page_row(page,
             (struct page_row){.name = "takes", .says = knob_facts(words, index, &page->arena)});
    if (knob->says[0] != '\0')
        page_row(page, (struct page_row){.name = "in short", .says = knob->says});
    page_row(page, (struct page_row){.name = "techniques", .says = of});
    page_row(page, (struct page_row){.name = "learners read", .says = knob->title});
}

const struct words_group words_knobs = {
    .name = "knobs",
    .title = "Knobs",
    .noun = "knob",
    .says =
        "What a scenario says of a run: the names in \"simulate\" and \"set\", those that a knob "
        "of a diagram \"turns\", and the options of rtlesson simulate.",
    .word = knob_word,
    .line = knob_line,
    .facts = knob_facts,
    .write = write_knob,
};

/* --- Moments. --- */

static const char *moment_word(const struct words *words, int index) {
    (void)words;
    return happening_names[index].name;
}

static const char *moment_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return happening_names[index].says;
}

const struct words_group words_moments = {
    .name = "moments",
    .title = "Moments",
    .noun = "moment",
    .says =
        "What a beat of a simulated diagram can wait for: the values of \"when\". With \"nth\" it "
        "is not the first time that counts, but the second, third and so on.",
    .word = moment_word,
    .line = moment_line,
};

/* --- Measures. --- */

static const char *measure_word(const struct words *words, int index) {
    (void)words;
    return measures[index].name;
}

static const char *measure_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return measures[index].says;
}

static const char *measure_facts(const struct words *words, int index, struct arena *arena) {
    static const char *const units[MEASURE_UNITS] = {
        [MEASURE_UNIT_DURATION] = "duration, as 2s",
        [MEASURE_UNIT_COUNT] = "how many an hour, for one client, as 1000",
        [MEASURE_UNIT_BYTES] = "bytes an hour, for one client, as 100000",
        [MEASURE_UNIT_SHARE] = "share, as 95%",
        [MEASURE_UNIT_LEVEL] = "number, as 1.25",
    };
    (void)words, (void)arena;
    return units[measures[index].unit];
}

static void write_measure(const struct words *words, int index, struct page *page) {
    page_rows(page, "of it", NULL, "is");
    page_row(page,
             (struct page_row){.name = "unit", .says = measure_facts(words, index, &page->arena)});
    page_row(page, (struct page_row){.name = "learners read", .says = measures[index].title});
    if (measures[index].of_delivered)
        page_row(page, (struct page_row){.name = "none where", .says = "no update arrives at all"});
}

const struct words_group words_measures = {
    .name = "measures",
    .title = "Measures",
    .noun = "measure",
    .says = "What is measured of a run as long as \"measure\" says: the names in \"goal\" and "
            "\"task\", and what the \"figure\" of a prediction may be.",
    .word = measure_word,
    .line = measure_line,
    .facts = measure_facts,
    .facts_are = "unit",
    .write = write_measure,
};
