/* How title and id of a new lesson are made of the name of its folder. */
#include "cli/naming.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "base/fold.h"
#include "base/hash.h"
#include "base/text.h"
#include "base/writer.h"

/* With what is added to it an id stays within the 64 characters that it may have. */
enum { ID_BYTES = 48 };

static bool is_ascii(char byte) {
    return (unsigned char)byte < 0x80;
}

static bool is_blank_in(char byte, bool words_are_joined) {
    return byte == ' ' || (words_are_joined && (byte == '-' || byte == '_'));
}

/* Blanks as they are in a line: none at the ends, and single ones between words. */
static void write_words(const char *name, struct writer *writer) {
    bool joined = strchr(name, ' ') == NULL, apart = false;
    for (; *name != '\0'; name++) {
        if (is_blank_in(*name, joined)) {
            apart = writer->length > 0;
            continue;
        }
        if (apart)
            writer_bytes(writer, " ", 1);
        writer_bytes(writer, name, 1);
        apart = false;
    }
}

const char *naming_title(const char *name, struct arena *arena) {
    struct writer harmless = {0}, writer = {0};
    writer_line(&harmless, name);
    write_words(writer_keep(&harmless, arena), &writer);
    char *title = writer_keep(&writer, arena);
    if (*title == '\0')
        return "A lesson";
    if (is_ascii(*title))
        *title = (char)toupper((unsigned char)*title);
    return title;
}

/* The letters and digits of ASCII in a folded text, - where others stand between them; true when
 * there are letters that are not of ASCII. */
static bool write_id(const char *folded, struct writer *writer) {
    bool apart = false, lost = false;
    for (; *folded != '\0' && writer->length < ID_BYTES; folded++) {
        lost |= !is_ascii(*folded);
        if (!is_ascii(*folded) || !isalnum((unsigned char)*folded)) {
            apart = writer->length > 0;
            continue;
        }
        if (apart)
            writer_bytes(writer, "-", 1);
        writer_bytes(writer, folded, 1);
        apart = false;
    }
    return lost;
}

const char *naming_id(const char *name, struct arena *arena) {
    struct writer writer = {0};
    bool lost =
        write_id(fold_text(name, FOLD_CASE | FOLD_DIACRITICS | FOLD_TYPOGRAPHY, arena), &writer);
    if (writer.length == 0)
        writer_printf(&writer, "lesson");
    if (lost)
        writer_printf(&writer, "-%08" PRIx32, (uint32_t)hash_text(HASH_START, name));
    return writer_keep(&writer, arena);
}
