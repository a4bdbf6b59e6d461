/* How each type of field looks in a JSON Schema, and the types that stand among its definitions. */
#include "lesson/json_schema_value.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "lesson/facts.h"
#include "lesson/reference.h"

/* What text_is_blank (base/text.h) does not call blank; \\s would be more. */
#define NOT_BLANK "[^ \\t\\r\\n]"

/* References */

static const char *const def_names[] = {
    [SHAPE_BLOCK] = "block", [SHAPE_QUESTION] = "question", [SHAPE_SCENARIO] = "scenario",
    [SHAPE_VARY] = "vary",   [SHAPE_LINE] = "text.line",    [SHAPE_PROSE] = "text.prose",
    [SHAPE_ID] = "id",       [SHAPE_DURATION] = "duration", [SHAPE_SHARE] = "share",
};
_Static_assert(sizeof def_names / sizeof *def_names == SHAPE_DEFS, "a name each");

const char *shape_def_name(enum shape_def def) {
    return def_names[def];
}

const char *shape_kind_name(const char *kind, char into[SHAPE_NAME_BYTES]) {
    int length = snprintf(into, SHAPE_NAME_BYTES, "kind.%s", kind);
    assert(length < SHAPE_NAME_BYTES);
    (void)length;
    return into;
}

void shape_write_ref_to(struct shape *shape, const char *definition) {
    char text[SHAPE_NAME_BYTES + sizeof "#/$defs/"];
    snprintf(text, sizeof text, "#/$defs/%s", definition);
    json_write_text(&shape->out, "$ref", text);
}

void shape_write_ref(struct shape *shape, enum shape_def def) {
    shape->used[def] = true;
    shape_write_ref_to(shape, def_names[def]);
}

void shape_write_if(struct shape *shape, const char *name, const char *value) {
    json_write_open(&shape->out, "if", JSON_FLAT);
    json_write_open(&shape->out, "properties", JSON_FLAT);
    json_write_open(&shape->out, name, JSON_FLAT);
    json_write_text(&shape->out, "const", value);
    json_write_close(&shape->out);
    json_write_close(&shape->out);
    json_write_open_list(&shape->out, "required", JSON_FLAT);
    json_write_text(&shape->out, NULL, name);
    json_write_close_list(&shape->out);
    json_write_close(&shape->out);
}

void shape_write_pattern(struct shape *shape, const char *pattern, const char *otherwise) {
    struct writer whole = {0};
    writer_printf(&whole, "^%s(?!\\n)$", pattern);
    json_write_text(&shape->out, "pattern", whole.text);
    json_write_text(&shape->out, "patternErrorMessage", otherwise);
    writer_release(&whole);
}

/* Ranges */

static bool has_range(const struct field *field) {
    return field->low != 0 || field->high != 0;
}

static bool has_high(const struct field *field) {
    return field->high != 0 || field->low < 0;
}

/* A number of entries or members: "minItems", "maxItems". */
static void write_counts(struct shape *shape, const struct field *field, const char *least,
                         const char *most) {
    if (field->low > 0)
        json_write_whole(&shape->out, least, field->low);
    if (field->high > 0)
        json_write_whole(&shape->out, most, field->high);
}

/* Whether what holds without a field is a value of JSON, and no words for it. */
static bool is_value(const char *without) {
    size_t length = strlen(without), quoted = strcspn(without + 1, "\"") + 2;
    bool is_text = without[0] == '"' && quoted == length;
    bool is_number = without[strspn(without, "-0123456789")] == '\0';
    return is_text || is_number || strcmp(without, "true") == 0 || strcmp(without, "false") == 0;
}

static void write_default(struct shape *shape, const struct field *field) {
    struct arena arena = {0};
    const char *without = reference_default(field, &arena);
    if (without != NULL && is_value(without))
        json_write_value(&shape->out, "default", without);
    arena_release(&arena);
}

/* A range that no keyword has, and what holds without the field where that is told in words. */
void shape_write_says(struct shape *shape, const struct field *field) {
    char low[DURATION_TEXT_BYTES], high[DURATION_TEXT_BYTES];
    struct writer says = {0};
    writer_printf(&says, "%s", field->says);
    if (field->type == FIELD_DURATION && has_range(field))
        writer_printf(&says, has_high(field) ? " From %s to %s." : " At least %s.",
                      duration_written(field->low, low), duration_written(field->high, high));
    if (field->without != NULL && !is_value(field->without))
        writer_printf(&says, " Without it: %s.", field->without);
    json_write_text(&shape->out, "description", says.text);
    writer_release(&says);
}

