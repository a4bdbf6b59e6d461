/*
 * Finding and loading what a command works on: a lesson by its file or its id, with the course that
 * it belongs to.
 */
#ifndef RTLESSON_CLI_OPEN_H
#define RTLESSON_CLI_OPEN_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/shelf.h"

struct opened {
    struct lesson *lesson;
    struct course *course; /* NULL: the lesson belongs to none, … */
    const char *file;      /* … and is in this file, as it was named */
    const char *sought;    /* the block for which it was opened (open_lesson_for); or NULL */
    bool has_errors;       /* then: the lesson is what of its file is sound, … */
    bool sought_stands;    /* … and the block's id is that of something in the file */
    struct shelf shelf;    /* where the course's lessons are taken from */
};

/* Opens the lesson that name stands for: the file of that path, or the lesson of that id in the
 * courses that are at hand (cli/shelf.h), or, with NULL, the first one that is bundled. A course's
 * file stands for its first lesson, and for no other course. False after saying on standard error
 * what is wrong. */
bool open_lesson(const char *name, struct opened *opened);

/* As open_lesson, to show one block of it: of a lesson that has mistakes and is named by its file,
 * what is sound is opened (kinds.sound_alone), after telling them. block_id must outlive it. */
bool open_lesson_for(const char *block_id, const char *name, struct opened *opened);

/* Opens a lesson that was open once: by the file by which it was opened, or else ("": there is
 * none) of this course ("": of none). file must outlive it. False when it is not there any more,
 * with nothing said, or has mistakes now, which are told. */
bool open_again(const char *course, const char *file, const char *lesson, struct opened *opened);

/* Loads another lesson of the same course, for the caller to free; NULL, with nothing said, when it
 * is not bundled or cannot be played. */
struct lesson *open_other(const struct opened *opened, const char *id);

void open_release(struct opened *opened);

/* True when the lesson has the section; else says so, with a suggestion. */
bool open_has_section(const struct opened *opened, const char *section_id);

#endif
