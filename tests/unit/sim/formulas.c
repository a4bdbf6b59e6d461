/* The simulator against formulas, each with its derivation. Times in them: T the poll interval, u
 * and d one transit up and down, s the server's time.
 *
 * Where a formula speaks of random phases, a thousand clients have phases drawn in [0, T), and the
 * events are listed: none before every client has asked once, none so late that it is not seen.
 * With 7.3 s from event to event and T = 10 s the events of one client fall on 100 places of the
 * interval, 0.1 s apart, equally often: means over them are those over the whole interval but for
 * the client's phase within 0.1 s, which a thousand clients make even. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios.h"
#include "sim/simulate.h"
#include "sim/wire.h"

#define MSEC INT64_C(1000)
#define SEC  INT64_C(1000000)

static void expect_near(const char *what, int64_t found, int64_t expected, int64_t tolerance) {
    if (found < expected - tolerance || found > expected + tolerance)
        fail_msg("%s is %" PRId64 ", not %" PRId64 " +- %" PRId64, what, found, expected,
                 tolerance);
}

/* 400 events 7.3 s apart from 20 s on, the last at 2932.7 s of 3,000 s. */
enum { EVENTS = 400 };
static struct figures with_random_phases(const char *options) {
    struct arena arena = {NULL};
    int64_t at_usec[EVENTS];
    for (int i = 0; i < EVENTS; i++)
        at_usec[i] = 20 * SEC + i * 7300 * MSEC;
    struct scenario scenario = scenario_from(options, &arena);
    scenario.events = (struct process){.listed_usec = at_usec, .listed_count = EVENTS};
    scenario.duration_usec = 3000 * SEC;
    scenario.clients = 1000;
    struct figures figures = figures_of(&scenario);
    arena_release(&arena);
    assert_int_equal(figures.delivered, 1000 * EVENTS);
    return figures;
}

/* Answers leave the server every T. An event waits for the next one a time that is uniform in
 * [0, T), T/2 on average, and then travels d. The answer carries all that appeared until it leaves,
 * so that s, and u, only shift the moments at which answers leave, and a random phase hides that:
 * they cancel. At worst the event comes just after an answer left: T + d. */
static void short_polling_takes_half_the_interval_and_a_transit(void **state) {
    (void)state;
    static const char *const servers[] = {"0s", "30ms", "9s"};
    for (int i = 0; i < 3; i++) {
        char options[160];
        snprintf(options, sizeof options,
                 "--interval 10s --latency-up 40ms --latency-down 60ms --server-time %s",
                 servers[i]);
        struct figures figures = with_random_phases(options);
        expect_near("mean", figures.staleness.mean_nsec / 1000, 5060 * MSEC, 3 * MSEC);
        expect_near("median", figures.staleness.p50_usec, 5060 * MSEC, 10 * MSEC);
        expect_near("95 %", figures.staleness.p95_usec, 9560 * MSEC, 15 * MSEC);
        expect_near("max", figures.staleness.max_usec, 10060 * MSEC - 500, 500);
    }
}

/* One that takes up to J longer each time: the intervals are T + j, j uniform in [0, J]. An event
 * falls into an interval with a chance in proportion to its length, and waits half of it: E[I²] /
 * (2 E[I]). T = 5 s, J = 10 s: E[I] = 10, E[I²] = 100 + 100/12; 5.4167 s, and d. */
static void uneven_intervals_make_the_wait_longer(void **state) {
    (void)state;
    struct figures figures = with_random_phases(
        "--interval 5s --interval-jitter 10s --latency-up 40ms --latency-down 60ms");
    expect_near("mean", figures.staleness.mean_nsec / 1000, 5476667, 40 * MSEC);
    assert_true(figures.staleness.max_usec < 15060 * MSEC);
}

/* Reloads at exponential intervals of mean M: the wait for the next has no memory, M on average,
 * and its median is M ln 2; then the transit. */
static void reloading_takes_the_mean_interval(void **state) {
    (void)state;
    struct figures figures = with_random_phases(
        "--technique refresh --interval 10s --latency-up 5ms --latency-down 5ms");
    expect_near("mean", figures.staleness.mean_nsec / 1000, 10005 * MSEC, 150 * MSEC);
    expect_near("median", figures.staleness.p50_usec, 6936 * MSEC, 120 * MSEC);
}

/* RFC 6202 section 2.2: a request is waiting, the event leaves after s and takes one transit. With
 * events 10 s apart, a hold of 30 s and 0.1 s there and back the next request always waits. */
