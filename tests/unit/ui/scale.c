#include "ui/scale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Two decades, ten steps: each step is 10^(1/5), about 1.585 times the one before. */
static const struct scale decades = {100000, 10000000, 10, false};

static void values_are_rounded_to_two_digits(void **state) {
    (void)state;
    static const int64_t want_ms[] = {100, 160, 250, 400, 630, 1000, 1600, 2500, 4000, 6300, 10000};
    for (int step = 0; step <= 10; step++)
        assert_int_equal(scale_value(&decades, step), want_ms[step] * 1000);
    assert_int_equal(scale_value(&decades, -3), 100000);
    assert_int_equal(scale_value(&decades, 11), 10000000);
}

static void rounding_is_in_the_unit_that_is_shown(void **state) {
    (void)state;
    /* The middle of 1 min to 10 min is 189.7 s: 3.2 min, not 190 s. */
    struct scale minutes = {60000000, 600000000, 2, false};
    assert_int_equal(scale_value(&minutes, 1), 192000000);
}

static void close_neighbours_get_a_third_digit(void **state) {
    (void)state;
    /* 1 s, 1.047 s, 1.097 s, 1.149 s, 1.203 s: with two digits the second would be the first. */
    struct scale fine = {1000000, 10000000, 50, false};
    assert_int_equal(scale_value(&fine, 1), 1050000);
    for (int step = 1; step <= 50; step++)
        assert_true(scale_value(&fine, step) > scale_value(&fine, step - 1));
}

static void values_never_fall(void **state) {
    (void)state;
    for (int steps = 1; steps < 2000; steps += 13) {
        struct scale scale = {50000, 600000000, steps, false};
        for (int step = 1; step <= steps; step++)
            assert_true(scale_value(&scale, step) >= scale_value(&scale, step - 1));
    }
}

static void steps_are_found_by_value(void **state) {
    (void)state;
    assert_int_equal(scale_nearest(&decades, 1000000), 5);
    assert_int_equal(scale_nearest(&decades, 1200000), 5); /* 1.26 s is halfway to 1.58 s */
    assert_int_equal(scale_nearest(&decades, 1300000), 6);
    assert_int_equal(scale_nearest(&decades, 1), 0);
    assert_int_equal(scale_nearest(&decades, 99000000), 10);
    assert_int_equal(scale_first(&decades, 1), 0);
    assert_int_equal(scale_first(&decades, 1000000), 5);
    assert_int_equal(scale_first(&decades, 1000001), 6);
    assert_int_equal(scale_first(&decades, 10000001), 11);
}

static void columns_go_from_end_to_end(void **state) {
    (void)state;
    assert_int_equal(scale_step_column(&decades, 0, 21), 0);
    assert_int_equal(scale_step_column(&decades, 5, 21), 10);
    assert_int_equal(scale_step_column(&decades, 10, 21), 20);
    assert_int_equal(scale_step_column(&decades, 10, 1), 0);
    assert_int_equal(scale_value_column(&decades, 1000000, 21), 10);
    assert_int_equal(scale_value_column(&decades, 10000000, 21), 20);
    assert_int_equal(scale_value_column(&decades, 5, 21), 0);
}

/* Where there are columns for all steps each is met in its own; else each column has a step. */
static void columns_lead_back_to_steps(void **state) {
    (void)state;
    assert_int_equal(scale_column_step(&decades, 0, 21), 0);
    assert_int_equal(scale_column_step(&decades, 10, 21), 5);
    assert_int_equal(scale_column_step(&decades, 20, 21), 10);
    assert_int_equal(scale_column_step(&decades, 7, 21), 4); /* 3.5 */
    assert_int_equal(scale_column_step(&decades, -3, 21), 0);
    assert_int_equal(scale_column_step(&decades, 90, 21), 10);
    assert_int_equal(scale_column_step(&decades, 0, 1), 0);
    for (int steps = 1; steps <= 60; steps++)
        for (int columns = 1; columns <= 60; columns++) {
            struct scale scale = {.steps = steps};
            for (int step = 0; step <= steps && steps < columns; step++)
                assert_int_equal(
                    scale_column_step(&scale, scale_step_column(&scale, step, columns), columns),
                    step);
            for (int column = 0; column < columns && steps >= columns; column++)
                assert_int_equal(
                    scale_step_column(&scale, scale_column_step(&scale, column, columns), columns),
                    column);
        }
}

static void an_even_scale_has_even_steps(void **state) {
    (void)state;
    struct scale even = {0, 10000000, 8, true}; /* 1.25 s each, shown with two digits */
    assert_int_equal(scale_value(&even, 0), 0);
    assert_int_equal(scale_value(&even, 1), 1300000);
    assert_int_equal(scale_value(&even, 4), 5000000);
    assert_int_equal(scale_value(&even, 8), 10000000);
    assert_int_equal(scale_nearest(&even, 4000000), 3); /* 3.2 steps */
    assert_int_equal(scale_first(&even, 5000001), 5);
    assert_int_equal(scale_value_column(&even, 2500000, 41), 10);
    struct scale fine = {0, 10000000, 200, true}; /* 9.9, 9.95, 10: two digits would do for two */
    assert_int_equal(scale_value(&fine, 198), 9900000);
    assert_int_equal(scale_value(&fine, 199), 9950000);
    struct scale longest = {0, INT64_C(3600000000000000), 9999, true};
    for (int step = 1; step <= 9999; step++)
        assert_true(scale_value(&longest, step) >= scale_value(&longest, step - 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_rounded_to_two_digits),
        cmocka_unit_test(rounding_is_in_the_unit_that_is_shown),
        cmocka_unit_test(close_neighbours_get_a_third_digit),
        cmocka_unit_test(values_never_fall),
        cmocka_unit_test(steps_are_found_by_value),
        cmocka_unit_test(columns_go_from_end_to_end),
        cmocka_unit_test(columns_lead_back_to_steps),
        cmocka_unit_test(an_even_scale_has_even_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
