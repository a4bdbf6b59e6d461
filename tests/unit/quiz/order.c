/* What is told of a sequence that is not right: each row worked by hand. */
#include "quiz/order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

/* "bcda" for the places where the items stand that belong at 1, 2, 3 and 0. */
static struct ordered read(const char *letters, int item_at[ORDER_MOST_ITEMS]) {
    struct ordered ordered = {item_at, (int)strlen(letters)};
    for (int i = 0; i < ordered.items; i++)
        item_at[i] = letters[i] - 'a';
    return ordered;
}

/* "+x.": right, misplaced, and nothing told, place by place. */
static void expect(enum order_rule rule, const char *letters, const char *marks) {
    int item_at[ORDER_MOST_ITEMS];
    enum order_told told[ORDER_MOST_ITEMS];
    char got[ORDER_MOST_ITEMS + 1] = "";
    struct ordered ordered = read(letters, item_at);
    order_tell(rule, &ordered, told);
    for (int i = 0; i < ordered.items; i++)
        got[i] = told[i] == ORDER_RIGHT ? '+' : told[i] == ORDER_MISPLACED ? 'x' : '.';
    if (strcmp(got, marks) != 0)
        fail_msg("rule %d, %s: %s, not %s", (int)rule, letters, got, marks);
}

static void an_item_is_right_at_its_place(void **state) {
    (void)state;
    expect(ORDER_POSITION, "abcd", "++++");
    expect(ORDER_POSITION, "acbd", "+xx+");
    expect(ORDER_POSITION, "bcda", "xxxx");
    expect(ORDER_EXACT, "acbd", "+xx+");
    expect(ORDER_POSITION, "a", "+");
}

static void the_longest_run_is_right(void **state) {
    (void)state;
    expect(ORDER_RUN, "abcd", "++++");
    expect(ORDER_RUN, "dabc", "x+++");
    expect(ORDER_RUN, "abdce", "++xxx");
    expect(ORDER_RUN, "abdec", "++++x"); /* two as long as each other */
    expect(ORDER_RUN, "cba", "xxx");
    expect(ORDER_RUN, "a", "+");
}

static void by_pairs_the_fewest_are_misplaced(void **state) {
    (void)state;
    expect(ORDER_PAIRS, "abcde", "+++++");
    expect(ORDER_PAIRS, "bcdea", "....x"); /* one went astray, to the end */
    expect(ORDER_PAIRS, "ebcda", "x...x");
    expect(ORDER_PAIRS, "a", "+");
    expect(ORDER_PAIRS, "ba", ".x");
    expect(ORDER_PAIRS, "cba", "x.x");     /* of one that can stay, the one at its place */
    expect(ORDER_PAIRS, "abdce", "++.x+"); /* of two that could, the one above stays */
}

static void what_is_right_is_counted(void **state) {
    (void)state;
    static const struct {
        const char *letters;
        int pairs, at_place, run;
    } rows[] = {{"a", 0, 1, 1},   {"ab", 1, 2, 2},    {"ba", 0, 0, 1},     {"bac", 2, 1, 1},
                {"cba", 0, 1, 1}, {"bcdea", 6, 0, 4}, {"abcde", 10, 5, 5}, {"abdce", 9, 3, 2}};
    int item_at[ORDER_MOST_ITEMS];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ordered ordered = read(rows[i].letters, item_at);
        assert_int_equal(order_pairs_right(&ordered), rows[i].pairs);
        assert_int_equal(order_at_place(&ordered), rows[i].at_place);
        assert_int_equal(order_longest_run(&ordered), rows[i].run);
    }
}

/* Whatever the order: what is not misplaced stands in order among itself, and no item that is right
 * by pairs stands elsewhere than where it belongs. */
static void what_can_stay_is_in_order(void **state) {
    (void)state;
    struct random random = random_seeded(14, 0, 0);
    for (int round = 0; round < 2000; round++) {
        int item_at[ORDER_MOST_ITEMS], items = 1 + (int)random_below(&random, ORDER_MOST_ITEMS);
        enum order_told told[ORDER_MOST_ITEMS];
        for (int i = 0; i < items; i++) {
            int at = (int)random_below(&random, i + 1);
            item_at[i] = item_at[at];
            item_at[at] = i;
        }
        struct ordered ordered = {item_at, items};
        order_tell(ORDER_PAIRS, &ordered, told);
        for (int i = 0, last = -1; i < items; i++) {
            if (told[i] == ORDER_MISPLACED)
                continue;
            assert_true(item_at[i] > last);
            last = item_at[i];
            assert_true(told[i] != ORDER_RIGHT || item_at[i] == i);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_is_right_at_its_place),
        cmocka_unit_test(the_longest_run_is_right),
        cmocka_unit_test(by_pairs_the_fewest_are_misplaced),
        cmocka_unit_test(what_is_right_is_counted),
        cmocka_unit_test(what_can_stay_is_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
