#include "sim/happening.h"

static bool is_event(const struct trace_data *data) {
    return data->actor != 0;
}

bool trace_data_counts(const struct trace_data *data) {
    return is_event(data) && data->lost_usec == 0;
}

int64_t trace_behind_usec(const struct trace *trace, int64_t at_usec) {
    for (int i = 0; i < trace->data_count && trace->data[i].appears_usec <= at_usec; i++)
        if (trace_data_counts(&trace->data[i]) && trace_data_is_waiting(&trace->data[i], at_usec))
            return at_usec - trace->data[i].appears_usec;
    return 0;
}

/* --- The moments of each happening, by the index of a thing in the trace; TRACE_NEVER: none. ---
 */

static int64_t request_leaves(const struct trace *trace, int i) {
    const struct trace_message *message = &trace->messages[i];
    return message->style == TRACE_STYLE_REQUEST && !message->fails ? message->leaves_usec
                                                                    : TRACE_NEVER;
}

static int64_t empty_answer_arrives(const struct trace *trace, int i) {
    const struct trace_message *message = &trace->messages[i];
    bool arrives = !message->fails && message->cut_usec == 0;
    return message->empty && arrives ? message->arrives_usec : TRACE_NEVER;
}

static int64_t data_appears(const struct trace *trace, int i) {
    return is_event(&trace->data[i]) ? trace->data[i].appears_usec : TRACE_NEVER;
}

static int64_t data_is_seen(const struct trace *trace, int i) {
    return is_event(&trace->data[i]) ? trace->data[i].seen_usec : TRACE_NEVER;
}

static int64_t data_is_lost(const struct trace *trace, int i) {
    const struct trace_data *data = &trace->data[i];
    return is_event(data) && data->lost_usec > 0 ? data->lost_usec : TRACE_NEVER;
}

/* A drop without an open connection shows in the message that it stops, on its way or as it leaves.
 */
static int64_t is_cut(const struct trace *trace, int i) {
    if (i < trace->connection_count)
        return trace->connections[i].cut ? trace->connections[i].closes_usec : TRACE_NEVER;
    const struct trace_message *message = &trace->messages[i - trace->connection_count];
    if (message->fails)
        return message->leaves_usec;
    return message->cut_usec > 0 ? message->cut_usec : TRACE_NEVER;
}

static int cut_count(const struct trace *trace) {
    return trace->connection_count + trace->message_count;
}

/* After a drop, and the first to open after it. */
static int64_t reopens(const struct trace *trace, int i) {
    int64_t opens_usec = trace->connections[i].opens_usec;
    int64_t before_usec = i > 0 ? trace->connections[i - 1].opens_usec : 0;
    for (int j = 0; j < cut_count(trace); j++) {
        int64_t cut_usec = is_cut(trace, j);
        if (before_usec <= cut_usec && cut_usec < opens_usec)
            return opens_usec;
    }
    return TRACE_NEVER;
}

static int message_count(const struct trace *trace) {
    return trace->message_count;
}

static int data_count(const struct trace *trace) {
    return trace->data_count;
}

static int connection_count(const struct trace *trace) {
    return trace->connection_count;
}

static const struct {
    int (*count)(const struct trace *trace);
    int64_t (*when)(const struct trace *trace, int i);
    bool at_once_is_one; /* several at the same time are the same happening */
} kinds[] = {
    [HAPPENING_REQUEST] = {message_count, request_leaves, false},
    [HAPPENING_EVENT] = {data_count, data_appears, false},
    [HAPPENING_DELIVERY] = {data_count, data_is_seen, false},
    [HAPPENING_EMPTY_ANSWER] = {message_count, empty_answer_arrives, false},
    [HAPPENING_LOST] = {data_count, data_is_lost, false},
    [HAPPENING_DROP] = {cut_count, is_cut, true},
    [HAPPENING_REOPENING] = {connection_count, reopens, false},
};

/* The next moment after after_usec; *count says how often it happens then. */
static int64_t next_moment(const struct trace *trace, enum happening happening, int64_t after_usec,
                           int *count) {
    int64_t next_usec = TRACE_NEVER;
    *count = 0;
    for (int i = 0; i < kinds[happening].count(trace); i++) {
        int64_t at_usec = kinds[happening].when(trace, i);
        if (at_usec <= after_usec || at_usec > next_usec)
            continue;
        *count = at_usec < next_usec || kinds[happening].at_once_is_one ? 1 : *count + 1;
        next_usec = at_usec;
    }
    return next_usec;
}

static int64_t nth_moment(const struct trace *trace, enum happening happening, int nth) {
    int64_t at_usec = -1;
    for (int count; nth > 0 && at_usec != TRACE_NEVER; nth -= count)
        at_usec = next_moment(trace, happening, at_usec, &count);
    return at_usec;
}

/* Each datum is too old from a moment on until it is seen; what overlaps or touches is one spell.
 */
static int64_t nth_stale(const struct trace *trace, int nth, int64_t limit_usec) {
    int64_t spell_ends_usec = -1;
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        int64_t starts_usec = data->appears_usec + limit_usec + 1;
        if (!trace_data_counts(data) || starts_usec >= data->seen_usec)
            continue;
        if (starts_usec > spell_ends_usec && --nth == 0)
            return starts_usec;
        if (data->seen_usec > spell_ends_usec)
            spell_ends_usec = data->seen_usec;
    }
    return TRACE_NEVER;
}

int64_t happening_when(const struct trace *trace, enum happening happening, int nth,
                       int64_t limit_usec) {
    if (nth < 1)
        return TRACE_NEVER;
    int64_t at_usec;
    if (happening == HAPPENING_END)
        at_usec = nth == 1 ? trace->lasts_usec : TRACE_NEVER;
    else if (happening == HAPPENING_STALE)
        at_usec = nth_stale(trace, nth, limit_usec);
    else
        at_usec = nth_moment(trace, happening, nth);
    return at_usec <= trace->lasts_usec ? at_usec : TRACE_NEVER;
}
