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
bool tell(struct loader *loader, const struct json *value, enum code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool tell_key(struct loader *loader, const struct json *member, enum code code, const char *format,
              ...) __attribute__((format(printf, 4, 5)));

/* The same of a warning. */
void tell_warning(struct loader *loader, const struct json *value, enum code code,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* `"title" must be text, found a number`; the remedy follows HELP in wanted: "text" HELP "write it
 * in quotes". Returns false. tell_type_of: the same of a value that is called so; remedy NULL: what
 * wanted says. */
bool tell_type_of(struct loader *loader, const struct json *value, const char *name,
                  const char *wanted, const char *remedy);
bool tell_type(struct loader *loader, const struct load_slot *slot, const char *wanted);

/* What is wrong with the value, and what was found there, before a remedy that follows HELP:
 * `"at" comes after the end, found "12s"; let it last longer`. Returns false. */
bool tell_value(struct loader *loader, const struct json *value, enum code code,
                const char *reason);

/* Tells, with the problem that was told last, of another value or key that has to do with it, and
 * of what it is there: "first". Returns false. */
bool tell_beside(struct loader *loader, const struct json *value, const char *says);
bool tell_key_beside(struct loader *loader, const struct json *member, const char *says);

/* Tells that other text in place of the value, or of the member's key, mends for certain the
 * problem that was told last: fixed is JSON, as "\"title\"". Returns false. */
bool tell_fix(struct loader *loader, const struct json *value, const char *fixed);
bool tell_key_fix(struct loader *loader, const struct json *member, const char *fixed);

/* The same of a name, which is written in quotes. NULL: nothing is certain. */
bool tell_fix_name(struct loader *loader, const struct json *value, const char *name);
bool tell_key_fix_name(struct loader *loader, const struct json *member, const char *name);
/* The same of a value that, as it is, is the entry of the list that is wanted. */
bool tell_fix_list(struct loader *loader, const struct json *value);

/* The value as a message quotes it: a text in quotes, a number, or what it is: `a list`. */
const char *tell_found(char into[TELL_QUOTE_BYTES], const struct json *value);

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
