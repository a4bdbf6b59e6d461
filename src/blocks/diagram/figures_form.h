/*
 * The form of the figures in a region: which of them are shown, and how they stand. It hangs on the
 * lesson and the room alone.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_FIGURES_FORM_H
#define RTLESSON_BLOCKS_DIAGRAM_FIGURES_FORM_H

#include "blocks/diagram/goal_rows.h"
#include "blocks/film/now.h"
#include "sim/measure.h"

/* In the order of reading. */
enum figure {
    FIGURE_MEAN,
    FIGURE_P95,
    FIGURE_LOST,
    FIGURE_REQUESTS,
    FIGURE_EMPTY,
    FIGURE_MESSAGES,
    FIGURE_OPEN,
    FIGURE_BYTES,
    FIGURE_COUNT
};

struct figure_row {
    enum measure_id measure;                    /* of an hour */
    int cells;                                  /* in a table's column, with the gap before it */
    bool (*has)(const struct diagram *diagram); /* NULL: always */
};
extern const struct figure_row figure_rows[]; /* by enum figure */

/* A figure a row, with a column for each of what is compared; several a row, of one lane; or a
 * figure a column, and a row for each lane, in bands of as many figures as have room. */
enum figures_shape { FIGURES_BY_MEASURE, FIGURES_IN_PAIRS, FIGURES_BY_LANE };

enum {
    FIGURES_NAME = 9, /* cells of "requests" and air */
    FIGURES_CELL = 9, /* of a value, with the gap before it: "1.67 min" */
    FIGURES_MOST_CELL = 12,
    FIGURES_PAIR = 15,   /* "messages 12.3 k" */
    FIGURES_PAIR_GAP = 1 /* at least */
};

struct figures_form {
    enum figures_shape shape;
    int width;
    struct goal_form goal;
    bool gap;    /* a row between goal and figures */
    bool beside; /* what they were, or so far, with each */
    int lane_count;
    int title_cells; /* of the longest title of a lane */
    enum figure shown[FIGURE_COUNT];
    int shown_count;
    int rows; /* of all of it */
};

/* The first form that has room, or the least there is. */
struct figures_form figures_form_within(const struct diagram_now *now, int width, int height);

/* Rows of the goal, and of the figures below it. */
int figures_goal_rows(const struct diagram_now *now, const struct figures_form *form);
int figures_table_rows(const struct figures_form *form);

/* How many figures stand in a row of FIGURES_IN_PAIRS. */
int figures_across(const struct figures_form *form);
/* Of FIGURES_BY_LANE: the cells of a lane's title, those that each column of a single band may take
 * more than it needs, and the first figure of the band after the one that begins at from. */
int figures_name_cells(const struct figures_form *form);
int figures_extra_cells(const struct figures_form *form);
int figures_band_end(const struct figures_form *form, int from);

#endif
