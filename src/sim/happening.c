/* How each happening is found in a trace, and how often it is there. */
#include "sim/happening.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"

const struct happening_name happening_names[] = {
    {"first-request", HAPPENING_REQUEST, "The first request leaves the client."},
    {"first-delivery", HAPPENING_DELIVERY, "The first update arrives at the client."},
    {"first-empty-answer", HAPPENING_EMPTY_ANSWER, "The first answer without an update arrives."},
    {"event", HAPPENING_EVENT, "An update appears at the server."},
    {"delivery", HAPPENING_DELIVERY, "An update arrives at the client."},
    {"empty-answer", HAPPENING_EMPTY_ANSWER, "An answer without an update arrives."},
    {"lost", HAPPENING_LOST, "An update is lost for good: no request and no stream will bring it."},
    {"drop", HAPPENING_DROP, "The connection is cut, perhaps while it is being set up."},
    {"reopening", HAPPENING_REOPENING, "The first connection after a cut opens."},
    {"stale", HAPPENING_STALE,
     "The oldest update that is not yet on the screen becomes older than \"over\" says."},
    {"end", HAPPENING_END, "The film ends."},
    {.name = NULL},
};

bool trace_data_is_update(const struct trace_data *data) {
    return data->actor != 0;
}

bool trace_data_counts(const struct trace_data *data) {
    return trace_data_is_update(data) && data->lost_usec == 0;
}

int64_t trace_farthest_behind_usec(const struct trace *trace) {
    int64_t farthest_usec = 0;
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        bool stays = data->seen_usec > trace->lasts_usec;
        int64_t until_usec = stays ? trace->lasts_usec : data->seen_usec;
        if (trace_data_counts(data) && until_usec - data->appears_usec > farthest_usec)
            farthest_usec = until_usec - data->appears_usec;
    }
    return farthest_usec;
}

/* --- The moments of each happening, by the index of a thing in the trace; TRACE_NEVER: none. ---
 */

static int64_t request_leaves(const struct trace *trace, int i) {
    const struct trace_message *message = &trace->messages[i];
    bool leaves = trace_message_fate(message) != TRACE_FATE_FAILS;
    return message->style == TRACE_STYLE_REQUEST && leaves ? message->leaves_usec : TRACE_NEVER;
}

static int64_t empty_answer_arrives(const struct trace *trace, int i) {
    const struct trace_message *message = &trace->messages[i];
    bool arrives = trace_message_fate(message) == TRACE_FATE_ARRIVES;
    return message->empty && arrives ? message->arrives_usec : TRACE_NEVER;
}

static int64_t data_appears(const struct trace *trace, int i) {
    return trace_data_is_update(&trace->data[i]) ? trace->data[i].appears_usec : TRACE_NEVER;
}

static int64_t data_is_seen(const struct trace *trace, int i) {
    return trace_data_is_update(&trace->data[i]) ? trace->data[i].seen_usec : TRACE_NEVER;
}

static int64_t data_is_lost(const struct trace *trace, int i) {
    const struct trace_data *data = &trace->data[i];
    return trace_data_is_update(data) && data->lost_usec > 0 ? data->lost_usec : TRACE_NEVER;
}

/* A drop without an open connection shows in the message that it stops, on its way or as it leaves.
 */
static int64_t is_cut(const struct trace *trace, int i) {
    if (i < trace->connection_count)
        return trace->connections[i].cut ? trace->connections[i].closes_usec : TRACE_NEVER;
    const struct trace_message *message = &trace->messages[i - trace->connection_count];
    bool arrives = trace_message_fate(message) == TRACE_FATE_ARRIVES;
    return arrives ? TRACE_NEVER : trace_message_ends(message);
}

static int cut_count(const struct trace *trace) {
    return trace->connection_count + trace->message_count;
}

static int message_count(const struct trace *trace) {
    return trace->message_count;
}

static int data_count(const struct trace *trace) {
    return trace->data_count;
}

/* Those that are things of the trace; the others are found in happening_when. */
static const struct {
    int (*count)(const struct trace *trace);
    int64_t (*when)(const struct trace *trace, int i);
    bool at_once_is_one; /* several at the same time are the same happening */
} kinds[HAPPENING_COUNT] = {
    [HAPPENING_REQUEST] = {message_count, request_leaves, false},
    [HAPPENING_EVENT] = {data_count, data_appears, false},
    [HAPPENING_DELIVERY] = {data_count, data_is_seen, false},
    [HAPPENING_EMPTY_ANSWER] = {message_count, empty_answer_arrives, false},
    [HAPPENING_LOST] = {data_count, data_is_lost, false},
    [HAPPENING_DROP] = {cut_count, is_cut, true},
};

/* --- All of them in the order of time: a film has some thousand at most, and each beat asks. ---
 */

struct moments {
    int64_t *usec;
    int count;
};

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void leave_one_of_each(struct moments *moments) {
    int kept = 0;
    for (int i = 0; i < moments->count; i++)
        if (kept == 0 || moments->usec[kept - 1] != moments->usec[i])
            moments->usec[kept++] = moments->usec[i];
    moments->count = kept;
}

/* To be freed. */
static struct moments moments_of(const struct trace *trace, enum happening happening) {
    assert(kinds[happening].count != NULL);
    int most = kinds[happening].count(trace);
    struct moments moments = {memory_alloc((size_t)most, sizeof *moments.usec), 0};
    for (int i = 0; i < most; i++) {
        int64_t at_usec = kinds[happening].when(trace, i);
        if (at_usec != TRACE_NEVER)
            moments.usec[moments.count++] = at_usec;
    }
    qsort(moments.usec, (size_t)moments.count, sizeof *moments.usec, compare);
    if (kinds[happening].at_once_is_one)
        leave_one_of_each(&moments);
    return moments;
}

/* Connections that are the first to open after a drop, in place of the drops. */
static void reopenings(const struct trace *trace, struct moments *drops) {
    int passed = 0, count = 0;
    for (int i = 0; i < trace->connection_count && passed < drops->count; i++) {
        int64_t opens_usec = trace->connections[i].opens_usec;
        int before = passed;
        while (passed < drops->count && drops->usec[passed] < opens_usec)
            passed++;
        if (passed > before)
            drops->usec[count++] = opens_usec;
    }
    drops->count = count;
}

static int64_t nth_moment(const struct trace *trace, enum happening happening, int nth) {
    bool reopens = happening == HAPPENING_REOPENING;
    struct moments moments = moments_of(trace, reopens ? HAPPENING_DROP : happening);
    if (reopens)
        reopenings(trace, &moments);
    int64_t at_usec = nth <= moments.count ? moments.usec[nth - 1] : TRACE_NEVER;
    free(moments.usec);
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
    assert(nth >= 1 && (happening != HAPPENING_STALE || limit_usec > 0));
    int64_t at_usec;
    if (happening == HAPPENING_END)
        at_usec = nth == 1 ? trace->lasts_usec : TRACE_NEVER;
    else if (happening == HAPPENING_STALE)
        at_usec = nth_stale(trace, nth, limit_usec);
    else
        at_usec = nth_moment(trace, happening, nth);
    return at_usec <= trace->lasts_usec ? at_usec : TRACE_NEVER;
}

int happening_count(const struct trace *trace, enum happening happening, int64_t limit_usec) {
    int count = 0;
    while (happening_when(trace, happening, count + 1, limit_usec) != TRACE_NEVER)
        count++;
    return count;
}
