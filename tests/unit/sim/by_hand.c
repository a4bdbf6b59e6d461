/* Tiny scenarios, calculated by hand from the meaning in sim/simulate.h. Each is asked of the
 * simulator and of the slow second one that the random comparison rests on.
 *
 * Unless said otherwise a transit takes 10 us up and 20 us down, the server 5 us, so that a request
 * at t is there at t + 10, answered at t + 15, and its answer is in at t + 35. A request's head has
 * 100 bytes, an answer's 1,000, an event 7. A set-up is one transit. "[a, b)" is a stretch of
 * behind(t), which rises by 1 us each us; one from 0 to w has the area w²/2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "reference.h"
#include "scenarios.h"
#include "sim/simulate.h"

#define COMMON                                                                                     \
    "--latency-up 10us --latency-down 20us --server-time 5us --header-up 100 --header-down 1000 "  \
    "--payload 7 --setup 1 "

static void expect(const char *options, const char *expected) {
    struct arena arena = {NULL};
    char all[1024], text[FIGURES_TEXT_BYTES];
    snprintf(all, sizeof all, COMMON "%s", options);
    struct scenario scenario = scenario_from(all, &arena);
    struct figures figures = figures_of(&scenario);
    assert_string_equal(figures_text(&figures, text), expected);
    figures = reference_figures(&scenario, 1000000);
    assert_string_equal(figures_text(&figures, text), expected);
    arena_release(&arena);
}

/* Requests at 0, 100, 200. Event 0 is in at 35, 35 old; the second answer is empty; event 130 is in
 * at 235, 105 old; nobody asks for event 290.
 * behind: [0, 35) 612.5 + [130, 235) 5512.5 + [290, 300) 50 = 6175; / 300 = 20.583. */
static void short_polls_leave_at_the_interval(void **state) {
    (void)state;
    expect("--interval 100us --duration 300us --events at:0us,130us,290us",
           "3 appeared, 2 delivered, 0 lost; 3 requests, 1 empty, 1 connections; "
           "age 70.00 us, 35 105 105 max 105; behind 20.58 us; up 0+300, down 14+3000; "
           "messages 0 of 0");
}

/* The same: one delivery is 35 us old, the other 105. What is as old as the window is within it. */
static void a_window_includes_its_edge(void **state) {
    (void)state;
    static const struct {
        int64_t window_usec, within;
    } rows[] = {{34, 0}, {35, 1}, {104, 1}, {105, 2}, {1000000000, 2}};
    struct arena arena = {NULL};
    struct errbuf err;
    struct scenario scenario = scenario_from(
        COMMON "--interval 100us --duration 300us --events at:0us,130us,290us", &arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct figures figures;
        assert_true(simulate_figures(&scenario, rows[i].window_usec, &figures, &err));
        assert_int_equal(figures.within, rows[i].within);
        assert_int_equal(reference_figures(&scenario, rows[i].window_usec).within, rows[i].within);
    }
    arena_release(&arena);
}

/* An event at 15, when the answer leaves, is in it (20 old); one at 16 waits for the next: in at
 * 135, 119 old. behind: [15, 35) 200 + from 35 to 135 it rises from 19 to 119, 6900; / 200. */
static void an_event_is_in_the_answer_that_leaves_at_its_instant(void **state) {
    (void)state;
    expect("--interval 100us --duration 200us --events at:15us,16us",
           "2 appeared, 2 delivered, 0 lost; 2 requests, 0 empty, 1 connections; "
           "age 69.50 us, 20 119 119 max 119; behind 35.50 us; up 0+200, down 14+2000; "
           "messages 0 of 0");
}

/* The interval is over before the answer is in: requests at 0, 35, 70. The third answer leaves at
 * 85 but would be in at 105. */
static void one_request_is_out_at_a_time(void **state) {
    (void)state;
    expect("--interval 20us --duration 100us --events none",
           "0 appeared, 0 delivered, 0 lost; 3 requests, 2 empty, 1 connections; "
           "age none; behind 0.00 us; up 0+300, down 0+3000; messages 0 of 0");
}

/* Answers at 35 and 170: requests at 0, 135, 270; the last answer leaves at 285, in at 305. */
static void the_interval_may_count_from_the_answer(void **state) {
    (void)state;
    expect("--interval 100us --after-answer --duration 300us --events none",
           "0 appeared, 0 delivered, 0 lost; 3 requests, 2 empty, 1 connections; "
           "age none; behind 0.00 us; up 0+300, down 0+3000; messages 0 of 0");
}

