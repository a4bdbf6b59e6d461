/* What by_hand.c and crowd.c leave: levels, draws of client messages, refusals. */
#include "sim/simulate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios.h"

/* Open from 240 ms on, but for the 3 s and 240 ms after the drop. */
static void open_connections_are_averaged(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique sse --spread 0s --drops at:10s --events none "
                     "--duration 20s --clients 1000 --latency 80ms");
    assert_int_equal(figures.open.peak_milli, 1000000);
    assert_int_equal(figures.open.mean_milli, 1000 * (20000 - 240 - 3240) / 20);
}

/* Each event goes to each of them: 5 a second for 100. */
static void fan_out_is_events_times_clients(void **state) {
    (void)state;
    struct figures figures = figures_from("--technique websocket --spread 0s --events "
                                          "every:200ms+10s --duration 20s --clients 100");
    assert_int_equal(figures.messages_rate.peak_milli, 500000);
    assert_int_equal(figures.messages_rate.mean_milli, 250000);
    assert_int_equal(figures.delivered, 5000);
}

/* A transit takes 10 us up and 20 us down, the server 5 us; all start at 0. */
#define TINY                                                                                       \
    "--setup 1 --latency-up 10us --latency-down 20us --server-time 5us --clients 1000 --spread "   \
    "0s "

/* The phase is that of a client that is alone. The request at 0 is answered at 15, in at 35. */
static void without_a_spread_all_start_at_0(void **state) {
    (void)state;
    struct figures figures =
        figures_from(TINY "--interval 100us --phase 7us --events at:0us --duration 100us");
    assert_int_equal(figures.requests, 1000);
    assert_int_equal(figures.delivered, 1000);
    assert_int_equal(figures.staleness.p50_usec, 35);
    assert_int_equal(figures.staleness.max_usec, 35);
    figures = figures_from(TINY "--technique sse --phase 7us --events at:0us --duration 100us");
    assert_int_equal(figures.delivered, 1000);
    assert_int_equal(figures.staleness.p50_usec, 35); /* open at 10, it leaves at 15 */
    assert_int_equal(figures.staleness.max_usec, 35);
}

/* One of 0, 1 and 2 us is added to what is least without: a third of them each. */
static void expect_up_to_two_more(const char *options, int64_t least_usec) {
    struct figures figures = figures_from(options);
    assert_int_equal(figures.delivered, 1000);
    assert_int_equal(figures.staleness.p50_usec, least_usec + 1);
    assert_int_equal(figures.staleness.max_usec, least_usec + 2);
    /* Its standard deviation is 0.82 us, that of the mean of a thousand 0.026 us. */
    assert_in_range(figures.staleness.mean_nsec, 1000 * (least_usec + 1) - 100,
                    1000 * (least_usec + 1) + 100);
}

/* Event 60 leaves at 65 and is cut at 70; started again at 100 to 102, open 10 us later, sent again
 * 5 us after that and in 20 us later: 75 to 77 old. Long-poll asks at 100 to 102: the same. Event
 * 50 is carried by the request at 100 to 102, in 35 us later: 85 to 87 old. On a stream that is
 * open it is in at 75 to 77: 25 to 27 old. */
static void the_largest_jitter_is_drawn_too(void **state) {
    (void)state;
    expect_up_to_two_more(TINY "--technique sse --reconnect 30us --reconnect-jitter 2us "
                               "--duration 150us --events at:60us --drops at:70us",
                          75);
    expect_up_to_two_more(TINY "--technique long-poll --reconnect 30us --reconnect-jitter 2us "
                               "--duration 150us --events at:60us --drops at:70us",
                          75);
    expect_up_to_two_more(TINY "--interval 100us --interval-jitter 2us --duration 150us "
                               "--events at:50us",
                          85);
    expect_up_to_two_more(TINY "--technique sse --jitter 2us --duration 150us --events at:50us",
                          25);
}

/* Set-up 3 takes 40 us: the request, or the start, arrives in the microsecond of the drop, before
 * it; a microsecond earlier the drop meets it on its way. One a client in 100 us is 10,000,000 a
 * second for a thousand. */
static void a_set_up_that_ends_in_the_microsecond_of_a_drop_has_ended(void **state) {
    (void)state;
    static const char *const techniques[] = {"short-poll", "long-poll", "sse", "websocket"};
    for (size_t i = 0; i < sizeof techniques / sizeof *techniques; i++) {
        char options[256];
        for (int cut = 0; cut < 2; cut++) {
            snprintf(options, sizeof options,
                     TINY "--technique %s --setup 3 --reconnect 1s --duration 100us "
                          "--events none --drops at:%dus",
                     techniques[i], cut ? 39 : 40);
            struct figures figures = figures_from(options);
            assert_int_equal(figures.connections, 1000);
            assert_int_equal(figures.requests_rate.mean_milli, cut ? 0 : INT64_C(10000000000));
            assert_int_equal(figures.open.mean_milli, 0);
        }
    }
}

/* Message 1 ms leaves with up to 1 ms of jitter and is in by 1.51 ms for half of the clients: each
 * has draws of its own. */
static void each_client_draws_for_its_frames(void **state) {
    (void)state;
    struct figures figures = figures_from(
        "--technique websocket --setup 1 --latency 10us --jitter 1ms --clients 1000 --spread 0s "
        "--events none --up-events at:5ms --duration 5510us");
    assert_int_equal(figures.up_appeared, 1000);
    assert_in_range(figures.up_received, 437, 563); /* four standard deviations of 15.8 */
}

/* Client messages are frames of their own draws: the events arrive as without them. */
static void frames_up_leave_the_draws_of_events(void **state) {
    (void)state;
    struct figures without = figures_from("--technique websocket --duration 10min --jitter 50ms");
    struct figures with =
        figures_from("--technique websocket --duration 10min --jitter 50ms --up-events every:1s");
    assert_int_equal(with.staleness.mean_nsec, without.staleness.mean_nsec);
    assert_int_equal(with.behind_mean_nsec, without.behind_mean_nsec);
}

static void what_makes_no_sense_is_refused(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    struct figures figures;
    struct arena arena = {0};
    struct trace trace;
    struct simulate_names names = {"Client", "Server"};
    struct errbuf err = {""};
    scenario.interval_usec = 0;
    assert_false(simulate_figures(&scenario, 0, &figures, &err));
    assert_non_null(strstr(err.text, "interval"));
    scenario = scenario_default();
    scenario.latency_up_usec = 0;
    assert_false(simulate_trace(&scenario, &names, 10, &arena, &trace, &err));
    assert_non_null(strstr(err.text, "latency"));
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open_connections_are_averaged),
        cmocka_unit_test(fan_out_is_events_times_clients),
        cmocka_unit_test(without_a_spread_all_start_at_0),
        cmocka_unit_test(the_largest_jitter_is_drawn_too),
        cmocka_unit_test(a_set_up_that_ends_in_the_microsecond_of_a_drop_has_ended),
        cmocka_unit_test(each_client_draws_for_its_frames),
        cmocka_unit_test(frames_up_leave_the_draws_of_events),
        cmocka_unit_test(what_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
