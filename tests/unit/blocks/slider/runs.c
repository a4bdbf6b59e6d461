/* What the simulator says of a window: rows and choices calculated by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "blocks/slider/runs.h"
#include "blocks/slider/written.h"

enum { MSEC = 1000, SEC = 1000 * MSEC };

static struct arena arena;
static struct slider slider;
static struct slider_answer answer;

static void turn(const char *knob, const char *value) {
    assert_true(knob_set(&slider.scenario, knob_find(knob, NULL), value, &arena, NULL));
}

static void run(const enum technique *techniques, int count) {
    memcpy(slider.techniques, techniques, (size_t)count * sizeof *techniques);
    slider.technique_count = count;
}

/* One event a minute, 1 ms each way: 60 events in an hour, and what is sent is the sizes' sum. */
static int set_up(void **state) {
    static const enum technique usual[] = {TECHNIQUE_SHORT_POLL, TECHNIQUE_LONG_POLL, TECHNIQUE_SSE,
                                           TECHNIQUE_WEBSOCKET};
    (void)state;
    slider = (struct slider){.scenario = scenario_default(),
                             .users = 10000,
                             .held_costs = 500,
                             .judged_usec = INT64_C(3600) * SEC};
    run(usual, 4);
    turn("events", "every:1min");
    turn("latency", "1ms");
    turn("hold", "5min");
    turn("keep-alive", "5s");
    turn("header-up", "100");
    turn("header-down", "200");
    turn("payload", "50");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_release(&arena);
    return 0;
}

static void ask(int64_t window_usec, int64_t held_costs) {
    answer = slider_ask(&slider, window_usec, held_costs);
}

static void expect_row(int index, enum technique technique, int requests, int bytes, int cost) {
    const struct slider_row *row = &answer.rows[index];
    assert_int_equal(row->technique, technique);
    assert_int_equal(row->within_milli, 1000);
    assert_true(row->keeps);
    assert_int_equal(row->requests, requests);
    assert_int_equal(row->bytes, bytes);
    assert_int_equal((row->cost_milli + 500) / 1000, cost);
}

static void expect_users(int index, int requests_milli, int bytes, int open) {
    assert_int_equal(answer.rows[index].users_requests_milli, requests_milli);
    assert_int_equal(answer.rows[index].users_bytes, bytes);
    assert_int_equal(answer.rows[index].users_open, open);
}

/* Short polling: 3600 / 50 = 72 requests of 100 + 200 bytes, and 60 events of 50: 24,600 bytes.
 * Each leaves its connection open for 5.002 s of 50: 0.1 on average, 50 of 500.
 *
 * Long polling: each event answers one request, and one more waits at the end: 61 up, 60 down:
 * 61 * 100 + 60 * 250 = 21,100.
 *
 * SSE: "id: N", newline, "data: ", 50 bytes, two newlines are 64 bytes (65 from N = 10 on); in a
 * chunk, "40" CRLF before and CRLF after, 70 and 71: 300 + 9 * 70 + 51 * 71 = 4,551.
 *
 * WebSocket: 2 bytes before each: 300 + 60 * 52 = 3,420. */
static void rows_are_what_is_sent(void **state) {
    (void)state;
    ask(50 * SEC, slider.held_costs);
    expect_row(0, TECHNIQUE_SHORT_POLL, 72, 24600, 72 + 50);
    expect_row(1, TECHNIQUE_LONG_POLL, 61, 21100, 61 + 500);
    expect_row(2, TECHNIQUE_SSE, 1, 4551, 1 + 500);
    expect_row(3, TECHNIQUE_WEBSOCKET, 1, 3420, 1 + 500);
    assert_int_equal(answer.choice, 0);
}

/* 72 * 10,000 / 3,600 = 200 a second; 24,600 * 10,000 / 3,600 = 68,333. 1 of 3,600 for each of
 * 10,000 is 2.778 a second, 61 are 169.444. */
static void users_are_so_many_times_one(void **state) {
    (void)state;
    ask(50 * SEC, slider.held_costs);
    expect_users(0, 200000, 68333, 1000);
    expect_users(1, 169444, 58611, 10000);
    expect_users(2, 2778, 12642, 10000);
    expect_users(3, 2778, 9500, 10000);
}

static enum technique chosen(void) {
    assert_true(answer.choice >= 0);
    return answer.rows[answer.choice].technique;
}

