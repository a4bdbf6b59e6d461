/*
 * Leaves: titles with prose behind them, as cards and the items of an accordion are.
 */
#ifndef RTLESSON_BLOCKS_REVEAL_LEAF_H
#define RTLESSON_BLOCKS_REVEAL_LEAF_H

#include "blocks/block.h"

struct leaf {
    const char *id, *title, *text;
};

/* The fields of a leaf, for the schema of its kind. */
extern const struct field leaf_fields[];

/* A title in the third column behind its mark; and the text below it. */
void leaf_write_title(const struct leaf *leaf, const char *mark, bool focused, struct pen *pen);
void leaf_write_text(const struct leaf *leaf, struct pen *pen);

/* How many leaves of the list (of struct leaf) have a fact. */
int leaf_count(struct list leaves, const struct facts *facts, const char *block_id);

/* Adds the leaves as stops, those with a fact as worked. */
void leaf_tally(struct list leaves, const struct facts *facts, const char *block_id,
                struct tally *tally);

/* Every title with its text below it. */
void leaf_plain(struct list leaves, struct writer *writer);

#endif
