/*
 * The courses at hand: those of the directories in which lessons are sought, and the one in the
 * program, the nearest first.
 *
 * Courses with one id are one course (lesson/course.h, course_merge). A lesson's file lies beside
 * the course that it is taken from.
 */
#ifndef RTLESSON_CLI_SHELF_H
#define RTLESSON_CLI_SHELF_H

#include <stdbool.h>

#include "lesson/course.h"
#include "lesson/lesson.h"

/* A course as it was read. */
struct shelf_course {
    struct course *course;
    const char *directory; /* that its files are named from */
    bool in_program;       /* these files are in the program (cli/bundle.h) */
};

struct shelf {
    struct shelf_course *list; /* in the arena; the courses are the shelf's */
    int count, capacity;
    struct problems problems; /* of the files that are no course: told by shelf_release */
    struct arena arena;
}; /* { 0 } is empty */

/* Puts a course behind those that are there; path is its file's. */
void shelf_take(struct shelf *shelf, struct course *course, const char *path);
/* The same of the file at path; false where it is no course. */
bool shelf_add_file(struct shelf *shelf, const char *path);
/* The course of a directory, where it has one. A broken one is passed over. */
void shelf_add_directory(struct shelf *shelf, const char *directory);
/* Those of all directories that cli/paths.h knows, and then the program's own. */
void shelf_add_all(struct shelf *shelf);
/* The file of the first course that was passed over; NULL: none was. */
const char *shelf_passed_over(const struct shelf *shelf);
/* Tells what was wrong in those that were passed over, too, on standard error: no sooner, for what
 * is written before a lesson takes the terminal is gone when it gives it back. */
void shelf_release(struct shelf *shelf);

/* The nearest course with this lesson to play; else the nearest that lists it; else NULL. With a
 * course_id, among the courses of this id. */
const struct shelf_course *shelf_find(const struct shelf *shelf, const char *course_id,
                                      const char *lesson_id);

/* All courses of this id in one, for course_free; the shelf must outlive it. */
struct course *shelf_merge(const struct shelf *shelf, const char *course_id);

/* The path of a lesson's file, in the arena. */
const char *shelf_path(const struct shelf_course *from, const struct course_lesson *lesson,
                       struct arena *arena);
/* Loads the lesson of this id, which is bundled there; NULL with its problems added. */
struct lesson *shelf_load(const struct shelf_course *from, const char *lesson_id,
                          struct problems *problems);

#endif
