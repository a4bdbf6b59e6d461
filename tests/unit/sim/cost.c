/* What a run is said to cost, beside the steps that the engine counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/progress.h"
#include "drawn.h"
#include "scenarios.h"
#include "sim/cost.h"
#include "sim/simulate.h"

/* A set-up of one transit, where nothing is said. */
static struct scenario scenario_of(const char *options, struct arena *arena) {
    char all[512];
    snprintf(all, sizeof all, "--setup 1 %s", options);
    return scenario_from(all, arena);
}

static uint64_t counted(const struct scenario *scenario) {
    uint64_t before = simulate_steps();
    figures_of(scenario);
    return simulate_steps() - before;
}

/* --- By hand. --- */

static void expect(const char *options, uint64_t steps, uint64_t cost) {
    struct arena arena = {NULL};
    struct scenario scenario = scenario_of(options, &arena);
    uint64_t found = counted(&scenario), estimate = scenario_cost(&scenario);
    if (found != steps || estimate != cost)
        fail_msg("%s\nfound %llu steps, estimated %llu", options, (unsigned long long)found,
                 (unsigned long long)estimate);
    arena_release(&arena);
}

/* 8 for the client, 60 for the bins of a minute. Requests at 0, 5, … 55 s: 12, and their answers; 6
 * events are passed, in the estimate once more, as if answers might carry them in vain. */
static void polls_are_counted(void **state) {
    (void)state;
    expect("--technique short-poll --interval 5s --latency 100ms --events every:10s+1s "
           "--duration 1min",
           8 + 60 + 2 * 12 + 6, 8 + 60 + 2 * 12 + 6 + 6);
}

/* The start, two transits more of its set-up, the opening; each of 6 events leaves and is passed.
 * In the estimate one may be on its way at the end, and then leave in vain. */
static void streams_are_counted(void **state) {
    (void)state;
    expect("--technique sse --setup 3 --latency 100ms --events every:10s+1s --duration 1min",
           8 + 60 + 4 + 2 * 6, 8 + 60 + 4 + 2 * 6 + 2);
}

/* --- The messages of a trace. --- */

static int messages_of(const struct scenario *scenario) {
    struct arena arena = {NULL};
    struct trace trace;
    struct errbuf err = {""};
    const struct simulate_names names = {"Client", "Server"};
    if (!simulate_trace(scenario, &names, 1000000, &arena, &trace, &err))
        fail_msg("%s", err.text);
    int count = trace.message_count;
    arena_release(&arena);
    return count;
}

static void expect_messages(const char *options, int messages, uint64_t estimate) {
    struct arena arena = {NULL};
    struct scenario scenario = scenario_of(options, &arena);
    assert_int_equal(messages_of(&scenario), messages);
    assert_int_equal(scenario_messages(&scenario), estimate);
    arena_release(&arena);
}

/* 12 requests and their answers. A start, two transits of its set-up and the opening; each event,
 * and in the estimate one in vain. Of its own a client's message has an answer, and the first a
 * set-up of three transits, the last of them the request. On a WebSocket it is one frame. */
static void messages_are_counted(void **state) {
    (void)state;
    expect_messages("--technique short-poll --interval 5s --latency 100ms --events every:10s+1s "
                    "--duration 1min",
                    24, 24);
    expect_messages("--technique sse --setup 3 --latency 100ms --events every:10s+1s "
                    "--duration 1min --up-events every:20s+2s",
                    4 + 6 + 4 + 2 * 2, 4 + 6 + 1 + 4 + 2 * 2);
    expect_messages("--technique websocket --setup 3 --latency 100ms --events every:10s+1s "
                    "--duration 1min --up-events every:20s+2s",
                    4 + 6 + 3, 4 + 6 + 1 + 3);
}

/* Estimates by hand. In each 8 for the client, and a bin a second; of what is drawn
 * n + 9 + √(90 + 42 n), with the root rounded down.
 * What is not said is 80 ms a transit, a set-up of one, and 3 s to reconnect after a drop. */
