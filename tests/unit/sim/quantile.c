/* Ranks worked by hand, and the step from exact values to classes. */
#include "sim/quantile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "sim/figures.h"

static void add(struct quantile *quantile, const int64_t *values, int count) {
    for (int i = 0; i < count; i++)
        quantile_add(quantile, values[i]);
}

static void nothing_is_zero(void **state) {
    (void)state;
    struct quantile quantile = {0};
    assert_int_equal(quantile_at(&quantile, 50), 0);
    quantile_release(&quantile);
}

/* Nearest rank: of five values 50 % is the third, 95 % and 99 % the fifth, 20 % the first, 21 % the
 * second. */
static void the_rank_is_the_nearest(void **state) {
    (void)state;
    static const int64_t values[] = {30, 10, 50, 20, 40};
    struct quantile quantile = {0};
    add(&quantile, values, 5);
    assert_int_equal(quantile_at(&quantile, 50), 30);
    assert_int_equal(quantile_at(&quantile, 95), 50);
    assert_int_equal(quantile_at(&quantile, 99), 50);
    assert_int_equal(quantile_at(&quantile, 20), 10);
    assert_int_equal(quantile_at(&quantile, 21), 20);
    assert_int_equal(quantile_at(&quantile, 100), 50);
    assert_int_equal(quantile.low, 10);
    assert_int_equal(quantile.high, 50);
    quantile_release(&quantile);
}

static void one_value_is_every_quantile(void **state) {
    (void)state;
    struct quantile quantile = {0};
    quantile_add(&quantile, 7);
    assert_int_equal(quantile_at(&quantile, 1), 7);
    assert_int_equal(quantile_at(&quantile, 99), 7);
    quantile_release(&quantile);
}

/* 0, 1, …, count - 1 times a factor, in an order without any: the stride has no factor in common
 * with the count. */
static struct quantile ladder(int count, int64_t factor) {
    struct quantile quantile = {0};
    for (int64_t i = 0; i < count; i++)
        quantile_add(&quantile, i * 7919 % count * factor);
    return quantile;
}

static void a_hundred_thousand_are_exact(void **state) {
    (void)state;
    struct quantile quantile = ladder(FIGURES_EXACT, 1003);
    assert_null(quantile.classes);
    assert_int_equal(quantile_at(&quantile, 50), 49999 * 1003);
    assert_int_equal(quantile_at(&quantile, 95), 94999 * 1003);
    assert_int_equal(quantile_at(&quantile, 99), 98999 * 1003);
    quantile_release(&quantile);
}

static void expect_near(int64_t found, int64_t exact) {
    int64_t difference = found > exact ? found - exact : exact - found;
    if (difference * 1000 > exact)
        print_message("found %lld, exact %lld\n", (long long)found, (long long)exact);
    assert_true(difference * 1000 <= exact);
}

/* One more: 50 % of 100,001 is the 50,001st, 95 % the 95,001st, 99 % the 99,001st. */
static void one_more_is_within_a_thousandth(void **state) {
    (void)state;
    struct quantile quantile = ladder(FIGURES_EXACT + 1, 1003);
    assert_null(quantile.values);
    assert_non_null(quantile.classes);
    assert_int_equal(quantile.count, FIGURES_EXACT + 1);
    expect_near(quantile_at(&quantile, 50), 50000 * 1003);
    expect_near(quantile_at(&quantile, 95), 95000 * 1003);
    expect_near(quantile_at(&quantile, 99), 99000 * 1003);
    quantile_release(&quantile);
}

static void small_values_stay_exact(void **state) {
    (void)state;
    struct quantile quantile = {0};
    for (int i = 0; i < 200000; i++)
        quantile_add(&quantile, i % 1000);
    assert_int_equal(quantile_at(&quantile, 1), 9);
    assert_int_equal(quantile_at(&quantile, 50), 499);
    assert_int_equal(quantile_at(&quantile, 100), 999);
    quantile_release(&quantile);
}

static void one_value_many_times_stays_itself(void **state) {
    (void)state;
    struct quantile quantile = {0};
    for (int i = 0; i < 200000; i++)
        quantile_add(&quantile, 1080123);
    assert_int_equal(quantile_at(&quantile, 50), 1080123);
    assert_int_equal(quantile_at(&quantile, 99), 1080123);
    quantile_release(&quantile);
}

/* A value alone in its class, among as many smaller as larger ones: the class must say it within a
 * thousandth, whatever its size. */
static void a_class_is_a_thousandth_wide(void **state) {
    (void)state;
    struct random random = random_seeded(1, 0, 0);
    struct quantile quantile = {0};
    for (int i = 0; i < 100000; i++)
        quantile_add(&quantile, i % 2 == 0 ? 0 : INT64_MAX);
    quantile_add(&quantile, 0);
    for (int i = 0; i < 20000; i++) {
        int64_t value = (int64_t)(random_next(&random) >> (1 + i % 60));
        int class = quantile_class(value);
        quantile.classes[class]++;
        quantile.classes[0] -= 1;
        expect_near(quantile_at(&quantile, 50), value);
        quantile.classes[class]--;
        quantile.classes[0] += 1;
    }
    quantile_release(&quantile);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_zero),
        cmocka_unit_test(the_rank_is_the_nearest),
        cmocka_unit_test(one_value_is_every_quantile),
        cmocka_unit_test(a_hundred_thousand_are_exact),
        cmocka_unit_test(one_more_is_within_a_thousandth),
        cmocka_unit_test(small_values_stay_exact),
        cmocka_unit_test(one_value_many_times_stays_itself),
        cmocka_unit_test(a_class_is_a_thousandth_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
