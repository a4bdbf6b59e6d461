/*
 * What the commands write: texts to standard output, messages to standard error.
 *
 * Both are turned into ASCII where the locale's charset is not UTF-8. Standard output that does not
 * take all of it is a failure of the command; a reader that closed the pipe wants no message.
 */
#ifndef RTLESSON_CLI_OUTPUT_H
#define RTLESSON_CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/writer.h"
#include "cli/command.h"
#include "lesson/problems.h"

/* Takes LC_CTYPE from the environment, and UTF-8 where it names no locale at all or one in UTF-8
 * that this system lacks. */
void output_set_locale(void);

/* True when the locale's charset is UTF-8. */
bool output_is_utf8(void);

/* The locale that the environment names where this system lacks it and its charset is another than
 * UTF-8, so that nothing is known of what the terminal sends; else NULL. */
const char *output_unknown_charset(void);

/* Writes the text to standard output and releases the writer; good, or STATUS_FAILED with a
 * message. */
enum status output_text(struct writer *writer);
/* As output_text, in ASCII whatever the locale. */
enum status output_ascii(struct writer *writer);
/* As output_text, the bytes as they are whatever the locale. */
enum status output_bytes(struct writer *writer);

/* Tells the problems of a document on standard error. */
void output_problems(struct problems *problems);

/* Writes the text, which is harmless, to standard error and releases the writer. */
void output_told(struct writer *writer);

/* Says one line, "rtlesson: …", harmless, on standard error and returns status, so that a failure
 * is one line. */
enum status output_fail(enum status status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* As output_fail; returns false. */
bool output_refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
