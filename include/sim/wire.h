/*
 * The literal messages whose lengths are the simulator's sizes: HTTP/1.1 requests and answers (RFC
 * 9112), an event stream (HTML Standard §9.2), a WebSocket handshake (RFC 6455 §1.3, §4). Without
 * TCP, IP, TLS and header compression.
 */
#ifndef RTLESSON_SIM_WIRE_H
#define RTLESSON_SIM_WIRE_H

#include <stdint.h>

#include "sim/scenario.h"

/* The head of a request or start, of an answer or opening, and one event's data. Lines end in CRLF,
 * the head in an empty one. */
const char *wire_request(enum technique technique);
const char *wire_answer(enum technique technique);
const char *wire_payload(void);

/* Bytes beside the payload of event number (from 1) on this technique: SSE's lines as one chunk
 * (RFC 9112 §7.1), a WebSocket frame's head (RFC 6455 §5.2), nothing where the answer's body is the
 * payload. */
int64_t wire_event_overhead(enum technique technique, int64_t payload_bytes, int64_t number);
/* The same of a message from the client: a WebSocket frame has 4 bytes more for its mask. */
int64_t wire_up_overhead(enum technique technique, int64_t payload_bytes);

#endif
