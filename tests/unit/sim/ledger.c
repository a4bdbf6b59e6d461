/* What a ledger says of a run, worked by hand; that it agrees with runs that end is a law (laws.c).
 */
#include "sim/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenarios.h"
#include "sim/simulate.h"

static void lines_are_added_up_by_time(void **state) {
    (void)state;
    struct arena arena = {0};
    struct ledger ledger = {.arena = &arena};
    ledger_add(&ledger, (struct ledger_line){.at_usec = 30, .bytes = 5});
    ledger_add(&ledger, (struct ledger_line){.at_usec = 10, .requests = 1, .bytes = 100});
    ledger_add(&ledger, (struct ledger_line){.at_usec = 10, .empty_answers = 1});
    ledger_close(&ledger);
    assert_int_equal(ledger_until(&ledger, 9).bytes, 0);
    assert_int_equal(ledger_until(&ledger, 10).requests, 1);
    assert_int_equal(ledger_until(&ledger, 10).empty_answers, 1);
    assert_int_equal(ledger_until(&ledger, 29).bytes, 100);
    assert_int_equal(ledger_until(&ledger, INT64_MAX).bytes, 105);
    arena_release(&arena);
}

static void nothing_counted_is_nothing(void **state) {
    (void)state;
    struct arena arena = {0};
    struct ledger ledger = {.arena = &arena};
    ledger_close(&ledger);
    assert_int_equal(ledger_until(&ledger, 5).requests, 0);
    arena_release(&arena);
}

/* Asks at 0 and 20 us, there 3 us later; each answer leaves at once and is back 4 us after. An
 * update of 7 bytes at 15 us comes with the second. */
static void a_poll_is_counted_as_it_goes(void **state) {
    (void)state;
    struct arena arena = {0};
    struct ledger ledger;
    struct errbuf err;
    struct scenario scenario =
        scenario_from("--technique short-poll --setup 1 --interval 20us --latency-up 3us "
                      "--latency-down 4us --events "
                      "at:15us --payload 7 --header-up 40 --header-down 60 --duration 40us",
                      &arena);
    assert_true(simulate_ledger(&scenario, &arena, &ledger, &err));
    assert_int_equal(ledger_until(&ledger, 0).requests, 1);
    assert_int_equal(ledger_until(&ledger, 2).bytes, 40);
    assert_int_equal(ledger_until(&ledger, 2).messages, 0);
    assert_int_equal(ledger_until(&ledger, 3).bytes, 100);
    assert_int_equal(ledger_until(&ledger, 3).messages, 1);
    assert_int_equal(ledger_until(&ledger, 6).empty_answers, 0);
    assert_int_equal(ledger_until(&ledger, 7).empty_answers, 1);
    assert_int_equal(ledger_until(&ledger, 20).requests, 2);
    assert_int_equal(ledger_until(&ledger, 23).bytes, 207);
    assert_int_equal(ledger_until(&ledger, 39).messages, 2);
    assert_int_equal(ledger_until(&ledger, 39).empty_answers, 1);
    arena_release(&arena);
}

/* Open at 0, cut at 10 us, open again at 30: what appears at 12 and 14 us, and nobody keeps, is
 * lost as it appears; what leaves at 9 us and would be there at 11, by the cut. */
static void news_is_lost_when_it_can_come_no_more(void **state) {
    (void)state;
    struct arena arena = {0};
    struct ledger ledger;
    struct errbuf err;
    struct scenario scenario =
        scenario_from("--technique sse --replay none --setup 1 --reconnect 19us --latency-up 1us "
                      "--latency-down 2us --events at:9us,12us,14us,31us --drops at:10us "
                      "--duration 40us",
                      &arena);
    assert_true(simulate_ledger(&scenario, &arena, &ledger, &err));
    assert_int_equal(ledger_until(&ledger, 9).lost, 0);
    assert_int_equal(ledger_until(&ledger, 10).lost, 1);
    assert_int_equal(ledger_until(&ledger, 12).lost, 2);
    assert_int_equal(ledger_until(&ledger, 39).lost, 3);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_added_up_by_time),
        cmocka_unit_test(nothing_counted_is_nothing),
        cmocka_unit_test(a_poll_is_counted_as_it_goes),
        cmocka_unit_test(news_is_lost_when_it_can_come_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
