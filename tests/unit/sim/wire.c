#include "sim/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Lines that end in CRLF, none of them empty but the last (RFC 9112 §2.1). */
static void expect_head(const char *head, const char *first) {
    assert_memory_equal(head, first, strlen(first));
    const char *end = strstr(head, "\r\n\r\n");
    assert_non_null(end);
    assert_string_equal(end, "\r\n\r\n");
    for (const char *at = head; (at = strpbrk(at, "\r\n")) != NULL; at += 2)
        assert_memory_equal(at, "\r\n", 2);
}

static void heads_are_messages(void **state) {
    (void)state;
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        expect_head(technique_rows[i].request, "GET /");
        assert_non_null(strstr(technique_rows[i].request, "\r\nHost: "));
        expect_head(technique_rows[i].answer, "HTTP/1.1 ");
    }
    assert_non_null(
        strstr(technique_rows[TECHNIQUE_SSE].request, "\r\nAccept: text/event-stream\r\n"));
    assert_non_null(
        strstr(technique_rows[TECHNIQUE_SSE].answer, "\r\nContent-Type: text/event-stream\r\n"));
    assert_non_null(
        strstr(technique_rows[TECHNIQUE_WEBSOCKET].request, "\r\nUpgrade: websocket\r\n"));
    expect_head(technique_rows[TECHNIQUE_WEBSOCKET].answer, "HTTP/1.1 101 ");
}

static void an_answer_says_the_length_of_the_payload(void **state) {
    (void)state;
    char line[40];
    snprintf(line, sizeof line, "\r\nContent-Length: %zu\r\n", strlen(wire_payload()));
    assert_non_null(strstr(technique_rows[TECHNIQUE_REFRESH].answer, line));
    assert_non_null(strstr(technique_rows[TECHNIQUE_SHORT_POLL].answer, line));
    assert_non_null(strstr(technique_rows[TECHNIQUE_LONG_POLL].answer, line));
}

/* The chunk written out: what it has beside the payload. */
static int64_t written(const char *payload, long long number) {
    char lines[400], chunk[500];
    int length = snprintf(lines, sizeof lines, "id: %lld\ndata: %s\n\n", number, payload);
    return snprintf(chunk, sizeof chunk, "%x\r\n%s\r\n", (unsigned)length, lines) -
           (int64_t)strlen(payload);
}

static void an_event_of_a_stream_is_one_chunk(void **state) {
    (void)state;
    char payload[301] = "";
    for (int length = 0; length < 300; payload[length++] = 'x')
        for (long long number = 1; number <= 1000000000; number *= 10) {
            int64_t bytes = length;
            assert_int_equal(wire_event_overhead(TECHNIQUE_SSE, bytes, number),
                             written(payload, number));
            assert_int_equal(wire_event_overhead(TECHNIQUE_SSE, bytes, number * 10 - 1),
                             written(payload, number * 10 - 1));
        }
    /* "id: 1\ndata: x\n\n" are 15 bytes, "f\r\n" and "\r\n" five more. */
    assert_int_equal(wire_event_overhead(TECHNIQUE_SSE, 1, 1), 19);
}

/* RFC 6455 §5.2. */
static void a_frame_grows_with_its_length(void **state) {
    (void)state;
    static const struct {
        int64_t payload, down;
    } rows[] = {{0, 2}, {125, 2}, {126, 4}, {65535, 4}, {65536, 10}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(wire_event_overhead(TECHNIQUE_WEBSOCKET, rows[i].payload, 7),
                         rows[i].down);
        assert_int_equal(wire_up_overhead(TECHNIQUE_WEBSOCKET, rows[i].payload), rows[i].down + 4);
    }
}

static void an_answer_carries_the_payload_alone(void **state) {
    (void)state;
    assert_int_equal(wire_event_overhead(TECHNIQUE_SHORT_POLL, 1000, 7), 0);
    assert_int_equal(wire_event_overhead(TECHNIQUE_LONG_POLL, 1000, 7), 0);
    assert_int_equal(wire_event_overhead(TECHNIQUE_REFRESH, 1000, 7), 0);
    assert_int_equal(wire_up_overhead(TECHNIQUE_SSE, 1000), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_are_messages),
        cmocka_unit_test(an_answer_says_the_length_of_the_payload),
        cmocka_unit_test(an_event_of_a_stream_is_one_chunk),
        cmocka_unit_test(a_frame_grows_with_its_length),
        cmocka_unit_test(an_answer_carries_the_payload_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
