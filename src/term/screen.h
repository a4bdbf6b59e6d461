/*
 * The screen by curses: a canvas on it, and the terminal's own state before, after and in between.
 * Curses holds one screen for the process, so that there is nothing to hand around.
 */
#ifndef RTLESSON_TERM_SCREEN_H
#define RTLESSON_TERM_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/errbuf.h"
#include "term/decode.h"
#include "ui/canvas.h"

/* Looks the terminal up. False where its type is unknown or cannot place the cursor. */
bool screen_find(struct errbuf *err);
/* Starts curses on what screen_find found; false when curses finds no memory for itself. */
bool screen_open(struct errbuf *err);
void screen_close(void);

/* Gives the terminal back for a while, and takes it again as it then is, whoever had it. */
void screen_leave(void);
void screen_return(void);

/* The terminal's size in cells. */
void screen_size(int *columns, int *rows);
/* Takes over the size that the terminal has now. */
void screen_resize(void);

/* Shows the canvas; writes what differs from what is there. */
void screen_show(const struct canvas *canvas);
/* Asks the terminal for the colour of its ground, which it may answer (EVENT_GROUND): false where
 * the answer would change nothing. */
bool screen_ask_ground(void);

/* The next screen_show writes everything. */
void screen_redraw(void);

/* Whether the terminal has a mouse; and asks it to report that, where it has one, or to report it
 * no more. What was asked for last holds after screen_return, too. */
bool screen_has_mouse(void);
void screen_set_mouse(bool wanted);

/* Tells the decoder the keys of the terminal's description. */
void screen_describe_keys(struct decoder *decoder);

/* The bytes that put the terminal's screen right, for a handler that may not call curses; returns
 * their count. From screen_find on. */
size_t screen_farewell(char *into, size_t size);

#endif
