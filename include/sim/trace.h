/*
 * A trace: what happened on the wire, and when. All that a diagram draws.
 *
 * An author's script gives one and the simulator gives one; drawing, seeking and the transcript
 * know only the trace. The state at a time is a query, so that stepping back and seeking are free.
 * Times are microseconds from the film's start. Actors are named by their index.
 */
#ifndef RTLESSON_SIM_TRACE_H
#define RTLESSON_SIM_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#define TRACE_NEVER INT64_MAX

enum trace_style { TRACE_STYLE_REQUEST, TRACE_STYLE_ANSWER, TRACE_STYLE_PUSH, TRACE_STYLE_FRAME };

struct trace_message {
    int64_t leaves_usec, arrives_usec; /* arrives is meaningless for one that fails */
    int from, to;
    enum trace_style style;
    bool fails; /* breaks at the sender's edge when it leaves */
    const char *label;
};

struct trace_connection {
    int64_t opens_usec, closes_usec; /* closes may be TRACE_NEVER */
    int between[2];
    const char *label;
};

/* Data that appears at an actor and waits there until the other side has seen it. */
struct trace_data {
    int64_t appears_usec, seen_usec; /* seen may be TRACE_NEVER */
    int actor;
    const char *label;
};

/* A moment of narration; a film that meets one that stops waits there. */
struct trace_beat {
    int64_t at_usec;
    const char *say;
    bool stops;
};

struct trace {
    int64_t lasts_usec;
    const char *const *actors; /* titles, left to right */
    int actor_count;
    const struct trace_message *messages; /* by leaves_usec, rising */
    int message_count;
    const struct trace_connection *connections; /* by opens_usec, rising */
    int connection_count;
    const struct trace_data *data; /* by appears_usec, rising */
    int data_count;
    const struct trace_beat *beats; /* by at_usec, rising */
    int beat_count;
};

#endif
