/* The command "list": the lessons of the course, in its order. */
#include "cli/command.h"

#include "base/text.h"
#include "cli/open.h"
#include "cli/output.h"

enum { TITLE_CELLS = 50 };

static void write_lesson(const struct course_lesson *lesson, struct writer *writer) {
    if (lesson->number > 0)
        writer_printf(writer, "  %3d  ", lesson->number);
    else
        writer_printf(writer, "    +  ");
    writer_line(writer, lesson->title);
    int width = text_width(lesson->title);
    writer_printf(writer, "%*s  %s\n", width < TITLE_CELLS ? TITLE_CELLS - width : 0, "",
                  lesson->bundled ? lesson->id : "(not bundled)");
}

static enum status run(const struct arguments *arguments) {
    struct opened opened;
    struct writer writer = {0};
    if (!open_course(arguments->operand_count > 0 ? arguments->operands[0] : NULL, &opened))
        return STATUS_MISUSED;
    writer_line(&writer, opened.course->title);
    writer_printf(&writer, "\n");
    const struct course_module *modules = opened.course->modules.at;
    for (int i = 0; i < opened.course->modules.count; i++) {
        writer_printf(&writer, "\n");
        writer_line(&writer, modules[i].title);
        writer_printf(&writer, "\n");
        const struct course_lesson *lessons = modules[i].lessons.at;
        for (int j = 0; j < modules[i].lessons.count; j++)
            write_lesson(&lessons[j], &writer);
    }
    open_release(&opened);
    return output_text(&writer);
}

static const struct option OPTIONS[] = {{.name = NULL}};

const struct command command_list = {
    .name = "list",
    .operands = "[COURSE.json]",
    .summary = "List the lessons of a course, bundled or not",
    .most = 1,
    .options = OPTIONS,
    .details =
        "A lesson that is bundled is played by its id: rtlesson play ID. A + stands before a "
        "lesson\noutside the count.\n",
    .run = run,
};
