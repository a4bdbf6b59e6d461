/*
 * Decimal numbers as people write them, exactly: 2.5, 2,5, +2.58, 7.2e2, 1 720, in half or full
 * width.
 */
#ifndef RTLESSON_QUIZ_DECIMAL_H
#define RTLESSON_QUIZ_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* digits × 10^power. The digits are as many as are kept, the first ones; the last is not 0. */
struct decimal {
    bool negative;
    bool any;      /* there is a number at all */
    bool cut;      /* there are more digits that are not 0 than are kept */
    bool two_ways; /* a comma before three digits, which is 1200 to some and 1.2 to others */
    int64_t digits;
    int power;
};

/* Writes text in the plain ASCII forms of what it has in full width, of minus signs and of blanks;
 * anything else stays. False: it is longer than size bytes with its NUL. */
bool decimal_fold(const char *text, char *into, size_t size);

/* Reads the number at the start of a text that was folded, and returns what follows it: perhaps
 * more digits, which are no part of any number. Blanks may stand between thousands, and e and a
 * power of ten behind. */
const char *decimal_read(const char *text, struct decimal *number);

/* The same of a number as authors and programs write it: digits, a point and a sign, no more. */
const char *decimal_read_plain(const char *text, struct decimal *number);

/* number × factor (at least 1), up to most; the number is not cut. DECIMAL_FINE: that is no whole
 * number. */
enum decimal_fit { DECIMAL_FITS, DECIMAL_LARGE, DECIMAL_FINE };
enum decimal_fit decimal_times(const struct decimal *number, int64_t factor, int64_t most,
                               int64_t *product);

#endif
