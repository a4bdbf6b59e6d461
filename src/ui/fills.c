/* How placeholders are found in a text, and filled. */
#include "ui/fills.h"

#include <string.h>

#include "base/writer.h"

static const char *const words[] = {[FILL_SET] = "set", [FILL_FIGURE] = "figure"};
enum { WORDS = sizeof words / sizeof words[0] };

static const char blanks[] = " \t";

/* "{", a word, ":", a name, "}". */
static bool read_as(enum fill_of of, const char *at, struct placeholder *into) {
    size_t word = strlen(words[of]);
    const char *name = at + 1 + word + 1;
    if (strncmp(at + 1, words[of], word) != 0 || at[1 + word] != ':')
        return false;
    name += strspn(name, blanks);
    size_t bytes = strcspn(name, "{}\r\n");
    if (name[bytes] != '}')
        return false;
    *into = (struct placeholder){of, at, (size_t)(name + bytes + 1 - at), name, bytes};
    while (into->name_bytes > 0 && strchr(blanks, name[into->name_bytes - 1]) != NULL)
        into->name_bytes--;
    return true;
}

static bool read(const char *at, struct placeholder *into) {
    for (int of = 0; of < WORDS; of++)
        if (read_as((enum fill_of)of, at, into))
            return true;
    return false;
}

bool placeholder_next(const char *text, struct placeholder *into) {
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{'))
        if (read(at, into))
            return true;
    return false;
}

bool placeholder_is_all(const char *text, struct placeholder *into) {
    return *text == '{' && read(text, into) && text[into->bytes] == '\0';
}

struct fills fills_of(const struct fill *list, int count, struct arena *arena) {
    struct writer key = {0};
    for (int i = 0; i < count; i++)
        writer_printf(&key, "%s\n", list[i].text);
    return (struct fills){list, count, writer_keep(&key, arena)};
}

static bool is_of(const struct fill *fill, const struct placeholder *placeholder) {
    return fill->of == placeholder->of && strlen(fill->name) == placeholder->name_bytes &&
           memcmp(fill->name, placeholder->name, placeholder->name_bytes) == 0;
}

const struct fill *fills_find(const struct fills *fills, const struct placeholder *placeholder) {
    for (int i = 0; fills != NULL && i < fills->count; i++)
        if (is_of(&fills->list[i], placeholder))
            return &fills->list[i];
    return NULL;
}

const char *fills_put(const struct fills *fills, const char *text, struct arena *arena) {
    struct placeholder placeholder;
    struct writer filled = {0};
    if (fills == NULL || !placeholder_next(text, &placeholder))
        return text;
    do {
        const struct fill *fill = fills_find(fills, &placeholder);
        writer_bytes(&filled, text, (size_t)(placeholder.at - text));
        if (fill != NULL)
            writer_text(&filled, fill->text);
        else
            writer_bytes(&filled, placeholder.at, placeholder.bytes);
        text = placeholder.at + placeholder.bytes;
    } while (placeholder_next(text, &placeholder));
    writer_text(&filled, text);
    return writer_keep(&filled, arena);
}

const char *fills_key(const struct fills *fills, const char *text) {
    struct placeholder placeholder;
    return fills != NULL && placeholder_next(text, &placeholder) ? fills->key : "";
}
