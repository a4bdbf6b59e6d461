/* The command "check": every problem of the files named. */
#include "cli/command.h"
#include "lesson/file.h"

#include <stdlib.h>

#include "base/progress.h"
#include "blocks/registry.h"
#include "cli/check_render.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "lesson/course.h"
#include "lesson/json.h"
#include "lesson/lesson.h"

enum { OPTION_SYNTAX, OPTION_RENDER };

static const struct option OPTIONS[] = {
    [OPTION_SYNTAX] = {"syntax", NULL, "look only at the JSON (RFC 8259)"},
    [OPTION_RENDER] = {"render", NULL, "look also for what is cut at several sizes"},
    {.name = NULL},
};

static void check_syntax(const char *path, const char *text, size_t length,
                         struct problems *problems) {
    struct json_document document;
    if (json_parse(&document, path, text, length, true, problems))
        json_release(&document);
}

static void check_document(const char *path, const char *text, size_t length, bool renders,
                           struct problems *problems) {
    struct kinds kinds = registry_kinds();
    struct json_document document;
    struct progress outer = progress_begin("Checking", 0, 0);
    kinds.thorough = true;
    progress_line_show();
    if (json_parse(&document, path, text, length, false, problems)) {
        document.is_file = true;
        if (course_is(&document))
            course_free(course_read(&document, kinds, problems));
        else
            check_rendered(&document, kinds, renders, problems);
        json_release(&document);
    }
    progress_line_hide();
    progress_end(outer);
}

static void write_count(struct writer *writer, int count, const char *what) {
    if (count > 0)
        writer_printf(writer, " %d %s%s", count, what, count > 1 ? "s" : "");
}

/* "FILE: no problems", "FILE: 2 errors, 1 warning". */
static void write_summary(const char *path, const struct problems *problems,
                          struct writer *writer) {
    int warnings = problems->count + problems->dropped - problems->errors;
    writer_line(writer, path);
    writer_printf(writer, ":%s", problems->errors + warnings == 0 ? " no problems" : "");
    write_count(writer, problems->errors, "error");
    writer_printf(writer, "%s", problems->errors > 0 && warnings > 0 ? "," : "");
    write_count(writer, warnings, "warning");
    writer_printf(writer, "\n");
}

static bool check_file(const char *path, bool syntax_only, bool renders, struct writer *writer) {
    struct problems problems = {0};
    size_t length;
    char *text = file_read(path, &length, &problems);
    if (text != NULL && syntax_only)
        check_syntax(path, text, length, &problems);
    else if (text != NULL)
        check_document(path, text, length, renders, &problems);
    free(text);
    output_problems(&problems);
    write_summary(path, &problems, writer);
    bool good = !problems_any(&problems);
    problems_release(&problems);
    return good;
}

static enum status run(const struct arguments *arguments) {
    bool good = true;
    struct writer writer = {0};
    if (arguments->values[OPTION_SYNTAX] != NULL && arguments->values[OPTION_RENDER] != NULL)
        return output_fail(STATUS_MISUSED, "--syntax and --render exclude each other");
    for (int i = 0; i < arguments->operand_count; i++)
        good &= check_file(arguments->operands[i], arguments->values[OPTION_SYNTAX] != NULL,
                           arguments->values[OPTION_RENDER] != NULL, &writer);
    enum status written = output_text(&writer);
    return good ? written : STATUS_MISUSED;
}

const struct command command_check = {
    .name = "check",
    .operands = "FILE...",
    .summary = "Tell all mistakes in lessons and courses, and play nothing",
    .least = 1,
    .most = -1,
    .options = OPTIONS,
    .details = "Problems go to standard error as FILE:LINE:COLUMN: error: TEXT; the exit status\n"
               "is 2 when there is an error in any of the files. --render lays a lesson out at\n"
               "40x12, 60x20, 80x24 and 120x40 and as plain text, works it through, and warns of\n"
               "texts that are cut there, and of what no key comes to.\n",
    .run = run,
};
