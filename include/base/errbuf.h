/*
 * A place for one error message, handed down as the last argument of whatever can fail.
 */
#ifndef RTLESSON_BASE_ERRBUF_H
#define RTLESSON_BASE_ERRBUF_H

#include <stdbool.h>

struct errbuf {
    char text[512]; /* empty while nothing failed; a longer message is cut */
};

/* Writes the message and returns false, so that a failure is one line: return errbuf_fail(…).
 * err may be NULL where the caller does not want the words. */
bool errbuf_fail(struct errbuf *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
