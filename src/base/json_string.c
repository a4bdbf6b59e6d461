/* Strings of JSON: in quotes, and what may not stand in them escaped. */
#include "base/json_string.h"

void json_string_write(const char *text, struct writer *writer) {
    writer_printf(writer, "\"");
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            writer_printf(writer, "\\%c", *text);
        else if ((unsigned char)*text < 0x20)
            writer_printf(writer, "\\u%04x", (unsigned)*text);
        else
            writer_bytes(writer, text, 1);
    }
    writer_printf(writer, "\"");
}
