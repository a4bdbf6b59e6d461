/* How values become heights in eighths of a row, and how the top of the axis is made round. */
#include "ui/curve.h"

#include <assert.h>
#include <stdio.h>

#include "base/int.h"
#include "base/text.h"
#include "sim/happening.h"
#include "ui/theme.h"

enum {
    EIGHTHS = 8,
    TITLE_GAP = 2,
    AXIS_CELLS = 2, /* a blank and the axis */
    BESIDE_GAP = 1,
    BEFORE_FROM = 4, /* rows in which a line before the bars leaves enough of them */
    HALF_FROM = 2    /* in fewer every other column leaves it; one row says nothing of where */
};

static int title_rows(const struct curve *curve, const struct curve_frame *frame) {
    return frame->title_above && curve->title != NULL;
}

struct curve_frame curve_frame(const struct curve *curves, int count, int width_cells) {
    struct curve_frame frame = {.width_cells = int_max(width_cells, 1)};
    int label = 1, title = 0, beside = 0;
    for (int i = 0; i < count; i++) {
        label = int_max(label, text_width(curves[i].top_text));
        title = int_max(title, curves[i].title != NULL ? text_width(curves[i].title) : 0);
        beside = int_max(beside, curves[i].beside_cells);
    }
    frame.title_cells = title > 0 ? title + TITLE_GAP : 0;
    frame.left_cells = frame.title_cells + label + AXIS_CELLS;
    if (frame.left_cells * 5 > frame.width_cells * 2) {
        frame.title_above = true;
        frame.title_cells = 0;
        frame.left_cells = label + AXIS_CELLS;
    }
    if (frame.left_cells * 2 > frame.width_cells)
        frame.left_cells = 0;
    frame.right_cells = beside > 0 ? beside + BESIDE_GAP : 0;
    if (frame.left_cells == 0 || frame.right_cells * 5 > frame.width_cells)
        frame.right_cells = 0;
    frame.columns = frame.width_cells - frame.left_cells - frame.right_cells;
    return frame;
}

int curve_rows(const struct curve *curve, const struct curve_frame *frame) {
    return title_rows(curve, frame) + curve->rows + curve->axis;
}

/* --- Drawing. --- */

/* The title, which also says how high the axis is where no label can. */
static void draw_title(const struct curve *curve, const struct curve_frame *frame, int y,
                       struct canvas *canvas) {
    struct style style = theme_style(ROLE_QUIET);
    int cells = frame->title_above ? frame->width_cells : frame->title_cells - TITLE_GAP;
    char title[128];
    if (curve->title == NULL)
        return;
    snprintf(title, sizeof title, "%s, up to %s", curve->title, curve->top_text);
    bool whole = frame->left_cells == 0 && text_width(title) <= cells;
    canvas_text_cut(canvas, 0, y, cells, style, whole ? title : curve->title);
}

/* How many eighths of a cell a value is high, in the whole curve. What is not nothing is seen, and
 * so is nothing where no axis line shows it. */
static int height_of(const struct curve *curve, int64_t value) {
    int least = !curve->axis, most = EIGHTHS * curve->rows;
    if (value < 0)
        return 0;
    if (value >= curve->top)
        return most;
    int64_t range = most - least;
    int height = least + (int)((2 * value * range + curve->top) / (2 * curve->top));
    return int_max(height, value > 0);
}

/* The row, from the top, in whose middle a line comes nearest to its value; -1: there is none. */
static int row_of(const struct curve *curve, int64_t value) {
    int height = value > 0 ? height_of(curve, value) : 0;
    return height > 0 ? curve->rows - 1 - (height - 1) / EIGHTHS : -1;
}

/* Of one that is at one value. */
static int line_row(const struct curve *curve, int line) {
    const struct curve_line *its = &curve->lines[line];
    return its->values == NULL ? row_of(curve, its->value) : -1;
}

