/* The rows of course.json, what they cannot say, and how a lesson's place in the course is
 * found. */
#include "lesson/course.h"

#include <stdlib.h>
#include <string.h>

#include "lesson/check.h"
#include "lesson/file.h"
#include "lesson/json.h"
#include "lesson/lesson.h"
#include "lesson/load.h"

/* A course opens no files but its own, whoever wrote it. */
static bool check_file(const char *file, struct check *check) {
    if (file_is_named_outside(file))
        return check_error(check, check_place(check, "file"), CODE_COURSE_OUTSIDE,
                           "\"file\" must lie in the course's directory" HELP
                           "name it from there, without "
                           "\"..\" and without a \"/\" at its beginning");
    const char *path = check_path(check);
    return path == NULL || !file_leads_outside(path, file) ||
           check_error(check, check_place(check, "file"), CODE_COURSE_OUTSIDE,
                       "\"file\" is a link out of the course's directory" HELP
                       "put the file itself there");
}

/* NULL where the document has none. */
static const char *id_in(const struct json_document *document) {
    const struct json *id = json_member(document->root, "id");
    return id != NULL && json_type(id) == JSON_STRING ? json_string(id) : NULL;
}

static bool check_id(const struct course_lesson *lesson, const char *id, struct check *check) {
    return id == NULL || strcmp(id, lesson->id) == 0 ||
           check_error(check, check_place(check, "id"), CODE_COURSE_ID,
                       "\"id\" is \"%s\", and in the file \"%s\" it is \"%s\"" HELP
                       "write the same in both",
                       lesson->id, lesson->file, id);
}

static bool check_no_errors(const struct problems *others, const char *path, struct check *check) {
    return !problems_any(others) ||
           check_error(check, check_place(check, "file"), CODE_COURSE_MISTAKES,
                       "\"file\" holds a lesson with %d %s" HELP
                       "mend what rtlesson check %s tells",
                       others->errors, others->errors > 1 ? "errors" : "error", path);
}

/* A lesson that is in the file; its mistakes are told where it is checked itself. By its own id it
 * finds those before and after it. */
static bool check_text(const struct course_lesson *lesson, const char *path, const char *text,
                       size_t length, struct check *check) {
    struct problems others = {0};
    struct json_document document;
    bool good = true;
    if (json_parse(&document, path, text, length, false, &others)) {
        document.is_file = true;
        lesson_free(lesson_read(&document, check_kinds(check), &others));
        good = check_id(lesson, id_in(&document), check);
        json_release(&document);
    }
    good = check_no_errors(&others, path, check) && good;
    problems_release(&others);
    return good;
}

static bool check_inside(const struct course_lesson *lesson, struct check *check) {
    struct arena arena = {0};
    struct problems others = {0};
    size_t length;
    const char *path = file_beside(check_path(check), lesson->file, &arena);
    char *text = file_read(path, &length, &others);
    bool good = text != NULL ? check_text(lesson, path, text, length, check)
                             : check_error(check, check_place(check, "file"), CODE_COURSE_FILE,
                                           "\"file\" cannot be read" HELP
                                           "put it there, or write \"bundled\": "
                                           "false");
    free(text);
    problems_release(&others);
    arena_release(&arena);
    return good;
}

static bool check_lesson(const void *object, struct check *check) {
    const struct course_lesson *lesson = object;
    if (lesson->file != NULL && !check_file(lesson->file, check))
        return false;
    if (lesson->bundled && lesson->file == NULL)
        return check_error(check, check_place(check, "%s", ""), CODE_COURSE_FILE,
                           "lesson \"%s\" has no \"file\"" HELP
                           "name it, or write \"bundled\": false",
                           lesson->id);
    if (!lesson->extra && lesson->number == 0)
        return check_error(check, check_place(check, "%s", ""), CODE_COURSE_NUMBER,
                           "lesson \"%s\" has no \"number\"" HELP
                           "give it one, or write \"extra\": true",
                           lesson->id);
    bool looks = lesson->bundled && check_is_thorough(check) && check_path(check) != NULL;
    return !looks || check_inside(lesson, check);
}

static const struct field lesson_fields[] = {
    {.name = "number",
     .type = FIELD_WHOLE,
     .low = 1,
     .high = 9999,
     .at = offsetof(struct course_lesson, number),
     .says = "The number of the lesson; numbers rise through the course."},
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct course_lesson, id),
     .says = "The lesson's id."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct course_lesson, title),
     .says = "The lesson's title."},
    {.name = "episode",
     .type = FIELD_WHOLE,
     .low = 1,
     .high = 9999,
     .at = offsetof(struct course_lesson, episode),
     .says = "The number of its video."},
    {.name = "file",
     .type = FIELD_LINE,
     .at = offsetof(struct course_lesson, file),
     .says = "The path of the lesson's file, from the course's directory and inside it."},
    {.name = "bundled",
     .type = FIELD_BOOL,
     .preset = true,
     .at = offsetof(struct course_lesson, bundled),
     .says = "Whether the lesson's file comes with the course."},
    {.name = "extra",
     .type = FIELD_BOOL,
     .at = offsetof(struct course_lesson, extra),
     .says = "Whether the lesson is left out of the course's count."},
    {.name = NULL},
};

