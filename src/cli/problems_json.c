/* How a problem becomes an object of JSON. */
#include "cli/problems_json.h"

#include <string.h>

#include "base/json_string.h"
#include "base/text.h"

/* A name of a file is any bytes; JSON is UTF-8. */
static void write_name(const char *name, struct writer *writer) {
    struct writer whole = {0};
    size_t bad;
    for (; !text_is_utf8(name, strlen(name), &bad); name += bad + 1) {
        writer_bytes(&whole, name, bad);
        writer_printf(&whole, "\uFFFD");
    }
    writer_printf(&whole, "%s", name);
    json_string_write(whole.text, writer);
    writer_release(&whole);
}

static void write_text(const char *key, const char *text, struct writer *writer) {
    writer_printf(writer, ", \"%s\": ", key);
    if (text != NULL)
        json_string_write(text, writer);
    else
        writer_printf(writer, "null");
}

/* The end of what the place marks. */
static struct place end_of(const struct source *source, struct place place) {
    size_t to = place.offset + place.length;
    return source->text == NULL || to > source->length
               ? place
               : place_forward(place, source->text, place.offset, to);
}

static void write_place(const struct source *source, struct place place, struct writer *writer) {
    if (place.line == 0)
        place = (struct place){.line = 1, .column = 1};
    struct place end = end_of(source, place);
    writer_printf(writer,
                  "\"line\": %d, \"column\": %d, \"endLine\": %d, \"endColumn\": %d, "
                  "\"offset\": %zu, \"length\": %zu",
                  place.line, place.column, end.line, end.column, place.offset, place.length);
}

static void write_related(const struct problem *problem, const struct source *source,
                          struct writer *writer) {
    writer_printf(writer, ", \"related\": [");
    for (const struct related *at = problem->related; at != NULL; at = at->next) {
        writer_printf(writer, "%s{", at != problem->related ? ", " : "");
        write_place(source, at->place, writer);
        write_text("message", at->says, writer);
        writer_printf(writer, "}");
    }
    writer_printf(writer, "]");
}

static void write_fixes(const struct problem *problem, struct writer *writer) {
    writer_printf(writer, ", \"fixes\": [");
    for (const struct fix *fix = problem->fixes; fix != NULL; fix = fix->next) {
        writer_printf(writer, "%s{\"offset\": %zu, \"length\": %zu",
                      fix != problem->fixes ? ", " : "", fix->offset, fix->length);
        write_text("text", fix->text, writer);
        writer_printf(writer, "}");
    }
    writer_printf(writer, "]");
}

static void write_problem(const struct problem *problem, const struct source *source,
                          struct writer *writer) {
    static const char *const severities[] = {"error", "warning"};
    _Static_assert(sizeof severities / sizeof *severities == PROBLEM_SEVERITIES, "a name each");
    writer_printf(writer, "{\"file\": ");
    write_name(problem->file, writer);
    writer_printf(writer, ", ");
    write_place(source, problem->place, writer);
    write_text("severity", severities[problem->severity], writer);
    write_text("code", code_rows[problem->code].name, writer);
    write_text("message", problem->text, writer);
    write_text("help", problem->help, writer);
    write_related(problem, source, writer);
    write_fixes(problem, writer);
    writer_printf(writer, "}\n");
}

void problems_json_write(struct problems *problems, const struct source *source,
                         struct writer *writer) {
    problems_sort(problems);
    for (int i = 0; i < problems->count; i++)
        write_problem(&problems->list[i], source, writer);
}
