/* What holds of many clients, and of runs beside each other: sums, seeds, rates and peaks. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "drawn.h"
#include "scenarios.h"
#include "sim/cost.h"
#include "sim/simulate.h"

/* Counts that are totals over all clients. */
enum { TOTALS = 17, LONGEST = 150 };
static const int64_t *totals(const struct figures *f, int64_t into[TOTALS]) {
    const int64_t all[TOTALS] = {
        f->appeared,      f->delivered,     f->undelivered, f->lost,        f->requests,
        f->empty_answers, f->connections,   f->within,      f->up.payload,  f->up.overhead,
        f->down.payload,  f->down.overhead, f->up_appeared, f->up_received, f->signs,
        f->messages,      f->posts};
    memcpy(into, all, sizeof all);
    return into;
}

/* --- Clients add up. --- */

/* Seven who start together and draw nothing do seven times what one does, each thing as old. */
static void alike_clients_are_so_many_times_one(void **state) {
    (void)state;
    struct drawn_ranges ranges = drawn_crowded(LONGEST);
    ranges.by_chance = false;
    for (uint64_t i = 0; i < 1000; i++) {
        struct drawn drawn;
        struct arena arena = {NULL};
        drawn_make(&drawn, 21, i, &ranges);
        struct scenario scenario = scenario_from(drawn.text, &arena);
        scenario.phase_usec = scenario.spread_usec = 0;
        struct figures one = figures_of(&scenario);
        scenario.clients = 7;
        struct figures seven = figures_of(&scenario);
        int64_t of_one[TOTALS], of_seven[TOTALS];
        totals(&one, of_one);
        totals(&seven, of_seven);
        for (int k = 0; k < TOTALS; k++)
            if (of_seven[k] != 7 * of_one[k])
                fail_msg("%s: total %d is %" PRId64 ", not 7 * %" PRId64, drawn.text, k,
                         of_seven[k], of_one[k]);
        assert_int_equal(one.staleness.known, seven.staleness.known);
        if (one.staleness.known) {
            assert_int_equal(one.staleness.mean_nsec, seven.staleness.mean_nsec);
            assert_int_equal(one.staleness.p50_usec, seven.staleness.p50_usec);
            assert_int_equal(one.staleness.p99_usec, seven.staleness.p99_usec);
        }
        assert_int_equal(one.behind_mean_nsec, seven.behind_mean_nsec);
        arena_release(&arena);
    }
}

/* Each has draws of its own: one client more leaves the others as they were, so that no total gets
 * smaller, and the ages that were there stay. */
static void one_client_more_only_adds(void **state) {
    (void)state;
    struct drawn_ranges ranges = drawn_crowded(LONGEST);
    for (uint64_t i = 0; i < 200; i++) {
        struct drawn drawn;
        struct arena arena = {NULL};
        drawn_make(&drawn, 22, i, &ranges);
        struct scenario scenario = scenario_from(drawn.text, &arena);
        int64_t before[TOTALS] = {0}, after[TOTALS], oldest_usec = 0;
        for (scenario.clients = 2; scenario.clients < 8; scenario.clients++) {
            struct figures figures = figures_of(&scenario);
            totals(&figures, after);
            for (int k = 0; k < TOTALS; k++)
                if (after[k] < before[k])
                    fail_msg("%s: total %d fell with client %" PRId64, drawn.text, k,
                             scenario.clients);
            assert_true(!figures.staleness.known || figures.staleness.max_usec >= oldest_usec);
            oldest_usec = figures.staleness.known ? figures.staleness.max_usec : 0;
            memcpy(before, after, sizeof before);
        }
        arena_release(&arena);
    }
}

/* A ticker that all see, or a mailbox for each. */
static void drawn_events_are_shared_or_each_ones_own(void **state) {
    (void)state;
    static const char one[] = "--events poisson:0.1/s --duration 10min --seed 3";
    char options[160];
    int64_t of_one = figures_from(one).appeared;
    snprintf(options, sizeof options, "%s --clients 40 --shared", one);
    assert_int_equal(figures_from(options).appeared, 40 * of_one);
    snprintf(options, sizeof options, "%s --clients 40", one);
    assert_int_not_equal(figures_from(options).appeared, 40 * of_one);
}

