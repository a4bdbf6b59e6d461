/*
 * The values of fields in a JSON Schema, and the types that many fields share, which stand once
 * among its definitions.
 */
#ifndef RTLESSON_LESSON_JSON_SCHEMA_VALUE_H
#define RTLESSON_LESSON_JSON_SCHEMA_VALUE_H

#include "lesson/json_write.h"
#include "lesson/lesson.h"
#include "lesson/schema.h"

/* What is defined once, and named by a "$ref" where it is used. */
enum shape_def {
    SHAPE_BLOCK,
    SHAPE_QUESTION,
    SHAPE_SCENARIO,
    SHAPE_VARY,
    SHAPE_LINE,
    SHAPE_PROSE,
    SHAPE_ID,
    SHAPE_DURATION,
    SHAPE_SHARE,
    SHAPE_DEFS
};

/* A JSON Schema while it is written. */
struct shape {
    struct json_write out;
    const struct schema *root;
    struct kinds kinds;
    bool used[SHAPE_DEFS]; /* what was named so far: that alone is defined */
};

enum { SHAPE_NAME_BYTES = 64 };
const char *shape_def_name(enum shape_def def);
const char *shape_kind_name(const char *kind, char into[SHAPE_NAME_BYTES]); /* "kind.choice" */

/* These write members into the object that is open: a reference; the condition "if", that the
 * member of that name is there and has the value; a pattern from the text's beginning to its end,
 * with what an editor says of a text that is otherwise. */
void shape_write_ref(struct shape *shape, enum shape_def def);
void shape_write_ref_to(struct shape *shape, const char *definition);
void shape_write_if(struct shape *shape, const char *name, const char *value);
void shape_write_pattern(struct shape *shape, const char *pattern, const char *otherwise);

/* The same of a field: what it is for, its range where no keyword has it, what holds without it in
 * words; that it is a list, with its counts; its value, of all types but FIELD_OBJECTS. */
void shape_write_says(struct shape *shape, const struct field *field);
void shape_write_list(struct shape *shape, const struct field *field);
void shape_write_value(struct shape *shape, const struct field *field);

/* The definitions of texts, ids, durations and shares that are used. */
void shape_write_types(struct shape *shape);

/* The definitions of scenarios, of what varies, and of each knob, where one of them is used
 * (json_schema_knob.c). */
void shape_write_knobs(struct shape *shape);

#endif
