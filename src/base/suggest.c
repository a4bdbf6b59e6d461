/* Which of the known words is near enough to be meant, and how that is told. */
#include "base/suggest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/edits.h"
#include "base/errbuf.h"

enum { WORD_LIMIT = 48, CERTAIN_SHORT = 5 };

static char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* A word of which the case does not count. */
static struct edit_word caseless(const char *word, uint32_t letters[WORD_LIMIT]) {
    size_t count = strlen(word);
    for (size_t i = 0; i < count; i++)
        letters[i] = (unsigned char)lower(word[i]);
    return (struct edit_word){letters, count};
}

/* Both words are shorter than WORD_LIMIT. */
static int distance(const char *a, const char *b, int most) {
    uint32_t letters[2][WORD_LIMIT];
    return edits_between(caseless(a, letters[0]), caseless(b, letters[1]), most);
}

/* The nearest of some words, the first of several as near. */
struct nearest {
    const char *word; /* NULL: none is near enough */
    int far;          /* letters that differ */
    bool alone;
};

static struct nearest find_nearest(const char *word, const char *const *words, int count) {
    struct nearest nearest = {.word = NULL};
    size_t length = strlen(word);
    if (length == 0 || length >= WORD_LIMIT)
        return nearest;
    int limit = (int)(length + 2) / 3 + 1;
    for (int i = 0; i < count; i++) {
        size_t other = words[i] != NULL ? strlen(words[i]) : 0;
        if (other == 0 || other >= WORD_LIMIT)
            continue;
        int far = distance(word, words[i], limit);
        /* A word of which nothing is left is no near word. */
        if (far >= (int)other || far >= (int)length)
            continue;
        if (far < limit)
            nearest = (struct nearest){words[i], far, true};
        else if (far == limit)
            nearest.alone = false;
        limit = far < limit ? far : limit;
    }
    return nearest;
}

const char *suggest(const char *word, const char *const *words, int count) {
    return find_nearest(word, words, count).word;
}

/* What is written without asking is nearer than what is suggested. */
static int certain_letters(const char *word) {
    return strlen(word) <= CERTAIN_SHORT ? 1 : 2;
}

const char *suggest_only(const char *word, const char *const *words, int count) {
    struct nearest nearest = find_nearest(word, words, count);
    return nearest.alone && nearest.far <= certain_letters(word) ? nearest.word : NULL;
}

static int count_words(const char *const *words, int count) {
    int there = 0;
    for (int i = 0; i < count; i++)
        there += words[i] != NULL;
    return there;
}

/* "there are x, y and z" in so many bytes, or "". */
static void list_words(char *into, size_t size, bool begins, const char *const *words, int count) {
    int there = count_words(words, count), written = 0;
    const char *verb = there == 1 ? "here is" : "here are";
    size_t used = (size_t)snprintf(into, size, "%c%s ", begins ? 'T' : 't', verb);
    for (int i = 0; i < count && used < size; i++) {
        if (words[i] == NULL)
            continue;
        const char *between = written == 0 ? "" : written == there - 1 ? " and " : ", ";
        used += (size_t)snprintf(into + used, size - used, "%s%s", between, words[i]);
        written++;
    }
    if (used >= size || there == 0 || there > SUGGEST_LISTED)
        into[0] = '\0';
}

const char *suggest_remedy(char into[SUGGEST_REMEDY_BYTES], const char *word,
                           const char *const *words, int count) {
    char list[SUGGEST_REMEDY_BYTES - WORD_LIMIT - sizeof HELP "did you mean \"\"? "];
    const char *near = suggest(word, words, count);
    list_words(list, sizeof list, near != NULL, words, count);
    if (near != NULL)
        snprintf(into, SUGGEST_REMEDY_BYTES, HELP "did you mean \"%s\"?%s%s", near,
                 list[0] != '\0' ? " " : "", list);
    else
        snprintf(into, SUGGEST_REMEDY_BYTES, "%s%s", list[0] != '\0' ? HELP : "", list);
    return into;
}