/* Texts, single values */

static void write_names(struct shape *shape, const struct field *field, const char *as) {
    json_write_open_list(&shape->out, as, JSON_FLAT);
    for (int i = 0; schema_name(field, i) != NULL; i++)
        json_write_text(&shape->out, NULL, schema_name(field, i));
    json_write_close_list(&shape->out);
}

/* Names that editors offer; its check may take more, as "lane/measure". */
static void write_line(struct shape *shape, const struct field *field) {
    shape_write_ref(shape, SHAPE_LINE);
    if (field->names != NULL)
        write_names(shape, field, "examples");
}

static void write_prose(struct shape *shape, const struct field *field) {
    (void)field;
    shape_write_ref(shape, SHAPE_PROSE);
}

static void write_id(struct shape *shape, const struct field *field) {
    (void)field;
    shape_write_ref(shape, SHAPE_ID);
}

static void write_bool(struct shape *shape, const struct field *field) {
    (void)field;
    json_write_text(&shape->out, "type", "boolean");
}

static void write_whole(struct shape *shape, const struct field *field) {
    json_write_text(&shape->out, "type", "integer");
    if (has_range(field) && field->low == field->high) {
        json_write_whole(&shape->out, "const", field->low);
        return;
    }
    json_write_whole(&shape->out, "minimum", has_range(field) ? field->low : INT_MIN);
    json_write_whole(&shape->out, "maximum", has_high(field) ? field->high : INT_MAX);
}

static void write_duration(struct shape *shape, const struct field *field) {
    (void)field;
    shape_write_ref(shape, SHAPE_DURATION);
}

static void write_share(struct shape *shape, const struct field *field) {
    (void)field;
    shape_write_ref(shape, SHAPE_SHARE);
}

static void write_one_of(struct shape *shape, const struct field *field) {
    write_names(shape, field, "enum");
}

/* Lists */

void shape_write_list(struct shape *shape, const struct field *field) {
    json_write_text(&shape->out, "type", "array");
    write_counts(shape, field, "minItems", "maxItems");
}

static void write_items(struct shape *shape, const struct field *field, const char *definition) {
    shape_write_list(shape, field);
    json_write_open(&shape->out, "items", JSON_FLAT);
    shape_write_ref_to(shape, definition);
    json_write_close(&shape->out);
}

static void write_items_of(struct shape *shape, const struct field *field, enum shape_def def) {
    shape->used[def] = true;
    write_items(shape, field, def_names[def]);
}

static void write_lines(struct shape *shape, const struct field *field) {
    write_items_of(shape, field, SHAPE_LINE);
}

static void write_refs(struct shape *shape, const struct field *field) {
    if (field->names == NULL) {
        write_items_of(shape, field, SHAPE_ID);
        return;
    }
    shape_write_list(shape, field);
    json_write_open(&shape->out, "items", JSON_FLAT);
    write_names(shape, field, "enum");
    json_write_close(&shape->out);
}

static void write_questions(struct shape *shape, const struct field *field) {
    write_items_of(shape, field, SHAPE_QUESTION);
}

/* A kind that a field names is defined with those that blocks name. */
static void write_blocks(struct shape *shape, const struct field *field) {
    char name[SHAPE_NAME_BYTES];
    if (field->of_kind == NULL)
        write_items_of(shape, field, SHAPE_BLOCK);
    else
        write_items(shape, field, shape_kind_name(field->of_kind, name));
}

/* Objects of the author's own keys */

static void write_texts_by_key(struct shape *shape, const struct field *field) {
    json_write_open(&shape->out, "propertyNames", JSON_FLAT);
    if (field->names != NULL)
        write_names(shape, field, "enum");
    else
        shape_write_ref(shape, SHAPE_ID);
    json_write_close(&shape->out);
    json_write_open(&shape->out, "additionalProperties", JSON_FLAT);
    shape_write_ref(shape, SHAPE_PROSE);
    json_write_close(&shape->out);
    write_counts(shape, field, "minProperties", "maxProperties");
}

static void write_pairs(struct shape *shape, const struct field *field) {
    json_write_text(&shape->out, "type", "object");
    write_texts_by_key(shape, field);
}

