/*
 * A flow: the flat list of pieces that a layout makes, from top to bottom.
 *
 * A piece is what can be drawn or worked by itself. Containers lay out their children into the same
 * list; nothing else knows about nesting.
 */
#ifndef RTLESSON_UI_FLOW_H
#define RTLESSON_UI_FLOW_H

#include <stdbool.h>

#include "base/arena.h"
#include "lesson/lesson.h"
#include "ui/canvas.h"

enum piece_flag {
    PIECE_STOP = 1,   /* focus can rest here */
    PIECE_ENTERS = 2, /* takes the arrows once entered with Enter */
    PIECE_AMONG = 4,  /* once entered it is carried past its neighbours: a row of them above and
                         below is looked at with it */
    PIECE_TEXT = 8    /* text from its first column on: the mark of the focus stands before it */
};

struct piece {
    const struct block *block;
    int part;       /* numbered by the block's kind, the same for the same ids in every layout */
    struct rect at; /* in the flow: x and width without the margins, y from its top */
    unsigned flags; /* of enum piece_flag */
};

/* A part of the body with pieces of its own, which scrolls within itself. A page is one; a stage
 * has several beside and below each other. */
struct region {
    int name;
    struct rect at; /* in the body */
    int first, end; /* its pieces, from first to end - 1: at in the region */
    int rows;       /* of what stands in it */
    int scroll;     /* the row at its top */
    int leaf;       /* where not all are shown: those of one leaf are */
    bool shown;
    bool rule_above, rule_left; /* a rule stands there: in the row above, two cells to the left */
};

struct flow {
    struct arena *arena;
    struct piece *pieces; /* in the arena, in reading order */
    int count, capacity;
    int width;
    int y;        /* the row after the last piece */
    bool gap_due; /* a blank row is wanted before the next piece */
};

/* An empty flow of width cells. */
void flow_init(struct flow *flow, struct arena *arena, int width);

/* Appends a piece of height rows below what is there; returns it (valid until the next), or NULL
 * when height is 0. */
struct piece *flow_add(struct flow *flow, const struct block *block, int part, int height,
                       unsigned flags);

/* The row where the next piece goes, a gap that was asked for counted: for flow_place. */
int flow_row(struct flow *flow);

/* Appends a piece at a place of its own in the flow, beside others: the caller then moves on with
 * flow_advance. */
struct piece *flow_place(struct flow *flow, const struct block *block, int part, struct rect at,
                         unsigned flags);
void flow_advance(struct flow *flow, int to_y);

/* Asks for one blank row before the next piece, never at the top, never two. */
void flow_gap(struct flow *flow);

#endif