/* Requests at 0, 200 (one empty), 600 (two), 1400 (three; its answer carries event 650, in at 1435,
 * 785 old), 1500, 1700. behind: 785²/2 = 308112.5; / 2000 = 154.056. */
static void empty_answers_double_the_interval_until_news(void **state) {
    (void)state;
    expect("--interval 100us --backoff --duration 2000us --events at:650us",
           "1 appeared, 1 delivered, 0 lost; 6 requests, 5 empty, 1 connections; "
           "age 785.00 us, 785 785 785 max 785; behind 154.05 us; up 0+600, down 7+6000; "
           "messages 0 of 0");
}

/* At 0, 200, 600, 1400, and from then on each 800: 2200, 3000, 3800, 4600. With the interval from
 * the answer: 0, then 35 + 200 = 235, 270 + 400 = 670, 705 + 800 = 1505, 2340, 3175, 4010, 4845. */
static void the_interval_grows_to_eight_times(void **state) {
    (void)state;
    expect("--interval 100us --backoff --duration 5000us --events none",
           "0 appeared, 0 delivered, 0 lost; 8 requests, 8 empty, 1 connections; "
           "age none; behind 0.00 us; up 0+800, down 0+8000; messages 0 of 0");
    expect("--interval 100us --backoff --after-answer --duration 4846us --events none",
           "0 appeared, 0 delivered, 0 lost; 8 requests, 7 empty, 1 connections; "
           "age none; behind 0.00 us; up 0+800, down 0+7000; messages 0 of 0");
}

/* Set-up 3: up, down, up, 40 us. The first answer leaves at 45, in at 65: event 0 is 65 old, behind
 * 65²/2 = 2112.5; / 200. Kept, the second answer is in at 135; with a keep-alive
 * of 0 at 165, after 160. */
static void the_request_that_starts_a_connection_takes_the_set_up(void **state) {
    (void)state;
    expect("--interval 100us --setup 3 --duration 200us --events at:0us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 1 empty, 1 connections; "
           "age 65.00 us, 65 65 65 max 65; behind 10.56 us; up 0+200, down 7+2000; "
           "messages 0 of 0");
    expect("--interval 100us --setup 3 --keep-alive 0us --duration 160us --events none",
           "0 appeared, 0 delivered, 0 lost; 2 requests, 1 empty, 2 connections; "
           "age none; behind 0.00 us; up 0+200, down 0+2000; messages 0 of 0");
}

/* The drop comes between exchanges: the request at 100 starts another connection (40 us) and its
 * answer leaves at 145 and is in at 165. behind: 45²/2 = 1012.5; / 200. At 100 sharp the drop comes
 * before the request, at 65 after the answer: the same. */
static void a_drop_between_exchanges_costs_a_set_up(void **state) {
    (void)state;
    static const char *const drops[] = {"65us", "80us", "100us", "65us,80us,100us"};
    for (int i = 0; i < 4; i++) {
        char options[256];
        snprintf(options, sizeof options,
                 "--interval 100us --setup 3 --duration 200us --events at:120us --drops at:%s",
                 drops[i]);
        expect(options, "1 appeared, 1 delivered, 0 lost; 2 requests, 1 empty, 2 connections; "
                        "age 45.00 us, 45 45 45 max 45; behind 5.06 us; up 0+200, down 7+2000; "
                        "messages 0 of 0");
    }
}

/* The drop at 30 meets the answer on its way: event 0 is carried again by the request at 100, in at
 * 135. behind: 135²/2 = 9112.5; / 200. With interval 20 the turn has passed: requests at 30
 * (answer in at 65) and 65 (in at 100, not before the end). With the interval from the answer it
 * counts from the drop: 130, in at 165. behind: 165²/2 = 13612.5; / 200. */
static void a_drop_during_an_exchange_voids_it(void **state) {
    (void)state;
    expect("--interval 100us --duration 200us --events at:0us --drops at:30us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 135.00 us, 135 135 135 max 135; behind 45.56 us; up 0+200, down 14+2000; "
           "messages 0 of 0");
    expect("--interval 20us --duration 100us --events at:0us --drops at:30us",
           "1 appeared, 1 delivered, 0 lost; 3 requests, 0 empty, 2 connections; "
           "age 65.00 us, 65 65 65 max 65; behind 21.12 us; up 0+300, down 14+3000; "
           "messages 0 of 0");
    expect("--interval 100us --after-answer --duration 200us --events at:0us --drops at:30us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 165.00 us, 165 165 165 max 165; behind 68.06 us; up 0+200, down 14+2000; "
           "messages 0 of 0");
}

