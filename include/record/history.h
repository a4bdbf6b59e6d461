/*
 * History: all that was ever tried, for who looks at a record.
 */
#ifndef RTLESSON_RECORD_HISTORY_H
#define RTLESSON_RECORD_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "quiz/score.h"

/* One try; its texts are valid until the next. */
struct history_try {
    int64_t wall_usec; /* when it was given, since 1970, UTC */
    const char *course, *file, *lesson, *title;
    const char *question; /* its block's id */
    const char *asks;     /* the question and what it offers, as they were then; NULL: not kept */
    const char *answer;   /* "ready; age=3": the parts of the answer, and what is no 1 of them */
    struct score score;
    int64_t attempt, hints, confidence, spent_usec;
    bool before_reset; /* it counts no more */
};

/* Hands over the tries of the lesson with this id or in this file, by its whole path, NULL: of all,
 * the newest first. A file that is not there has none. False where it cannot be read, which err
 * then says. */
bool history_read(const char *path, const char *lesson,
                  void (*take)(const struct history_try *tried, void *data), void *data,
                  struct errbuf *err);

#endif
