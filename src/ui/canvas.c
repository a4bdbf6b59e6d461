/* How cells are put, clipped, turned into ASCII and written as text with its styles. */
#include "ui/canvas.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/int.h"
#include "base/memory.h"
#include "ui/theme.h"

static const struct cell BLANK = {.text = {.bytes = " ", .width_cells = 1}};

void canvas_init(struct canvas *canvas, int columns, int rows, bool ascii) {
    assert(columns >= 1 && rows >= 1);
    *canvas = (struct canvas){.columns = columns, .rows = rows, .ascii = ascii};
    canvas->cells = memory_resize(NULL, (size_t)columns * (size_t)rows, sizeof *canvas->cells);
    canvas_clear(canvas);
}

void canvas_release(struct canvas *canvas) {
    free(canvas->cells);
    *canvas = (struct canvas){0};
}

void canvas_clear(struct canvas *canvas) {
    for (int i = 0; i < canvas->columns * canvas->rows; i++)
        canvas->cells[i] = BLANK;
    canvas->clip = (struct rect){0, 0, canvas->columns, canvas->rows};
    canvas->origin_x = canvas->origin_y = 0;
    canvas->cursor_x = canvas->cursor_y = -1;
    canvas->mark_x = canvas->mark_y = -1;
}

static struct rect intersect(struct rect a, struct rect b) {
    int left = int_max(a.x, b.x), top = int_max(a.y, b.y);
    int right = int_min(a.x + a.width, b.x + b.width),
        bottom = int_min(a.y + a.height, b.y + b.height);
    return (struct rect){left, top, int_max(0, right - left), int_max(0, bottom - top)};
}

struct canvas_state canvas_push(struct canvas *canvas, struct rect at) {
    struct canvas_state state = {canvas->clip, canvas->origin_x, canvas->origin_y};
    canvas->origin_x += at.x;
    canvas->origin_y += at.y;
    at.x = canvas->origin_x;
    at.y = canvas->origin_y;
    canvas->clip = intersect(canvas->clip, at);
    return state;
}

void canvas_pop(struct canvas *canvas, struct canvas_state state) {
    canvas->clip = state.clip;
    canvas->origin_x = state.origin_x;
    canvas->origin_y = state.origin_y;
}

bool canvas_rect_has(struct rect rect, struct spot at) {
    return at.x >= rect.x && at.x < rect.x + rect.width && at.y >= rect.y &&
           at.y < rect.y + rect.height;
}

static bool inside(struct rect rect, int x, int y) {
    return canvas_rect_has(rect, (struct spot){x, y});
}

static struct cell *cell_at(struct canvas *canvas, int x, int y) {
    return &canvas->cells[(size_t)y * (size_t)canvas->columns + (size_t)x];
}

/* What is overwritten may be half of a wide cell: the other half becomes a blank. */
static void split_wide(struct canvas *canvas, int x, int y) {
    const struct cell *cell = cell_at(canvas, x, y);
    int width = cell->text.width_cells;
    if (width == 0 && x > 0)
        cell_at(canvas, x - 1, y)->text = BLANK.text;
    if (width == 2 && x + 1 < canvas->columns)
        cell_at(canvas, x + 1, y)->text = BLANK.text;
}

static void set_cell(struct canvas *canvas, int x, int y, struct style style,
                     struct text_cell text) {
    if (!inside(canvas->clip, x, y))
        return;
    split_wide(canvas, x, y);
    *cell_at(canvas, x, y) = (struct cell){text, style};
}

/* A wide character's ASCII form has two characters: each goes into a cell of its own. */
static void put_ascii(struct canvas *canvas, int x, int y, struct style style,
                      const struct text_cell *cell) {
    const char *form = text_cell_ascii(cell);
    for (int i = 0; i < cell->width_cells && form[i] != '\0'; i++)
        set_cell(canvas, x + i, y, style, (struct text_cell){{form[i]}, 1});
}

void canvas_put(struct canvas *canvas, int x, int y, struct style style,
                const struct text_cell *cell) {
    x += canvas->origin_x;
    y += canvas->origin_y;
    bool wide = cell->width_cells == 2;
    if (cell->width_cells == 0)
        return;
    if (canvas->ascii) {
        put_ascii(canvas, x, y, style, cell);
    } else if (wide && !(inside(canvas->clip, x, y) && inside(canvas->clip, x + 1, y))) {
        set_cell(canvas, x, y, style, BLANK.text);
        set_cell(canvas, x + 1, y, style, BLANK.text);
    } else {
        if (wide)
            set_cell(canvas, x + 1, y, style, BLANK.text);
        set_cell(canvas, x, y, style, *cell);
        if (wide)
            cell_at(canvas, x + 1, y)->text = (struct text_cell){.width_cells = 0};
    }
}

/* How many of so many cells from (x, y) on lie in the clip. */
static int cells_in_clip(const struct canvas *canvas, int x, int y, int cells) {
    struct rect clip = canvas->clip;
    x += canvas->origin_x;
    y += canvas->origin_y;
    if (y < clip.y || y >= clip.y + clip.height)
        return 0;
    return int_max(int_min(x + cells, clip.x + clip.width) - int_max(x, clip.x), 0);
}

int canvas_text_n(struct canvas *canvas, int x, int y, struct style style, const char *text,
                  size_t length) {
    int taken = 0;
    for (size_t at = 0; at < length;) {
        struct text_cell cell;
        at += text_cell(text + at, length - at, &cell);
        canvas_put(canvas, x + taken, y, style, &cell);
        taken += cell.width_cells;
    }
    int shown = canvas->cuts != NULL ? cells_in_clip(canvas, x, y, taken) : taken;
    if (shown < taken)
        canvas->cuts->told(text, length, shown, canvas->cuts->data);
    return taken;
}

