/* How what is counted is written down as it comes, and added up by time. */
#include "sim/ledger.h"

#include <stdlib.h>

#include "base/grow.h"

void ledger_add(struct ledger *ledger, struct ledger_line line) {
    ledger->lines = grow_in_arena(ledger->arena, ledger->lines, ledger->count, &ledger->capacity,
                                  sizeof *ledger->lines);
    ledger->lines[ledger->count++] = line;
}

static int compare(const void *a, const void *b) {
    const struct ledger_line *x = a, *y = b;
    return (x->at_usec > y->at_usec) - (x->at_usec < y->at_usec);
}

void ledger_close(struct ledger *ledger) {
    struct ledger_line *lines = ledger->lines;
    if (ledger->count > 0)
        qsort(lines, (size_t)ledger->count, sizeof *lines, compare);
    for (int i = 1; i < ledger->count; i++) {
        lines[i].requests += lines[i - 1].requests;
        lines[i].empty_answers += lines[i - 1].empty_answers;
        lines[i].messages += lines[i - 1].messages;
        lines[i].lost += lines[i - 1].lost;
        lines[i].bytes += lines[i - 1].bytes;
        lines[i].open += lines[i - 1].open;
    }
}

struct ledger_line ledger_until(const struct ledger *ledger, int64_t at_usec) {
    int low = 0, high = ledger->count; /* how many lines are not after it */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (ledger->lines[middle].at_usec <= at_usec)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? ledger->lines[low - 1] : (struct ledger_line){0};
}
