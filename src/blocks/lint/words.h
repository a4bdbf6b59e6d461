/*
 * Words of a language that say nothing, or say it by colour alone, and its plurals; and how words
 * are found.
 *
 * A language is a row of the table in words.c; of one that has none, the rules that need it are
 * silent. Words stand there folded: in small letters, as FOLD_CASE makes them.
 */
#ifndef RTLESSON_BLOCKS_LINT_WORDS_H
#define RTLESSON_BLOCKS_LINT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Lists of words, and of words in a row, are ended by NULL. */
struct lint_language {
    const char *tag;          /* the first subtag of "lang" */
    const char *const *links; /* whole texts of links that do not say where they lead */
    const char *const *all_of_the_above;
    /* In rows a word is itself, or one of a class: "@the", "@colour", "@thing", "@shown"; "." is
     * the end of what is said. */
    const char *const *colours;     /* rows of words, in which a colour is the only sign … */
    const char *const *other_signs; /* … unless one of these comes behind */
    const char *const *the, *const *colour, *const *endings, *const *thing, *const *shown;
    const char *const *plurals; /* pairs: how one thing ends, and how several do */
};

/* NULL: there is none. lang NULL: English. */
const struct lint_language *words_language(const char *lang);

/* A word of a text, or what stands between two words. */
struct word {
    const char *folded; /* NULL: nothing but marks, which end what is said */
    size_t from, to;    /* in the text */
};

struct sentence {
    struct word *list; /* in the arena */
    int count, capacity;
};

/* All of a text, in the arena. */
struct sentence words_read(const char *text, struct arena *arena);

/* Whether the text is one of the list, but for its case, its spaces and marks around its words. */
bool words_are_one_of(const char *text, const char *const *list);

/* The first place in the text where a colour is the only sign, as it is written, in the arena;
 * NULL: there is none. */
const char *words_of_colour(const char *text, const struct lint_language *language,
                            struct arena *arena);

#endif
