/*
 * The loader: a JSON tree into C objects, driven by schemas alone.
 *
 * It goes on after a mistake and tells each where it is best mended; what follows from a mistake
 * already told is not told again. It knows no kind of block and no field by name, but for "kind",
 * by which a block finds its schema, and "format".
 */
#ifndef RTLESSON_LESSON_LOAD_H
#define RTLESSON_LESSON_LOAD_H

#include "base/arena.h"
#include "lesson/json.h"
#include "lesson/lesson.h"
#include "lesson/schema.h"

/* The places where ids, or other names that must not come twice, are written. */
struct id_use {
    const char *id;
    const struct json *value;
};

struct id_uses {
    struct id_use *list; /* owned */
    int count, capacity;
};

struct loader {
    const struct json_document *document;
    struct kinds kinds;
    struct arena *arena;
    struct problems *problems;
    struct id_uses wide; /* the ids that are unique in the document */
};

/* One object while it is loaded, in those around it. */
struct load_frame {
    const struct schema *schema;
    const struct json *json;
    void *object;
    const struct block *block;      /* whose object it is; NULL: no block's */
    const struct load_frame *outer; /* NULL at the root */
};

/* One value on its way into its object. */
struct load_slot {
    const struct load_frame *frame;
    const struct field *field;
    const struct json *value;
    void *into;
    bool is_entry; /* of the list that the field is */
};

/* What a schema's own check is handed. */
struct check {
    struct loader *loader;
    const struct load_frame *frame;
};

/* The row of the object's own id, or NULL. */
const struct field *load_id_field(const struct schema *schema);

/* Fills object (schema->size zeroed bytes) from the document's root; its texts and lists are in
 * arena. Another "format" than the one given is the only problem told. False when anything was
 * wrong. */
bool load_document(const struct json_document *document, const struct schema *schema, int format,
                   struct kinds kinds, struct arena *arena, struct problems *problems,
                   void *object);

#endif