/* A drop at 14 meets the request's answer before it leaves; at 15 just after. Only the bytes
 * differ. The request at 100 carries event 0, in at 135. */
static void an_answer_leaves_before_a_drop_at_its_instant(void **state) {
    (void)state;
    expect("--interval 100us --duration 150us --events at:0us --drops at:14us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 135.00 us, 135 135 135 max 135; behind 60.75 us; up 0+200, down 7+1000; "
           "messages 0 of 0");
    expect("--interval 100us --duration 150us --events at:0us --drops at:15us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 135.00 us, 135 135 135 max 135; behind 60.75 us; up 0+200, down 14+2000; "
           "messages 0 of 0");
}

/* The first request waits from 10 on; event 60 leaves at 65, in at 85 (25 old). The request at 85
 * is there at 95 and ready at 100, when event 97 has appeared: in at 120 (23 old). The third is
 * there at 130, held to 230, empty, in at 250, when the fourth leaves.
 * behind: 25²/2 + 23²/2 = 577; / 251 = 2.298. */
static void a_long_poll_waits_for_news(void **state) {
    (void)state;
    expect("--technique long-poll --hold 100us --duration 251us --events at:60us,97us",
           "2 appeared, 2 delivered, 0 lost; 4 requests, 1 empty, 1 connections; "
           "age 24.00 us, 23 25 25 max 25; behind 2.29 us; up 0+400, down 14+3000; "
           "messages 0 of 0");
}

/* Event 65 goes with event 60; event 66 waits for the whole way there and back: answer in at 85,
 * request there at 95, answer at 100, in at 120: 54 old, just under three transits and the server,
 * 55. Ages 25, 20, 54. behind: [60, 85) 312.5 + from 85 to 120 from 19 to 54, 1277.5; / 150. */
static void an_event_just_after_an_answer_takes_three_transits(void **state) {
    (void)state;
    expect("--technique long-poll --hold 100us --duration 150us --events at:60us,65us,66us",
           "3 appeared, 3 delivered, 0 lost; 3 requests, 0 empty, 1 connections; "
           "age 33.00 us, 25 54 54 max 54; behind 10.60 us; up 0+300, down 21+2000; "
           "messages 0 of 0");
}

/* Held from 10 to 110. Event 108 would be ready at 113: it goes at the limit, in at 130 (22 old).
 * Event 111 is too late: empty at 130, then asked for: in at 165 (54 old). */
static void what_appeared_goes_when_the_hold_is_over(void **state) {
    (void)state;
    expect("--technique long-poll --hold 100us --duration 131us --events at:108us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 1 connections; "
           "age 22.00 us, 22 22 22 max 22; behind 1.84 us; up 0+200, down 7+1000; "
           "messages 0 of 0");
    expect("--technique long-poll --hold 100us --duration 166us --events at:111us",
           "1 appeared, 1 delivered, 0 lost; 3 requests, 1 empty, 1 connections; "
           "age 54.00 us, 54 54 54 max 54; behind 8.78 us; up 0+300, down 7+2000; "
           "messages 0 of 0");
    /* A hold below the server's time: answers leave at arrival + 5, in at 35, 70, 105. */
    expect("--technique long-poll --hold 1us --duration 106us --events none",
           "0 appeared, 0 delivered, 0 lost; 4 requests, 3 empty, 1 connections; "
           "age none; behind 0.00 us; up 0+400, down 0+3000; messages 0 of 0");
}

/* Cut while held at 50: asks at 80, there at 90, event 60 leaves at 95, in at 115 (55 old). Cut at
 * 70 with event 60 on its way: asks at 100, in at 135 (75 old), carried twice. Cut at 85, when the
 * answer is in: asks at once on another connection. */
