/*
 * Amounts: questions that are answered with one quantity, and how near it is to the right one. What
 * the kinds numeric and mark have in common.
 *
 * The right quantity is the author's "answer", or a figure of what the question stands in
 * (question.h). All quantities here are in millionths of their unit, times in microseconds
 * (quiz/quantity.h). An amount has one answer, the fact ".answer".
 */
#ifndef RTLESSON_BLOCKS_ASK_AMOUNT_H
#define RTLESSON_BLOCKS_ASK_AMOUNT_H

#include "blocks/ask/question.h"
#include "quiz/quantity.h"
#include "sim/measure.h"

/* The first member of the object of such a kind. */
struct amount {
    struct asked asked; /* first */
    const char *why;    /* may be NULL */
    const char *figure; /* NULL: the answer is the author's */
    struct unit unit;
    bool suits;     /* the kind has no unit of its own: a time is shown in the one that suits it */
    bool is_said;   /* what is right, by the author: */
    int64_t answer; /* in millionths */
    struct tolerance tolerance;
    struct {
        const char *unit, *answer, *tolerance; /* NULL: none */
    } written;                                 /* for check and finish alone */
};

/* The rows of the fields that both kinds have. */
// clang-format off
#define AMOUNT_FIELDS                                                                            \
    ASKED_FIELDS,                                                                                  \
    SCORED_FIELDS,                                                                                 \
    {.name = "answer",                                                                             \
     .type = FIELD_LINE,                                                                           \
     .at = offsetof(struct amount, written.answer),                                                      \
     .says = "The right answer, such as \"2.58\" (or \"2.58s\" for a time)."},                     \
    {.name = "figure",                                                                             \
     .type = FIELD_LINE,                                                                           \
     .content = CONTENT_FIGURE,                                                                  \
     .names = &measures[0].name,                                                                 \
     .names_apart = sizeof measures[0],                                                          \
     .at = offsetof(struct amount, figure),                                                      \
     .says = "In \"predict\", instead of an answer: the measure whose value is right."},           \
    {.name = "tolerance",                                                                          \
     .type = FIELD_LINE,                                                                           \
     .at = offsetof(struct amount, written.tolerance),                                                   \
     .says = "How far off still counts as right: \"10%\" of the answer, or \"0.2\"; required "     \
             "with \"figure\"."},                                                                  \
    {.name = "why",                                                                                \
     .type = FIELD_PROSE,                                                                          \
     .content = CONTENT_BESIDE,                                                                  \
     .at = offsetof(struct amount, why),                                                         \
     .says = "The explanation, shown once the question is closed."}
// clang-format on

enum { AMOUNT_TEXT_COLUMN = 4 }; /* where the answer's text stands, beside the columns of marks */

/* The operations of struct question that both kinds have; given, missing, write and what else they
 * need is their own. */
// clang-format off
#define AMOUNT_OPERATIONS                                                                        \
    .count = amount_count,                                                                       \
    .answer_id = amount_answer_id,                                                               \
    .score = amount_score,                                                                       \
    .explains = amount_explains,                                                                 \
    .how_wrong = amount_how_wrong,                                                               \
    .figure = amount_figure,                                                                     \
    .in_time = amount_in_time,                                                                   \
    .beside = amount_beside,                                                                     \
    .moment = amount_moment
// clang-format on
int amount_count(const struct block *block);
const char *amount_answer_id(const struct block *block, int index);
bool amount_explains(const struct block *block, int index, const struct facts *facts);
const char *amount_figure(const struct block *block);
bool amount_in_time(const struct block *block);
struct score amount_score(const struct block *block, const struct facts *facts, const char *prefix);
/* "Too high." or "Too low.", of the last try. */
const char *amount_how_wrong(const struct block *block, const struct facts *facts);
/* "You said 5 s; the run says 2.58 s: too high." Of the last try, or of none. */
const char *amount_beside(const struct block *block, const struct scene *scene);
const char *amount_reason(const struct block *block, const struct scene *scene);
bool amount_moment(const struct block *block, const struct scene *scene, int64_t *usec);

/* The author's unit, or the second. */
const struct unit *amount_unit(const struct block *block);

/* What a figure is in millionths, or a time in microseconds. */
int64_t amount_of_figure(int64_t value, bool is_time);

/* The answer that is right where the figure that it names comes to this (NULL: there is none);
 * false: nobody says one. */
bool amount_right_of(const struct block *block, const int64_t *figure, int64_t *micro);

/* The answer that was right when the try with this prefix was made; false: nobody says one. */
bool amount_kept_right(const struct block *block, const struct facts *facts, const char *prefix,
                       int64_t *micro);

/* "The answer: 2.58 s (within 10 %)". In the arena. */
const char *amount_words(const struct block *block, int64_t right_micro, const struct scene *scene);

/* The question as plain text, with what is wanted in brackets ("a number, in s"); its answer. */
void amount_plain(const struct block *block, const char *wanted, struct writer *writer);
void amount_answers(const struct block *block, const struct scene *scene, struct writer *writer);

/* The author's unit before amount_finish. */
struct unit amount_unit_written(const struct amount *amount);
/* What both kinds check, false when something is wrong; and what becomes of that. */
bool amount_check(const struct amount *amount, struct check *check);
void amount_finish(struct amount *amount);

#endif
