/* Rates and levels worked by hand. */
#include "sim/bins.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { SEC = 1000000 };

static const struct sample one = {1, 1};

static void a_bin_is_a_second(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 0, 10 * SEC);
    bins_at(&bins, 0)->requests++;
    bins_at(&bins, SEC - 1)->requests++;
    bins_at(&bins, SEC)->requests++;
    bins_at(&bins, 0)->first_requests++;
    bins_at(&bins, 0)->bytes += 500;
    bins_at(&bins, 10 * SEC - 1)->bytes += 700;
    bins_at(&bins, 3 * SEC)->messages += 4;
    bins_figures(&bins, one, &figures);
    assert_int_equal(figures.bin_usec, SEC);
    assert_int_equal(figures.requests_rate.peak_milli, 2000);
    assert_int_equal(figures.requests_rate.mean_milli, 300);
    assert_int_equal(figures.later_rate.peak_milli, 1000);
    assert_int_equal(figures.later_rate.mean_milli, 200);
    assert_int_equal(figures.bytes_rate.peak_milli, 700000);
    assert_int_equal(figures.bytes_rate.mean_milli, 120000);
    assert_int_equal(figures.messages_rate.peak_milli, 4000);
    assert_int_equal(figures.messages_rate.mean_milli, 400);
    bins_release(&bins);
}

/* 0.5 s: one bin of that width, one request in it is two a second. */
static void a_shorter_run_is_one_bin(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 0, SEC / 2);
    bins_at(&bins, SEC / 2 - 1)->requests++;
    bins_open(&bins, SEC / 4, 5 * SEC);
    bins_figures(&bins, one, &figures);
    assert_int_equal(figures.bin_usec, SEC / 2);
    assert_int_equal(figures.requests_rate.peak_milli, 2000);
    assert_int_equal(figures.open.mean_milli, 500);
    assert_int_equal(figures.open.peak_milli, 500);
    bins_release(&bins);
}

/* Two days: bins of two seconds. One microsecond more: one of a bin more is not there. */
static void a_longer_run_has_wider_bins(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 0, INT64_C(2) * FIGURES_BINS * SEC);
    bins_at(&bins, 3 * SEC)->requests += 6;
    bins_figures(&bins, one, &figures);
    assert_int_equal(figures.bin_usec, 2 * SEC);
    assert_int_equal(figures.requests_rate.peak_milli, 3000);
    bins_release(&bins);
    bins_begin(&bins, 0, INT64_C(2) * FIGURES_BINS * SEC + 1);
    assert_int_equal(bins.bin_usec, 2 * SEC + 1);
    assert_true(bins.count <= FIGURES_BINS);
    bins_release(&bins);
}

/* In 2.5 s: one from 0.25 s to 0.75 s, one from 0.5 s to 2.25 s, one from 1 s on. The bins: 0.5 +
 * 0.5 = 1; 1 + 1 = 2; in the half that is left 0.25 + 0.5 s, that is 1.5. Mean: 3.75 s / 2.5 s. */
static void what_is_open_is_averaged_exactly(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 0, 5 * SEC / 2);
    bins_open(&bins, SEC / 4, 3 * SEC / 4);
    bins_open(&bins, SEC / 2, 9 * SEC / 4);
    bins_open(&bins, SEC, INT64_MAX);
    bins_figures(&bins, one, &figures);
    assert_int_equal(figures.open.mean_milli, 1500);
    assert_int_equal(figures.open.peak_milli, 2000);
    bins_release(&bins);
}

static void the_level_of_the_last_part_counts_for_that_part(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 0, 5 * SEC / 2);
    bins_open(&bins, 2 * SEC, 5 * SEC / 2);
    bins_figures(&bins, one, &figures);
    assert_int_equal(figures.open.peak_milli, 1000);
    assert_int_equal(figures.open.mean_milli, 200);
    bins_release(&bins);
}

static void what_opens_after_the_end_is_not_open(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 0, SEC);
    bins_open(&bins, SEC, 3 * SEC);
    bins_open(&bins, 5 * SEC, INT64_MAX);
    bins_open(&bins, SEC / 2, SEC / 2);
    bins_figures(&bins, one, &figures);
    assert_int_equal(figures.open.peak_milli, 0);
    bins_release(&bins);
}

/* Bins of [1.5 s, 4 s): from 1.5, 2.5 and 3.5 s on, the last half a second wide. A connection of 1
 * to 3 s is open in all of the first and half of the second. */
static void bins_may_begin_later(void **state) {
    (void)state;
    struct bins bins;
    struct figures figures = {0};
    bins_begin(&bins, 3 * SEC / 2, 4 * SEC);
    assert_int_equal(bins.count, 3);
    bins_at(&bins, 3 * SEC / 2)->requests++;
    bins_at(&bins, 5 * SEC / 2 - 1)->requests++;
    bins_at(&bins, 5 * SEC / 2)->requests++;
    bins_open(&bins, 0, SEC);
    bins_open(&bins, SEC, 3 * SEC);
    bins_figures(&bins, (struct sample){1, 1}, &figures);
    assert_int_equal(figures.requests_rate.mean_milli, 1200);
    assert_int_equal(figures.requests_rate.peak_milli, 2000);
    assert_int_equal(figures.open.mean_milli, 600);
    assert_int_equal(figures.open.peak_milli, 1000);
    bins_release(&bins);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bins_may_begin_later),
        cmocka_unit_test(a_bin_is_a_second),
        cmocka_unit_test(a_shorter_run_is_one_bin),
        cmocka_unit_test(a_longer_run_has_wider_bins),
        cmocka_unit_test(what_is_open_is_averaged_exactly),
        cmocka_unit_test(the_level_of_the_last_part_counts_for_that_part),
        cmocka_unit_test(what_opens_after_the_end_is_not_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
