/* What runs are said to leave out: made of the scenario, so that a knob that is turned takes a word
 * away. */
#include "sim/left_out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios.h"

static void expect(unsigned set, const char *words) {
    struct arena arena = {0};
    static const char first[] = "Left out: ";
    const char *told = left_out_words(set, &arena);
    assert_memory_equal(told, first, strlen(first));
    assert_string_equal(told + strlen(first), words);
    arena_release(&arena);
}

static unsigned of(const char *options) {
    struct arena arena = {0};
    struct scenario scenario = scenario_from(options, &arena);
    unsigned set = left_out(&scenario);
    arena_release(&arena);
    return set;
}

static void what_the_scenario_lacks_is_told(void **state) {
    (void)state;
    expect(of("--technique short-poll"),
           "the bytes of TCP, IP and TLS, TLS set-up, header compression, packet loss, "
           "jitter, dropped connections, proxies that buffer or cut and server load.");
    expect(of("--technique sse"),
           "the bytes of TCP, IP and TLS, TLS set-up, header compression, packet loss, "
           "jitter, dropped connections, heartbeats, proxies that buffer or cut and server load.");
}

static void what_it_has_is_not(void **state) {
    (void)state;
    expect(of("--technique websocket --setup 5 --jitter 10ms --drops at:3s --heartbeat 15s"),
           "the bytes of TCP, IP and TLS, header compression, packet loss, drops that nobody "
           "notices, proxies that buffer or cut and server load.");
}

/* The lanes of a film: what one of them lacks is left out. */
static void runs_are_told_together(void **state) {
    (void)state;
    expect(of("--technique long-poll --jitter 1ms --setup 7") |
               of("--technique sse --jitter 1ms --setup 7"),
           "the bytes of TCP, IP and TLS, header compression, packet loss, dropped connections, "
           "heartbeats, "
           "proxies that buffer or cut and server load.");
}

/* A script tells by what it shows: here neither a set-up nor a break, then both. */
static void a_script_is_told_by_what_it_shows(void **state) {
    (void)state;
    struct arena arena = {0};
    struct trace_message messages[] = {{.label = "SYN", .style = TRACE_STYLE_REQUEST}};
    struct trace_connection connections[] = {{.opens_usec = 1, .closes_usec = 5}};
    struct trace script = {.lasts_usec = 9,
                           .messages = messages,
                           .message_count = 1,
                           .connections = connections,
                           .connection_count = 1};
    assert_string_equal(
        left_out_words(left_out_of_script(&script), &arena),
        "Left out: connection set-up, "
        "packet loss, dropped connections, proxies that buffer or cut and server load.");
    messages[0].style = TRACE_STYLE_SETUP;
    connections[0].cut = true;
    assert_string_equal(left_out_words(left_out_of_script(&script), &arena),
                        "Left out: packet loss, proxies that "
                        "buffer or cut and server load.");
    arena_release(&arena);
}

/* A film after others: one word, two, and nothing at all. */
static void what_others_have_not_told_is_told_besides(void **state) {
    (void)state;
    struct arena arena = {0};
    unsigned poll = of("--technique short-poll");
    unsigned stream = of("--technique sse --drops at:3s");
    assert_string_equal(left_out_also_words(stream & ~poll, &arena),
                        "Also left out here: drops that nobody notices and heartbeats.");
    assert_string_equal(left_out_also_words(of("--technique sse") & ~poll, &arena),
                        "Also left out here: heartbeats.");
    assert_string_equal(left_out_also_words(poll & ~poll, &arena), "");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_scenario_lacks_is_told),
        cmocka_unit_test(what_it_has_is_not),
        cmocka_unit_test(runs_are_told_together),
        cmocka_unit_test(a_script_is_told_by_what_it_shows),
        cmocka_unit_test(what_others_have_not_told_is_told_besides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
