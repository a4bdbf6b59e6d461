/*
 * How far apart two words are: by the letters that are to be put in, left out, changed, or swapped
 * with the one beside them (optimal string alignment: no letter is edited twice).
 */
#ifndef RTLESSON_BASE_EDITS_H
#define RTLESSON_BASE_EDITS_H

#include <stddef.h>
#include <stdint.h>

/* A word as its letters: code points, or whatever else tells one letter from another. */
struct edit_word {
    const uint32_t *letters;
    size_t count;
};

/* The edits between two words, if they are at most `most`, else most + 1. most is from 0 to
 * EDITS_MOST; the time is that of the words' length by most. */
enum { EDITS_MOST = 64 };
int edits_between(struct edit_word a, struct edit_word b, int most);

#endif
