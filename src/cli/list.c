/* The command "list": the lessons of the courses at hand, in their order. */
#include "cli/command.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/shelf.h"
#include "record/record.h"

enum { TITLE_CELLS = 50 };

/* What the rows are made of. */
struct listing {
    const struct shelf *shelf;
    const char *record; /* its path; NULL: none is known */
    struct arena arena;
    struct writer writer;
};

/* Why a lesson that could not be loaded cannot be played. */
static const char *flaw_of(const struct shelf_course *from, const struct course_lesson *lesson,
                           struct arena *arena) {
    bool there = from->in_program || access(shelf_path(from, lesson, arena), R_OK) == 0;
    return there ? "(broken)" : "(missing)";
}

/* The id by which it is played, with how far the learner is; or why it cannot be. */
static const char *offer(const struct shelf_course *from, const struct course *course,
                         const struct course_lesson *lesson, struct listing *listing) {
    struct problems problems = {0};
    const char *progress = NULL;
    if (!lesson->bundled)
        return "(not bundled)";
    struct lesson *loaded = shelf_load(from, lesson->id, &problems);
    problems_release(&problems);
    if (loaded == NULL)
        return flaw_of(from, lesson, &listing->arena);
    if (listing->record != NULL)
        progress = progress_text(listing->record, loaded, course, &listing->arena);
    lesson_free(loaded);
    return progress == NULL ? lesson->id
                            : arena_printf(&listing->arena, "%s  %s", lesson->id, progress);
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
static void write_module(struct listing *listing, const struct course *course,
                         const struct course_module *module) {
    const struct course_lesson *lessons = module->lessons.at;
    writer_printf(&listing->writer, "\n");
    writer_line(&listing->writer, module->title);
    writer_printf(&listing->writer, "\n");
    for (int i = 0; i < module->lessons.count; i++) {
        const struct shelf_course *from = shelf_find(listing->shelf, NULL, lessons[i].id);
        if (!lessons[i].bundled || strcmp(from->course->id, course->id) == 0)
            write_lesson(&lessons[i], offer(from, course, &lessons[i], listing), &listing->writer);
    }
}

static void write_course(struct listing *listing, const char *id) {
    struct course *course = shelf_merge(listing->shelf, id);
    const struct course_module *modules = course->modules.at;
    writer_line(&listing->writer, course->title);
    writer_printf(&listing->writer, "\n");
    for (int i = 0; i < course->modules.count; i++)
        write_module(listing, course, &modules[i]);
    course_free(course);
}

/* False where a nearer one has this id, and so stands for both. */
static bool is_first_of_its_id(const struct shelf *shelf, int index) {
    for (int i = 0; i < index; i++)
        if (strcmp(shelf->list[i].course->id, shelf->list[index].course->id) == 0)
            return false;
    return true;
}

static void write_courses(struct listing *listing) {
    const struct shelf *shelf = listing->shelf;
    for (int i = 0; i < shelf->count; i++) {
        if (!is_first_of_its_id(shelf, i))
            continue;
        writer_printf(&listing->writer, "%s", i > 0 ? "\n" : "");
        write_course(listing, shelf->list[i].course->id);
    }
}

enum { OPTION_RECORD };

static const struct option OPTIONS[] = {
    [OPTION_RECORD] = {"record", "FILE", "read this record"},
    {.name = NULL},
};

static enum status write_list(const struct arguments *arguments, const struct shelf *shelf) {
    struct listing listing = {.shelf = shelf, .record = arguments->values[OPTION_RECORD]};
    if (listing.record == NULL)
        listing.record = record_path(&listing.arena, NULL);
    write_courses(&listing);
    arena_release(&listing.arena);
    return output_text(&listing.writer);
}

static enum status run(const struct arguments *arguments) {
    struct shelf shelf = {0};
    bool good = true;
    if (arguments->operand_count == 0)
        shelf_add_all(&shelf);
    else
        good = shelf_add_file(&shelf, arguments->operands[0]);
    enum status written = write_list(arguments, &shelf);
    shelf_release(&shelf);
    return good ? written : STATUS_MISUSED;
}

const struct command command_list = {
    .name = "list",
    .operands = "[COURSE.json]",
    .summary = "List the lessons of a course, or of all courses found",
    .most = 1,
    .options = OPTIONS,
    .details = "Play a lesson by its id: rtlesson play ID. A + marks an extra lesson, outside\nthe "
               "count. A course in RTLESSON_PATH with the id of another is merged with it;\nof two "
               "lessons with the same id, the nearer one counts. After a lesson that you\nhave "
               "played stands how far you are.\n",
    .run = run,
};
