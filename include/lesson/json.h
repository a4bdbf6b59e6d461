/*
 * Strict JSON with the position of every value.
 *
 * The project's own scanner (scan.h) decides what is JSON (RFC 8259, UTF-8 by RFC 3629) and finds
 * what is not, and what mends it; cJSON builds the tree, and the scanner's offsets are
 * written into its nodes by walking both in document order. cJSON is met in json.c alone: everybody
 * else sees struct json through the functions below. A document is read in one thread at a time.
 *
 * Refused, though some parsers take it: a lone surrogate escape, a byte-order mark, anything after
 * the value, nesting deeper than 1,000, a number that no finite double holds. Duplicate keys are
 * well-formed JSON (RFC 8259 §4): the loader refuses them, not the scanner.
 */
#ifndef RTLESSON_LESSON_JSON_H
#define RTLESSON_LESSON_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/errbuf.h"
#include "lesson/problems.h"

struct scan_value;
struct json; /* one value of the tree; owned by its document */

struct json_document {
    const char *name; /* as given: the file's path, for messages */
    const char *text; /* the whole source, owned by the caller of json_parse */
    size_t length;
    struct json *root;   /* in the arena */
    struct place *marks; /* in the arena: the place of every so many bytes, noted when it is wanted,
                            so that one is found fast; line 0: not noted yet */
    struct scan_value *values; /* owned: where each value stands, in the order of the text */
    int value_count;
    int mistakes;        /* told of the text itself: the tree is that of a mended copy */
    bool has_nul_escape; /* some string or key holds U+0000 */
    bool is_file;        /* name is the path of a file, beside which others lie: who read it from
                            there says so after json_parse */
    struct arena arena;
};

/* A larger text is refused: an offset fits in an int. */
enum { JSON_SIZE_LIMIT = 64 * 1024 * 1024 };

enum json_type {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
    JSON_TYPES
};

/* Checks text (RFC 8259) and builds the tree. text must outlive the document. Each mistake becomes
 * a problem with its place. Returns true where there is a tree: also after mistakes, as long as it
 * is certain what was meant (document->mistakes > 0), so that all else that is wrong can be told,
 * too. Else nothing is held. With syntax_only no tree is built, and true is returned for JSON
 * alone. */
bool json_parse(struct json_document *document, const char *name, const char *text, size_t length,
                bool syntax_only, struct problems *problems);
void json_release(struct json_document *document);

enum json_type json_type(const struct json *value);
/* "text", "a number", "an object", …: for "expected …, found …". */
const char *json_type_name(const struct json *value);
const struct json *json_first(const struct json *container); /* NULL when empty or no container */
const struct json *json_next(const struct json *value);      /* the next sibling, or NULL */
int json_count(const struct json *container);
const char *json_key(const struct json *member); /* the member's name, or NULL in an array */
const struct json *json_member(const struct json *object, const char *key); /* or NULL */
const struct json *json_item(const struct json *array, int index);          /* or NULL */
const char *json_string(const struct json *value);                          /* of a JSON_STRING */
double json_number(const struct json *value);                               /* of a JSON_NUMBER */
bool json_bool(const struct json *value);                                   /* of a JSON_BOOL */
/* True when the string, or the member's key, holds U+0000, where json_string or json_key ends
 * early. */
bool json_string_is_cut(const struct json_document *document, const struct json *value);
bool json_key_is_cut(const struct json_document *document, const struct json *member);

/* True when a mistake stands there that was told, so that nothing can be said of the value. */
bool json_is_mistake(const struct json_document *document, const struct json *value);

/* The byte at which the value begins: larger, later in the document. */
size_t json_offset(const struct json *value);
/* The byte behind its end. */
size_t json_end(const struct json_document *document, const struct json *value);

/* The text with its name, for problems. */
struct source json_source(const struct json_document *document);

/* Where the value stands (of a list or object its bracket), and where its key does (the value's
 * place in an array), with the bytes that it takes. */
struct place json_place(const struct json_document *document, const struct json *value);
struct place json_key_place(const struct json_document *document, const struct json *member);

#endif
