/*
 * Reset: a lesson, or some of its blocks, as if they had never been played.
 */
#ifndef RTLESSON_RECORD_RESET_H
#define RTLESSON_RECORD_RESET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "record/record.h"

struct reset {
    struct record_key key;
    const char *const *blocks; /* whose facts, drafts and tries are meant, by id */
    int block_count;           /* 0: all of the lesson, and its place */
    const char *section;       /* of the place to be cleared; NULL: none */
    bool forget;               /* the tries are deleted; else they stay as history, out of scores */
};

/* What is there to be cleared. */
struct reset_sum {
    int64_t facts, tries, drafts, places; /* tries: with those before an earlier reset, to forget */
};

/* Counts, and changes nothing. A file that is not there has nothing to be cleared. False where it
 * cannot be read, which err then says. */
bool reset_look(const char *path, const struct reset *reset, struct reset_sum *sum,
                struct errbuf *err);

/* Clears all of it, or nothing. False where it cannot be written, which err then says. */
bool reset_do(const char *path, const struct reset *reset, struct errbuf *err);

#endif
