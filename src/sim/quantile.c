/* How values become classes when there are too many, and how one of a rank is found in either. */
#include "sim/quantile.h"

#include <stdlib.h>

#include "base/grow.h"
#include "base/memory.h"
#include "sim/figures.h"

enum { CLASSES = (64 - QUANTILE_BITS) << QUANTILE_BITS };

static void become_classes(struct quantile *quantile) {
    quantile->classes = memory_alloc(CLASSES, sizeof *quantile->classes);
    for (int64_t i = 0; i < quantile->count; i++)
        quantile->classes[quantile_class(quantile->values[i])]++;
    free(quantile->values);
    quantile->values = NULL;
}

void quantile_keep(struct quantile *quantile, int64_t value) {
    if (quantile->count == FIGURES_EXACT) {
        become_classes(quantile);
        quantile_add(quantile, value);
        return;
    }
    quantile->values = grow_list(quantile->values, (int)quantile->count, &quantile->capacity,
                                 sizeof *quantile->values);
    quantile->values[quantile->count++] = value;
}

static void swap(int64_t *a, int64_t *b) {
    int64_t kept = *a;
    *a = *b;
    *b = kept;
}

/* Puts the median of the first, the middle and the last in the middle. */
static int64_t pivot(int64_t *values, int64_t first, int64_t last) {
    int64_t middle = first + (last - first) / 2;
    if (values[middle] < values[first])
        swap(&values[middle], &values[first]);
    if (values[last] < values[first])
        swap(&values[last], &values[first]);
    if (values[last] < values[middle])
        swap(&values[last], &values[middle]);
    return values[middle];
}

/* Hoare's selection: afterwards the value at rank (from 0) is the one that sorting would put there.
 */
static int64_t select_rank(int64_t *values, int64_t count, int64_t rank) {
    int64_t first = 0, last = count - 1;
    while (first < last) {
        int64_t split = pivot(values, first, last), left = first, right = last;
        while (left <= right) {
            while (values[left] < split)
                left++;
            while (values[right] > split)
                right--;
            if (left <= right)
                swap(&values[left++], &values[right--]);
        }
        if (rank <= right)
            last = right;
        else if (rank >= left)
            first = left;
        else
            break;
    }
    return values[rank];
}

/* The middle of a class: of the values that it stands for, none is further than half its width. */
static int64_t class_middle(int class) {
    int shift = (class >> QUANTILE_BITS) - 1;
    if (shift <= 0)
        return class;
    int64_t first = (int64_t)(class - (shift << QUANTILE_BITS)) << shift;
    return first + (INT64_C(1) << shift) / 2;
}

static int64_t class_of_rank(const struct quantile *quantile, int64_t rank) {
    int class = 0;
    for (int64_t before = quantile->classes[0]; before <= rank;)
        before += quantile->classes[++class];
    int64_t middle = class_middle(class);
    return middle < quantile->low    ? quantile->low
           : middle > quantile->high ? quantile->high
                                     : middle;
}

int64_t quantile_at(struct quantile *quantile, int percent) {
    int64_t count = quantile->count;
    if (count == 0)
        return 0;
    /* In parts, since a hundred times the count may not fit. */
    int64_t rank = count / 100 * percent + (count % 100 * percent + 99) / 100 - 1;
    return quantile->classes != NULL ? class_of_rank(quantile, rank)
                                     : select_rank(quantile->values, count, rank);
}

void quantile_release(struct quantile *quantile) {
    free(quantile->values);
    free(quantile->classes);
    *quantile = (struct quantile){0};
}
