/* What an answer to a gap is, by what the author accepts and knows as a slip. */
#include "blocks/ask/gaps.h"

#include <string.h>

#include "base/fold.h"

unsigned gaps_folds(const struct text *text) {
    return FOLD_TYPOGRAPHY | (text->exact_case ? 0u : FOLD_CASE) |
           (text->exact_space ? 0u : FOLD_SPACE) | (text->exact_diacritics ? 0u : FOLD_DIACRITICS);
}

struct accepted gaps_accepted(const struct text *text, const struct text_gap *gap) {
    return (struct accepted){gap->accepts.at, gap->accepts.count, gap->pattern, gaps_folds(text)};
}

const struct text_slip *gaps_find_slip(const struct text *text, const struct text_gap *gap,
                                       const char *answer) {
    struct arena arena = {0};
    const struct text_slip *slip = gap->slips.at, *found = NULL;
    const char *folded = fold_text(answer, gaps_folds(text), &arena);
    for (int i = 0; i < gap->slips.count && found == NULL; i++)
        if (strcmp(fold_text(slip[i].is, gaps_folds(text), &arena), folded) == 0)
            found = &slip[i];
    arena_release(&arena);
    return found;
}

enum answer_fit gaps_fit(const struct text *text, const struct text_gap *gap, const char *answer) {
    struct arena arena = {0};
    struct accepted accepted = gaps_accepted(text, gap);
    enum answer_fit fit = answer_find(answer, &accepted, &arena).fit;
    arena_release(&arena);
    return fit == ANSWER_NEAR && gaps_find_slip(text, gap, answer) != NULL ? ANSWER_WRONG : fit;
}
