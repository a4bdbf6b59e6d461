/* The words for where and in what something is wrong, and how they become a problem. */
#include "lesson/tell.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool tell_at(struct loader *loader, const struct json *value, bool at_key,
                    enum problem_severity severity, enum code code, const char *format,
                    va_list arguments) {
    struct place place = {0};
    char text[TELL_BYTES] = "";
    if (json_is_mistake(loader->document, value)) {
        loader->problems->last_dropped = true; /* with what is said of it */
        return false;
    }
    if (!problems_full(loader->problems)) {
        place =
            at_key ? json_key_place(loader->document, value) : json_place(loader->document, value);
        errbuf_format(text, sizeof text, format, arguments);
    }
    problems_add(loader->problems, json_source(loader->document), place, severity, code, "%s",
                 text);
    return false;
}

bool tell(struct loader *loader, const struct json *value, enum code code, const char *format,
          ...) {
    va_list arguments;
    va_start(arguments, format);
    tell_at(loader, value, false, PROBLEM_ERROR, code, format, arguments);
    va_end(arguments);
    return false;
}

bool tell_key(struct loader *loader, const struct json *member, enum code code, const char *format,
              ...) {
    va_list arguments;
    va_start(arguments, format);
    tell_at(loader, member, true, PROBLEM_ERROR, code, format, arguments);
    va_end(arguments);
    return false;
}

void tell_warning(struct loader *loader, const struct json *value, enum code code,
                  const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    tell_at(loader, value, false, PROBLEM_WARNING, code, format, arguments);
    va_end(arguments);
}

const char *tell_found(char into[TELL_QUOTE_BYTES], const struct json *value) {
    if (json_type(value) == JSON_STRING)
        return tell_quote(into, json_string(value));
    if (json_type(value) != JSON_NUMBER)
        return json_type_name(value);
    snprintf(into, TELL_QUOTE_BYTES, "%.15g", json_number(value));
    return into;
}

bool tell_value(struct loader *loader, const struct json *value, enum code code,
                const char *reason) {
    char found[TELL_QUOTE_BYTES];
    size_t before = strcspn(reason, HELP);
    return tell(loader, value, code, "%.*s, found %s%s", (int)before, reason,
                tell_found(found, value), reason + before);
}

static bool beside(struct loader *loader, struct place place, const char *says) {
    problems_relate(loader->problems, place, says);
    return false;
}

bool tell_beside(struct loader *loader, const struct json *value, const char *says) {
    return beside(loader, json_place(loader->document, value), says);
}

bool tell_key_beside(struct loader *loader, const struct json *member, const char *says) {
    return beside(loader, json_key_place(loader->document, member), says);
}

static bool fix(struct loader *loader, struct place place, const char *fixed) {
    problems_fix(loader->problems, place.offset, place.length, fixed);
    return false;
}

bool tell_fix_name(struct loader *loader, const struct json *value, const char *name) {
    char quoted[TELL_QUOTE_BYTES];
    return name != NULL && strlen(name) < TELL_QUOTE_BYTES - 8 &&
           tell_fix(loader, value, tell_quote(quoted, name));
}

bool tell_key_fix_name(struct loader *loader, const struct json *member, const char *name) {
    char quoted[TELL_QUOTE_BYTES];
    return name != NULL && strlen(name) < TELL_QUOTE_BYTES - 8 &&
           tell_key_fix(loader, member, tell_quote(quoted, name));
}

bool tell_fix_list(struct loader *loader, const struct json *value) {
    struct place place = json_place(loader->document, value);
    problems_fix(loader->problems, place.offset, 0, "[");
    problems_fix(loader->problems, place.offset + place.length, 0, "]");
    return false;
}

bool tell_fix(struct loader *loader, const struct json *value, const char *fixed) {
    return fix(loader, json_place(loader->document, value), fixed);
}

bool tell_key_fix(struct loader *loader, const struct json *member, const char *fixed) {
    return fix(loader, json_key_place(loader->document, member), fixed);
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

bool tell_type_of(struct loader *loader, const struct json *value, const char *name,
                  const char *wanted, const char *remedy) {
    size_t before = strcspn(wanted, HELP);
    return tell(loader, value, CODE_TYPE, "%s must be %.*s, found %s%s%s", name, (int)before,
                wanted, json_type_name(value), remedy != NULL ? HELP : "",
                remedy != NULL ? remedy : wanted + before);
}

bool tell_type(struct loader *loader, const struct load_slot *slot, const char *wanted) {
    char name[TELL_LABEL_BYTES];
    bool is_spare =
        json_type(slot->value) == JSON_NULL && !slot->is_entry && !slot->field->required;
    return tell_type_of(loader, slot->value, tell_label(name, slot), wanted,
                        is_spare ? "leave it out" : NULL);
}
