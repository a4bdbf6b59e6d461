/* Looks into a schema: which field is the id of its object, and what a field's names are. */
#include "lesson/schema.h"

#include <string.h>

const struct field *schema_id_field(const struct schema *schema) {
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->type == FIELD_ID)
            return field;
    return NULL;
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
