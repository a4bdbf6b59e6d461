/*
 * What the tries of one attempt at a question count together: the rules are rows of a table, from
 * which a lesson's field "counts" takes its names and docs/questions.md its words.
 *
 * Pure functions; a question is worth 1 here, whatever points it has in its quiz.
 */
#ifndef RTLESSON_QUIZ_TRIED_H
#define RTLESSON_QUIZ_TRIED_H

#include "quiz/score.h"

struct tried {
    struct score score;  /* of the answer alone, from 0 to 1 */
    struct score prices; /* of the hints that were taken by then, added up */
};

/* What the try number is worth, from 1, where each one before it costs penalty: max(0, score -
 * (number - 1) * penalty - prices). */
struct score tried_worth(const struct tried *tried, int number, struct score penalty);

/* The first row holds where none is named; a row without a name ends the table. */
enum tried_rule { TRIED_BEST, TRIED_LAST };
struct rule_of_tries {
    const char *name, *says, *example;
    struct score (*score)(const struct tried *tried, int count, struct score penalty);
};
extern const struct rule_of_tries rules_tried[];

/* By that rule, of the tries in their order; of none 0. */
struct score tried_score(enum tried_rule rule, const struct tried *tried, int count,
                         struct score penalty);

#endif