static void a_long_poll_asks_again_after_the_reconnect_delay(void **state) {
    (void)state;
    expect("--technique long-poll --reconnect 30us --duration 140us --events at:60us "
           "--drops at:50us",
           "1 appeared, 1 delivered, 0 lost; 3 requests, 0 empty, 2 connections; "
           "age 55.00 us, 55 55 55 max 55; behind 10.80 us; up 0+300, down 7+1000; "
           "messages 0 of 0");
    expect("--technique long-poll --reconnect 30us --duration 150us --events at:60us "
           "--drops at:70us",
           "1 appeared, 1 delivered, 0 lost; 3 requests, 0 empty, 2 connections; "
           "age 75.00 us, 75 75 75 max 75; behind 18.75 us; up 0+300, down 14+2000; "
           "messages 0 of 0");
    expect("--technique long-poll --reconnect 30us --duration 100us --events at:60us "
           "--drops at:85us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 25.00 us, 25 25 25 max 25; behind 3.12 us; up 0+200, down 7+1000; "
           "messages 0 of 0");
}

/* Open at 10; event 0 leaves at 15, in at 35. Event 60 leaves at 65 and is cut at 70; started again
 * at 100, open at 110, sent again at 115, in at 135 (75 old). "id: 1\ndata: " + 7 + "\n\n" has 21
 * bytes, 0x15; with "15\r\n" and "\r\n" 27: 20 beside the payload, three times, and two openings.
 * The second start has the header "Last-Event-ID: 1" besides, 18 bytes with its line's end.
 * behind: 35²/2 + 75²/2 = 3425; / 150. */
static void an_event_stream_sends_again_what_was_cut(void **state) {
    (void)state;
    expect("--technique sse --reconnect 30us --duration 150us --events at:0us,60us --drops at:70us",
           "2 appeared, 2 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 55.00 us, 35 75 75 max 75; behind 22.83 us; up 0+218, down 21+2060; "
           "messages 0 of 0");
}

/* Cut at 65, when event 60 leaves: it has left, and is sent again. Cut at 85: it is in. */
static void a_drop_at_an_instant_comes_after_what_leaves_and_arrives(void **state) {
    (void)state;
    expect("--technique sse --reconnect 30us --duration 150us --events at:60us --drops at:65us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 70.00 us, 70 70 70 max 70; behind 16.33 us; up 0+200, down 14+2040; "
           "messages 0 of 0");
    expect("--technique sse --reconnect 30us --duration 150us --events at:60us --drops at:85us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 25.00 us, 25 25 25 max 25; behind 2.08 us; up 0+218, down 7+2020; "
           "messages 0 of 0");
}

/* Set-up to 40. Cut at 20: started again at 50, open at 90; event 0 leaves at 95, in at 115. Drops
 * at 30 (no connection) and 50 (before the start) do nothing. One at 90 comes after the opening:
 * its head has left; started at 120, open at 160, event in at 185. */
static void a_drop_during_set_up_counts(void **state) {
    (void)state;
    expect("--technique sse --setup 3 --reconnect 30us --duration 120us --events at:0us "
           "--drops at:20us,30us,50us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 115.00 us, 115 115 115 max 115; behind 55.10 us; up 0+200, down 7+1020; "
           "messages 0 of 0");
    expect("--technique sse --setup 3 --reconnect 30us --duration 200us --events at:0us "
           "--drops at:20us,90us",
           "1 appeared, 1 delivered, 0 lost; 3 requests, 0 empty, 3 connections; "
           "age 185.00 us, 185 185 185 max 185; behind 85.56 us; up 0+300, down 7+2020; "
           "messages 0 of 0");
}

/* Open at 40: event 20 leaves at 45, in at 65 (45 old). Event 100 is cut at 110, event 115 appears
 * without a connection, event 170 during set-up from 140 to 180: lost. Event 180 comes after the
 * opening at its instant: in at 205 (25 old). Three frames left, with 2 bytes of head each.
 * behind: 45²/2 + 25²/2 = 1325; / 300. With resending 100, 115, 170 leave at 185 too, in at 205:
 * ages 45, 105, 90, 35, 25; behind: 45²/2 + 105²/2 = 6525; / 300; the second start says "?after=1".
 * Of the newest two 100 is none, since 170 appeared: ages 45, 90, 35, 25; behind: 45²/2 + 90²/2 =
 * 5062.5; / 300. */
