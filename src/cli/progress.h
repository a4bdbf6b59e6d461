/*
 * How far the learner is in a lesson that is not being played.
 */
#ifndef RTLESSON_CLI_PROGRESS_H
#define RTLESSON_CLI_PROGRESS_H

#include "base/arena.h"
#include "lesson/course.h"
#include "lesson/lesson.h"

/* "3 of 9 sections, 4.5 of 11 points, played 2026-11-29", in the arena; NULL where nothing of the
 * lesson is kept in the record at path. */
const char *progress_text(const char *path, const struct lesson *lesson,
                          const struct course *course, struct arena *arena);

#endif
