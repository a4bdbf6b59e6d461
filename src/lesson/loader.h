/*
 * What the parts of the loader hand one another, from the document down to one value.
 *
 * Each part knows only those before it: tell, id, value, load.
 */
#ifndef RTLESSON_LESSON_LOADER_H
#define RTLESSON_LESSON_LOADER_H

#include "base/arena.h"
#include "lesson/check.h"
#include "lesson/id.h"
#include "lesson/json.h"
#include "lesson/lesson.h"
#include "lesson/schema.h"

/* A block that has an id, comes after another one, or both. */
struct placed {
    const char *id;            /* NULL: it has none */
    struct block *block;       /* NULL: it could not be read */
    const struct json *object; /* its own */
    const struct json *after;  /* the id, NULL: it comes after none */
};

struct loader {
    const struct json_document *document;
    struct kinds kinds;
    struct arena *arena;
    struct problems *problems;
    int errors_left_out; /* of the problems' errors: of what is not in the lesson (sound_alone) */
    struct former *formers; /* in the arena */
    int formers_count, formers_capacity;
    struct placed *placed; /* in the arena, in the order in which they were read */
    int placed_count, placed_capacity;
    struct id_uses wide; /* the ids that are unique in the document */
    /* The section whose blocks were checked last, and what every frame of it takes (check_frame).
     */
    const struct json *section;
    uint64_t section_steps;
    struct terms *terms; /* in the arena: of the films and tables that were checked (check_terms) */
    int terms_count, terms_capacity;
    const struct block *terms_block; /* that told of the last, and the terms warned of there */
    struct knob_set terms_told;
};

/* One object while it is loaded, in those around it. */
struct load_frame {
    const struct schema *schema;
    const struct json *json;
    void *object;
    const struct block *block;      /* whose object it is; NULL: no block's */
    bool is_asked;                  /* it stands among questions (FIELD_QUESTIONS) */
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
    const char *variant; /* what is told is of this variant, whose values stand there; or NULL */
    struct place variant_place;
    const char *entry_words;
    const struct json *entry; /* what is checked is this entry of the object's, laid over it; or
                                 NULL: paths that begin in it are of it */
};

#endif
