/* How text is added to a writer: as bytes, by cells made harmless, and wrapped into lines. */
#include "base/writer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { FIRST_BYTES = 256 };

/* Makes room for more bytes and the NUL behind them. */
static void reserve(struct writer *writer, size_t more) {
    if (more < writer->capacity - writer->length)
        return;
    size_t capacity = writer->capacity > 0 ? writer->capacity : FIRST_BYTES;
    if (more > SIZE_MAX / 4 || writer->length > SIZE_MAX / 4)
        memory_fail();
    while (capacity - writer->length <= more)
        capacity *= 2;
    writer->text = memory_resize(writer->text, capacity, 1);
    writer->capacity = capacity;
}

void writer_printf(struct writer *writer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0) /* so does the C library say that it had no memory */
        memory_fail();
    reserve(writer, (size_t)length);
    vsnprintf(writer->text + writer->length, (size_t)length + 1, format, again);
    writer->length += (size_t)length;
    va_end(again);
    va_end(arguments);
}

void writer_bytes(struct writer *writer, const char *bytes, size_t length) {
    reserve(writer, length);
    if (length > 0)
        memcpy(writer->text + writer->length, bytes, length);
    writer->length += length;
    writer->text[writer->length] = '\0';
}

void writer_join(struct writer *writer, const char *separator, const char *text) {
    if (writer->text != NULL)
        writer_bytes(writer, separator, strlen(separator));
    writer_bytes(writer, text, strlen(text));
}

static void write_cells(struct writer *writer, const char *text, size_t length) {
    struct text_cell cell;
    for (size_t at = 0; at < length;) {
        if (text[at] == '\n') {
            writer_bytes(writer, "\n", 1);
            at++;
            continue;
        }
        at += text_cell(text + at, length - at, &cell);
        writer_bytes(writer, cell.bytes, strlen(cell.bytes));
    }
}

void writer_text(struct writer *writer, const char *text) {
    write_cells(writer, text, strlen(text));
}

void writer_line(struct writer *writer, const char *text) {
    for (;;) {
        size_t length = strcspn(text, "\n\r");
        write_cells(writer, text, length);
        if (text[length] == '\0')
            return;
        writer_bytes(writer, " ", 1);
        text += length + 1;
    }
}

/* An empty line ends where its indent's last visible character does. */
static size_t indent_bytes(const char *indent, const struct text_line *line) {
    size_t length = strlen(indent);
    while (line->length == 0 && length > 0 && indent[length - 1] == ' ')
        length--;
    return length;
}

void writer_wrapped(struct writer *writer, const char *first, const char *rest, int width_cells,
                    const char *text) {
    size_t length = strlen(text), at = 0;
    const char *indent = first;
    do {
        struct text_line line;
        at = text_wrap(text, length, at, width_cells - text_width(indent), &line);
        writer_bytes(writer, indent, indent_bytes(indent, &line));
        write_cells(writer, text + line.start, line.length);
        writer_bytes(writer, "\n", 1);
        indent = rest;
    } while (at < length);
}

char *writer_keep(struct writer *writer, struct arena *arena) {
    char *kept = arena_copy(arena, writer->text, writer->length);
    writer_release(writer);
    return kept;
}

void writer_release(struct writer *writer) {
    free(writer->text);
    *writer = (struct writer){0};
}
