/*
 * The bar of a condition of a goal: "├──┊──●─┤", one row, its bounds dotted, the figure a dot.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_GOAL_BAR_H
#define RTLESSON_BLOCKS_DIAGRAM_GOAL_BAR_H

#include "blocks/film/goal.h"
#include "ui/canvas.h"

/* What is wanted, and what there is of it. */
struct goal_standing {
    struct condition wanted; /* with its bound, where it is told */
    bool told;               /* it is no secret */
    bool known;              /* something was delivered, where it is of that */
    bool met;
    int64_t value; /* where it is known, in the unit of the measure */
};

/* Draws it into a rectangle of one row; nothing where that has no cell between the ends. The start
 * is what the run came to as its author set it, by which the scale is made; NULL: it is not told
 * yet, and the line is bare. */
void diagram_draw_goal_bar(const struct goal_standing *standing, const struct figures *start,
                           struct rect at, struct canvas *canvas);

#endif
