/*
 * Folding: a text as it is held against another, so that what is no difference is none.
 *
 * What Unicode holds for the same becomes the same (canonical equivalence, UAX 15: the result is in
 * NFC). The rest is by the folds, which may be added up.
 */
#ifndef RTLESSON_BASE_FOLD_H
#define RTLESSON_BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum fold {
    FOLD_CASE = 1,       /* full case folding (Unicode 3.13): ẞ, ß and ss are the same */
    FOLD_DIACRITICS = 2, /* the marks U+0300 to U+036F, which Latin, Greek and Cyrillic letters
                            have; and ø is o, ł is l, æ is ae and so on */
    FOLD_SPACE = 4,      /* none at the ends, and one for all that stands together */
    FOLD_TYPOGRAPHY = 8, /* quotes and dashes as the keyboard has them; nothing that is not seen */
};

/* The folded text, in the arena. Folded again by the same folds, it stays as it is. A byte that is
 * no UTF-8 becomes U+FFFD. */
const char *fold_text(const char *text, unsigned folds, struct arena *arena);

/* The code points of a text, in the arena; *count of them. */
const uint32_t *fold_code_points(const char *text, size_t *count, struct arena *arena);

#endif