static bool is_line(const struct curve *curve, int column, int row, bool before) {
    bool any = false;
    for (int i = 0; i < CURVE_LINES; i++) {
        const struct curve_line *line = &curve->lines[i];
        int64_t value = line->values != NULL ? line->values[column] : line->value;
        any = any || ((line->before || !before) && row == row_of(curve, value));
    }
    return any;
}

static const char GHOST[] = "░";

/* How many cells of its column a ghost fills: however little it is, it is not nothing. */
static int ghost_cells(const struct curve *curve, int column) {
    int64_t value = curve->ghost != NULL ? curve->ghost[column] : CURVE_NONE;
    int cells = (height_of(curve, value) + EIGHTHS / 2) / EIGHTHS;
    return int_max(cells, value > 0);
}

/* --- Labels. --- */

/* What stands at the left of a row between top and bottom: the line's value, or in the first row
 * that has none what the curve is of. */
static const char *label_between(const struct curve *curve, int row, int cells) {
    if (curve->word != NULL && row == (line_row(curve, 0) == 1 && curve->rows > 2 ? 2 : 1))
        return curve->word;
    for (int i = 0; i < CURVE_LINES; i++) {
        const char *label = curve->lines[i].label;
        if (row == line_row(curve, i) && label != NULL && text_width(label) <= cells)
            return label;
    }
    return "";
}

/* The axis upwards, with the labels of its ends and between. */
static void draw_labels(const struct curve *curve, const struct curve_frame *frame, int y,
                        struct canvas *canvas) {
    int axis = frame->left_cells - 1, bottom = y + curve->rows - !curve->axis;
    int cells = axis - 1 - frame->title_cells;
    if (axis < 0)
        return;
    for (int row = y; row <= bottom; row++) {
        bool at_line = row - y == line_row(curve, 0) || row - y == line_row(curve, 1);
        canvas_text(canvas, axis, row, theme_style(ROLE_QUIET), at_line ? "┤" : "│");
        if (row > y && row < bottom)
            canvas_text_right(canvas, axis - 1, row, theme_style(ROLE_QUIET),
                              label_between(curve, row - y, cells));
    }
    canvas_text(canvas, axis, bottom, theme_style(ROLE_QUIET), curve->axis ? "┼" : "┤");
    canvas_text(canvas, axis, y, theme_style(ROLE_QUIET), "┤");
    if (bottom > y)
        canvas_text_right(canvas, axis - 1, bottom, theme_style(ROLE_QUIET), "0");
    canvas_text_right(canvas, axis - 1, y, theme_style(ROLE_QUIET), curve->top_text);
}

/* What line and ghost are called; where both stand in the top row, the line. */
static void draw_beside(const struct curve *curve, const struct curve_frame *frame, int y,
                        struct canvas *canvas) {
    int x = frame->left_cells + frame->columns + BESIDE_GAP, line = line_row(curve, 0);
    if (frame->right_cells == 0)
        return;
    if (line >= 0)
        canvas_text(canvas, x, y + line, theme_style(ROLE_QUIET), curve->line_text);
    if (curve->ghost != NULL && line != 0)
        canvas_printf(canvas, x, y, theme_style(ROLE_QUIET), "%s %s", GHOST, curve->ghost_text);
}

/* --- Columns. --- */

static struct style style_of(const struct curve *curve, int column) {
    bool is_present = curve->present && column == curve->now;
    if (column == curve->mark)
        return theme_style(ROLE_POINTER);
    if (is_present)
        return theme_style(ROLE_STRONG);
    return theme_style(column <= curve->now ? ROLE_TEXT : ROLE_QUIET);
}

static void draw_axis(const struct curve *curve, int column, int x, int y, struct canvas *canvas) {
    /* Past and future differ by form, too. */
    const char *line = column > curve->now ? "─" : "━";
    if (curve->present && column == curve->now)
        line = "●";
    canvas_text(canvas, x, y, style_of(curve, column), column == curve->mark ? "▲" : line);
}

