/*
 * Rows: what one event of the learner changes in the record, copied, and how it is written.
 */
#ifndef RTLESSON_RECORD_ROWS_H
#define RTLESSON_RECORD_ROWS_H

#include <stdbool.h>

#include "base/arena.h"
#include "record/db.h"
#include "record/record.h"

/* What a row does; its values are bound from ?2 on, and ?1 is the lesson's number. */
enum row_kind {
    ROW_FACT,        /* block, part, value, text, wall */
    ROW_FACT_GONE,   /* block, part */
    ROW_CONTENT,     /* hash, text */
    ROW_TRY,         /* the columns of the table */
    ROW_ANSWER,      /* player, number, part, value, text */
    ROW_PLACE,       /* section, at end, block, part, scroll, wall */
    ROW_DRAFT,       /* block, part, player, text, wall */
    ROW_DRAFT_GONE,  /* block, part, player */
    ROW_DRAFT_HELD,  /* block, part, player, text: no other player's draft any more */
    ROW_FACTS_GONE,  /* block; of this and the next two NULL is all of the lesson */
    ROW_DRAFTS_GONE, /* block */
    ROW_META_GONE,   /* key */
    ROW_RESET,       /* question */
    ROW_KINDS
};
enum { ROW_VALUES = 13 };

struct row {
    enum row_kind kind;
    struct db_value values[ROW_VALUES]; /* texts are in the batch's arena */
};

/* What is written in one transaction, or not at all; without rows, nothing is. */
struct batch {
    struct arena arena; /* holds key and rows */
    struct record_key key;
    int64_t wall_usec;
    struct row *rows;
    int count, capacity;
    bool can_wait;      /* for a second, or for the next one that cannot */
    struct batch *next; /* in a queue */
};

/* An empty one, with copies of the key's texts. */
struct batch *batch_new(const struct record_key *key, int64_t wall_usec);
void batch_free(struct batch *batch);

/* Appends a row with copies of its texts. */
void batch_add(struct batch *batch, enum row_kind kind, const struct db_value *values, int count);

bool batch_has_rows(const struct batch *batches);

/* Writes the batches in one transaction. Touches no memory of ours: the writer's thread does it. */
bool batch_save(const struct batch *batches, struct db *db);

#endif
