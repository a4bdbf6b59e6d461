#include "sim/sweep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LARGEST INT64_C(1000000000000000000)

static void powers_are_met_exactly(void **state) {
    (void)state;
    uint64_t ten = 1, two = 1;
    for (int i = 0; i <= 18; i++, ten *= 10)
        assert_int_equal(sweep_value(1, LARGEST, i, 19), ten);
    for (int i = 0; i <= 40; i++, two *= 2)
        assert_int_equal(sweep_value(1, INT64_C(1) << 40, i, 41), two);
    assert_int_equal(sweep_value(1000000, 100000000, 1, 3), 10000000);
    assert_int_equal(sweep_value(3, 12, 1, 3), 6);
    /* 7 · 3^10 to 7 · 3^12. */
    assert_int_equal(sweep_value(413343, 3720087, 1, 3), 1240029);
}

/* 2^(1/2) = 1.41421356…, 10^(1/3) = 2.15443469…, 10^(2/3) = 4.64158883…:
 * their digits, rounded. */
static void what_lies_between_is_rounded(void **state) {
    (void)state;
    assert_int_equal(sweep_value(1000000, 2000000, 1, 3), 1414214);
    assert_int_equal(sweep_value(100000000, 1000000000, 1, 4), 215443469);
    assert_int_equal(sweep_value(100000000, 1000000000, 2, 4), 464158883);
    assert_int_equal(sweep_value(1, 2, 1, 3), 1);
    assert_int_equal(sweep_value(1, 3, 1, 3), 2);
    assert_int_equal(sweep_value(1, 10, 1, 4), 2);
    assert_int_equal(sweep_value(1, 10, 2, 4), 5);
}

static void the_ends_are_exact_and_it_never_falls(void **state) {
    (void)state;
    static const struct {
        int64_t from, to;
        int count;
    } rows[] = {{1, 1, 2},          {5, 5, 7},    {1000000, 60000000, 40},
                {1, LARGEST, 1000}, {1, 20, 100}, {LARGEST - 3, LARGEST, 9},
                {999, 1000, 50}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t before = 0;
        assert_int_equal(sweep_value(rows[i].from, rows[i].to, 0, rows[i].count), rows[i].from);
        assert_int_equal(sweep_value(rows[i].from, rows[i].to, rows[i].count - 1, rows[i].count),
                         rows[i].to);
        for (int at = 0; at < rows[i].count; at++) {
            int64_t value = sweep_value(rows[i].from, rows[i].to, at, rows[i].count);
            assert_true(value >= before && value >= rows[i].from && value <= rows[i].to);
            before = value;
        }
    }
}

/* Of three numbers evenly in the logarithm the middle one's square is the product of the others:
 * the rounded one is within a half of it. */
static void the_middle_is_the_geometric_mean(void **state) {
    (void)state;
    for (int64_t from = 1; from < 60; from++)
        for (int64_t to = from; to < 4000; to += 7) {
            int64_t middle = sweep_value(from, to, 1, 3);
            assert_true((2 * middle - 1) * (2 * middle - 1) < 4 * from * to);
            assert_true((2 * middle + 1) * (2 * middle + 1) > 4 * from * to);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(powers_are_met_exactly),
        cmocka_unit_test(what_lies_between_is_rounded),
        cmocka_unit_test(the_ends_are_exact_and_it_never_falls),
        cmocka_unit_test(the_middle_is_the_geometric_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
