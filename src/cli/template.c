/* How the files of a template become those of a lesson with a name of its own. */
#include "cli/template.h"

#include <string.h>

#include "base/json_string.h"
#include "base/writer.h"
#include "blocks/registry.h"
#include "cli/bundle.h"
#include "lesson/course.h"
#include "lesson/json_schema.h"

const struct template templates[] = {
    {"lesson", "lesson.json"}, {"quiz", "lesson.json"}, {"film", "lesson.json"},
    {"course", "course.json"}, {.name = NULL},
};

const struct template *template_find(const char *name) {
    for (const struct template *row = templates; row->name != NULL; row++)
        if (strcmp(row->name, name) == 0)
            return row;
    return NULL;
}

/* What stands in a template for what is its lesson's own. */
struct blank {
    const char *word, *meant;
};

static const struct blank *blank_at(const char *text, size_t length, const struct blank *blanks) {
    for (; blanks->word != NULL; blanks++)
        if (strlen(blanks->word) <= length && memcmp(text, blanks->word, strlen(blanks->word)) == 0)
            return blanks;
    return NULL;
}

static void fill(const struct bundle_file *file, const struct blank *blanks,
                 struct writer *writer) {
    for (size_t at = 0; at < file->length;) {
        const struct blank *blank = blank_at(file->text + at, file->length - at, blanks);
        if (blank != NULL)
            writer_printf(writer, "%s", blank->meant);
        else
            writer_bytes(writer, file->text + at, 1);
        at += blank != NULL ? strlen(blank->word) : 1;
    }
}

/* The files of lessons/templates/NAME. */
static bool write_files(const char *name, const struct blank *blanks, struct folder *folder,
                        struct errbuf *err) {
    const char *above = arena_printf(&folder->arena, "lessons/templates/%s/", name);
    bool good = true;
    for (const struct bundle_file *file = TEMPLATES; good && file->path != NULL; file++) {
        struct writer writer = {0};
        if (strncmp(file->path, above, strlen(above)) != 0)
            continue;
        fill(file, blanks, &writer);
        good = folder_write(folder, file->path + strlen(above), writer.text, writer.length, err);
        writer_release(&writer);
    }
    return good;
}

/* What the program makes itself: the schemas that an editor completes by. */
static const struct {
    const char *name;
    const struct schema *root;
} schema_files[] = {
    {"schema/lesson.schema.json", &lesson_schema},
    {"schema/course.schema.json", &course_schema},
};

static bool write_schemas(struct folder *folder, struct errbuf *err) {
    bool good = true;
    for (size_t i = 0; good && i < sizeof schema_files / sizeof *schema_files; i++) {
        struct writer writer = {0};
        json_schema_write(schema_files[i].root, registry_kinds(), &writer);
        good = folder_write(folder, schema_files[i].name, writer.text, writer.length, err);
        writer_release(&writer);
    }
    return good;
}

bool template_write(const struct template *template, const char *id, const char *title,
                    struct folder *folder, struct errbuf *err) {
    struct writer string = {0};
    json_string_write(title, &string);
    const char *quoted = writer_keep(&string, &folder->arena);
    /* The quotes are the template's. */
    const char *inside = arena_copy(&folder->arena, quoted + 1, strlen(quoted) - 2);
    const struct blank blanks[] = {{"NEW-ID", id}, {"NEW-TITLE", inside}, {.word = NULL}};
    return write_schemas(folder, err) && write_files("common", blanks, folder, err) &&
           write_files(template->name, blanks, folder, err);
}
