/*
 * A lesson as plain text: for pipes, screen readers and printers.
 */
#ifndef RTLESSON_PLAYER_PLAIN_H
#define RTLESSON_PLAYER_PLAIN_H

#include "base/writer.h"
#include "lesson/course.h"
#include "lesson/lesson.h"

/* Writes the lesson, from the section with index from on, in lines of at most PLAIN_WIDTH cells,
 * with the answers of its questions at the end. course may be NULL. */
void player_plain(const struct lesson *lesson, const struct course *course, int from,
                  struct writer *writer);

#endif
