/* The words for where and in what something is wrong, and how they become a problem. */
#include "lesson/tell.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool tell_at(struct loader *loader, const struct json *value, bool at_key,
                    enum problem_severity severity, const char *format, va_list arguments) {
    struct place place = {0, 0};
    char text[TELL_BYTES] = "";
    if (!problems_full(loader->problems)) {
        place =
            at_key ? json_key_place(loader->document, value) : json_place(loader->document, value);
        errbuf_format(text, sizeof text, format, arguments);
    }
    problems_add(loader->problems, loader->document->name, place, severity, "%s", text);
    return false;
}

bool tell(struct loader *loader, const struct json *value, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    tell_at(loader, value, false, PROBLEM_ERROR, format, arguments);
    va_end(arguments);
    return false;
}

bool tell_key(struct loader *loader, const struct json *member, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    tell_at(loader, member, true, PROBLEM_ERROR, format, arguments);
    va_end(arguments);
    return false;
}

void tell_warning(struct loader *loader, const struct json *value, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    tell_at(loader, value, false, PROBLEM_WARNING, format, arguments);
    va_end(arguments);
}

static const char *found_words(char into[TELL_QUOTE_BYTES], const struct json *value) {
    if (json_type(value) == JSON_STRING)
        return tell_quote(into, json_string(value));
    if (json_type(value) != JSON_NUMBER)
        return json_type_name(value);
    snprintf(into, TELL_QUOTE_BYTES, "%.15g", json_number(value));
    return into;
}

bool tell_value(struct loader *loader, const struct json *value, const char *reason) {
    char found[TELL_QUOTE_BYTES];
    size_t before = strcspn(reason, ";");
    return tell(loader, value, "%.*s, found %s%s", (int)before, reason, found_words(found, value),
                reason + before);
}

int tell_line(const struct loader *loader, const struct json *value) {
    return problems_full(loader->problems) ? 0 : json_place(loader->document, value).line;
}

const char *tell_quote(char into[TELL_QUOTE_BYTES], const char *text) {
    size_t length = strlen(text), most = TELL_QUOTE_BYTES - 8;
    if (length <= most) {
        snprintf(into, TELL_QUOTE_BYTES, "\"%s\"", text);
        return into;
    }
    while (((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    snprintf(into, TELL_QUOTE_BYTES, "\"%.*s…\"", (int)most, text);
    return into;
}

const char *tell_label(char into[TELL_LABEL_BYTES], const struct load_slot *slot) {
    snprintf(into, TELL_LABEL_BYTES, slot->is_entry ? "every entry of \"%s\"" : "\"%s\"",
             slot->field->name);
    return into;
}

const char *tell_object(char into[TELL_LABEL_BYTES], const struct load_frame *frame) {
    char quoted[TELL_QUOTE_BYTES];
    const struct field *field = schema_id_field(frame->schema);
    const struct json *id = field != NULL ? json_member(frame->json, field->name) : NULL;
    if (id != NULL && json_type(id) == JSON_STRING && *json_string(id) != '\0')
        snprintf(into, TELL_LABEL_BYTES, "%s %s", frame->schema->name,
                 tell_quote(quoted, json_string(id)));
    else
        snprintf(into, TELL_LABEL_BYTES,
                 frame->block != NULL && !frame->schema->part ? "this %s block" : "this %s",
                 frame->schema->name);
    return into;
}

const char *tell_join(char *into, size_t size, const char *const *words, int count,
                      const char *last) {
    size_t used = 0;
    into[0] = '\0';
    for (int i = 0; i < count && used < size; i++) {
        const char *between = i == 0 ? "" : i == count - 1 ? last : ", ";
        int more = snprintf(into + used, size - used, "%s%s", between, words[i]);
        used += more > 0 ? (size_t)more : 0;
    }
    return into;
}

bool tell_type(struct loader *loader, const struct load_slot *slot, const char *wanted) {
    char name[TELL_LABEL_BYTES];
    return tell(loader, slot->value, "%s must be %s, found %s", tell_label(name, slot), wanted,
                json_type_name(slot->value));
}