static const struct schema course_lesson_schema = {
    .name = "lesson",
    .summary = "A lesson of a course.",
    .fields = lesson_fields,
    .size = sizeof(struct course_lesson),
    .wide_id = true,
    .check = check_lesson,
};

static const struct field module_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct course_module, id),
     .says = "Identifies the module."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct course_module, title),
     .says = "The module's title."},
    {.name = "lessons",
     .type = FIELD_OBJECTS,
     .required = true,
     .low = 1,
     .of = &course_lesson_schema,
     .at = offsetof(struct course_module, lessons),
     .says = "The module's lessons, in order."},
    {.name = NULL},
};

static const struct schema course_module_schema = {
    .name = "module",
    .summary = "A group of lessons in a course.",
    .fields = module_fields,
    .size = sizeof(struct course_module),
};

static const struct course_module *module_at(const struct course *course, int index) {
    return (const struct course_module *)course->modules.at + index;
}

static const struct course_lesson *lesson_at(const struct course_module *module, int index) {
    return (const struct course_lesson *)module->lessons.at + index;
}

/* Where the number of a lesson stands, by its module and its place there. */
static struct place number_place(const struct check *check, int module, int lesson) {
    return check_place(check, "modules/%d/lessons/%d/number", module, lesson);
}

static bool check_numbers(const void *object, struct check *check) {
    const struct course *course = object;
    int last = 0;
    struct place before = {0};
    for (int i = 0; i < course->modules.count; i++)
        for (int j = 0; j < module_at(course, i)->lessons.count; j++) {
            int number = lesson_at(module_at(course, i), j)->number;
            if (number == 0)
                continue;
            struct place place = number_place(check, i, j);
            if (number <= last) {
                check_error(check, place, CODE_COURSE_ORDER,
                            "lesson %d stands behind lesson %d" HELP
                            "let the numbers of the lessons rise",
                            number, last);
                return check_beside(check, before, "the one before");
            }
            last = number;
            before = place;
            if (number > course->count) {
                check_error(check, place, CODE_COURSE_ORDER,
                            "lesson %d is beyond the course's \"count\"" HELP
                            "raise \"count\", or give it a lower number",
                            number);
                return check_beside(check, check_place(check, "count"), "the count");
            }
        }
    return true;
}

static const struct field course_fields[] = {
    {.name = "$schema",
     .type = FIELD_LINE,
     .at = offsetof(struct course, schema_address),
     .says = "Where an editor can find the JSON Schema of this format."},
    {.name = "format",
     .type = FIELD_WHOLE,
     .required = true,
     .low = LESSON_FORMAT,
     .high = LESSON_FORMAT,
     .at = offsetof(struct course, format),
     .says = "The version of this format."},
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct course, id),
     .says = "Identifies the course."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct course, title),
     .says = "The course's title."},
    {.name = "count",
     .type = FIELD_WHOLE,
     .required = true,
     .low = 1,
     .high = 9999,
     .at = offsetof(struct course, count),
     .says = "How many numbered lessons the course has."},
    {.name = "modules",
     .type = FIELD_OBJECTS,
     .required = true,
     .low = 1,
     .of = &course_module_schema,
     .at = offsetof(struct course, modules),
     .says = "The course's modules, in order."},
    {.name = NULL},
};

const struct schema course_schema = {
    .name = "course",
    .summary = "A course: its modules and their lessons, in order.",
    .fields = course_fields,
    .size = sizeof(struct course),
    .check = check_numbers,
};

bool course_is(const struct json_document *document) {
    return json_member(document->root, "modules") != NULL &&
           json_member(document->root, "sections") == NULL;
}

_Static_assert(offsetof(struct course, arena) == 0, "load.h wants it there");

struct course *course_read(const struct json_document *document, struct kinds kinds,
                           struct problems *problems) {
    return load_document(document, &course_schema, kinds, problems);
}

struct course *course_parse(const char *name, const char *text, size_t length,
                            struct problems *problems) {
    return load_text(name, text, length, &course_schema, (struct kinds){0}, problems);
}

struct course *course_load(const char *path, struct problems *problems) {
    return load_file(path, &course_schema, (struct kinds){0}, problems);
}

void course_free(struct course *course) {
    load_free(course);
}

struct course_position course_find(const struct course *course, const char *lesson_id) {
    struct course_position found = {0};
    const struct course_lesson *before = NULL;
    for (int i = 0; course != NULL && i < course->modules.count; i++) {
        const struct course_module *module = module_at(course, i);
        for (int j = 0; j < module->lessons.count; j++) {
            const struct course_lesson *lesson = lesson_at(module, j);
            if (found.lesson != NULL) {
                found.after = lesson;
                return found;
            }
            if (strcmp(lesson->id, lesson_id) == 0)
                found = (struct course_position){module, lesson, before, NULL};
            before = lesson;
        }
    }
    return found;
}
