/* What is counted of some, made to stand for all, by hand. */
#include "sim/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Of 3 clients 2 are run: 5 is 7.5, 4 is 6, 3 is 4.5; half of one is rounded up. */
static void a_count_is_scaled_to_nearest(void **state) {
    (void)state;
    const struct sample sample = {.clients = 3, .run = 2};
    assert_int_equal(sample_count(sample, 0), 0);
    assert_int_equal(sample_count(sample, 3), 5);
    assert_int_equal(sample_count(sample, 4), 6);
    assert_int_equal(sample_count(sample, 5), 8);
    const struct sample thirds = {.clients = 4, .run = 3};
    assert_int_equal(sample_count(thirds, 1), 1); /* 1.33 */
    assert_int_equal(sample_count(thirds, 2), 3); /* 2.67 */
}

/* Though the product on the way outgrows 64 bits. */
static void what_has_room_has_room(void **state) {
    (void)state;
    const struct sample sample = {.clients = 1000000000, .run = 500000000};
    assert_int_equal(sample_count(sample, INT64_C(4000000000000000000)),
                     INT64_C(8000000000000000000));
    assert_int_equal(sample_count(sample, INT64_C(5000000000000000000)), INT64_MAX);
    const struct sample all = {.clients = 1000000000, .run = 1000000000};
    assert_int_equal(sample_count(all, INT64_MAX), INT64_MAX);
    struct wide sum = sample_sum(sample, (struct wide){1, 5});
    assert_true(sum.high == 2 && sum.low == 10);
}

/* 2 appear, 1 arrives, 1 is lost, of 2 clients for 3: 3, 1.5 that becomes 2, and 1.5: so one is not
 * delivered, and no more than that is lost. */
static void what_is_lost_was_not_delivered(void **state) {
    (void)state;
    struct figures figures = {.appeared = 2, .delivered = 1, .lost = 1, .undelivered = 77};
    sample_figures((struct sample){.clients = 3, .run = 2}, &figures);
    assert_int_equal(figures.appeared, 3);
    assert_int_equal(figures.delivered, 2);
    assert_int_equal(figures.undelivered, 1);
    assert_int_equal(figures.lost, 1);
    assert_int_equal(figures.clients, 3);
    assert_int_equal(figures.sampled, 2);
}

static void all_counts_are_scaled(void **state) {
    (void)state;
    struct figures figures = {.appeared = 1,
                              .requests = 2,
                              .empty_answers = 3,
                              .connections = 4,
                              .within = 5,
                              .up = {6, 7},
                              .down = {8, 9},
                              .up_appeared = 10,
                              .up_received = 11,
                              .signs = 12,
                              .messages = 13,
                              .bin_usec = 14,
                              .behind_mean_nsec = 15,
                              .duration_usec = 16,
                              .from_usec = 17};
    sample_figures((struct sample){.clients = 100, .run = 1}, &figures);
    assert_int_equal(figures.appeared, 100);
    assert_int_equal(figures.requests, 200);
    assert_int_equal(figures.empty_answers, 300);
    assert_int_equal(figures.connections, 400);
    assert_int_equal(figures.within, 500);
    assert_int_equal(figures.up.payload, 600);
    assert_int_equal(figures.up.overhead, 700);
    assert_int_equal(figures.down.payload, 800);
    assert_int_equal(figures.down.overhead, 900);
    assert_int_equal(figures.up_appeared, 1000);
    assert_int_equal(figures.up_received, 1100);
    assert_int_equal(figures.signs, 1200);
    assert_int_equal(figures.messages, 1300);
    assert_int_equal(figures.bin_usec, 14);
    assert_int_equal(figures.behind_mean_nsec, 15);
    assert_int_equal(figures.duration_usec, 16);
    assert_int_equal(figures.from_usec, 17);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_count_is_scaled_to_nearest),
        cmocka_unit_test(what_has_room_has_room),
        cmocka_unit_test(what_is_lost_was_not_delivered),
        cmocka_unit_test(all_counts_are_scaled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