static void a_websocket_loses_what_a_drop_meets_unless_it_is_sent_again(void **state) {
    (void)state;
    expect("--technique websocket --setup 3 --replay none --reconnect 30us --duration 300us "
           "--events at:20us,100us,115us,170us,180us --drops at:110us",
           "5 appeared, 2 delivered, 3 lost; 2 requests, 0 empty, 2 connections; "
           "age 35.00 us, 25 45 45 max 45; behind 4.41 us; up 0+200, down 21+2006; "
           "messages 0 of 0");
    expect("--technique websocket --setup 3 --reconnect 30us --duration 300us "
           "--events at:20us,100us,115us,170us,180us --drops at:110us",
           "5 appeared, 5 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 60.00 us, 45 105 105 max 105; behind 21.75 us; up 0+208, down 42+2012; "
           "messages 0 of 0");
    expect("--technique websocket --setup 3 --replay 2 --reconnect 30us --duration 300us "
           "--events at:20us,100us,115us,170us,180us --drops at:110us",
           "5 appeared, 4 delivered, 1 lost; 2 requests, 0 empty, 2 connections; "
           "age 48.75 us, 35 90 90 max 90; behind 16.87 us; up 0+208, down 35+2010; "
           "messages 0 of 0");
}

/* The same on a stream, with a line of its number in each event, and the header "Last-Event-ID: 1"
 * of 18 bytes at the second start: 20 bytes around an event of 7, without its number 13. Cut at 110
 * and, after the opening at 180, once more at 190: 115 and 170 left at 185, event 185 leaves at
 * 190, just so. Started at 220, open at 260: of 115, 170, 185 the newest two leave at 265, in at
 * 285. 115 is lost at 190: by then 185 had appeared. Nothing has arrived since event 20: each start
 * says so. Ages 45, 115, 100; behind: 45²/2 + 115²/2 = 7625; / 300. Seven events left. */
static void of_what_was_missed_the_newest_are_kept(void **state) {
    (void)state;
    expect("--technique sse --setup 3 --replay 2 --reconnect 30us --duration 300us "
           "--events at:20us,100us,115us,170us,185us --drops at:110us,190us",
           "5 appeared, 3 delivered, 2 lost; 3 requests, 0 empty, 3 connections; "
           "age 86.66 us, 100 115 115 max 115; behind 25.41 us; up 0+336, down 49+3140; "
           "messages 0 of 0");
    expect("--technique sse --setup 3 --replay none --reconnect 30us --duration 300us "
           "--events at:20us,100us,115us,170us,185us --drops at:110us",
           "5 appeared, 2 delivered, 3 lost; 2 requests, 0 empty, 2 connections; "
           "age 35.00 us, 25 45 45 max 45; behind 4.41 us; up 0+200, down 21+2039; "
           "messages 0 of 0");
}

/* Open at 40: comments of 7 bytes leave at 70, 100 and 130, the last at the instant of the drop.
 * Event 65 leaves at 70, too, in at 90: 25 old, 20 bytes beside its own. Pings of 2 bytes are there
 * at 90 and 120, when pongs of 6 leave; the third is cut. Started again at 160, open at 200: the
 * next would leave at 230, and at the end nothing does. */
static void a_connection_gives_signs_of_life(void **state) {
    (void)state;
    expect("--technique sse --setup 3 --heartbeat 30us --reconnect 30us --duration 230us "
           "--events at:65us --drops at:130us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 25.00 us, 25 25 25 max 25; behind 1.35 us; up 0+218, down 7+2041; "
           "messages 0 of 0; 3 heartbeats");
    expect("--technique websocket --setup 3 --heartbeat 30us --reconnect 30us --duration 230us "
           "--events at:65us --drops at:130us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 25.00 us, 25 25 25 max 25; behind 1.35 us; up 0+220, down 7+2008; "
           "messages 0 of 0; 3 heartbeats");
}

/* The first start is cut before it was open; the second names no event, and its opening at 100
 * sends all three, though one is kept: they leave at 105, in at 125. Or they are cut at 110, which
 * loses events 20 and 30: the newest alone leaves once more at 185, in at 205. behind: 105²/2 =
 * 5512.5; / 150; or 165²/2 = 13612.5; / 250. */
static void the_first_opening_sends_all_that_there_is(void **state) {
    (void)state;
    expect("--technique sse --setup 3 --replay 1 --reconnect 30us --duration 150us "
           "--events at:20us,30us,40us --drops at:30us",
           "3 appeared, 3 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 95.00 us, 95 105 105 max 105; behind 36.75 us; up 0+200, down 21+1060; "
           "messages 0 of 0");
    expect("--technique sse --setup 3 --replay 1 --reconnect 30us --duration 250us "
           "--events at:20us,30us,40us --drops at:30us,110us",
           "3 appeared, 1 delivered, 2 lost; 3 requests, 0 empty, 3 connections; "
           "age 165.00 us, 165 165 165 max 165; behind 54.45 us; up 0+300, down 28+2080; "
           "messages 0 of 0");
}

