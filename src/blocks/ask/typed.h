/*
 * What is typed or pasted into a field, of whatever kind: no character of it is lost in silence,
 * nor is a text that stood in the same field in another window (record/record.h).
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

/* What a key of typing makes of the text, over rows of width_cells; where a cut, undo or redo has
 * nothing to do, that is told. */
void typed_act(struct edit *edit, int typing, int width_cells, struct session *session);

/* The text of another window that is kept beside the one that stands in the field of this part;
 * NULL: there is none, it is the same, or the question is closed. */
const char *typed_other(const struct block *block, const char *part, const struct facts *facts);

/* Says that there is one, and by which key it is had; nothing where there is none. */
void typed_write_other(const struct block *block, const char *part, const struct facts *facts,
                       int indent_cells, struct pen *pen);

/* That key's row in a table of bindings, to be offered where there is another text. */
#define TYPED_SWAP_BINDING(action)                                                                 \
    { {KEYSYM_CTRL + 'x'}, "Ctrl-X", "swap texts", action }

/* Puts the other text, of which there is one, into edit, and that of edit into its place; nothing
 * is kept beside it where that is empty. */
void typed_swap(struct edit *edit, const struct block *block, const char *part,
                struct session *session);

#endif