static void long_polling_takes_one_transit_when_a_request_waits(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique long-poll --events every:10s+5s --duration 1h --latency-up 40ms "
                     "--latency-down 60ms --server-time 30ms --hold 30s");
    assert_int_equal(figures.delivered, 360);
    assert_int_equal(figures.staleness.mean_nsec, 90 * MSEC * 1000);
    assert_int_equal(figures.staleness.max_usec, 90 * MSEC);
}

/* The same section: an event that comes just after an answer left waits until that answer is there
 * (d), the next request is here (u) and worked (s), and travels itself (d): three transits and s,
 * 40 + 2 * 60 + 30 = 190 ms. Events at 5 s and 30.001 ms later meet that but for a microsecond. */
static void long_polling_takes_three_transits_at_worst(void **state) {
    (void)state;
    static const char common[] = "--technique long-poll --duration 1h --latency-up 40ms "
                                 "--latency-down 60ms --server-time 30ms --hold 30s --events ";
    char options[256];
    snprintf(options, sizeof options, "%sat:5s,5.030001s", common);
    assert_int_equal(figures_from(options).staleness.max_usec, 190 * MSEC - 1);
    /* However they fall, none is older; with one a second some come close. */
    snprintf(options, sizeof options, "%spoisson:1/s", common);
    struct figures figures = figures_from(options);
    expect_near("max", figures.staleness.max_usec, 190 * MSEC - 5 * MSEC, 5 * MSEC);
    assert_true(figures.staleness.p50_usec == 90 * MSEC);
}

/* The connection is there: s, and one transit. */
static void streams_take_one_transit(void **state) {
    (void)state;
    static const char *const names[] = {"sse", "websocket"};
    for (int i = 0; i < 2; i++) {
        char options[256];
        snprintf(options, sizeof options,
                 "--technique %s --events every:10s+1s --duration 1h --latency-up 40ms "
                 "--latency-down 60ms --server-time 30ms",
                 names[i]);
        struct figures figures = figures_from(options);
        assert_int_equal(figures.delivered, 360);
        assert_int_equal(figures.staleness.mean_nsec, 90 * MSEC * 1000);
        assert_int_equal(figures.staleness.max_usec, 90 * MSEC);
        /* Each event leaves the screen behind for its 90 ms: 45 ms on average while that lasts,
         * 360 times in 3,600 s: 0.1 * 0.09² / 2 s. */
        assert_int_equal(figures.behind_mean_nsec, 405000);
    }
}

/* An event that comes at the drop waits for the reconnect delay R, the set-up, s and d. With one
 * transit of set-up: 3 + 0.04 + 0.03 + 0.06 = 3.13 s; with TCP first, up, down, up: 3.23 s. One
 * that comes x later waits x less: on average, over 3 s of events 10 ms apart, from the drop on and
 * 300 in number, 1.495 s less. */
static void after_a_drop_comes_the_reconnect(void **state) {
    (void)state;
    static const struct {
        const char *options;
        int64_t worst_usec;
    } cases[] = {
        {"--technique sse --setup 1", 3130 * MSEC},
        {"--technique sse", 3230 * MSEC},
        {"--technique websocket", 3230 * MSEC},
    };
    for (int i = 0; i < 3; i++) {
        char options[256];
        snprintf(options, sizeof options,
                 "%s --events none --drops at:10s --latency-up 40ms --latency-down "
                 "60ms --server-time 30ms --reconnect 3s --duration 1min",
                 cases[i].options);
        struct arena arena = {NULL};
        struct scenario scenario = scenario_from(options, &arena);
        int64_t at_usec[300];
        for (int k = 0; k < 300; k++)
            at_usec[k] = 10 * SEC + k * 10 * MSEC;
        scenario.events = (struct process){.listed_usec = at_usec, .listed_count = 300};
        struct figures figures = figures_of(&scenario);
        arena_release(&arena);
        assert_int_equal(figures.staleness.max_usec, cases[i].worst_usec);
        assert_int_equal(figures.staleness.mean_nsec / 1000, cases[i].worst_usec - 1495 * MSEC);
    }
}

/* What stands on the screen is behind for W after each event: a triangle of the area W²/2. When
 * they do not overlap, the mean over time is their rate times E[W²]/2. For short polling W is
 * uniform in [d, T + d): E[W²] = ((T + d)³ - d³) / 3T = T²/3 + Td + d²; with T = 5 s and d = 0.06:
 * 8.6369 s². 400 events in 3,000 s: 0.13333 * 4.31847 = 0.575796 s. */
static void behind_of_sparse_events_is_the_second_moment(void **state) {
    (void)state;
    struct figures figures =
        with_random_phases("--interval 5s --latency-up 40ms --latency-down 60ms");
    expect_near("behind", figures.behind_mean_nsec / 1000, 575796, 600);
}

/* --- Cho & Garcia-Molina, "Synchronizing a Database to Improve Freshness" (SIGMOD 2000). --- */