/* --- Seeds. --- */

static const char with_all_that_is_drawn[] =
    "--events poisson:0.3/s --up-events poisson:0.1/s --drops poisson:0.02/s --jitter exp:20ms "
    "--duration 10min --clients 20 --technique ";
static const char *const techniques[] = {"refresh", "short-poll --interval-jitter 1s", "long-poll",
                                         "sse --reconnect-jitter 2s", "websocket"};

static void the_seed_decides(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++) {
        char options[320], first[FIGURES_TEXT_BYTES], second[FIGURES_TEXT_BYTES];
        snprintf(options, sizeof options, "%s%s --seed 5", with_all_that_is_drawn, techniques[i]);
        struct figures one = figures_from(options), again = figures_from(options);
        assert_string_equal(figures_text(&one, first), figures_text(&again, second));
        assert_int_equal(one.bytes_rate.peak_milli, again.bytes_rate.peak_milli);
        assert_int_equal(one.open.mean_milli, again.open.mean_milli);
        snprintf(options, sizeof options, "%s%s --seed 6", with_all_that_is_drawn, techniques[i]);
        struct figures other = figures_from(options);
        assert_string_not_equal(figures_text(&one, first), figures_text(&other, second));
    }
}

/* Turning a knob, even the technique, leaves the events and the client's messages where they were:
 * what differs in the figures is the knob's doing. */
static void a_knob_leaves_the_draws_of_others(void **state) {
    (void)state;
    static const struct simulate_names names = {"Client", "Server"};
    static const char *const turned[] = {"short-poll --interval 1s", "short-poll --interval 7s",
                                         "long-poll --latency 1s", "sse --drops poisson:1/s",
                                         "refresh --jitter exp:2s"};
    struct trace first = {0};
    struct arena arena = {NULL};
    for (int i = 0; i < 5; i++) {
        char options[256];
        struct errbuf err = {""};
        struct trace trace;
        snprintf(options, sizeof options,
                 "--events poisson:0.5/s --up-events poisson:0.2/s --duration 5min --technique %s",
                 turned[i]);
        struct scenario scenario = scenario_from(options, &arena);
        assert_true(simulate_trace(&scenario, &names, 10000, &arena, &trace, &err));
        if (i == 0)
            first = trace;
        assert_true(trace.data_count > 150);
        assert_int_equal(trace.data_count, first.data_count);
        for (int k = 0; k < trace.data_count; k++) {
            assert_int_equal(trace.data[k].appears_usec, first.data[k].appears_usec);
            assert_int_equal(trace.data[k].actor, first.data[k].actor);
        }
    }
    arena_release(&arena);
}

/* --- Rates. --- */

static void expect_same_rate(const char *options, int64_t shorter, int64_t longer) {
    int64_t difference = shorter > longer ? shorter - longer : longer - shorter;
    if (difference * 100 > 3 * longer)
        fail_msg("%s: %" PRId64 " an hour in a short run, %" PRId64 " in a long one", options,
                 shorter, longer);
}

/* What a longer run counts, it counts at the same rate. 100 clients see about 108,000 events in an
 * hour, so that chance is below 1 %; 3 % are allowed. */
static void a_longer_run_keeps_the_rates(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++) {
        char options[320];
        snprintf(options, sizeof options, "%s%s --clients 100 --duration 1h",
                 with_all_that_is_drawn, techniques[i]);
        struct figures shorter = figures_from(options);
        snprintf(options, sizeof options, "%s%s --clients 100 --duration 3h",
                 with_all_that_is_drawn, techniques[i]);
        struct figures longer = figures_from(options);
        int64_t in_short[TOTALS], in_long[TOTALS];
        totals(&shorter, in_short);
        totals(&longer, in_long);
        for (int k = 0; k < TOTALS; k++)
            if (in_long[k] > 3000) /* the few that are undelivered at the end are no rate */
                expect_same_rate(options, figures_per_hour(&shorter, in_short[k]),
                                 figures_per_hour(&longer, in_long[k]));
        expect_same_rate(options, shorter.requests_rate.mean_milli,
                         longer.requests_rate.mean_milli);
        expect_same_rate(options, shorter.staleness.mean_nsec, longer.staleness.mean_nsec);
        expect_same_rate(options, shorter.behind_mean_nsec, longer.behind_mean_nsec);
    }
}