static const struct {
    const char *options;
    uint64_t cost;
} estimates[] = {
    /* A round takes 0.2 s and two jitters of 1 s on average: 100 of them, 100 + 9 + 65 requests. */
    {"--technique short-poll --interval 100ms --latency 100ms --jitter 2s --duration 220s "
     "--events none",
     220 + 8 + 2 * 174},
    {"--technique short-poll --interval 100ms --latency 100ms --jitter exp:1s --duration 220s "
     "--events none",
     220 + 8 + 2 * 174},
    /* What is begun of a second is a bin. */
    {"--technique sse --duration 1000001us --events none", 2 + 8 + 2},
    /* The phase is one client's. */
    {"--technique short-poll --phase 10s --duration 1min --events none", 60 + 8 + 2 * 10},
    {"--technique short-poll --phase 10s --duration 1min --events none --clients 2",
     60 + 2 * (8 + 2 * 12)},
    /* The interval counts from the answer: 2 s apart. */
    {"--technique short-poll --interval 1s --latency 500ms --after-answer --duration 80s "
     "--events none",
     80 + 8 + 2 * 40},
    /* 8 s apart but for four after each of two updates and at the start. */
    {"--technique short-poll --interval 1s --backoff --duration 80s --events every:40s",
     80 + 8 + 2 * (10 + 12) + 2 * 2},
    /* Each has a connection, with two transits before the request. */
    {"--technique short-poll --interval 1s --keep-alive 0s --setup 3 --duration 80s --events none",
     80 + 8 + 2 * 80 + 2 * 80},
    /* Drops start four more connections, and make an exchange each more, but not below an interval.
     */
    {"--technique short-poll --interval 1s --setup 3 --drops every:20s --duration 80s --events "
     "none",
     80 + 8 + 2 * 80 + 2 * 5 + 4},
    {"--technique short-poll --interval 1s --latency 1s --setup 3 --drops every:20s --duration 80s "
     "--events none",
     80 + 8 + 2 * (40 + 4) + 2 * 5 + 4},
    /* Four answers with updates, ten that are held for 10 s and travel for 2; never more than
     * rounds.
     */
    {"--technique long-poll --hold 10s --latency 1s --duration 2min --events every:30s",
     120 + 8 + 2 * 14 + 2 * 4},
    {"--technique long-poll --hold 10s --latency 1s --server-time 1s --duration 2min "
     "--events every:30s",
     120 + 8 + 2 * 14 + 2 * 4},
    {"--technique long-poll --hold 10s --latency 1s --server-time 20s --duration 2min "
     "--events every:30s",
     120 + 8 + 2 * 6 + 2 * 4},
    /* 800 + 9 + 183 events; of 3.24 s before the end 3 + 9 + 14 are sent in vain. */
    {"--technique sse --duration 800s --events poisson:1/s", 800 + 8 + 2 + 2 * 992 + 2 * 26},
    /* In vain: those of 6.24 s, since two jitters may delay the opening and one the event; of 29.24
     * s, with 14 and 12 exponential means. */
    {"--technique sse --duration 1min --events every:1s --jitter 1s", 60 + 8 + 2 + 2 * 60 + 2 * 7},
    {"--technique sse --duration 1min --events every:1s --jitter exp:1s",
     60 + 8 + 2 + 2 * 60 + 2 * 30},
    /* A set-up of 1 + 2 + 1 s, 3 s and 2 s, and 2 s more. */
    {"--technique sse --duration 1min --events every:1s --latency-up 1s --latency-down 2s "
     "--setup 3",
     60 + 8 + 4 + 2 * 60 + 2 * 12},
    /* Of seven transits four go up. */
    {"--technique sse --duration 1min --events every:1s --latency-up 1s --latency-down 2s "
     "--setup 7",
     60 + 8 + 8 + 2 * 60 + 2 * 18},
    /* A burst is of three; two may begin. */
    {"--technique sse --duration 80s --events bursts:3,100ms,10s", 80 + 8 + 2 + 2 * 24 + 2 * 6},
    /* 60 drops, but no more than seven connections of 10 s and the first. */
    {"--technique sse --duration 1min --events none --drops every:1s --reconnect 10s",
     60 + 8 + 2 * 8 + 60},
    /* 8 + 9 + 20 drops, of which 7 + 9 + 19 are apart by what they take on average and the time to
     * reconnect. */
    {"--technique sse --duration 80s --events none --drops poisson:6/min --reconnect 1ms",
     80 + 8 + 2 * 36 + 37},
    /* Drops that leave time to recover (3.16 s): each has in vain what appears in 3.24 s. */
    {"--technique sse --duration 80s --events every:1s --drops every:4s",
     80 + 8 + 2 * 21 + 2 * 80 + 2 * 21 * 4 + 20},
    /* And drops that do not: each may have all in vain. */
    {"--technique sse --duration 80s --events every:1s --drops every:3s",
     80 + 8 + 2 * 28 + 2 * 80 + 2 * 28 * 80 + 27},
    {"--technique sse --duration 80s --events every:1s --drops bursts:2,1s,20s",
     80 + 8 + 2 * 9 + 2 * 80 + 2 * 9 * 5 + 8},
    {"--technique sse --duration 80s --events every:1s --drops bursts:2,1s,4s",
     80 + 8 + 2 * 28 + 2 * 80 + 2 * 28 * 80 + 40},
    {"--technique sse --duration 80s --events every:1s --drops at:1s,2s",
     80 + 8 + 2 * 3 + 2 * 80 + 2 * 3 * 10 + 2},
    /* By chance, an opening of 2 s against a mean of 8, 4 and 2 s: once, twice, five times as much.
     * Of 10 + 9 + 22, 20 + 9 + 30 and 40 + 9 + 42 drops the first 8 + 9 + 20 are apart, the others
     * are 2 s apart. */
    {"--technique sse --duration 80s --events every:1s --latency 1s --reconnect 2s "
     "--drops poisson:450/h",
     80 + 8 + 2 * 38 + 2 * 80 + 2 * 38 * 6 + 41},
    {"--technique sse --duration 80s --events every:1s --latency 1s --reconnect 2s "
     "--drops poisson:900/h",
     80 + 8 + 2 * 42 + 2 * 80 + 2 * 2 * 42 * 6 + 59},
    {"--technique sse --duration 80s --events every:1s --latency 1s --reconnect 2s "
     "--drops poisson:1800/h",
     80 + 8 + 2 * 42 + 2 * 80 + 2 * 5 * 42 * 6 + 91},
    /* A listed event is on its way at four drops at most. */
    {"--technique sse --duration 80s --events at:1s,2s --latency 1s --reconnect 2s "
     "--drops poisson:450/h",
     80 + 8 + 2 * 38 + 2 * 2 + 2 * 4 * 2 + 41},
    /* Where nothing is sent again nothing leaves twice; else as much as is, at each opening. Where
     * some is, it is looked ahead. */
    {"--technique websocket --setup 3 --replay none --duration 80s --events every:1s --drops "
     "every:3s",
     80 + 8 + 4 * 28 + 2 * 80 + 2 * 80 + 27},
    {"--technique websocket --setup 3 --replay 2 --duration 80s --events every:1s --drops every:3s",
     80 + 8 + 4 * 28 + 2 * 80 + 2 * (80 + 28 * 2) + 80 + 27},
    {"--technique websocket --setup 3 --duration 80s --events every:1s --drops every:3s",
     80 + 8 + 4 * 28 + 2 * 80 + 2 * 28 * 80 + 27},
    /* A comment every 15 s; a ping, and its pong. */
    {"--technique sse --setup 3 --duration 80s --events none --heartbeat 15s", 80 + 8 + 4 + 5},
    {"--technique websocket --setup 3 --duration 80s --events none --heartbeat 15s",
     80 + 8 + 4 + 2 * 5},
    /* A frame each; or a request and its answer, and a set-up in each 75 s, of the one at a time.
     */
    {"--technique websocket --setup 3 --duration 80s --events none --up-events every:10s",
     80 + 8 + 4 + 8 + 8},
    {"--technique sse --setup 3 --duration 80s --events none --up-events every:10s",
     80 + 8 + 4 + 2 * 8 + 2 * 2 + 8},
    /* Each takes 4 s at most, so that five are under way at once; in two times 75 s. */
    {"--technique sse --setup 3 --latency 1s --duration 80s --events none --up-events every:1s",
     80 + 8 + 4 + 2 * 80 + 2 * 2 * 5 + 80},
    {"--technique sse --setup 3 --duration 80s --events none --up-events every:10s --keep-alive 0s",
     80 + 8 + 4 + 4 * 8 + 8},
    /* 60 + 9 + 51 messages, and in 320 ms 0 + 9 + 9. */
    {"--technique sse --setup 3 --duration 60s --events none --up-events poisson:1/s",
     60 + 8 + 4 + 2 * 120 + 2 * 18 + 120},
    /* Each of a hundred has 10 events and one more, and its part of 7 + √(48 + 42 × 1,100) = 222 or
     * less; where they are the same for all 10 + 9 + 22. */
    {"--technique short-poll --interval 100s --duration 100s --events poisson:6/min --clients 100",
     100 + 100 * (8 + 2 + 2 * (11 + 3))},
    {"--technique short-poll --interval 100s --duration 100s --events poisson:6/min --clients 100 "
     "--shared",
     100 + 100 * (8 + 2 + 2 * 41)},
};

