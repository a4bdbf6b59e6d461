/*
 * What goes over the wire beside the heads of technique.h: one event's data, and what frames it.
 */
#ifndef RTLESSON_SIM_WIRE_H
#define RTLESSON_SIM_WIRE_H

#include <stdint.h>

#include "sim/technique.h"

/* One event's data. */
const char *wire_payload(void);

/* Bytes beside the payload of event number (from 1) on this technique: SSE's lines as one chunk
 * (RFC 9112 §7.1), a WebSocket frame's head (RFC 6455 §5.2), nothing where the answer's body is the
 * payload. */
int64_t wire_event_overhead(enum technique technique, int64_t payload_bytes, int64_t number);
/* The same of a message from the client: a WebSocket frame has 4 bytes more for its mask. */
int64_t wire_up_overhead(enum technique technique, int64_t payload_bytes);

#endif
