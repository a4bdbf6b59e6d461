/*
 * What stands where in the piece of a diagram's picture: its plan, made by diagram/plan.h, and what
 * is asked of it.
 *
 * The film of a script is drawn in as many rows as it needs. That of a simulated diagram has as
 * many as there are, whatever its knobs are at, so that nothing jumps when one is turned: only what
 * is in the rows changes. Its lanes stand side by side, or in several lines where that would make
 * them too narrow; each follows its own present moment.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_PICTURE_H
#define RTLESSON_BLOCKS_DIAGRAM_PICTURE_H

#include "blocks/film/now.h"
#include "ui/sequence.h"

struct diagram_lane_plan {
    const struct trace *trace;
    struct sequence sequence;
    const char *title; /* above it, or NULL */
    struct rect at;    /* in the picture's piece without its indent, the title included */
};

/* Rows of the picture's piece from its top: title, pictures, curves, what is told, the moment in
 * words. */
struct diagram_plan {
    struct diagram_lane_plan lanes[SIMULATED_LANES]; /* a script has one */
    int lane_count;
    int across; /* how many stand side by side */
    int width;  /* without the indent */
    int title_rows;
    int gap_rows; /* between title, picture and words */
    int picture_rows;
    int header_rows;  /* of the tallest header of a lane: titles or legend of the actors */
    int curve_rows;   /* of all curves below the picture */
    int curve_height; /* rows of one curve, there or in the panel; 0: there is none */
    bool curve_axis;
    int panel_cells; /* beside the picture, with curve and bill; 0: they stand below it */
    int say_rows;
    int moment_rows;
    int least_moment_rows; /* so many are not taken from it: what is said of a prediction */
};

/* The rows where the picture, the curves and what is told begin, and all rows. */
int diagram_picture_row(const struct diagram_plan *plan);
int diagram_curve_row(const struct diagram_plan *plan);
int diagram_say_row(const struct diagram_plan *plan);
int diagram_plan_rows(const struct diagram_plan *plan);

enum { DIAGRAM_LANE_GAP = 3 /* cells between two lanes */ };
/* The cells of each lane, and in how many lines they stand; the cells of each, were there so many
 * side by side. */
int diagram_lane_cells(const struct diagram_plan *plan);
int diagram_cells_of_lanes(const struct diagram_plan *plan, int across);
int diagram_lane_lines(const struct diagram_plan *plan);
/* Where the lane's sequence stands, below its title. */
struct rect diagram_lane_area(const struct diagram_lane_plan *lane);

/* How wide a panel with curve and bill is that stands beside the picture, in a width without the
 * indent; 0: none does. */
int diagram_panel_cells(const struct diagram *diagram, int width);

#endif
