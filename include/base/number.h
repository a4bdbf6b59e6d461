/*
 * Whole numbers as a learner reads them: with a comma between groups of three digits.
 */
#ifndef RTLESSON_BASE_NUMBER_H
#define RTLESSON_BASE_NUMBER_H

#include <stdint.h>

enum { NUMBER_TEXT_BYTES = 32 };

/* "0", "999", "1,440", "-12,000,000"; returns into. */
const char *number_grouped(int64_t number, char into[NUMBER_TEXT_BYTES]);

#endif
