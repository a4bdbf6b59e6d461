/*
 * Durations as an author writes them ("250ms", "1.5s", "2min") and as a learner reads them.
 * Everywhere inside, a time is a whole number of microseconds (int64_t, names end in _usec).
 */
#ifndef RTLESSON_BASE_DURATION_H
#define RTLESSON_BASE_DURATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/errbuf.h"
#include "base/writer.h"

enum { DURATION_TEXT_BYTES = 32 };

/* The longest that is read, 1,000,000 h: a few of them can be added without a thought. */
#define DURATION_LIMIT_USEC (INT64_C(3600000000) * 1000000)

/* Reads a non-negative decimal number followed, without a space, by us, ms, s, min or h.
 * A point has digits on both sides, at most six after it. Fails with the reason for anything else,
 * for a value that is no whole number of microseconds, and above 1,000,000 h; *usec is then as it
 * was. The reason does not repeat the text, which the author's editor shows at its line. */
bool duration_parse(const char *text, int64_t *usec, struct errbuf *err);

/* Appends a regular expression, without marks of beginning and end, that matches just what
 * duration_parse reads; and a short one that matches all of it, and durations which are too long or
 * too fine besides. Both are of what ECMA 262 and others share: [0-9], (?:…), ?, *, {1,6}, |. */
void duration_write_pattern(struct writer *writer);
void duration_write_form(struct writer *writer);

/* As an author writes it, exactly: the largest unit of which it is a whole number, "10min",
 * "1500ms", "0s"; returns into. It is not negative. */
const char *duration_written(int64_t usec, char into[DURATION_TEXT_BYTES]);

/* Writes the duration in the largest unit that makes it at least 1, rounded to three significant
 * digits or to a whole number above 100, as in "0 s", "80 ms", "2.5 s", "1.67 min", "2 h"; whole
 * seconds below 100 that are no whole minute stay seconds, as in "75 s"; returns into. A negative
 * duration is written with a minus sign. */
const char *duration_format(int64_t usec, char into[DURATION_TEXT_BYTES]);

/* As duration_format with the unit spelled out: "80 milliseconds", "1 second", "2.5 seconds". */
const char *duration_words(int64_t usec, char into[DURATION_TEXT_BYTES]);

/* Writes seconds with one digit after the point, cut, not rounded: "3.4 s". The clock of a film. */
const char *duration_clock(int64_t usec, char into[DURATION_TEXT_BYTES]);

/* An age beside such a clock, cut, too: from 0.1 s on as the clock, below in milliseconds, "42 ms",
 * "3.4 ms"; so that none grows longer before it is 10 s. usec >= 0. */
const char *duration_age(int64_t usec, char into[DURATION_TEXT_BYTES]);
/* The age from which on another text is told. */
int64_t duration_age_changes(int64_t usec);

#endif
