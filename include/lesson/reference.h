/*
 * What the rows of schemas say, in words: for authors, in a terminal and in Markdown.
 *
 * All that is returned is constant, or in the arena.
 */
#ifndef RTLESSON_LESSON_REFERENCE_H
#define RTLESSON_LESSON_REFERENCE_H

#include "base/arena.h"
#include "lesson/lesson.h"
#include "lesson/schema.h"

/* What a value must be, with its range: "whole number from 1 to 1000", "duration from 100ms to
 * 10min", "list of 2 to 6 objects", `"asked", "closed" or "never"`. */
const char *reference_type(const struct field *field, struct arena *arena);

/* What holds where the field is left out, as it would be written: "60", "\"10min\"", "false"; NULL:
 * the row does not say it, or the field is required. */
const char *reference_default(const struct field *field, struct arena *arena);

/* Both, and whether it is required: "whole number from 1 to 1000; default 40", "id; required". */
const char *reference_facts(const struct field *field, struct arena *arena);

/* What its names, or the keys of its object, are: "measures", "knobs", "moments"; NULL: of no such
 * table. */
const char *reference_group(const struct field *field);

/* A field in the objects around it. */
struct reference_place {
    const struct schema *root, *schema; /* what was walked; whose row it is */
    const struct field *field;
    const char *path; /* from the root: "choices[].why" */
    int depth;        /* 0: of the root itself */
};

/* Visits the rows of a schema in their order, those of the objects in a field behind it, as deep as
 * they go; not those of blocks that name their kind. kinds: where of_kind is found. */
void reference_walk(const struct schema *schema, struct kinds kinds, struct arena *arena,
                    void (*visit)(const struct reference_place *place, void *data), void *data);

/* The kind of that name, one that only a field names (schema.part) among them; NULL: there is none.
 */
const struct schema *reference_kind(struct kinds kinds, const char *name);

/* The schemas of whole documents: of a lesson's, a course's, ended by NULL. */
extern const struct schema *const reference_documents[];

#endif
