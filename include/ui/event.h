/*
 * Events: all that comes into the player from outside, each with its time.
 *
 * No clock is read below term: at_usec is monotonic time handed in, so that any frame after any
 * events is a function of its inputs.
 */
#ifndef RTLESSON_UI_EVENT_H
#define RTLESSON_UI_EVENT_H

#include <stdbool.h>
#include <stdint.h>

enum event_type {
    EVENT_TICK,   /* time has passed: nothing else */
    EVENT_KEY,    /* key */
    EVENT_PASTE,  /* text: what was pasted in brackets, or a piece of it; continues */
    EVENT_RESIZE, /* columns, rows */
    EVENT_MOUSE,  /* mouse, at column and row */
    EVENT_GROUND, /* ground: what the terminal's is; term sees to it */
};

/* What a mouse does: its left button, and its wheel. A drag is a move while the button is down. */
enum mouse { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

/* A key is a Unicode code point, or one of these above the last code point. */
enum keysym {
    KEYSYM_NONE = 0,
    KEYSYM_TAB = 9,
    KEYSYM_ENTER = 13,
    KEYSYM_ESCAPE = 27,
    KEYSYM_SPACE = 32,
    KEYSYM_UP = 0x110000,
    KEYSYM_DOWN,
    KEYSYM_LEFT,
    KEYSYM_RIGHT,
    KEYSYM_HOME,
    KEYSYM_END,
    KEYSYM_PAGE_UP,
    KEYSYM_PAGE_DOWN,
    KEYSYM_SHIFT_TAB,
    KEYSYM_BACKSPACE,
    KEYSYM_DELETE,
    KEYSYM_INSERT,
    KEYSYM_WORD_LEFT,      /* Ctrl-Left, Alt-b */
    KEYSYM_WORD_RIGHT,     /* Ctrl-Right, Alt-f */
    KEYSYM_WORD_BACKSPACE, /* Alt-Backspace, Ctrl-W */
    KEYSYM_TEXT_START,     /* Ctrl-Home */
    KEYSYM_TEXT_END,       /* Ctrl-End */
    KEYSYM_CTRL = 0x120000 /* KEYSYM_CTRL + 'c' is Ctrl-C; tab, enter, escape have names above */
};

struct event {
    enum event_type type;
    int64_t at_usec;
    uint32_t key;
    const char *text; /* whole UTF-8 characters; only the last piece of a paste may be empty */
    bool continues;   /* the next event of this type is more of the same paste */
    int columns, rows;
    enum mouse mouse;
    int column, row; /* from 0 */
    uint32_t ground; /* 0xRRGGBB */
};

#endif
