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

#include "base/arena.h"
#include "base/writer.h"

#define TRACE_NEVER INT64_MAX

enum trace_style {
    TRACE_STYLE_REQUEST,
    TRACE_STYLE_ANSWER,
    TRACE_STYLE_PUSH,
    TRACE_STYLE_FRAME,
    TRACE_STYLE_SETUP, /* of the connection, before the first request on it */
    TRACE_STYLE_LIFE,  /* a sign of it: a comment, a ping, a pong */
    TRACE_STYLE_COUNT
};

/* What they are called, by trace_style; ended by a row without a name. */
struct trace_style_row {
    const char *name;     /* as it is written: "push" */
    const char *nouns[2]; /* as it is read, one and several: "pushed event" */
};
extern const struct trace_style_row trace_style_rows[];

struct trace_message {
    int64_t leaves_usec, arrives_usec; /* arrives is meaningless for one that fails, and for one
                                          that is cut when it would have arrived */
    int from, to;
    enum trace_style style;
    bool fails;       /* breaks at the sender's edge when it leaves */
    bool empty;       /* an answer that carries no update */
    int64_t cut_usec; /* between leaving and arriving: lost on its way, and never arrives; 0: not */
    const char *label;
};

struct trace_connection {
    int64_t opens_usec, closes_usec; /* closes may be TRACE_NEVER */
    int between[2];
    bool cut;   /* a drop closed it */
    bool waits; /* it is a request that waits at the server, and no connection */
    const char *label;
};

/* Data that appears at an actor and waits there until the other side has seen it. */
struct trace_data {
    int64_t appears_usec, seen_usec; /* seen may be TRACE_NEVER */
    int actor;
    int64_t lost_usec; /* from then on it can never be seen; 0: it is not lost */
    const char *label;
};

/* A moment of narration; a film that meets one that stops waits there. */
struct trace_beat {
    int64_t at_usec;
    const char *say;
    bool stops;
    int lane; /* in which it happens, where several are told of together */
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
    bool shortened; /* there was more than was kept; the first of each are there */
};

/* What becomes of a message, whenever: all that tell or draw it ask here. */
enum trace_fate {
    TRACE_FATE_ARRIVES, /* at arrives_usec */
    TRACE_FATE_CUT,     /* on its way, at cut_usec */
    TRACE_FATE_FAILS    /* as it leaves */
};
enum trace_fate trace_message_fate(const struct trace_message *message);

/* --- The state at a time. Each of these is a pure function. --- */

enum trace_phase {
    TRACE_PHASE_COMING,
    TRACE_PHASE_TRAVELLING, /* from the moment it leaves up to, not including, its arrival */
    TRACE_PHASE_ARRIVED,
    TRACE_PHASE_FAILED, /* from the moment it would have left */
    TRACE_PHASE_CUT     /* from the moment it was lost on its way */
};
enum trace_phase trace_message_phase(const struct trace_message *message, int64_t at_usec);

/* How much of a way of so many cells the message has gone, 0 … cells: 0 before it leaves, cells
 * from its arrival on. One that fails goes nowhere, one that is cut stays where it was then. */
int trace_message_cells(const struct trace_message *message, int64_t at_usec, int cells);
/* The first time at which it has gone that many of the cells; TRACE_NEVER when it never does. */
int64_t trace_message_when(const struct trace_message *message, int gone, int cells);
/* When it is on its way no longer: it arrives or is cut; for one that fails, when it leaves. */
int64_t trace_message_ends(const struct trace_message *message);

/* When a connection was last cut up to a moment, as far as the trace shows it; -1: never. */
int64_t trace_last_cut_usec(const struct trace *trace, int64_t at_usec);

/* Waiting: from the moment it appears up to, not including, the one it is seen or lost. */
bool trace_data_is_waiting(const struct trace_data *data, int64_t at_usec);
bool trace_data_is_lost(const struct trace_data *data, int64_t at_usec);
/* When it waits no longer, seen or lost; TRACE_NEVER: it waits to the end. */
int64_t trace_data_ends(const struct trace_data *data);
/* How old it is; once seen or lost, how old it was then; 0 before it appears. */
int64_t trace_data_age_usec(const struct trace_data *data, int64_t at_usec);
/* What has waited longest at this actor, or NULL; *count (may be NULL) says how many wait there. */
const struct trace_data *trace_oldest_waiting(const struct trace *trace, int actor, int64_t at_usec,
                                              int *count);

/* The latest beat that was reached, or NULL. */
const struct trace_beat *trace_latest_beat(const struct trace *trace, int64_t at_usec);

/* When the next message leaves after at, and the last one before it; TRACE_NEVER: none does. */
int64_t trace_next_departure(const struct trace *trace, int64_t at_usec);
int64_t trace_previous_departure(const struct trace *trace, int64_t at_usec);

/* --- What happens, in the order of time. --- */

/* At one and the same time, in this order. */
enum trace_what {
    TRACE_SAYS,
    TRACE_OPENS,
    TRACE_APPEARS,
    TRACE_LEAVES,
    TRACE_SEEN,
    TRACE_CLOSES,
    TRACE_LOST /* data, for good */
};

struct trace_occurrence {
    int64_t at_usec;
    enum trace_what what;
    int index; /* of the beat, connection, data or message in the trace */
};

/* All that happens up to the end of the film, in the arena. */
const struct trace_occurrence *trace_occurrences(const struct trace *trace, struct arena *arena,
                                                 int *count);

/* --- In words. Lesson text in them is not made harmless yet. --- */

/* What a message is called: "request", "pushed events", "empty answer". Static. */
const char *trace_message_noun(const struct trace_message *message, bool many);

/* "the client" for titles that name a part to play ("Client", "Server", "Proxy", …), any other
 * title as it is. Into the arena. */
const char *trace_actor_phrase(const struct trace *trace, int actor, struct arena *arena);

/* The moment as one sentence: "At 2.4 s: the answer is on its way; update 2 has waited 1.1 s at the
 * server." In the arena. */
const char *trace_moment(const struct trace *trace, int64_t at_usec, struct arena *arena);
/* The same of what has a title (NULL: none), where the time stands elsewhere: "Polling: the answer
 * is on its way; …". A connection of that name is only "connection". */
const char *trace_moment_of(const struct trace *trace, const char *title, int64_t at_usec,
                            struct arena *arena);

/* One occurrence: "Client → Server: GET /messages (request, there at 0.4 s)". In the arena. */
const char *trace_occurrence_text(const struct trace *trace,
                                  const struct trace_occurrence *occurrence, struct arena *arena);

/* Writes the whole film as text, one occurrence a line with its time, wrapped at width_cells with
 * every line indented by indent; harmless. */
void trace_transcript(const struct trace *trace, const char *indent, int width_cells,
                      struct arena *arena, struct writer *writer);

#endif
