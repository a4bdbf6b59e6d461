/*
 * Finding and loading what a command works on: a lesson by its file or its id, with the course that
 * it belongs to.
 */
#ifndef RTLESSON_CLI_OPEN_H
#define RTLESSON_CLI_OPEN_H

#include <stdbool.h>
#include <stddef.h>

#include "lesson/course.h"
#include "lesson/lesson.h"

struct opened {
    struct lesson *lesson;
    struct course *course; /* NULL: the lesson belongs to none */
    char *directory;       /* that the course's files are named from; NULL without a course */
    bool in_bundle;        /* these files are in the program (cli/bundle.h) */
};

/* Opens the lesson that name stands for: the file of that path, or the lesson of that id in a
 * course that is found (cli/paths.h, then cli/bundle.h), or, with NULL, the first one that is
 * bundled. A course's file stands for its first lesson. False after saying on standard error what
 * is wrong. */
bool open_lesson(const char *name, struct opened *opened);

/* Loads another lesson of the same course, for the caller to free; NULL, with nothing said, when it
 * is not bundled or cannot be played. */
struct lesson *open_other(const struct opened *opened, const char *id);

/* Opens a course alone: the file of that path or, with NULL, the first one that is found. */
bool open_course(const char *path, struct opened *opened);

void open_release(struct opened *opened);

/* True when the lesson has the section; else says so, with a suggestion. */
bool open_has_section(const struct opened *opened, const char *section_id);

#endif
