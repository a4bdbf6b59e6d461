/* Looks into a schema: which field is the id of its object, and what a field's names are. */
#include "lesson/schema.h"

const struct field *schema_id_field(const struct schema *schema) {
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->type == FIELD_ID)
            return field;
    return NULL;
}

const char *schema_name(const struct field *field, int index) {
    size_t apart = field->names_apart > 0 ? field->names_apart : sizeof *field->names;
    const void *name = (const char *)field->names + (size_t)index * apart;
    return *(const char *const *)name;
}
