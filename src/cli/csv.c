/* Fields of comma-separated values: in quotes, where they need them, and a quote doubled. */
#include "cli/csv.h"

#include <string.h>

void csv_write(const char *text, struct writer *writer) {
    if (strpbrk(text, ",\"\r\n") == NULL) {
        writer_bytes(writer, text, strlen(text));
        return;
    }
    writer_bytes(writer, "\"", 1);
    for (; *text != '\0'; text++)
        writer_bytes(writer, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    writer_bytes(writer, "\"", 1);
}
