/*
 * What is wrong with a document: a list of problems with their places, for an author.
 *
 * Loading and checking add to one list and go on, so that one run tells everything.
 */
#ifndef RTLESSON_LESSON_PROBLEMS_H
#define RTLESSON_LESSON_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "base/writer.h"
#include "lesson/code.h"

/* Line and column count from 1; a column is one character (code point), not a byte. line 0: the
 * whole file. What stands there begins at a byte and is so many long; 0: nobody knows. */
struct place {
    int line, column;
    size_t offset, length;
};

/* A document as an author knows it. text may be NULL where it was never read. */
struct source {
    const char *name, *text;
    size_t length;
};

/* What of its line stands with a problem: cut on both sides where the line is long. */
struct excerpt {
    const char *text;         /* NULL: there is none */
    size_t mark, mark_length; /* what the problem is about, in bytes; to the end of the line where
                                 it is longer */
};

/* Another place that has to do with a problem, and what is there: "first". */
struct related {
    struct place place;
    const char *says;
    struct related *next;
};

/* One edit of the source that is certain to mend a problem, with others of the same problem. */
struct fix {
    size_t offset, length;
    const char *text; /* what stands there then */
    struct fix *next;
};

enum problem_severity { PROBLEM_ERROR, PROBLEM_WARNING, PROBLEM_SEVERITIES };

struct problem {
    const char *file; /* this and all else in the arena of the list */
    struct place place;
    enum problem_severity severity;
    enum code code;
    const char *text, *help; /* help NULL: what is wrong says what to do */
    struct excerpt excerpt;
    struct related *related;
    struct fix *fixes;
};

/* A stretch of a file whose author allows what warnings of a code are about. */
struct allowance {
    const char *file;
    size_t offset, length;
    enum code code;
    struct place place; /* where that is said */
    bool used;          /* a warning was not told for it */
};

/* A hostile file can hold millions of mistakes; nobody reads more than these. */
enum { PROBLEMS_LIMIT = 1000 };

struct problems {
    struct problem *list; /* in the arena */
    int count, capacity, errors;
    int dropped; /* problems beyond the limit, counted only */
    int limit;   /* 0: PROBLEMS_LIMIT; below 0: all are only counted */
    bool last_dropped;
    struct allowance *allowances; /* in the arena */
    int allowance_count, allowance_capacity;
    struct arena arena;
}; /* { 0 } is an empty list */

/* Where the byte at offset stands in text. */
struct place place_of(const char *text, size_t length, size_t offset);

/* Where offset to stands, given the place of an earlier offset from. */
struct place place_forward(struct place place, const char *text, size_t from, size_t to);

/* True when further problems are only counted, so that finding their places can be spared. */
bool problems_full(const struct problems *problems);

/* From now on warnings of the code, at places in that stretch of the source, are not told. */
void problems_allow(struct problems *problems, struct source source, size_t offset, size_t length,
                    enum code code, struct place place);

/* Warns of what the source allows of a teacher's eye and no warning was about; once all is told. */
void problems_tell_unused(struct problems *problems, struct source source);

/* Adds one problem, unless it is a warning that is allowed there. The message is one sentence
 * without a final stop: what is wrong, then HELP (errbuf.h) and the remedy. */
void problems_add(struct problems *problems, struct source source, struct place place,
                  enum problem_severity severity, enum code code, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* What else is known of the problem that was added last: another place; an edit that is certain to
 * mend it. Both copy their text. */
void problems_relate(struct problems *problems, struct place place, const char *says);
void problems_fix(struct problems *problems, size_t offset, size_t length, const char *text);

/* True when an error (not only warnings) was added. */
bool problems_any(const struct problems *problems);

/* Sorts the list by file, in the order in which these came, and place. */
void problems_sort(struct problems *problems);

/* Writes each problem in the order of the places, harmless:
 *
 *     file:line:column: error[F004]: unknown field "txt" in this prose block
 *       10 |     {"kind": "prose", "txt": "Hello."},
 *          |                       ^^^^^
 *       help: write "text"
 *       file:4:7: note: first
 *
 * and how many more there are. */
void problems_write(struct problems *problems, struct writer *writer);

void problems_release(struct problems *problems);

#endif
