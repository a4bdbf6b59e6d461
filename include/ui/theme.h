/*
 * The theme: from what a thing is to what is said of it, and from that to how a terminal shows it.
 *
 * A role is a row in theme.c: its colour, which says one thing and nothing else (enum colour), and
 * its attributes. Nothing is said by colour alone; figures and titles are plain or bold. What a
 * colour looks like is a row of a theme: in the terminal's own eight, whose green and cyan hold as
 * marks and lines only, or in those of 256 that are the same everywhere, for dark grounds, for
 * light ones, and, with less contrast, for both. Grounds are the terminal's own. Eight colours
 * leave none for the focus, which is reversed or bold, and for what is quiet nothing but dim.
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
    ROLE_LINK,     /* an address */
    ROLE_QUIET,    /* captions, sources, hints, the frame, rules, what is yet to come */
    ROLE_KEY,      /* a key in the footer */
    ROLE_VALUE,    /* a figure that changes: the slider's, a film's clock */
    ROLE_FOCUS,    /* the words that have the focus */
    ROLE_POINTER,  /* its mark; a knob, an edge, a place on an axis that it is on */
    ROLE_EXCHANGE, /* on a diagram: a question, an answer */
    ROLE_PUSH,     /* on a diagram: what nobody asked for */
    ROLE_LATE,     /* on a diagram: what waits, its age, what is lost */
    ROLE_GOOD,     /* a right answer, a goal that is met */
    ROLE_BAD,      /* a wrong one */
    ROLE_COUNT
};

struct style theme_style(enum role role);

/* One style, or a role's, laid over another: its colour, if it has one, and the attributes of both.
 */
struct style style_over(struct style below, struct style above);
struct style theme_over(struct style below, enum role role);

enum theme {
    THEME_BY_GROUND = -1, /* no theme: whichever fits */
    THEME_MONO,           /* attributes alone */
    THEME_ANSI,           /* the terminal's eight, on whatever ground */
    THEME_ANY,            /* of 256, on whatever ground */
    THEME_DARK,           /* of 256, on a dark ground */
    THEME_LIGHT,          /* of 256, on a light ground */
    THEME_COUNT
};
extern const char *const theme_names[THEME_COUNT + 1]; /* ended by NULL */

/* How a terminal shows a style. */
struct paint {
    int colour; /* 0 … 7: the terminal's eight, as SGR 30 … 37 has them; 16 … 255: of 256;
                   -1: of its text */
    uint8_t attributes; /* of enum attribute */
};
struct paint theme_paint(enum theme theme, struct style style);

/* 0xRRGGBB of a colour from 16 on of 256, whose lower ones each terminal has its own of. */
uint32_t theme_rgb(int colour);

/* Reads what a terminal answers to OSC 11, "rgb:RRRR/GGGG/BBBB" with one to four digits each, as
 * XParseColor(3) has it, or "rgba:" with a fourth. */
bool theme_read_ground(const char *text, size_t length, uint32_t *rgb);

/* The theme for a ground 0xRRGGBB: that whose text holds better there. */
enum theme theme_of_ground(uint32_t rgb);

#endif
