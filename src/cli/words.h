/*
 * The words that an author may ask about, by group: made from the tables that the loader and the
 * simulator use, so that what is told of a word is what holds.
 *
 * A word may be in several groups, and several times in one.
 */
#ifndef RTLESSON_CLI_WORDS_H
#define RTLESSON_CLI_WORDS_H

#include "cli/page.h"
#include "lesson/reference.h"

/* An object that stands in a field, as a step of a diagram's script. */
struct words_object {
    const struct schema *root, *schema;
    const char *path; /* "script[]" */
};

/* What is gathered of all schemas; of documents first, then of kinds. */
struct words {
    struct kinds kinds;
    struct reference_place *places;
    struct words_object *objects; /* each schema once */
    int places_count, places_capacity, objects_count, objects_capacity;
    const char **fields; /* the names of fields, each once */
    int fields_count, fields_capacity;
    struct arena arena;
};

void words_open(struct words *words);
void words_close(struct words *words);

struct words_group {
    const char *name;  /* a word itself: "measures" */
    const char *title; /* "Measures" */
    const char *noun;  /* what one of them is: "measure" */
    const char *says;  /* what they are, and where they are written: a sentence */
    /* How docs/format.md shows them: each on a page of its own, or as the rows of one table. */
    bool pages;
    /* The word at that index, or NULL behind the last; constant, or of words. */
    const char *(*word)(const struct words *words, int index);
    /* What it is, in a sentence; and in a few words what it takes, or NULL. In the arena. */
    const char *(*line)(const struct words *words, int index, struct arena *arena);
    const char *(*facts)(const struct words *words, int index, struct arena *arena); /* or NULL */
    const char *facts_are; /* what these are, where they are not what the word takes */
    /* What it is behind the word, where that is more than the noun; may be NULL. */
    const char *(*what)(const struct words *words, int index, struct arena *arena);
    /* All that is told of it, without its title. NULL: the line and the facts. */
    void (*write)(const struct words *words, int index, struct page *page);
};

/* In the order in which they are told; ended by NULL. */
extern const struct words_group *const words_groups[];

/* Writes the page of one word of a group, with its title. */
void words_write(const struct words *words, const struct words_group *group, int index,
                 struct page *page);

/* True of an object that is called as a kind or a document is, as each answer of a choice: who asks
 * for the word means those. */
bool words_is_told(const struct words *words, const struct words_group *group, int index,
                   const char *word);

/* Writes a group: what it is, and a line for each of its words. */
void words_write_group(const struct words *words, const struct words_group *group,
                       struct page *page);

/* The groups, by their floor: words_blocks.c, words_sim.c, words_rules.c, words_codes.c. */
extern const struct words_group words_documents, words_kinds, words_objects, words_commons,
    words_fields, words_measures, words_moments, words_knobs, words_techniques, words_rules,
    words_values, words_codes;

/* Writes all but objects and fields, which stand in the tables of what they are in, as the
 * reference in Markdown. */
void words_write_markdown(struct writer *writer);

/* The fields that most questions have, once for all. */
void words_write_shared_fields(const struct words *words, struct page *page);

/* What is told of the row of a schema, in all places where such a one stands. */
void words_write_fields(const struct words *words, const struct schema *schema, struct page *page);

#endif
