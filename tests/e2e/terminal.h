/* The terminal that a tested program sees: libvterm keeps the screen, and what a key or a paste
 * sends is what libvterm's modes say it sends (application cursor keys, bracketed paste). No file
 * descriptor is met here; bytes come in and go out. Rows and columns count from 1. */
#ifndef E2E_TERMINAL_H
#define E2E_TERMINAL_H

#include "bytes.h"

#include <stdbool.h>

struct terminal;

struct terminal *terminal_new(int rows, int columns);
void terminal_free(struct terminal *terminal);
void terminal_resize(struct terminal *terminal, int rows, int columns);
int terminal_rows(const struct terminal *terminal);

/* The colour of its ground, "rgb:ffff/ffff/ffff", which it tells whoever asks (OSC 11); NULL, as at
 * first: it does not answer. The text is the caller's, and has to last. */
void terminal_set_ground(struct terminal *terminal, const char *ground);

/* What the program wrote. */
void terminal_take(struct terminal *terminal, const char *data, size_t length);
/* What the terminal has to send to the program: keys, pastes, answers to its questions. The caller
 * drops what it has sent. */
struct bytes *terminal_reply(struct terminal *terminal);

/* A key by its name: Down, PgUp, Enter, Shift-Tab, Ctrl-Z, Alt-x, F5, or one character. False: no
 * such key. */
bool terminal_key(struct terminal *terminal, const char *name);
/* TEXT as typed, a newline as the Enter key. */
void terminal_type(struct terminal *terminal, const char *text);
/* TEXT as pasted: within the brackets if the program asked for them. */
void terminal_paste(struct terminal *terminal, const char *text);

/* The mouse: press, drag (to there, with the button down), release, click (both), wheel-up or
 * wheel-down, at a cell. Nothing is sent that the program did not ask for. False: none of these. */
bool terminal_mouse(struct terminal *terminal, const char *does, int row, int column);
/* Whether it is reported now; whether it ever was. */
bool terminal_reports_mouse(const struct terminal *terminal);
bool terminal_reported_mouse(const struct terminal *terminal);
/* Finds the first cell of a text on the screen; false: it is not there. */
bool terminal_find(const struct terminal *terminal, const char *text, int *row, int *column);

/* One row as UTF-8, blanks at its end removed, appended to OUT. */
void terminal_row(const struct terminal *terminal, int row, struct bytes *out);
/* Every row, a newline after each. */
void terminal_screen(const struct terminal *terminal, struct bytes *out);
/* The same as one line: any run of blanks and line ends is one blank. */
void terminal_screen_unwrapped(const struct terminal *terminal, struct bytes *out);
/* What has been written on the normal screen, what scrolled away included; empty while the
 * alternate screen is shown. */
void terminal_output(const struct terminal *terminal, struct bytes *out);
/* The screen in a frame, with the cursor's place below it, for a person to read. */
void terminal_frame(const struct terminal *terminal, struct bytes *out);

struct terminal_cursor {
    int row, column;
    bool visible;
};
struct terminal_cursor terminal_cursor(const struct terminal *terminal);
bool terminal_alternate(const struct terminal *terminal);
/* A byte above 0x7f was ever written. */
bool terminal_beyond_ascii(const struct terminal *terminal);

/* Whether some place of TEXT on the screen has STYLE in every cell. STYLE is bold, underline,
 * italic, reverse, plain, fg=N, bg=N, fg=#rrggbb, fg=default or bg=default, or no- before one of
 * them. False with *KNOWN false: no such style. */
bool terminal_has_style(const struct terminal *terminal, const char *text, const char *style,
                        bool *known);

/* What the program has changed and not put back (alternate screen, hidden cursor, mouse, bracketed
 * paste, application keys, a colour or attribute still on), or NULL. */
const char *terminal_left_behind(struct terminal *terminal);

#endif
