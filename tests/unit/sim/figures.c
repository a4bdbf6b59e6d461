#include "sim/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MIN INT64_C(60000000)

static void bytes_are_those_both_ways_with_their_overhead(void **state) {
    (void)state;
    struct figures figures = {.up = {1, 20}, .down = {300, 4000}};
    assert_int_equal(figures_bytes(&figures), 4321);
}

static void per_hour_is_for_one_client(void **state) {
    (void)state;
    struct figures figures = {.clients = 1, .duration_usec = 10 * MIN};
    assert_int_equal(figures_per_hour(&figures, 120), 720);
    assert_int_equal(figures_per_hour(&figures, 0), 0);
    figures.clients = 100;
    assert_int_equal(figures_per_hour(&figures, 12000), 720);
}

/* 1 in 7 h: 0.14; 4 in 7 h: 0.57. */
static void per_hour_is_rounded_to_nearest(void **state) {
    (void)state;
    struct figures figures = {.clients = 1, .duration_usec = 7 * 60 * MIN};
    assert_int_equal(figures_per_hour(&figures, 1), 0);
    assert_int_equal(figures_per_hour(&figures, 4), 1);
}

/* A billion clients for a million hours, a thousand of them each an hour. */
static void per_hour_has_room(void **state) {
    (void)state;
    struct figures figures = {.clients = 1000000000, .duration_usec = 60000000 * MIN};
    assert_int_equal(figures_per_hour(&figures, INT64_C(1000000000000000000)), 1000);
}

static void a_share_is_in_thousandths(void **state) {
    (void)state;
    assert_int_equal(figures_share_milli(1, 2), 500);
    assert_int_equal(figures_share_milli(2, 3), 667);
    assert_int_equal(figures_share_milli(0, 3), 0);
    assert_int_equal(figures_share_milli(3, 3), 1000);
    assert_int_equal(figures_share_milli(0, 0), 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_those_both_ways_with_their_overhead),
        cmocka_unit_test(per_hour_is_for_one_client),
        cmocka_unit_test(per_hour_is_rounded_to_nearest),
        cmocka_unit_test(per_hour_has_room),
        cmocka_unit_test(a_share_is_in_thousandths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
