/*
 * A course: its modules and their lessons in order, bundled or not (lessons/course.json).
 */
#ifndef RTLESSON_LESSON_COURSE_H
#define RTLESSON_LESSON_COURSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "lesson/lesson.h"
#include "lesson/problems.h"
#include "lesson/schema.h"

struct course_lesson {
    const char *id, *title, *file; /* file: relative to the course's file; NULL: not bundled */
    int number, episode;           /* 0: none; only an extra has no number */
    bool bundled, extra;           /* extra: outside the count */
};

struct course_module {
    const char *id, *title;
    struct list lessons; /* of struct course_lesson */
};

struct course {
    struct arena arena; /* holds the course itself */
    const char *id, *title;
    int count; /* lessons in the course by number, "16 of 17" */
    int format;
    struct list modules;        /* of struct course_module */
    const char *schema_address; /* "$schema", for editors; NULL: none */
};

struct json_document;

/* True when the document is a course rather than a lesson: an object with modules. */
bool course_is(const struct json_document *document);

extern const struct schema course_schema; /* of course.json */

/* Where kinds are thorough, its lessons are read, too: one that is missing, broken or has another
 * id is an error of the course. */
struct course *course_read(const struct json_document *document, struct kinds kinds,
                           struct problems *problems);
struct course *course_parse(const char *name, const char *text, size_t length,
                            struct problems *problems);
struct course *course_load(const char *path, struct problems *problems);
void course_free(struct course *course); /* NULL is allowed */

/* One course of several with the same id, the nearest first: of modules and lessons with the same
 * id the nearest counts, but for a lesson that is bundled only farther away. What one alone has
 * stands where its numbers put it. For course_free; its texts are those of the courses, which must
 * outlive it. */
struct course *course_merge(const struct course *const *courses, int count);

/* Where a lesson stands in its course, which may be NULL. Every member is NULL where there is no
 * such thing. */
struct course_position {
    const struct course_module *module;
    const struct course_lesson *lesson, *before, *after; /* across modules, in order */
};
struct course_position course_find(const struct course *course, const char *lesson_id);

#endif
