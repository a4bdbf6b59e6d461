/*
 * Slips: quantities that are given for a known reason, each with what to say of it.
 */
#ifndef RTLESSON_BLOCKS_ASK_SLIPS_H
#define RTLESSON_BLOCKS_ASK_SLIPS_H

#include "blocks/ask/amount.h"

struct slip {
    const char *is; /* as the author wrote it: a quantity in the question's unit */
    const char *why;
    int64_t micro; /* what is says */
};

extern const struct schema slip_schema;

/* What is told of a quantity that is wrong: the reason of the nearest slip (the first of equals)
 * that it is as near to as the question's tolerance says; NULL: of none. */
const char *slips_why(struct list slips, int64_t given_micro, struct tolerance tolerance);

/* Each, in the question's unit, with what is told of it, among the answers of a plain text. */
void slips_plain(struct list slips, const struct unit *unit, struct writer *writer);

/* That each is a quantity, wrong, and of a question that tells what is wrong. */
bool slips_check(struct list slips, const struct amount *amount, struct check *check);
void slips_finish(struct list slips, const struct unit *unit);

#endif
