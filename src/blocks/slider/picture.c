/* How a slider's scale is given its rows and drawn: bands, ruler, knob. */
#include "blocks/slider/picture.h"

#include <string.h>

#include "base/int.h"
#include "base/text.h"
#include "ui/ruler.h"
#include "ui/theme.h"

enum { NARROW = 28 /* below this width the bands are a list */, INSTANT_USEC = 100000 };

int slider_inner(int width) {
    return int_max(width - SLIDER_MARK, 1);
}

static const char to_place[] = "place it: ←→ or click";

int slider_value_cells(const struct slider *slider) {
    enum { BEFORE = 2 };
    return slider->starts ? SLIDER_VALUE_CELLS
                          : int_max(SLIDER_VALUE_CELLS, BEFORE + text_width(to_place));
}

const char *slider_nowhere_words(bool entered) {
    return entered ? to_place : "not placed yet";
}

const char *slider_window_words(const struct slider_now *now, int cells,
                                char into[DURATION_TEXT_BYTES]) {
    return cells < SLIDER_VALUE_CELLS ? duration_format(now->window_usec, into)
                                      : duration_words(now->window_usec, into);
}

/* --- The plan of the rows, the same for layout and drawing. --- */

static int inside(const struct slider_picture *picture, int index) {
    return picture->edges[index + 1] - picture->edges[index] - 1;
}

static bool words_fit(const char *text, int width) {
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        if (text_width_of(text, length) > width)
            return false;
        text += length + (text[length] == ' ');
    }
    return true;
}

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), width);
}

/* How many rows the names take inside their bands; 0 when one does not fit into two. */
static int count_name_rows(const struct slider *slider, const struct slider_picture *picture) {
    int most = 1;
    for (int i = 0; i < slider->bands.count; i++) {
        const char *title = slider_band_at(slider, i)->title;
        int width = inside(picture, i);
        if (width < 1 || !words_fit(title, width) || rows_of(title, width) > 2)
            return 0;
        most = int_max(most, rows_of(title, width));
    }
    return most;
}

static void place_edges(const struct slider *slider, struct slider_picture *picture) {
    for (int i = 0; i < slider->bands.count; i++)
        picture->edges[i] = scale_value_column(&slider->scale, slider_band_at(slider, i)->from_usec,
                                               picture->width_cells);
    picture->edges[slider->bands.count] = picture->width_cells - 1;
}

static int list_rows(const struct slider *slider, const struct slider_picture *picture) {
    if (picture->narrow)
        return slider->bands.count;
    return picture->legend != NULL ? rows_of(picture->legend, picture->width_cells) : 0;
}

struct slider_picture slider_picture(const struct slider *slider, int width_cells) {
    struct slider_picture picture = {.width_cells = width_cells, .narrow = width_cells < NARROW};
    place_edges(slider, &picture);
    picture.name_rows = picture.narrow ? 0 : count_name_rows(slider, &picture);
    if (!picture.narrow && picture.name_rows == 0)
        picture.legend = slider->legend;
    picture.list_row = picture.narrow ? 1 : picture.name_rows > 1 ? 5 : 4;
    picture.rows = picture.list_row + list_rows(slider, &picture);
    return picture;
}

/* --- Drawing. --- */

struct drawing {
    const struct slider_now *now;
    const struct slider *slider; /* the same one's */
    const struct slider_picture *picture;
    struct canvas *canvas;
};

/* The knob stands inside its band, however few columns there are for many steps. */
static int knob_column(const struct drawing *drawing) {
    const struct slider_now *now = drawing->now;
    const int *edges = drawing->picture->edges;
    bool last = now->band == now->slider->bands.count - 1;
    int low = edges[now->band], high = edges[now->band + 1] - (last ? 0 : 1);
    int column = scale_step_column(&now->slider->scale, now->step, drawing->picture->width_cells);
    return int_max(int_min(column, high), low);
}

static void draw_knob(const struct drawing *drawing, int y) {
    if (drawing->now->nowhere)
        return;
    canvas_text(drawing->canvas, knob_column(drawing), y, theme_style(ROLE_VALUE),
                drawing->now->placed ? "●" : "○");
}

static void draw_ruler(const struct drawing *drawing) {
    const struct slider *slider = drawing->slider;
    /* Below a tenth of a second nobody sees a delay (Nielsen). */
    bool instant = slider->scale.from_usec < INSTANT_USEC;
    struct ruler ruler = {
        .scale = slider->scale,
        .width = drawing->picture->width_cells,
        .first = instant ? "instant" : NULL,
        .edges = drawing->picture->edges,
        .edge_count = slider->bands.count + 1,
    };
    ruler_draw(&ruler, drawing->canvas);
}

static void draw_edges(const struct drawing *drawing, int upper, int lower) {
    const struct slider_picture *picture = drawing->picture;
    struct style frame = theme_style(ROLE_QUIET);
    int last = drawing->slider->bands.count;
    for (int i = 0; i <= last; i++) {
        int x = picture->edges[i];
        canvas_text(drawing->canvas, x, upper, frame, i == 0 ? "┌" : i == last ? "┐" : "┬");
        canvas_fill(drawing->canvas, (struct rect){x, upper + 1, 1, lower - upper - 1}, frame, "│");
        canvas_text(drawing->canvas, x, lower, frame, i == 0 ? "└" : i == last ? "┘" : "┴");
    }
}

