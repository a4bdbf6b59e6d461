/*
 * Scores as exact fractions, so that three thirds are one, and what tries and points make of them.
 *
 * The score of one answer is from 0 to 1; how it is found is in quiz/rules.h.
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

/* So many of den in lowest terms; 0 where num is below 0. den from 1 to 10^12. */
struct score score_of(int64_t num, int64_t den);

struct score score_add(struct score a, struct score b);
struct score score_less(struct score a, struct score b);     /* max(0, a - b) */
struct score score_times(struct score score, int64_t times); /* from 0 to 10^6 */

/* What a try is worth that is the so manieth, from 1, where each one before it costs penalty:
 * max(0, score - (tries - 1) * penalty). tries up to 10^6. */
struct score score_after_tries(struct score score, int64_t tries, struct score penalty);

/* The share of so many points, at least 0, that were won; all of none is 1. */
struct score score_share(struct score won, int64_t points);

int score_compare(struct score a, struct score b); /* below 0, 0, above 0 */

/* "2", "0.67": at most two digits after the point, rounded half up; returns into. */
enum { SCORE_TEXT_BYTES = 32 };
const char *score_format(struct score score, char into[SCORE_TEXT_BYTES]);

#endif
