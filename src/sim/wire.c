/* The texts of what goes over the wire, and what an event and a message have beside their payload,
 * counted. */
#include "sim/wire.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

const char *wire_payload(void) {
    return "{\"id\":42,\"from\":\"Ada\",\"text\":\"Are you there?\"}";
}

/* --- As a browser sends it: measured line by line with Chromium 156 of Debian 12, without a
 * window, against a listener on the loopback, in November 2026. Since then Host, Origin and Referer
 * have been made chat.example's, HeadlessChrome Chrome, and the key that of RFC 6455 §1.3. --- */

#define HOST      "Host: chat.example\r\n"
#define COOKIE    "Cookie: session=5f2c9a7e41b08d63\r\n"
#define KEPT      "Connection: keep-alive\r\n"
#define ANEW      "Pragma: no-cache\r\nCache-Control: no-cache\r\n"
#define BRAND     "sec-ch-ua: \"Not:A-Brand\";v=\"8\", \"Chromium\";v=\"156\"\r\n"
#define NO_MOBILE "sec-ch-ua-mobile: ?0\r\n"
#define PLATFORM  "sec-ch-ua-platform: \"Linux\"\r\n"
#define AGENT                                                                                      \
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "          \
    "Chrome/156.0.0.0 Safari/537.36\r\n"
#define ORIGIN "Origin: https://chat.example\r\n"
#define BY_SCRIPT                                                                                  \
    "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n"             \
    "Referer: https://chat.example/chat\r\n"
#define LANGUAGE "Accept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en-US,en;q=0.9\r\n"
#define END      "\r\n"
#define DATE     "Date: Sun, 29 Nov 2026 10:00:00 GMT\r\n" /* RFC 9110 §6.6.1 */
#define JSON     "Content-Type: application/json\r\n"
#define LENGTH   "Content-Length: 46\r\n"
#define UNKEPT   "Cache-Control: no-store\r\n"

static const struct wire_text reload = {
    .call = "",
    .request =
        "GET /chat HTTP/1.1\r\n" HOST KEPT "Cache-Control: max-age=0\r\n" BRAND NO_MOBILE PLATFORM
        "Upgrade-Insecure-Requests: 1\r\n" AGENT
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,"
        "image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7\r\n"
        "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-User: ?1\r\n"
        "Sec-Fetch-Dest: document\r\n" LANGUAGE COOKIE END,
    .answer = "HTTP/1.1 200 OK\r\n" DATE "Content-Type: text/html\r\n" LENGTH UNKEPT END};

static const struct wire_text poll = {
    .call = "fetch(\"/messages?after=41\", {\n"
            "  headers: { Accept: \"application/json\" }, cache: \"no-store\"\n"
            "})",
    .request = "GET /messages?after=41 HTTP/1.1\r\n" HOST KEPT ANEW PLATFORM AGENT
               "Accept: application/json\r\n" BRAND NO_MOBILE BY_SCRIPT LANGUAGE COOKIE END,
    .answer = "HTTP/1.1 200 OK\r\n" DATE JSON LENGTH UNKEPT END};

static const struct wire_text stream = {
    .call = "new EventSource(\"/messages\")",
    .request = "GET /messages HTTP/1.1\r\n" HOST KEPT ANEW PLATFORM AGENT
               "Accept: text/event-stream\r\n" BRAND NO_MOBILE BY_SCRIPT LANGUAGE COOKIE END,
    .answer = "HTTP/1.1 200 OK\r\n" DATE "Content-Type: text/event-stream\r\n" UNKEPT
              "Transfer-Encoding: chunked\r\n" END};

/* The server agrees to no extension, so that frames are not compressed; with a 101 it may leave out
 * the date. */
#define AGREED                                                                                     \
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"            \
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" END

static const struct wire_text socket = {
    .call = "new WebSocket(\"wss://chat.example/messages\")",
    .request = "GET /messages HTTP/1.1\r\n" HOST "Connection: Upgrade\r\n" ANEW AGENT
               "Upgrade: websocket\r\n" ORIGIN "Sec-WebSocket-Version: 13\r\n" LANGUAGE COOKIE
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
               "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" END,
    .answer = AGREED};

static const struct wire_text post = {
    .call = "fetch(\"/messages\", {\n"
            "  method: \"POST\", headers: { \"Content-Type\": \"application/json\" },\n"
            "  body: JSON.stringify(message)\n"
            "})",
    .request = "POST /messages HTTP/1.1\r\n" HOST KEPT LENGTH PLATFORM AGENT BRAND JSON NO_MOBILE
               "Accept: */*\r\n" ORIGIN BY_SCRIPT LANGUAGE COOKIE END,
    .answer = "HTTP/1.1 204 No Content\r\n" DATE END};

/* --- As short as may be: of a client that is no browser, and a server without a clock. --- */

