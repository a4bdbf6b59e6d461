/* How a lesson and its course are found: by path or by id, among the courses at hand. */
#include "cli/open.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "blocks/registry.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "lesson/file.h"
#include "lesson/json.h"

void open_release(struct opened *opened) {
    lesson_free(opened->lesson);
    course_free(opened->course);
    shelf_release(&opened->shelf);
    *opened = (struct opened){0};
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

/* --- Loading a lesson of the course that is open. --- */

static bool load_listed(struct opened *opened, const struct course_lesson *lesson) {
    if (lesson == NULL)
        return output_refuse("no lesson of the course \"%s\" is bundled", opened->course->title);
    if (!lesson->bundled)
        return output_refuse("the lesson \"%s\" is not bundled", lesson->title);
    struct problems problems = {0};
    opened->lesson = shelf_load(shelf_find(&opened->shelf, opened->course->id, lesson->id),
                                lesson->id, &problems);
    if (opened->lesson == NULL)
        output_problems(&problems);
    problems_release(&problems);
    return opened->lesson != NULL;
}

/* --- By a path. --- */

/* Whether the id is that of any object in the value. */
static bool stands_in(const struct json *value, const char *id) {
    const struct json *own = json_type(value) == JSON_OBJECT ? json_member(value, "id") : NULL;
    if (own != NULL && json_type(own) == JSON_STRING && strcmp(json_string(own), id) == 0)
        return true;
    for (const struct json *inner = json_first(value); inner != NULL; inner = json_next(inner))
        if (stands_in(inner, id))
            return true;
    return false;
}

static void read_lesson(const struct json_document *document, struct opened *opened,
                        struct problems *problems) {
    struct kinds kinds = registry_kinds();
    kinds.sound_alone = opened->sought != NULL;
    opened->lesson = lesson_read(document, kinds, problems);
    opened->has_errors = problems_any(problems);
    opened->sought_stands = opened->sought != NULL && stands_in(document->root, opened->sought);
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
            course = course_read(&document, registry_kinds(), &problems);
        else
            read_lesson(&document, opened, &problems);
        json_release(&document);
    }
    free(text);
    bool good = course != NULL || opened->lesson != NULL;
    if (!good || opened->has_errors)
        output_problems(&problems);
    problems_release(&problems);
    if (course != NULL)
        shelf_take(&opened->shelf, course, path);
    return good;
}

/* The course of a lesson that was opened by its file: the one beside it, or any at hand. A lesson
 * may do without. */
static void find_its_course(const char *path, struct opened *opened) {
    struct arena arena = {0};
    shelf_add_directory(&opened->shelf, paths_directory_of(&arena, path));
    shelf_add_all(&opened->shelf);
    const struct shelf_course *from = shelf_find(&opened->shelf, NULL, opened->lesson->id);
    if (from != NULL)
        opened->course = shelf_merge(&opened->shelf, from->course->id);
    arena_release(&arena);
}

static bool open_file(const char *path, struct opened *opened) {
    if (!load_either(path, opened))
        return false;
    opened->file = path;
    if (opened->lesson != NULL) {
        find_its_course(path, opened);
        return true;
    }
    opened->course = shelf_merge(&opened->shelf, opened->shelf.list[0].course->id);
    return load_listed(opened, first_bundled(opened->course));
}

/* --- By an id. --- */

static bool refuse_name(const struct shelf *shelf, const char *name) {
    enum { NAMES = 64 };
    const char *ids[NAMES];
    int count = 0;
    for (int k = 0; k < shelf->count; k++) {
        const struct course_module *modules = shelf->list[k].course->modules.at;
        for (int i = 0; i < shelf->list[k].course->modules.count; i++)
            for (int j = 0; j < modules[i].lessons.count && count < NAMES; j++)
                ids[count++] = ((const struct course_lesson *)modules[i].lessons.at)[j].id;
    }
    const char *meant = suggest(name, ids, count);
    if (meant != NULL)
        return output_refuse("there is no lesson \"%s\"; did you mean \"%s\"?", name, meant);
    return output_refuse("there is no lesson and no file \"%s\" (rtlesson --help, rtlesson list)",
                         name);
}

