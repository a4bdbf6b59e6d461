/* How what is told is put in order, cut at the limit and made into a trace. */
#include "sim/recorder.h"

#include <stdlib.h>

#include "base/grow.h"

/* Data that appears up to the limit, in its order. */
static struct trace_data *foresee(struct recorder *recorder, struct process_cursor cursor,
                                  int actor, const char *what, int *count) {
    struct trace_data *list = NULL;
    int capacity = 0;
    for (*count = 0; cursor.next_usec != PROCESS_NEVER && *count < recorder->limit; ++*count) {
        const char *label =
            arena_printf(recorder->arena, "%s %lld", what, (long long)cursor.number);
        list = grow_in_arena(recorder->arena, list, *count, &capacity, sizeof *list);
        list[*count] = (struct trace_data){cursor.next_usec, TRACE_NEVER, actor, 0, label};
        process_pass(&cursor);
    }
    recorder->shortened = recorder->shortened || cursor.next_usec != PROCESS_NEVER;
    return list;
}

void recorder_begin(struct recorder *recorder, struct process_cursor events,
                    struct process_cursor ups) {
    recorder->updates =
        foresee(recorder, events, RECORDER_SERVER, "update", &recorder->update_count);
    recorder->up_messages = foresee(recorder, ups, RECORDER_CLIENT, "message", &recorder->up_count);
}

/* --- Messages. --- */

/* It leaves, and not beyond the limit. */
static bool is_kept(struct recorder *recorder, struct recorder_moment moment) {
    bool leaves = moment.leaves_usec <= moment.cut_usec && moment.leaves_usec < recorder->end_usec;
    bool beyond = recorder->full && moment.leaves_usec >= recorder->beyond_usec;
    recorder->shortened = recorder->shortened || (leaves && beyond);
    return leaves && !beyond;
}

static int compare(const void *a, const void *b) {
    const struct recorded *x = a, *y = b;
    int64_t left = x->message.leaves_usec, right = y->message.leaves_usec;
    return left != right ? (left > right) - (left < right)
                         : (x->number > y->number) - (x->number < y->number);
}

/* Puts them in the order of time, and drops those beyond the limit. */
static void put_in_order(struct recorder *recorder) {
    struct recorded *list = recorder->messages;
    if (recorder->unordered)
        qsort(list, (size_t)recorder->message_count, sizeof *list, compare);
    recorder->unordered = false;
    if (recorder->message_count < recorder->limit)
        return;
    recorder->shortened = recorder->shortened || recorder->message_count > recorder->limit;
    recorder->message_count = recorder->limit;
    recorder->full = true;
    recorder->beyond_usec = list[recorder->limit - 1].message.leaves_usec;
}

static void add(struct recorder *recorder, struct trace_message message) {
    int count = recorder->message_count;
    struct recorded *list = grow_in_arena(recorder->arena, recorder->messages, count,
                                          &recorder->message_capacity, sizeof *list);
    if (count > 0 && list[count - 1].message.leaves_usec > message.leaves_usec)
        recorder->unordered = true;
    list[count] = (struct recorded){message, recorder->told++};
    recorder->messages = list;
    if (++recorder->message_count == 2 * recorder->limit)
        put_in_order(recorder);
}

static struct trace_message draw(int from, enum trace_style style, struct recorder_moment moment,
                                 const char *label) {
    bool cut = moment.arrives_usec > moment.cut_usec,
         at_once = moment.leaves_usec == moment.cut_usec;
    return (struct trace_message){.leaves_usec = moment.leaves_usec,
                                  .arrives_usec = moment.arrives_usec,
                                  .from = from,
                                  .to = 1 - from,
                                  .style = style,
                                  .fails = cut && at_once,
                                  .cut_usec = cut && !at_once ? moment.cut_usec : 0,
                                  .label = label};
}

void recorder_message(struct recorder *recorder, int from, enum trace_style style,
                      struct recorder_moment moment, const char *label) {
    if (is_kept(recorder, moment))
        add(recorder, draw(from, style, moment, label));
}

static const char *numbered(struct recorder *recorder, const char *what, int64_t first,
                            int64_t last) {
    if (first == last)
        return arena_printf(recorder->arena, "%s %lld", what, (long long)first);
    return arena_printf(recorder->arena, "%s %lld–%lld", what, (long long)first, (long long)last);
}

