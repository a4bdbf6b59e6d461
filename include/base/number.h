/*
 * Whole numbers as a learner reads them: with a comma between groups of three digits.
 */
#ifndef RTLESSON_BASE_NUMBER_H
#define RTLESSON_BASE_NUMBER_H

#include <stdint.h>

enum { NUMBER_TEXT_BYTES = 32 };

/* "0", "999", "1,440", "-12,000,000"; returns into. */
const char *number_grouped(int64_t number, char into[NUMBER_TEXT_BYTES]);

/* A quantity in thousandths to three significant digits, or to a whole number above 100, with no
 * zeros at the end: "0", "0.278", "2.5", "1,440", "1.2 M". Not negative; at most 7 cells wide
 * below a thousand million million. */
const char *number_short(int64_t milli, char into[NUMBER_TEXT_BYTES]);

/* The same of bytes: "0 B", "46 B", "12.3 kB" (of 1,000), "1.2 MB". */
const char *number_bytes(int64_t bytes, char into[NUMBER_TEXT_BYTES]);

#endif
