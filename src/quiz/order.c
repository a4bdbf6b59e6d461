/* How it is found which items of a sequence went astray. */
#include "quiz/order.h"

#include <assert.h>

static void tell_positions(const struct ordered *ordered, enum order_told *told) {
    for (int i = 0; i < ordered->items; i++)
        told[i] = ordered->item_at[i] == i ? ORDER_RIGHT : ORDER_MISPLACED;
}

int order_at_place(const struct ordered *ordered) {
    int right = 0;
    for (int i = 0; i < ordered->items; i++)
        right += ordered->item_at[i] == i;
    return right;
}

/* Runs */

static bool follows(const struct ordered *ordered, int place) {
    return place > 0 && ordered->item_at[place] == ordered->item_at[place - 1] + 1;
}

/* The place behind the last of the run that begins there. */
static int run_end(const struct ordered *ordered, int start) {
    int end = start + 1;
    while (end < ordered->items && follows(ordered, end))
        end++;
    return end;
}

int order_longest_run(const struct ordered *ordered) {
    int longest = 0;
    for (int start = 0, end; start < ordered->items; start = end) {
        end = run_end(ordered, start);
        longest = end - start > longest ? end - start : longest;
    }
    return longest;
}

/* An item that stands alone is no run. */
static void tell_runs(const struct ordered *ordered, enum order_told *told) {
    int longest = order_longest_run(ordered);
    for (int start = 0, end; start < ordered->items; start = end) {
        end = run_end(ordered, start);
        bool right = end - start == longest && (longest > 1 || ordered->items == 1);
        for (int i = start; i < end; i++)
            told[i] = right ? ORDER_RIGHT : ORDER_MISPLACED;
    }
}

/* Pairs */

static int right_with_others(const struct ordered *ordered, int place) {
    int right = 0;
    for (int i = 0; i < ordered->items; i++)
        right += i != place && (i < place) == (ordered->item_at[i] < ordered->item_at[place]);
    return right;
}

int order_pairs_right(const struct ordered *ordered) {
    int right = 0;
    for (int i = 0; i < ordered->items; i++)
        right += right_with_others(ordered, i);
    return right / 2;
}

/* Items in right order among themselves, not all of them neighbours. */
struct chain {
    int weight[ORDER_MOST_ITEMS]; /* of the heaviest chain that ends at a place */
    int before[ORDER_MOST_ITEMS]; /* the place before it in that chain, or -1 */
};

/* An item counts more than all that one can be better than another: of chains as long as each other
 * the one is taken that has more items at their place. */
static int item_weight(const struct ordered *ordered, int place) {
    return ordered->items + 1 + (ordered->item_at[place] == place ? 1 : 0);
}

static void extend(const struct ordered *ordered, struct chain *chain, int place) {
    chain->weight[place] = 0;
    chain->before[place] = -1;
    for (int i = 0; i < place; i++)
        if (ordered->item_at[i] < ordered->item_at[place] &&
            chain->weight[i] > chain->weight[place]) {
            chain->weight[place] = chain->weight[i];
            chain->before[place] = i;
        }
    chain->weight[place] += item_weight(ordered, place);
}

/* The place where the heaviest chain of all ends, of which the items can stay. */
static int find_chain(const struct ordered *ordered, struct chain *chain) {
    int end = 0;
    for (int i = 0; i < ordered->items; i++) {
        extend(ordered, chain, i);
        if (chain->weight[i] > chain->weight[end])
            end = i;
    }
    return end;
}

static void tell_pairs(const struct ordered *ordered, enum order_told *told) {
    struct chain chain;
    for (int i = 0; i < ordered->items; i++)
        told[i] = ORDER_MISPLACED;
    for (int i = find_chain(ordered, &chain); i >= 0; i = chain.before[i])
        told[i] = right_with_others(ordered, i) == ordered->items - 1 ? ORDER_RIGHT : ORDER_BETWEEN;
}

void order_tell(enum order_rule rule, const struct ordered *ordered, enum order_told *told) {
    assert(ordered->items > 0 && ordered->items <= ORDER_MOST_ITEMS);
    if (rule == ORDER_PAIRS)
        tell_pairs(ordered, told);
    else if (rule == ORDER_RUN)
        tell_runs(ordered, told);
    else
        tell_positions(ordered, told);
}
