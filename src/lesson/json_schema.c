/* How schemas become one JSON Schema: documents, objects and blocks of each kind. */
#include "lesson/json_schema.h"

#include <assert.h>

#include "lesson/json_schema_value.h"

static void write_object(struct shape *shape, const struct schema *schema, bool is_block);

static void write_objects(struct shape *shape, const struct field *field) {
    shape_write_list(shape, field);
    json_write_open(&shape->out, "items", JSON_LONG);
    write_object(shape, field->of, false);
    json_write_close(&shape->out);
}

static void write_field(struct shape *shape, const struct field *field) {
    bool is_long = field->type == FIELD_OBJECTS;
    json_write_open(&shape->out, field->name, is_long ? JSON_LONG : JSON_FLAT);
    shape_write_says(shape, field);
    if (field->type == FIELD_OBJECTS)
        write_objects(shape, field);
    else
        shape_write_value(shape, field);
    json_write_close(&shape->out);
}

static void write_kind_name(struct shape *shape, const struct schema *schema) {
    const struct field *field = &common_fields[COMMON_KIND].field;
    json_write_open(&shape->out, field->name, JSON_FLAT);
    json_write_text(&shape->out, "description", field->says);
    json_write_text(&shape->out, "const", schema->name);
    json_write_close(&shape->out);
}

/* "kind" stands first, as a block begins with it; the others behind the schema's own. */
static void write_members(struct shape *shape, const struct schema *schema, unsigned of) {
    if ((common_fields[COMMON_KIND].of & of) != 0)
        write_kind_name(shape, schema);
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        write_field(shape, field);
    for (int i = COMMON_KIND + 1; i < COMMON_COUNT; i++)
        if ((common_fields[i].of & of) != 0)
            write_field(shape, &common_fields[i].field);
}

static void write_required(struct shape *shape, const struct schema *schema, unsigned of) {
    json_write_open_list(&shape->out, "required", JSON_FLAT);
    for (int i = 0; i < COMMON_COUNT; i++)
        if ((common_fields[i].of & of) != 0 && common_fields[i].field.required)
            json_write_text(&shape->out, NULL, common_fields[i].field.name);
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->required)
            json_write_text(&shape->out, NULL, field->name);
    json_write_close_list(&shape->out);
}

static void write_object(struct shape *shape, const struct schema *schema, bool is_block) {
    unsigned of = schema_commons(schema, shape->root, is_block);
    json_write_text(&shape->out, "title", schema->name);
    json_write_text(&shape->out, "description", schema->summary);
    json_write_text(&shape->out, "type", "object");
    json_write_open(&shape->out, "properties", JSON_LONG);
    write_members(shape, schema, of);
    json_write_close(&shape->out);
    write_required(shape, schema, of);
    json_write_bool(&shape->out, "additionalProperties", false);
}

/* Blocks */

static bool is_among(const struct schema *kind, enum shape_def among) {
    return !kind->part && (among == SHAPE_BLOCK || kind->question);
}

static void write_kinds(struct shape *shape, enum shape_def among) {
    const struct kinds *kinds = &shape->kinds;
    json_write_open_list(&shape->out, "enum", JSON_FLAT);
    for (int i = 0; i < kinds->count; i++)
        if (is_among(kinds->schemas[i], among))
            json_write_text(&shape->out, NULL, kinds->schemas[i]->name);
    json_write_close_list(&shape->out);
    json_write_open_list(&shape->out, "enumDescriptions", JSON_LONG);
    for (int i = 0; i < kinds->count; i++)
        if (is_among(kinds->schemas[i], among))
            json_write_text(&shape->out, NULL, kinds->schemas[i]->summary);
    json_write_close_list(&shape->out);
}

static void write_if_kind(struct shape *shape, const struct schema *kind) {
    char name[SHAPE_NAME_BYTES];
    json_write_open(&shape->out, NULL, JSON_FLAT);
    shape_write_if(shape, common_fields[COMMON_KIND].field.name, kind->name);
    json_write_open(&shape->out, "then", JSON_FLAT);
    shape_write_ref_to(shape, shape_kind_name(kind->name, name));
    json_write_close(&shape->out);
    json_write_close(&shape->out);
}

/* What a block has among blocks alone. */
static void write_not_asked(struct shape *shape) {
    for (int i = 0; i < COMMON_COUNT; i++)
        if (common_fields[i].of == COMMON_OF_PLACED)
            json_write_bool(&shape->out, common_fields[i].field.name, false);
}

/* By "kind" one of many. Each stands behind an "if" of its own, and not in one "oneOf", of which
 * validators can say only that none fits, and from which editors offer the fields of others. */
static void write_any_block(struct shape *shape, enum shape_def among, const char *title) {
    const char *name = common_fields[COMMON_KIND].field.name;
    if (!shape->used[among])
        return;
    json_write_open(&shape->out, shape_def_name(among), JSON_LONG);
    json_write_text(&shape->out, "title", title);
    json_write_text(&shape->out, "type", "object");
    json_write_open_list(&shape->out, "required", JSON_FLAT);
    json_write_text(&shape->out, NULL, name);
    json_write_close_list(&shape->out);
    json_write_open(&shape->out, "properties", JSON_LONG);
    json_write_open(&shape->out, name, JSON_LONG);
    json_write_text(&shape->out, "description", common_fields[COMMON_KIND].field.says);
    write_kinds(shape, among);
    json_write_close(&shape->out);
    if (among == SHAPE_QUESTION)
        write_not_asked(shape);
    json_write_close(&shape->out);
    json_write_open_list(&shape->out, "allOf", JSON_LONG);
    for (int i = 0; i < shape->kinds.count; i++)
        if (is_among(shape->kinds.schemas[i], among))
            write_if_kind(shape, shape->kinds.schemas[i]);
    json_write_close_list(&shape->out);
    json_write_close(&shape->out);
}

static void write_each_kind(struct shape *shape) {
    char name[SHAPE_NAME_BYTES];
    for (int i = 0; i < shape->kinds.count; i++) {
        const struct schema *kind = shape->kinds.schemas[i];
        json_write_open(&shape->out, shape_kind_name(kind->name, name), JSON_LONG);
        write_object(shape, kind, true);
        json_write_close(&shape->out);
    }
}

/* Documents */

/* What names a type stands before the types, of which those alone are defined that were named. */
static void write_definitions(struct shape *shape) {
    json_write_open(&shape->out, "$defs", JSON_LONG);
    if (shape->used[SHAPE_BLOCK] || shape->used[SHAPE_QUESTION])
        write_each_kind(shape);
    write_any_block(shape, SHAPE_BLOCK, "block");
    write_any_block(shape, SHAPE_QUESTION, "question");
    shape_write_knobs(shape);
    shape_write_types(shape);
    json_write_close(&shape->out);
}

void json_schema_write(const struct schema *root, struct kinds kinds, struct writer *writer) {
    struct shape shape = {.out = {.writer = writer}, .root = root, .kinds = kinds};
    struct writer id = {0};
    writer_printf(&id, "urn:rtlesson:%s:%d", root->name, LESSON_FORMAT);
    json_write_open(&shape.out, NULL, JSON_LONG);
    json_write_text(&shape.out, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_write_text(&shape.out, "$id", id.text);
    write_object(&shape, root, false);
    write_definitions(&shape);
    json_write_close(&shape.out);
    writer_printf(writer, "\n");
    writer_release(&id);
}
