/*
 * A lesson in memory: what the author wrote, constant after load, in one arena.
 */
#ifndef RTLESSON_LESSON_LESSON_H
#define RTLESSON_LESSON_LESSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lesson/problems.h"
#include "lesson/schema.h"

/* One block of a section, or inside a container. Its kind is known by its schema, which the
 * registry of kinds (blocks/registry.h) handed to the loader. */
struct block {
    const struct schema *schema;
    const char *id;            /* unique in the lesson; NULL where the kind has none (prose) */
    const void *object;        /* of schema->size bytes, filled by its fields */
    const struct block *outer; /* the block that it stands in; NULL: none, but a section */
    const struct block *after; /* it is shown once that one was worked; NULL: from the start */
    size_t offset;             /* the byte of its document at which it begins */
    uint64_t content; /* of a question: a hash of what is asked and what is right; else 0 */
};

/* An id that something had before, and what it is now: what was kept is found under the old one. */
struct former {
    const struct block *inside; /* whose part has it; NULL: a block, a section or the lesson */
    bool of_lesson;
    const char *was, *is;
};

/* A term that the lesson tells. */
struct glossary_entry {
    const char *id, *term, *says;
    struct list also; /* of const char *: other words for it */
    int told_in;      /* the index of the first section that tells it; -1: none does */
};

struct section {
    const char *id, *kicker, *title; /* kicker may be NULL */
    struct list tells;               /* of const char *: the ids of terms */
    struct list sources;             /* of const char * */
    struct list blocks;              /* of struct block */
    bool appendix; /* to look things up: after the lesson's end, and not counted */
};

struct lesson {
    struct arena arena;                        /* holds the lesson itself */
    const char *id, *title, *subtitle, *video; /* subtitle and video may be NULL */
    struct list tags;                          /* of const char * */
    struct list glossary;                      /* of struct glossary_entry, by the alphabet */
    struct list sections;                      /* of struct section, at least one */
    struct list formers;                       /* of struct former */
    int format;
    const char *lang;           /* BCP 47; NULL: "en" */
    const char *schema_address; /* "$schema", for editors; NULL: none */
};

enum { LESSON_FORMAT = 1 };

struct check;

/* The kinds of block that a lesson may have: what the loader is told of the floors above. */
struct kinds {
    const struct schema *const *schemas;
    int count;
    bool thorough; /* checks that take long are made too: for authors, not at the start of a lesson
                    */
    bool sound_alone; /* sections and blocks with errors are told and left out, and the lesson is
                         made of the rest: NULL only where nothing is sound */
    /* Where thorough: warns, with a teacher's eye, of what each object for itself does not show. Of
     * a lesson without errors; paths lead from the lesson. NULL: nobody looks. */
    void (*review)(const struct lesson *lesson, struct check *check);
    /* Whether the block is there for every learner, so that others can come after it (struct
     * block, after). NULL: all are. */
    bool (*is_always_there)(const struct block *block);
};

/* The whole file's; its kinds are told apart by "kind" in a block. */
extern const struct schema lesson_schema;

/* Reads a lesson from memory. Every problem found is added to problems; NULL when there was an
 * error. name stands in the messages. The lesson keeps nothing of text. */
struct lesson *lesson_parse(const char *name, const char *text, size_t length, struct kinds kinds,
                            struct problems *problems);

struct json_document;

/* As lesson_parse, of a document that was read already (json.h). */
struct lesson *lesson_read(const struct json_document *document, struct kinds kinds,
                           struct problems *problems);

/* Reads the file at path (a directory, a missing or a too large file are problems too). */
struct lesson *lesson_load(const char *path, struct kinds kinds, struct problems *problems);

void lesson_free(struct lesson *lesson); /* NULL is allowed */

/* "a · b · c", in the arena; NULL where there are no tags. */
const char *lesson_join_tags(const struct lesson *lesson, struct arena *arena);

/* How many sections come before the lesson's end; those behind them are its appendix. */
int lesson_ordinary(const struct lesson *lesson);

/* The section with this id, or -1. */
int lesson_find_section(const struct lesson *lesson, const char *id);

#endif
