/* Formulas against the simulation of as many clients as a test has time for, and against what a
 * pencil finds. */
#include "sim/closed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios.h"
#include "sim/simulate.h"

static struct figures formula(const char *options) {
    struct arena arena = {0};
    struct scenario scenario = scenario_from(options, &arena);
    struct figures figures;
    struct errbuf err = {""};
    if (!closed_figures(&scenario, 1000000, &figures, &err))
        fail_msg("%s: %s", options, err.text);
    arena_release(&arena);
    return figures;
}

/* Within so many of ten thousand parts of the other, or what chance does to a count of independent
 * ones (four standard deviations). */
static void expect_near(const char *options, const char *name, int64_t found, int64_t simulated,
                        int64_t parts) {
    int64_t off = llabs(found - simulated);
    if (off > simulated / 10000 * parts + 1 && (double)off * (double)off > 16 * (double)simulated)
        fail_msg("%s: %s is %lld by formulas, %lld simulated", options, name, (long long)found,
                 (long long)simulated);
}

#define NEAR(member, parts) expect_near(options, #member, found.member, simulated.member, parts)

static void expect_agreement(const char *options, int64_t parts) {
    struct figures simulated = figures_from(options), found = formula(options);
    assert_true(found.closed_form);
    assert_false(simulated.closed_form);
    NEAR(appeared, parts);
    NEAR(delivered, parts);
    NEAR(undelivered, 10 * parts);
    NEAR(requests, parts);
    NEAR(empty_answers, 3 * parts);
    NEAR(connections, 0);
    NEAR(within, 3 * parts);
    NEAR(staleness.mean_nsec, parts);
    NEAR(staleness.p50_usec, 2 * parts);
    NEAR(staleness.p95_usec, 2 * parts);
    NEAR(staleness.p99_usec, 2 * parts);
    NEAR(behind_mean_nsec, 2 * parts);
    NEAR(up.overhead, parts);
    NEAR(down.payload, parts);
    NEAR(down.overhead, parts);
    NEAR(requests_rate.mean_milli, parts);
    NEAR(requests_rate.peak_milli, 5 * parts);
    NEAR(open.mean_milli, parts);
    NEAR(open.peak_milli, 5 * parts);
    NEAR(messages_rate.mean_milli, parts);
    NEAR(messages_rate.peak_milli, 5 * parts);
    NEAR(bytes_rate.mean_milli, parts);
    NEAR(bytes_rate.peak_milli, 5 * parts);
    assert_int_equal(found.bin_usec, simulated.bin_usec);
    assert_true(found.staleness.max_usec >= simulated.staleness.max_usec * 99 / 100);
}

/* The same events for all: what is left to chance is the start alone. */
static void walked_events_agree(void **state) {
    (void)state;
    expect_agreement("--technique short-poll --events every:7s+1s --duration 1min --clients 50000",
                     30);
    expect_agreement("--technique short-poll --events every:1500ms --duration 90s --interval 2s "
                     "--server-time 100ms --close --setup 5 --clients 50000",
                     30);
    expect_agreement("--technique short-poll --events at:0.01s,0.02s,4s,30s,30s,58s "
                     "--latency-up 300ms --latency-down 20ms --duration 1min --clients 50000",
                     60);
    expect_agreement("--technique sse --events every:1s+300ms --duration 1min --clients 50000", 60);
    expect_agreement("--technique websocket --events bursts:3,100ms,10s --spread 9s "
                     "--server-time 3s --duration 50s --clients 50000",
                     60);
    expect_agreement("--technique websocket --events at:1s,2s,2.5s,20s --spread 5s --latency 1s "
                     "--duration 30s --clients 50000",
                     60);
}

static void drawn_events_agree(void **state) {
    (void)state;
    expect_agreement("--technique short-poll --events poisson:0.2/s --duration 1min "
                     "--clients 100000",
                     60);
    expect_agreement("--technique short-poll --events poisson:3/s --duration 20s --interval 4s "
                     "--server-time 500ms --setup 7 --close --clients 50000",
                     60);
    expect_agreement("--technique short-poll --events poisson:1/min --duration 2min "
                     "--interval 20s --clients 100000",
                     100);
    expect_agreement("--technique sse --events poisson:1/s --duration 30s --clients 50000", 60);
    expect_agreement("--technique websocket --events poisson:1/s --spread 10s --latency 700ms "
                     "--duration 30s --clients 50000",
                     60);
}

