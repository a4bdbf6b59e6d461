/*
 * A recorder: makes a trace of what the engine tells it about one client.
 *
 * The engine may tell messages in any order; they are put in the order of time, those that leave at
 * one instant in the order in which they were told, and only the first so many are kept. Actor 0 is
 * the client, 1 the server. A connection is shown while a stream is open and, where drops may end
 * it, while a poll by the clock has one; of a long poll the request is shown while it waits.
 */
#ifndef RTLESSON_SIM_RECORDER_H
#define RTLESSON_SIM_RECORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "sim/process.h"
#include "sim/trace.h"

enum { RECORDER_CLIENT, RECORDER_SERVER };

/* A message, and the how-manieth it was. */
struct recorded {
    struct trace_message message;
    int64_t number;
};

struct recorder {
    struct arena *arena;
    int64_t end_usec;
    int limit; /* of messages, connections and data, each; below INT_MAX / 2 */
    /* In the order in which they were told, up to twice the limit: then those beyond it are
     * dropped, and what leaves at beyond_usec or later is beyond it, too. */
    struct recorded *messages;
    int message_count, message_capacity;
    int64_t told;
    bool unordered, full;
    bool shortened; /* something was left out */
    int64_t beyond_usec;
    struct trace_connection *connections;
    int connection_count, connection_capacity;
    struct trace_data *updates, *up_messages; /* by their number, from 1 */
    int update_count, up_count;
};

/* Starts with what appears at the server and at the client, by cursors before their first instant.
 */
void recorder_begin(struct recorder *recorder, struct process_cursor events,
                    struct process_cursor ups);

/* A message from an actor to the other. One that would leave after the cut, or at or after the
 * end, did not; one that would arrive after the cut is lost on its way, or breaks where it
 * leaves when that is the moment of the cut. */
struct recorder_moment {
    int64_t leaves_usec, arrives_usec;
    int64_t cut_usec; /* PROCESS_NEVER: none */
};
void recorder_message(struct recorder *recorder, int from, enum trace_style style,
                      struct recorder_moment moment, const char *label);
/* The same with the label "WHAT NUMBER". */
void recorder_numbered(struct recorder *recorder, int from, enum trace_style style,
                       struct recorder_moment moment, const char *what, int64_t number);
/* An answer with the updates from a number on; count 0: an empty one. */
void recorder_answer(struct recorder *recorder, struct recorder_moment moment, int64_t number,
                     int64_t count);

/* cut: a drop closed it. recorder_waits: a request that waits at the server. */
void recorder_connection(struct recorder *recorder, int64_t opens_usec, int64_t closes_usec,
                         bool cut, const char *label);
void recorder_waits(struct recorder *recorder, int64_t arrives_usec, int64_t ends_usec, bool cut);

/* The update (at RECORDER_SERVER) or client's message of that number reached the other side, or is
 * lost from then on. */
void recorder_seen(struct recorder *recorder, int actor, int64_t number, int64_t at_usec);
void recorder_lost(struct recorder *recorder, int actor, int64_t number, int64_t at_usec);

/* Gives the lists to the trace. */
void recorder_end(struct recorder *recorder, struct trace *trace);

#endif
