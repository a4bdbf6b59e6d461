/* How an example is found by its name, and a block in its text. */
#include "cli/example.h"

#include <string.h>

#include "base/writer.h"
#include "lesson/json.h"
#include "lesson/problems.h"

static const char before[] = "tests/kinds/", after[] = ".json";

const struct bundle_file *example_find(const char *name) {
    struct arena arena = {0};
    const struct bundle_file *file =
        bundle_find(EXAMPLES, arena_printf(&arena, "%s%s%s", before, name, after));
    arena_release(&arena);
    return file;
}

const char *example_name(const struct bundle_file *file, struct arena *arena) {
    size_t length = strlen(file->path) - strlen(before) - strlen(after);
    return arena_copy(arena, file->path + strlen(before), length);
}

static bool is_of_kind(const struct json *value, const char *kind) {
    const struct json *named = json_type(value) == JSON_OBJECT ? json_member(value, "kind") : NULL;
    return named != NULL && json_type(named) == JSON_STRING &&
           (kind == NULL || strcmp(json_string(named), kind) == 0);
}

/* The first object of that kind (NULL: of any), the outer one before those inside. */
static const struct json *find_block(const struct json *value, const char *kind) {
    if (is_of_kind(value, kind))
        return value;
    const struct json *found = NULL;
    for (value = json_first(value); value != NULL && found == NULL; value = json_next(value))
        found = find_block(value, kind);
    return found;
}

/* The offset behind the object that begins at offset at, of a text that is JSON. */
static size_t object_end(const char *text, size_t at) {
    bool quoted = false;
    for (int depth = 0;; at++) {
        if (quoted && text[at] == '\\')
            at++;
        else if (text[at] == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (text[at] == '{') - (text[at] == '}');
        if (depth == 0)
            return at + 1;
    }
}

/* Of every line but the first as many blanks are left out as stand before the text. */
static const char *at_margin(const char *text, size_t start, size_t end, struct arena *arena) {
    struct writer writer = {0};
    size_t line = start;
    while (line > 0 && text[line - 1] == ' ')
        line--;
    size_t blanks = start - line;
    for (size_t at = start; at < end;) {
        const char *next = memchr(text + at, '\n', end - at);
        size_t stop = next != NULL ? (size_t)(next - text) + 1 : end;
        writer_bytes(&writer, text + at, stop - at);
        for (at = stop; at < end && at < stop + blanks && text[at] == ' ';)
            at++;
    }
    return writer_keep(&writer, arena);
}

static bool parse(const struct bundle_file *file, struct json_document *document) {
    struct problems problems = {0};
    bool good = json_parse(document, file->path, file->text, file->length, false, &problems);
    problems_release(&problems);
    return good;
}

const char *example_block(const struct bundle_file *file, const char *kind, struct arena *arena) {
    struct json_document document;
    const char *text = NULL;
    if (!parse(file, &document))
        return NULL;
    const struct json *block = find_block(document.root, kind);
    if (block != NULL) {
        size_t start = json_offset(block);
        text = at_margin(file->text, start, object_end(file->text, start), arena);
    }
    json_release(&document);
    return text;
}

bool example_begins_with(const struct bundle_file *file, const char *kind) {
    struct json_document document;
    if (!parse(file, &document))
        return false;
    const struct json *first = find_block(document.root, NULL);
    bool begins = first != NULL && is_of_kind(first, kind);
    json_release(&document);
    return begins;
}
