/*
 * What every question has, of whatever kind: what is asked, and whether it is scored.
 *
 * It is the first member of the object of every kind that asks, so that whoever has a question's
 * block has this (asked_of), and the first of the kind's fields are those of ASKED_FIELDS.
 */
#ifndef RTLESSON_BLOCKS_ASK_ASKED_H
#define RTLESSON_BLOCKS_ASK_ASKED_H

#include "blocks/block.h"

struct asked {
    const char *id, *ask, *hint; /* hint may be NULL */
    int scored;                  /* FIELD_MAYBE; 0 of a kind that never is */
};

/* The rows of the fields of any question; and of one whose answers can be right or wrong. */
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
     .says = "What to think of, shown below the question."}

#define SCORED_FIELDS                                                                              \
    {.name = "scored",                                                                             \
     .type = FIELD_MAYBE,                                                                          \
     .at = offsetof(struct asked, scored),                                                         \
     .preset = -1,                                                                                 \
     .says = "Whether an answer is right or wrong; false by default inside a challenge."}
// clang-format on

/* Of a block whose kind asks (schema.question). */
const struct asked *asked_of(const struct block *block);

/* What is asked, and the hint, as plain text. */
void asked_plain(const struct block *block, struct writer *writer);

#endif
