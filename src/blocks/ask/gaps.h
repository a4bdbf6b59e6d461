/*
 * Gaps: what is to be filled in a question of the kind text, one field or several in a sentence.
 *
 * The answer to each is a fact under its id. What is accepted is in quiz/answer.h.
 */
#ifndef RTLESSON_BLOCKS_ASK_GAPS_H
#define RTLESSON_BLOCKS_ASK_GAPS_H

#include "blocks/ask/asked.h"
#include "quiz/answer.h"

enum { GAPS_LIMIT = 12, GAPS_ACCEPTED = 26 };

/* A wrong answer that is given for a known reason. */
struct text_slip {
    const char *is, *why;
};

struct text_gap {
    const char *id, *pattern, *why; /* pattern and why may be NULL */
    struct list accepts;            /* of const char *, the first is shown */
    struct list slips;              /* of struct text_slip */
};

struct text {
    struct asked asked;   /* first */
    const char *sentence; /* with each gap once; NULL where there is but one */
    struct list gaps;     /* of struct text_gap */
    bool near_counts, exact_case, exact_space, exact_diacritics;
};

/* How answers are folded (base/fold.h). */
unsigned gaps_folds(const struct text *text);

/* What is accepted in a gap. */
struct accepted gaps_accepted(const struct text *text, const struct text_gap *gap);

/* The slip that an answer is, as it is folded, or NULL. */
const struct text_slip *gaps_find_slip(const struct text *text, const struct text_gap *gap,
                                       const char *answer);

/* What an answer to a gap is; a slip is wrong, however near. */
enum answer_fit gaps_fit(const struct text *text, const struct text_gap *gap, const char *answer);

/* The fields, and the schema's check (gaps_fields.c). */
extern const struct field gaps_fields[];
bool gaps_check(const void *object, struct check *check);

#endif
