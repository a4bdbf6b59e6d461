/*
 * Answers in words: whether what was typed is what an author accepts, or nearly.
 */
#ifndef RTLESSON_QUIZ_ANSWER_H
#define RTLESSON_QUIZ_ANSWER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/errbuf.h"

enum { ANSWER_CHARACTERS = 500 /* what is longer is not right, nor near */ };

/* What is accepted. */
struct accepted {
    const char *const *texts;
    int count;
    const char *pattern; /* which the whole answer may fit instead (quiz/pattern.h); or NULL */
    unsigned folds; /* base/fold.h: what is no difference, in answer, texts and pattern alike */
};

enum answer_fit { ANSWER_WRONG, ANSWER_NEAR, ANSWER_RIGHT };

struct answer_found {
    enum answer_fit fit;
    int which; /* the index of the text that it is, or is near to; -1: none, or it fits the pattern
                */
};

/* What an answer is. Near is what, folded, is so few letters from a text (base/edits.h): one where
 * the text has up to 5, two beyond; never as many as it has, and never where the digits are others:
 * 502 for 503 is no slip of the hand. The arena is for the work. */
struct answer_found answer_find(const char *answer, const struct accepted *accepted,
                                struct arena *arena);

/* Whether a text, or a pattern, may be accepted, or what is wrong with it, as half a sentence. */
bool answer_check_text(const char *text, unsigned folds, struct errbuf *err);
bool answer_check_pattern(const char *pattern, unsigned folds, struct errbuf *err);

#endif