/* In all 5,000,000 ways together one request a microsecond: a fifth of a million a client and
 * second. Ages are even from 80 ms up to 5.08 s, for but the last interval's events; the events at
 * 0 s and 80 ms wait for the earliest answer. Nothing but the first answer of some is empty. */
static void a_poll_by_hand(void **state) {
    (void)state;
    struct figures figures = formula("--technique short-poll --interval 5s --latency 80ms --events "
                                     "at:10s --duration 20s --clients 3000000");
    assert_int_equal(figures.requests, 12000000);
    assert_int_equal(figures.appeared, 3000000);
    assert_int_equal(figures.delivered, 3000000);
    assert_int_equal(figures.within, 552001); /* 920,001 of 5,000,000 ways */
    assert_int_equal(figures.connections, 3000000);
    assert_int_equal(figures.staleness.mean_nsec, 2579999500);
    assert_int_equal(figures.staleness.p50_usec, 80000 + 2500000 - 1);
    assert_int_equal(figures.staleness.p95_usec, 80000 + 4750000 - 1);
    assert_int_equal(figures.staleness.max_usec, 80000 + 5000000 - 1);
    /* Answers leave from 80 ms on and arrive before 20 s: 19.84 s; those from 10 s up to 15 s have
     * the event. */
    assert_int_equal(figures.empty_answers, INT64_C(3) * (19840000 - 5000000) / 5);
    /* E[x^2]/2 with x even from 0.08 to 5.08: (5.08^3 - 0.08^3) / 5 / 6 = 4.3698666… over 20 s */
    assert_in_range(figures.behind_mean_nsec, 218493332, 218493334);
    assert_int_equal(figures.requests_rate.mean_milli, 597600000);
    assert_int_equal(figures.requests_rate.peak_milli, 600000000);
}

/* Of the 5,000,000 ways to start one brings an event that appears 80 ms and 1 us before the end, as
 * it appears: 80 ms old, for 0.6 of 3,000,000 clients. A microsecond earlier two do, 80,000 and
 * 80,001 us old, for 1.2 of them. */
static void few_have_what_comes_last(void **state) {
    (void)state;
    struct figures figures = formula("--technique short-poll --interval 5s --latency 80ms --events "
                                     "at:19919999us --duration 20s --clients 3000000");
    assert_int_equal(figures.appeared, 3000000);
    assert_int_equal(figures.delivered, 1);
    assert_int_equal(figures.staleness.mean_nsec, 80000000);
    assert_int_equal(figures.staleness.p50_usec, 80000);
    assert_int_equal(figures.staleness.max_usec, 80000);
    figures = formula("--technique short-poll --interval 5s --latency 80ms --events "
                      "at:19919998us --duration 20s --clients 3000000");
    assert_int_equal(figures.delivered, 1);
    assert_int_equal(figures.staleness.mean_nsec, 80000500);
    assert_int_equal(figures.staleness.p50_usec, 80000);
    assert_int_equal(figures.staleness.max_usec, 80001);
    /* A microsecond later nobody has it. */
    figures = formula("--technique short-poll --interval 5s --latency 80ms --events "
                      "at:19920000us --duration 20s --clients 3000000");
    assert_int_equal(figures.delivered, 0);
    assert_false(figures.staleness.known);
}

/* All are open from 80 ms on; the event at 10 s leaves at once and is 80 ms old. behind: 0.08²/2
 * over 20 s, 160 us. */
static void a_start_of_all_at_once_by_hand(void **state) {
    (void)state;
    struct figures figures = formula("--technique sse --spread 0s --latency 80ms --events at:10s "
                                     "--duration 20s --clients 2000000");
    assert_int_equal(figures.delivered, 2000000);
    assert_int_equal(figures.within, 2000000);
    assert_int_equal(figures.staleness.mean_nsec, 80000000);
    assert_int_equal(figures.staleness.p50_usec, 80000);
    assert_int_equal(figures.staleness.max_usec, 80000);
    assert_int_equal(figures.behind_mean_nsec, 160000);
    assert_int_equal(figures.open.peak_milli, 2000000000);
    assert_int_equal(figures.open.mean_milli, INT64_C(2000000000) / 20000 * (20000 - 80));
    assert_int_equal(figures.connections, 2000000);
    assert_int_equal(figures.requests_rate.peak_milli, 2000000000);
    /* One a second: those of 20 s less the two transits up and down arrive. */
    figures = formula("--technique sse --spread 0s --latency 80ms --events poisson:1/s "
                      "--duration 20s --clients 2000000");
    assert_in_range(figures.delivered, 39840000 - 1, 39840000 + 1);
}