/* Cut at 30 before it was ever open: started at 60, open at 100; event 20 is in at 125 (105 old).
 * behind: 105²/2 = 5512.5; / 150. */
static void what_came_before_the_first_opening_is_not_lost(void **state) {
    (void)state;
    expect("--technique websocket --setup 3 --reconnect 30us --duration 150us --events at:20us "
           "--drops at:30us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age 105.00 us, 105 105 105 max 105; behind 36.75 us; up 0+200, down 7+1002; "
           "messages 0 of 0");
}

/* Open at 40, the client knows at 60. Message 10 leaves at 60, in at 70; message 100 at once, in at
 * 110; message 155 is cut at 160; message 165 waits: started at 190, open at 230, leaves at 250,
 * would be in at 260. Four frames with 2 + 4 bytes of head. */
static void client_messages_are_frames_on_a_websocket(void **state) {
    (void)state;
    expect("--technique websocket --setup 3 --reconnect 30us --duration 255us --events none "
           "--up-events at:10us,100us,155us,165us --drops at:160us",
           "0 appeared, 0 delivered, 0 lost; 2 requests, 0 empty, 2 connections; "
           "age none; behind 0.00 us; up 28+224, down 0+2000; messages 2 of 4");
}

/* Of its own: message 50 with a head, there at 90 in spite of the drop, answered at 95. The drop
 * costs the stream a start at 90, open at 130, after the end. Three requests on three connections.
 */
static void client_messages_are_requests_elsewhere(void **state) {
    (void)state;
    expect("--technique sse --setup 3 --reconnect 30us --duration 120us --events none "
           "--up-events at:50us --drops at:60us",
           "0 appeared, 0 delivered, 0 lost; 3 requests, 0 empty, 3 connections; "
           "age none; behind 0.00 us; up 7+300, down 0+2000; messages 1 of 1");
}

/* Set-up 3, so that a message is there 40 later, answered at 45, in at 65; on a connection that is
 * there 10 later, in at 35. The stream has one request and connection, open from 40 on. Message 0
 * starts A, which is in use until 65; message 20 starts B, until 85. Message 90 takes B, which was
 * used last: until 125. Message 95 takes A, until 130. With a keep-alive of 100 both are open to
 * the end: 6 requests and 3 connections with the stream's and message 185's, on A, which was in
 * last. With 20 B closes at 105 unless message 90 takes it, A closes at 85: message 95 starts C,
 * until 160; B closes at 145, C at 180; message 185 starts D. With 25 A closes at 90 sharp: the
 * same, but that C closes at 185, when message 185 leaves: it starts D, too. The answer to message
 * 185 leaves at 200 or later, and on a new connection the message is not there by then. */
static void client_messages_share_a_pool_of_connections(void **state) {
    (void)state;
    static const struct {
        const char *keep_alive;
        int connections, answers;
    } rows[] = {{"100us", 3, 4}, {"20us", 5, 4}, {"25us", 5, 4}};
    for (int i = 0; i < 3; i++) {
        char options[256], expected[256];
        snprintf(options, sizeof options,
                 "--technique sse --setup 3 --duration 200us --events none "
                 "--up-events at:0us,20us,90us,95us,185us --drops at:60us --reconnect 1ms "
                 "--keep-alive %s",
                 rows[i].keep_alive);
        snprintf(expected, sizeof expected,
                 "0 appeared, 0 delivered, 0 lost; 6 requests, 0 empty, %d connections; "
                 "age none; behind 0.00 us; up 35+600, down 0+%d; messages %d of 5",
                 rows[i].connections, 1000 * (rows[i].answers + 1),
                 rows[i].keep_alive[0] == '1' ? 5 : 4);
        expect(options, expected);
    }
}

/* In at 35: not before the end at 35, but before 36. What left counts. A request at 35 does not
 * count either, and one of a client that starts at the end never leaves. */
