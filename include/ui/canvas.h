/*
 * The canvas: a grid of cells in memory, on which everything is drawn.
 *
 * A block draws at (0, 0) of the rectangle that was pushed for it; whatever lies outside the clip
 * is dropped. Charset is an argument of the canvas: on an ASCII canvas every cell that is put is
 * turned into its ASCII form of the same width. Text is made harmless here, where it becomes
 * cells. The canvas knows nothing of a terminal: term shows it cell by cell, show prints it.
 */
#ifndef RTLESSON_UI_CANVAS_H
#define RTLESSON_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "base/writer.h"

/* What a colour says. Which one that is, a theme says (ui/theme.h). */
enum colour {
    COLOUR_DEFAULT, /* nothing: the terminal's own text */
    COLOUR_QUIET,   /* what stands back */
    COLOUR_FOCUS,   /* where the learner is */
    COLOUR_ASKED,   /* a question and its answer, on a diagram */
    COLOUR_PUSHED,  /* what is sent without being asked for */
    COLOUR_LATE,    /* late, lost, wrong */
    COLOUR_RIGHT,   /* right, won */
    COLOUR_COUNT
};

enum attribute {
    ATTRIBUTE_BOLD = 1,
    ATTRIBUTE_DIM = 2,
    ATTRIBUTE_UNDERLINE = 4,
    ATTRIBUTE_REVERSE = 8,
    ATTRIBUTE_ITALIC = 16
};

struct style {
    uint8_t colour;     /* enum colour */
    uint8_t attributes; /* of enum attribute */
};

struct rect {
    int x, y, width, height; /* cells */
};

struct spot {
    int x, y; /* a cell */
};

struct cell {
    struct text_cell text; /* width_cells 0: the second half of the wide cell to the left */
    struct style style;
};

/* For who asks which texts do not find the room that they want: told is called with each, and how
 * many of its cells are shown. */
struct canvas_cuts {
    void (*told)(const char *text, size_t length, int shown_cells, void *data);
    void *data;
};

struct canvas {
    int columns, rows;
    bool ascii;
    struct cell *cells;             /* rows × columns, owned */
    struct rect clip;               /* in cells of the whole canvas */
    int origin_x, origin_y;         /* where (0, 0) of the drawer is */
    int cursor_x, cursor_y;         /* whole canvas; cursor_x < 0: hidden */
    int mark_x, mark_y;             /* where a hidden cursor stands; mark_x < 0: nowhere */
    const struct canvas_cuts *cuts; /* NULL: nobody asks */
};

/* True of a cell that lies in the rectangle. */
bool canvas_rect_has(struct rect rect, struct spot at);

/* Makes a blank canvas; columns and rows are at least 1. */
void canvas_init(struct canvas *canvas, int columns, int rows, bool ascii);
void canvas_release(struct canvas *canvas);

/* Blanks every cell, takes back clip and origin, hides the cursor. */
void canvas_clear(struct canvas *canvas);

/* Moves the origin to at (in the present coordinates) and narrows the clip to it. Give the result
 * back to canvas_pop. */
struct canvas_state {
    struct rect clip;
    int origin_x, origin_y;
};
struct canvas_state canvas_push(struct canvas *canvas, struct rect at);
void canvas_pop(struct canvas *canvas, struct canvas_state state);

/* Puts one cell at (x, y). A wide cell that would be cut by the clip becomes a space. */
void canvas_put(struct canvas *canvas, int x, int y, struct style style,
                const struct text_cell *cell);

/* Writes text on one line, clipped; returns the cells it takes. _n: length bytes of it. */
int canvas_text(struct canvas *canvas, int x, int y, struct style style, const char *text);
int canvas_text_n(struct canvas *canvas, int x, int y, struct style style, const char *text,
                  size_t length);
int canvas_printf(struct canvas *canvas, int x, int y, struct style style, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Writes text on one line that ends before the column end. */
void canvas_text_right(struct canvas *canvas, int end, int y, struct style style, const char *text);

/* As canvas_text, in at most width cells: a longer text is cut and ends with "…". */
int canvas_text_cut(struct canvas *canvas, int x, int y, int width, struct style style,
                    const char *text);

/* The text, or what of it finds room in so many cells, with "…", in the arena. canvas NULL: it is
 * not drawn, but measured. */
const char *canvas_cut(const struct canvas *canvas, const char *text, int width_cells,
                       struct arena *arena);
/* Tells who asks that of the text no more cells are shown. canvas may be NULL. */
void canvas_tell_cut(const struct canvas *canvas, const char *text, int shown_cells);

/* Fills with one cell's text ("─", " "). */
void canvas_fill(struct canvas *canvas, struct rect at, struct style style, const char *text);

/* Shows the text cursor at (x, y) if it is inside the clip. */
void canvas_cursor(struct canvas *canvas, int x, int y);
/* Marks (x, y), or what of the clip is nearest, as where a hidden cursor stands. */
void canvas_mark(struct canvas *canvas, int x, int y);

/* The cell at (x, y) of the whole canvas, or NULL outside. */
const struct cell *canvas_at(const struct canvas *canvas, int x, int y);

/* Writes the canvas as lines of text, each ended by a newline and without trailing blanks; with
 * colour, styles as SGR sequences (ECMA-48 §8.3.117), reset before each newline. */
void canvas_write(const struct canvas *canvas, struct writer *writer, bool colour);

#endif