static void estimates_are_those_by_hand(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof estimates / sizeof *estimates; i++) {
        struct arena arena = {NULL};
        struct scenario scenario = scenario_of(estimates[i].options, &arena);
        uint64_t found = scenario_cost(&scenario);
        if (found != estimates[i].cost)
            fail_msg("%s\nestimated %llu, by hand %llu", estimates[i].options,
                     (unsigned long long)found, (unsigned long long)estimates[i].cost);
        arena_release(&arena);
    }
}

/* --- While it runs. --- */

static uint64_t told;

static void watch(const struct progress *now) {
    told = now->steps;
}

/* One client, and many of which each does little. */
static void a_long_run_tells_how_far_it_is(void **state) {
    (void)state;
    static const char *const runs[] = {
        "--technique sse --events every:1ms --duration 1000s",
        "--technique sse --events none --duration 1s --clients 100000",
    };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct arena arena = {NULL};
        struct scenario scenario = scenario_from(runs[i], &arena);
        struct progress outer = progress_begin("Running", 0, scenario_cost(&scenario));
        progress_watch(watch);
        uint64_t steps = counted(&scenario);
        progress_watch(NULL);
        progress_end(outer);
        assert_true(steps > 900000);
        assert_true(told > steps - 100000 && told < steps + 100000);
        arena_release(&arena);
    }
}

