/* How an answer is folded as the author says, and held against what is accepted. */
#include "quiz/answer.h"

#include <stdbool.h>
#include <string.h>

#include "base/edits.h"
#include "base/fold.h"
#include "quiz/pattern.h"

enum { FEW_LETTERS = 5, MOST_EDITS = 2 };

static bool is_digit(uint32_t letter) {
    return letter >= '0' && letter <= '9';
}

/* The index of the first digit from there on, or the end. */
static size_t next_digit(struct edit_word word, size_t from) {
    while (from < word.count && !is_digit(word.letters[from]))
        from++;
    return from;
}

static bool have_same_digits(struct edit_word a, struct edit_word b) {
    size_t i = next_digit(a, 0), k = next_digit(b, 0);
    for (; i < a.count && k < b.count; i = next_digit(a, i + 1), k = next_digit(b, k + 1))
        if (a.letters[i] != b.letters[k])
            return false;
    return i == a.count && k == b.count;
}

static bool is_near(struct edit_word answer, struct edit_word text) {
    int most = text.count <= FEW_LETTERS ? 1 : MOST_EDITS;
    return (int)text.count > most && edits_between(answer, text, most) <= most &&
           have_same_digits(answer, text);
}

static struct edit_word word_of(const char *folded, struct arena *arena) {
    struct edit_word word;
    word.letters = fold_code_points(folded, &word.count, arena);
    return word;
}

/* An answer while it is looked for. */
struct sought {
    const struct accepted *accepted;
    const char *answer, *folded;
    struct edit_word word;
    struct arena *arena;
};

static const char *fold(const struct sought *sought, const char *text) {
    return fold_text(text, sought->accepted->folds, sought->arena);
}

/* The index of the first text that the answer is, or is near to; -1: none. */
static int find_same(const struct sought *sought) {
    for (int i = 0; i < sought->accepted->count; i++)
        if (strcmp(fold(sought, sought->accepted->texts[i]), sought->folded) == 0)
            return i;
    return -1;
}

static int find_near(const struct sought *sought) {
    for (int i = 0; i < sought->accepted->count; i++) {
        const char *text = fold(sought, sought->accepted->texts[i]);
        if (is_near(sought->word, word_of(text, sought->arena)))
            return i;
    }
    return -1;
}

/* The library sees to case, since folding makes two letters of ß; and a blank of a pattern is one
 * wherever it stands. */
static const char *fold_pattern(const char *pattern, unsigned folds, struct arena *arena) {
    return fold_text(pattern, folds & ~(unsigned)(FOLD_CASE | FOLD_SPACE), arena);
}

static bool fits_pattern(const struct sought *sought) {
    const char *pattern = sought->accepted->pattern;
    unsigned folds = sought->accepted->folds;
    if (pattern == NULL)
        return false;
    const char *answer = fold_text(sought->answer, folds & ~(unsigned)FOLD_CASE, sought->arena);
    return pattern_fits(fold_pattern(pattern, folds, sought->arena), folds & FOLD_CASE, answer);
}

struct answer_found answer_find(const char *answer, const struct accepted *accepted,
                                struct arena *arena) {
    struct sought sought = {.accepted = accepted, .answer = answer, .arena = arena};
    sought.folded = fold(&sought, answer);
    sought.word = word_of(sought.folded, arena);
    if (sought.word.count > ANSWER_CHARACTERS)
        return (struct answer_found){ANSWER_WRONG, -1};
    int same = find_same(&sought);
    if (same >= 0 || fits_pattern(&sought))
        return (struct answer_found){ANSWER_RIGHT, same};
    int near = find_near(&sought);
    return (struct answer_found){near >= 0 ? ANSWER_NEAR : ANSWER_WRONG, near};
}

bool answer_check_text(const char *text, unsigned folds, struct errbuf *err) {
    struct arena arena = {0};
    size_t letters = word_of(fold_text(text, folds, &arena), &arena).count;
    arena_release(&arena);
    if (letters == 0)
        return errbuf_fail(err, "nothing is left of it where it is folded so" HELP
                                "write a text with a letter or digit");
    return letters <= ANSWER_CHARACTERS ||
           errbuf_fail(err, "it is longer than 500 characters" HELP "ask for less");
}

/* A letter that becomes two, or none, would be counted otherwise by what repeats it. */
static bool keeps_its_letters(const char *pattern, const char *folded, struct arena *arena) {
    const char *same = fold_text(pattern, 0, arena);
    return word_of(same, arena).count == word_of(folded, arena).count;
}

bool answer_check_pattern(const char *pattern, unsigned folds, struct errbuf *err) {
    struct arena arena = {0};
    const char *folded = fold_pattern(pattern, folds, &arena);
    bool is_taken = pattern_check(folded, err);
    if (is_taken && !keeps_its_letters(pattern, folded, &arena))
        is_taken = errbuf_fail(err, "a letter of it is none, or two, where it is folded so, as æ "
                                    "is ae" HELP "write it folded");
    arena_release(&arena);
    return is_taken;
}
