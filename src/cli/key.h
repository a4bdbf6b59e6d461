/*
 * By what an opened lesson is known in the learner's record.
 */
#ifndef RTLESSON_CLI_KEY_H
#define RTLESSON_CLI_KEY_H

#include <stdbool.h>

#include "cli/open.h"
#include "record/record.h"

/* The lesson's key, in the arena or the lesson's own. False where it would not be found again: it
 * came from a pipe, or its file is gone. */
bool key_find(const struct opened *opened, struct arena *arena, struct record_key *key);

#endif
