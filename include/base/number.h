/*
 * Whole numbers as a learner reads them: with a comma between groups of three digits, or short.
 *
 * Two values are no figures, and no formatter but number_grouped shows them as such: what is
 * negative says that there is none, and NUMBER_MORE that there is more than a number holds.
 */
#ifndef RTLESSON_BASE_NUMBER_H
#define RTLESSON_BASE_NUMBER_H

#include <stdint.h>

enum { NUMBER_TEXT_BYTES = 32 };
#define NUMBER_MORE INT64_MAX
#define NUMBER_NONE "–"

/* "0", "999", "1,440", "-12,000,000"; returns into. */
const char *number_grouped(int64_t number, char into[NUMBER_TEXT_BYTES]);

/* A count in at most so many cells: "1,440", and where that has no room "1.44 k", to three
 * significant digits. Any count has room in NUMBER_LEAST_CELLS, which is the least that is kept.
 * Above 9 million million million: "> 9 E". */
enum { NUMBER_LEAST_CELLS = 6 };
const char *number_within(int64_t count, int cells, char into[NUMBER_TEXT_BYTES]);

/* The most cells that number_short and number_bytes take. */
enum { NUMBER_SHORT_CELLS = 7 };

/* A quantity in thousandths to three significant digits, or to a whole number above 100, with no
 * zeros at the end: "0", "0.278", "2.5", "1,440", "1.2 M"; of NUMBER_MORE "> 9 P". */
const char *number_short(int64_t milli, char into[NUMBER_TEXT_BYTES]);

/* The same with all of its thousandths below 10: "1.344". */
const char *number_milli(int64_t milli, char into[NUMBER_TEXT_BYTES]);

/* The same with all of its thousandths where that has room in so many cells: "1,797.5"; else its
 * whole number, as number_within has it. */
const char *number_exact(int64_t milli, int cells, char into[NUMBER_TEXT_BYTES]);

/* number_short of bytes: "0 B", "46 B", "12.3 kB" (of 1,000), "1.2 MB"; of NUMBER_MORE "> 9 EB". */
const char *number_bytes(int64_t bytes, char into[NUMBER_TEXT_BYTES]);

#endif
