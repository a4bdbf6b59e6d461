/*
 * What the parts of the scanner hand one another: where it stands, what it expects, what it has
 * noted.
 *
 * Each part knows only those before it: notes; what stands between values, strings, quotes,
 * numbers, words; nesting; and scan.c over all. A function
 * that returns false has noted a mistake behind which nothing can be read. One that returns true
 * stands behind what it has read, mended or not.
 */
#ifndef RTLESSON_LESSON_SCANNER_H
#define RTLESSON_LESSON_SCANNER_H

#include <string.h>

#include "base/errbuf.h"
#include "lesson/scan.h"

/* Of what deals with a mistake or a rare case: compiled apart from its caller, so that text without
 * mistakes is read fast. */
#define SCANNER_APART __attribute__((noinline))

enum expect {
    EXPECT_VALUE,
    EXPECT_ITEM_OR_END,
    EXPECT_KEY,
    EXPECT_KEY_OR_END,
    EXPECT_COLON,
    EXPECT_COMMA_OR_END,
    EXPECT_NOTHING
};

/* A list or object that is read. */
struct scanner_open {
    size_t at;
    int value; /* among the values */
    bool is_object;
};

struct scanner {
    const char *text;
    size_t length, at;
    size_t value_end;    /* after the last value, key or punctuation */
    size_t value_begin;  /* of the last value */
    size_t before_comma; /* the value_end that the last comma followed */
    size_t key, key_end; /* of the member whose value is next */
    enum expect expect;
    int depth, count; /* containers around here, values up to here */
    int misnested;    /* mistakes of nesting up to here */
    bool wants_values;
    bool is_guess; /* the value that was just read, by scanner_guess */
    bool is_trial; /* nothing is noted, and a mistake of nesting ends it */
    bool is_full;  /* of mistakes or edits: nobody reads more, and nothing is read on */
    struct scan_result *result;
    bool (*read_on)(struct scanner *); /* to the end */
    struct scanner_open opened[SCAN_DEPTH_LIMIT];
};

/* Bytes */

/* The byte at offset, or NUL beyond the end: no rule takes a NUL for anything. */
static inline char scanner_byte(const struct scanner *s, size_t offset) {
    return offset < s->length ? s->text[offset] : '\0';
}

static inline bool scanner_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool scanner_is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

static inline bool scanner_is_word(char c) {
    return scanner_is_letter(c) || scanner_is_digit(c);
}

/* What a word or key without quotes is made of. */
static inline bool scanner_is_bare(char c) {
    return scanner_is_word(c) || c == '-' || (unsigned char)c >= 0x80;
}

static inline bool scanner_is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Short and inline, since every token of a text without a mistake comes by. */
static inline size_t scanner_skip_space(const struct scanner *s, size_t at) {
    while (at < s->length && scanner_is_space(s->text[at]))
        at++;
    return at;
}

static inline bool scanner_begins(const struct scanner *s, size_t at, const char *what) {
    size_t length = strlen(what);
    return at <= s->length && s->length - at >= length && memcmp(s->text + at, what, length) == 0;
}

/* Notes (scan_notes.c). In a trial none is kept, nor where there are too many. */

/* Notes a mistake; returns false. */
bool scanner_mistake(struct scanner *s, enum code code, size_t offset, size_t length,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));
/* True when the last mistake is of that code and stands at offset from or later, on the byte c
 * unless that is NUL. */
bool scanner_again(const struct scanner *s, enum code code, size_t from, char c);
/* An edit that mends the last mistake, and that all of its edits are certain. */
void scanner_edit(struct scanner *s, size_t offset, size_t length, const char *text);
void scanner_certain(struct scanner *s);
/* What stands there is no value; the last mistake says so, and nothing more is to be said of it. */
void scanner_guess(struct scanner *s, size_t from, size_t to);
/* Puts quotes around what stands there. */
void scanner_quote(struct scanner *s, size_t from, size_t to);
/* What stands at s->at is no value, but one word: goes behind it, and nothing more is said of it.
 * False where it is no one word. */
bool scanner_pass_over(struct scanner *s);
/* Where that begins which the last mistake is about. */
void scanner_opened(struct scanner *s, size_t offset);

/* What stands there (scan_notes.c) */

int scanner_line(const struct scanner *s, size_t offset);
/* The run of letters and digits at offset, cut to what a message can hold. */
int scanner_word_length(const struct scanner *s, size_t at);
size_t scanner_skip_blanks(const struct scanner *s, size_t at); /* spaces and tabs */
/* A value may end there: the line or the file does, or a comma, ] or } or a comment follows. */
bool scanner_may_end(const struct scanner *s, size_t at);
/* A double-quoted string without a line end begins there, and a colon follows it. */
bool scanner_is_key(const struct scanner *s, size_t at);
/* What begins there is a value, whatever its quotes. */
bool scanner_is_value(const struct scanner *s, size_t at);
/* true, false or null. */
bool scanner_is_literal(const struct scanner *s, size_t at);
enum { SCANNER_LITERALS = 3 };
extern const char *const scanner_literals[SCANNER_LITERALS];
/* A quote that is none of JSON's begins there. */
bool scanner_is_other_quote(const struct scanner *s, size_t at);

/* Tokens (scan_between.c, scan_string.c, scan_quotes.c, scan_number.c, scan_word.c): each begins at
 * s->at */

bool scanner_between(struct scanner *s); /* a comment, or a space that is none in JSON */
bool scanner_string(struct scanner *s);
bool scanner_other_string(struct scanner *s); /* in other quotes */
bool scanner_bare_key(struct scanner *s);     /* without quotes */
bool scanner_number(struct scanner *s);
bool scanner_word(struct scanner *s);
/* A quote that its author meant to stand in a text has ended it, at s->value_end: words follow.
 * Finds where the text ends, and goes there. *found says whether it is so. */
bool scanner_quote_inside(struct scanner *s, bool *found);

/* Nesting (scan_nesting.c) */

static inline void scanner_after_value(struct scanner *s) {
    s->expect = s->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

void scanner_close(struct scanner *s, size_t end); /* the innermost */
bool scanner_wrong_closer(struct scanner *s);      /* ] or } that closes not the innermost */
bool scanner_key_in_list(struct scanner *s); /* at the colon behind the last value, or at a key */
bool scanner_item_in_object(struct scanner *s); /* at a { or [ where a key or comma is due */
bool scanner_end(struct scanner *s);            /* the text ends, and something is expected */
bool scanner_more(struct scanner *s);           /* something stands behind the end */

#endif
