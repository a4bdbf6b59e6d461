/* How near two words are: by the letters that are to be changed, put in, left out or swapped. */
#include "base/suggest.h"

#include <stddef.h>
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