static bool open_by_id(const char *id, struct opened *opened) {
    shelf_add_all(&opened->shelf);
    const struct shelf_course *from = shelf_find(&opened->shelf, NULL, id);
    if (from == NULL)
        return refuse_name(&opened->shelf, id);
    opened->course = shelf_merge(&opened->shelf, from->course->id);
    return load_listed(opened, course_find(opened->course, id).lesson);
}

/* The first that is bundled. */
static bool open_first(struct opened *opened) {
    const struct course_lesson *first = NULL;
    shelf_add_all(&opened->shelf);
    for (int i = 0; i < opened->shelf.count && first == NULL; i++) {
        course_free(opened->course);
        opened->course = shelf_merge(&opened->shelf, opened->shelf.list[i].course->id);
        first = first_bundled(opened->course);
    }
    return load_listed(opened, first);
}

static bool is_path(const char *name) {
    size_t length = strlen(name);
    return strchr(name, '/') != NULL || (length > 5 && strcmp(name + length - 5, ".json") == 0) ||
           access(name, F_OK) == 0;
}

bool open_lesson_for(const char *block_id, const char *name, struct opened *opened) {
    *opened = (struct opened){.sought = block_id};
    bool good = name == NULL    ? open_first(opened)
                : is_path(name) ? open_file(name, opened)
                                : open_by_id(name, opened);
    if (!good)
        open_release(opened);
    return good;
}

bool open_lesson(const char *name, struct opened *opened) {
    return open_lesson_for(NULL, name, opened);
}

static bool open_of_course(const char *course, const char *lesson, struct opened *opened) {
    shelf_add_all(&opened->shelf);
    const struct shelf_course *from = shelf_find(&opened->shelf, course, lesson);
    if (from == NULL)
        return false;
    opened->course = shelf_merge(&opened->shelf, course);
    const struct course_lesson *listed = course_find(opened->course, lesson).lesson;
    return listed->bundled && load_listed(opened, listed);
}

struct lesson *open_other(const struct opened *opened, const char *id) {
    const struct shelf_course *from = shelf_find(&opened->shelf, opened->course->id, id);
    if (from == NULL || !course_find(from->course, id).lesson->bundled)
        return NULL;
    struct problems problems = {0};
    struct lesson *lesson = shelf_load(from, id, &problems);
    problems_release(&problems);
    return lesson;
}

/* By the file of it, or of its course; or of a lesson beside it, from which it was turned to. */
static bool open_from(const char *file, const char *lesson, struct opened *opened) {
    if (file[0] == '\0' || access(file, R_OK) != 0 || !open_file(file, opened))
        return false;
    if (strcmp(opened->lesson->id, lesson) == 0)
        return true;
    struct lesson *other = opened->course != NULL ? open_other(opened, lesson) : NULL;
    if (other != NULL) {
        lesson_free(opened->lesson);
        opened->lesson = other;
    }
    return other != NULL;
}

bool open_again(const char *course, const char *file, const char *lesson, struct opened *opened) {
    *opened = (struct opened){0};
    if (open_from(file, lesson, opened))
        return true;
    open_release(opened);
    if (course[0] != '\0' && open_of_course(course, lesson, opened))
        return true;
    open_release(opened);
    return false;
}

bool open_has_section(const struct opened *opened, const char *section_id) {
    enum { NAMES = 64 };
    if (lesson_find_section(opened->lesson, section_id) >= 0)
        return true;
    const char *ids[NAMES];
    char remedy[SUGGEST_REMEDY_BYTES];
    const struct section *sections = opened->lesson->sections.at;
    int count = opened->lesson->sections.count < NAMES ? opened->lesson->sections.count : NAMES;
    for (int i = 0; i < count; i++)
        ids[i] = sections[i].id;
    output_refuse("the lesson has no section \"%s\"%s", section_id,
                  suggest_remedy(remedy, section_id, ids, count));
    return false;
}
