/*
 * A pen: writes labels and prose below one another, on a canvas or only to measure.
 *
 * A kind says once what stands in a piece; its layout runs that with a pen that has no canvas and
 * reads the rows from y, its drawing runs it again on the canvas. A label is plain text of a line
 * or so (a title, a count), which wraps where it is too long; prose is CommonMark. A text that is
 * NULL or empty takes no row.
 */
#ifndef RTLESSON_UI_PEN_H
#define RTLESSON_UI_PEN_H

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/sign.h"

struct prose_store;
struct fills;

struct pen {
    struct canvas *canvas; /* NULL: only measures */
    struct arena *arena;
    int width_cells;
    int y;                     /* the next row */
    struct prose_store *store; /* of prose that was laid out before; NULL: none is kept */
    const struct fills *fills; /* what stands for the placeholders of prose; NULL: nothing */
};

/* Write at indent_cells from the left, down to the right edge, and move below it. */
void pen_label(struct pen *pen, int indent_cells, struct style style, const char *text);
void pen_prose(struct pen *pen, int indent_cells, struct style style, const char *markdown);

/* A label in exactly so many rows (at least 1), so that nothing moves when its text changes: blank
 * where it is shorter, cut where it is longer. */
void pen_label_rows(struct pen *pen, int indent_cells, struct style style, const char *text,
                    int rows);

/* A label at the left and a short one at the right end of its row; below it where both do not
 * fit. */
void pen_pair(struct pen *pen, int indent_cells, struct style left_style, const char *left,
              struct style right_style, const char *right);

/* Puts a mark on the next row and stays there: what follows is written beside it. */
void pen_mark(struct pen *pen, int x, struct style style, const char *mark);
/* What a sign is written as where it is drawn. Static. */
const char *pen_sign(const struct pen *pen, enum sign sign);

/* Leaves rows blank. */
void pen_skip(struct pen *pen, int rows);

#endif