/* --- Drawn. --- */

enum { RUNS = 2000, CROWDED = 2000 };

static void for_many(struct drawn_ranges ranges, uint64_t stream,
                     void (*law)(const char *options, uint64_t steps, uint64_t cost)) {
    for (uint64_t i = 0; i < RUNS; i++) {
        struct drawn drawn;
        struct arena arena = {NULL};
        drawn_make(&drawn, stream, i, &ranges);
        struct scenario scenario = scenario_from(drawn.text, &arena);
        law(drawn.text, counted(&scenario), scenario_cost(&scenario));
        arena_release(&arena);
    }
}

static void is_no_less(const char *options, uint64_t steps, uint64_t cost) {
    if (steps > cost)
        fail_msg("%s\ntakes %llu steps, and %llu were estimated", options,
                 (unsigned long long)steps, (unsigned long long)cost);
}

static void is_not_much_more(const char *options, uint64_t steps, uint64_t cost) {
    is_no_less(options, steps, cost);
    if (cost > 4 * steps + 2000)
        fail_msg("%s\ntakes %llu steps, and %llu were estimated", options,
                 (unsigned long long)steps, (unsigned long long)cost);
}

static void an_estimate_is_no_less(void **state) {
    (void)state;
    for_many(drawn_crowded(CROWDED), 31, is_no_less);
}

static void an_estimate_is_not_much_more(void **state) {
    (void)state;
    for_many(drawn_usual(), 32, is_not_much_more);
}

static void a_trace_has_no_more_messages(void **state) {
    (void)state;
    struct drawn_ranges crowded = drawn_crowded(CROWDED);
    for (uint64_t i = 0; i < RUNS / 4; i++) {
        struct drawn drawn;
        struct arena arena = {NULL};
        drawn_make(&drawn, 33, i, &crowded);
        struct scenario scenario = scenario_from(drawn.text, &arena);
        uint64_t messages = (uint64_t)messages_of(&scenario);
        if (messages > scenario_messages(&scenario))
            fail_msg("%s\nhas %llu messages, and %llu were estimated", drawn.text,
                     (unsigned long long)messages,
                     (unsigned long long)scenario_messages(&scenario));
        arena_release(&arena);
    }
}

