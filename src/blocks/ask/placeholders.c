/* How the placeholders of a block are found: in prose where it is text, in lines wherever they
 * stand. */
#include "blocks/ask/placeholders.h"

#include <string.h>

#include "blocks/block.h"
#include "ui/prose.h"

struct search {
    void (*found)(const struct placeholder *placeholder, const struct text_at *text, void *data);
    void *data;
    const struct text_at *text;
};

static bool fills_none(const struct block *block) {
    return block_kind(block)->fills == NULL;
}

static void tell(const struct placeholder *placeholder, void *data) {
    const struct search *search = data;
    search->found(placeholder, search->text, search->data);
}

static void read_text(const struct text_at *text, void *data) {
    struct search *search = data;
    struct placeholder placeholder;
    search->text = text;
    if (text->field->type != FIELD_LINE) {
        prose_placeholders(text->text, tell, search);
        return;
    }
    for (const char *at = text->text; placeholder_next(at, &placeholder);
         at = placeholder.at + placeholder.bytes)
        tell(&placeholder, search);
}

void placeholders_visit(const struct field *fields, const void *object,
                        void (*found)(const struct placeholder *placeholder,
                                      const struct text_at *text, void *data),
                        void *data) {
    struct search search = {.found = found, .data = data};
    texts_visit(fields, object, fills_none, read_text, &search);
}

bool placeholder_is(const struct placeholder *placeholder, enum fill_of of, const char *name) {
    return placeholder->of == of && strlen(name) == placeholder->name_bytes &&
           memcmp(name, placeholder->name, placeholder->name_bytes) == 0;
}
