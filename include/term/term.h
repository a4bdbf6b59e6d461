/*
 * The terminal: keys to events, canvas to screen, and the time between.
 *
 * Sleeps until input, a signal, or the player's next change: with nothing moving the process does
 * not wake. The terminal is as it was before after term_close, while the process is stopped, and
 * after a signal that kills. One terminal at a time: signals and curses belong to the process.
 */
#ifndef RTLESSON_TERM_TERM_H
#define RTLESSON_TERM_TERM_H

#include <stdbool.h>

#include "base/errbuf.h"
#include "player/player.h"
#include "ui/theme.h"

struct term;

/* Takes over the terminal on standard input and output. utf8: its charset is that, and not the
 * locale's; ascii: nothing else is written. NULL when its type is unknown or cannot place the
 * cursor. */
struct term *term_open(bool utf8, bool ascii, struct errbuf *err);

/* Whether the mouse, where there is one, is the lesson's at first (it is, where nothing is said) or
 * the terminal's own; the learner may change that. */
void term_set_mouse(struct term *term, bool wanted);

/* Shows a theme, or what the terminal can show of it. Before, there are no colours.
 * THEME_BY_GROUND: what the environment says, or else what holds on any ground; the terminal is
 * asked for its own, and once it has answered, at whatever time, the theme for that is shown. */
void term_set_theme(struct term *term, enum theme theme);

/* Who sees to something besides while a lesson is played: asked after each event, and whenever its
 * descriptor can be read, which it is to empty then. */
struct term_watch {
    bool (*look)(void *data);   /* true: the picture may be another now */
    void (*settle)(void *data); /* before the process is stopped; it should not take long */
    int descriptor;             /* -1: none */
    void *data;
};

void term_set_watch(struct term *term, struct term_watch watch);

enum term_outcome {
    TERM_GOES_ON,      /* never returned */
    TERM_LEFT,         /* the learner left */
    TERM_WANTS_LESSON, /* the learner asked for another lesson; term_play can go on after it */
    TERM_GONE,         /* the terminal, or its input, is gone */
    TERM_KILLED        /* by a signal that asks to end */
};

/* Plays until one of these. *lesson_id: which lesson is wanted. */
enum term_outcome term_play(struct term *term, struct player *player, const char **lesson_id);

/* After term_play: waits while the watch is_busy, and after a second says so in these words. False
 * when it was cut short: from then on by q or Ctrl-C, at any time by a signal that asks to end, or
 * because the input is gone. What else is typed is lost. */
bool term_wait(struct term *term, bool (*is_busy)(void *data), const char *words);

/* Gives the terminal back. Returns the signal that asked to end, for raise(), or 0; signals are
 * handled as before term_open. NULL is allowed. */
int term_close(struct term *term);

#endif
