/*
 * Patterns: POSIX extended regular expressions that a whole answer fits, or does not.
 *
 * <regex.h> is met in pattern.c alone. Letters are those of UTF-8, whatever the locale of the
 * process is.
 */
#ifndef RTLESSON_QUIZ_PATTERN_H
#define RTLESSON_QUIZ_PATTERN_H

#include <stdbool.h>

#include "base/errbuf.h"

enum {
    PATTERN_CHARACTERS = 200,
    PATTERN_REPEATS = 1000,         /* all counts of one multiplied, as 12 of (a{2,4}b){3} */
    PATTERN_LETTERS = 2000,         /* of one with its repeats written out, x+ as xx* */
    PATTERN_ANSWER_CHARACTERS = 500 /* what is longer fits none */
};

/* Whether a pattern is taken, or what is wrong with it, as half a sentence: "a ( has no )". Besides
 * what POSIX leaves undefined, and the bounds above, these are refused: a reference back to a
 * group; a range of letters beyond ASCII; and a repeat of what may itself be empty, (a*)*, whose
 * time has no bound. What is taken took glibc 2.36 at most about a second for 500 letters, of
 * thousands of patterns that were drawn to be hard. */
bool pattern_check(const char *pattern, struct errbuf *err);

/* Whether the whole answer fits; of a pattern that is taken. */
bool pattern_fits(const char *pattern, bool is_caseless, const char *answer);

#endif
