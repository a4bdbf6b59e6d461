/*
 * A place for one error message, handed down as the last argument of whatever can fail.
 */
#ifndef RTLESSON_BASE_ERRBUF_H
#define RTLESSON_BASE_ERRBUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Stands in a message between what is wrong and what helps: "unknown field" HELP "write \"text\"".
 * Whoever shows the two in one line writes "; " there (errbuf_join_help). */
#define HELP "\x1f"
enum { HELP_MARK = 0x1f };

struct errbuf {
    char text[512]; /* empty while nothing failed; a longer message is cut, as errbuf_format says */
};

/* Formats as vsnprintf into size bytes, at least four. What does not fit is cut between characters,
 * and "…" stands at its end. */
void errbuf_format(char *into, size_t size, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

/* Writes the message and returns false, so that a failure is one line: return errbuf_fail(…).
 * err may be NULL where the caller does not want the words. */
bool errbuf_fail(struct errbuf *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes "; " for each HELP of the text into size bytes, cut where it does not fit. Returns into.
 */
const char *errbuf_join_help(char *into, size_t size, const char *text);

#endif
