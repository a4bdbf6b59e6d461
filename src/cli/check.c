/* The command "check": every problem of the files named. */
#include "cli/command.h"
#include "lesson/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/progress.h"
#include "blocks/registry.h"
#include "cli/check_files.h"
#include "cli/check_render.h"
#include "cli/fix.h"
#include "cli/output.h"
#include "cli/problems_json.h"
#include "cli/progress_line.h"
#include "lesson/course.h"
#include "lesson/json.h"
#include "lesson/lesson.h"

enum { OPTION_SYNTAX, OPTION_RENDER, OPTION_FORMAT, OPTION_STRICT, OPTION_MAX, OPTION_FIX };
enum { MOST_PROBLEMS = 100 };

static const struct option OPTIONS[] = {
    [OPTION_SYNTAX] = {"syntax", NULL, "look only at the JSON (RFC 8259)"},
    [OPTION_RENDER] = {"render", NULL, "look also for what is cut at several sizes"},
    [OPTION_FORMAT] = {"format", "NAME", "text (the default) or json"},
    [OPTION_STRICT] = {"strict", NULL, "leave with 1 where there are warnings alone"},
    [OPTION_MAX] = {"max", "N", "tell N problems of all files at most (100); 0: all"},
    [OPTION_FIX] = {"fix", NULL, "first make the edits that are certain; keeps FILE.bak"},
    {.name = NULL},
};

/* What is asked for, and what was found so far. */
struct run {
    bool syntax_only, renders, as_json, strict, fixes;
    bool unwritten; /* a file that was to be mended */
    int most;       /* problems to be told; 0: all */
    int errors, warnings, told;
    struct writer writer; /* for standard output */
};

/* --- One file -------------------------------------------------------------------------------- */

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
static void write_summary(const char *path, int errors, int warnings, struct writer *writer) {
    writer_line(writer, path);
    writer_printf(writer, ":%s", errors + warnings == 0 ? " no problems" : "");
    write_count(writer, errors, "error");
    writer_printf(writer, "%s", errors > 0 && warnings > 0 ? "," : "");
    write_count(writer, warnings, "warning");
    writer_printf(writer, "\n");
}

/* How many problems of the next file are kept, as struct problems has it. */
static int limit_of(const struct run *run) {
    if (run->most == 0)
        return INT_MAX;
    return run->told < run->most ? run->most - run->told : -1;
}

static void tell(struct run *run, const struct source *source, struct problems *problems) {
    int errors = problems->errors, warnings = problems->count + problems->dropped - errors;
    run->errors += errors;
    run->warnings += warnings;
    run->told += problems->count;
    problems->dropped = 0; /* told of all files at the end */
    if (run->as_json) {
        problems_json_write(problems, source, &run->writer);
        return;
    }
    output_problems(problems);
    write_summary(source->name, errors, warnings, &run->writer);
}

static void check_text(struct run *run, const char *path, const char *text, size_t length,
                       struct problems *problems) {
    if (run->syntax_only)
        check_syntax(path, text, length, problems);
    else
        check_document(path, text, length, run->renders, problems);
    tell(run, &(struct source){path, text, length}, problems);
}

static void check_file(struct run *run, const char *path) {
    struct problems problems = {.limit = limit_of(run)};
    size_t length;
    if (run->fixes)
        run->unwritten |= !fix_file(path, run->syntax_only);
    char *text = file_read(path, &length, &problems);
    if (text != NULL)
        check_text(run, path, text, length, &problems);
    else
        tell(run, &(struct source){.name = path}, &problems);
    free(text);
    problems_release(&problems);
}

/* --- Folders --------------------------------------------------------------------------------- */

static bool holds(const char *text, size_t length, const char *word) {
    size_t wanted = strlen(word);
    for (size_t at = 0; at + wanted <= length; at++)
        if (memcmp(text + at, word, wanted) == 0)
            return true;
    return false;
}

/* True of what is meant as a lesson or course, by a field of it; where the JSON is broken, by its
 * name alone. */
static bool is_ours(const char *path, const char *text, size_t length) {
    struct problems others = {.limit = -1};
    struct json_document document;
    bool is = holds(text, length, "\"sections\"") || holds(text, length, "\"modules\"");
    if (is && json_parse(&document, path, text, length, false, &others)) {
        is = json_member(document.root, "sections") != NULL ||
             json_member(document.root, "modules") != NULL;
        json_release(&document);
    }
    problems_release(&others);
    return is;
}

