/*
 * The theme: one table from what a thing means to how it looks. Nothing is said by colour alone.
 *
 * Words have a colour only where it holds against dark and light grounds in the usual palettes:
 * magenta, and red in bold, which the Linux console shows bright. Green and cyan are for marks and
 * lines; blue holds nowhere on black.
 */
#ifndef RTLESSON_UI_THEME_H
#define RTLESSON_UI_THEME_H

#include "ui/canvas.h"

enum role {
    ROLE_TEXT,
    ROLE_TITLE,   /* of a section */
    ROLE_KICKER,  /* the short label above a title */
    ROLE_HEADING, /* of a block: a card's title, a question */
    ROLE_STRONG,
    ROLE_EMPHASIS,
    ROLE_CODE,
    ROLE_LINK,    /* an address */
    ROLE_QUIET,   /* captions, sources, hints, the frame */
    ROLE_KEY,     /* a key in the footer */
    ROLE_FOCUS,   /* the words that have the focus */
    ROLE_POINTER, /* its mark; a knob, an edge, a place on an axis that it is on */
    ROLE_GOOD,
    ROLE_BAD,
    ROLE_WARNING,
    ROLE_NOTE,
    ROLE_TIP,
    ROLE_VALUE,   /* a figure that changes: the slider's, a film's clock */
    ROLE_REQUEST, /* on a diagram */
    ROLE_ANSWER,
    ROLE_PUSH,
    ROLE_FRAME,
    ROLE_DATA,
    ROLE_COUNT
};

struct style theme_style(enum role role);

/* One style, or a role's, laid over another: its colour, if it has one, and the attributes of both.
 */
struct style style_over(struct style below, struct style above);
struct style theme_over(struct style below, enum role role);

#endif
