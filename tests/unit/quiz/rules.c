#include "quiz/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect(struct score score, int64_t num, int64_t den) {
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

static void expect_in_bounds(struct score score) {
    assert_true(score.num >= 0 && score.num <= score.den);
}

/* Choices */

/* 3 right and 2 wrong ones, of weights 1 and -1. */
static struct ticked ticked(int right_ticked, int wrong_ticked) {
    return (struct ticked){3, 2, right_ticked, wrong_ticked, right_ticked - wrong_ticked, 3};
}

static void ticks_count_by_the_rule(void **state) {
    (void)state;
    static const struct {
        int right_ticked, wrong_ticked;
        struct score want[5]; /* net, exact, each, coverage, weights */
    } rows[] = {
        {3, 0, {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}}},
        {2, 1, {{1, 3}, {0, 1}, {3, 5}, {2, 3}, {1, 3}}},
        {2, 0, {{2, 3}, {0, 1}, {4, 5}, {2, 3}, {2, 3}}},
        {3, 1, {{2, 3}, {0, 1}, {4, 5}, {1, 1}, {2, 3}}},
        {0, 2, {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}}},
        {1, 2, {{0, 1}, {0, 1}, {1, 5}, {1, 3}, {0, 1}}},
        {0, 0, {{0, 1}, {0, 1}, {2, 5}, {0, 1}, {0, 1}}}, /* nothing is ticked */
        {3, 2, {{1, 3}, {0, 1}, {3, 5}, {1, 1}, {1, 3}}}, /* all are */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (enum choices_rule rule = CHOICES_NET; rule <= CHOICES_WEIGHTS; rule++) {
            struct ticked of = ticked(rows[i].right_ticked, rows[i].wrong_ticked);
            expect(rules_score_choices(rule, &of), rows[i].want[rule].num, rows[i].want[rule].den);
        }
}

static void where_none_is_right_nothing_is_to_be_ticked(void **state) {
    (void)state;
    for (enum choices_rule rule = CHOICES_NET; rule <= CHOICES_WEIGHTS; rule++) {
        expect(rules_score_choices(rule, &(struct ticked){.wrong = 3}), 1, 1);
        expect(rules_score_choices(rule, &(struct ticked){.wrong = 3, .wrong_ticked = 1}), 0, 1);
        expect(rules_score_choices(rule, &(struct ticked){.wrong = 3, .wrong_ticked = 3}), 0, 1);
    }
}

static void one_choice_is_all_there_is(void **state) {
    (void)state;
    for (enum choices_rule rule = CHOICES_NET; rule <= CHOICES_WEIGHTS; rule++) {
        struct ticked one = {.right = 1, .right_ticked = 1, .weight = 7, .full_weight = 7};
        expect(rules_score_choices(rule, &one), 1, 1);
        struct ticked none = {.right = 1, .full_weight = 7};
        expect(rules_score_choices(rule, &none), 0, 1);
    }
}

static void weights_are_the_authors(void **state) {
    (void)state;
    struct ticked of = {.right = 2, .wrong = 1, .full_weight = 4};
    of.weight = 1; /* 3 - 2 */
    expect(rules_score_choices(CHOICES_WEIGHTS, &of), 1, 4);
    of.weight = -2;
    expect(rules_score_choices(CHOICES_WEIGHTS, &of), 0, 1);
    of.weight = 4;
    expect(rules_score_choices(CHOICES_WEIGHTS, &of), 1, 1);
    of.weight = 5;
    expect(rules_score_choices(CHOICES_WEIGHTS, &of), 1, 1);
}

static void every_score_of_ticks_is_from_nothing_to_one(void **state) {
    (void)state;
    for (int n = 1; n <= 6; n++)
        for (int right = 0; right <= n; right++)
            for (int ticks = 0; ticks <= n; ticks++)
                for (int hit = 0; hit <= right && hit <= ticks; hit++) {
                    if (ticks - hit > n - right)
                        continue;
                    struct ticked of = {right, n - right, hit, ticks - hit, 2 * hit - ticks, right};
                    for (enum choices_rule rule = CHOICES_NET; rule <= CHOICES_WEIGHTS; rule++)
                        expect_in_bounds(rules_score_choices(rule, &of));
                }
}

/* Sort */

enum { ITEMS = 5 };