/* With r changes an interval I on average, at random. Copied in fixed order, as a short poll does
 * whose messages take no time, what is shown is fresh for (1 - e^-r)/r of the time, and its age is
 * I (1/2 - 1/r + (1 - e^-r)/r^2). Copied at random, as somebody reloads, 1/(1 + r) and I r/(1 + r).
 */
static void screens_are_fresh_as_copies_of_a_database(void **state) {
    (void)state;
    static const struct {
        const char *changes; /* with an interval of 10 s */
        int64_t fixed_milli, fixed_age_usec, random_milli, random_age_usec;
    } rows[] = {
        {"poisson:0.05/s", 787, 739 * MSEC, 667, 3333 * MSEC}, /* r = 0.5 */
        {"poisson:0.1/s", 632, 1321 * MSEC, 500, 5000 * MSEC}, /* r = 1 */
        {"poisson:0.3/s", 317, 2722 * MSEC, 250, 7500 * MSEC}, /* r = 3 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int at_random = 0; at_random < 2; at_random++) {
            char options[256];
            snprintf(options, sizeof options,
                     "--technique %s --setup 1 --latency 1us --interval 10s --duration 1000h "
                     "--events %s",
                     at_random ? "refresh" : "short-poll", rows[i].changes);
            struct figures figures = figures_from(options);
            expect_near("fresh", figures.fresh_milli,
                        at_random ? rows[i].random_milli : rows[i].fixed_milli, 3);
            int64_t age_usec = at_random ? rows[i].random_age_usec : rows[i].fixed_age_usec;
            expect_near("age", figures.behind_mean_nsec / 1000, age_usec, age_usec / 100);
        }
}

/* --- By hand: an hour of requests and bytes. --- */

static int64_t request_head(enum technique technique) {
    return (int64_t)strlen(wire_text(technique, false)->request);
}

static int64_t answer_head(enum technique technique) {
    return (int64_t)strlen(wire_text(technique, false)->answer);
}

/* Every 5 s 720 requests; the last, at 3595 s, has its answer in time. 120 events, one each 30 s
 * from 0 on, each at the instant of a request that then carries it: 600 empty answers. */
static void an_hour_of_short_polling(void **state) {
    (void)state;
    struct figures figures = figures_from("--interval 5s --events every:30s --duration 1h");
    assert_int_equal(figures.requests, 720);
    assert_int_equal(figures_per_hour(&figures, figures.requests), 720);
    assert_int_equal(figures.delivered, 120);
    assert_int_equal(figures.empty_answers, 600);
    assert_int_equal(figures.connections, 1);
    assert_int_equal(figures.up.payload, 0);
    assert_int_equal(figures.up.overhead, 720 * request_head(TECHNIQUE_SHORT_POLL));
    assert_int_equal(figures.down.payload, 120 * (int64_t)strlen(wire_payload()));
    assert_int_equal(figures.down.overhead, 720 * answer_head(TECHNIQUE_SHORT_POLL));
    figures =
        figures_from("--interval 5s --events every:30s --duration 2h --clients 10 --spread 0s");
    assert_int_equal(figures.requests, 14400);
    assert_int_equal(figures_per_hour(&figures, figures.requests), 720);
}

/* Without updates a request is held 30 s and on its way 0.16 s: one leaves at k * 30.16 s, k = 0 …
 * 119; its answer leaves at k * 30.16 + 30.08 s, k = 0 … 118, and is in 0.08 s later. */
static void an_hour_of_long_polling_without_news(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique long-poll --hold 30s --events none --duration 1h");
    assert_int_equal(figures.requests, 120);
    assert_int_equal(figures.empty_answers, 119);
    assert_int_equal(figures.up.overhead, 120 * request_head(TECHNIQUE_LONG_POLL));
    assert_int_equal(figures.down.overhead, 119 * answer_head(TECHNIQUE_LONG_POLL));
}

/* 360 events of 100 bytes, numbered 1 … 360: 9 with one digit, 90 with two, 261 with three. "id:
 * N", newline, "data: ", two newlines are 13 bytes and the digits; 114 to 116 bytes in all, two
 * hexadecimal digits, so that the chunk adds 2 + 2 + 2: 20, 21, 22 bytes. */
static void an_hour_of_server_sent_events(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique sse --events every:10s --payload 100 --duration 1h");
    assert_int_equal(figures.requests, 1);
    assert_int_equal(figures.up.overhead, request_head(TECHNIQUE_SSE));
    assert_int_equal(figures.down.payload, 36000);
    assert_int_equal(figures.down.overhead,
                     answer_head(TECHNIQUE_SSE) + 9 * 20 + 90 * 21 + 261 * 22);
}

/* 2 bytes of head a frame up to 125, 4 up to 65,535, 10 above; from the client 4 more. Two messages
 * a minute up, 120, one each 10 s down, 360. */
static void an_hour_of_websocket_frames(void **state) {
    (void)state;
    static const int64_t sizes[][2] = {{125, 2}, {126, 4}, {65535, 4}, {65536, 10}};
    for (int i = 0; i < 4; i++) {
        char options[160];
        snprintf(options, sizeof options,
                 "--technique websocket --events every:10s --up-events every:30s --payload "
                 "%" PRId64 " --duration 1h",
                 sizes[i][0]);
        struct figures figures = figures_from(options);
        int64_t head = sizes[i][1];
        assert_int_equal(figures.down.payload, 360 * sizes[i][0]);
        assert_int_equal(figures.down.overhead, answer_head(TECHNIQUE_WEBSOCKET) + 360 * head);
        assert_int_equal(figures.up.payload, 120 * sizes[i][0]);
        assert_int_equal(figures.up.overhead, request_head(TECHNIQUE_WEBSOCKET) + 120 * (head + 4));
        assert_int_equal(figures.up_received, 120);
    }
}

/* --- Beyond what is kept one by one. --- */

/* One answer, asked for at 1 s over transits of 10 us, leaves at 1.00001 s with the events 0, 5, …
 * 1,000,010 us, 200,003 of them, and is in at 1.00002 s: ages 10, 15, … 1,000,020 us. The r-th of
 * them is 5 + 5r; nearest ranks 100,002, 190,003 and 198,003. Maximum and mean are exact. */
static void percentiles_of_many_are_within_a_thousandth(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--setup 1 --phase 1s --latency 10us --interval 10s --events every:5us "
                     "--duration 1.2s");
    assert_int_equal(figures.delivered, 200003);
    assert_int_equal(figures.within, 199999); /* up to 1 s: 10 … 1,000,000 */
    expect_near("median", figures.staleness.p50_usec, 500015, 500);
    expect_near("95 %", figures.staleness.p95_usec, 950020, 950);
    expect_near("99 %", figures.staleness.p99_usec, 990020, 990);
    assert_int_equal(figures.staleness.max_usec, 1000020);
    assert_int_equal(figures.staleness.mean_nsec, 500015000);
}

/* A question every 30 s, and two updates a minute: of 120,000 questions in 1,000 hours as
 * many find updates as a Poisson count of mean 1 is not 0, 1 - 1/e of them: 75,854, give or take
 * 167, the root of 120,000 × (1 - 1/e) / e. What appears is 120,000, give or take 346. One client
 * that asks for 1,000 hours and a thousand that ask for one draw their own; of the latter each
 * leaves at its end what its last answer did not carry. */
static void one_answer_carries_several(void **state) {
    (void)state;
    static const struct {
        const char *options;
        int64_t appeared, delivered, full;
    } rows[] = {{"--duration 1000h", 119797, 119797, 75871},
                {"--duration 1h --clients 1000", 120323, 119852, 75711}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char options[128];
        snprintf(options, sizeof options,
                 "--technique short-poll --interval 30s --events poisson:2/min %s",
                 rows[i].options);
        struct figures figures = figures_from(options);
        int64_t full = figures.requests - figures.empty_answers;
        assert_int_equal(figures.requests, 120000);
        assert_int_equal(figures.appeared, rows[i].appeared);
        assert_int_equal(figures.delivered, rows[i].delivered);
        assert_int_equal(full, rows[i].full);
        assert_in_range(full, 75854 - 3 * 167, 75854 + 3 * 167);
        assert_in_range(figures.appeared, 120000 - 3 * 346, 120000 + 3 * 346);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_polling_takes_half_the_interval_and_a_transit),
        cmocka_unit_test(uneven_intervals_make_the_wait_longer),
        cmocka_unit_test(reloading_takes_the_mean_interval),
        cmocka_unit_test(long_polling_takes_one_transit_when_a_request_waits),
        cmocka_unit_test(long_polling_takes_three_transits_at_worst),
        cmocka_unit_test(streams_take_one_transit),
        cmocka_unit_test(after_a_drop_comes_the_reconnect),
        cmocka_unit_test(screens_are_fresh_as_copies_of_a_database),
        cmocka_unit_test(behind_of_sparse_events_is_the_second_moment),
        cmocka_unit_test(an_hour_of_short_polling),
        cmocka_unit_test(an_hour_of_long_polling_without_news),
        cmocka_unit_test(an_hour_of_server_sent_events),
        cmocka_unit_test(an_hour_of_websocket_frames),
        cmocka_unit_test(percentiles_of_many_are_within_a_thousandth),
        cmocka_unit_test(one_answer_carries_several),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
