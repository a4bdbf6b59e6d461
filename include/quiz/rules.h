/*
 * Rules: how much of a point an answer of several parts is worth. One table for each sort of
 * answer, one row for each rule; a kind's field "score" takes its names from there, and
 * docs/questions.md its words.
 *
 * Pure functions from what was right and what was answered, all from 0 to 1. An answer is here what
 * it is to the author: the order in which rows are drawn is no matter of a rule.
 */
#ifndef RTLESSON_QUIZ_RULES_H
#define RTLESSON_QUIZ_RULES_H

#include <stdint.h>

#include "quiz/score.h"

/* Choices of which any number may be ticked. */
struct ticked {
    int right, wrong;               /* choices that are right, that are not; together at least 1 */
    int right_ticked, wrong_ticked; /* of these */
    int64_t weight;                 /* of what is ticked, added up; may be negative */
    int64_t full_weight;            /* of all that weigh more than 0, added up */
};

/* Items, each of which is placed in a category. */
struct sorted {
    const int *placed, *belongs; /* by item: the index of a category; -1: in none */
    int items, categories;       /* at least 1 of each */
};

/* A sequence: item_at[place] is the place where the item that stands there belongs, so that 0, 1, 2
 * … is right. Each place from 0 stands there once. */
struct ordered {
    const int *item_at;
    int items; /* at least 1 */
};

/* Things to each of which another belongs. */
struct matched {
    int right, pairs; /* right of at least 1 */
};

/* The rows: the name that an author writes, what the rule computes, and one example of it. Each
 * table begins with the rule that holds where none is named, and ends with a row without a name. */
enum choices_rule { CHOICES_NET, CHOICES_EXACT, CHOICES_EACH, CHOICES_COVERAGE, CHOICES_WEIGHTS };
struct rule_of_choices {
    const char *name, *says, *example;
    struct score (*score)(const struct ticked *ticked); /* of choices of which one is right */
};
extern const struct rule_of_choices rules_choices[];

enum sort_rule { SORT_ITEMS, SORT_ROWS };
struct rule_of_sort {
    const char *name, *says, *example;
    struct score (*score)(const struct sorted *sorted);
};
extern const struct rule_of_sort rules_sort[];

enum order_rule { ORDER_PAIRS, ORDER_POSITION, ORDER_RUN, ORDER_EXACT };
struct rule_of_order {
    const char *name, *says, *example;
    struct score (*score)(const struct ordered *ordered);
};
extern const struct rule_of_order rules_order[];

/* By that rule. Where no choice is right, by any rule 1 if nothing is ticked, and else 0. */
struct score rules_score_choices(enum choices_rule rule, const struct ticked *ticked);
struct score rules_score_sort(enum sort_rule rule, const struct sorted *sorted);
struct score rules_score_order(enum order_rule rule, const struct ordered *ordered);

/* The share of pairs that are right: the one rule of its kind. */
struct score rules_score_match(const struct matched *matched);

#endif
