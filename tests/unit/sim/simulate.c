/* What by_hand.c and crowd.c leave: levels, draws of client messages, refusals. */
#include "sim/simulate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios.h"

/* Open from 80 ms on, but for the 3 s and 80 ms after the drop. */
static void open_connections_are_averaged(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique sse --spread 0s --drops at:10s --events none "
                     "--duration 20s --clients 1000 --latency 80ms");
    assert_int_equal(figures.open.peak_milli, 1000000);
    assert_int_equal(figures.open.mean_milli, 1000 * (20000 - 80 - 3080) / 20);
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
        cmocka_unit_test(frames_up_leave_the_draws_of_events),
        cmocka_unit_test(what_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
