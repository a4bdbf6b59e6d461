/*
 * A text being edited: what it holds, where its cursor stands, and what a key makes of both.
 *
 * The text is UTF-8 with newlines and no other control character. The cursor is a byte offset and
 * always stands between two cells (base/text.h). Rows are the lines as they are shown, wrapped at a
 * width in cells of which the last is kept free for a cursor behind the text; a newline at the end
 * of the text begins one more row. Nothing here draws, allocates or remembers: whoever keeps a text
 * fills a struct edit, calls one function, and stores the result.
 */
#ifndef RTLESSON_UI_EDIT_H
#define RTLESSON_UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

enum { EDIT_LIMIT_BYTES = 4000, EDIT_NO_WISH = -1 };

struct edit {
    char text[EDIT_LIMIT_BYTES + 1]; /* NUL-terminated */
    size_t length, cursor;           /* bytes */
    int wish_cells;                  /* the column that Up and Down keep to, or EDIT_NO_WISH */
    size_t most_characters;          /* that it may hold, besides the limit of bytes; 0: any */
};

/* Starts from a text (NULL is an empty one; what is over the limit is cut) with the cursor at the
 * offset, or behind the cell that the offset is in. */
void edit_init(struct edit *edit, const char *text, size_t cursor, int wish_cells);

/* Inserts length bytes at the cursor, which then stands behind them: CR LF and CR become newlines,
 * a tab a space, and what is no UTF-8 or a control character is dropped. Whole characters
 * (base/text.h) that no longer fit are left out, from the first one on: returns how many. */
size_t edit_insert(struct edit *edit, const char *bytes, size_t length);

enum edit_move {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_WORD_LEFT,
    EDIT_WORD_RIGHT,
    EDIT_ROW_START,
    EDIT_ROW_END,
    EDIT_TEXT_START,
    EDIT_TEXT_END,
    EDIT_UP,
    EDIT_DOWN
};

/* Moves the cursor over rows of width_cells (at least 1); false when it stands as far that way as
 * it can: Up on the first row, Down on the last, Left at the start of the text. */
bool edit_move(struct edit *edit, enum edit_move move, int width_cells);

/* Puts the cursor to the column of a row, or as near as there is text; one before the first row
 * counts as that, one after the last as that. */
void edit_place(struct edit *edit, int row, int column, int width_cells);

/* Removes what lies between the cursor and where move (not Up or Down) would take it; false when
 * that is nothing. */
bool edit_erase(struct edit *edit, enum edit_move move, int width_cells);

/* One row: text[start .. start + length) is shown, and the next row begins at next. */
struct edit_row {
    size_t start, length, next;
};

int edit_rows(const struct edit *edit, int width_cells); /* at least 1 */
struct edit_row edit_row_at(const struct edit *edit, int width_cells, int index);

/* Where the cursor is shown. */
struct edit_spot {
    int row, column;
};
struct edit_spot edit_spot(const struct edit *edit, int width_cells);

#endif
