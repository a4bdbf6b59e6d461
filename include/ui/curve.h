/*
 * A curve over an axis, in eighth blocks: how a quantity goes with time, or with a knob.
 *
 * A curve has one value a column and stands on its axis line; its title and the value at the top
 * of the axis stand at its left, or, where that would take too much of the width, above it. One row
 * without an axis line is a sparkline. On an ASCII canvas the eighths are _ . : = + * % #.
 *
 *        age  4 s ┤   ▂▅   ▂▅
 *                 │▁▄▇██▁▄▇██▁
 *               0 ┼────▲──────
 *
 * Behind it may stand another as a ghost, of whole cells, and a line at a value; what these are
 * called stands at its right. A bar that leaves the axis has an arrow at its top.
 *
 *           5 s ┤ ░░▲   │       ░ was
 *           2 s ┤╌░▃█╌╌▄┼╌╌╌╌╌╌ goal
 *             0 ┼━━━━━━━●──────
 */
#ifndef RTLESSON_UI_CURVE_H
#define RTLESSON_UI_CURVE_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/trace.h"
#include "ui/canvas.h"

/* Nothing is known there; the column stays blank. */
#define CURVE_NONE INT64_C(-1)

enum { CURVE_ROW_LIMIT = 8, CURVE_LINES = 2 };

/* Behind the bars, or before them, too, at one value or at another in each column. */
struct curve_line {
    int64_t value;         /* 0: none */
    const int64_t *values; /* one a column, 0 or CURVE_NONE: none there; NULL: at value */
    const char *label;     /* of the value, at the left where it has room; NULL: none */
    bool before; /* what is met lies above it: a bar that reaches it does not hide it, where rows
                    allow */
};

struct curve {
    const char *title;     /* or NULL */
    const int64_t *values; /* one a column: 0 … 10^15, or CURVE_NONE */
    int64_t top; /* the value at the top of the axis, at least 1; more has an arrow there */
    const char *top_text;   /* the same in words: "4 s" */
    int rows;               /* of the curve itself, 1 … CURVE_ROW_LIMIT */
    bool axis;              /* a line at zero below it; without one, zero is the lowest eighth */
    bool is_age;            /* what it shows is how late something is */
    int now;                /* up to this column it is strong, after it quiet */
    bool present;           /* that column is marked, up from the axis line */
    int mark;               /* this column is marked on the axis line; -1: none */
    const bool *lost;       /* one a column: something was lost there for good; NULL: nowhere */
    const int64_t *ghost;   /* as values, behind them; NULL: none */
    const char *ghost_text; /* "was", after the sign of its cells */
    struct curve_line lines[CURVE_LINES]; /* bounds; of two the upper one first */
    const char *line_text;                /* at the right of the first */
    const char *word; /* of the curve, among the labels at the left; NULL: none */
    int beside_cells; /* at its right for what ghost (after two cells) and line are called; 0: none
                       */
};

/* What several curves one above the other share, so that their columns stand below each other. */
struct curve_frame {
    int width_cells;
    int title_cells; /* of the widest title beside a curve, with the gap behind it */
    int left_cells;  /* of titles, labels and the axis's own column; 0: none fit */
    int right_cells; /* of what stands at the right, with the gap before it; 0: none fits */
    int columns;     /* of the curve: at least 1 */
    bool title_above;
};

/* The frame of the curves in a width (at least 1); their values are not looked at. */
struct curve_frame curve_frame(const struct curve *curves, int count, int width_cells);

/* The rows that a curve takes in its frame: title, curve and axis line. */
int curve_rows(const struct curve *curve, const struct curve_frame *frame);

/* Draws it with its first row at y. */
void curve_draw(const struct curve *curve, const struct curve_frame *frame, int y,
                struct canvas *canvas);

/* A round number that is at least most, and at least 1: what a top is called reads easily. The
 * second is round in the unit in which durations are shown; 1 s for nothing. */
int64_t curve_top(int64_t most);
int64_t curve_top_usec(int64_t most_usec);
/* As curve_top_usec, in the coarser steps of 1, 2 and 5: for an axis that stays. */
int64_t curve_step_usec(int64_t most_usec);

/* The column in which the index-th of count values stands, from 0 to columns - 1. */
int curve_column(int index, int count, int columns);

/* Spreads count values (at least 1) over the columns: where several stand in one column, the
 * largest is shown; a column between two shows the nearer one. */
void curve_spread(const int64_t *values, int count, int64_t *into, int columns);

/* The age of the screen, by column over the length of a film: the most within each column's
 * share of time. Data that gets lost is left aside. Then: the column of a time. */
void curve_of_trace(const struct trace *trace, int64_t *into, int columns);
/* Where data gets lost, by column; false: nowhere in the film. */
bool curve_losses_of_trace(const struct trace *trace, bool *into, int columns);
int curve_time_column(const struct trace *trace, int64_t at_usec, int columns);
/* When the column's share of time begins; of the last one, when the film ends. One beyond the
 * columns counts as the nearest. */
int64_t curve_column_time(const struct trace *trace, int column, int columns);

#endif