static bool is_here(const struct slider_now *now, int band) {
    return !now->nowhere && band == now->band;
}

/* The name of a band in the middle of its part of the scale; that of the knob stands out. */
static void draw_name(const struct drawing *drawing, int index, int top, int rows) {
    const struct slider_picture *picture = drawing->picture;
    bool here = is_here(drawing->now, index);
    int left = picture->edges[index] + 1, width = inside(picture, index);
    _Static_assert(SLIDER_BAND_LIMIT <= 9, "a band's number is one digit");
    char number[2] = {(char)('1' + index), '\0'};
    const char *name =
        picture->name_rows > 0 ? slider_band_at(drawing->slider, index)->title : number;
    struct style style = theme_style(here ? ROLE_VALUE : ROLE_TEXT);
    if (here)
        canvas_fill(drawing->canvas, (struct rect){left, top, width, rows}, style, "▓");
    size_t length = strlen(name);
    int y = top + (rows - rows_of(name, int_max(width, 1))) / 2;
    for (size_t at = 0; at < length && width > 0; y++) {
        struct text_line line;
        at = text_wrap(name, length, at, width, &line);
        int x = left + (width - line.width_cells) / 2;
        if (here)
            canvas_fill(drawing->canvas, (struct rect){x - 1, y, line.width_cells + 2, 1},
                        theme_style(ROLE_TEXT), " ");
        canvas_text_n(drawing->canvas, x, y, style, name + line.start, line.length);
    }
}

static void draw_bar(const struct drawing *drawing) {
    const struct slider_picture *picture = drawing->picture;
    int names = int_max(picture->name_rows, 1), upper = 1, lower = upper + names + 1;
    struct style frame = theme_style(ROLE_QUIET);
    canvas_fill(drawing->canvas, (struct rect){0, upper, picture->width_cells, 1}, frame, "─");
    canvas_fill(drawing->canvas, (struct rect){0, lower, picture->width_cells, 1}, frame, "─");
    for (int i = 0; i < drawing->slider->bands.count; i++)
        draw_name(drawing, i, upper + 1, names);
    draw_edges(drawing, upper, lower);
    draw_ruler(drawing);
    draw_knob(drawing, lower);
    struct pen pen = {
        .canvas = drawing->canvas, .width_cells = picture->width_cells, .y = picture->list_row};
    pen_label(&pen, 0, theme_style(ROLE_QUIET), picture->legend);
}

static void draw_list(const struct drawing *drawing) {
    const struct slider_picture *picture = drawing->picture;
    struct style frame = theme_style(ROLE_QUIET);
    canvas_fill(drawing->canvas, (struct rect){0, 0, picture->width_cells, 1}, frame, "─");
    for (int i = 1; i < drawing->slider->bands.count; i++)
        canvas_text(drawing->canvas, picture->edges[i], 0, frame, "┼");
    draw_knob(drawing, 0);
    for (int i = 0; i < drawing->slider->bands.count; i++) {
        struct style style = theme_style(is_here(drawing->now, i) ? ROLE_VALUE : ROLE_TEXT);
        int y = picture->list_row + i;
        if (is_here(drawing->now, i))
            canvas_text(drawing->canvas, 0, y, style, "◆");
        canvas_text_cut(drawing->canvas, 2, y, picture->width_cells - 2, style,
                        slider_band_at(drawing->slider, i)->title);
    }
}

void slider_picture_draw(const struct slider_now *now, const struct slider_picture *picture,
                         struct canvas *canvas) {
    struct drawing drawing = {
        .now = now, .slider = now->slider, .picture = picture, .canvas = canvas};
    if (picture->narrow)
        draw_list(&drawing);
    else
        draw_bar(&drawing);
}

/* --- By the mouse. --- */

/* Of the columns a band has, none leads out of it, as its knob does not (knob_column). */
static int step_at_column(const struct slider *slider, const struct slider_picture *picture,
                          int column) {
    int index = 0, last = slider->bands.count - 1;
    while (index < last && column >= picture->edges[index + 1])
        index++;
    const struct slider_band *band = slider_band_at(slider, index);
    int step = scale_column_step(&slider->scale, column, picture->width_cells);
    return int_max(int_min(step, band->last_step), band->first_step);
}

int slider_picture_step_at(const struct slider *slider, const struct slider_picture *picture,
                           struct spot from, struct spot at) {
    int scale_rows = picture->narrow ? 1 : int_max(picture->name_rows, 1) + 3;
    int band = from.y - picture->list_row;
    if (from.x < 0 || from.x >= picture->width_cells || from.y < 0)
        return -1;
    if (from.y < scale_rows)
        return step_at_column(slider, picture, at.x);
    bool listed = picture->narrow && band >= 0 && band < slider->bands.count;
    return listed ? slider_band_at(slider, band)->first_step : -1;
}
