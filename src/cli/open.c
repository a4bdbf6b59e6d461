/* How a lesson and its course are found: by path or by id, in the directories, then in the
 * program. */
#include "cli/open.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/suggest.h"
#include "blocks/registry.h"
#include "cli/bundle.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "lesson/file.h"
#include "lesson/json.h"

static const char COURSE_FILE[] = "course.json";

void open_release(struct opened *opened) {
    lesson_free(opened->lesson);
    course_free(opened->course);
    free(opened->directory);
    *opened = (struct opened){0};
}

static void keep_course(struct opened *opened, struct course *course, const char *path) {
    struct arena arena = {0};
    const char *directory = paths_directory_of(&arena, path);
    opened->course = course;
    opened->directory = memory_copy(directory);
    arena_release(&arena);
}

static bool load_course(const char *path, struct opened *opened) {
    struct problems problems = {0};
    struct course *course = course_load(path, &problems);
    if (course == NULL)
        output_problems(&problems);
    problems_release(&problems);
    if (course != NULL)
        keep_course(opened, course, path);
    return course != NULL;
}

static struct lesson *lesson_in_bundle(const char *path, struct problems *problems) {
    const struct bundle_file *file = bundle_find(path);
    if (file != NULL)
        return lesson_parse(path, file->text, file->length, registry_kinds(), problems);
    problems_add(problems, path, (struct place){0, 0}, PROBLEM_ERROR,
                 "this file is not in the program");
    return NULL;
}

/* The lesson of the open course in this file. */
static struct lesson *read_lesson(const struct opened *opened, const char *path,
                                  struct problems *problems) {
    return opened->in_bundle ? lesson_in_bundle(path, problems)
                             : lesson_load(path, registry_kinds(), problems);
}

/* Loads the file of a lesson; false after telling its problems. */
static bool load_lesson(const char *path, struct opened *opened) {
    struct problems problems = {0};
    opened->lesson = read_lesson(opened, path, &problems);
    if (opened->lesson == NULL)
        output_problems(&problems);
    problems_release(&problems);
    return opened->lesson != NULL;
}

/* Loads a file that may be a course or a lesson. It is read once, since a pipe has no second time.
 */
static bool load_either(const char *path, struct opened *opened) {
    struct problems problems = {0};
    struct json_document document;
    struct course *course = NULL;
    size_t length;
    char *text = file_read(path, &length, &problems);
    if (text != NULL && json_parse(&document, path, text, length, false, &problems)) {
        document.is_file = true;
        if (course_is(&document))
            course = course_read(&document, false, &problems);
        else
            opened->lesson = lesson_read(&document, registry_kinds(), &problems);
        json_release(&document);
    }
    free(text);
    bool good = course != NULL || opened->lesson != NULL;
    if (!good)
        output_problems(&problems);
    problems_release(&problems);
    if (course != NULL)
        keep_course(opened, course, path);
    return good;
}

static const struct course_lesson *first_bundled(const struct course *course) {
    const struct course_module *modules = course->modules.at;
    for (int i = 0; i < course->modules.count; i++) {
        const struct course_lesson *lessons = modules[i].lessons.at;
        for (int j = 0; j < modules[i].lessons.count; j++)
            if (lessons[j].bundled)
                return &lessons[j];
    }
    return NULL;
}

static const char *file_of(struct arena *arena, const struct opened *opened,
                           const struct course_lesson *lesson) {
    return paths_join(arena, opened->directory, lesson->file);
}

/* Loads a lesson of the course that is open. */
static bool load_listed(struct opened *opened, const struct course_lesson *lesson) {
    if (lesson == NULL)
        return output_refuse("no lesson of the course \"%s\" is bundled", opened->course->title);
    if (!lesson->bundled)
        return output_refuse("the lesson \"%s\" is not bundled", lesson->title);
    struct arena arena = {0};
    const char *path = file_of(&arena, opened, lesson);
    bool good = load_lesson(path, opened);
    arena_release(&arena);
    return good;
}

/* The path of the course in the directory, or NULL when there is none. */
static const char *course_in(struct arena *arena, const char *directory) {
    const char *path = paths_join(arena, directory, COURSE_FILE);
    return access(path, R_OK) == 0 ? path : NULL;
}

/* Makes the candidate the open course when it lists the lesson (NULL: any does), else releases it.
 */
static bool take_course(struct opened *candidate, const char *lesson_id, struct opened *opened) {
    if (lesson_id != NULL && course_find(candidate->course, lesson_id).lesson == NULL) {
        open_release(candidate);
        return false;
    }
    opened->course = candidate->course;
    opened->directory = candidate->directory;
    opened->in_bundle = candidate->in_bundle;
    return true;
}

/* Opens the first course of the directories that lists the lesson (NULL: any); *found tells whether
 * there is one. False when a course on the way is broken. */
static bool find_listed_course(const struct paths *paths, const char *lesson_id,
                               struct opened *opened, bool *found) {
    struct arena arena = {0};
    bool good = true;
    *found = false;
    for (int i = 0; i < paths->count && good && !*found; i++) {
        const char *path = course_in(&arena, paths->list[i]);
        if (path == NULL)
            continue;
        struct opened candidate = {0};
        good = load_course(path, &candidate);
        *found = good && take_course(&candidate, lesson_id, opened);
    }
    arena_release(&arena);
    return good;
}

