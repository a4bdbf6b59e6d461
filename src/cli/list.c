/* The command "list": the lessons of the courses at hand, in their order. */
#include "cli/command.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/output.h"
#include "cli/shelf.h"

enum { TITLE_CELLS = 50 };

/* "(missing)" or "(broken)"; NULL where it can be played. */
static const char *flaw_of(const struct shelf_course *from, const struct course_lesson *lesson) {
    struct problems problems = {0};
    struct arena arena = {0};
    struct lesson *loaded = shelf_load(from, lesson->id, &problems);
    bool there = from->in_program || access(shelf_path(from, lesson, &arena), R_OK) == 0;
    const char *flaw = loaded != NULL ? NULL : there ? "(broken)" : "(missing)";
    lesson_free(loaded);
    arena_release(&arena);
    problems_release(&problems);
    return flaw;
}

/* The id by which it is played, or why it cannot be. */
static const char *offer(const struct shelf_course *from, const struct course_lesson *lesson) {
    const char *flaw = lesson->bundled ? flaw_of(from, lesson) : "(not bundled)";
    return flaw != NULL ? flaw : lesson->id;
}

static void write_lesson(const struct course_lesson *lesson, const char *offered,
                         struct writer *writer) {
    if (lesson->number > 0)
        writer_printf(writer, "  %3d  ", lesson->number);
    else
        writer_printf(writer, "    +  ");
    writer_line(writer, lesson->title);
    int width = text_width(lesson->title);
    writer_printf(writer, "%*s  %s\n", width < TITLE_CELLS ? TITLE_CELLS - width : 0, "", offered);
}

/* What a nearer course has to play stands there alone. */
static void write_module(const struct shelf *shelf, const struct course *course,
                         const struct course_module *module, struct writer *writer) {
    const struct course_lesson *lessons = module->lessons.at;
    writer_printf(writer, "\n");
    writer_line(writer, module->title);
    writer_printf(writer, "\n");
    for (int i = 0; i < module->lessons.count; i++) {
        const struct shelf_course *from = shelf_find(shelf, NULL, lessons[i].id);
        if (!lessons[i].bundled || strcmp(from->course->id, course->id) == 0)
            write_lesson(&lessons[i], offer(from, &lessons[i]), writer);
    }
}

static void write_course(const struct shelf *shelf, const char *id, struct writer *writer) {
    struct course *course = shelf_merge(shelf, id);
    const struct course_module *modules = course->modules.at;
    writer_line(writer, course->title);
    writer_printf(writer, "\n");
    for (int i = 0; i < course->modules.count; i++)
        write_module(shelf, course, &modules[i], writer);
    course_free(course);
}

/* False where a nearer one has this id, and so stands for both. */
static bool is_first_of_its_id(const struct shelf *shelf, int index) {
    for (int i = 0; i < index; i++)
        if (strcmp(shelf->list[i].course->id, shelf->list[index].course->id) == 0)
            return false;
    return true;
}

static void write_courses(const struct shelf *shelf, struct writer *writer) {
    for (int i = 0; i < shelf->count; i++) {
        if (!is_first_of_its_id(shelf, i))
            continue;
        writer_printf(writer, "%s", i > 0 ? "\n" : "");
        write_course(shelf, shelf->list[i].course->id, writer);
    }
}

static enum status run(const struct arguments *arguments) {
    struct shelf shelf = {0};
    struct writer writer = {0};
    bool good = true;
    if (arguments->operand_count == 0)
        shelf_add_all(&shelf);
    else
        good = shelf_add_file(&shelf, arguments->operands[0]);
    write_courses(&shelf, &writer);
    shelf_release(&shelf);
    enum status written = output_text(&writer);
    return good ? written : STATUS_MISUSED;
}

static const struct option OPTIONS[] = {{.name = NULL}};

const struct command command_list = {
    .name = "list",
    .operands = "[COURSE.json]",
    .summary = "List the lessons of a course, or of all at hand",
    .most = 1,
    .options = OPTIONS,
    .details = "A lesson that can be played is played by its id: rtlesson play ID. A + stands\n"
               "before a lesson outside the count. A course of RTLESSON_PATH with the id of\n"
               "another is one with it: of a lesson with the same id, the nearer counts.\n",
    .run = run,
};
