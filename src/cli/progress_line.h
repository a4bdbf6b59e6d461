/*
 * Progress on the terminal: a command that takes longer than a second says on standard error what
 * it does, in one line that is written over and taken away at its end. Where standard error is no
 * terminal it says nothing.
 */
#ifndef RTLESSON_CLI_PROGRESS_LINE_H
#define RTLESSON_CLI_PROGRESS_LINE_H

/* The second begins. */
void progress_line_show(void);
/* Takes the line away, before anything else is written. */
void progress_line_hide(void);

#endif