static void equals_go_to_the_first_listed(void **state) {
    static const enum technique one[] = {TECHNIQUE_SHORT_POLL, TECHNIQUE_SSE, TECHNIQUE_WEBSOCKET};
    static const enum technique other[] = {TECHNIQUE_SHORT_POLL, TECHNIQUE_WEBSOCKET,
                                           TECHNIQUE_SSE};
    (void)state;
    turn("keep-alive", "0s"); /* polls have none open for long enough to count */
    run(one, 3);
    ask(SEC, slider.held_costs); /* 3,600 requests against 501 twice */
    assert_int_equal(chosen(), TECHNIQUE_SSE);
    run(other, 3);
    ask(SEC, slider.held_costs);
    assert_int_equal(chosen(), TECHNIQUE_WEBSOCKET);
    assert_true(answer.rows[1].cheapest && answer.rows[2].cheapest && !answer.rows[0].cheapest);
    /* 360 requests against 1 + 359: equal too. */
    ask(10 * SEC, 359);
    assert_int_equal(chosen(), TECHNIQUE_SHORT_POLL);
    ask(10 * SEC, 358);
    assert_int_equal(chosen(), TECHNIQUE_WEBSOCKET);
}

static void what_is_always_late_is_not_chosen(void **state) {
    (void)state;
    turn("latency", "80ms");
    ask(50 * MSEC, slider.held_costs);
    assert_int_equal(answer.choice, -1);
    for (int i = 0; i < slider.technique_count; i++) {
        assert_int_equal(answer.rows[i].within_milli, 0);
        assert_false(answer.rows[i].keeps);
    }
    /* One transit, to the microsecond, is in time. */
    ask(80 * MSEC, slider.held_costs);
    assert_int_equal(chosen(), TECHNIQUE_SSE);
}

/* Who asks every 900 ms and waits 80 ms for the answer has updates within 980 ms: all of them, but
 * for what appears while the first connection is set up (160 ms of an hour). */
static void polls_ask_in_time_for_the_window(void **state) {
    (void)state;
    turn("latency", "80ms");
    turn("events", "poisson:2/min");
    ask(980 * MSEC, slider.held_costs);
    assert_int_equal(answer.rows[0].technique, TECHNIQUE_SHORT_POLL);
    assert_in_range(answer.rows[0].within_milli, 999, 1000);
    assert_true(answer.rows[0].keeps);
    assert_in_range(answer.rows[0].requests, 3999, 4001); /* 3600 / 0.9 */
    /* The way up does not matter to what is asked for in time; the server's time, and jitter, are
     * not taken off. */
    turn("latency-up", "800ms");
    ask(980 * MSEC, slider.held_costs);
    assert_in_range(answer.rows[0].requests, 3999, 4001);
    turn("jitter", "500ms");
    ask(980 * MSEC, slider.held_costs);
    assert_false(answer.rows[0].keeps);
}

/* There at 80, worked on until 120, back at 200 ms: 3600 / 0.2 = 18,000 in an hour, at any window
 * below 280 ms. */
static void polls_ask_no_sooner_than_an_answer_is_back(void **state) {
    (void)state;
    turn("latency", "80ms");
    turn("server-time", "40ms");
    ask(50 * MSEC, slider.held_costs);
    assert_in_range(answer.rows[0].requests, 17980, 18000);
    ask(280 * MSEC, slider.held_costs);
    assert_in_range(answer.rows[0].requests, 17980, 18000);
    ask(480 * MSEC, slider.held_costs);
    assert_in_range(answer.rows[0].requests, 8990, 9001);
    turn("after-answer", "on"); /* 200 ms after each answer: as far apart */
    ask(480 * MSEC, slider.held_costs);
    assert_in_range(answer.rows[0].requests, 8990, 9001);
}

/* An event waits from 0 to T for a request to arrive, evenly, and travels for L: of a window W,
 * (W - L) / T are in time, where T is twice L, as polls ask no sooner. Drawn: 12,000 events give it
 * within 1 % (two deviations). */
static void phases_and_events_are_fair(void **state) {
    static const enum technique polls[] = {TECHNIQUE_SHORT_POLL};
    (void)state;
    run(polls, 1);
    turn("keep-alive", "75s"); /* no set-up but the first */
    turn("events", "poisson:6/min");
    turn("latency", "10s");
    ask(20 * SEC, slider.held_costs);
    assert_in_range(answer.rows[0].within_milli, 490, 510);
    ask(25 * SEC, slider.held_costs);
    assert_in_range(answer.rows[0].within_milli, 740, 760);
    /* Events that come with every 30th poll of a client: its phase decides for all of them. */
    turn("latency", "1s");
    turn("events", "every:1min");
    ask(2500 * MSEC, slider.held_costs);
    assert_in_range(answer.rows[0].within_milli, 650, 850);
}

/* Half of the updates of the last window are on their way when a stay ends: they are not late. */
static void the_end_of_a_session_makes_nothing_late(void **state) {
    (void)state;
    ask(INT64_C(500) * SEC, slider.held_costs);
    for (int i = 0; i < slider.technique_count; i++)
        assert_in_range(answer.rows[i].within_milli, 999, 1000);
    /* Longer than "measure": six windows. */
    ask(INT64_C(7200) * SEC, slider.held_costs);
    assert_int_equal(answer.rows[0].technique, TECHNIQUE_SHORT_POLL);
    assert_in_range(answer.rows[0].within_milli, 999, 1000);
    assert_int_equal(answer.rows[0].requests, 1); /* half a request, rounded up */
}

