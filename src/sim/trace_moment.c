/* A moment of a trace in a sentence. */
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/fold.h"
#include "sim/trace.h"

/* --- What is under way at a time, found by going on in time. --- */

/* What lasts from one time up to, not including, another. */
struct span {
    int64_t from_usec, to_usec;
    bool fails; /* it ends as it should not: cut, lost, or before it began */
};

/* All of a kind, and those that are on at a time. */
struct spans {
    struct span *list; /* by from, rising */
    int count;
    int begun; /* how many */
    int *on;   /* the indices of those that last, rising */
    int on_count;
    int64_t next_end_usec; /* of those that are on */
    int failed;            /* how many ended as they should not */
    int last_failed;       /* -1: none */
    int last_ended;        /* -1: none */
};

static void make_spans(struct spans *spans, int count, struct arena *arena) {
    *spans = (struct spans){
        .list = arena_array(arena, (size_t)count, sizeof *spans->list),
        .count = count,
        .on = arena_array(arena, (size_t)count, sizeof *spans->on),
        .next_end_usec = TRACE_NEVER,
        .last_failed = -1,
        .last_ended = -1,
    };
}

static bool ends_later(const struct spans *spans, int index, int other) {
    return other < 0 || spans->list[index].to_usec >= spans->list[other].to_usec;
}

static void end(struct spans *spans, int index) {
    if (ends_later(spans, index, spans->last_ended))
        spans->last_ended = index;
    if (!spans->list[index].fails)
        return;
    spans->failed++;
    if (ends_later(spans, index, spans->last_failed))
        spans->last_failed = index;
}

static void go_on(struct spans *spans, int64_t at_usec) {
    for (; spans->begun < spans->count && spans->list[spans->begun].from_usec <= at_usec;
         spans->begun++) {
        int64_t to_usec = spans->list[spans->begun].to_usec;
        spans->on[spans->on_count++] = spans->begun;
        if (to_usec < spans->next_end_usec)
            spans->next_end_usec = to_usec;
    }
    if (spans->next_end_usec > at_usec)
        return;
    int kept = 0;
    spans->next_end_usec = TRACE_NEVER;
    for (int i = 0; i < spans->on_count; i++) {
        int index = spans->on[i];
        int64_t to_usec = spans->list[index].to_usec;
        if (to_usec <= at_usec) {
            end(spans, index);
            continue;
        }
        spans->on[kept++] = index;
        if (to_usec < spans->next_end_usec)
            spans->next_end_usec = to_usec;
    }
    spans->on_count = kept;
}

struct moment {
    const struct trace *trace;
    int64_t *carried_usec; /* of the data: when the message left that it is on; TRACE_NEVER: none */
    bool *carries;         /* of the messages */
    const char **phrases;  /* of the actors */
    int64_t at_usec;
    struct spans messages, connections, data;
};

/* --- Which message has which data on it: it ends as the data does, and left after it appeared. ---
 */

static bool has_on_it(const struct trace_message *message, const struct trace_data *data) {
    enum trace_fate fate = trace_message_fate(message);
    bool lost = data->lost_usec > 0;
    return message->from == data->actor && !message->empty &&
           message->leaves_usec >= data->appears_usec &&
           fate == (lost ? TRACE_FATE_CUT : TRACE_FATE_ARRIVES);
}

struct ending {
    int64_t ends_usec;
    int index;
};

