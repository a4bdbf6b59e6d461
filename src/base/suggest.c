/* How near two words are: by the letters that are to be changed, put in, left out or swapped. */
#include "base/suggest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/int.h"

enum { WORD_LIMIT = 48 };

static char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* Both words are shorter than WORD_LIMIT. */
static int distance(const char *a, int a_length, const char *b, int b_length) {
    int rows[3][WORD_LIMIT];
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= b_length; j++)
        above[j] = before[j] = j;
    for (int i = 1; i <= a_length; i++) {
        row[0] = i;
        for (int j = 1; j <= b_length; j++) {
            int differs = lower(a[i - 1]) != lower(b[j - 1]);
            row[j] = int_min(above[j - 1] + differs, int_min(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = int_min(row[j], before[j - 2] + 1);
        }
        int *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b_length];
}

const char *suggest(const char *word, const char *const *words, int count) {
    size_t length = strlen(word);
    if (length == 0 || length >= WORD_LIMIT)
        return NULL;
    const char *nearest = NULL;
    int limit = (int)(length + 2) / 3 + 1;
    for (int i = 0; i < count; i++) {
        size_t other = words[i] != NULL ? strlen(words[i]) : 0;
        if (other == 0 || other >= WORD_LIMIT)
            continue;
        int far = distance(word, (int)length, words[i], (int)other);
        /* A word of which nothing is left is no near word. */
        if (far < limit && far < (int)other && far < (int)length) {
            nearest = words[i];
            limit = far;
        }
    }
    return nearest;
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
    char list[SUGGEST_REMEDY_BYTES - WORD_LIMIT - sizeof "; did you mean \"\"? "];
    const char *near = suggest(word, words, count);
    list_words(list, sizeof list, near != NULL, words, count);
    if (near != NULL)
        snprintf(into, SUGGEST_REMEDY_BYTES, "; did you mean \"%s\"?%s%s", near,
                 list[0] != '\0' ? " " : "", list);
    else
        snprintf(into, SUGGEST_REMEDY_BYTES, "%s%s", list[0] != '\0' ? "; " : "", list);
    return into;
}
