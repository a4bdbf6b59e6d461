/*
 * What was typed, so that it can be undone: the steps by which the text of a field became what it
 * is, and those that were undone since.
 *
 * A step is a word with the blanks behind it, of at most 20 characters; a run of Backspace or of
 * Delete; a cut; a paste. They hang on the text that they lead to: where a field holds another by
 * now, from another window or after a new start, they are dropped. The oldest are forgotten where
 * there is no room for a new one. Nothing here is allocated or kept; {0} is empty.
 */
#ifndef RTLESSON_UI_UNDO_H
#define RTLESSON_UI_UNDO_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/edit.h"

enum { UNDO_STEPS = 1000, UNDO_BYTES = 16000, UNDO_FIELDS = 8 };

/* How a text was changed, which says whether that goes on with the step before. */
enum undo_way {
    UNDO_CUT, /* never does */
    UNDO_TYPED,
    UNDO_BACKSPACE,
    UNDO_DELETE,
    UNDO_PASTED,   /* the first piece of a paste: never does … */
    UNDO_PASTED_ON /* … the others always do */
};

/* All in bytes of the text. */
struct undo_step {
    uint16_t at, removed, inserted;        /* what stood there, and what stands there instead */
    uint16_t cursor_before, cursor_behind; /* where the cursor stood, and stands then */
};

/* Of one field. */
struct undo {
    char text[EDIT_LIMIT_BYTES + 1]; /* to which the steps lead */
    size_t length;
    struct undo_step steps[UNDO_STEPS];
    int done, count;        /* the steps from done on are undone */
    char bytes[UNDO_BYTES]; /* of each step: removed, then inserted */
    size_t done_bytes;      /* of the steps before done */
    enum undo_way way;      /* of the last step, … */
    int changes;            /* … which is made of so many; 0: nothing goes on with it */
};

/* Of the fields in which was typed last. */
struct undos {
    struct undo_field {
        const void *owner; /* NULL: nobody's */
        int part;
        uint64_t used; /* when: the least is given to another field */
        struct undo undo;
    } fields[UNDO_FIELDS];
    uint64_t uses;
};

/* The steps of a field, which its owner and the part of it name; none at first. */
struct undo *undos_find(struct undos *undos, const void *owner, int part);

/* Notes that a field's text was changed so. */
void undo_note(struct undo *undo, const struct edit *before, const struct edit *after,
               enum undo_way way);

/* Takes the text a step back, or on again; false: there is none. */
bool undo_back(struct undo *undo, struct edit *edit);
bool undo_on(struct undo *undo, struct edit *edit);

#endif
