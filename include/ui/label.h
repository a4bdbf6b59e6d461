/*
 * Labels: plain text of a line or so (a title, a count), which wraps where it is too long.
 *
 * A pair is a label at the left and a short one at the right of the same row, or below it where
 * both do not fit. Either text may be NULL.
 */
#ifndef RTLESSON_UI_LABEL_H
#define RTLESSON_UI_LABEL_H

#include "ui/canvas.h"

/* How many rows the text takes at width_cells (at least 1); 0 for NULL. */
int label_rows(const char *text, int width_cells);

/* Draws it at (x, y); returns the rows. */
int label_put(struct canvas *canvas, int x, int y, int width_cells, struct style style,
              const char *text);

/* The same of a pair. */
int label_pair_rows(const char *left, const char *right, int width_cells);
int label_pair_put(struct canvas *canvas, int y, int width_cells, struct style left_style,
                   const char *left, struct style right_style, const char *right);

#endif