/* Mean interval T, drawn: no older than T are 1 - 1/e of them, but for the way. */
static void who_reloads_is_late_for_a_third(void **state) {
    static const enum technique reloads[] = {TECHNIQUE_REFRESH};
    (void)state;
    run(reloads, 1);
    turn("events", "poisson:6/min");
    ask(20 * SEC, slider.held_costs);
    assert_in_range(answer.rows[0].within_milli, 620, 645);
    assert_int_equal(answer.choice, -1);
}

static void what_is_lost_is_not_in_time(void **state) {
    static const enum technique sockets[] = {TECHNIQUE_WEBSOCKET};
    (void)state;
    run(sockets, 1);
    /* A cut at every half minute, 31 s to come back: each event finds no connection. */
    turn("drops", "every:1min+30s");
    turn("reconnect", "31s");
    turn("replay", "none");
    ask(50 * SEC, slider.held_costs);
    assert_in_range(answer.rows[0].within_milli, 15, 18); /* but the first of 60 */
    assert_int_equal(answer.choice, -1);
}

static void names(const char *words, unsigned techniques) {
    assert_int_equal(slider_techniques_named(words), techniques);
}

static void words_name_techniques(void **state) {
    enum {
        REFRESH = 1u << TECHNIQUE_REFRESH,
        SHORT = 1u << TECHNIQUE_SHORT_POLL,
        LONG = 1u << TECHNIQUE_LONG_POLL,
        SSE = 1u << TECHNIQUE_SSE,
        SOCKET = 1u << TECHNIQUE_WEBSOCKET
    };
    (void)state;
    names("server push (SSE)", SSE);
    names("Server-sent events", SSE);
    names("an event stream", SSE);
    names("full-duplex (WebSocket) if the client sends often too", SOCKET);
    names("WEB SOCKETS", SOCKET);
    names("long polling", LONG);
    names("Long-polling", LONG);
    names("slow polling", SHORT);
    names("short-poll", SHORT);
    names("long or short polling", SHORT);
    names("long polling or short polling", LONG | SHORT);
    names("refresh on focus", REFRESH);
    names("reloading", REFRESH);
    names("passengers assess a carrier pigeon", 0);
    names("enpolled, unrefreshed", 0);
    names("", 0);
}

/* Every window of the bundled lesson's table, and each of those that tie there. */
static void lesson_and_machine_agree(void **state) {
    struct problems problems = {0};
    (void)state;
    struct lesson *lesson = lesson_load(RTLESSON_TEST_ROOT "/lessons/realtime-introduction.json",
                                        registry_kinds(), &problems);
    assert_non_null(lesson);
    const struct section *section =
        (const struct section *)lesson->sections.at + lesson_find_section(lesson, "spectrum");
    const struct slider *spectrum = NULL;
    for (int i = 0; i < section->blocks.count; i++) {
        const struct block *block = (const struct block *)section->blocks.at + i;
        if (strcmp(block->schema->name, "slider") == 0)
            spectrum = block->object;
    }
    assert_non_null(spectrum);
    assert_true(spectrum->asks);
    for (int step = 0; step <= spectrum->scale.steps; step++) {
        const struct slider_band *band = slider_band_at(spectrum, slider_band_of(spectrum, step));
        int64_t window = scale_value(&spectrum->scale, step);
        unsigned fits = 0, cheapest = 0;
        for (int i = 0; i < band->written.fits.count; i++)
            fits |= slider_techniques_named(((const char *const *)band->written.fits.at)[i]);
        answer = slider_ask(spectrum, window, spectrum->held_costs);
        assert_int_equal(answer.choice < 0, window < spectrum->scenario.latency_down_usec);
        for (int i = 0; i < spectrum->technique_count; i++)
            cheapest |= answer.rows[i].cheapest ? 1u << answer.rows[i].technique : 0;
        /* What the band itself says why. */
        bool told = band->other_choice != NULL &&
                    (strstr(band->other_choice, "WebSocket") != NULL || answer.choice < 0);
        unsigned excused = told ? 1u << TECHNIQUE_WEBSOCKET : 0;
        assert_true(answer.choice >= 0 || told);
        assert_int_equal(cheapest & ~fits & ~excused, 0);
    }
    lesson_free(lesson);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_what_is_sent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(users_are_so_many_times_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(equals_go_to_the_first_listed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_always_late_is_not_chosen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(polls_ask_in_time_for_the_window, set_up, tear_down),
        cmocka_unit_test_setup_teardown(polls_ask_no_sooner_than_an_answer_is_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(phases_and_events_are_fair, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_end_of_a_session_makes_nothing_late, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_reloads_is_late_for_a_third, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_lost_is_not_in_time, set_up, tear_down),
        cmocka_unit_test(words_name_techniques),
        cmocka_unit_test(lesson_and_machine_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
