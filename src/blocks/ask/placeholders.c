/* How the placeholders of a block are found, in prose where it is text, in lines wherever they
 * stand, and what their names stand for. */
#include "blocks/ask/placeholders.h"

#include <string.h>

#include "blocks/block.h"
#include "lesson/check.h"
#include "lesson/texts.h"
#include "ui/prose.h"

struct reading {
    const struct placeholder_texts *texts;
    struct check *check; /* NULL: nothing is wrong */
    struct arena *arena;
    struct placeholder_value *values;
    int count;
    bool good;
    const struct text_at *text; /* that is read */
    bool told;                  /* it tells of the run */
};

/* --- A name. --- */

static struct placeholder_value *find_known(const struct reading *reading,
                                            const struct placeholder *placeholder) {
    for (int i = 0; i < reading->count; i++) {
        struct placeholder_value *value = &reading->values[i];
        if (placeholder->of == value->of && strlen(value->name) == placeholder->name_bytes &&
            memcmp(value->name, placeholder->name, placeholder->name_bytes) == 0)
            return value;
    }
    return NULL;
}

static void fail(struct reading *reading, const struct placeholder *placeholder, const char *why) {
    const char *words = arena_copy(reading->arena, placeholder->at, placeholder->bytes);
    struct place place = check_place(reading->check, "%s", reading->text->path);
    reading->good = check_error(reading->check, check_words_place(reading->check, place, words),
                                CODE_PLACEHOLDER, "in %s, %s", words, why);
}

/* NULL: there is none, and that is told. */
static struct placeholder_value *add(struct reading *reading,
                                     const struct placeholder *placeholder) {
    const char *path = reading->text->path, *why = NULL;
    struct placeholder_value value = {
        .of = placeholder->of,
        .name = arena_copy(reading->arena, placeholder->name, placeholder->name_bytes),
        .path = arena_copy(reading->arena, path, strlen(path))};
    if (reading->count == PLACEHOLDER_LIMIT)
        why = arena_printf(reading->arena,
                           "there is one value too many: the texts of a block name at most %d" HELP
                           "name fewer",
                           PLACEHOLDER_LIMIT);
    else
        why = reading->texts->find(reading->texts->data, &value, reading->arena);
    if (why != NULL) {
        fail(reading, placeholder, why);
        return NULL;
    }
    reading->values[reading->count] = value;
    return &reading->values[reading->count++];
}

static void take(const struct placeholder *placeholder, void *data) {
    struct reading *reading = data;
    struct placeholder_value *value = find_known(reading, placeholder);
    if (value == NULL)
        value = add(reading, placeholder);
    if (value == NULL)
        return;
    value->told = value->told || reading->told;
    value->asked = value->asked || !reading->told;
}

const char *placeholder_find_knob(const char *name, const struct knob **row, struct arena *arena) {
    char remedy[SUGGEST_REMEDY_BYTES];
    *row = knob_find(name, remedy);
    return *row != NULL ? NULL
                        : arena_printf(arena, "\"%s\" is no knob of the simulator%s", name, remedy);
}

const char *placeholder_find_measure(const char *name, const struct measure **measure,
                                     struct arena *arena) {
    char remedy[SUGGEST_REMEDY_BYTES];
    *measure = measure_find(name, remedy);
    return *measure != NULL ? NULL
                            : arena_printf(arena, "\"%s\" is no measure of a run%s", name, remedy);
}

/* --- Texts. --- */

static bool fills_none(const struct block *block, const char *path, void *data) {
    (void)path, (void)data;
    return block_kind(block)->fills == NULL;
}

static bool is_told(const struct placeholder_texts *texts, const char *path) {
    size_t bytes = strcspn(path, "/");
    for (const char *const *field = texts->told; *field != NULL; field++)
        if (strlen(*field) == bytes && memcmp(*field, path, bytes) == 0)
            return true;
    return false;
}

static void read_text(const struct text_at *text, void *data) {
    struct reading *reading = data;
    struct placeholder placeholder;
    if (!text_is_filled(text->field))
        return;
    reading->text = text;
    reading->told = is_told(reading->texts, text->path);
    if (reading->told && !reading->texts->fills_told)
        return;
    if (text->field->type != FIELD_LINE) {
        prose_placeholders(text->text, take, reading);
        return;
    }
    for (const char *at = text->text; placeholder_next(at, &placeholder);
         at = placeholder.at + placeholder.bytes)
        take(&placeholder, reading);
}

bool placeholders_read(const struct placeholder_texts *texts, struct check *check,
                       struct list *into, struct arena *arena) {
    struct reading reading = {.texts = texts, .check = check, .arena = arena, .good = true};
    reading.values = arena_array(arena, PLACEHOLDER_LIMIT, sizeof *reading.values);
    const struct texts_visitor visitor = {fills_none, read_text, &reading};
    texts_visit(texts->fields, texts->object, &visitor);
    *into = (struct list){reading.values, reading.good ? reading.count : 0};
    return reading.good;
}
