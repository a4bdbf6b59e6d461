/* How an id is judged letter by letter, and how ids that stand twice are found: by sorting. */
#include "lesson/id.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "lesson/loader.h"
#include "lesson/tell.h"

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

bool id_has_letters(const char *text) {
    while (is_letter(*text))
        text++;
    return *text == '\0';
}

bool id_is_valid(const char *text) {
    return *text != '\0' && id_has_letters(text) && strlen(text) <= FACTS_ID_LIMIT;
}

void id_from(char into[FACTS_ID_LIMIT + 1], const char *text) {
    size_t used = 0;
    for (; *text != '\0' && used < FACTS_ID_LIMIT; text++)
        if (is_letter(*text))
            into[used++] = *text;
        else if (used > 0 && into[used - 1] != '-')
            into[used++] = '-';
    while (used > 0 && into[used - 1] == '-')
        used--;
    into[used] = '\0';
}

void id_uses_add(struct id_uses *uses, const char *id, const struct json *value) {
    uses->list = grow_list(uses->list, uses->count, &uses->capacity, sizeof *uses->list);
    uses->list[uses->count++] = (struct id_use){id, value};
}

static int compare_uses(const void *a, const void *b) {
    const struct id_use *first = a, *second = b;
    int order = strcmp(first->id, second->id);
    if (order != 0)
        return order;
    size_t at_first = json_offset(first->value), at_second = json_offset(second->value);
    return at_first < at_second ? -1 : at_first > at_second;
}

void id_uses_tell(struct loader *loader, struct id_uses *uses, bool are_keys, const char *where) {
    if (uses->count > 1)
        qsort(uses->list, (size_t)uses->count, sizeof *uses->list, compare_uses);
    int first = 0;
    for (int i = 1; i < uses->count; i++) {
        const struct id_use *use = &uses->list[i];
        if (strcmp(uses->list[first].id, use->id) != 0) {
            first = i;
            continue;
        }
        char quoted[TELL_QUOTE_BYTES];
        (are_keys ? tell_key : tell)(loader, use->value, CODE_TWICE, "the %s %s is used twice %s",
                                     are_keys ? "key" : "id", tell_quote(quoted, use->id), where);
        (are_keys ? tell_key_beside : tell_beside)(loader, uses->list[first].value, "first");
    }
}
