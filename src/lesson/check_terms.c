/* How the terms of a lesson's films and tables are held against each other. */
#include "base/grow.h"
#include "lesson/check.h"
#include "lesson/loader.h"

/* What a technique does not change by its nature: set-up, idle connections, resending, and what a
 * message's head weighs. */
static const enum knob_id equal[] = {KNOB_SETUP, KNOB_KEEP_ALIVE, KNOB_REPLAY,
                                     KNOB_BARE,  KNOB_HEADER_UP,  KNOB_HEADER_DOWN};
enum { EQUAL = sizeof equal / sizeof equal[0] };

/* Whether both have the knob, by any technique of theirs, and set it otherwise. */
static bool differs(const struct terms *film, const struct terms *table, const struct knob *knob) {
    return (knob->techniques & film->techniques) != 0 &&
           (knob->techniques & table->techniques) != 0 &&
           !knob_same(&film->scenario, &table->scenario, knob);
}

/* The table's runs are of several techniques: it is held against the film by the film's own. */
static const struct knob *first_that_differs(const struct terms *a, const struct terms *b) {
    const struct terms *film = a->of_table ? b : a;
    struct terms table = a->of_table ? *a : *b;
    table.scenario.technique = film->scenario.technique;
    for (int i = 0; i < EQUAL; i++)
        if (differs(film, &table, &knobs[equal[i]]))
            return &knobs[equal[i]];
    return NULL;
}

static const char *name_of(const struct terms *terms) {
    return terms->of_table ? "table" : "film";
}

static void warn(struct check *check, const struct terms *here, const struct terms *there,
                 const struct knob *knob) {
    struct arena arena = {0};
    check_warning(
        check, here->place,
        "this %s has the %s %s, and the %s of line %d has %s; make them the same, or give "
        "one of the two \"other_terms\" that say why",
        name_of(here), knob->name, knob_words(&here->scenario, knob, &arena), name_of(there),
        there->place.line, knob_words(&there->scenario, knob, &arena));
    arena_release(&arena);
}

void check_terms(struct check *check, struct terms terms) {
    struct loader *loader = check->loader;
    for (int i = 0; i < loader->terms_count; i++) {
        const struct terms *other = &loader->terms[i];
        const struct knob *knob =
            other->of_table != terms.of_table ? first_that_differs(&terms, other) : NULL;
        if (knob == NULL)
            continue;
        warn(check, &terms, other, knob);
        break;
    }
    loader->terms = grow_in_arena(loader->arena, loader->terms, loader->terms_count,
                                  &loader->terms_capacity, sizeof *loader->terms);
    loader->terms[loader->terms_count++] = terms;
}
