#include "ui/label.h"

#include <string.h>

enum { PAIR_GAP_CELLS = 2 };

int label_rows(const char *text, int width_cells) {
    return text != NULL ? text_lines(text, strlen(text), width_cells) : 0;
}

int label_put(struct canvas *canvas, int x, int y, int width_cells, struct style style,
              const char *text) {
    size_t length = text != NULL ? strlen(text) : 0;
    int rows = 0;
    for (size_t at = 0; at < length; rows++) {
        struct text_line line;
        at = text_wrap(text, length, at, width_cells, &line);
        canvas_text_n(canvas, x, y + rows, style, text + line.start, line.length);
    }
    return rows;
}

static bool pair_fits(const char *left, const char *right, int width_cells) {
    return left != NULL && right != NULL &&
           text_width(left) + PAIR_GAP_CELLS + text_width(right) <= width_cells;
}

int label_pair_rows(const char *left, const char *right, int width_cells) {
    if (pair_fits(left, right, width_cells))
        return 1;
    return label_rows(left, width_cells) + label_rows(right, width_cells);
}

int label_pair_put(struct canvas *canvas, int y, int width_cells, struct style left_style,
                   const char *left, struct style right_style, const char *right) {
    int rows = label_put(canvas, 0, y, width_cells, left_style, left);
    if (!pair_fits(left, right, width_cells))
        return rows + label_put(canvas, 0, y + rows, width_cells, right_style, right);
    canvas_text(canvas, width_cells - text_width(right), y, right_style, right);
    return rows;
}
