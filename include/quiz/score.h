/*
 * Scores as exact fractions: pure functions from what was right and what was answered.
 *
 * A question is worth one point. Fractions, so that three thirds are one.
 */
#ifndef RTLESSON_QUIZ_SCORE_H
#define RTLESSON_QUIZ_SCORE_H

#include <stdbool.h>
#include <stdint.h>

struct score {
    int64_t num, den; /* den > 0, in lowest terms */
};

/* One answer of several: all or nothing. */
struct score score_choice(bool right);

/* Several answers: max(0, (right ticked - wrong ticked) / right ones). right_ones at least 1. */
struct score score_choices(int right_ticked, int wrong_ticked, int right_ones);

/* Items into categories: the share placed right. items at least 1. */
struct score score_sort(int placed_right, int items);

struct score score_add(struct score a, struct score b);
int score_compare(struct score a, struct score b); /* below 0, 0, above 0 */

/* "2", "0.67": at most two digits after the point, rounded half up; returns into. */
enum { SCORE_TEXT_BYTES = 32 };
const char *score_format(struct score score, char into[SCORE_TEXT_BYTES]);

#endif
