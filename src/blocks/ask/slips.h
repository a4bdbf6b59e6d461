/*
 * Slips: quantities that are given for a known reason, each with what to say of it.
 */
#ifndef RTLESSON_BLOCKS_ASK_SLIPS_H
#define RTLESSON_BLOCKS_ASK_SLIPS_H

#include "blocks/ask/amount.h"
#include "ui/fills.h"

struct slip {
    const char
        *is; /* as the author wrote it: a quantity in the question's unit, or a placeholder */
    const char *why;
    bool is_filled;
    struct placeholder filled; /* by what the question stands in; points into is */
    int64_t micro;             /* else what is says */
};

extern const struct schema slip_schema;

/* Of a question: its unit, how near is near, and what stands for placeholders (NULL: nothing). */
struct slips {
    struct list list; /* of struct slip */
    const struct unit *unit;
    struct tolerance tolerance;
    const struct fills *fills;
};

/* What is told of a quantity that is wrong: the reason of the nearest slip (the first of equals)
 * that it is as near to as the question's tolerance says; NULL: of none. */
const char *slips_why(const struct slips *slips, int64_t given_micro);

/* Each, in the question's unit, with what is told of it, among the answers of a plain text. */
void slips_plain(const struct slips *slips, struct writer *writer);

/* That each is a quantity, wrong, and of a question that tells what is wrong; or that something
 * around the question fills it. */
bool slips_check(struct list slips, const struct amount *amount, struct check *check);
/* That what is filled is a quantity in the question's unit; and where right is not NULL, that none
 * is right. path is the question's, for the block that fills it. */
bool slips_check_filled(const struct slips *slips, const int64_t *right, const char *path,
                        struct check *check);
void slips_finish(struct list slips, const struct unit *unit);

#endif