/* With random phases, who asks more often sees younger updates and pays for it. */
static void asking_more_often_lowers_staleness(void **state) {
    (void)state;
    static const char *const polls[] = {"short-poll", "short-poll --after-answer", "refresh"};
    for (int i = 0; i < 3; i++) {
        struct figures before = {0};
        for (int seconds = 32; seconds > 0; seconds /= 2) {
            char options[200];
            snprintf(options, sizeof options,
                     "--technique %s --interval %ds --clients 200 --events poisson:0.05/s "
                     "--duration 30min",
                     polls[i], seconds);
            struct figures figures = figures_from(options);
            if (before.clients > 0) {
                assert_true(figures.staleness.mean_nsec < before.staleness.mean_nsec);
                assert_true(figures.behind_mean_nsec < before.behind_mean_nsec);
                assert_true(figures.requests > before.requests);
                assert_int_equal(figures.appeared, before.appeared);
            }
            before = figures;
        }
    }
}

/* --- Loads at the server. --- */

static void expect_load(const struct load *load, int64_t mean_milli, int64_t peak_milli) {
    assert_int_equal(load->mean_milli, mean_milli);
    assert_int_equal(load->peak_milli, peak_milli);
}

/* 1,000 who poll every 10 s make 100 requests a second. Together they come in one second of ten,
 * 1,000 a second; spread over the interval, 100 and what chance adds: the most of ten seconds with
 * a mean of 100 and a deviation of 9.5 stays below 150. */
static void polling_together_has_a_higher_peak(void **state) {
    (void)state;
    static const char common[] =
        "--interval 10s --clients 1000 --events none --duration 10min --server-time 30ms";
    char options[200];
    snprintf(options, sizeof options, "%s --spread 0s", common);
    struct figures together = figures_from(options);
    expect_load(&together.requests_rate, 100000, 1000000);
    struct figures spread = figures_from(common);
    assert_true(spread.requests_rate.mean_milli <= 100000);
    assert_true(spread.requests_rate.mean_milli > 99900);
    assert_true(spread.requests_rate.peak_milli > 100000);
    assert_true(spread.requests_rate.peak_milli < 150000);
    /* Each has a connection of its own, open from its request's arrival until its answer is in, 110
     * ms later: 1,000 * 0.11 / 10 are open, 110 in the one second of ten. */
    snprintf(options, sizeof options, "%s --spread 0s --keep-alive 0s", common);
    struct figures closed = figures_from(options);
    expect_load(&closed.open, 11000, 110000);
}

/* 1,000 streams, cut at 60 s: without jitter all are back in one second, 3 s later; with up to 30 s
 * of it about 33 in each. They began within 10 s, about 100 in each. */
static void all_come_back_at_once_without_jitter(void **state) {
    (void)state;
    static const char *const streams[] = {"sse", "websocket", "long-poll"};
    for (int i = 0; i < 3; i++) {
        char options[240];
        snprintf(options, sizeof options,
                 "--technique %s --clients 1000 --spread 10s --events none --duration 110s "
                 "--drops at:60s",
                 streams[i]);
        if (strcmp(streams[i], "long-poll") == 0)
            strcat(options, " --hold 2min");
        struct figures storm = figures_from(options);
        assert_int_equal(storm.requests, 2000);
        assert_int_equal(storm.requests_rate.peak_milli, 1000000);
        strcat(options, " --reconnect-jitter 30s");
        struct figures calm = figures_from(options);
        assert_int_equal(calm.requests, 2000);
        assert_true(calm.requests_rate.peak_milli < 150000);
    }
}

