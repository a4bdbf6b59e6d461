/* How the codes in an "allow" are found, and handed to the list of problems with the stretch of the
 * text for which they are allowed. */
#include "lesson/allow.h"

#include <string.h>

#include "base/suggest.h"
#include "lesson/code.h"
#include "lesson/tell.h"
#include "lesson/value.h"

static bool find_code(const char *name, enum code *code) {
    for (int i = CODES_ALLOWABLE; i < CODES; i++)
        if (strcmp(code_rows[i].name, name) == 0) {
            *code = (enum code)i;
            return true;
        }
    return false;
}

static bool is_of_another_floor(const char *name) {
    for (int i = 0; i < CODES_ALLOWABLE; i++)
        if (strcmp(code_rows[i].name, name) == 0)
            return true;
    return false;
}

/* Only one that is near is told: a list of all would be long, and explain prints it. */
static bool fail_unknown(struct loader *loader, const struct json *entry) {
    const char *names[CODES - CODES_ALLOWABLE], *name = json_string(entry);
    char quoted[TELL_QUOTE_BYTES];
    tell_quote(quoted, name);
    if (is_of_another_floor(name))
        return tell(loader, entry, CODE_NOT_ONE_OF,
                    "%s cannot be allowed" HELP "only codes that begin with T or R can", quoted);
    for (int i = CODES_ALLOWABLE; i < CODES; i++)
        names[i - CODES_ALLOWABLE] = code_rows[i].name;
    const char *near = suggest(name, names, CODES - CODES_ALLOWABLE);
    if (near != NULL)
        return tell(loader, entry, CODE_NOT_ONE_OF, "%s is no code" HELP "did you mean \"%s\"?",
                    quoted, near);
    return tell(loader, entry, CODE_NOT_ONE_OF,
                "%s is no code" HELP "write the code that a warning has in brackets, as \"%s\"",
                quoted, code_rows[CODES_ALLOWABLE].name);
}

static bool allow_entry(struct loader *loader, const struct load_frame *frame,
                        const struct json *entry) {
    const struct json_document *document = loader->document;
    enum code code;
    size_t offset = json_offset(frame->json);
    if (!find_code(json_string(entry), &code))
        return fail_unknown(loader, entry);
    if (!loader->kinds.thorough)
        return true;
    problems_allow(loader->problems, json_source(document), offset,
                   json_end(document, frame->json) - offset, code, json_place(document, entry));
    return true;
}

bool allow_load(struct loader *loader, const struct load_frame *frame, const struct json *value) {
    struct list codes = {0};
    struct load_slot slot = {frame, &common_fields[COMMON_ALLOW].field, value, &codes, false};
    bool good = value_load(loader, &slot);
    const struct json *entry = good ? json_first(value) : NULL;
    for (; entry != NULL; entry = json_next(entry))
        good = allow_entry(loader, frame, entry) && good;
    return good;
}
