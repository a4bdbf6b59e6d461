/*
 * Reading what is kept of one lesson.
 */
#ifndef RTLESSON_RECORD_READ_H
#define RTLESSON_RECORD_READ_H

#include "quiz/score.h"
#include "record/db.h"
#include "record/record.h"

/* A score as it was written; a fraction that no program wrote counts for nothing. */
struct score read_score(int64_t num, int64_t den);

/* Fills kept, which is {0}, with what is known of the lesson; its kept is the caller's to release.
 * Of a player's own drafts none is given. A part of facts that this program does not know is passed
 * over. False where it could not be read whole. */
bool read_lesson(struct db *db, const struct record_key *key, const char *player,
                 struct record_kept *kept);

#endif
