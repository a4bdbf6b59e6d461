/*
 * What is typed or pasted into a field, of whatever kind: no character of it is lost in silence.
 */
#ifndef RTLESSON_BLOCKS_ASK_TYPED_H
#define RTLESSON_BLOCKS_ASK_TYPED_H

#include "blocks/block.h"
#include "ui/edit.h"

/* What a field takes. */
struct typed_field {
    const char *holds; /* at most, to the learner: "4,000 bytes of text" */
    bool one_line;     /* of a paste the first line that is not blank */
};

/* Inserts at the cursor what an event types, or a piece of a paste; false: it types nothing. A
 * character that does not fit is refused, a paste keeps its first whole characters; the learner is
 * told of both. */
bool typed_insert(struct edit *edit, const struct typed_field *field, const struct event *event,
                  struct session *session);

/* Inserts the character that a key stands for in the field, as "\n" of Enter. */
void typed_insert_key(struct edit *edit, const struct typed_field *field, const char *character,
                      struct session *session);

#endif
