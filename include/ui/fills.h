/*
 * Fills: what stands in a text for its placeholders, {set: NAME} and {figure: NAME}: the value of a
 * knob, and a figure of what is run. Their names are the block's to know in which the text stands.
 *
 * In prose they are replaced in what is text once the CommonMark was read, never in code (prose.h);
 * in a line wherever they stand. What has no fill stays as it is.
 */
#ifndef RTLESSON_UI_FILLS_H
#define RTLESSON_UI_FILLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum fill_of { FILL_SET, FILL_FIGURE };

/* A placeholder as it stands in a text: at begins with "{", so many bytes to behind its "}". */
struct placeholder {
    enum fill_of of;
    const char *at;
    size_t bytes;
    const char *name; /* what stands behind the colon, without blanks around it */
    size_t name_bytes;
};

struct fill {
    enum fill_of of;
    const char *name;
    const char *text; /* "2 s" */
    bool is_number, is_time;
    int64_t value; /* of a number, as a question takes it: a time in microseconds, else whole */
};

struct fills {
    const struct fill *list;
    int count;
    const char *key; /* all texts together: texts filled with the same key and text are the same */
};

/* The next placeholder at or behind text; false: there is none. */
bool placeholder_next(const char *text, struct placeholder *into);
/* Whether the text is one placeholder and nothing else. */
bool placeholder_is_all(const char *text, struct placeholder *into);

/* Makes the key; the list stays the caller's. */
struct fills fills_of(const struct fill *list, int count, struct arena *arena);

/* What stands for it, or NULL. fills may be NULL. */
const struct fill *fills_find(const struct fills *fills, const struct placeholder *placeholder);

/* The text with all that there is put in; itself where that is nothing. In the arena. */
const char *fills_put(const struct fills *fills, const char *text, struct arena *arena);

/* The key of what stands in a text: "" where it has no placeholder. */
const char *fills_key(const struct fills *fills, const char *text);

#endif