int canvas_text(struct canvas *canvas, int x, int y, struct style style, const char *text) {
    return canvas_text_n(canvas, x, y, style, text, strlen(text));
}

int canvas_printf(struct canvas *canvas, int x, int y, struct style style, const char *format,
                  ...) {
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return canvas_text(canvas, x, y, style, line);
}

int canvas_text_cut(struct canvas *canvas, int x, int y, int width, struct style style,
                    const char *text) {
    size_t length = strlen(text);
    if (text_width_of(text, length) <= width)
        return canvas_text_n(canvas, x, y, style, text, length);
    canvas_tell_cut(canvas, text, int_max(width - 1, 0));
    if (width <= 0)
        return 0;
    int taken = canvas_text_n(canvas, x, y, style, text, text_fit(text, length, width - 1));
    return taken + canvas_text(canvas, x + taken, y, style, "…");
}

const char *canvas_cut(const struct canvas *canvas, const char *text, int width_cells,
                       struct arena *arena) {
    if (text_width(text) > width_cells)
        canvas_tell_cut(canvas, text, int_max(width_cells - 1, 0));
    return text_cut(text, width_cells, arena);
}

void canvas_tell_cut(const struct canvas *canvas, const char *text, int shown_cells) {
    if (canvas != NULL && canvas->cuts != NULL)
        canvas->cuts->told(text, strlen(text), shown_cells, canvas->cuts->data);
}

void canvas_text_right(struct canvas *canvas, int end, int y, struct style style,
                       const char *text) {
    canvas_text(canvas, end - text_width(text), y, style, text);
}

void canvas_fill(struct canvas *canvas, struct rect at, struct style style, const char *text) {
    struct text_cell cell;
    text_cell(text, strlen(text), &cell);
    for (int y = at.y; y < at.y + at.height; y++)
        for (int x = at.x; x < at.x + at.width; x += int_max(1, cell.width_cells))
            canvas_put(canvas, x, y, style, &cell);
}

void canvas_cursor(struct canvas *canvas, int x, int y) {
    x += canvas->origin_x;
    y += canvas->origin_y;
    if (!inside(canvas->clip, x, y))
        return;
    canvas->cursor_x = x;
    canvas->cursor_y = y;
}

static int within(int at, int start, int length) {
    return int_max(start, int_min(at, start + length - 1));
}

void canvas_mark(struct canvas *canvas, int x, int y) {
    struct rect clip = canvas->clip;
    if (clip.width < 1 || clip.height < 1)
        return;
    canvas->mark_x = within(x + canvas->origin_x, clip.x, clip.width);
    canvas->mark_y = within(y + canvas->origin_y, clip.y, clip.height);
}

const struct cell *canvas_at(const struct canvas *canvas, int x, int y) {
    if (x < 0 || y < 0 || x >= canvas->columns || y >= canvas->rows)
        return NULL;
    return &canvas->cells[(size_t)y * (size_t)canvas->columns + (size_t)x];
}

/* SGR parameters: attributes, then the colour as 30 + n (ECMA-48 §8.3.117). */
static const struct {
    enum attribute attribute;
    int sgr;
} ATTRIBUTE_SGR[] = {
    {ATTRIBUTE_BOLD, 1},      {ATTRIBUTE_DIM, 2},     {ATTRIBUTE_ITALIC, 3},
    {ATTRIBUTE_UNDERLINE, 4}, {ATTRIBUTE_REVERSE, 7},
};

static void write_paint(struct writer *writer, struct paint paint) {
    writer_printf(writer, "\033[0");
    for (size_t i = 0; i < sizeof ATTRIBUTE_SGR / sizeof *ATTRIBUTE_SGR; i++)
        if (paint.attributes & ATTRIBUTE_SGR[i].attribute)
            writer_printf(writer, ";%d", ATTRIBUTE_SGR[i].sgr);
    if (paint.colour >= 0)
        writer_printf(writer, ";%d", 30 + paint.colour);
    writer_printf(writer, "m");
}

static bool same_paint(struct paint a, struct paint b) {
    return a.colour == b.colour && a.attributes == b.attributes;
}

static bool is_blank(const struct cell *cell) {
    return strcmp(cell->text.bytes, " ") == 0 &&
           !(cell->style.attributes & (ATTRIBUTE_REVERSE | ATTRIBUTE_UNDERLINE));
}

static void write_row(const struct canvas *canvas, int y, struct writer *writer, bool colour) {
    const struct cell *row = &canvas->cells[(size_t)y * (size_t)canvas->columns];
    int end = canvas->columns;
    while (end > 0 && is_blank(&row[end - 1]))
        end--;
    const struct paint plain = theme_paint(THEME_ANSI, (struct style){0});
    struct paint now = plain;
    for (int x = 0; x < end; x++) {
        const struct cell *cell = &row[x];
        struct paint paint = theme_paint(THEME_ANSI, cell->style);
        if (colour && cell->text.width_cells > 0 && !same_paint(now, paint)) {
            now = paint;
            write_paint(writer, now);
        }
        writer_bytes(writer, cell->text.bytes, strlen(cell->text.bytes));
    }
    if (!same_paint(now, plain))
        writer_printf(writer, "\033[0m");
    writer_bytes(writer, "\n", 1);
}

void canvas_write(const struct canvas *canvas, struct writer *writer, bool colour) {
    for (int y = 0; y < canvas->rows; y++)
        write_row(canvas, y, writer, colour);
}
