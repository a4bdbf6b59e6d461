/*
 * Sequences that are not right: what is told of each item after a try, by the rule that scored it.
 *
 * By "position" and "exact" an item is right at its place, and misplaced elsewhere. By "run" those
 * in the longest run are right, all others misplaced. By "pairs" an item is right that stands in
 * order with all others, and misplaced are the fewest items that need be carried for the whole to
 * be right; of those between the others nothing is told, since it is not they that went astray.
 */
#ifndef RTLESSON_QUIZ_ORDER_H
#define RTLESSON_QUIZ_ORDER_H

#include "quiz/rules.h"

enum { ORDER_MOST_ITEMS = 26 };

enum order_told { ORDER_BETWEEN, ORDER_RIGHT, ORDER_MISPLACED };

/* told[place] becomes what is told of the item that stands there; at most ORDER_MOST_ITEMS. */
void order_tell(enum order_rule rule, const struct ordered *ordered, enum order_told *told);

/* How many of the items * (items - 1) / 2 pairs stand in order; how many items at their place; and
 * how many the longest run has, where 1 is none. */
int order_pairs_right(const struct ordered *ordered);
int order_at_place(const struct ordered *ordered);
int order_longest_run(const struct ordered *ordered);

#endif
