/* What an event and a message have beside their payload, counted. */
#include "sim/wire.h"

#include <assert.h>
#include <stddef.h>

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
    assert(payload_bytes >= 0 && number >= 1);
    if (technique_rows[technique].frames)
        return frame_overhead(payload_bytes);
    return technique_rows[technique].streams ? stream_overhead(payload_bytes, number) : 0;
}

int64_t wire_up_overhead(enum technique technique, int64_t payload_bytes) {
    return technique_rows[technique].frames ? frame_overhead(payload_bytes) + 4 : 0;
}
