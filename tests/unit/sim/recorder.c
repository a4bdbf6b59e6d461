/* Traces of small runs, message by message; laws.c holds what is true of all. */
#include "sim/recorder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios.h"
#include "sim/simulate.h"

enum { ALL = 1000000 };

static struct trace trace_of(const struct scenario *scenario, int limit, struct arena *arena) {
    static const struct simulate_names names = {"Browser", "Chat"};
    struct trace trace;
    struct errbuf err = {""};
    if (!simulate_trace(scenario, &names, limit, arena, &trace, &err))
        fail_msg("%s", err.text);
    return trace;
}

static struct trace trace_from(const char *options, int limit, struct arena *arena) {
    struct scenario scenario = scenario_from(options, arena);
    return trace_of(&scenario, limit, arena);
}

static void expect_message(const struct trace *trace, int index, struct trace_message expected) {
    assert_in_range(index, 0, trace->message_count - 1);
    const struct trace_message *found = &trace->messages[index];
    assert_string_equal(found->label, expected.label);
    assert_int_equal(found->leaves_usec, expected.leaves_usec);
    assert_int_equal(found->arrives_usec, expected.arrives_usec);
    assert_int_equal(found->from, expected.from);
    assert_int_equal(found->to, 1 - expected.from);
    assert_int_equal(found->style, expected.style);
    assert_int_equal(found->empty, expected.empty);
    assert_int_equal(found->fails, expected.fails);
    assert_int_equal(found->cut_usec, expected.cut_usec);
}

static void polls_ask_and_are_answered(void **state) {
    (void)state;
    struct arena arena = {0};
    struct trace trace =
        trace_from("--technique short-poll --setup 1 --interval 100us --latency 10us "
                   "--server-time 5us --events at:20us,110us,115us,150us "
                   "--duration 300us",
                   ALL, &arena);
    assert_int_equal(trace.lasts_usec, 300);
    assert_string_equal(trace.actors[0], "Browser");
    assert_string_equal(trace.actors[1], "Chat");
    assert_int_equal(trace.message_count, 6);
    expect_message(
        &trace, 0,
        (struct trace_message){0, 10, 0, .style = TRACE_STYLE_REQUEST, .label = "GET /messages"});
    expect_message(&trace, 1,
                   (struct trace_message){15, 25, 1, .style = TRACE_STYLE_ANSWER, .empty = true,
                                          .label = "200, empty"});
    expect_message(&trace, 3,
                   (struct trace_message){115, 125, 1, .style = TRACE_STYLE_ANSWER,
                                          .label = "200, updates 1–3"});
    expect_message(
        &trace, 5,
        (struct trace_message){215, 225, 1, .style = TRACE_STYLE_ANSWER, .label = "200, update 4"});
    assert_int_equal(trace.connection_count, 0);
    assert_int_equal(trace.data_count, 4);
    assert_string_equal(trace.data[0].label, "update 1");
    assert_int_equal(trace.data[0].actor, 1);
    assert_int_equal(trace.data[0].appears_usec, 20);
    assert_int_equal(trace.data[0].seen_usec, 125);
    assert_int_equal(trace.data[3].seen_usec, 225);
    arena_release(&arena);
}

/* There at 10, the answer could be made by 15. The event that waits goes then, and nothing is held;
 * the next request is there at 35 and is held from 35 to 65, since event 60 takes 5 us; the third,
 * there at 85, is cut as it waits, at 100. */
static void what_waits_for_news_is_held(void **state) {
    (void)state;
    struct arena arena = {0};
    struct trace trace = trace_from("--technique long-poll --setup 1 --hold 1ms --latency 10us "
                                    "--server-time 5us --events at:0us,60us --drops at:100us "
                                    "--reconnect 1ms --duration 300us",
                                    ALL, &arena);
    assert_int_equal(trace.connection_count, 2);
    assert_string_equal(trace.connections[0].label, "request waits");
    assert_int_equal(trace.connections[0].opens_usec, 35);
    assert_int_equal(trace.connections[0].closes_usec, 65);
    assert_false(trace.connections[0].cut);
    assert_int_equal(trace.connections[1].opens_usec, 85);
    assert_int_equal(trace.connections[1].closes_usec, 100);
    assert_true(trace.connections[1].cut);
    arena_release(&arena);
}

