/*
 * The themes as curses' pairs of colours, one for each colour, and what of a theme the terminal can
 * show. Curses holds one screen for the process, so that there is nothing to hand around.
 */
#ifndef RTLESSON_TERM_COLOURS_H
#define RTLESSON_TERM_COLOURS_H

#include <stdbool.h>

#include "ui/theme.h"

/* The type of the terminal to ask curses for: what TERM says, or the same with 256 colours where
 * COLORTERM says that it has more than its type does. NULL: TERM says nothing. */
const char *colours_type(void);

/* What is known without asking: no colours (NO_COLOR), the ground (COLORFGBG), or THEME_BY_GROUND.
 */
enum theme colours_of_environment(void);

/* After newterm: whether it makes a difference which ground there is. */
bool colours_hang_on_ground(void);

/* Shows this theme from now on, or what the terminal can show of it. */
void colours_show(enum theme theme);
/* How the shown theme shows a style: attributes, and the pair of curses. */
struct paint colours_paint(struct style style);

#endif