/* An interval of 10 s, an event each 10 s at random, and a run that has each client's first answer
 * alone: it leaves at 80 ms to 10.08 s and is empty when nothing appeared before, in e^-0.008 (1 -
 * e^-1) = 0.99203191 * 0.63212056 = 0.62708380 of the cases. */
static void a_first_answer_is_empty_by_chance(void **state) {
    (void)state;
    struct figures figures =
        formula("--technique short-poll --interval 10s --latency 80ms --events poisson:6/min "
                "--duration 10160ms --clients 3000000");
    assert_in_range(figures.empty_answers, 1881251 - 30, 1881251 + 30);
}

/* A window that is longer than the run has all that arrives in it. */
static void no_window_is_too_long(void **state) {
    (void)state;
    static const char *const events[] = {"poisson:1/s", "every:1s"};
    static const char *const techniques[] = {"short-poll", "sse"};
    for (int i = 0; i < 4; i++) {
        char options[128];
        struct arena arena = {0};
        struct figures figures;
        struct errbuf err = {""};
        snprintf(options, sizeof options, "--technique %s --events %s --duration 1min --clients 50",
                 techniques[i / 2], events[i % 2]);
        struct scenario scenario = scenario_from(options, &arena);
        assert_true(closed_figures(&scenario, INT64_MAX, &figures, &err));
        assert_true(figures.delivered > 2500);
        assert_int_equal(figures.within, figures.delivered);
        arena_release(&arena);
    }
}

/* Ten ways: the sum of the ramp 0, 1, 2, …, 10, 10, … is the area under it, here twice. */
static void a_ramp_rises_to_all_ways(void **state) {
    (void)state;
    static const struct {
        int64_t usec, ways, twice_area;
    } rows[] = {{-1, 0, 0}, {0, 0, 0},     {1, 1, 1},     {2, 2, 4},
                {9, 9, 81}, {10, 10, 100}, {11, 10, 120}, {20, 10, 300}};
    struct closed closed = {.ways = 10};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(closed_ramp(&closed, rows[i].usec), rows[i].ways);
        assert_int_equal(closed_area(&closed, rows[i].usec).low, rows[i].twice_area);
        assert_int_equal(closed_area(&closed, rows[i].usec).high, 0);
    }
}

/* In parts of 2^32: e^-0.5 = 0.606530660, e^-1 = 0.367879441, e^-10 = 0.0000453999298; 33 times ln
 * 2 = 22.87 is the end. */
static void an_exponential_has_eight_digits(void **state) {
    (void)state;
    struct scenario scenario = {.events = {.kind = PROCESS_POISSON, .mean_nsec = 1000000000}};
    struct closed closed = {.scenario = &scenario};
    assert_int_equal(closed_exp(&closed, 0), INT64_C(4294967296));
    assert_in_range(closed_exp(&closed, 500000), 2605029349 - 40, 2605029349 + 40);
    assert_in_range(closed_exp(&closed, 1000000), 1580030169 - 40, 1580030169 + 40);
    assert_in_range(closed_exp(&closed, 10000000), 194991, 194992);
    assert_in_range(closed_exp(&closed, 22873000), 0, 1);
    assert_int_equal(closed_exp(&closed, 22874000), 0);
    assert_int_equal(closed_exp(&closed, INT64_C(3600000000)), 0);
}

static void what_has_no_room_is_cut(void **state) {
    (void)state;
    const int64_t most = INT64_MAX / 8;
    assert_int_equal(closed_cut((struct wide){0, 5}), 5);
    assert_int_equal(closed_cut((struct wide){0, (uint64_t)most}), most);
    assert_int_equal(closed_cut((struct wide){0, (uint64_t)most + 1}), most);
    assert_int_equal(closed_cut((struct wide){1, 0}), most);
    assert_int_equal(closed_times(3, 7), 21);
    assert_int_equal(closed_times(most, 2), most);
    assert_int_equal(closed_times(INT64_MAX, INT64_MAX), most);
}

