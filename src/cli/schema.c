/* The command "schema": the format of lessons and courses, as editors and validators read it. */
#include "cli/command.h"

#include <string.h>

#include "base/suggest.h"
#include "blocks/registry.h"
#include "cli/output.h"
#include "cli/words.h"
#include "lesson/course.h"
#include "lesson/json_schema.h"

enum { OPTION_FORMAT, OPTION_OF };

static const struct option OPTIONS[] = {
    [OPTION_FORMAT] = {"format", "NAME", "json-schema (the default) or markdown"},
    [OPTION_OF] = {"of", "NAME", "lesson (the default) or course"},
    {.name = NULL},
};

/* What there is a choice of: its name, and what it stands for. */
struct choice {
    const char *name;
    const struct schema *root;                                       /* of a document */
    void (*write)(const struct schema *root, struct writer *writer); /* of a format */
};

static void write_json_schema(const struct schema *root, struct writer *writer) {
    json_schema_write(root, registry_kinds(), writer);
}

/* Of both documents at once. */
static void write_markdown(const struct schema *root, struct writer *writer) {
    (void)root;
    words_write_markdown(writer);
}

/* The first is the one that is meant where none is named. */
static const struct choice formats[] = {
    {.name = "json-schema", .write = write_json_schema},
    {.name = "markdown", .write = write_markdown},
    {.name = NULL},
};

static const struct choice documents[] = {
    {.name = "lesson", .root = &lesson_schema},
    {.name = "course", .root = &course_schema},
    {.name = NULL},
};

/* The choice that the option names; NULL: there is none, which was told. */
static const struct choice *choose(const struct arguments *arguments, int option,
                                   const struct choice *choices) {
    enum { MOST = 4 };
    const char *name = arguments->values[option], *names[MOST];
    char remedy[SUGGEST_REMEDY_BYTES];
    int count = 0;
    for (; choices[count].name != NULL; count++) {
        names[count] = choices[count].name;
        if (name == NULL || strcmp(name, names[count]) == 0)
            return &choices[count];
    }
    suggest_remedy(remedy, name, names, count);
    output_refuse("--%s cannot be \"%s\"%s", OPTIONS[option].name, name, remedy);
    return NULL;
}

static enum status run(const struct arguments *arguments) {
    const struct choice *format = choose(arguments, OPTION_FORMAT, formats);
    const struct choice *document = choose(arguments, OPTION_OF, documents);
    struct writer writer = {0};
    if (format == NULL || document == NULL)
        return STATUS_MISUSED;
    format->write(document->root, &writer);
    return output_bytes(&writer);
}

const struct command command_schema = {
    .name = "schema",
    .operands = "",
    .summary = "Write the format of lessons and courses, for editors and validators",
    .least = 0,
    .most = 0,
    .options = OPTIONS,
    .details = "A JSON Schema (2020-12). An editor that reads it completes and explains the\n"
               "fields of a lesson that names it: \"$schema\": \"schema/lesson.schema.json\".\n"
               "In Markdown it is docs/format.md, lessons and courses on one page.\n",
    .run = run,
};