/* The course inside the program; false after telling its problems. */
static bool load_bundled_course(struct opened *opened) {
    static const char path[] = "lessons/course.json";
    const struct bundle_file *file = bundle_find(path);
    struct problems problems = {0};
    struct course *course = course_parse(path, file->text, file->length, &problems);
    if (course == NULL)
        output_problems(&problems);
    problems_release(&problems);
    opened->in_bundle = true;
    if (course != NULL)
        keep_course(opened, course, path);
    return course != NULL;
}

/* The same in the directories and then in the program, which has a course. */
static bool find_course(const struct paths *paths, const char *lesson_id, struct opened *opened,
                        bool *found) {
    struct opened candidate = {0};
    if (!find_listed_course(paths, lesson_id, opened, found))
        return false;
    if (*found)
        return true;
    if (!load_bundled_course(&candidate)) {
        open_release(&candidate);
        return false;
    }
    *found = take_course(&candidate, lesson_id, opened);
    return true;
}

/* Finds the course of a lesson that was opened by its file: the one beside it, or any that is
 * found. A lesson may do without. */
static void find_its_course(const char *path, struct opened *opened) {
    struct paths paths, beside = {0};
    bool found = false;
    const char *directory = paths_directory_of(&beside.arena, path);
    paths_init(&paths);
    paths_add(&beside, directory, strlen(directory));
    find_listed_course(&beside, opened->lesson->id, opened, &found);
    if (!found)
        find_course(&paths, opened->lesson->id, opened, &found);
    paths_release(&paths);
    paths_release(&beside);
}

static bool open_file(const char *path, struct opened *opened) {
    if (!load_either(path, opened))
        return false;
    if (opened->lesson == NULL)
        return load_listed(opened, first_bundled(opened->course));
    find_its_course(path, opened);
    return true;
}

static bool refuse_name(const struct paths *paths, const char *name) {
    enum { NAMES = 64 };
    const char *ids[NAMES];
    int count = 0;
    struct opened any = {0};
    bool found;
    if (find_course(paths, NULL, &any, &found) && found) {
        const struct course_module *modules = any.course->modules.at;
        for (int i = 0; i < any.course->modules.count; i++)
            for (int j = 0; j < modules[i].lessons.count && count < NAMES; j++)
                ids[count++] = ((const struct course_lesson *)modules[i].lessons.at)[j].id;
    }
    const char *meant = suggest(name, ids, count);
    if (meant != NULL)
        output_refuse("there is no lesson \"%s\"; did you mean \"%s\"?", name, meant);
    else
        output_refuse("there is no lesson and no file \"%s\" (rtlesson --help, rtlesson list)",
                      name);
    open_release(&any);
    return false;
}

static bool open_by_id(const char *id, struct opened *opened) {
    struct paths paths;
    bool found;
    paths_init(&paths);
    bool good = find_course(&paths, id, opened, &found);
    if (good && found)
        good = load_listed(opened, id == NULL ? first_bundled(opened->course)
                                              : course_find(opened->course, id).lesson);
    else if (good)
        good = refuse_name(&paths, id);
    paths_release(&paths);
    return good;
}

static bool is_path(const char *name) {
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0) ||
           access(name, F_OK) == 0;
}

bool open_lesson(const char *name, struct opened *opened) {
    *opened = (struct opened){0};
    bool good = name != NULL && is_path(name) ? open_file(name, opened) : open_by_id(name, opened);
    if (!good)
        open_release(opened);
    return good;
}

struct lesson *open_other(const struct opened *opened, const char *id) {
    const struct course_lesson *listed = course_find(opened->course, id).lesson;
    if (listed == NULL || !listed->bundled)
        return NULL;
    struct problems problems = {0};
    struct arena arena = {0};
    const char *path = file_of(&arena, opened, listed);
    struct lesson *lesson = read_lesson(opened, path, &problems);
    arena_release(&arena);
    problems_release(&problems);
    return lesson;
}

bool open_course(const char *path, struct opened *opened) {
    *opened = (struct opened){0};
    if (path != NULL)
        return load_course(path, opened);
    struct paths paths;
    bool found;
    paths_init(&paths);
    bool good = find_course(&paths, NULL, opened, &found);
    paths_release(&paths);
    return good;
}

bool open_has_section(const struct opened *opened, const char *section_id) {
    enum { NAMES = 64 };
    if (lesson_find_section(opened->lesson, section_id) >= 0)
        return true;
    const char *ids[NAMES];
    const struct section *sections = opened->lesson->sections.at;
    int count = opened->lesson->sections.count < NAMES ? opened->lesson->sections.count : NAMES;
    for (int i = 0; i < count; i++)
        ids[i] = sections[i].id;
    const char *meant = suggest(section_id, ids, count);
    if (meant != NULL)
        output_refuse("the lesson has no section \"%s\"; did you mean \"%s\"?", section_id, meant);
    else
        output_refuse("the lesson has no section \"%s\"", section_id);
    return false;
}
