/* The text of each message, and its length, counted from it. */
#include "sim/wire.h"

#include <stddef.h>

#define COOKIE    "Cookie: session=5f2c9a7e41b08d63\r\n"
#define FROM_CHAT "Host: chat.example\r\n" COOKIE

static const char poll_request[] =
    "GET /messages?after=41 HTTP/1.1\r\n" FROM_CHAT "Accept: application/json\r\n"
    "\r\n";
static const char poll_answer[] = "HTTP/1.1 200 OK\r\n"
                                  "Content-Type: application/json\r\n"
                                  "Content-Length: 46\r\n"
                                  "Cache-Control: no-store\r\n"
                                  "\r\n";

static const struct {
    const char *request, *answer;
} heads[TECHNIQUE_COUNT] = {
    [TECHNIQUE_REFRESH] = {"GET /chat HTTP/1.1\r\n" FROM_CHAT "Accept: text/html\r\n"
                           "\r\n",
                           "HTTP/1.1 200 OK\r\n"
                           "Content-Type: text/html\r\n"
                           "Content-Length: 46\r\n"
                           "Cache-Control: no-store\r\n"
                           "\r\n"},
    [TECHNIQUE_SHORT_POLL] = {poll_request, poll_answer},
    [TECHNIQUE_LONG_POLL] = {poll_request, poll_answer},
    [TECHNIQUE_SSE] = {"GET /messages HTTP/1.1\r\n" FROM_CHAT "Accept: text/event-stream\r\n"
                       "Cache-Control: no-store\r\n"
                       "\r\n",
                       "HTTP/1.1 200 OK\r\n"
                       "Content-Type: text/event-stream\r\n"
                       "Cache-Control: no-store\r\n"
                       "Transfer-Encoding: chunked\r\n"
                       "\r\n"},
    /* The key and its answer are those of RFC 6455 §1.3. */
    [TECHNIQUE_WEBSOCKET] = {"GET /messages HTTP/1.1\r\n" FROM_CHAT "Upgrade: websocket\r\n"
                             "Connection: Upgrade\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                             "Sec-WebSocket-Version: 13\r\n"
                             "Origin: https://chat.example\r\n"
                             "\r\n",
                             "HTTP/1.1 101 Switching Protocols\r\n"
                             "Upgrade: websocket\r\n"
                             "Connection: Upgrade\r\n"
                             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                             "\r\n"},
};

const char *wire_request(enum technique technique) {
    return heads[technique].request;
}

const char *wire_answer(enum technique technique) {
    return heads[technique].answer;
}

const char *wire_payload(void) {
    return "{\"id\":42,\"from\":\"Ada\",\"text\":\"Are you there?\"}";
}

static int digits(int64_t number, int base) {
    int count = 1;
    while (number >= base) {
        number /= base;
        count++;
    }
    return count;
}

/* "id: N", newline, "data: ", the payload, two newlines, and that as one chunk: its length in
 * hexadecimal and CRLF before it, CRLF after it. */
static int64_t stream_overhead(int64_t payload_bytes, int64_t number) {
    int64_t lines = (int64_t)sizeof "id: \ndata: \n\n" - 1 + digits(number, 10);
    return lines + digits(lines + payload_bytes, 16) + 4;
}

static int64_t frame_overhead(int64_t payload_bytes) {
    return payload_bytes <= 125 ? 2 : payload_bytes <= 65535 ? 4 : 10;
}

int64_t wire_event_overhead(enum technique technique, int64_t payload_bytes, int64_t number) {
    if (technique == TECHNIQUE_SSE)
        return stream_overhead(payload_bytes, number);
    return technique == TECHNIQUE_WEBSOCKET ? frame_overhead(payload_bytes) : 0;
}

int64_t wire_up_overhead(enum technique technique, int64_t payload_bytes) {
    return technique == TECHNIQUE_WEBSOCKET ? frame_overhead(payload_bytes) + 4 : 0;
}