static int compare_endings(const void *left, const void *right) {
    const struct ending *a = left, *b = right;
    if (a->ends_usec != b->ends_usec)
        return a->ends_usec < b->ends_usec ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The first of those that end then. */
static int first_ending(const struct ending *endings, int count, int64_t ends_usec) {
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (endings[middle].ends_usec < ends_usec)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void sort_endings(struct ending *endings, int count) {
    if (count > 0)
        qsort(endings, (size_t)count, sizeof *endings, compare_endings);
}

static void find_carried(struct moment *moment, const struct ending *endings) {
    const struct trace *trace = moment->trace;
    for (int i = 0; i < trace->data_count; i++) {
        int64_t ends_usec = trace_data_ends(&trace->data[i]);
        int at = first_ending(endings, trace->message_count, ends_usec);
        moment->carried_usec[i] = TRACE_NEVER;
        for (; at < trace->message_count && endings[at].ends_usec == ends_usec; at++) {
            const struct trace_message *message = &trace->messages[endings[at].index];
            if (!has_on_it(message, &trace->data[i]))
                continue;
            moment->carried_usec[i] = message->leaves_usec;
            break;
        }
    }
}

static void find_carriers(struct moment *moment, const struct ending *endings) {
    const struct trace *trace = moment->trace;
    for (int i = 0; i < trace->message_count; i++) {
        int64_t ends_usec = trace_message_ends(&trace->messages[i]);
        int at = first_ending(endings, trace->data_count, ends_usec);
        for (; at < trace->data_count && endings[at].ends_usec == ends_usec; at++)
            if (has_on_it(&trace->messages[i], &trace->data[endings[at].index])) {
                moment->carries[i] = true;
                break;
            }
    }
}

static void match_data(struct moment *moment, struct arena *arena) {
    const struct trace *trace = moment->trace;
    struct ending *messages = arena_array(arena, (size_t)trace->message_count, sizeof *messages);
    struct ending *data = arena_array(arena, (size_t)trace->data_count, sizeof *data);
    moment->carried_usec =
        arena_array(arena, (size_t)trace->data_count, sizeof *moment->carried_usec);
    moment->carries = arena_array(arena, (size_t)trace->message_count, sizeof *moment->carries);
    for (int i = 0; i < trace->message_count; i++)
        messages[i] = (struct ending){trace_message_ends(&trace->messages[i]), i};
    for (int i = 0; i < trace->data_count; i++)
        data[i] = (struct ending){trace_data_ends(&trace->data[i]), i};
    sort_endings(messages, trace->message_count);
    sort_endings(data, trace->data_count);
    find_carried(moment, messages);
    find_carriers(moment, data);
}

static void make_moment(struct moment *moment, const struct trace *trace, struct arena *arena) {
    *moment = (struct moment){.trace = trace};
    moment->phrases = arena_array(arena, (size_t)trace->actor_count, sizeof *moment->phrases);
    match_data(moment, arena);
    make_spans(&moment->messages, trace->message_count, arena);
    make_spans(&moment->connections, trace->connection_count, arena);
    make_spans(&moment->data, trace->data_count, arena);
    for (int i = 0; i < trace->actor_count; i++)
        moment->phrases[i] = trace_actor_phrase(trace, i, arena);
    for (int i = 0; i < trace->message_count; i++) {
        const struct trace_message *message = &trace->messages[i];
        moment->messages.list[i] = (struct span){message->leaves_usec, trace_message_ends(message),
                                                 trace_message_fate(message) != TRACE_FATE_ARRIVES};
    }
    for (int i = 0; i < trace->connection_count; i++) {
        const struct trace_connection *connection = &trace->connections[i];
        moment->connections.list[i] =
            (struct span){connection->opens_usec, connection->closes_usec, connection->cut};
    }
    for (int i = 0; i < trace->data_count; i++) {
        const struct trace_data *data = &trace->data[i];
        moment->data.list[i] =
            (struct span){data->appears_usec, trace_data_ends(data), data->lost_usec > 0};
    }
}

static void move_to(struct moment *moment, int64_t at_usec) {
    moment->at_usec = at_usec;
    go_on(&moment->messages, at_usec);
    go_on(&moment->connections, at_usec);
    go_on(&moment->data, at_usec);
}

/* --- The moment as a sentence that grows clause by clause. --- */

struct sentence {
    struct writer *writer;
    struct arena *arena;
    const char *title; /* what it is told of, and not named again; NULL: nothing */
    int clauses;
};

static void say(struct sentence *sentence, const char *text) {
    writer_bytes(sentence->writer, text, strlen(text));
}

static void say_count(struct sentence *sentence, int count) {
    writer_printf(sentence->writer, "%d", count);
}

/* The time as a film's clock shows it. */
static void say_clock(struct sentence *sentence, int64_t usec) {
    char text[DURATION_TEXT_BYTES];
    say(sentence, duration_clock(usec, text));
}

static void say_age(struct sentence *sentence, int64_t usec) {
    char text[DURATION_TEXT_BYTES];
    say(sentence, duration_age(usec, text));
}

static void begin_clause(struct sentence *sentence) {
    if (sentence->clauses++ > 0)
        say(sentence, "; ");
}

/* It is on its way with data that ends later: what it carries is kept, and sent again after a
 * break.
 */
static bool flies_in_vain(const struct moment *moment, int index) {
    const struct trace_message *message = &moment->trace->messages[index];
    return (message->style == TRACE_STYLE_PUSH || message->style == TRACE_STYLE_FRAME) &&
           trace_message_fate(message) == TRACE_FATE_CUT && !moment->carries[index];
}

/* Each has one piece of data on it, the oldest that have not arrived. */
static int count_in_vain(const struct moment *moment, int actor) {
    int count = 0;
    for (int i = 0; i < moment->messages.on_count; i++) {
        int index = moment->messages.on[i];
        count += moment->trace->messages[index].from == actor && flies_in_vain(moment, index);
    }
    return count;
}

static bool has_data(const struct moment *moment, int index) {
    return moment->carries[index] || flies_in_vain(moment, index);
}

/* Messages that have data on them are told by it. */
static void say_travelling(const struct moment *moment, struct sentence *sentence) {
    const struct spans *messages = &moment->messages;
    int count = 0;
    for (int i = 0; i < messages->on_count; i++)
        count += !has_data(moment, messages->on[i]);
    bool many = count > 1, alike = true;
    const char *noun = NULL;
    for (int i = 0; i < messages->on_count; i++) {
        const struct trace_message *message = &moment->trace->messages[messages->on[i]];
        if (has_data(moment, messages->on[i]))
            continue;
        const char *its = trace_message_noun(message, many);
        alike = alike && (noun == NULL || noun == its);
        noun = its;
    }
    if (noun == NULL)
        return;
    begin_clause(sentence);
    if (!many) {
        say(sentence, "the ");
        say(sentence, noun);
        say(sentence, " is on its way");
        return;
    }
    say_count(sentence, count);
    say(sentence, " ");
    say(sentence, alike ? noun : "messages");
    say(sentence, " are on their way");
}

/* That the last message to leave could not, or did not get there: for as long as one looks at it.
 */
static void say_failed(const struct moment *moment, struct sentence *sentence) {
    int last = moment->messages.begun - 1;
    enum { LOOKED_AT_USEC = 1000000 };
    if (sentence->clauses > 0 || last < 0 || !moment->messages.list[last].fails ||
        moment->at_usec - moment->messages.list[last].to_usec >= LOOKED_AT_USEC)
        return;
    const struct trace_message *message = &moment->trace->messages[last];
    begin_clause(sentence);
    say(sentence, "the ");
    say(sentence, trace_message_noun(message, false));
    bool fails = trace_message_fate(message) == TRACE_FATE_FAILS;
    say(sentence, fails ? " could not leave " : " was lost in transit");
    say(sentence, fails ? moment->phrases[message->from] : "");
}

/* The oldest data of an actor that is on its way, or still waits there; NULL: there is none. */
static const struct trace_data *oldest_of(const struct moment *moment, int actor, bool carried,
                                          int *count) {
    const struct trace_data *oldest = NULL;
    int in_vain_left = count_in_vain(moment, actor);
    *count = 0;
    for (int i = 0; i < moment->data.on_count; i++) {
        int index = moment->data.on[i];
        const struct trace_data *one = &moment->trace->data[index];
        if (one->actor != actor)
            continue;
        bool arrives = moment->carried_usec[index] <= moment->at_usec;
        bool in_vain = !arrives && in_vain_left > 0;
        in_vain_left -= in_vain;
        if ((arrives || in_vain) != carried)
            continue;
        oldest = oldest == NULL ? one : oldest;
        ++*count;
    }
    return oldest;
}

static void say_more(struct sentence *sentence, int more, const char *where) {
    if (more == 0)
        return;
    say(sentence, ", with ");
    say_count(sentence, more);
    say(sentence, " more");
    say(sentence, where);
}

static void say_carried(const struct moment *moment, int actor, struct sentence *sentence) {
    int count;
    const struct trace_data *oldest = oldest_of(moment, actor, true, &count);
    if (oldest == NULL)
        return;
    begin_clause(sentence);
    say(sentence, oldest->label);
    say(sentence, " is on its way, ");
    say_age(sentence, moment->at_usec - oldest->appears_usec);
    say(sentence, " old");
    say_more(sentence, count - 1, "");
}

static void say_waiting(const struct moment *moment, int actor, struct sentence *sentence) {
    int count;
    const struct trace_data *oldest = oldest_of(moment, actor, false, &count);
    if (oldest == NULL)
        return;
    begin_clause(sentence);
    say(sentence, oldest->label);
    say(sentence, " has waited ");
    say_age(sentence, moment->at_usec - oldest->appears_usec);
    say(sentence, " at ");
    say(sentence, moment->phrases[actor]);
    say_more(sentence, count - 1, " behind it");
}

static void say_lost(const struct moment *moment, struct sentence *sentence) {
    if (moment->data.failed == 0)
        return;
    begin_clause(sentence);
    say(sentence, moment->trace->data[moment->data.last_failed].label);
    if (moment->data.failed > 1) {
        say(sentence, " and ");
        say_count(sentence, moment->data.failed - 1);
        say(sentence, " more");
    }
    say(sentence, moment->data.failed > 1 ? " are lost" : " is lost");
}

/* In capitals or not. */
static bool is_title(const struct sentence *sentence, const char *label) {
    return sentence->title != NULL && strcmp(fold_text(sentence->title, FOLD_CASE, sentence->arena),
                                             fold_text(label, FOLD_CASE, sentence->arena)) == 0;
}

/* How many are open; with none, that the last one was cut. */
static void say_open(const struct moment *moment, struct sentence *sentence) {
    const struct spans *all = &moment->connections;
    bool cut = all->on_count == 0 && all->last_ended >= 0 && all->last_ended == all->last_failed;
    if (all->on_count == 0 && !cut)
        return;
    begin_clause(sentence);
    if (all->on_count > 1) {
        say_count(sentence, all->on_count);
        say(sentence, " connections are open");
        return;
    }
    const struct trace_connection *one =
        &moment->trace->connections[cut ? all->last_ended : all->on[0]];
    if (one->waits) {
        say(sentence, cut ? "the waiting request was cut" : "a request waits at the server");
        return;
    }
    say(sentence, is_title(sentence, one->label) ? "connection" : one->label);
    say(sentence, cut ? " was cut" : " is open");
}

static void say_head(const struct moment *moment, struct sentence *sentence) {
    if (sentence->title != NULL) {
        say(sentence, sentence->title);
    } else {
        say(sentence, "At ");
        say_clock(sentence, moment->at_usec);
    }
    say(sentence, ": ");
}

static void say_state(const struct moment *moment, struct sentence *sentence) {
    say_travelling(moment, sentence);
    for (int actor = 0; actor < moment->trace->actor_count; actor++)
        say_carried(moment, actor, sentence);
    say_failed(moment, sentence);
    for (int actor = 0; actor < moment->trace->actor_count; actor++)
        say_waiting(moment, actor, sentence);
    say_lost(moment, sentence);
    say_open(moment, sentence);
    say(sentence, sentence->clauses > 0 ? "." : "nothing is on its way.");
}

const char *trace_moment_of(const struct trace *trace, const char *title, int64_t at_usec,
                            struct arena *arena) {
    struct writer writer = {0};
    struct sentence sentence = {.writer = &writer, .arena = arena, .title = title};
    struct moment moment;
    make_moment(&moment, trace, arena);
    move_to(&moment, at_usec);
    say_head(&moment, &sentence);
    say_state(&moment, &sentence);
    return writer_keep(&writer, arena);
}

const char *trace_moment(const struct trace *trace, int64_t at_usec, struct arena *arena) {
    return trace_moment_of(trace, NULL, at_usec, arena);
}
