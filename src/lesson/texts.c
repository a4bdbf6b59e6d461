/* How the texts of an object are found by its rows. */
#include "lesson/texts.h"

#include <stdio.h>
#include <string.h>

#include "lesson/lesson.h"

enum { PATH_BYTES = 512 };

struct walk {
    const struct texts_visitor *visitor;
    char path[PATH_BYTES];
};

static void walk_object(struct walk *walk, const struct field *fields, const void *object);

/* Appends a part to the path; returns where it ended before. What is too long is cut: its place is
 * then that of what it stands in. */
static size_t enter(struct walk *walk, const char *name, int index) {
    size_t before = strlen(walk->path);
    if (name != NULL)
        snprintf(walk->path + before, PATH_BYTES - before, "%s%s", before > 0 ? "/" : "", name);
    else
        snprintf(walk->path + before, PATH_BYTES - before, "/%d", index);
    return before;
}

static void leave(struct walk *walk, size_t before) {
    walk->path[before] = '\0';
}

static void take(struct walk *walk, const struct field *field, const char *text) {
    struct text_at at = {walk->path, text, field};
    if (text != NULL && walk->visitor->visit != NULL)
        walk->visitor->visit(&at, walk->visitor->data);
}

static void walk_lines(struct walk *walk, const struct field *field, struct list lines) {
    const char *const *line = lines.at;
    for (int i = 0; i < lines.count; i++) {
        size_t before = enter(walk, NULL, i);
        take(walk, field, line[i]);
        leave(walk, before);
    }
}

/* One that stands alone has no key. */
static void walk_pairs(struct walk *walk, const struct field *field, struct list pairs) {
    const struct pair *pair = pairs.at;
    for (int i = 0; i < pairs.count; i++) {
        size_t before = pair[i].key != NULL ? enter(walk, pair[i].key, 0) : strlen(walk->path);
        take(walk, field, pair[i].text);
        leave(walk, before);
    }
}

static void walk_objects(struct walk *walk, const struct field *field, struct list objects) {
    for (int i = 0; i < objects.count; i++) {
        size_t before = enter(walk, NULL, i);
        walk_object(walk, field->of->fields,
                    (const char *)objects.at + (size_t)i * field->of->size);
        leave(walk, before);
    }
}

static void walk_blocks(struct walk *walk, struct list blocks) {
    const struct block *block = blocks.at;
    for (int i = 0; i < blocks.count; i++) {
        size_t before = enter(walk, NULL, i);
        if (walk->visitor->enters(&block[i], walk->path, walk->visitor->data))
            walk_object(walk, block[i].schema->fields, block[i].object);
        leave(walk, before);
    }
}

static void walk_text(struct walk *walk, const struct field *field, const void *at) {
    const char *text;
    memcpy(&text, at, sizeof text);
    take(walk, field, text);
}

static void walk_field(struct walk *walk, const struct field *field, const void *at) {
    struct list list;
    memcpy(&list, at, sizeof list);
    switch (field->type) {
    case FIELD_LINES:
        walk_lines(walk, field, list);
        break;
    case FIELD_PAIRS:
    case FIELD_REASONS:
        walk_pairs(walk, field, list);
        break;
    case FIELD_OBJECTS:
        walk_objects(walk, field, list);
        break;
    case FIELD_BLOCKS:
    case FIELD_QUESTIONS:
        walk_blocks(walk, list);
        break;
    default:
        break;
    }
}

static bool is_one_text(const struct field *field) {
    return field->type == FIELD_LINE || field->type == FIELD_PROSE;
}

static bool is_list(const struct field *field) {
    return field->type == FIELD_LINES || field->type == FIELD_PAIRS ||
           field->type == FIELD_REASONS || field->type == FIELD_OBJECTS ||
           field->type == FIELD_BLOCKS || field->type == FIELD_QUESTIONS;
}

static void walk_object(struct walk *walk, const struct field *fields, const void *object) {
    for (const struct field *field = fields; field->name != NULL; field++) {
        const void *at = (const char *)object + field->at;
        size_t before = enter(walk, field->name, 0);
        if (is_one_text(field))
            walk_text(walk, field, at);
        else if (is_list(field))
            walk_field(walk, field, at);
        leave(walk, before);
    }
}

void texts_visit(const struct field *fields, const void *object,
                 const struct texts_visitor *visitor) {
    struct walk walk = {.visitor = visitor, .path = ""};
    walk_object(&walk, fields, object);
}

bool text_is_commonmark(const struct field *field) {
    return field->type == FIELD_PROSE || field->type == FIELD_PAIRS ||
           field->type == FIELD_REASONS || field->commonmark;
}

bool text_is_filled(const struct field *field) {
    return text_is_commonmark(field) || field->fills;
}