static void a_trace_has_no_more_data(void **state) {
    (void)state;
    struct arena arena = {NULL};
    struct scenario scenario = scenario_from("--technique sse --events every:10s --up-events "
                                             "at:1s,2s,90s --duration 1min",
                                             &arena);
    assert_int_equal(scenario_data(&scenario), 6 + 3);
    arena_release(&arena);
}

/* Where a knob turns to another technique, the others stay as they were. */
static void knobs_of_others_do_not_count(void **state) {
    (void)state;
    struct arena arena = {NULL};
    struct scenario scenario =
        scenario_from("--technique refresh --interval 1s --events every:3s", &arena);
    uint64_t before = scenario_cost(&scenario);
    scenario.after_answer = scenario.backoff = true;
    scenario.interval_jitter_usec = 5000000;
    assert_int_equal(scenario_cost(&scenario), before);
    is_no_less("refresh with knobs of short-poll", counted(&scenario), before);
    arena_release(&arena);
}

/* A billion clients take a thousand times what a million take: a frame has no room for them, and
 * no sample is taken there. */
static void a_frame_refuses_before_a_sample_is_taken(void **state) {
    (void)state;
    struct arena arena = {NULL};
    struct scenario scenario = scenario_from("--technique sse --events none --duration 1s", &arena);
    assert_int_equal(scenario_cost(&scenario), 1 + scenario_client_cost(&scenario));
    scenario.clients = FRAME_STEPS / (int64_t)scenario_client_cost(&scenario);
    assert_true(scenario_cost(&scenario) <= FRAME_STEPS + 1);
    assert_int_equal(simulate_sample(&scenario), scenario.clients);
    scenario.clients = 1000000000;
    assert_int_equal(scenario_cost(&scenario),
                     1 + UINT64_C(1000000000) * scenario_client_cost(&scenario));
    assert_true(scenario_cost(&scenario) > FRAME_STEPS);
    assert_true(simulate_sample(&scenario) < scenario.clients);
    arena_release(&arena);
}

/* --- Room. --- */

static void has_room_for(const char *options) {
    struct arena arena = {NULL};
    struct scenario scenario = scenario_from(options, &arena);
    struct figures figures = figures_of(&scenario);
    uint64_t most = scenario_bytes(&scenario), in_bin = scenario_bin_bytes(&scenario);
    uint64_t bytes = (uint64_t)figures_bytes(&figures);
    uint64_t peak = (uint64_t)figures.bytes_rate.peak_milli / 1000;
    if (bytes > most || (uint64_t)figures.appeared > most || (uint64_t)figures.requests > most)
        fail_msg("%s\nhas %llu bytes, and %llu were the most", options, (unsigned long long)bytes,
                 (unsigned long long)most);
    if (peak > in_bin * 1000000 / (uint64_t)figures.bin_usec)
        fail_msg("%s\nhas %llu bytes a second, and %llu in a bin were the most", options,
                 (unsigned long long)peak, (unsigned long long)in_bin);
    arena_release(&arena);
}

static void no_sum_is_above_its_bound(void **state) {
    (void)state;
    struct drawn_ranges ranges[] = {drawn_crowded(CROWDED), drawn_usual(), drawn_usual()};
    ranges[2].drop_gap = 10000; /* breaks follow each other */
    for (uint64_t i = 0; i < RUNS; i++) {
        struct drawn drawn;
        drawn_make(&drawn, 34, i, &ranges[i % 3]);
        has_room_for(drawn.text);
    }
}

/* Of nothing but a message of the client's each second: 2,049 bytes for it, and 64 for each of all
 * messages. A bin of 1 s reaches back by a start within 1 s, 40 intervals of up to 3 s, an opening
 * and a round of 2 s each, and 19, 30, 61 or 191 attempts in a row that drops make void, of 8 + 2 +
 * 2 s each: R = 126 + 12 × 19 … s. In it R + 1 messages are asked and answered, and n = R / 2 polls
 * with their margin, n + 9 + √(90 + 42 n). A stream reaches back by 1 + 1 + 2 + 2 s and two
 * attempts of 3 + 1 + 2 s, and has two starts with an opening each. */
