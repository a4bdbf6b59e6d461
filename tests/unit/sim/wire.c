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

static void expect_text(const struct wire_text *text, const char *first) {
    expect_head(text->request, first);
    assert_non_null(strstr(text->request, "\r\nHost: chat.example\r\n"));
    assert_non_null(strstr(text->request, "\r\nCookie: session=5f2c9a7e41b08d63\r\n"));
    expect_head(text->answer, "HTTP/1.1 ");
}

static void heads_are_messages(void **state) {
    (void)state;
    for (int bare = 0; bare <= 1; bare++) {
        for (int i = 0; i < TECHNIQUE_COUNT; i++)
            expect_text(wire_text((enum technique)i, bare != 0), "GET /");
        expect_text(wire_post(bare != 0), "POST /");
        const struct wire_text *stream = wire_text(TECHNIQUE_SSE, bare != 0);
        assert_non_null(strstr(stream->request, "\r\nAccept: text/event-stream\r\n"));
        assert_non_null(strstr(stream->request, "\r\nCache-Control: no-cache\r\n"));
        assert_non_null(strstr(stream->answer, "\r\nContent-Type: text/event-stream\r\n"));
        const struct wire_text *socket = wire_text(TECHNIQUE_WEBSOCKET, bare != 0);
        assert_non_null(strstr(socket->request, "\r\nUpgrade: websocket\r\n"));
        expect_head(socket->answer, "HTTP/1.1 101 ");
    }
}

/* What was measured, less what was put in its place: the host and the browser's name are shorter. A
 * poll came as 598 bytes with a host of 15 characters, 12 of chat.example; its referrer lost two
 * and the browser's name eight. */
static void heads_have_the_bytes_that_were_measured(void **state) {
    (void)state;
    static const struct {
        enum technique technique;
        size_t bytes, bare;
    } rows[] = {{TECHNIQUE_REFRESH, 709 - 3 - 8, 95},
                {TECHNIQUE_SHORT_POLL, 598 - 3 - 2 - 8, 115},
                {TECHNIQUE_LONG_POLL, 598 - 3 - 2 - 8, 115},
                {TECHNIQUE_SSE, 590 - 3 - 2 - 8, 132},
                {TECHNIQUE_WEBSOCKET, 539 - 3 - 2 - 8, 223}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(strlen(wire_text(rows[i].technique, false)->request), rows[i].bytes);
        assert_int_equal(strlen(wire_text(rows[i].technique, true)->request), rows[i].bare);
    }
    assert_int_equal(strlen(wire_post(false)->request), 618 - 3 - 2 - 2 - 8);
}

/* RFC 9110 §6.6.1: a server with a clock dates what is no 1xx. */
static void answers_are_dated(void **state) {
    (void)state;
    for (int i = 0; i < TECHNIQUE_COUNT; i++)
        assert_int_equal(strstr(wire_text((enum technique)i, false)->answer, "\r\nDate: ") != NULL,
                         i != TECHNIQUE_WEBSOCKET);
    assert_non_null(strstr(wire_post(false)->answer, "\r\nDate: "));
}

static void a_head_says_the_length_of_the_payload(void **state) {
    (void)state;
    char line[40];
    snprintf(line, sizeof line, "\r\nContent-Length: %zu\r\n", strlen(wire_payload()));
    for (int bare = 0; bare <= 1; bare++) {
        for (int i = 0; i <= TECHNIQUE_LONG_POLL; i++)
            assert_non_null(strstr(wire_text((enum technique)i, bare != 0)->answer, line));
        assert_non_null(strstr(wire_post(bare != 0)->request, line));
    }
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

/* "data: x\n\n" are 9 bytes, and six around them; with ten more x 19, 0x13. */
static void an_event_that_nobody_can_ask_for_has_no_number(void **state) {
    (void)state;
    assert_int_equal(wire_event_overhead(TECHNIQUE_SSE, 1, WIRE_UNNUMBERED), 13);
    assert_int_equal(wire_event_overhead(TECHNIQUE_SSE, 11, WIRE_UNNUMBERED), 14);
    assert_int_equal(wire_event_overhead(TECHNIQUE_WEBSOCKET, 1, WIRE_UNNUMBERED), 2);
}

/* HTML Standard §9.2.4; a WebSocket's address may say the same. */
static void a_start_names_what_arrived_last(void **state) {
    (void)state;
    static const int64_t numbers[] = {1, 9, 10, 12345, 1000000000};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char line[64], address[64];
        long long number = numbers[i];
        int line_bytes = snprintf(line, sizeof line, "Last-Event-ID: %lld\r\n", number),
            address_bytes = snprintf(address, sizeof address, "?after=%lld", number);
        assert_int_equal(wire_resume_overhead(TECHNIQUE_SSE, number), line_bytes);
        assert_int_equal(wire_resume_overhead(TECHNIQUE_WEBSOCKET, number), address_bytes);
    }
    assert_int_equal(wire_resume_overhead(TECHNIQUE_SSE, 1), 17 + 1);
    assert_int_equal(wire_resume_overhead(TECHNIQUE_WEBSOCKET, 1), 7 + 1);
}

/* A line of the head, but for its end; a part of the address. */
static void what_a_start_names_is_in_what_it_is_called(void **state) {
    (void)state;
    struct arena arena = {NULL};
    const char *stream = wire_start_label(TECHNIQUE_SSE, 12, &arena),
               *socket = wire_start_label(TECHNIQUE_WEBSOCKET, 12, &arena);
    assert_string_equal(stream, "GET, Last-Event-ID: 12");
    assert_string_equal(socket, "GET ?after=12, Upgrade");
    assert_int_equal(strlen(strstr(stream, "Last-")) + 2, wire_resume_overhead(TECHNIQUE_SSE, 12));
    assert_int_equal(strcspn(strchr(socket, '?'), ","),
                     wire_resume_overhead(TECHNIQUE_WEBSOCKET, 12));
    assert_string_equal(wire_start_label(TECHNIQUE_SSE, WIRE_UNNUMBERED, &arena), "GET /messages");
    assert_string_equal(wire_start_label(TECHNIQUE_WEBSOCKET, WIRE_UNNUMBERED, &arena),
                        "GET, Upgrade");
    arena_release(&arena);
}

/* The empty frames of RFC 6455 §5.5: two bytes, and a mask of four from a client. */
static void signs_of_life_are_as_short_as_may_be(void **state) {
    (void)state;
    assert_int_equal(wire_sign(TECHNIQUE_SSE), 7);
    assert_int_equal(wire_sign_answer(TECHNIQUE_SSE), 0);
    assert_int_equal(wire_sign(TECHNIQUE_WEBSOCKET), 2);
    assert_int_equal(wire_sign_answer(TECHNIQUE_WEBSOCKET), 6);
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
        cmocka_unit_test(heads_have_the_bytes_that_were_measured),
        cmocka_unit_test(answers_are_dated),
        cmocka_unit_test(a_head_says_the_length_of_the_payload),
        cmocka_unit_test(an_event_of_a_stream_is_one_chunk),
        cmocka_unit_test(an_event_that_nobody_can_ask_for_has_no_number),
        cmocka_unit_test(a_start_names_what_arrived_last),
        cmocka_unit_test(what_a_start_names_is_in_what_it_is_called),
        cmocka_unit_test(signs_of_life_are_as_short_as_may_be),
        cmocka_unit_test(a_frame_grows_with_its_length),
        cmocka_unit_test(an_answer_carries_the_payload_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
