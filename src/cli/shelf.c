/* How courses are gathered from the directories and the program, and a lesson is loaded from where
 * its course lies. */
#include "cli/shelf.h"

#include <string.h>
#include <unistd.h>

#include "base/grow.h"
#include "blocks/registry.h"
#include "cli/bundle.h"
#include "cli/output.h"
#include "cli/paths.h"

static const char COURSE_FILE[] = "course.json";

/* --- Gathering. --- */

static struct shelf_course *add(struct shelf *shelf, struct course *course, const char *path) {
    shelf->list = grow_in_arena(&shelf->arena, shelf->list, shelf->count, &shelf->capacity,
                                sizeof *shelf->list);
    struct shelf_course *added = &shelf->list[shelf->count++];
    *added = (struct shelf_course){course, paths_directory_of(&shelf->arena, path), false};
    return added;
}

void shelf_take(struct shelf *shelf, struct course *course, const char *path) {
    add(shelf, course, path);
}

bool shelf_add_file(struct shelf *shelf, const char *path) {
    struct course *course = course_load(path, &shelf->problems);
    if (course != NULL)
        add(shelf, course, path);
    return course != NULL;
}

/* One directory may be named twice. */
static bool is_there(const struct shelf *shelf, const char *directory) {
    for (int i = 0; i < shelf->count; i++)
        if (strcmp(shelf->list[i].directory, directory) == 0 && !shelf->list[i].in_program)
            return true;
    return false;
}

void shelf_add_directory(struct shelf *shelf, const char *directory) {
    const char *path = paths_join(&shelf->arena, directory, COURSE_FILE);
    if (!is_there(shelf, directory) && access(path, R_OK) == 0)
        shelf_add_file(shelf, path);
}

static void add_program(struct shelf *shelf) {
    static const char path[] = "lessons/course.json";
    const struct bundle_file *file = bundle_find(BUNDLE, path);
    struct course *course = course_parse(path, file->text, file->length, &shelf->problems);
    if (course != NULL)
        add(shelf, course, path)->in_program = true;
}

void shelf_add_all(struct shelf *shelf) {
    struct paths paths;
    paths_init(&paths);
    for (int i = 0; i < paths.count; i++)
        shelf_add_directory(shelf, paths.list[i]);
    add_program(shelf);
    paths_release(&paths);
}

const char *shelf_passed_over(const struct shelf *shelf) {
    for (int i = 0; i < shelf->problems.count; i++)
        if (shelf->problems.list[i].severity == PROBLEM_ERROR)
            return shelf->problems.list[i].file;
    return NULL;
}

void shelf_release(struct shelf *shelf) {
    if (problems_any(&shelf->problems))
        output_problems(&shelf->problems);
    problems_release(&shelf->problems);
    for (int i = 0; i < shelf->count; i++)
        course_free(shelf->list[i].course);
    arena_release(&shelf->arena);
    *shelf = (struct shelf){0};
}

/* --- Finding. --- */

const struct shelf_course *shelf_find(const struct shelf *shelf, const char *course_id,
                                      const char *lesson_id) {
    const struct shelf_course *lists = NULL;
    for (int i = 0; i < shelf->count; i++) {
        const struct course *course = shelf->list[i].course;
        if (course_id != NULL && strcmp(course->id, course_id) != 0)
            continue;
        const struct course_lesson *lesson = course_find(course, lesson_id).lesson;
        if (lesson != NULL && lesson->bundled)
            return &shelf->list[i];
        if (lesson != NULL && lists == NULL)
            lists = &shelf->list[i];
    }
    return lists;
}

struct course *shelf_merge(const struct shelf *shelf, const char *course_id) {
    struct arena arena = {0};
    const struct course **courses = arena_array(&arena, (size_t)shelf->count, sizeof *courses);
    int count = 0;
    for (int i = 0; i < shelf->count; i++)
        if (strcmp(shelf->list[i].course->id, course_id) == 0)
            courses[count++] = shelf->list[i].course;
    struct course *merged = course_merge(courses, count);
    arena_release(&arena);
    return merged;
}

/* --- Loading. --- */

const char *shelf_path(const struct shelf_course *from, const struct course_lesson *lesson,
                       struct arena *arena) {
    return paths_join(arena, from->directory, lesson->file);
}

static struct lesson *load_from_program(const char *path, struct problems *problems) {
    const struct bundle_file *file = bundle_find(BUNDLE, path);
    if (file != NULL)
        return lesson_parse(path, file->text, file->length, registry_kinds(), problems);
    problems_add(problems, (struct source){.name = path}, (struct place){0}, PROBLEM_ERROR,
                 CODE_UNREADABLE, "this file is not in the program");
    return NULL;
}

struct lesson *shelf_load(const struct shelf_course *from, const char *lesson_id,
                          struct problems *problems) {
    struct arena arena = {0};
    const char *path = shelf_path(from, course_find(from->course, lesson_id).lesson, &arena);
    struct lesson *lesson = from->in_program ? load_from_program(path, problems)
                                             : lesson_load(path, registry_kinds(), problems);
    arena_release(&arena);
    return lesson;
}