static void what_falls_on_the_end_does_not_count(void **state) {
    (void)state;
    expect("--interval 35us --duration 35us --events at:0us,35us",
           "1 appeared, 0 delivered, 0 lost; 1 requests, 0 empty, 1 connections; "
           "age none; behind 17.50 us; up 0+100, down 7+1000; messages 0 of 0");
    expect("--interval 35us --duration 36us --events at:0us",
           "1 appeared, 1 delivered, 0 lost; 2 requests, 0 empty, 1 connections; "
           "age 35.00 us, 35 35 35 max 35; behind 17.01 us; up 0+200, down 7+1000; "
           "messages 0 of 0");
    expect("--phase 35us --duration 35us --events at:0us",
           "1 appeared, 0 delivered, 0 lost; 0 requests, 0 empty, 0 connections; "
           "age none; behind 17.50 us; up 0+0, down 0+0; messages 0 of 0");
}

/* Answers are in at 35, 85, 135 and 185; counted is from 80 to 200. Of the event of 60 there is
 * nothing but the screen that is behind until 85; that of 110 is in at 135, 25 old; the answer at
 * 185 is empty; that of 195 nobody asks for. Requests leave at 100 and 150, answers at 115 and 165.
 * behind: from 80 to 85 it rises from 20 to 25, 112.5, + [110, 135) 312.5 + [195, 200) 12.5 =
 * 437.5; / 120 = 3.646. */
static void figures_may_be_of_what_comes_later(void **state) {
    (void)state;
    expect("--interval 50us --duration 200us --events at:60us,110us,195us --from 80us",
           "2 appeared, 1 delivered, 0 lost; 2 requests, 1 empty, 0 connections; "
           "age 25.00 us, 25 25 25 max 25; behind 3.64 us; up 0+200, down 7+2000; "
           "messages 0 of 0");
}

/* One answer, left at 115, in at 135, carries events 0 … 115, 20 … 135 old. Nearest rank of 116: 58
 * (age 77), 111 (130), 115 (134). behind rises from 0 to 135, then from 19 to 24 (event 116 is the
 * oldest): 9112.5 + 107.5 = 9220; / 140. */
static void percentiles_are_nearest_ranks(void **state) {
    (void)state;
    expect("--interval 1ms --phase 100us --duration 140us --events every:1us",
           "140 appeared, 116 delivered, 0 lost; 1 requests, 0 empty, 1 connections; "
           "age 77.50 us, 77 130 134 max 135; behind 65.85 us; up 0+100, down 812+1000; "
           "messages 0 of 0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_polls_leave_at_the_interval),
        cmocka_unit_test(a_window_includes_its_edge),
        cmocka_unit_test(an_event_is_in_the_answer_that_leaves_at_its_instant),
        cmocka_unit_test(one_request_is_out_at_a_time),
        cmocka_unit_test(the_interval_may_count_from_the_answer),
        cmocka_unit_test(empty_answers_double_the_interval_until_news),
        cmocka_unit_test(the_interval_grows_to_eight_times),
        cmocka_unit_test(the_request_that_starts_a_connection_takes_the_set_up),
        cmocka_unit_test(a_drop_between_exchanges_costs_a_set_up),
        cmocka_unit_test(a_drop_during_an_exchange_voids_it),
        cmocka_unit_test(an_answer_leaves_before_a_drop_at_its_instant),
        cmocka_unit_test(a_long_poll_waits_for_news),
        cmocka_unit_test(an_event_just_after_an_answer_takes_three_transits),
        cmocka_unit_test(what_appeared_goes_when_the_hold_is_over),
        cmocka_unit_test(a_long_poll_asks_again_after_the_reconnect_delay),
        cmocka_unit_test(an_event_stream_sends_again_what_was_cut),
        cmocka_unit_test(a_drop_at_an_instant_comes_after_what_leaves_and_arrives),
        cmocka_unit_test(a_drop_during_set_up_counts),
        cmocka_unit_test(a_websocket_loses_what_a_drop_meets_unless_it_is_sent_again),
        cmocka_unit_test(of_what_was_missed_the_newest_are_kept),
        cmocka_unit_test(a_connection_gives_signs_of_life),
        cmocka_unit_test(the_first_opening_sends_all_that_there_is),
        cmocka_unit_test(what_came_before_the_first_opening_is_not_lost),
        cmocka_unit_test(client_messages_are_frames_on_a_websocket),
        cmocka_unit_test(client_messages_are_requests_elsewhere),
        cmocka_unit_test(client_messages_share_a_pool_of_connections),
        cmocka_unit_test(what_falls_on_the_end_does_not_count),
        cmocka_unit_test(figures_may_be_of_what_comes_later),
        cmocka_unit_test(percentiles_are_nearest_ranks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
