/*
 * A dial: a quantity that is turned in whole steps, as its title, a short scale and its value.
 *
 *     Poll interval  ├────────●─────────────┤    2.5 s
 *     Latency        ├──●───────────────────┤  ◄ 80 ms ►
 *     Back-off       ├─●┤  on
 *
 * Dials below each other share a frame, so that their scales stand in line. Where one row has no
 * room, the scale moves below title and value, and then the value below the title. A switch has two
 * steps, and a scale of them alone.
 */
#ifndef RTLESSON_UI_DIAL_H
#define RTLESSON_UI_DIAL_H

#include <stdbool.h>

#include "ui/canvas.h"

struct dial {
    const char *title;
    const char *value;     /* in words */
    int value_cells;       /* of the widest value that it can have */
    int step, steps;       /* 0 … steps, at least 1 */
    bool focused, entered; /* entered: the arrows turn it */
};

struct dial_frame {
    int width_cells;
    int title_cells, value_cells, scale_cells; /* scale: 0 where there is no room for one */
    bool value_beside, scale_beside;           /* the title; else below it */
    int rows;                                  /* that each of the dials takes: 1 … 3 */
};

/* The frame of the dials in a width (at least 1). Titles and widest values are looked at, so that
 * nothing moves while one is turned. */
struct dial_frame dial_frame(const struct dial *dials, int count, int width_cells);

/* The step that a dial with its first row at 0 is turned to by a mouse that went down at from and
 * is at at: on the scale, from where it may slide anywhere, or on one of the arrows; -1: it went
 * down on neither. */
int dial_step_at(const struct dial *dial, const struct dial_frame *frame, struct spot from,
                 struct spot at);

/* The rows of a dial that is a switch, in the frame of dials that it is among. */
int dial_switch_rows(const struct dial *dial, const struct dial_frame *frame);
void dial_draw_switch(const struct dial *dial, const struct dial_frame *frame, int y,
                      struct canvas *canvas);

/* Draws a dial with its first row at y. */
void dial_draw(const struct dial *dial, const struct dial_frame *frame, int y,
               struct canvas *canvas);

#endif
