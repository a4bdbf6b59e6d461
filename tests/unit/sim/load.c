/* Rates and levels worked by hand. */
#include "sim/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { SEC = 1000000 };

static void a_bin_is_a_second(void **state) {
    (void)state;
    struct load_bins load;
    struct figures figures = {0};
    assert_true(load_begin(&load, 10 * SEC));
    load_at(&load, 0)->requests++;
    load_at(&load, SEC - 1)->requests++;
    load_at(&load, SEC)->requests++;
    load_at(&load, 0)->first_requests++;
    load_at(&load, 0)->bytes += 500;
    load_at(&load, 10 * SEC - 1)->bytes += 700;
    load_at(&load, 3 * SEC)->messages += 4;
    load_figures(&load, &figures);
    assert_int_equal(figures.bin_usec, SEC);
    assert_int_equal(figures.requests_rate.peak_milli, 2000);
    assert_int_equal(figures.requests_rate.mean_milli, 300);
    assert_int_equal(figures.later_rate.peak_milli, 1000);
    assert_int_equal(figures.later_rate.mean_milli, 200);
    assert_int_equal(figures.bytes_rate.peak_milli, 700000);
    assert_int_equal(figures.bytes_rate.mean_milli, 120000);
    assert_int_equal(figures.messages_rate.peak_milli, 4000);
    assert_int_equal(figures.messages_rate.mean_milli, 400);
    load_release(&load);
}

/* 0.5 s: one bin of that width, one request in it is two a second. */
static void a_shorter_run_is_one_bin(void **state) {
    (void)state;
    struct load_bins load;
    struct figures figures = {0};
    assert_true(load_begin(&load, SEC / 2));
    load_at(&load, SEC / 2 - 1)->requests++;
    load_open(&load, SEC / 4, 5 * SEC);
    load_figures(&load, &figures);
    assert_int_equal(figures.bin_usec, SEC / 2);
    assert_int_equal(figures.requests_rate.peak_milli, 2000);
    assert_int_equal(figures.open.mean_milli, 500);
    assert_int_equal(figures.open.peak_milli, 500);
    load_release(&load);
}

/* Two days: bins of two seconds. One microsecond more: one of a bin more is not there. */
static void a_longer_run_has_wider_bins(void **state) {
    (void)state;
    struct load_bins load;
    struct figures figures = {0};
    assert_true(load_begin(&load, INT64_C(2) * FIGURES_BINS * SEC));
    load_at(&load, 3 * SEC)->requests += 6;
    load_figures(&load, &figures);
    assert_int_equal(figures.bin_usec, 2 * SEC);
    assert_int_equal(figures.requests_rate.peak_milli, 3000);
    load_release(&load);
    assert_true(load_begin(&load, INT64_C(2) * FIGURES_BINS * SEC + 1));
    assert_int_equal(load.bin_usec, 2 * SEC + 1);
    assert_true(load.count <= FIGURES_BINS);
    load_release(&load);
}

/* In 2.5 s: one from 0.25 s to 0.75 s, one from 0.5 s to 2.25 s, one from 1 s on. The bins: 0.5 +
 * 0.5 = 1; 1 + 1 = 2; in the half that is left 0.25 + 0.5 s, that is 1.5. Mean: 3.75 s / 2.5 s. */
static void what_is_open_is_averaged_exactly(void **state) {
    (void)state;
    struct load_bins load;
    struct figures figures = {0};
    assert_true(load_begin(&load, 5 * SEC / 2));
    load_open(&load, SEC / 4, 3 * SEC / 4);
    load_open(&load, SEC / 2, 9 * SEC / 4);
    load_open(&load, SEC, INT64_MAX);
    load_figures(&load, &figures);
    assert_int_equal(figures.open.mean_milli, 1500);
    assert_int_equal(figures.open.peak_milli, 2000);
    load_release(&load);
}

static void the_level_of_the_last_part_counts_for_that_part(void **state) {
    (void)state;
    struct load_bins load;
    struct figures figures = {0};
    assert_true(load_begin(&load, 5 * SEC / 2));
    load_open(&load, 2 * SEC, 5 * SEC / 2);
    load_figures(&load, &figures);
    assert_int_equal(figures.open.peak_milli, 1000);
    assert_int_equal(figures.open.mean_milli, 200);
    load_release(&load);
}

static void what_opens_after_the_end_is_not_open(void **state) {
    (void)state;
    struct load_bins load;
    struct figures figures = {0};
    assert_true(load_begin(&load, SEC));
    load_open(&load, SEC, 3 * SEC);
    load_open(&load, 5 * SEC, INT64_MAX);
    load_open(&load, SEC / 2, SEC / 2);
    load_figures(&load, &figures);
    assert_int_equal(figures.open.peak_milli, 0);
    load_release(&load);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bin_is_a_second),
        cmocka_unit_test(a_shorter_run_is_one_bin),
        cmocka_unit_test(a_longer_run_has_wider_bins),
        cmocka_unit_test(what_is_open_is_averaged_exactly),
        cmocka_unit_test(the_level_of_the_last_part_counts_for_that_part),
        cmocka_unit_test(what_opens_after_the_end_is_not_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