static const struct wire_text bare_reload = {
    .call = "",
    .request = "GET /chat HTTP/1.1\r\n" HOST COOKIE "Accept: text/html\r\n" END,
    .answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" LENGTH UNKEPT END};

static const struct wire_text bare_poll = {
    .call = "",
    .request = "GET /messages?after=41 HTTP/1.1\r\n" HOST COOKIE "Accept: application/json\r\n" END,
    .answer = "HTTP/1.1 200 OK\r\n" JSON LENGTH UNKEPT END};

static const struct wire_text bare_stream = {
    .call = "",
    .request = "GET /messages HTTP/1.1\r\n" HOST COOKIE "Accept: text/event-stream\r\n"
               "Cache-Control: no-cache\r\n" END,
    .answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" UNKEPT
              "Transfer-Encoding: chunked\r\n" END};

static const struct wire_text bare_socket = {.call = "",
                                             .request =
                                                 "GET /messages HTTP/1.1\r\n" HOST COOKIE
                                                 "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                                 "Sec-WebSocket-Version: 13\r\n" ORIGIN END,
                                             .answer = AGREED};

static const struct wire_text bare_post = {
    .call = "",
    .request = "POST /messages HTTP/1.1\r\n" HOST COOKIE JSON LENGTH END,
    .answer = "HTTP/1.1 204 No Content\r\n" END};

/* Of a browser, and bare. */
static const struct wire_text *const texts[TECHNIQUE_COUNT][2] = {
    [TECHNIQUE_REFRESH] = {&reload, &bare_reload},   [TECHNIQUE_SHORT_POLL] = {&poll, &bare_poll},
    [TECHNIQUE_LONG_POLL] = {&poll, &bare_poll},     [TECHNIQUE_SSE] = {&stream, &bare_stream},
    [TECHNIQUE_WEBSOCKET] = {&socket, &bare_socket},
};

const struct wire_text *wire_text(enum technique technique, bool bare) {
    return texts[technique][bare];
}

const struct wire_text *wire_post(bool bare) {
    return bare ? &bare_post : &post;
}

static int digits(int64_t number, int base) {
    int count = 1;
    while (number >= base) {
        number /= base;
        count++;
    }
    return count;
}

/* "id: N" and a newline where there is a number, "data: ", the payload, two newlines, and that as
 * one chunk: its length in hexadecimal and CRLF before it, CRLF after it. */
static int64_t stream_overhead(int64_t payload_bytes, int64_t number) {
    int64_t lines = (int64_t)sizeof "data: \n\n" - 1;
    if (number != WIRE_UNNUMBERED)
        lines += (int64_t)sizeof "id: \n" - 1 + digits(number, 10);
    return lines + digits(lines + payload_bytes, 16) + 4;
}

static int64_t frame_overhead(int64_t payload_bytes) {
    return payload_bytes <= 125 ? 2 : payload_bytes <= 65535 ? 4 : 10;
}

int64_t wire_event_overhead(enum technique technique, int64_t payload_bytes, int64_t number) {
    assert(payload_bytes >= 0 && number >= 0);
    if (technique_rows[technique].frames)
        return frame_overhead(payload_bytes);
    return technique_rows[technique].streams ? stream_overhead(payload_bytes, number) : 0;
}

/* What stands before the number of the last event that arrived, and behind it: a line of the head,
 * or a part of a WebSocket's address. */
static const struct resume {
    const char *before, *after;
} resumes[] = {{"Last-Event-ID: ", "\r\n"}, {"?after=", ""}};

static const struct resume *resume_of(enum technique technique) {
    return &resumes[technique_rows[technique].frames];
}

int64_t wire_resume_overhead(enum technique technique, int64_t number) {
    assert(number >= 1);
    const struct resume *resume = resume_of(technique);
    return (int64_t)(strlen(resume->before) + strlen(resume->after)) + digits(number, 10);
}

const char *wire_start_label(enum technique technique, int64_t number, struct arena *arena) {
    bool frames = technique_rows[technique].frames;
    if (number == WIRE_UNNUMBERED)
        return frames ? "GET, Upgrade" : "GET /messages";
    return arena_printf(arena, frames ? "GET %s%" PRId64 ", Upgrade" : "GET, %s%" PRId64,
                        resume_of(technique)->before, number);
}

int64_t wire_sign(enum technique technique) {
    return technique_rows[technique].frames ? frame_overhead(0)
                                            : (int64_t)sizeof "2\r\n:\n\r\n" - 1;
}

int64_t wire_sign_answer(enum technique technique) {
    return wire_up_overhead(technique, 0);
}

int64_t wire_up_overhead(enum technique technique, int64_t payload_bytes) {
    return technique_rows[technique].frames ? frame_overhead(payload_bytes) + 4 : 0;
}
