#include "base/edits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { LETTERS = 600 };

static struct edit_word word(const char *text, uint32_t letters[LETTERS]) {
    size_t count = strlen(text);
    for (size_t i = 0; i < count; i++)
        letters[i] = (unsigned char)text[i];
    return (struct edit_word){letters, count};
}

static int between(const char *a, const char *b, int most) {
    uint32_t first[LETTERS], second[LETTERS];
    int there = edits_between(word(a, first), word(b, second), most);
    assert_int_equal(edits_between(word(b, second), word(a, first), most), there);
    return there;
}

static void each_edit_counts_one(void **state) {
    (void)state;
    assert_int_equal(between("title", "title", 5), 0);
    assert_int_equal(between("title", "titel", 5), 1);  /* swapped */
    assert_int_equal(between("title", "tite", 5), 1);   /* left out */
    assert_int_equal(between("title", "tittle", 5), 1); /* put in */
    assert_int_equal(between("title", "tible", 5), 1);  /* changed */
    assert_int_equal(between("title", "itlte", 5), 2);
    assert_int_equal(between("kitten", "sitting", 5), 3);
    assert_int_equal(between("ca", "abc", 5), 3); /* no letter is edited twice */
    assert_int_equal(between("", "abc", 5), 3);
    assert_int_equal(between("", "", 5), 0);
}

static void what_is_farther_is_only_far(void **state) {
    (void)state;
    assert_int_equal(between("kitten", "sitting", 3), 3);
    assert_int_equal(between("kitten", "sitting", 2), 3);
    assert_int_equal(between("kitten", "sitting", 1), 2);
    assert_int_equal(between("kitten", "kitten", 0), 0);
    assert_int_equal(between("kitten", "sitten", 0), 1);
    assert_int_equal(between("abcdefgh", "", 3), 4);
    assert_int_equal(between("", "abcdefgh", 3), 4);
    assert_int_equal(between("aaaabbbb", "bbbbaaaa", EDITS_MOST),
                     7); /* the two in the middle are swapped */
}

/* The distance by its definition, without a band: the whole table. */
static int by_definition(const char *a, const char *b) {
    int at[12][12] = {{0}}, m = (int)strlen(a), n = (int)strlen(b);
    for (int i = 0; i <= m; i++)
        for (int j = 0; j <= n; j++) {
            int best = i == 0 ? j : j == 0 ? i : at[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (i > 0 && at[i - 1][j] + 1 < best)
                best = at[i - 1][j] + 1;
            if (j > 0 && at[i][j - 1] + 1 < best)
                best = at[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                at[i - 2][j - 2] + 1 < best)
                best = at[i - 2][j - 2] + 1;
            at[i][j] = best;
        }
    return at[m][n];
}

static void any_words_are_as_far_as_the_whole_table_says(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int draw = 0; draw < 3000; draw++) {
        char words[2][12] = {"", ""};
        for (int i = 0; i < 2; i++)
            for (size_t k = 0, count = (seed = seed * 1664525 + 1013904223) >> 28;
                 k < count && k < 11; k++)
                words[i][k] = (char)('a' + ((seed = seed * 1664525 + 1013904223) >> 30));
        int want = by_definition(words[0], words[1]), most = draw % 6;
        assert_int_equal(between(words[0], words[1], most), want > most ? most + 1 : want);
    }
}

static void long_words_are_compared_to_their_end(void **state) {
    (void)state;
    char a[LETTERS], b[LETTERS];
    memset(a, 'x', LETTERS - 1);
    a[LETTERS - 1] = '\0';
    memcpy(b, a, LETTERS);
    assert_int_equal(between(a, b, 2), 0);
    b[LETTERS - 2] = 'y';
    b[0] = 'y';
    assert_int_equal(between(a, b, 2), 2);
    b[300] = 'y';
    assert_int_equal(between(a, b, 2), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_edit_counts_one),
        cmocka_unit_test(what_is_farther_is_only_far),
        cmocka_unit_test(any_words_are_as_far_as_the_whole_table_says),
        cmocka_unit_test(long_words_are_compared_to_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