/* Where there is no bar: the ghost, the present moment, the line, or nothing. */
static void draw_behind(const struct curve *curve, int column, int x, int y, int row,
                        struct canvas *canvas) {
    bool line = is_line(curve, column, row, false), is_now = curve->present && column == curve->now;
    const char *sign = line && is_now ? "┼" : is_now ? "│" : line ? "╌" : NULL;
    if (curve->rows - row <= ghost_cells(curve, column))
        sign = GHOST;
    if (sign != NULL)
        canvas_text(canvas, x, y + row, theme_style(ROLE_QUIET), sign);
}

/* Whether a full cell of a bar gives way to a line before it. */
static bool is_before(const struct curve *curve, int column, int row) {
    bool leaves = curve->rows >= BEFORE_FROM || (curve->rows >= HALF_FROM && column % 2 == 1);
    return leaves && is_line(curve, column, row, true);
}

static void draw_bar(const struct curve *curve, int column, int x, int y, struct canvas *canvas) {
    static const char *const eighths[EIGHTHS + 1] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    enum role past = curve->is_age ? ROLE_LATE : ROLE_TEXT;
    struct style style = theme_style(column <= curve->now ? past : ROLE_QUIET);
    int height = height_of(curve, curve->values[column]);
    if (column == curve->mark)
        style = theme_style(ROLE_POINTER);
    for (int row = curve->rows - 1; row >= 0; row--, height -= EIGHTHS)
        if (height >= EIGHTHS && is_before(curve, column, row))
            canvas_text(canvas, x, y + row, style, "╌");
        else if (height > 0)
            canvas_text(canvas, x, y + row, style, eighths[int_min(height, EIGHTHS)]);
        else
            draw_behind(curve, column, x, y, row, canvas);
    if (curve->values[column] > curve->top)
        canvas_text(canvas, x, y, style, "▲");
}

/* What was lost stands on the axis line, or where that would be. */
static void draw_column(const struct curve *curve, const struct curve_frame *frame, int column,
                        int y, struct canvas *canvas) {
    int x = frame->left_cells + column;
    draw_bar(curve, column, x, y, canvas);
    if (curve->lost != NULL && curve->lost[column])
        canvas_text(canvas, x, y + curve->rows - !curve->axis, theme_style(ROLE_LATE), "✗");
    else if (curve->axis)
        draw_axis(curve, column, x, y + curve->rows, canvas);
}

void curve_draw(const struct curve *curve, const struct curve_frame *frame, int y,
                struct canvas *canvas) {
    assert(curve->rows >= 1 && curve->rows <= CURVE_ROW_LIMIT && curve->top >= 1);
    draw_title(curve, frame, y, canvas);
    y += title_rows(curve, frame);
    draw_labels(curve, frame, y, canvas);
    draw_beside(curve, frame, y, canvas);
    for (int column = 0; column < frame->columns; column++)
        draw_column(curve, frame, column, y, canvas);
}

/* --- Round numbers. --- */

/* Digits that a number may begin with, before zeros. */
struct digits {
    int count;
    int64_t list[7];
};
static const struct digits fine = {7, {1, 2, 3, 4, 5, 6, 8}}, coarse = {3, {1, 2, 5}};

/* The least round multiple of the unit that is at least most. */
static int64_t round_up(int64_t most, int64_t unit, const struct digits *digits) {
    int64_t grain = unit;
    while (grain * digits->list[digits->count - 1] < most && grain <= INT64_MAX / 100)
        grain *= 10;
    for (int i = 0; i < digits->count; i++)
        if (grain * digits->list[i] >= most)
            return grain * digits->list[i];
    return most;
}

