/* Long work says how far it is to whoever watches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/progress.h"

static struct progress seen;
static int times;

static void watch(const struct progress *now) {
    seen = *now;
    times++;
}

static int set_up(void **state) {
    (void)state;
    times = 0;
    progress_watch(watch);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    progress_watch(NULL);
    return 0;
}

static void each_piece_is_told(void **state) {
    (void)state;
    struct progress outer = progress_begin("Counting", 3, 0);
    progress_piece();
    progress_piece();
    progress_end(outer);
    assert_int_equal(times, 2);
    assert_string_equal(seen.what, "Counting");
    assert_int_equal(seen.done, 2);
    assert_int_equal(seen.of, 3);
}

static void steps_are_added_up(void **state) {
    (void)state;
    struct progress outer = progress_begin("Running", 0, 1000);
    progress_steps(100);
    progress_steps(20);
    progress_end(outer);
    assert_int_equal(seen.steps, 120);
    assert_int_equal(seen.of_steps, 1000);
}

/* What was begun before is as far as it was. */
static void a_part_gives_way_to_the_whole(void **state) {
    (void)state;
    struct progress nothing = progress_begin("The whole", 2, 0);
    progress_piece();
    struct progress whole = progress_begin("A part", 9, 0);
    progress_piece();
    assert_string_equal(seen.what, "A part");
    assert_int_equal(seen.done, 1);
    progress_end(whole);
    progress_piece();
    assert_string_equal(seen.what, "The whole");
    assert_int_equal(seen.done, 2);
    progress_end(nothing);
}

static void what_nobody_began_is_not_told(void **state) {
    (void)state;
    progress_piece();
    progress_steps(5);
    assert_int_equal(times, 0);
}

static void nobody_need_watch(void **state) {
    (void)state;
    progress_watch(NULL);
    struct progress outer = progress_begin("Alone", 1, 0);
    progress_piece();
    progress_end(outer);
    assert_int_equal(times, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_piece_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(steps_are_added_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_gives_way_to_the_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_nobody_began_is_not_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_need_watch, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
