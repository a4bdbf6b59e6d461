/* The signs whose ASCII form their character alone does not tell: those of a picture, where lines
 * and signs stand side by side, and those that an author's text may have, too, as a quotation mark
 * or an arrow. The form of all others is their character's (text_cell_ascii). What each means, and
 * that those of one place differ in ASCII as in UTF-8, is held by tests/unit/ui/sign.c. */
#ifndef UI_SIGN_H
#define UI_SIGN_H

#include <stdbool.h>

enum sign {
    SIGN_FOCUS,
    SIGN_ENTERED,
    SIGN_NEXT, /* the way on */
    /* Of an actor's line in a picture: no connection, not yet there, something waits, open. */
    SIGN_LIFE,
    SIGN_LIFE_COMING,
    SIGN_LIFE_WAITING,
    SIGN_OPEN,
    SIGN_OPEN_LEFT,
    SIGN_OPEN_RIGHT,
    SIGN_OPEN_ACROSS,
    SIGN_CUT,
    /* Of a message: its line and its head, which is hollow where it brings nothing. */
    SIGN_LINE_REQUEST,
    SIGN_LINE_ANSWER,
    SIGN_LINE_PUSH,
    SIGN_LINE_FRAME,
    SIGN_LINE_AROUND, /* set-up and heartbeats */
    SIGN_HEAD_RIGHT,
    SIGN_HEAD_LEFT,
    SIGN_EMPTY_RIGHT,
    SIGN_EMPTY_LEFT,
    /* Of data, and what becomes of it; a message is lost, too. */
    SIGN_DATA,
    SIGN_WAITING,
    SIGN_SEEN,
    SIGN_LOST,
    SIGN_COUNT
};

/* One cell. Static. */
const char *sign_text(enum sign sign, bool ascii);

#endif