void recorder_numbered(struct recorder *recorder, int from, enum trace_style style,
                       struct recorder_moment moment, const char *what, int64_t number) {
    if (is_kept(recorder, moment))
        add(recorder, draw(from, style, moment, numbered(recorder, what, number, number)));
}

void recorder_answer(struct recorder *recorder, struct recorder_moment moment, int64_t number,
                     int64_t count) {
    if (!is_kept(recorder, moment))
        return;
    const char *what = count == 1 ? "200, update" : "200, updates";
    const char *label =
        count > 0 ? numbered(recorder, what, number, number + count - 1) : "200, empty";
    struct trace_message message = draw(RECORDER_SERVER, TRACE_STYLE_ANSWER, moment, label);
    message.empty = count == 0;
    add(recorder, message);
}

/* --- Connections and data. --- */

static void connect(struct recorder *recorder, struct trace_connection connection) {
    if (connection.opens_usec >= recorder->end_usec)
        return;
    if (recorder->connection_count == recorder->limit) {
        recorder->shortened = true;
        return;
    }
    struct trace_connection *list =
        grow_in_arena(recorder->arena, recorder->connections, recorder->connection_count,
                      &recorder->connection_capacity, sizeof *list);
    list[recorder->connection_count++] = connection;
    recorder->connections = list;
}

void recorder_connection(struct recorder *recorder, int64_t opens_usec, int64_t closes_usec,
                         bool cut, const char *label) {
    connect(recorder, (struct trace_connection){.opens_usec = opens_usec,
                                                .closes_usec = closes_usec,
                                                .between = {RECORDER_CLIENT, RECORDER_SERVER},
                                                .cut = cut,
                                                .label = label});
}

void recorder_waits(struct recorder *recorder, int64_t arrives_usec, int64_t ends_usec, bool cut) {
    connect(recorder, (struct trace_connection){.opens_usec = arrives_usec,
                                                .closes_usec = ends_usec,
                                                .between = {RECORDER_CLIENT, RECORDER_SERVER},
                                                .cut = cut,
                                                .waits = true,
                                                .label = "request waits"});
}

/* NULL for what is beyond the limit. */
static struct trace_data *data_of(struct recorder *recorder, int actor, int64_t number) {
    bool is_up = actor != RECORDER_SERVER;
    if (number > (is_up ? recorder->up_count : recorder->update_count))
        return NULL;
    return (is_up ? recorder->up_messages : recorder->updates) + number - 1;
}

void recorder_seen(struct recorder *recorder, int actor, int64_t number, int64_t at_usec) {
    struct trace_data *data = data_of(recorder, actor, number);
    if (data != NULL)
        data->seen_usec = at_usec;
}

void recorder_lost(struct recorder *recorder, int actor, int64_t number, int64_t at_usec) {
    struct trace_data *data = data_of(recorder, actor, number);
    if (data != NULL)
        data->lost_usec = at_usec;
}

/* Both lists in one, by appearance. */
static struct trace_data *merge_data(const struct recorder *recorder, int count) {
    struct trace_data *data = arena_array(recorder->arena, (size_t)count, sizeof *data);
    int down = 0, up = 0;
    while (down + up < count) {
        bool is_up = down == recorder->update_count ||
                     (up < recorder->up_count && recorder->up_messages[up].appears_usec <
                                                     recorder->updates[down].appears_usec);
        data[down + up] = is_up ? recorder->up_messages[up] : recorder->updates[down];
        *(is_up ? &up : &down) += 1;
    }
    return data;
}

/* The messages alone. */
static const struct trace_message *take_messages(struct recorder *recorder) {
    size_t count = (size_t)recorder->message_count;
    struct trace_message *list = arena_array(recorder->arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = recorder->messages[i].message;
    return list;
}

void recorder_end(struct recorder *recorder, struct trace *trace) {
    put_in_order(recorder);
    trace->messages = take_messages(recorder);
    trace->message_count = recorder->message_count;
    trace->connections = recorder->connections;
    trace->connection_count = recorder->connection_count;
    trace->data_count = recorder->update_count + recorder->up_count;
    trace->data = merge_data(recorder, trace->data_count);
    trace->shortened = recorder->shortened;
}