/* 1,000 who start at the same instant: that alone is a peak. After it they ask every 10 s, or with
 * up to 10 s more: 100 a second come back from 10 to 20 s, and never more on average. Their first
 * requests are 1,000 of those in 10 min: each client asks 60 times. */
static void the_start_hides_no_step(void **state) {
    (void)state;
    static const char common[] =
        "--interval 10s --clients 1000 --events none --duration 10min --spread 0s";
    char options[200];
    struct figures in_step = figures_from(common);
    expect_load(&in_step.later_rate, 98333, 1000000);
    snprintf(options, sizeof options, "%s --interval-jitter 10s", common);
    struct figures jittered = figures_from(options);
    assert_int_equal(jittered.requests_rate.peak_milli, 1000000);
    assert_true(jittered.later_rate.peak_milli > 90000);
    assert_true(jittered.later_rate.peak_milli < 150000);
}

/* All start within 1 s, which is a peak with jitter and without. All come back in one second
 * without it, about 33 a second with up to 30 s of it. */
static void the_start_hides_no_storm(void **state) {
    (void)state;
    static const char common[] =
        "--technique sse --setup 1 --clients 1000 --events none --duration 100s --drops at:60s";
    char options[200];
    struct figures storm = figures_from(common);
    expect_load(&storm.later_rate, 10000, 1000000);
    snprintf(options, sizeof options, "%s --reconnect-jitter 30s", common);
    struct figures calm = figures_from(options);
    assert_true(calm.requests_rate.peak_milli > 900000);
    assert_int_equal(calm.later_rate.mean_milli, 10000);
    assert_true(calm.later_rate.peak_milli < 70000);
}

/* 1,000 WebSockets that start at 0 and are open from 80 ms on (set-up 1): 99.92 s of 100. An event
 * a second from 1 s on, 99 of them, 1,000 frames each. */
static void streams_load_the_server(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique websocket --setup 1 --clients 1000 --spread 0s --events "
                     "every:1s+1s --duration 100s");
    expect_load(&figures.open, 999200, 1000000);
    expect_load(&figures.messages_rate, 990000, 1000000);
    expect_load(&figures.requests_rate, 10000, 1000000);
    assert_int_equal(figures.bin_usec, 1000000);
    int64_t bytes =
        figures.up.payload + figures.up.overhead + figures.down.payload + figures.down.overhead;
    assert_int_equal(figures.bytes_rate.mean_milli, bytes * 10);
}

/* A thousand who send a message a second, whatever else they do, are a thousand requests a second
 * on a connection more each, kept from one to the next; and each is answered. */
static void client_messages_load_the_server(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique sse --clients 1000 --spread 0s --events none "
                     "--up-events every:1s --latency 100ms --duration 100s");
    assert_int_equal(figures.requests, 101000);
    assert_int_equal(figures.posts, 100000);
    assert_int_equal(figures.connections, 2000);
    /* The first arrive at 0.3 s, after the set-up, all others 0.1 s after they left. */
    expect_load(&figures.requests_rate, 1010000, 2000000);
    expect_load(&figures.later_rate, 1000000, 1000000);
    expect_load(&figures.messages_rate, 1000000, 1000000);
    expect_load(&figures.open, 1994000, 2000000);
}

static void expect_open(const char *options, int64_t mean_milli, int64_t peak_milli) {
    struct figures figures = figures_from(options);
    expect_load(&figures.open, mean_milli, peak_milli);
}

/* There at 100 ms, answered at 200 ms, in at 300 ms: with no keep-alive open for 0.2 of a run of 1
 * s, with one of 50 ms for 0.25. Drops at 150 ms and 250 ms cut it; at 300 ms and 350 ms it has
 * closed at the same instant, and at 349 ms it is still there. */
