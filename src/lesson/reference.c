/* How a row of a schema is put into words, and how all rows of one are walked. */
#include "lesson/reference.h"

#include <string.h>

#include "base/duration.h"
#include "base/writer.h"
#include "lesson/course.h"
#include "sim/happening.h"
#include "sim/knob.h"
#include "sim/measure.h"

const struct schema *const reference_documents[] = {&lesson_schema, &course_schema, NULL};

/* Ranges */

static bool has_range(const struct field *field) {
    return field->low != 0 || field->high != 0;
}

static bool has_high(const struct field *field) {
    return field->high != 0 || field->low < 0;
}

static bool in_range(const struct field *field, int64_t value) {
    return !has_range(field) ? value >= 0
                             : value >= field->low && (!has_high(field) || value <= field->high);
}

static const char *duration_words_of(int64_t usec, struct arena *arena) {
    char text[DURATION_TEXT_BYTES];
    return arena_printf(arena, "%s", duration_written(usec, text));
}

static const char *number_words(const struct field *field, int64_t value, struct arena *arena) {
    return field->type == FIELD_DURATION ? duration_words_of(value, arena)
                                         : arena_printf(arena, "%lld", (long long)value);
}

/* "whole number from 1 to 9", "duration of at least 1s", "duration above 0s", "whole number". */
static const char *in_its_range(const char *noun, const struct field *field, struct arena *arena) {
    const char *low = number_words(field, field->low, arena);
    if (!has_range(field))
        return noun;
    if (field->type == FIELD_DURATION && field->low == 1 && !has_high(field))
        return arena_printf(arena, "%s above 0s", noun);
    if (!has_high(field))
        return arena_printf(arena, "%s of at least %s", noun, low);
    if (field->low == field->high)
        return arena_printf(arena, "%s %s", noun, low);
    return arena_printf(arena, "%s from %s to %s", noun, low,
                        number_words(field, field->high, arena));
}

/* "2 to 6 ", "1 or more ", "2 ", "": how many entries there are. */
static const char *count_words(const struct field *field, struct arena *arena) {
    long long low = field->low, high = field->high;
    if (!has_range(field))
        return "";
    if (!has_high(field))
        return arena_printf(arena, "%lld or more ", low);
    if (low == high)
        return arena_printf(arena, "%lld ", low);
    return arena_printf(arena, "%lld to %lld ", low, high);
}

static const char *list_of(const char *entry, const char *entries, const struct field *field,
                           struct arena *arena) {
    bool one = field->low == 1 && field->high == 1;
    return arena_printf(arena, "list of %s%s", count_words(field, arena), one ? entry : entries);
}

/* "object of knobs", "object of 1 to 6 measures". */
static const char *object_of(const char *entries, const struct field *field, struct arena *arena) {
    return arena_printf(arena, "object of %s%s", count_words(field, arena), entries);
}

/* The tables whose names a text may be, and what such a name is of. */
static const struct {
    const char *const *names;
    const char *one, *several;
} named[] = {
    {&measures[0].name, "measure", "measures"},
    {&knobs[0].name, "knob", "knobs"},
    {&happening_names[0].name, "moment", "moments"},
    {&code_rows[CODES_ALLOWABLE].name, "code", "codes"},
};

static int table_of(const struct field *field) {
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].names == field->names)
            return (int)i;
    return -1;
}

const char *reference_group(const struct field *field) {
    if (field->type == FIELD_SCENARIO || field->type == FIELD_VARY)
        return "knobs";
    return table_of(field) >= 0 ? named[table_of(field)].several : NULL;
}

static const char *line_words(const struct field *field, struct arena *arena) {
    return table_of(field) >= 0 ? arena_printf(arena, "name of a %s", named[table_of(field)].one)
                                : "text, one line";
}

static const char *pairs_words(const struct field *field, struct arena *arena) {
    const char *names = table_of(field) >= 0 ? named[table_of(field)].several : "names";
    return object_of(arena_printf(arena, "%s, each with a text", names), field, arena);
}

/* `"asked", "closed" or "never"` */
static const char *names_words(const struct field *field, struct arena *arena) {
    struct writer names = {0};
    for (int i = 0; schema_name(field, i) != NULL; i++) {
        const char *between = schema_name(field, i + 1) != NULL ? ", " : " or ";
        writer_printf(&names, "%s\"%s\"", i > 0 ? between : "", schema_name(field, i));
    }
    return writer_keep(&names, arena);
}

