/* The fields that stand in objects of any schema; and looks into one: which field is the id of its
 * object, and what a field's names are. */
#include "lesson/schema.h"

#include <assert.h>
#include <string.h>

const struct common_field common_fields[] = {
    [COMMON_KIND] = {{.name = "kind",
                      .type = FIELD_REF,
                      .required = true,
                      .says = "The kind of block; it decides which other fields there are."},
                     COMMON_OF_BLOCK},
    [COMMON_AFTER] = {{.name = "after",
                       .type = FIELD_REF,
                       .without = "shown from the start",
                       .says = "The id of an earlier block. This block appears once the learner "
                               "has answered, opened, watched or skipped that one."},
                      COMMON_OF_PLACED},
    [COMMON_FORMERLY] = {{.name = "formerly",
                          .type = FIELD_REFS,
                          .low = 1,
                          .says = "The ids that it had before; what learners did under an old id "
                                  "stays with the new one."},
                         COMMON_OF_ID},
    [COMMON_ALLOW] = {{.name = "allow",
                       .type = FIELD_REFS,
                       .low = 1,
                       .names = &code_rows[CODES_ALLOWABLE].name,
                       .names_apart = sizeof *code_rows,
                       .says = "The codes of warnings to silence here and in everything inside, "
                               "such as [\"T004\"]."},
                      COMMON_OF_BLOCK | COMMON_OF_ID},
    [COMMON_COUNT] = {{.name = NULL}, 0},
};

const struct field *schema_id_field(const struct schema *schema) {
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->type == FIELD_ID)
            return field;
    return NULL;
}

unsigned schema_commons(const struct schema *schema, const struct schema *document, bool is_block) {
    bool names_kind = is_block && !schema->part;
    bool has_id = schema_id_field(schema) != NULL && document->formers_at != 0;
    return (names_kind ? COMMON_OF_BLOCK | COMMON_OF_PLACED : 0u) | (has_id ? COMMON_OF_ID : 0u);
}

const char *schema_id(const struct schema *schema, const void *object) {
    const struct field *field = schema_id_field(schema);
    const char *id = NULL;
    if (field != NULL)
        memcpy(&id, (const char *)object + field->at, sizeof id);
    return id;
}

const char *schema_name(const struct field *field, int index) {
    size_t apart = field->names_apart > 0 ? field->names_apart : sizeof *field->names;
    const void *name = (const char *)field->names + (size_t)index * apart;
    return *(const char *const *)name;
}

int schema_names(const struct field *field, const char *names[SCHEMA_FIELD_LIMIT]) {
    int count = 0;
    for (; schema_name(field, count) != NULL; count++) {
        assert(count < SCHEMA_FIELD_LIMIT);
        names[count] = schema_name(field, count);
    }
    return count;
}
