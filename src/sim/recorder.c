#include "sim/recorder.h"

#include <string.h>

#include "base/grow.h"

/* Data that appears up to the limit, in its order. */
static struct trace_data *foresee(struct recorder *recorder, struct process_cursor cursor,
                                  int actor, const char *what, int *count) {
    struct trace_data *list = NULL;
    int capacity = 0;
    for (*count = 0; cursor.next_usec != PROCESS_NEVER && *count < recorder->limit; ++*count) {
        struct trace_data *grown =
            grow_in_arena(recorder->arena, list, *count, &capacity, sizeof *list);
        const char *label =
            arena_printf(recorder->arena, "%s %lld", what, (long long)cursor.number);
        if (grown == NULL || label == NULL) {
            recorder->failed = true;
            return list;
        }
        list = grown;
        list[*count] = (struct trace_data){cursor.next_usec, TRACE_NEVER, actor, 0, label};
        process_pass(&cursor);
    }
    return list;
}

void recorder_begin(struct recorder *recorder, struct process_cursor events,
                    struct process_cursor ups) {
    recorder->news = foresee(recorder, events, RECORDER_SERVER, "news", &recorder->news_count);
    recorder->up_messages = foresee(recorder, ups, RECORDER_CLIENT, "message", &recorder->up_count);
}

/* --- Messages. --- */

/* Where it belongs in the order of time, behind what leaves at the same instant; -1 when it is
 * beyond the limit, or never leaves. */
static int place(const struct recorder *recorder, struct recorder_moment moment) {
    if (moment.leaves_usec > moment.cut_usec || moment.leaves_usec >= recorder->end_usec)
        return -1;
    int at = recorder->message_count;
    while (at > 0 && recorder->messages[at - 1].leaves_usec > moment.leaves_usec)
        at--;
    return at < recorder->limit ? at : -1;
}

static void insert(struct recorder *recorder, int at, struct trace_message message) {
    struct trace_message *list = recorder->messages;
    if (recorder->message_count < recorder->limit)
        list = grow_in_arena(recorder->arena, list, recorder->message_count,
                             &recorder->message_capacity, sizeof *list);
    if (list == NULL || message.label == NULL) {
        recorder->failed = true;
        return;
    }
    recorder->messages = list;
    if (recorder->message_count < recorder->limit)
        recorder->message_count++;
    memmove(list + at + 1, list + at, (size_t)(recorder->message_count - 1 - at) * sizeof *list);
    list[at] = message;
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
    int at = place(recorder, moment);
    if (at >= 0)
        insert(recorder, at, draw(from, style, moment, label));
}

static const char *numbered(struct recorder *recorder, const char *what, int64_t first,
                            int64_t last) {
    if (first == last)
        return arena_printf(recorder->arena, "%s %lld", what, (long long)first);
    return arena_printf(recorder->arena, "%s %lld to %lld", what, (long long)first,
                        (long long)last);
}

void recorder_numbered(struct recorder *recorder, int from, enum trace_style style,
                       struct recorder_moment moment, const char *what, int64_t number) {
    int at = place(recorder, moment);
    if (at >= 0)
        insert(recorder, at, draw(from, style, moment, numbered(recorder, what, number, number)));
}

void recorder_answer(struct recorder *recorder, struct recorder_moment moment, int64_t number,
                     int64_t count) {
    int at = place(recorder, moment);
    if (at < 0)
        return;
    const char *label =
        count > 0 ? numbered(recorder, "200, news", number, number + count - 1) : "200, empty";
    struct trace_message message = draw(RECORDER_SERVER, TRACE_STYLE_ANSWER, moment, label);
    message.empty = count == 0;
    insert(recorder, at, message);
}

/* --- Connections and data. --- */

void recorder_connection(struct recorder *recorder, int64_t opens_usec, int64_t closes_usec,
                         bool cut, const char *label) {
    if (opens_usec >= recorder->end_usec || recorder->connection_count == recorder->limit)
        return;
    struct trace_connection *list =
        grow_in_arena(recorder->arena, recorder->connections, recorder->connection_count,
                      &recorder->connection_capacity, sizeof *list);
    if (list == NULL) {
        recorder->failed = true;
        return;
    }
    list[recorder->connection_count++] = (struct trace_connection){
        opens_usec, closes_usec, {RECORDER_CLIENT, RECORDER_SERVER}, cut, label};
    recorder->connections = list;
}

/* NULL for what is beyond the limit. */
static struct trace_data *data_of(struct recorder *recorder, int actor, int64_t number) {
    bool news = actor == RECORDER_SERVER;
    if (number > (news ? recorder->news_count : recorder->up_count))
        return NULL;
    return (news ? recorder->news : recorder->up_messages) + number - 1;
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
    int news = 0, up = 0;
    while (data != NULL && news + up < count) {
        bool is_up = news == recorder->news_count ||
                     (up < recorder->up_count &&
                      recorder->up_messages[up].appears_usec < recorder->news[news].appears_usec);
        data[news + up] = is_up ? recorder->up_messages[up] : recorder->news[news];
        *(is_up ? &up : &news) += 1;
    }
    return data;
}

bool recorder_end(struct recorder *recorder, struct trace *trace) {
    int count = recorder->news_count + recorder->up_count;
    struct trace_data *data = merge_data(recorder, count);
    trace->messages = recorder->messages;
    trace->message_count = recorder->message_count;
    trace->connections = recorder->connections;
    trace->connection_count = recorder->connection_count;
    trace->data = data;
    trace->data_count = data != NULL ? count : 0;
    return data != NULL && !recorder->failed;
}
