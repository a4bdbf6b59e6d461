/* Reads the conditions of a goal: a pair's key names a measure, its text is a bound ("below 2s",
 * "above 95%"), a span ("35% to 39%"), or the setting's own run with some knobs set otherwise
 * ("above technique=long-poll, hold=1min"). */
#include <string.h>

#include "base/writer.h"
#include "blocks/film/goal.h"
#include "blocks/film/written.h"
#include "lesson/check.h"

/* A condition on its way from its text. */
struct reading {
    const struct pair *pair;
    const char *path; /* of the pairs */
    const struct diagram *diagram;
    struct check *check;
    struct arena *arena;
    struct condition *into;
};

static bool fail(const struct reading *reading, const char *reason) {
    return check_value(reading->check, CODE_CONDITION, reason, "%s/%s", reading->path,
                       reading->pair->key);
}

/* The text after a first word, or NULL. */
static const char *after_word(const char *text, const char *word) {
    size_t length = strlen(word);
    if (strncmp(text, word, length) != 0 || text[length] != ' ')
        return NULL;
    text += length;
    return text + strspn(text, " ");
}

/* Without the blanks at both ends. */
static const char *trimmed(const char *text, size_t length, struct arena *arena) {
    while (length > 0 && *text == ' ')
        text++, length--;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return arena_copy(arena, text, length);
}

static bool read_number(const struct reading *reading, const char *text, int64_t *value) {
    struct errbuf err;
    return measure_parse(reading->into->measure, text, value, &err) || fail(reading, err.text);
}

/* --- A span. --- */

static const char to_word[] = " to ";

static bool read_end(const struct reading *reading, const char *text, int64_t *value) {
    struct errbuf err;
    return measure_parse(reading->into->measure, text, value, &err) ||
           fail(reading,
                arena_printf(reading->arena, "\"%s\" is no end of a span: %s", text, err.text));
}

static bool read_span(const struct reading *reading, const char *text) {
    const char *to = strstr(text, to_word);
    const char *first = trimmed(text, (size_t)(to - text), reading->arena);
    const char *second =
        trimmed(to + strlen(to_word), strlen(to) - strlen(to_word), reading->arena);
    struct condition *into = reading->into;
    into->is = CONDITION_WITHIN;
    if (!read_end(reading, first, &into->bound) || !read_end(reading, second, &into->to))
        return false;
    return into->bound <= into->to ||
           fail(reading, arena_printf(reading->arena,
                                      "a span begins with its lower end" HELP "write \"%s to %s\"",
                                      second, first));
}

/* --- Another run. --- */

/* Where the next knob begins: behind a comma after which a name and "=" follow before another,
 * since values may have commas. Or the text's end. */
static const char *next_knob(const char *text) {
    for (const char *at = text; *at != '\0'; at++)
        if (*at == ',' && at[1 + strcspn(at + 1, ",=")] == '=')
            return at;
    return text + strlen(text);
}

static bool lay_knob(const struct reading *reading, const char *name, const char *value,
                     struct condition_other *other) {
    const struct knob *row;
    struct errbuf err;
    const char *why_not = placeholder_find_knob(name, &row, reading->arena);
    if (why_not != NULL)
        return fail(reading, why_not);
    if (knob_is_named(other->set, row))
        return fail(reading,
                    arena_printf(reading->arena, "\"%s\" is set twice" HELP "set it once", name));
    knob_name(&other->set, row);
    return knob_set(&other->scenario, row, value, reading->arena, &err) ||
           fail(reading,
                arena_printf(reading->arena, "\"%s\"%s", row->name, err.text + strlen(row->name)));
}

static bool lay_knobs(const struct reading *reading, const char *text,
                      struct condition_other *other) {
    for (const char *end; *text != '\0'; text = *end == ',' ? end + 1 : end) {
        end = next_knob(text);
        const char *knob = trimmed(text, (size_t)(end - text), reading->arena);
        const char *is = strchr(knob, '=');
        if (is == NULL)
            return fail(reading, "no value of a knob" HELP "set knobs as in \"hold=1min\"");
        const char *name = trimmed(knob, (size_t)(is - knob), reading->arena);
        if (!lay_knob(reading, name, trimmed(is + 1, strlen(is + 1), reading->arena), other))
            return false;
    }
    return true;
}

/* As the diagram calls the knob. */
static const char *title_of(const struct diagram *diagram, const struct knob *row) {
    for (int i = 0; i < diagram->knobs.count; i++)
        if (diagram_knob_at(diagram, i)->row == row)
            return diagram_knob_at(diagram, i)->title;
    return row->title;
}

/* "long polling, Hold 1 min": a technique goes without saying that it is one. */
static const char *words_of(const struct reading *reading, const struct condition_other *other) {
    struct writer writer = {0};
    const char *between = "";
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        if (!knob_is_named(other->set, knob))
            continue;
        bool says = knob != &knobs[KNOB_TECHNIQUE];
        writer_printf(&writer, "%s%s%s%s", between, says ? title_of(reading->diagram, knob) : "",
                      says ? " " : "", knob_words(&other->scenario, knob, reading->arena));
        between = ", ";
    }
    return writer_keep(&writer, reading->arena);
}

