/*
 * By what an opened lesson is known in the learner's record.
 */
#ifndef RTLESSON_CLI_KEY_H
#define RTLESSON_CLI_KEY_H

#include <stdbool.h>

#include "base/arena.h"
#include "lesson/course.h"
#include "lesson/lesson.h"
#include "record/record.h"

/* The key of a lesson of the course or, with NULL, of the file; in the arena, or the lesson's own.
 * False where it would not be found again: it came from a pipe, or its file is gone. */
bool key_find(const struct lesson *lesson, const struct course *course, const char *file,
              struct arena *arena, struct record_key *key);

/* The whole path of a file that will be there again, in the arena; NULL: it is a pipe, or gone. */
const char *key_path(const char *path, struct arena *arena);

#endif