/* What is said of objects does not bind a text, nor what is said of texts an object. */
static void write_reasons(struct shape *shape, const struct field *field) {
    json_write_open_list(&shape->out, "type", JSON_FLAT);
    json_write_text(&shape->out, NULL, "string");
    json_write_text(&shape->out, NULL, "object");
    json_write_close_list(&shape->out);
    json_write_text(&shape->out, "pattern", NOT_BLANK);
    write_texts_by_key(shape, field);
}

static void write_scenario(struct shape *shape, const struct field *field) {
    (void)field;
    shape_write_ref(shape, SHAPE_SCENARIO);
}

static void write_vary(struct shape *shape, const struct field *field) {
    shape_write_ref(shape, SHAPE_VARY);
    write_counts(shape, field, "minProperties", "maxProperties");
}

void shape_write_value(struct shape *shape, const struct field *field) {
    static void (*const writers[])(struct shape *, const struct field *) = {
        [FIELD_LINE] = write_line,
        [FIELD_PROSE] = write_prose,
        [FIELD_ID] = write_id,
        [FIELD_REF] = write_id,
        [FIELD_BOOL] = write_bool,
        [FIELD_MAYBE] = write_bool,
        [FIELD_WHOLE] = write_whole,
        [FIELD_DURATION] = write_duration,
        [FIELD_SHARE] = write_share,
        [FIELD_ONE_OF] = write_one_of,
        [FIELD_LINES] = write_lines,
        [FIELD_REFS] = write_refs,
        [FIELD_PAIRS] = write_pairs,
        [FIELD_REASONS] = write_reasons,
        [FIELD_SCENARIO] = write_scenario,
        [FIELD_VARY] = write_vary,
        [FIELD_BLOCKS] = write_blocks,
        [FIELD_QUESTIONS] = write_questions,
    };
    assert(writers[field->type] != NULL);
    writers[field->type](shape, field);
    write_default(shape, field);
}

/* The types */

static void write_line_type(struct shape *shape) {
    shape_write_pattern(shape, "[^\\r\\n]*" NOT_BLANK "[^\\r\\n]*",
                        "A text on one line, which is not blank, is wanted.");
}

static void write_prose_type(struct shape *shape) {
    json_write_text(&shape->out, "pattern", NOT_BLANK);
    json_write_text(&shape->out, "patternErrorMessage", "A text that is not blank is wanted.");
}

static void write_id_type(struct shape *shape) {
    char pattern[64], otherwise[128];
    snprintf(pattern, sizeof pattern, "[A-Za-z0-9_-]{1,%d}", FACTS_ID_LIMIT);
    snprintf(otherwise, sizeof otherwise, "An id is 1 to %d letters A-Z and a-z, digits, - and _.",
             FACTS_ID_LIMIT);
    shape_write_pattern(shape, pattern, otherwise);
}

static void write_duration_type(struct shape *shape) {
    struct writer pattern = {0};
    duration_write_pattern(&pattern);
    shape_write_pattern(shape, pattern.text,
                        "A duration is a number and us, ms, s, min or h, as in \"250ms\" or "
                        "\"1.5s\", and at most 1000000h.");
    writer_release(&pattern);
}

static void write_share_type(struct shape *shape) {
    shape_write_pattern(shape,
                        " *0*(?:[0-9]{1,2}(?:\\.[0-9]{0,6}0*)?|100(?:\\.0*)?|\\.[0-9]{1,6}0*) *% *",
                        "A share is from \"0%\" to \"100%\", as in \"25%\".");
}

/* Without descriptions, which editors would show in place of those beside the references. */
void shape_write_types(struct shape *shape) {
    static void (*const types[SHAPE_DEFS])(struct shape *) = {
        [SHAPE_LINE] = write_line_type,   [SHAPE_PROSE] = write_prose_type,
        [SHAPE_ID] = write_id_type,       [SHAPE_DURATION] = write_duration_type,
        [SHAPE_SHARE] = write_share_type,
    };
    for (int i = 0; i < SHAPE_DEFS; i++) {
        if (!shape->used[i] || types[i] == NULL)
            continue;
        json_write_open(&shape->out, def_names[i], JSON_LONG);
        json_write_text(&shape->out, "type", "string");
        types[i](shape);
        json_write_close(&shape->out);
    }
}
