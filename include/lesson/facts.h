/*
 * Facts: what the learner did, (id, part) -> whole number or text.
 *
 * id is the author's id of a block, part a path of ids inside it ("bell", "bell/reason"); parts of
 * the program's own begin with a point and are named in own.h. No kind of block has saving
 * code of its own: what it must remember it sets here. A second store of the same type holds how a
 * thing is looked at (the chosen tab, the cursor of a text field), which is never saved.
 */
#ifndef RTLESSON_LESSON_FACTS_H
#define RTLESSON_LESSON_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "lesson/own.h"

struct fact {
    char *id, *part; /* owned */
    int64_t value;   /* 0 where text is set */
    char *text;      /* owned, or NULL */
};

struct facts {
    struct fact *list; /* sorted by id, then part */
    int count, capacity;
    unsigned changes; /* counts up with every change */
};                    /* { 0 } is an empty store */

/* The number, or fallback where there is no such fact or it is a text. */
int64_t facts_get(const struct facts *facts, const char *id, const char *part, int64_t fallback);

/* The number of a count: least where there is no such fact, and held within least and most,
 * whatever was read of a record that is damaged or was edited by hand. */
int64_t facts_count(const struct facts *facts, const char *id, const char *part, int64_t least,
                    int64_t most);

/* The text, or NULL. Valid until the fact changes. */
const char *facts_text(const struct facts *facts, const char *id, const char *part);

bool facts_has(const struct facts *facts, const char *id, const char *part);

/* Whether there is a fact of id with any part but these, a list ended by NULL. */
bool facts_has_other(const struct facts *facts, const char *id, const char *const *parts);

void facts_set(struct facts *facts, const char *id, const char *part, int64_t value);
void facts_set_text(struct facts *facts, const char *id, const char *part, const char *text);

void facts_clear(struct facts *facts, const char *id, const char *part);
void facts_clear_all(struct facts *facts, const char *id); /* every part of id */

/* Copies all facts over those that are there. */
void facts_copy(struct facts *into, const struct facts *from);

/* Makes followed the same as facts and tells of each fact that was another there: as it is in facts
 * or, gone, as it was. Takes as long as it takes to compare them all. */
void facts_follow(struct facts *followed, const struct facts *facts,
                  void (*tell)(const struct fact *fact, bool gone, void *data), void *data);

void facts_release(struct facts *facts);

/* Joins ids to a part, "a/b", in a buffer of the caller's; returns it. No path is too long, since
 * the loader refuses ids that could make one. */
enum { FACTS_PART_BYTES = 256, FACTS_ID_LIMIT = 64 };
_Static_assert(3 * (FACTS_ID_LIMIT + 1) < FACTS_PART_BYTES, "three ids are a path");
const char *facts_part(char into[FACTS_PART_BYTES], const char *first, const char *second);

#endif
