/* Products and quotients worked by hand from powers of two and ten. */
#include "base/wide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(struct wide wide, uint64_t high, uint64_t low) {
    assert_true(wide.high == high);
    assert_true(wide.low == low);
}

static void products_take_two_words(void **state) {
    (void)state;
    expect(wide_multiply(0, UINT64_MAX), 0, 0);
    expect(wide_multiply(3, 5), 0, 15);
    expect(wide_multiply(UINT64_C(1) << 32, UINT64_C(1) << 32), 1, 0);
    /* (2^64 - 1)^2 = 2^128 - 2 * 2^64 + 1 */
    expect(wide_multiply(UINT64_MAX, UINT64_MAX), UINT64_MAX - 1, 1);
    /* 10^19 * 10^19 = 10^38 = 0x4b3b4ca85a86c47a098a224000000000 */
    expect(wide_multiply(UINT64_C(10000000000000000000), UINT64_C(10000000000000000000)),
           UINT64_C(0x4b3b4ca85a86c47a), UINT64_C(0x098a224000000000));
}

static void a_sum_carries(void **state) {
    (void)state;
    expect(wide_add((struct wide){1, UINT64_MAX}, (struct wide){2, 1}), 4, 0);
    expect(wide_add((struct wide){1, 5}, (struct wide){0, 6}), 1, 11);
}

static void a_product_of_two_words_carries(void **state) {
    (void)state;
    expect(wide_scale((struct wide){1, UINT64_C(1) << 63}, 6), 9, 0);
    expect(wide_scale((struct wide){0, UINT64_MAX}, UINT64_MAX), UINT64_MAX - 1, 1);
}

static void a_quotient_of_two_words_has_a_rest(void **state) {
    (void)state;
    uint64_t rest;
    /* (5 * 2^64 + 7) / 2 */
    expect(wide_quotient((struct wide){5, 7}, 2, &rest), 2, (UINT64_C(1) << 63) + 3);
    assert_int_equal(rest, 1);
    expect(wide_quotient((struct wide){0, 7}, 10, &rest), 0, 0);
    assert_int_equal(rest, 7);
    /* 10^38 / 10^19, and one less */
    struct wide square =
        wide_multiply(UINT64_C(10000000000000000000), UINT64_C(10000000000000000000));
    expect(wide_quotient(square, UINT64_C(10000000000000000000), NULL), 0,
           UINT64_C(10000000000000000000));
    square.low--;
    expect(wide_quotient(square, UINT64_C(10000000000000000000), &rest), 0,
           UINT64_C(9999999999999999999));
    assert_true(rest == UINT64_C(9999999999999999999));
}

static void a_quotient_is_rounded_half_up(void **state) {
    (void)state;
    assert_int_equal(wide_divide((struct wide){0, 7}, 2), 4);
    assert_int_equal(wide_divide((struct wide){0, 7}, 3), 2);
    assert_int_equal(wide_divide((struct wide){0, 8}, 3), 3);
    assert_int_equal(wide_divide((struct wide){0, 1}, 3), 0);
    assert_true(wide_divide((struct wide){1, 0}, 2) == UINT64_C(1) << 63);
    struct wide square = wide_multiply(UINT64_MAX, UINT64_MAX);
    assert_true(wide_divide(square, UINT64_MAX) == UINT64_MAX);
    /* A divisor whose double is beyond a word. */
    assert_true(wide_divide(wide_multiply(12345, UINT64_MAX - 1), UINT64_MAX - 1) == 12345);
}

static void a_quotient_beyond_a_word_is_the_largest(void **state) {
    (void)state;
    assert_true(wide_divide((struct wide){2, 0}, 2) == UINT64_MAX);
    assert_true(wide_divide((struct wide){1, UINT64_MAX}, 2) == UINT64_MAX);
}

static void a_count_beyond_its_word_is_the_largest(void **state) {
    (void)state;
    assert_true(wide_divide_count((struct wide){0, 7}, 2) == 4);
    assert_true(wide_divide_count((struct wide){0, INT64_MAX}, 1) == INT64_MAX);
    assert_true(wide_divide_count((struct wide){1, 0}, 2) == INT64_MAX); /* 2^63 */
    assert_true(wide_divide_count((struct wide){2, 0}, 2) == INT64_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_take_two_words),
        cmocka_unit_test(a_sum_carries),
        cmocka_unit_test(a_product_of_two_words_carries),
        cmocka_unit_test(a_quotient_of_two_words_has_a_rest),
        cmocka_unit_test(a_quotient_is_rounded_half_up),
        cmocka_unit_test(a_quotient_beyond_a_word_is_the_largest),
        cmocka_unit_test(a_count_beyond_its_word_is_the_largest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
