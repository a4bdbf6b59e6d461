/*
 * The goal at the head of a diagram's figures: how many of its conditions are met, and of each what
 * is wanted, what there is, and how far it is.
 *
 *     GOAL                    1 of 2
 *     ✗ 95 % below 2 s        3.32 s
 *       ├──────┊────●──┤ 1.32 s to go
 *     ✓ requests below 3,600   1,126
 *
 * How many rows it takes hangs on the lesson and the width alone. Where the region is wide several
 * conditions stand side by side. Of several lanes the first is judged.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_GOAL_ROWS_H
#define RTLESSON_BLOCKS_DIAGRAM_GOAL_ROWS_H

#include "blocks/film/now.h"

struct condition;

/* What of it is shown besides the conditions. */
struct goal_form {
    bool heading;
    int bars; /* below the conditions of so many lines, the first ones: where the bound is on a
                 scale, and the value. Where the value has no room beside what is wanted, it stands
                 there instead, in every line */
};

/* From a value to the bound that it misses: "1.32 s to go", "226 too many"; what it is of may stand
 * behind the figure: "226 requests too many". In the arena. */
const char *diagram_goal_distance(const struct condition *condition, int64_t value, bool of_what,
                                  struct arena *arena);

/* "mean below 1.2 s, requests below 400": what is wanted, in the arena. */
const char *diagram_goal_words(const struct diagram *diagram, struct arena *arena);

/* The lines in which its conditions stand. */
int diagram_goal_lines(const struct diagram *diagram, int width);
/* 0 where there is no goal. */
int diagram_goal_rows(const struct diagram_now *now, struct goal_form form, int width);
/* From the canvas's corner. While a prediction is not told, what there is stays a "?". */
void diagram_draw_goal(const struct diagram_now *now, struct goal_form form, int width,
                       struct canvas *canvas);

#endif