static void a_bin_reaches_back_after_breaks(void **state) {
    (void)state;
    static const char shared[] = "--setup 1 --latency 1s --header-up 0 --header-down 0 --payload 0 "
                                 "--events none --up-events every:1s --duration 24h";
    static const struct {
        const char *options;
        uint64_t bytes;
    } rows[] = {
        {"--interval 1s --interval-jitter 2s --drops poisson:60/h",
         355 * 2049 + 64 * 2 * (355 + 177 + 9 + 86)},
        {"--interval 1s --interval-jitter 2s --drops poisson:450/h",
         355 * 2049 + 64 * 2 * (355 + 177 + 9 + 86)},
        {"--interval 1s --interval-jitter 2s --drops poisson:900/h",
         487 * 2049 + 64 * 2 * (487 + 243 + 9 + 101)},
        {"--interval 1s --interval-jitter 2s --drops poisson:1800/h",
         859 * 2049 + 64 * 2 * (859 + 429 + 9 + 134)},
        {"--interval 1s --interval-jitter 2s --drops poisson:3600/h",
         2419 * 2049 + 64 * 2 * (2419 + 1209 + 9 + 225)},
        {"--technique sse --reconnect 3s --reconnect-jitter 1s --drops at:5s",
         19 * 2049 + 64 * (2 * 19 + 2 * 2)},
        /* By the clock one attempt may be void; of a burst three, with seven starts. */
        {"--technique sse --reconnect 3s --drops every:1min", 12 * 2049 + 64 * (2 * 12 + 2 * 2)},
        {"--technique sse --reconnect 3s --drops bursts:3,1s,1min",
         22 * 2049 + 64 * (2 * 22 + 2 * 7)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char options[512];
        struct arena arena = {NULL};
        snprintf(options, sizeof options, "%s %s", shared, rows[i].options);
        struct scenario scenario = scenario_from(options, &arena);
        assert_int_equal(scenario_bin_bytes(&scenario), rows[i].bytes);
        arena_release(&arena);
    }
}

/* Drops by the clock may make each question void: then all may come in one bin. */
static void a_bin_may_reach_back_to_the_start(void **state) {
    (void)state;
    struct arena arena = {NULL};
    struct scenario scenario =
        scenario_from("--interval 1s --events every:1s --drops every:1s --duration 1h", &arena);
    assert_int_equal(scenario_bin_bytes(&scenario), scenario_bytes(&scenario));
    scenario.drops.kind = PROCESS_NONE;
    assert_true(scenario_bin_bytes(&scenario) < scenario_bytes(&scenario) / 10);
    arena_release(&arena);
}

/* What falls into one bin in the middle of a run, and hardly into its beginning; and what comes all
 * at once after breaks. */
static void a_bin_anywhere_is_not_above_its_bound(void **state) {
    (void)state;
    static const char *const runs[] = {
        "--technique sse --events every:1h+30min --payload 1000000 --duration 2h",
        "--technique sse --events bursts:40,100ms,1h --payload 1000000 --duration 3h",
        "--technique websocket --events none --up-events every:1h+59min --payload 1000000 "
        "--duration 2h",
        "--technique short-poll --events none --up-events every:1h+59min --payload 1000000 "
        "--duration 2h",
        "--technique sse --events every:1s --payload 1000000 --drops at:10min --reconnect 1min "
        "--duration 20min",
        "--technique sse --events every:1s --payload 1000000 --drops bursts:3,30s,10min "
        "--reconnect 1min --duration 1h",
        "--technique websocket --events every:100ms --payload 1000000 --drops poisson:6/min "
        "--reconnect 5s --reconnect-jitter 9s --duration 1h",
        "--technique short-poll --interval 10s --events every:100ms --payload 1000000 "
        "--drops poisson:6/min --duration 1h",
        "--technique long-poll --latency 1s --events every:100ms --payload 1000000 "
        "--drops poisson:20/min --duration 1h",
    };
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        has_room_for(runs[i]);
}

static bool room_of(const char *options, int64_t clients) {
    struct arena arena = {NULL};
    struct errbuf err = {""};
    struct scenario scenario = scenario_from(options, &arena);
    scenario.clients = clients;
    bool has = scenario_has_room(&scenario, &err);
    assert_int_equal(has, err.text[0] == '\0');
    arena_release(&arena);
    return has;
}

/* A start of 500 million bytes and an opening of as many are 10^9 bytes; all within one second they
 * are 8 * 10^12 thousandths of bits a second: there is room for 1.15 million clients. In an hour
 * 10^9 clients that poll each second have room though they send 3.6 * 10^15 bytes. */
static void what_leaves_64_bits_has_no_room(void **state) {
    (void)state;
    static const char large[] = "--technique sse --events none --duration 1s --header-up 500000000 "
                                "--header-down 500000000";
    assert_true(room_of(large, 1150000));
    assert_false(room_of(large, 1160000));
    assert_true(room_of("--interval 1s --events poisson:1/s --duration 1h", 1000000000));
    assert_true(room_of("--interval 1s --events poisson:1/s --duration 24h", 1000000000));
    /* A thousand polls a second in a day are 86.4 million, of some 600 bytes. */
    assert_false(room_of("--interval 1ms --latency 1us --events none --duration 24h", 1000000000));
    /* What a break makes wait is soon sent: 10^9 who each have a message of 46 bytes a second, and
     * a break a minute, do not send a day's updates in one second. */
    assert_true(room_of("--technique sse --events poisson:1/s --drops poisson:1/min --duration 24h",
                        1000000000));
    assert_true(room_of("--technique long-poll --events poisson:1/s --drops poisson:1/min "
                        "--duration 24h",
                        1000000000));
    /* A million hours are 3.6 * 10^15 us, their square 1.3 * 10^31: 26 million have room. */
    assert_true(room_of("--technique sse --events none --duration 1000000h", 26000000));
    assert_false(room_of("--technique sse --events none --duration 1000000h", 27000000));
}

/* The most of everything: no sum wraps round to a small one. */
static void what_has_no_room_is_most(void **state) {
    (void)state;
    struct arena arena = {NULL};
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        struct scenario scenario = scenario_from(
            "--events poisson:1000000/s --up-events every:1us --drops every:1us --reconnect 0s "
            "--duration 1000000h --interval 1us --latency 1us --hold 1us --clients 1000000",
            &arena);
        scenario.technique = (enum technique)i;
        scenario.replay = SCENARIO_ALL;
        scenario.jitter = (struct jitter){JITTER_EXPONENTIAL, INT64_C(3600000000) * 1000000};
        scenario.reconnect_jitter_usec = INT64_C(3600000000) * 1000000;
        assert_true(scenario_cost(&scenario) > UINT64_C(1000000000000));
    }
    arena_release(&arena);
}

