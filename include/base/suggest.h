/*
 * "Did you mean …?": the known word that is nearest to a mistyped one.
 */
#ifndef RTLESSON_BASE_SUGGEST_H
#define RTLESSON_BASE_SUGGEST_H

/* The nearest of count words by letters put in, left out, changed or swapped (optimal string
 * alignment, ASCII case ignored), the first of several; NULL when none is near enough to be meant:
 * about a third of the letters may differ. Entries of words may be NULL and are passed over. */
const char *suggest(const char *word, const char *const *words, int count);

/* The nearest, where no other one is as near and at most one letter differs, two in a word of more
 * than five; else NULL: what is certain enough to be written in place of the word. */
const char *suggest_only(const char *word, const char *const *words, int count);

/* What is told of an unknown word behind what is wrong with it: HELP (errbuf.h), then `did you mean
 * "x"? There are x, y and z`, or `there are …` where none is near. More than SUGGEST_LISTED words,
 * and more than there is room for, are not listed: `did you mean "x"?`, or nothing, HELP neither.
 * Returns into. */
enum { SUGGEST_LISTED = 30, SUGGEST_REMEDY_BYTES = 720 };
const char *suggest_remedy(char into[SUGGEST_REMEDY_BYTES], const char *word,
                           const char *const *words, int count);

#endif