/* 25 over 10 ways, for 3 clients: 7.5, rounded up; taken twice, 3.75. */
static void a_sum_is_of_all_clients(void **state) {
    (void)state;
    struct scenario scenario = {.clients = 3};
    struct closed closed = {.scenario = &scenario, .ways = 10};
    assert_int_equal(closed_total(&closed, (struct wide){0, 25}, 1), 8);
    assert_int_equal(closed_total(&closed, (struct wide){0, 25}, 2), 4);
    assert_int_equal(closed_total(&closed, (struct wide){0, 0}, 1), 0);
    assert_int_equal(closed_event_total(&closed, (struct wide){0, 25}, 1), 8);
}

static void beyond_a_million_the_simulator_takes_formulas(void **state) {
    (void)state;
    struct figures here = formula("--clients 1000001 --duration 10min");
    struct figures there = figures_from("--clients 1000001 --duration 10min");
    assert_true(there.closed_form);
    assert_int_equal(here.delivered, there.delivered);
    assert_false(figures_from("--clients 1000 --duration 10s").closed_form);
}

/* A billion clients in long rounds. In the last of 1,000 h / 250 h fewer and fewer ways bring an
 * event before the end: half of all deliveries are younger than z h with 1000 z - z^2/2 = half of
 * 1000 * 250 - 250^2/2, z = 1000 - the root of 781250 = 116.117. */
static void there_is_room(void **state) {
    (void)state;
    struct figures figures =
        formula("--clients 1000000000 --duration 1000h --interval 250h --events every:1h");
    assert_int_equal(figures.requests, 4000000000);
    assert_int_equal(figures.appeared, INT64_C(1000000000000));
    assert_in_range(figures.staleness.p50_usec, INT64_C(1160) * 360000000,
                    INT64_C(1162) * 360000000);
}

static void expect_refusal(const char *options, const char *knob) {
    struct arena arena = {0};
    struct scenario scenario = scenario_from(options, &arena);
    struct figures figures;
    struct errbuf err = {""};
    scenario.clients = 2000000;
    if (simulate_figures(&scenario, 0, &figures, &err))
        fail_msg("%s: not refused", options);
    if (strncmp(err.text, knob, strlen(knob)) != 0)
        fail_msg("%s: %s", options, err.text);
    arena_release(&arena);
}

static void what_has_no_formula_is_named(void **state) {
    (void)state;
    expect_refusal("--technique refresh", "technique must");
    expect_refusal("--technique long-poll", "technique must");
    expect_refusal("--jitter 1ms", "jitter must");
    expect_refusal("--drops at:1s", "drops must");
    expect_refusal("--technique sse --drops poisson:1/min", "drops must");
    expect_refusal("--up-events every:1s", "up-events must");
    expect_refusal("--backoff", "backoff must");
    expect_refusal("--after-answer", "after-answer must");
    expect_refusal("--interval-jitter 1s", "interval-jitter must");
    expect_refusal("--spread 1s", "spread must");
    expect_refusal("--setup 3", "setup must");
    expect_refusal("--interval 100ms", "interval must");
    expect_refusal("--duration 4s", "duration must");
    expect_refusal("--technique sse --spread 400h --duration 10000h", "spread, interval and");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walked_events_agree),
        cmocka_unit_test(drawn_events_agree),
        cmocka_unit_test(a_poll_by_hand),
        cmocka_unit_test(few_have_what_comes_last),
        cmocka_unit_test(a_start_of_all_at_once_by_hand),
        cmocka_unit_test(a_first_answer_is_empty_by_chance),
        cmocka_unit_test(no_window_is_too_long),
        cmocka_unit_test(a_ramp_rises_to_all_ways),
        cmocka_unit_test(an_exponential_has_eight_digits),
        cmocka_unit_test(what_has_no_room_is_cut),
        cmocka_unit_test(a_sum_is_of_all_clients),
        cmocka_unit_test(beyond_a_million_the_simulator_takes_formulas),
        cmocka_unit_test(there_is_room),
        cmocka_unit_test(what_has_no_formula_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