static void expect_sorted(const int placed[ITEMS], struct score by_items, struct score by_rows) {
    static const int belongs[ITEMS] = {0, 0, 1, 1, 2};
    struct sorted sorted = {placed, belongs, ITEMS, 3};
    expect(rules_score_sort(SORT_ITEMS, &sorted), by_items.num, by_items.den);
    expect(rules_score_sort(SORT_ROWS, &sorted), by_rows.num, by_rows.den);
}

static void items_count_by_place_or_by_category(void **state) {
    (void)state;
    expect_sorted((int[]){0, 0, 1, 1, 2}, (struct score){1, 1}, (struct score){1, 1});
    expect_sorted((int[]){0, 1, 1, 1, 2}, (struct score){4, 5}, (struct score){1, 3});
    expect_sorted((int[]){0, 0, 1, 2, 1}, (struct score){3, 5}, (struct score){1, 3});
    expect_sorted((int[]){1, 1, 0, 0, 2}, (struct score){1, 5}, (struct score){1, 3});
    expect_sorted((int[]){1, 2, 0, 0, 0}, (struct score){0, 1}, (struct score){0, 1});
    expect_sorted((int[]){-1, -1, -1, -1, -1}, (struct score){0, 1}, (struct score){0, 1});
    expect_sorted((int[]){2, 2, 2, 2, 2}, (struct score){1, 5}, (struct score){0, 1});
}

static void one_item_is_in_its_place_or_not(void **state) {
    (void)state;
    const int belongs = 1, other = 0;
    struct sorted right = {&belongs, &belongs, 1, 2}, wrong = {&other, &belongs, 1, 2};
    expect(rules_score_sort(SORT_ITEMS, &right), 1, 1);
    expect(rules_score_sort(SORT_ROWS, &right), 1, 1);
    expect(rules_score_sort(SORT_ITEMS, &wrong), 0, 1);
    expect(rules_score_sort(SORT_ROWS, &wrong), 0, 1);
}

/* A category to which nothing belongs holds its own while it is empty. */
static void an_empty_category_counts_while_it_is_empty(void **state) {
    (void)state;
    const int belongs[2] = {0, 1}, placed[2] = {1, 0}, there[2] = {0, 2};
    struct sorted sorted = {placed, belongs, 2, 3};
    expect(rules_score_sort(SORT_ROWS, &sorted), 1, 3);
    sorted.placed = there;
    expect(rules_score_sort(SORT_ROWS, &sorted), 1, 3);
}

/* The items of a sort may stand in any order, and so may its categories. */
static void sorting_counts_the_same_in_any_order(void **state) {
    (void)state;
    static const int belongs[ITEMS] = {0, 0, 1, 1, 2}, other[3] = {2, 0, 1};
    int placed[ITEMS], turned_placed[ITEMS], turned_belongs[ITEMS];
    for (int draw = 0; draw < 243; draw++) { /* 3 to the fifth */
        for (int i = 0, rest = draw; i < ITEMS; i++, rest /= 3) {
            placed[i] = rest % 3;
            turned_placed[ITEMS - 1 - i] = other[placed[i]];
            turned_belongs[ITEMS - 1 - i] = other[belongs[i]];
        }
        struct sorted one = {placed, belongs, ITEMS, 3};
        struct sorted turned = {turned_placed, turned_belongs, ITEMS, 3};
        for (enum sort_rule rule = SORT_ITEMS; rule <= SORT_ROWS; rule++) {
            struct score score = rules_score_sort(rule, &one);
            expect_in_bounds(score);
            expect(rules_score_sort(rule, &turned), score.num, score.den);
        }
    }
}

/* Order */

static void expect_ordered(const char *digits, struct score pairs, struct score position,
                           struct score run, struct score exact) {
    int item_at[10], items = (int)strlen(digits);
    for (int i = 0; i < items; i++)
        item_at[i] = digits[i] - '0';
    item_at[items] = items; /* behind the last, which is not to be counted */
    struct ordered ordered = {item_at, items};
    expect(rules_score_order(ORDER_PAIRS, &ordered), pairs.num, pairs.den);
    expect(rules_score_order(ORDER_POSITION, &ordered), position.num, position.den);
    expect(rules_score_order(ORDER_RUN, &ordered), run.num, run.den);
    expect(rules_score_order(ORDER_EXACT, &ordered), exact.num, exact.den);
}

