/* How a trace is asked: what is under way at a time, and what comes before and after it. */
#include "sim/trace.h"

#include <stdlib.h>

enum trace_fate trace_message_fate(const struct trace_message *message) {
    return message->fails          ? TRACE_FATE_FAILS
           : message->cut_usec > 0 ? TRACE_FATE_CUT
                                   : TRACE_FATE_ARRIVES;
}

enum trace_phase trace_message_phase(const struct trace_message *message, int64_t at_usec) {
    static const enum trace_phase ends[] = {[TRACE_FATE_ARRIVES] = TRACE_PHASE_ARRIVED,
                                            [TRACE_FATE_CUT] = TRACE_PHASE_CUT,
                                            [TRACE_FATE_FAILS] = TRACE_PHASE_FAILED};
    if (at_usec < message->leaves_usec)
        return TRACE_PHASE_COMING;
    return at_usec < trace_message_ends(message) ? TRACE_PHASE_TRAVELLING
                                                 : ends[trace_message_fate(message)];
}

static int cells_gone(const struct trace_message *message, int64_t at_usec, int cells) {
    return (int)((at_usec - message->leaves_usec) * cells /
                 (message->arrives_usec - message->leaves_usec));
}

int trace_message_cells(const struct trace_message *message, int64_t at_usec, int cells) {
    switch (trace_message_phase(message, at_usec)) {
    case TRACE_PHASE_TRAVELLING:
        return cells_gone(message, at_usec, cells);
    case TRACE_PHASE_CUT:
        return cells_gone(message, message->cut_usec, cells);
    case TRACE_PHASE_ARRIVED:
        return cells;
    default:
        return 0;
    }
}

int64_t trace_message_when(const struct trace_message *message, int gone, int cells) {
    enum trace_fate fate = trace_message_fate(message);
    if (gone > cells || (fate == TRACE_FATE_FAILS && gone > 0))
        return TRACE_NEVER;
    if (gone <= 0)
        return message->leaves_usec;
    if (fate == TRACE_FATE_CUT && gone > cells_gone(message, message->cut_usec, cells))
        return TRACE_NEVER;
    int64_t takes_usec = message->arrives_usec - message->leaves_usec;
    return message->leaves_usec + (takes_usec * gone + cells - 1) / cells;
}

int64_t trace_message_ends(const struct trace_message *message) {
    switch (trace_message_fate(message)) {
    case TRACE_FATE_FAILS:
        return message->leaves_usec;
    case TRACE_FATE_CUT:
        return message->cut_usec;
    default:
        return message->arrives_usec;
    }
}

int64_t trace_data_ends(const struct trace_data *data) {
    return data->lost_usec > 0 ? data->lost_usec : data->seen_usec;
}

bool trace_data_is_waiting(const struct trace_data *data, int64_t at_usec) {
    return data->appears_usec <= at_usec && at_usec < trace_data_ends(data);
}

bool trace_data_is_lost(const struct trace_data *data, int64_t at_usec) {
    return data->lost_usec > 0 && data->lost_usec <= at_usec;
}

int64_t trace_data_age_usec(const struct trace_data *data, int64_t at_usec) {
    int64_t ends_usec = trace_data_ends(data);
    if (at_usec < data->appears_usec)
        return 0;
    return (at_usec < ends_usec ? at_usec : ends_usec) - data->appears_usec;
}

const struct trace_data *trace_oldest_waiting(const struct trace *trace, int actor, int64_t at_usec,
                                              int *count) {
    const struct trace_data *oldest = NULL;
    int waiting = 0;
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        if (data->actor != actor || !trace_data_is_waiting(data, at_usec))
            continue;
        waiting++;
        if (oldest == NULL)
            oldest = data;
    }
    if (count != NULL)
        *count = waiting;
    return oldest;
}

const struct trace_beat *trace_latest_beat(const struct trace *trace, int64_t at_usec) {
    const struct trace_beat *latest = NULL;
    for (int i = 0; i < trace->beat_count && trace->beats[i].at_usec <= at_usec; i++)
        latest = &trace->beats[i];
    return latest;
}

int64_t trace_next_departure(const struct trace *trace, int64_t at_usec) {
    for (int i = 0; i < trace->message_count; i++)
        if (trace->messages[i].leaves_usec > at_usec)
            return trace->messages[i].leaves_usec;
    return TRACE_NEVER;
}

int64_t trace_previous_departure(const struct trace *trace, int64_t at_usec) {
    for (int i = trace->message_count - 1; i >= 0; i--)
        if (trace->messages[i].leaves_usec < at_usec)
            return trace->messages[i].leaves_usec;
    return TRACE_NEVER;
}

/* --- What happens, in the order of time. --- */

static int compare_occurrences(const void *left, const void *right) {
    const struct trace_occurrence *a = left, *b = right;
    if (a->at_usec != b->at_usec)
        return a->at_usec < b->at_usec ? -1 : 1;
    if (a->what != b->what)
        return a->what < b->what ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

struct occurrences {
    struct trace_occurrence *list;
    int count;
    int64_t lasts_usec;
};

static void add(struct occurrences *all, int64_t at_usec, enum trace_what what, int index) {
    if (at_usec <= all->lasts_usec)
        all->list[all->count++] = (struct trace_occurrence){at_usec, what, index};
}

const struct trace_occurrence *trace_occurrences(const struct trace *trace, struct arena *arena,
                                                 int *count) {
    int most = trace->beat_count + 2 * trace->connection_count + 2 * trace->data_count +
               trace->message_count;
    struct occurrences all = {.list = arena_array(arena, (size_t)most, sizeof *all.list),
                              .lasts_usec = trace->lasts_usec};
    for (int i = 0; i < trace->beat_count; i++)
        add(&all, trace->beats[i].at_usec, TRACE_SAYS, i);
    for (int i = 0; i < trace->connection_count; i++) {
        add(&all, trace->connections[i].opens_usec, TRACE_OPENS, i);
        add(&all, trace->connections[i].closes_usec, TRACE_CLOSES, i);
    }
    for (int i = 0; i < trace->data_count; i++) {
        add(&all, trace->data[i].appears_usec, TRACE_APPEARS, i);
        bool lost = trace->data[i].lost_usec > 0;
        add(&all, trace_data_ends(&trace->data[i]), lost ? TRACE_LOST : TRACE_SEEN, i);
    }
    for (int i = 0; i < trace->message_count; i++)
        add(&all, trace->messages[i].leaves_usec, TRACE_LEAVES, i);
    qsort(all.list, (size_t)all.count, sizeof *all.list, compare_occurrences);
    *count = all.count;
    return all.list;
}

int64_t trace_last_cut_usec(const struct trace *trace, int64_t at_usec) {
    int64_t last_usec = -1;
    for (int i = 0; i < trace->message_count; i++) {
        const struct trace_message *message = &trace->messages[i];
        int64_t ends_usec = trace_message_ends(message);
        bool arrives = trace_message_fate(message) == TRACE_FATE_ARRIVES;
        if (!arrives && ends_usec <= at_usec && ends_usec > last_usec)
            last_usec = ends_usec;
    }
    for (int i = 0; i < trace->connection_count; i++) {
        const struct trace_connection *connection = &trace->connections[i];
        int64_t closes_usec = connection->closes_usec;
        if (connection->cut && closes_usec <= at_usec && closes_usec > last_usec)
            last_usec = closes_usec;
    }
    return last_usec;
}
