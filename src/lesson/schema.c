/* Finds the field that is the id of a schema's object. */
#include "lesson/schema.h"

const struct field *schema_id_field(const struct schema *schema) {
    for (const struct field *field = schema->fields; field->name != NULL; field++)
        if (field->type == FIELD_ID)
            return field;
    return NULL;
}
