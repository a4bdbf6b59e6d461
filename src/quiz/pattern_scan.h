/*
 * Whether a pattern is one that is taken here: read without the C library, so that every system
 * takes the same ones, and none that would cost it much. (A count beyond 255, RE_DUP_MAX, is the
 * one thing that POSIX leaves to the system: musl refuses it.)
 */
#ifndef RTLESSON_QUIZ_PATTERN_SCAN_H
#define RTLESSON_QUIZ_PATTERN_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/errbuf.h"

/* As pattern_check (quiz/pattern.h) wants it, but for the library's own word. */
bool pattern_scan(const char *pattern, struct errbuf *err);

/* How many code points a text of valid UTF-8 has. */
size_t pattern_characters(const char *text);

#endif
