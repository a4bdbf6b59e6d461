/*
 * How the loader tells what is wrong: at which value, and of what in the document.
 *
 * Once nobody will read a further problem, it is only counted, and no time is spent on its place.
 * The author's own text stands in a message in quotes and cut, so that a message stays a line.
 */
#ifndef RTLESSON_LESSON_TELL_H
#define RTLESSON_LESSON_TELL_H

#include "lesson/loader.h"

enum { TELL_BYTES = 1024, TELL_QUOTE_BYTES = 64, TELL_LABEL_BYTES = 128 };

/* Adds an error where the value begins, or where the member's key does. Returns false. */
bool tell(struct loader *loader, const struct json *value, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool tell_key(struct loader *loader, const struct json *member, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same of a warning. */
void tell_warning(struct loader *loader, const struct json *value, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* `"title" must be text, found a number`. Returns false. */
bool tell_type(struct loader *loader, const struct load_slot *slot, const char *wanted);

/* What is wrong with the value, and what was found there, before a remedy that follows a semicolon:
 * `"at" comes after the end, found "12s"; let it last longer`. Returns false. */
bool tell_value(struct loader *loader, const struct json *value, const char *reason);

/* The line where the value begins; 0 once nobody will read it. */
int tell_line(const struct loader *loader, const struct json *value);

/* The text in quotes, cut to size. */
const char *tell_quote(char into[TELL_QUOTE_BYTES], const char *text);

/* `"title"`, or `every entry of "tags"`. */
const char *tell_label(char into[TELL_LABEL_BYTES], const struct load_slot *slot);

/* `card "bell"`; where the id cannot be told, `this card`, or of a block `this cards block`. */
const char *tell_object(char into[TELL_LABEL_BYTES], const struct load_frame *frame);

/* `a, b or c` with last " or ", cut to size. */
const char *tell_join(char *into, size_t size, const char *const *words, int count,
                      const char *last);

#endif
