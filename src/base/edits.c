/* The distance of two words, row by row of the table of all their beginnings; of each row only what
 * can still be near is known. */
#include "base/edits.h"

#include <assert.h>
#include <stdbool.h>

#include "base/int.h"

/* The cells of a row from the diagonal less EDITS_MOST to the diagonal and as many. */
enum { BAND = 2 * EDITS_MOST + 1 };

/* The edits between the first i letters of a and the first j of b, for three rows of i. */
struct table {
    struct edit_word a, b;
    int most;
    int rows[3][BAND];
};

/* What is outside the band, and outside the words, is far. */
static int known(const struct table *table, ptrdiff_t i, ptrdiff_t j) {
    ptrdiff_t column = j - i + table->most;
    if (i < 0 || j < 0 || j > (ptrdiff_t)table->b.count || column < 0 || column > 2 * table->most)
        return table->most + 1;
    return table->rows[i % 3][column];
}

static bool are_swapped(const struct table *table, ptrdiff_t i, ptrdiff_t j) {
    const uint32_t *a = table->a.letters, *b = table->b.letters;
    return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
}

static int find(const struct table *table, ptrdiff_t i, ptrdiff_t j) {
    if (i == 0 || j == 0)
        return (int)(i + j);
    bool differs = table->a.letters[i - 1] != table->b.letters[j - 1];
    int found = known(table, i - 1, j - 1) + differs;
    found = int_min(found, known(table, i - 1, j) + 1);
    found = int_min(found, known(table, i, j - 1) + 1);
    if (are_swapped(table, i, j))
        found = int_min(found, known(table, i - 2, j - 2) + 1);
    return int_min(found, table->most + 1);
}

static void fill_row(struct table *table, ptrdiff_t i) {
    for (ptrdiff_t j = i - table->most; j <= i + table->most; j++)
        if (j >= 0 && j <= (ptrdiff_t)table->b.count)
            table->rows[i % 3][j - i + table->most] = find(table, i, j);
}

int edits_between(struct edit_word a, struct edit_word b, int most) {
    assert(most >= 0 && most <= EDITS_MOST);
    struct table table; /* of which no cell is read before it is filled */
    table.a = a;
    table.b = b;
    table.most = most;
    for (ptrdiff_t i = 0; i <= (ptrdiff_t)a.count; i++)
        fill_row(&table, i);
    return known(&table, (ptrdiff_t)a.count, (ptrdiff_t)b.count);
}
