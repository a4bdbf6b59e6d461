/*
 * Signals: noted by handlers, looked at by the loop; and the terminal put right when one kills, or
 * when memory is out.
 *
 * The first of TERM, HUP, INT and QUIT is noted, and kills after a second if the loop has not come
 * round by then: it may be in a long frame, or wait for a terminal that takes nothing. Until
 * signals_restore the alarm is the program's own.
 *
 * Signals belong to the process, so that what is noted does, too. A signal that was ignored when
 * the program started stays ignored.
 */
#ifndef RTLESSON_TERM_SIGNALS_H
#define RTLESSON_TERM_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Before curses starts, which then keeps away from them. */
void signals_install(void);
/* Handles them as before. */
void signals_restore(void);

/* What a program writes and sets that is killed or has no memory, if the screen is in use: the
 * bytes (below 256), and the terminal's modes as they are now. NULL: the screen is not in use. */
void signals_farewell(const char *bytes, size_t length);
void signals_keep_modes(void);

/* True once for each time that it was asked for since. */
bool signals_took_resize(void);
bool signals_took_stop(void);
bool signals_took_continue(void);
/* The signal that asks the program to end, or 0. */
int signals_ending(void);

/* Stops this process, or its whole group as the terminal would, until it is continued. Nothing
 * happens where stopping is ignored. */
void signals_stop(bool whole_group);

/* Stops, as a program in the background does that wants its terminal, until this one is in the
 * foreground of descriptor's terminal; false when it is asked to end instead, or cannot stop. */
bool signals_wait_for_foreground(int descriptor);

/* Sleeps until descriptor or also (-1: none) can be read, a signal comes, or timeout_usec is over
 * (negative: never); true when descriptor can be read. Does not sleep when a signal was noted
 * already. */
bool signals_wait(int descriptor, int also, int64_t timeout_usec);

#endif
