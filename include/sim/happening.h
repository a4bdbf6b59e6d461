/*
 * Happenings: moments of a simulated trace that an author names by what happens, not by their time.
 *
 * Data means events: what appears at any actor but the first, the client, whose own messages are on
 * nobody's screen.
 */
#ifndef RTLESSON_SIM_HAPPENING_H
#define RTLESSON_SIM_HAPPENING_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/trace.h"

enum happening {
    HAPPENING_REQUEST,      /* a request leaves */
    HAPPENING_EVENT,        /* data appears */
    HAPPENING_DELIVERY,     /* data is seen */
    HAPPENING_EMPTY_ANSWER, /* an answer without an update arrives */
    HAPPENING_LOST,         /* data is lost for good */
    HAPPENING_DROP,         /* a connection is cut, be it during its set-up */
    HAPPENING_REOPENING,    /* the first connection that opens after a drop */
    HAPPENING_STALE,        /* what is on the screen is older than a limit */
    HAPPENING_END,
    HAPPENING_COUNT
};

/* The names that authors write, in the order in which they are told, ended by a row without one.
 * "first-request" is a request, said so that it reads well. */
struct happening_name {
    const char *name;
    enum happening is;
    const char *says; /* what happens then, to an author: a sentence */
};
extern const struct happening_name happening_names[];

/* When it happens for the nth time (from 1) within the film, or TRACE_NEVER. limit_usec is for
 * HAPPENING_STALE alone: the first moments from which on the oldest waiting data is older. */
int64_t happening_when(const struct trace *trace, enum happening happening, int nth,
                       int64_t limit_usec);

/* How often it happens within the film. */
int happening_count(const struct trace *trace, enum happening happening, int64_t limit_usec);

/* True of what the screen may be behind by: an event that is seen, or may be still. What is lost
 * leaves nothing to be late, and a client's own message is on nobody's screen. */
bool trace_data_counts(const struct trace_data *data);

/* True of an update, lost or not. */
bool trace_data_is_update(const struct trace_data *data);
/* The most that the age of the screen comes to within the film: how old the oldest data is that
 * will be seen and was not yet; 0 when there is none. */
int64_t trace_farthest_behind_usec(const struct trace *trace);

#endif
