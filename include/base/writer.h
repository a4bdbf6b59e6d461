/*
 * A writer: text that grows in memory, for plain output, transcripts and frames.
 */
#ifndef RTLESSON_BASE_WRITER_H
#define RTLESSON_BASE_WRITER_H

#include <stddef.h>

#include "base/arena.h"

struct fills;

struct writer {
    char *text; /* NUL-terminated, owned; NULL while empty */
    size_t length, capacity;
    const struct fills
        *fills; /* what prose that is written here puts in for its placeholders
                   (ui/prose.h); NULL: nothing. Whoever sets it says how long it lasts */
};

/* Appends as printf. What comes from a lesson goes through writer_text instead. */
void writer_printf(struct writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends length bytes as they are; bytes may be NULL when length is 0. */
void writer_bytes(struct writer *writer, const char *bytes, size_t length);

/* Appends text as it is and, where anything was appended before, even an empty text, the separator
 * before it: so a list is joined in time that grows as its length does. */
void writer_join(struct writer *writer, const char *separator, const char *text);

/* Appends lesson text made harmless (base/text.h), newlines kept. */
void writer_text(struct writer *writer, const char *text);

/* The same with a blank for each newline and carriage return: what is made of parts that somebody
 * else wrote, as the name of a file, stays one line. */
void writer_line(struct writer *writer, const char *text);

/* Appends lesson text wrapped so that no line is wider than width_cells with its indent (at least
 * one cell of text a line), the first line indented by first and the others by rest, every line
 * ended by a newline. An empty text makes one line; an empty line keeps no blanks of its indent.
 * first and rest are the program's own and written as they are. */
void writer_wrapped(struct writer *writer, const char *first, const char *rest, int width_cells,
                    const char *text);

/* Copies what was written to the arena, "" where nothing was, and releases the writer. */
char *writer_keep(struct writer *writer, struct arena *arena);

void writer_release(struct writer *writer);

#endif
