/* How the terms of a lesson's films and tables are held against each other. */
#include <string.h>

#include "base/grow.h"
#include "base/writer.h"
#include "lesson/check.h"
#include "lesson/loader.h"

/* What a technique does not change by its nature: set-up, idle connections, resending, signs of
 * life, and what a message's head weighs. */
static const enum knob_id equal[] = {KNOB_SETUP, KNOB_KEEP_ALIVE, KNOB_REPLAY,     KNOB_HEARTBEAT,
                                     KNOB_BARE,  KNOB_HEADER_UP,  KNOB_HEADER_DOWN};
enum { EQUAL = sizeof equal / sizeof equal[0] };

/* --- Reasons. --- */

static bool has_reason(const struct terms *terms, const struct knob *knob) {
    const struct pair *reasons = terms->reasons.at;
    for (int i = 0; i < terms->reasons.count; i++)
        if (reasons[i].key == NULL || strcmp(reasons[i].key, knob->name) == 0)
            return true;
    return false;
}

static bool check_reason(struct check *check, const char *key) {
    const char *names[EQUAL];
    char remedy[SUGGEST_REMEDY_BYTES];
    for (int i = 0; i < EQUAL; i++) {
        names[i] = knobs[equal[i]].name;
        if (strcmp(names[i], key) == 0)
            return true;
    }
    struct place place = check_key_place(check, "other_terms/%s", key);
    check_error(check, place, CODE_UNKNOWN_KNOB,
                "\"%s\" is none of the terms that should be equal%s", key,
                suggest_remedy(remedy, key, names, EQUAL));
    return check_fix(check, place, suggest_only(key, names, EQUAL));
}

static bool check_reasons(struct check *check, struct list reasons) {
    const struct pair *pairs = reasons.at;
    bool good = true;
    for (int i = 0; i < reasons.count; i++)
        if (pairs[i].key != NULL)
            good = check_reason(check, pairs[i].key) && good;
    return good;
}

/* --- Differences. --- */

/* Those of its techniques to which the knob makes a difference: an event stream has connections
 * that wait for a request only where the client sends some. */
static unsigned techniques_with(const struct terms *terms, const struct knob *knob) {
    const struct process *sent = &terms->scenario.up_events;
    bool sends = sent->kind != PROCESS_NONE || sent->listed_count > 0;
    unsigned techniques = terms->techniques & knob->techniques;
    if (knob == &knobs[KNOB_KEEP_ALIVE] && !sends)
        techniques &= ~(1u << TECHNIQUE_SSE);
    return techniques;
}

/* What neither sets follows from the messages, which are compared themselves. */
static bool is_unset(const struct terms *a, const struct terms *b, const struct knob *knob) {
    return knob->depends != NULL && knob_is_unset(&a->scenario, knob) &&
           knob_is_unset(&b->scenario, knob);
}

/* Whether both have the knob, by any technique of theirs, and set it otherwise. */
static bool differs(const struct terms *film, const struct terms *table, const struct knob *knob) {
    return techniques_with(film, knob) != 0 && techniques_with(table, knob) != 0 &&
           !is_unset(film, table, knob) && !knob_same(&film->scenario, &table->scenario, knob);
}

/* The table's runs are of several techniques: it is held against the film by the film's own. */
static struct knob_set differences(const struct terms *a, const struct terms *b) {
    const struct terms *film = a->of_table ? b : a;
    struct terms table = a->of_table ? *a : *b;
    struct knob_set set = {0};
    table.scenario.technique = film->scenario.technique;
    for (int i = 0; i < EQUAL; i++) {
        const struct knob *knob = &knobs[equal[i]];
        if (!has_reason(a, knob) && !has_reason(b, knob) && differs(film, &table, knob))
            knob_name(&set, knob);
    }
    return set;
}

/* --- Telling. --- */

static const char *name_of(const struct terms *terms) {
    return terms->of_table ? "table" : "film";
}

/* "setup 3 transits, bare off". */
static const char *words_of(const struct terms *terms, struct knob_set set, struct arena *arena) {
    struct writer words = {0};
    for (int i = 0; i < EQUAL; i++) {
        const struct knob *knob = &knobs[equal[i]];
        if (knob_is_named(set, knob))
            writer_printf(&words, "%s%s %s", words.length > 0 ? ", " : "", knob->name,
                          knob_words(&terms->scenario, knob, arena));
    }
    return writer_keep(&words, arena);
}

static void warn(struct check *check, const struct terms *here, const struct terms *there,
                 struct knob_set set) {
    struct arena arena = {0};
    check_warning(
        check, here->place, CODE_OTHER_TERMS,
        "this %s has %s, and a %s has %s" HELP "make them the same, or give one of the two "
        "\"other_terms\" that say why",
        name_of(here), words_of(here, set, &arena), name_of(there), words_of(there, set, &arena));
    check_beside(check, there->place, arena_printf(&arena, "the %s", name_of(there)));
    arena_release(&arena);
}

static void hold(struct check *check, const struct terms *terms, const struct terms *other) {
    struct knob_set *told = &check->loader->terms_told, set = differences(terms, other);
    set.named &= ~told->named;
    told->named |= set.named;
    if (set.named != 0)
        warn(check, terms, other, set);
}

static void keep(struct loader *loader, struct terms terms) {
    loader->terms = grow_in_arena(loader->arena, loader->terms, loader->terms_count,
                                  &loader->terms_capacity, sizeof *loader->terms);
    loader->terms[loader->terms_count++] = terms;
}

bool check_terms(struct check *check, struct terms terms) {
    struct loader *loader = check->loader;
    const struct block *block = check_block(check);
    if (block != loader->terms_block) {
        loader->terms_block = block;
        loader->terms_told = (struct knob_set){0};
        if (!check_reasons(check, terms.reasons))
            return false;
    }
    for (int i = 0; i < loader->terms_count; i++)
        if (loader->terms[i].of_table != terms.of_table)
            hold(check, &terms, &loader->terms[i]);
    keep(loader, terms);
    return true;
}
