/* How what is written moves the pen down, with a canvas or without one. */
#include "ui/pen.h"

#include <string.h>

#include "base/text.h"
#include "ui/prose_store.h"

enum { PAIR_GAP_CELLS = 2 };

static int room(const struct pen *pen, int indent_cells) {
    int width = pen->width_cells - indent_cells;
    return width > 1 ? width : 1;
}

void pen_label(struct pen *pen, int indent_cells, struct style style, const char *text) {
    size_t length = text != NULL ? strlen(text) : 0;
    for (size_t at = 0; at < length; pen->y++) {
        struct text_line line;
        at = text_wrap(text, length, at, room(pen, indent_cells), &line);
        if (pen->canvas != NULL)
            canvas_text_n(pen->canvas, indent_cells, pen->y, style, text + line.start, line.length);
    }
}

void pen_label_rows(struct pen *pen, int indent_cells, struct style style, const char *text,
                    int rows) {
    size_t length = text != NULL ? strlen(text) : 0, at = 0;
    int end = pen->y + rows;
    for (; at < length && pen->y + 1 < end; pen->y++) {
        struct text_line line;
        at = text_wrap(text, length, at, room(pen, indent_cells), &line);
        if (pen->canvas != NULL)
            canvas_text_n(pen->canvas, indent_cells, pen->y, style, text + line.start, line.length);
    }
    if (at < length && pen->canvas != NULL)
        canvas_text_cut(pen->canvas, indent_cells, pen->y, room(pen, indent_cells), style,
                        text + at);
    pen->y = end;
}

static struct prose lay_out(const struct pen *pen, int width_cells, const char *markdown) {
    return pen->store != NULL ? prose_stored(pen->store, markdown, pen->fills, width_cells)
                              : prose_layout(markdown, pen->fills, width_cells, pen->arena);
}

void pen_prose(struct pen *pen, int indent_cells, struct style style, const char *markdown) {
    if (markdown == NULL)
        return;
    struct prose prose = lay_out(pen, room(pen, indent_cells), markdown);
    if (pen->canvas != NULL)
        prose_draw(&prose, indent_cells, pen->y, style, pen->canvas);
    pen->y += prose.line_count;
}

void pen_pair(struct pen *pen, int indent_cells, struct style left_style, const char *left,
              struct style right_style, const char *right) {
    bool both = left != NULL && right != NULL;
    int right_cells = both ? text_width(right) : 0, left_cells = both ? text_width(left) : 0;
    if (!both || left_cells + PAIR_GAP_CELLS + right_cells > room(pen, indent_cells)) {
        pen_label(pen, indent_cells, left_style, left);
        pen_label(pen, indent_cells, right_style, right);
        return;
    }
    pen_mark(pen, pen->width_cells - right_cells, right_style, right);
    pen_label(pen, indent_cells, left_style, left);
}

void pen_mark(struct pen *pen, int x, struct style style, const char *mark) {
    if (pen->canvas != NULL)
        canvas_text(pen->canvas, x, pen->y, style, mark);
}

const char *pen_sign(const struct pen *pen, enum sign sign) {
    return sign_text(sign, pen->canvas != NULL && pen->canvas->ascii);
}

void pen_skip(struct pen *pen, int rows) {
    pen->y += rows;
}
