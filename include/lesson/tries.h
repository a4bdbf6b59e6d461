/*
 * Tries: every checked answer, in the order in which they were given. One is never changed or taken
 * away: what starts anew begins another attempt.
 *
 * An attempt is all tries of a question from meeting it, or meeting it anew, to its closing; the
 * first is number 1.
 */
#ifndef RTLESSON_LESSON_TRIES_H
#define RTLESSON_LESSON_TRIES_H

#include <stdint.h>

#include "quiz/score.h"

/* A part of an answer: what the fact of that part was (facts.h). */
struct try_part {
    const char *part;
    int64_t value;    /* 0 where text is set */
    const char *text; /* or NULL */
};

/* How sure the learner was; kept by these numbers. */
enum try_confidence { CONFIDENCE_NONE, CONFIDENCE_GUESS, CONFIDENCE_LIKELY, CONFIDENCE_SURE };

struct try {
    const char *question; /* the block's id */
    int attempt;
    uint64_t content; /* of the question when it was tried (struct block) */
    uint64_t seed;    /* of the attempt */
    const struct try_part *answer;
    int answer_count;
    struct score score; /* of this answer alone, from 0 to 1: no penalty, price or points */
    int64_t spent_usec; /* how long the question had the focus in this attempt, up to now; of a
                           stretch without any event no more than five minutes, since then nobody
                           was there */
    int hints;          /* how many were taken in this attempt, up to now */
    int confidence;     /* enum try_confidence */
    int64_t wall_usec;  /* since 1970, UTC */
};

struct tries {
    struct try *list; /* owned, with all that it points to */
    int *by_question; /* owned: indices of list, by question, and then as they were given */
    int count, capacity, by_question_capacity;
}; /* { 0 } is an empty list */

/* Appends a copy. */
void tries_append(struct tries *tries, const struct try *added);

/* How many there are of a question, and the one at index of these, from 0. */
int tries_count(const struct tries *tries, const char *question);
const struct try *tries_at(const struct tries *tries, const char *question, int index);

/* The number of the last attempt at the question in which something was tried; 0: none was. */
int tries_last_attempt(const struct tries *tries, const char *question);

void tries_release(struct tries *tries);

#endif