static void a_sequence_counts_by_the_rule(void **state) {
    (void)state;
    const struct score none = {0, 1}, all = {1, 1};
    expect_ordered("0123", all, all, all, all);
    expect_ordered("3210", none, none, none, none);
    expect_ordered("102", (struct score){2, 3}, (struct score){1, 3}, none, none);
    expect_ordered("3012", (struct score){1, 2}, none, (struct score){2, 3}, none);
    expect_ordered("1230", (struct score){1, 2}, none, (struct score){2, 3}, none);
    expect_ordered("0132", (struct score){5, 6}, (struct score){1, 2}, (struct score){1, 3}, none);
    expect_ordered("2301", (struct score){1, 3}, none, (struct score){1, 3}, none);
    expect_ordered("34012", (struct score){2, 5}, none, (struct score){1, 2}, none);
    expect_ordered("10", none, none, none, none);
    expect_ordered("0", all, all, all, all); /* one item */
}

/* All 120 orders of five: each counts from 0 to 1, only the right one counts 1 by any rule, and an
 * order and its mirror share the pairs between them. */
static void only_the_right_order_counts_one(void **state) {
    (void)state;
    int found = 0;
    for (int draw = 0; draw < 3125; draw++) {
        int item_at[ITEMS], mirror[ITEMS], seen = 0;
        for (int i = 0, rest = draw; i < ITEMS; i++, rest /= 5) {
            item_at[i] = mirror[ITEMS - 1 - i] = rest % 5;
            seen |= 1 << (rest % 5);
        }
        if (seen != 31)
            continue;
        struct ordered one = {item_at, ITEMS}, other = {mirror, ITEMS};
        bool right = draw == 2930; /* 0, 1, 2, 3, 4 */
        found++;
        for (enum order_rule rule = ORDER_PAIRS; rule <= ORDER_EXACT; rule++) {
            struct score score = rules_score_order(rule, &one);
            expect_in_bounds(score);
            assert_int_equal(right, score.num == score.den);
        }
        expect(
            score_add(rules_score_order(ORDER_PAIRS, &one), rules_score_order(ORDER_PAIRS, &other)),
            1, 1);
    }
    assert_int_equal(found, 120);
}

/* Match */

static void pairs_count_by_their_share(void **state) {
    (void)state;
    expect(rules_score_match(&(struct matched){0, 4}), 0, 1);
    expect(rules_score_match(&(struct matched){2, 4}), 1, 2);
    expect(rules_score_match(&(struct matched){4, 4}), 1, 1);
    expect(rules_score_match(&(struct matched){1, 1}), 1, 1);
}

/* The tables */

static void every_rule_has_its_words(void **state) {
    (void)state;
    int rules = 0;
    for (const struct rule_of_choices *row = rules_choices; row->name != NULL; row++, rules++)
        assert_true(row->says[0] != '\0' && row->example[0] != '\0');
    for (const struct rule_of_sort *row = rules_sort; row->name != NULL; row++, rules++)
        assert_true(row->says[0] != '\0' && row->example[0] != '\0');
    for (const struct rule_of_order *row = rules_order; row->name != NULL; row++, rules++)
        assert_true(row->says[0] != '\0' && row->example[0] != '\0');
    assert_int_equal(rules, 5 + 2 + 4);
    assert_string_equal(rules_choices[0].name, "net"); /* those that hold where none is named */
    assert_string_equal(rules_sort[0].name, "items");
    assert_string_equal(rules_order[0].name, "pairs");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_count_by_the_rule),
        cmocka_unit_test(where_none_is_right_nothing_is_to_be_ticked),
        cmocka_unit_test(one_choice_is_all_there_is),
        cmocka_unit_test(weights_are_the_authors),
        cmocka_unit_test(every_score_of_ticks_is_from_nothing_to_one),
        cmocka_unit_test(items_count_by_place_or_by_category),
        cmocka_unit_test(one_item_is_in_its_place_or_not),
        cmocka_unit_test(an_empty_category_counts_while_it_is_empty),
        cmocka_unit_test(sorting_counts_the_same_in_any_order),
        cmocka_unit_test(a_sequence_counts_by_the_rule),
        cmocka_unit_test(only_the_right_order_counts_one),
        cmocka_unit_test(pairs_count_by_their_share),
        cmocka_unit_test(every_rule_has_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