/* In the unit in which it is shown, and no more than one of the next. */
static int64_t round_up_usec(int64_t most_usec, const struct digits *digits) {
    static const int64_t units_usec[] = {1, 1000, 1000000, 60000000, INT64_C(3600000000)};
    enum { UNITS = sizeof units_usec / sizeof units_usec[0] };
    int i = 0;
    if (most_usec <= 0)
        return 1000000;
    while (i + 1 < UNITS && units_usec[i + 1] <= most_usec)
        i++;
    int64_t top_usec = round_up(most_usec, units_usec[i], digits);
    return i + 1 < UNITS && top_usec > units_usec[i + 1] ? units_usec[i + 1] : top_usec;
}

int64_t curve_top(int64_t most) {
    return round_up(most, 1, &fine);
}

int64_t curve_top_usec(int64_t most_usec) {
    return round_up_usec(most_usec, &fine);
}

int64_t curve_step_usec(int64_t most_usec) {
    return round_up_usec(most_usec, &coarse);
}

/* --- Values by column. --- */

int curve_column(int index, int count, int columns) {
    if (count < 2)
        return 0;
    int64_t twice = INT64_C(2) * index * (columns - 1) + (count - 1);
    return (int)(twice / (INT64_C(2) * (count - 1)));
}

void curve_spread(const int64_t *values, int count, int64_t *into, int columns) {
    assert(count >= 1);
    for (int column = 0; column < columns; column++)
        into[column] = values[curve_column(column, columns, count)];
    for (int i = 0; i < count; i++) {
        int64_t *at = &into[curve_column(i, count, columns)];
        *at = values[i] > *at ? values[i] : *at;
    }
}

int curve_time_column(const struct trace *trace, int64_t at_usec, int columns) {
    if (at_usec >= trace->lasts_usec)
        return columns - 1;
    return at_usec > 0 ? (int)(at_usec * columns / trace->lasts_usec) : 0;
}

int64_t curve_column_time(const struct trace *trace, int column, int columns) {
    if (column >= columns - 1)
        return trace->lasts_usec;
    return column > 0 ? (trace->lasts_usec * column + columns - 1) / columns : 0;
}

/* When a column's share of time is over. */
static int64_t column_ends(const struct trace *trace, int column, int columns) {
    return (trace->lasts_usec * (column + 1) + columns - 1) / columns;
}

/* The screen is behind by the age of one thing from one time up to another. */
static void put_ageing(const struct trace *trace, int64_t appeared_usec, int64_t from_usec,
                       int64_t to_usec, int64_t *into, int columns) {
    int last = curve_time_column(trace, to_usec - 1, columns);
    for (int column = curve_time_column(trace, from_usec, columns); column <= last; column++) {
        int64_t ends_usec = column_ends(trace, column, columns);
        int64_t age_usec = (ends_usec < to_usec ? ends_usec : to_usec) - appeared_usec;
        into[column] = age_usec > into[column] ? age_usec : into[column];
    }
}

void curve_of_trace(const struct trace *trace, int64_t *into, int columns) {
    int64_t until_usec = 0; /* up to then, what appeared earlier is the oldest */
    for (int column = 0; column < columns; column++)
        into[column] = 0;
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        int64_t from_usec = data->appears_usec > until_usec ? data->appears_usec : until_usec;
        int64_t to_usec = data->seen_usec < trace->lasts_usec ? data->seen_usec : trace->lasts_usec;
        if (!trace_data_counts(data) || to_usec <= from_usec)
            continue;
        put_ageing(trace, data->appears_usec, from_usec, to_usec, into, columns);
        until_usec = to_usec;
    }
}

bool curve_losses_of_trace(const struct trace *trace, bool *into, int columns) {
    bool any = false;
    for (int column = 0; column < columns; column++)
        into[column] = false;
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        if (!trace_data_is_update(data) || !trace_data_is_lost(data, trace->lasts_usec - 1))
            continue;
        into[curve_time_column(trace, data->lost_usec, columns)] = true;
        any = true;
    }
    return any;
}
