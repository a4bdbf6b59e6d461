/*
 * What every question has, of whatever kind: what is asked, and whether it is scored.
 *
 * It is the first member of the object of every kind that asks, so that whoever has a question's
 * block has this (asked_of), and the first of the kind's fields are those of ASKED_FIELDS.
 */
#ifndef RTLESSON_BLOCKS_ASK_ASKED_H
#define RTLESSON_BLOCKS_ASK_ASKED_H

#include "blocks/block.h"
#include "quiz/tried.h"

/* What tries count, as it is written at a question, or at a quiz for all questions in it. */
struct counting {
    int64_t penalty; /* FIELD_SHARE; -1: not written */
    int counts;      /* enum tried_rule; -1: not written */
};

/* A help that is asked for. */
struct asked_hint {
    const char *text;
    int64_t price; /* FIELD_SHARE: of the question's points */
};

/* When the right answer is shown to whoever has not given it. */
enum asked_reveal { REVEAL_ASKED, REVEAL_CLOSED, REVEAL_NEVER };

struct asked {
    const char *id, *ask, *hint; /* hint may be NULL */
    int scored;                  /* FIELD_MAYBE; 0 of a kind that never is */
    int points;                  /* -1: not written */
    struct counting counting;
    bool shuffle;      /* its answers, of a kind that has several */
    struct list hints; /* of struct asked_hint: told one by one, beside the hint */
    int reveal;        /* enum asked_reveal; -1: not written */
    bool confidence;   /* before each try it is asked how sure the learner is */
    struct list then;  /* of struct block: what is shown once it is closed */
};

enum { ASKED_POINTS_LIMIT = 1000, ASKED_HINTS_MOST = 9 };
extern const struct schema asked_hint_schema;
extern const char *const asked_reveals[];

/* The rows of the fields of any question; of one whose answers can be right or wrong; and of what
 * tries count, for a kind's struct, of which member is a struct counting. */
// clang-format off
#define ASKED_FIELDS                                                                               \
    {.name = "id",                                                                                 \
     .type = FIELD_ID,                                                                             \
     .required = true,                                                                             \
     .at = offsetof(struct asked, id),                                                             \
     .says = "Unique in the lesson."},                                                             \
    {.name = "ask",                                                                                \
     .type = FIELD_PROSE,                                                                          \
     .required = true,                                                                             \
     .at = offsetof(struct asked, ask),                                                            \
     .says = "The question."},                                                                     \
    {.name = "hint",                                                                               \
     .type = FIELD_PROSE,                                                                          \
     .at = offsetof(struct asked, hint),                                                           \
     .says = "A hint, shown below the question."}

#define SCORED_FIELDS                                                                              \
    {.name = "scored",                                                                             \
     .type = FIELD_MAYBE,                                                                          \
     .at = offsetof(struct asked, scored),                                                         \
     .preset = -1,                                                                                 \
     .without = "true; false inside a challenge",                                                  \
     .says = "Whether answers are marked right or wrong."},                                        \
    {.name = "points",                                                                             \
     .type = FIELD_WHOLE,                                                                          \
     .at = offsetof(struct asked, points),                                                         \
     .low = 0,                                                                                     \
     .high = ASKED_POINTS_LIMIT,                                                                   \
     .preset = -1,                                                                                 \
     .without = "1",                                                                               \
     .says = "The number of points it is worth."},                                                 \
    COUNTING_FIELDS(struct asked, counting),                                                       \
    {.name = "hints",                                                                              \
     .type = FIELD_OBJECTS,                                                                        \
     .content = CONTENT_BESIDE,                                                                    \
     .at = offsetof(struct asked, hints),                                                          \
     .low = 1,                                                                                     \
     .high = ASKED_HINTS_MOST,                                                                     \
     .of = &asked_hint_schema,                                                                     \
     .says = "More hints, each shown when the learner asks for it."},                              \
    {.name = "reveal",                                                                             \
     .type = FIELD_ONE_OF,                                                                         \
     .at = offsetof(struct asked, reveal),                                                         \
     .names = asked_reveals,                                                                       \
     .preset = -1,                                                                                 \
     .without = "\"asked\"",                                                                       \
     .says = "When learners who have not given the right answer see it: if it is \"asked\" "       \
             "for after a try, once the question is \"closed\", or \"never\"."},                   \
    {.name = "confidence",                                                                         \
     .type = FIELD_BOOL,                                                                           \
     .at = offsetof(struct asked, confidence),                                                     \
     .says = "Whether learners say with each try how sure they are: a guess, likely, sure."},      \
    {.name = "then",                                                                               \
     .type = FIELD_BLOCKS,                                                                         \
     .content = CONTENT_BESIDE,                                                                    \
     .at = offsetof(struct asked, then),                                                           \
     .low = 1,                                                                                     \
     .says = "Blocks shown below once the question is closed."}

/* Of a kind whose answers stand in a list. */
#define SHUFFLE_FIELD                                                                              \
    {.name = "shuffle",                                                                            \
     .type = FIELD_BOOL,                                                                           \
     .at = offsetof(struct asked, shuffle),                                                        \
     .says = "Whether their order changes with each attempt."}

#define COUNTING_FIELDS(object, member)                                                            \
    {.name = "penalty",                                                                            \
     .type = FIELD_SHARE,                                                                          \
     .at = offsetof(object, member) + offsetof(struct counting, penalty),                          \
     .preset = -1,                                                                                 \
     .without = "\"0%\"",                                                                          \
     .says = "The share of points that each try after the first costs: \"25%\". A quiz sets it for " \
             "its questions that do not set their own."},                                          \
    {.name = "counts",                                                                             \
     .type = FIELD_ONE_OF,                                                                         \
     .at = offsetof(object, member) + offsetof(struct counting, counts),                           \
     .names = &rules_tried[0].name,                                                                \
     .names_apart = sizeof rules_tried[0],                                                         \
     .preset = -1,                                                                                 \
     .without = "\"best\"",                                                                        \
     .says = "Which try counts. A quiz sets it for its questions that do not set their own."}
// clang-format on

/* Of a block whose kind asks (schema.question). */
const struct asked *asked_of(const struct block *block);

/* Whether a question is scored; and for a kind's check, whether the one that is being loaded will
 * be. */
bool asked_is_scored(const struct block *block);
bool asked_will_score(const struct asked *asked, const struct check *check);

/* For the check of a kind that can be scored: that nothing is said of points where none are given.
 */
bool asked_check(const struct asked *asked, struct check *check);

enum asked_reveal asked_reveal(const struct block *block);

/* What is asked, and the hint, as plain text. */
void asked_plain(const struct block *block, struct writer *writer);

#endif
