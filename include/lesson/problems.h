/*
 * What is wrong with a document: a list of problems with their places, printed for an author.
 *
 * Loading and checking add to one list and go on, so that one run tells everything.
 */
#ifndef RTLESSON_LESSON_PROBLEMS_H
#define RTLESSON_LESSON_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/writer.h"

/* Both count from 1; a column is one character (code point), not a byte. line 0: the whole file. */
struct place {
    int line, column;
};

enum problem_severity { PROBLEM_ERROR, PROBLEM_WARNING, PROBLEM_SEVERITIES };

struct problem {
    const char *file; /* in the arena of the list */
    struct place place;
    enum problem_severity severity;
    const char *text;
};

/* A hostile file can hold millions of mistakes; nobody reads more than these. */
enum { PROBLEMS_LIMIT = 1000 };

struct problems {
    struct problem *list; /* in the arena */
    int count, capacity, errors;
    int dropped; /* problems beyond PROBLEMS_LIMIT, counted only */
    struct arena arena;
}; /* { 0 } is an empty list */

/* Where the byte at offset stands in text. */
struct place place_of(const char *text, size_t length, size_t offset);

/* Where offset to stands, given the place of an earlier offset from. */
struct place place_forward(struct place place, const char *text, size_t from, size_t to);

/* True when further problems are only counted, so that finding their places can be spared. */
bool problems_full(const struct problems *problems);

/* Adds one problem. The message is one sentence without a final stop: what is wrong, then the
 * remedy. */
void problems_add(struct problems *problems, const char *file, struct place place,
                  enum problem_severity severity, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* True when an error (not only warnings) was added. */
bool problems_any(const struct problems *problems);

/* Writes "file:line:column: error: text" lines in the order of their places (those of
 * several files in the order of the files), harmless, each on one line. */
void problems_write(const struct problems *problems, struct writer *writer);

void problems_release(struct problems *problems);

#endif
