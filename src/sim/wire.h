/*
 * What goes over the wire: the literal messages whose lengths are the simulator's sizes, and what
 * frames an event's data.
 *
 * They are HTTP/1.1 requests and answers (RFC 9112), an event stream (HTML Standard §9.2), a
 * WebSocket handshake (RFC 6455 §1.3, §4), without TCP, IP, TLS and header compression.
 */
#ifndef RTLESSON_SIM_WIRE_H
#define RTLESSON_SIM_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "sim/technique.h"

struct wire_text {
    const char *call; /* what a page says for it; "" where none does */
    /* The head of a request or start, of an answer or opening: lines that end in CRLF, and an
     * empty one. */
    const char *request, *answer;
};

/* Of a technique, as a current browser sends it, or bare: as short as may be, of a client that is
 * no browser. */
const struct wire_text *wire_text(enum technique technique, bool bare);
/* Of a message of the client's own, where no WebSocket takes it. */
const struct wire_text *wire_post(bool bare);

/* One event's data. */
const char *wire_payload(void);

/* Bytes beside the payload of event number (from 1) on this technique: SSE's lines as one chunk
 * (RFC 9112 §7.1), a WebSocket frame's head (RFC 6455 §5.2), nothing where the answer's body is the
 * payload. SSE's event that is WIRE_UNNUMBERED has no line for its number. */
enum { WIRE_UNNUMBERED = 0 };
int64_t wire_event_overhead(enum technique technique, int64_t payload_bytes, int64_t number);
/* Bytes more in the head of a start after a break, which names the last event that arrived (from
 * 1): "Last-Event-ID: N" and CRLF (HTML Standard §9.2.3, §9.2.4), or "?after=N" in a WebSocket's
 * address. */
int64_t wire_resume_overhead(enum technique technique, int64_t number);
/* What a stream's start is called, with the number that it names or WIRE_UNNUMBERED: "GET,
 * Last-Event-ID: 7", "GET ?after=7, Upgrade". Constant, or in the arena. */
const char *wire_start_label(enum technique technique, int64_t number, struct arena *arena);
/* Bytes of a heartbeat: a comment of SSE as one chunk (HTML Standard §9.2.7), an empty ping of a
 * WebSocket and the pong that answers it (RFC 6455 §5.5.2, §5.5.3), 0 where nothing does. */
int64_t wire_sign(enum technique technique);
int64_t wire_sign_answer(enum technique technique);
/* As wire_event_overhead, of a message from the client: a WebSocket frame has 4 bytes more for its
 * mask. */
int64_t wire_up_overhead(enum technique technique, int64_t payload_bytes);

#endif