static void an_idle_connection_is_open_until_keep_alive_is_over(void **state) {
    (void)state;
    static const struct {
        const char *keep_alive, *drops;
        int64_t open_milli;
    } rows[] = {{"0s", "none", 200},       {"0s", "at:250ms", 150},  {"0s", "at:150ms", 50},
                {"0s", "at:300ms", 200},   {"50ms", "none", 250},    {"50ms", "at:300ms", 200},
                {"50ms", "at:350ms", 250}, {"50ms", "at:349ms", 249}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char options[200];
        snprintf(options, sizeof options,
                 "--setup 1 --keep-alive %s --interval 2s --latency 100ms --server-time 100ms "
                 "--events none --duration 1s --drops %s",
                 rows[i].keep_alive, rows[i].drops);
        expect_open(options, rows[i].open_milli, rows[i].open_milli);
    }
}

/* Kept from 100 ms on; the drop comes at 600 ms, and no other request before the end. */
static void a_drop_after_the_last_exchange_ends_the_connection(void **state) {
    (void)state;
    expect_open(
        "--setup 1 --interval 2s --latency 100ms --events none --duration 1s --drops at:600ms", 500,
        500);
}

/* --- More than are run. --- */

static struct figures some_of(const char *options, int64_t clients) {
    struct arena arena = {NULL};
    struct scenario scenario = scenario_from(options, &arena);
    struct figures figures;
    assert_true(simulate_some(&scenario, clients, 1000000, &figures, NULL));
    arena_release(&arena);
    return figures;
}

/* What was rounded to a thousandth is so only once. */
static void expect_hundredfold(int64_t sampled, int64_t run) {
    assert_true(sampled <= 100 * run + 50 && sampled >= 100 * run - 50);
}

static void expect_scaled_loads(const struct figures *sampled, const struct figures *run) {
    const struct load *loads[][2] = {{&sampled->requests_rate, &run->requests_rate},
                                     {&sampled->later_rate, &run->later_rate},
                                     {&sampled->open, &run->open},
                                     {&sampled->messages_rate, &run->messages_rate},
                                     {&sampled->bytes_rate, &run->bytes_rate}};
    for (int i = 0; i < 5; i++) {
        expect_hundredfold(loads[i][0]->mean_milli, loads[i][1]->mean_milli);
        expect_hundredfold(loads[i][0]->peak_milli, loads[i][1]->peak_milli);
    }
}

static void expect_same_ages(const struct staleness *a, const struct staleness *b) {
    assert_int_equal(a->known, b->known);
    assert_int_equal(a->mean_nsec, b->mean_nsec);
    assert_int_equal(a->p50_usec, b->p50_usec);
    assert_int_equal(a->p95_usec, b->p95_usec);
    assert_int_equal(a->p99_usec, b->p99_usec);
    assert_int_equal(a->max_usec, b->max_usec);
}

/* A sample of 2,000 of 200,000 clients is a run of 2,000: counts and loads a hundred times as
 * large, ages the same; whatever the technique, with shared events and with drops. */
static void a_sample_stands_for_all(void **state) {
    (void)state;
    static const char *const runs[] = {
        "--technique short-poll --interval 5s --keep-alive 0s --events poisson:0.2/s",
        "--technique refresh --interval 20s --events poisson:6/min --shared",
        "--technique long-poll --events every:9s --drops poisson:1/min --jitter 50ms",
        "--technique sse --spread 20s --events poisson:0.1/s",
        "--technique websocket --events bursts:3,100ms,15s --drops poisson:1/min --up-events at:7s",
    };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        char options[240];
        snprintf(options, sizeof options, "%s --spread 9s --duration 5min --clients 2000", runs[i]);
        struct figures run = figures_from(options);
        snprintf(options, sizeof options, "%s --spread 9s --duration 5min --clients 200000",
                 runs[i]);
        struct figures sampled = some_of(options, 2000);
        assert_int_equal(run.sampled, 2000);
        assert_int_equal(sampled.sampled, 2000);
        assert_int_equal(sampled.clients, 200000);
        int64_t by_sample[TOTALS], by_run[TOTALS];
        totals(&sampled, by_sample);
        totals(&run, by_run);
        for (int k = 0; k < TOTALS; k++)
            assert_int_equal(by_sample[k], 100 * by_run[k]);
        expect_same_ages(&sampled.staleness, &run.staleness);
        assert_int_equal(sampled.behind_mean_nsec, run.behind_mean_nsec);
        expect_scaled_loads(&sampled, &run);
    }
}