const char *reference_type(const struct field *field, struct arena *arena) {
    switch (field->type) {
    case FIELD_LINE:
        return line_words(field, arena);
    case FIELD_PROSE:
        return "text in Markdown";
    case FIELD_ID:
        return "id";
    case FIELD_REF:
        return "id of another";
    case FIELD_BOOL:
    case FIELD_MAYBE:
        return "true or false";
    case FIELD_WHOLE:
        return in_its_range("whole number", field, arena);
    case FIELD_DURATION:
        return in_its_range("duration", field, arena);
    case FIELD_SHARE:
        return "share from 0% to 100%";
    case FIELD_ONE_OF:
        return names_words(field, arena);
    case FIELD_LINES:
        return list_of(
            "text", field->commonmark ? "texts in Markdown, one line each" : "texts, one line each",
            field, arena);
    case FIELD_REFS:
        return table_of(field) < 0 ? list_of("id", "ids", field, arena)
                                   : list_of(named[table_of(field)].one,
                                             named[table_of(field)].several, field, arena);
    case FIELD_PAIRS:
        return pairs_words(field, arena);
    case FIELD_REASONS:
        return "text in Markdown, or an object of names, each with a text";
    case FIELD_SCENARIO:
        return "object of knobs, each with its value";
    case FIELD_VARY:
        return object_of("knobs, each with a list of values", field, arena);
    case FIELD_OBJECTS:
        return list_of("object", "objects", field, arena);
    case FIELD_BLOCKS:
        return field->of_kind != NULL ? list_of("object", "objects", field, arena)
                                      : list_of("block", "blocks", field, arena);
    case FIELD_QUESTIONS:
        return list_of("question", "questions", field, arena);
    }
    return "";
}

const char *reference_default(const struct field *field, struct arena *arena) {
    int64_t preset = field->preset;
    if (field->required)
        return NULL;
    if (field->without != NULL)
        return field->without;
    switch (field->type) {
    case FIELD_BOOL:
        return preset != 0 ? "true" : "false";
    case FIELD_MAYBE:
        return preset < 0 ? NULL : preset != 0 ? "true" : "false";
    case FIELD_WHOLE:
        return in_range(field, preset) && has_range(field)
                   ? arena_printf(arena, "%lld", (long long)preset)
                   : NULL;
    case FIELD_DURATION:
        return in_range(field, preset) && preset < DURATION_LIMIT_USEC
                   ? arena_printf(arena, "\"%s\"", duration_words_of(preset, arena))
                   : NULL;
    case FIELD_SHARE:
        return preset < 0
                   ? NULL
                   : arena_printf(arena, "\"%lld%%\"", (long long)(preset / (SCHEMA_WHOLE / 100)));
    case FIELD_ONE_OF:
        return preset < 0 ? NULL : arena_printf(arena, "\"%s\"", schema_name(field, (int)preset));
    default:
        return NULL;
    }
}

const char *reference_facts(const struct field *field, struct arena *arena) {
    const char *type = reference_type(field, arena), *preset = reference_default(field, arena);
    if (field->required)
        return arena_printf(arena, "%s; required", type);
    return preset != NULL ? arena_printf(arena, "%s; default %s", type, preset) : type;
}

/* Walking */

const struct schema *reference_kind(struct kinds kinds, const char *name) {
    for (int i = 0; i < kinds.count; i++)
        if (strcmp(kinds.schemas[i]->name, name) == 0)
            return kinds.schemas[i];
    return NULL;
}

struct walk {
    const struct schema *root;
    struct kinds kinds;
    struct arena *arena;
    void (*visit)(const struct reference_place *place, void *data);
    void *data;
};

static void walk_rows(const struct walk *walk, const struct schema *schema, const char *path,
                      int depth) {
    for (const struct field *field = schema->fields; field->name != NULL; field++) {
        const char *here = arena_printf(walk->arena, "%s%s", path, field->name);
        const struct schema *inner =
            field->of_kind != NULL ? reference_kind(walk->kinds, field->of_kind) : field->of;
        walk->visit(&(struct reference_place){walk->root, schema, field, here, depth}, walk->data);
        if (inner != NULL)
            walk_rows(walk, inner, arena_printf(walk->arena, "%s[].", here), depth + 1);
    }
}

void reference_walk(const struct schema *schema, struct kinds kinds, struct arena *arena,
                    void (*visit)(const struct reference_place *place, void *data), void *data) {
    struct walk walk = {schema, kinds, arena, visit, data};
    walk_rows(&walk, schema, "", 0);
}
