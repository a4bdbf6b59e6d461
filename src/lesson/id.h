/*
 * Ids: what may be one, and which stand twice.
 */
#ifndef RTLESSON_LESSON_ID_H
#define RTLESSON_LESSON_ID_H

#include <stdbool.h>

#include "lesson/facts.h"
#include "lesson/json.h"

struct loader;

/* True for what may be an id (schema.h); id_has_letters: but for its length. */
bool id_is_valid(const char *text);
bool id_has_letters(const char *text);

/* What the text would be as an id: "What is it?" as "What-is-it"; "" where no letter remains. */
void id_from(char into[FACTS_ID_LIMIT + 1], const char *text);

/* The places where ids, or other names that must not come twice, are written. */
struct id_use {
    const char *id;
    const struct json *value;
};

struct id_uses {
    struct id_use *list; /* owned */
    int count, capacity;
};

/* Notes a use. The id must live as long as uses. */
void id_uses_add(struct id_uses *uses, const char *id, const struct json *value);

/* Sorts the uses, and tells every one but the first of its id; where: "in this list". */
void id_uses_tell(struct loader *loader, struct id_uses *uses, bool are_keys, const char *where);

#endif
