/*
 * Keys of lessons: how they are kept, and which lesson of a record has one.
 */
#ifndef RTLESSON_RECORD_KEY_H
#define RTLESSON_RECORD_KEY_H

#include "base/arena.h"
#include "record/db.h"
#include "record/record.h"

/* A copy with all its texts in the arena. */
struct record_key key_copy(const struct record_key *key, struct arena *arena);

/* The number of the lesson: of the one with its id or, where there is none, of that with the first
 * of its ids of old that there is. 0: nothing is kept of it. */
int64_t key_number(const struct record_key *key, struct db *db);

#endif
