/*
 * What is kept of a lesson for the learner who comes back to it.
 */
#ifndef RTLESSON_LESSON_KEPT_H
#define RTLESSON_LESSON_KEPT_H

#include <stdbool.h>

#include "lesson/facts.h"
#include "lesson/tries.h"

/* Where the learner was: a section or the ending, how far down, and what had the focus. */
struct kept_place {
    char section[FACTS_ID_LIMIT + 1]; /* its id; "": none */
    bool at_end;                      /* the ending, which is no section */
    char focus[FACTS_ID_LIMIT + 1];   /* the id of the block that had it in view; "": none had */
    int part;                         /* of that block */
    int scroll;                       /* the row at the top of the view, as wide as it was */
};

struct kept {
    struct facts facts;
    struct tries tries;
    struct kept_place place; /* { 0 } is none */
    struct facts drafts;     /* texts that other players left in fields, the newest of each that
                                kept_offers */
};                           /* { 0 } is nothing */

void kept_release(struct kept *kept);

/* Whether a text stands in the field that is not handed in yet: it was not tried as it is, and its
 * question is not closed. */
bool kept_is_draft(const struct facts *facts, const char *id, const char *part);

/* Whether another text for the field is worth to be offered: it differs from what stands there and
 * from what was tried last, the question is not closed, and no other is offered already. */
bool kept_offers(const struct facts *facts, const char *id, const char *part, const char *text);

bool kept_same_place(const struct kept_place *a, const struct kept_place *b);

#endif