static void a_cost_is_told(void **state) {
    (void)state;
    char words[COST_WORDS_BYTES];
    assert_string_equal(cost_words(7280005484, words),
                        "about 7.28 G steps, and a frame has 800,000");
    assert_string_equal(cost_words(UINT64_MAX, words),
                        "more than 1 T steps, and a frame has 800,000");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polls_are_counted),
        cmocka_unit_test(streams_are_counted),
        cmocka_unit_test(messages_are_counted),
        cmocka_unit_test(a_trace_has_no_more_messages),
        cmocka_unit_test(estimates_are_those_by_hand),
        cmocka_unit_test(a_long_run_tells_how_far_it_is),
        cmocka_unit_test(an_estimate_is_no_less),
        cmocka_unit_test(an_estimate_is_not_much_more),
        cmocka_unit_test(a_trace_has_no_more_data),
        cmocka_unit_test(knobs_of_others_do_not_count),
        cmocka_unit_test(a_frame_refuses_before_a_sample_is_taken),
        cmocka_unit_test(no_sum_is_above_its_bound),
        cmocka_unit_test(a_bin_reaches_back_after_breaks),
        cmocka_unit_test(a_bin_may_reach_back_to_the_start),
        cmocka_unit_test(a_bin_anywhere_is_not_above_its_bound),
        cmocka_unit_test(what_leaves_64_bits_has_no_room),
        cmocka_unit_test(what_has_no_room_is_most),
        cmocka_unit_test(a_cost_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
