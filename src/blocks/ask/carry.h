/*
 * Carrying: rows that are taken up, carried past the others and put down. What the kinds order and
 * match have in common.
 *
 * An arrangement says which row stands at each place: at[place] is the row, both counted from 0, as
 * many of the one as of the other. It is always a permutation: where none is stored, or no whole
 * one (a lesson that has changed since), the rows stand as they were drawn at the start. Each step
 * of a carried row is stored at once, so that it lies where it is seen, however the learner leaves
 * it; how they stood before is kept among the marks, for Esc.
 *
 * A row is an answer of the question: its part is QUESTION_FIRST + its number, wherever it stands.
 */
#ifndef RTLESSON_BLOCKS_ASK_CARRY_H
#define RTLESSON_BLOCKS_ASK_CARRY_H

#include "blocks/ask/question.h"

enum { CARRY_MOST_ROWS = 52 };

/* What each kind says of its rows. */
struct carry {
    int (*count)(const struct block *block);
    /* The arrangement that is stored under a prefix (question_part), in facts or in marks; false:
     * there is none. And storing it. */
    bool (*read)(const struct block *block, const struct facts *store, const char *prefix, int *at);
    void (*write)(const struct block *block, struct facts *store, const char *prefix,
                  const int *at);
    /* Makes of an arrangement that was drawn for the start one that is far from right. */
    void (*mend)(const struct block *block, int *at);
    bool swaps; /* a carried row changes places with the one at which it is put down; else those
                   between make room */
};

/* The arrangement under a prefix, or the one at the start. */
void carry_arrangement(const struct carry *carry, const struct block *block,
                       const struct facts *facts, const char *prefix, int *at);

/* Two places change what stands there. */
void carry_swap(int *at, int one, int other);

/* The place at which a row stands in an arrangement that has it. */
int carry_place(const int *at, int row);

/* The keys, and the operations of a kind whose rows are carried. */
extern const struct binding carry_bindings[];
uint64_t carry_offers(const struct piece *piece, const struct scene *scene);
void carry_act(const struct carry *carry, const struct piece *piece, int action,
               struct session *session);
/* A row that is dragged is taken up, carried to where another stands, and put down. */
bool carry_point(const struct carry *carry, const struct piece *piece,
                 const struct pointed *pointed, struct session *session);

#endif