/* TLS 1.2: the request is the seventh transit. A drop at 35 us meets the fourth. */
static void set_up_is_shown_transit_by_transit(void **state) {
    (void)state;
    struct arena arena = {0};
    static const char *const labels[] = {
        "SYN",          "SYN ACK",      "TLS client hello", "TLS server hello", "TLS client key",
        "TLS finished", "GET /messages"};
    struct trace trace = trace_from(
        "--technique sse --setup 7 --latency 10us --events none --duration 1ms", ALL, &arena);
    assert_int_equal(trace.message_count, 8);
    for (int i = 0; i < 7; i++)
        expect_message(
            &trace, i,
            (struct trace_message){10 * i, 10 * i + 10, i % 2,
                                   .style = i < 6 ? TRACE_STYLE_SETUP : TRACE_STYLE_REQUEST,
                                   .label = labels[i]});
    trace = trace_from("--technique sse --setup 7 --latency 10us --events none --duration 1ms "
                       "--drops at:35us --reconnect 100us",
                       ALL, &arena);
    assert_int_equal(trace.message_count, 4 + 8);
    expect_message(&trace, 3,
                   (struct trace_message){30, 40, 1, .style = TRACE_STYLE_SETUP, .cut_usec = 35,
                                          .label = "TLS server hello"});
    assert_int_equal(trace.messages[4].leaves_usec, 135);
    assert_int_equal(trace.connection_count, 1);
    assert_int_equal(trace.connections[0].opens_usec, 205);
    assert_true(trace.connections[0].closes_usec == TRACE_NEVER);
    arena_release(&arena);
}

/* What leaves at the moment of the drop breaks there; what would leave after it does not. */
static void a_drop_cuts_what_is_on_its_way(void **state) {
    (void)state;
    struct arena arena = {0};
    struct trace trace = trace_from("--technique websocket --replay none --setup 1 --latency 10us "
                                    "--duration 1ms --events at:45us,50us,51us --drops at:50us "
                                    "--reconnect 100us --up-events at:48us,60us",
                                    ALL, &arena);
    expect_message(
        &trace, 0,
        (struct trace_message){0, 10, 0, .style = TRACE_STYLE_REQUEST, .label = "GET, Upgrade"});
    expect_message(
        &trace, 1,
        (struct trace_message){10, 20, 1, .style = TRACE_STYLE_ANSWER, .label = "101, open"});
    expect_message(&trace, 2,
                   (struct trace_message){45, 55, 1, .style = TRACE_STYLE_FRAME, .cut_usec = 50,
                                          .label = "update 1"});
    expect_message(&trace, 3,
                   (struct trace_message){48, 58, 0, .style = TRACE_STYLE_FRAME, .cut_usec = 50,
                                          .label = "message 1"});
    expect_message(&trace, 4,
                   (struct trace_message){50, 60, 1, .style = TRACE_STYLE_FRAME, .fails = true,
                                          .label = "update 2"});
    expect_message(
        &trace, 7,
        (struct trace_message){170, 180, 0, .style = TRACE_STYLE_FRAME, .label = "message 2"});
    assert_int_equal(trace.connection_count, 2);
    assert_true(trace.connections[0].cut);
    assert_int_equal(trace.connections[0].closes_usec, 50);
    assert_false(trace.connections[1].cut);
    /* By appearance: update 1 (45), message 1 (48), update 2 (50), update 3 (51), message 2 (60).
     */
    assert_int_equal(trace.data_count, 5);
    assert_int_equal(trace.data[0].lost_usec, 50);
    assert_int_equal(trace.data[1].actor, 0);
    assert_int_equal(trace.data[1].lost_usec, 50);
    assert_int_equal(trace.data[3].lost_usec, 51);
    assert_int_equal(trace.data[4].lost_usec, 0);
    assert_int_equal(trace.data[4].seen_usec, 180);
    arena_release(&arena);
}

static void a_held_request_is_a_connection(void **state) {
    (void)state;
    struct arena arena = {0};
    struct trace trace =
        trace_from("--technique long-poll --setup 1 --latency 10us --hold 100us --duration "
                   "300us --events at:60us --drops at:100us --reconnect 50us",
                   ALL, &arena);
    /* Held from 10 us to 60 us, from 80 us to the drop, from 160 us to 260 us, from 280 us on. */
    assert_int_equal(trace.connection_count, 4);
    assert_string_equal(trace.connections[0].label, "request waits");
    assert_int_equal(trace.connections[0].opens_usec, 10);
    assert_int_equal(trace.connections[0].closes_usec, 60);
    assert_false(trace.connections[0].cut);
    assert_int_equal(trace.connections[1].opens_usec, 80);
    assert_int_equal(trace.connections[1].closes_usec, 100);
    assert_true(trace.connections[1].cut);
    assert_int_equal(trace.connections[2].closes_usec, 260);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(polls_ask_and_are_answered),
        cmocka_unit_test(what_waits_for_news_is_held),
        cmocka_unit_test(set_up_is_shown_transit_by_transit),
        cmocka_unit_test(a_drop_cuts_what_is_on_its_way),
        cmocka_unit_test(a_held_request_is_a_connection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