/* To nearest, each for itself, however the clients divide; and what is not delivered is what is
 * left, of which no more is lost. */
static void a_sample_is_rounded_and_stays_whole(void **state) {
    (void)state;
    for (int64_t clients = 3; clients < 60; clients++) {
        char options[200];
        snprintf(options, sizeof options,
                 "--technique websocket --events poisson:0.5/s --drops poisson:0.5/s --reconnect "
                 "1s --duration 4s --clients %" PRId64,
                 clients);
        struct figures run = some_of("--technique websocket --events poisson:0.5/s --drops "
                                     "poisson:0.5/s --reconnect 1s --duration 4s --clients 3",
                                     3);
        struct figures sampled = some_of(options, 3);
        assert_int_equal(sampled.appeared, (2 * run.appeared * clients + 3) / 6);
        assert_int_equal(sampled.delivered, (2 * run.delivered * clients + 3) / 6);
        assert_int_equal(sampled.undelivered, sampled.appeared - sampled.delivered);
        assert_true(sampled.lost <= sampled.undelivered);
        assert_true(sampled.lost + 1 >= (2 * run.lost * clients + 3) / 6);
    }
}

/* By the estimate of cost.h, and one at least. */
static void a_sample_has_room_in_the_steps(void **state) {
    (void)state;
    struct arena arena = {NULL};
    struct scenario scenario =
        scenario_from("--technique sse --events every:1s --duration 10s", &arena);
    int64_t each = (int64_t)scenario_client_cost(&scenario), most = SIMULATE_STEPS / each;
    assert_int_equal(simulate_sample(&scenario), 1);
    scenario.clients = most;
    assert_int_equal(simulate_sample(&scenario), most);
    scenario.clients = most + 1;
    assert_int_equal(simulate_sample(&scenario), most);
    scenario.clients = 1000000000;
    assert_int_equal(simulate_sample(&scenario), most);
    scenario.duration_usec = INT64_C(3600000000) * 1000000;
    assert_int_equal(simulate_sample(&scenario), 1);
    arena_release(&arena);
}

/* The closed form of before printed less than nothing here, since events are few; and since they
 * are, all clients have room in the steps. */
static void two_million_who_seldom_have_news(void **state) {
    (void)state;
    struct figures figures =
        figures_from("--technique sse --clients 2000000 --events poisson:1.8/h --duration 10min");
    assert_int_equal(figures.sampled, figures.clients);
    /* 0.3 a client: 600,000, give or take 775. */
    assert_in_range(figures.appeared, 600000 - 4 * 775, 600000 + 4 * 775);
    assert_in_range(figures.delivered, figures.appeared * 99 / 100, figures.appeared);
    assert_int_equal(figures.undelivered, figures.appeared - figures.delivered);
    assert_int_equal(figures.lost, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alike_clients_are_so_many_times_one),
        cmocka_unit_test(one_client_more_only_adds),
        cmocka_unit_test(drawn_events_are_shared_or_each_ones_own),
        cmocka_unit_test(the_seed_decides),
        cmocka_unit_test(a_knob_leaves_the_draws_of_others),
        cmocka_unit_test(a_longer_run_keeps_the_rates),
        cmocka_unit_test(asking_more_often_lowers_staleness),
        cmocka_unit_test(polling_together_has_a_higher_peak),
        cmocka_unit_test(all_come_back_at_once_without_jitter),
        cmocka_unit_test(the_start_hides_no_step),
        cmocka_unit_test(the_start_hides_no_storm),
        cmocka_unit_test(streams_load_the_server),
        cmocka_unit_test(client_messages_load_the_server),
        cmocka_unit_test(an_idle_connection_is_open_until_keep_alive_is_over),
        cmocka_unit_test(a_drop_after_the_last_exchange_ends_the_connection),
        cmocka_unit_test(a_sample_stands_for_all),
        cmocka_unit_test(a_sample_is_rounded_and_stays_whole),
        cmocka_unit_test(a_sample_has_room_in_the_steps),
        cmocka_unit_test(two_million_who_seldom_have_news),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
