/*
 * What is JSON and what is not: RFC 8259 as json.h narrows it, with the first mistake and its
 * place.
 *
 * The scanner reads the text once, keeps no tree and allocates nothing but where the values begin
 * and, for a while, a number of more than 500 characters. Its messages are for people who write
 * JSON by hand.
 */
#ifndef RTLESSON_LESSON_SCAN_H
#define RTLESSON_LESSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/errbuf.h"

/* Of what is nested, and of all values, so that what a text takes in memory is bounded. */
enum { SCAN_DEPTH_LIMIT = 1000, SCAN_VALUES_LIMIT = 1000000 };

enum { SCAN_LONG_NUMBER = 64 }; /* so many characters make a number long */

struct scan_result {
    size_t bad;           /* where the mistake is, when there is one */
    bool has_nul_escape;  /* a string or key holds \u0000 */
    bool has_long_number; /* of SCAN_LONG_NUMBER characters or more */
};

/* The offset at which each value begins, in the order of the text; { 0 } is an empty list. */
struct scan_values {
    uint32_t *begin; /* owned: the caller frees it */
    int count, capacity;
};

/* True when all length bytes are one JSON text. Otherwise err says what is wrong, then the remedy,
 * in one sentence without a final stop. */
bool scan_json(const char *text, size_t length, struct scan_result *result, struct errbuf *err);

/* As scan_json, of a text below 4 GiB; adds every value to values, unless it is NULL. */
bool scan_values(const char *text, size_t length, struct scan_values *values,
                 struct scan_result *result, struct errbuf *err);

/* The offset of the byte after the string that begins at offset at, of a text that scan_json took.
 */
size_t scan_string_end(const char *text, size_t at);

/* The same of any value that begins there. */
size_t scan_value_end(const char *text, size_t at);

#endif