static bool is_same(const struct condition_other *a, const struct condition_other *b) {
    if (a->set.named != b->set.named)
        return false;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (knob_is_named(a->set, knob) && !knob_same(&a->scenario, &b->scenario, knob))
            return false;
    return true;
}

/* Conditions that are held against one run point to one. */
static const struct condition_other *shared(const struct condition *conditions, int count,
                                            const struct condition_other *other) {
    for (int i = 0; i < count; i++)
        if (conditions[i].other != NULL && is_same(conditions[i].other, other))
            return conditions[i].other;
    return other;
}

static bool read_other(const struct reading *reading, const char *text) {
    struct condition_other *other = arena_alloc(reading->arena, sizeof *other);
    *other = (struct condition_other){.scenario = scenario_default()};
    if (!lay_knobs(reading, text, other))
        return false;
    other->words = words_of(reading, other);
    reading->into->bound = CONDITION_NO_BOUND;
    reading->into->other = other;
    return true;
}

/* --- A bound. --- */

/* What an author may say of one that is nearly the best there is, in the words that fit its
 * measure. */
static const struct {
    const char *words;
    enum condition_is of;
} bests[] = {
    {"as few as possible", CONDITION_BELOW},  {"as little as possible", CONDITION_BELOW},
    {"as low as possible", CONDITION_BELOW},  {"as many as possible", CONDITION_ABOVE},
    {"as much as possible", CONDITION_ABOVE}, {"as high as possible", CONDITION_ABOVE},
};

static bool ends_with(const char *text, const char *words) {
    size_t length = strlen(text), end = strlen(words);
    return length >= end && strcmp(text + length - end, words) == 0;
}

/* Which of them a text ends with, or -1. */
static int best_of(const char *text) {
    for (int i = 0; i < (int)(sizeof bests / sizeof *bests); i++)
        if (ends_with(text, bests[i].words))
            return i;
    return -1;
}

static bool read_bound(const struct reading *reading, const char *text) {
    struct condition *into = reading->into;
    int best = best_of(text);
    if (best < 0)
        return read_number(reading, text, &into->bound);
    into->best = bests[best].words;
    if (bests[best].of != into->is)
        return fail(reading,
                    arena_printf(reading->arena,
                                 "\"%s\" is for a bound \"%s\" which it is" HELP
                                 "write \"%s\" there, or leave these words out",
                                 into->best, into->is == CONDITION_BELOW ? "above" : "below",
                                 into->is == CONDITION_BELOW ? "above" : "below"));
    size_t length = strlen(text) - strlen(into->best);
    return read_number(reading, trimmed(text, length, reading->arena), &into->bound);
}

static bool read_one(const struct reading *reading) {
    const char *text = trimmed(reading->pair->text, strlen(reading->pair->text), reading->arena);
    const char *below = after_word(text, "below"), *above = after_word(text, "above");
    const char *bound = below != NULL ? below : above;
    bool relative = bound != NULL && strchr(bound, '=') != NULL;
    if (bound == NULL && strstr(text, to_word) != NULL)
        return read_span(reading, text);
    if (bound == NULL)
        return fail(reading,
                    "this is no condition" HELP
                    "write \"below\" or \"above\" and a bound, as in \"below 2s\", a span, "
                    "as in \"2s to 3s\", or another run, as in \"above "
                    "technique=long-poll\"");
    reading->into->is = below != NULL ? CONDITION_BELOW : CONDITION_ABOVE;
    if (relative && best_of(bound) >= 0)
        return fail(reading, "only a number can be the best there is, not another run" HELP
                             "leave \"as … as possible\" out");
    return relative ? read_other(reading, bound) : read_bound(reading, bound);
}

static bool read_condition(const struct reading *reading) {
    char remedy[SUGGEST_REMEDY_BYTES];
    const char *name = reading->pair->key;
    reading->into->measure = measure_find(name, remedy);
    if (reading->into->measure != NULL)
        return read_one(reading);
    struct place place = check_key_place(reading->check, "%s/%s", reading->path, name);
    check_error(reading->check, place, CODE_UNKNOWN_MEASURE, "\"%s\" is no measure%s", name,
                remedy);
    return check_fix(reading->check, place, measure_meant(name));
}

bool goal_read(const struct list *pairs, const char *path, const struct diagram *diagram,
               struct check *check, struct list *into, struct arena *arena) {
    struct condition *conditions = arena_array(arena, (size_t)pairs->count, sizeof *conditions);
    bool good = true;
    for (int i = 0; i < pairs->count; i++) {
        struct reading reading = {.pair = (const struct pair *)pairs->at + i,
                                  .path = path,
                                  .diagram = diagram,
                                  .check = check,
                                  .arena = arena,
                                  .into = &conditions[i]};
        conditions[i] = (struct condition){.measure = NULL};
        good = read_condition(&reading) && good;
        if (conditions[i].other != NULL)
            conditions[i].other = shared(conditions, i, conditions[i].other);
    }
    *into = (struct list){conditions, good ? pairs->count : 0};
    return good;
}
