/*
 * "Did you mean …?": the known word that is nearest to a mistyped one.
 */
#ifndef RTLESSON_BASE_SUGGEST_H
#define RTLESSON_BASE_SUGGEST_H

/* The nearest of count words by letters put in, left out, changed or swapped (optimal string
 * alignment, ASCII case ignored), the first of several; NULL when none is near enough to be meant:
 * about a third of the letters may differ. Entries of words may be NULL and are passed over. */
const char *suggest(const char *word, const char *const *words, int count);

#endif