/* Nothing is said of a file that is neither a lesson nor a course. Returns how many it was. */
static int check_found(struct run *run, const char *path) {
    struct problems problems = {.limit = limit_of(run)};
    size_t length;
    char *text = file_read(path, &length, &problems);
    bool is = text != NULL && is_ours(path, text, length);
    if (is && run->fixes)
        check_file(run, path);
    else if (is)
        check_text(run, path, text, length, &problems);
    else if (text == NULL)
        tell(run, &(struct source){.name = path}, &problems);
    free(text);
    problems_release(&problems);
    return is;
}

static void check_folder(struct run *run, const char *path) {
    struct check_files files = {0};
    int found = 0;
    check_files_find(&files, path);
    for (int i = 0; i < files.count; i++)
        found += check_found(run, files.list[i]);
    check_files_release(&files);
    if (found > 0)
        return;
    struct problems problems = {.limit = limit_of(run)};
    struct source folder = {.name = path};
    problems_add(&problems, folder, (struct place){0}, PROBLEM_ERROR, CODE_UNREADABLE,
                 "there is no lesson and no course in this folder" HELP
                 "name a file, or the folder above it");
    tell(run, &folder, &problems);
    problems_release(&problems);
}

/* --- The command ----------------------------------------------------------------------------- */

static bool read_format(const char *name, struct run *run) {
    run->as_json = name != NULL && strcmp(name, "json") == 0;
    return name == NULL || run->as_json || strcmp(name, "text") == 0 ||
           output_refuse("--format cannot be \"%s\"; it is text or json", name);
}

static bool read_most(const char *text, struct run *run) {
    char *end = NULL;
    run->most = MOST_PROBLEMS;
    if (text == NULL)
        return true;
    errno = 0;
    long most = strtol(text, &end, 10);
    if (*text < '0' || *text > '9' || *end != '\0' || errno != 0 || most >= INT_MAX)
        return output_refuse("--max is \"%s\"; it is a number of problems, 0 for all", text);
    run->most = (int)most;
    return true;
}

static enum status status_of(const struct run *run) {
    if (run->errors > 0 || run->unwritten)
        return STATUS_MISUSED;
    return run->strict && run->warnings > 0 ? STATUS_FAILED : STATUS_GOOD;
}

static void tell_rest(const struct run *run) {
    int rest = run->errors + run->warnings - run->told;
    if (rest > 0)
        output_refuse("and %d more %s; --max 0 tells all", rest, rest > 1 ? "problems" : "problem");
}

static enum status run(const struct arguments *arguments) {
    struct run run = {.syntax_only = arguments->values[OPTION_SYNTAX] != NULL,
                      .renders = arguments->values[OPTION_RENDER] != NULL,
                      .strict = arguments->values[OPTION_STRICT] != NULL,
                      .fixes = arguments->values[OPTION_FIX] != NULL};
    if (!read_format(arguments->values[OPTION_FORMAT], &run) ||
        !read_most(arguments->values[OPTION_MAX], &run))
        return STATUS_MISUSED;
    if (run.syntax_only && run.renders)
        return output_fail(STATUS_MISUSED, "--syntax and --render exclude each other");
    for (int i = 0; i < arguments->operand_count; i++) {
        const char *path = arguments->operands[i];
        (check_files_is_folder(path) ? check_folder : check_file)(&run, path);
    }
    tell_rest(&run);
    enum status written = (run.as_json ? output_bytes : output_text)(&run.writer);
    return written != STATUS_GOOD && status_of(&run) == STATUS_GOOD ? written : status_of(&run);
}

const struct command command_check = {
    .name = "check",
    .operands = "FILE|FOLDER...",
    .summary = "Tell all mistakes in lessons and courses, and play nothing",
    .least = 1,
    .most = -1,
    .options = OPTIONS,
    .details = "Of a folder each NAME.json in it and beneath that is a lesson or a course is\n"
               "checked; what is hidden is left out, and folders that are named schema.\n"
               "\n"
               "Problems go to standard error as FILE:LINE:COLUMN: error[CODE]: TEXT, with\n"
               "the line and what helps; how many there are of each file, to standard output.\n"
               "With --format json there are the problems alone, on standard output, an object\n"
               "a line. rtlesson explain CODE says more. The exit status is 2 when there is an\n"
               "error in any of the files, and 1 when there are warnings alone with --strict.\n"
               "\n"
               "--render lays a lesson out at 40x12, 60x20, 80x24 and 120x40 and as plain text,\n"
               "works it through, and warns of texts that are cut there, and of what no key\n"
               "comes to.\n"
               "\n"
               "--fix first writes into each file what can only be meant (a name with one\n"
               "nearest, commas, quotes), tells each edit on standard error, and keeps the file\n"
               "as it was in FILE.bak, or FILE.bak1, ...; then it checks what is there now.\n",
    .run = run,
};
