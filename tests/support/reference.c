#include "reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reference_run.h"

/* Puts it behind everything that comes before it or at the same place. */
static void plan(struct run *run, int64_t at_usec, enum rank rank,
                 void (*happens)(struct run *run, int which), int which, int attempt) {
    struct pending item = {at_usec, rank, happens, which, attempt};
    APPEND(run->pending, item);
    int i = run->pending.count - 1;
    while (i > 0 &&
           (run->pending.at[i - 1].at_usec > at_usec ||
            (run->pending.at[i - 1].at_usec == at_usec && run->pending.at[i - 1].rank > rank))) {
        run->pending.at[i] = run->pending.at[i - 1];
        i--;
    }
    run->pending.at[i] = item;
}

static void send(struct run *run, enum sent_as as, int64_t payload, int64_t overhead) {
    struct sent sent = {run->now_usec, payload, overhead, as};
    APPEND(run->sent, sent);
}

static bool is_open(const struct run *run) {
    return run->open.count > 0 && run->open.at[run->open.count - 1].to_usec == NEVER;
}

static void opens(struct run *run) {
    struct span span = {run->now_usec, NEVER};
    if (!is_open(run))
        APPEND(run->open, span);
}

static void closes(struct run *run) {
    if (is_open(run))
        run->open.at[run->open.count - 1].to_usec = run->now_usec;
}

/* A request or start of the technique's. */
static void arrives(struct run *run) {
    APPEND(run->arrivals, run->now_usec);
    if (run->firsts.count == 0)
        APPEND(run->firsts, run->now_usec);
    opens(run);
}

/* Transits that take turns, the first one up. */
static int64_t setup_usec(const struct scenario *scenario) {
    int64_t sum = 0;
    for (int i = 0; i < scenario->setup_transits; i++)
        sum += i % 2 == 0 ? scenario->latency_up_usec : scenario->latency_down_usec;
    return sum;
}

static int64_t later(int64_t a, int64_t b) {
    return a > b ? a : b;
}

/* --- Polls. --- */

static void poll_asks(struct run *run, int which);

static bool is_uncarried(const struct run *run, int i) {
    return run->events.at[i].has_appeared && run->events.at[i].carried_by == 0;
}

static bool has_update(const struct run *run) {
    for (int i = 0; i < run->events.count; i++)
        if (is_uncarried(run, i))
            return true;
    return false;
}

static int64_t interval_usec(const struct run *run) {
    int64_t times = 1;
    for (int i = 0; run->scenario->backoff && i < run->empty_in_a_row && times < 8; i++)
        times *= 2;
    return times * run->scenario->interval_usec;
}

/* The answer is in, or the exchange was cut off now: when a short poll asks next. */
static int64_t next_turn(const struct run *run) {
    if (run->scenario->after_answer)
        return run->now_usec + interval_usec(run);
    return later(run->asked_usec + interval_usec(run), run->now_usec);
}

/* Void if the client has asked again. */
static void poll_closes(struct run *run, int which) {
    (void)which;
    closes(run);
    run->connected = false;
}

static void answer_arrives(struct run *run, int which) {
    (void)which;
    bool empty = true;
    for (int i = 0; i < run->events.count; i++)
        if (run->events.at[i].carried_by == run->attempt) {
            run->events.at[i].seen_usec = run->now_usec;
            empty = false;
        }
    if (empty)
        APPEND(run->empty_answers, run->now_usec);
    run->empty_in_a_row = empty ? run->empty_in_a_row + 1 : 0;
    run->under_way = false;
    plan(run, run->now_usec + run->scenario->keep_alive_usec, RANK_CLOSE, poll_closes, 0,
         run->attempt);
    int64_t next_usec =
        run->scenario->technique == TECHNIQUE_LONG_POLL ? run->now_usec : next_turn(run);
    plan(run, next_usec, RANK_ASK, poll_asks, 0, 0);
}

static void answer_leaves(struct run *run, int which) {
    (void)which;
    int carried = 0;
    for (int i = 0; i < run->events.count; i++)
        if (is_uncarried(run, i)) {
            run->events.at[i].carried_by = run->attempt;
            carried++;
        }
    run->held = false;
    send(run, SENT_UPDATE, carried * run->scenario->payload_bytes,
         run->scenario->header_down_bytes);
    plan(run, run->now_usec + run->scenario->latency_down_usec, RANK_ARRIVE, answer_arrives, 0,
         run->attempt);
}

/* A held request is answered at the limit unless it was answered before. */
static void hold_ends(struct run *run, int which) {
    if (run->held)
        answer_leaves(run, which);
}

static void long_poll_may_answer(struct run *run, int which) {
    if (has_update(run) || run->answer_at_latest_usec == run->now_usec) {
        answer_leaves(run, which);
        return;
    }
    run->held = true;
    plan(run, run->answer_at_latest_usec, RANK_LEAVE, hold_ends, 0, run->attempt);
}

static void request_arrives(struct run *run, int which) {
    (void)which;
    const struct scenario *scenario = run->scenario;
    arrives(run);
    int64_t ready_usec = run->now_usec + scenario->server_usec;
    run->answer_at_latest_usec = later(ready_usec, run->now_usec + scenario->hold_usec);
    bool holds = scenario->technique == TECHNIQUE_LONG_POLL;
    plan(run, ready_usec, RANK_LEAVE, holds ? long_poll_may_answer : answer_leaves, 0,
         run->attempt);
}

static void poll_asks(struct run *run, int which) {
    (void)which;
    const struct scenario *scenario = run->scenario;
    APPEND(run->requests, run->now_usec);
    send(run, SENT_UP, 0, scenario->header_up_bytes);
    if (!run->connected)
        APPEND(run->connections, run->now_usec);
    run->attempt++;
    run->under_way = true;
    run->asked_usec = run->now_usec;
    int64_t way_usec = run->connected ? scenario->latency_up_usec : setup_usec(scenario);
    run->connected = true;
    plan(run, run->now_usec + way_usec, RANK_ARRIVE, request_arrives, 0, run->attempt);
}

/* The updates that a held request waits for. */
static void poll_event_appears(struct run *run) {
    if (!run->held)
        return;
    int64_t ready_usec = run->now_usec + run->scenario->server_usec;
    if (ready_usec < run->answer_at_latest_usec)
        plan(run, ready_usec, RANK_LEAVE, hold_ends, 0, run->attempt);
}

static void poll_drop(struct run *run) {
    closes(run);
    run->connected = false;
    if (!run->under_way)
        return;
    for (int i = 0; i < run->events.count; i++)
        if (run->events.at[i].carried_by == run->attempt)
            run->events.at[i].carried_by = 0;
    run->attempt++;
    run->under_way = run->held = false;
    bool waits = run->scenario->technique == TECHNIQUE_LONG_POLL;
    plan(run, waits ? run->now_usec + run->scenario->reconnect_usec : next_turn(run), RANK_ASK,
         poll_asks, 0, 0);
}

/* --- Streams: server-sent events and WebSocket. --- */

static int64_t websocket_head(int64_t payload_bytes) {
    return payload_bytes <= 125 ? 2 : payload_bytes <= 65535 ? 4 : 10;
}

/* The event as text in a chunk, written out but for its payload. */
static int64_t sse_overhead(const struct scenario *scenario, int number) {
    char text[64], length[32];
    int64_t payload_bytes = scenario->payload_bytes;
    int lines = scenario->replay == 0 ? snprintf(text, sizeof text, "data: \n\n")
                                      : snprintf(text, sizeof text, "id: %d\ndata: \n\n", number);
    int head = snprintf(length, sizeof length, "%llx\r\n",
                        (unsigned long long)payload_bytes + (unsigned)lines);
    return head + lines + 2;
}

static void push_arrives(struct run *run, int which) {
    run->events.at[which].seen_usec = run->now_usec;
}

static void push_leaves(struct run *run, int which) {
    const struct scenario *scenario = run->scenario;
    send(run, SENT_UPDATE, scenario->payload_bytes,
         scenario->technique == TECHNIQUE_SSE ? sse_overhead(scenario, which + 1)
                                              : websocket_head(scenario->payload_bytes));
    plan(run, run->now_usec + scenario->latency_down_usec, RANK_ARRIVE, push_arrives, which,
         run->attempt);
}

static void plan_push(struct run *run, int i) {
    plan(run, run->now_usec + run->scenario->server_usec, RANK_LEAVE, push_leaves, i, run->attempt);
}

static void frame_arrives(struct run *run, int which) {
    run->messages.at[which].received_usec = run->now_usec;
}

static void frame_leaves(struct run *run, int which) {
    run->messages.at[which].has_left = true;
    send(run, SENT_UP, run->scenario->payload_bytes,
         websocket_head(run->scenario->payload_bytes) + 4);
    plan(run, run->now_usec + run->scenario->latency_up_usec, RANK_ARRIVE, frame_arrives, which,
         run->attempt);
}

static void client_learns(struct run *run, int which) {
    (void)which;
    run->client_knows = true;
    for (int i = 0; i < run->messages.count; i++)
        if (run->messages.at[i].has_appeared && !run->messages.at[i].has_left)
            plan(run, run->now_usec, RANK_LEAVE, frame_leaves, i, run->attempt);
}

static void ping_arrives(struct run *run, int which) {
    (void)which;
    send(run, SENT_UP, 0, websocket_head(0) + 4);
}

static void sign_leaves(struct run *run, int which) {
    const struct scenario *scenario = run->scenario;
    bool socket = scenario->technique == TECHNIQUE_WEBSOCKET;
    run->signs += run->now_usec >= scenario->from_usec;
    send(run, SENT_UPDATE, 0, socket ? websocket_head(0) : (int64_t)strlen("2\r\n:\n\r\n"));
    if (socket)
        plan(run, run->now_usec + scenario->latency_down_usec, RANK_ARRIVE, ping_arrives, 0,
             run->attempt);
    plan(run, run->now_usec + scenario->heartbeat_usec, RANK_LEAVE, sign_leaves, which,
         run->attempt);
}

static void stream_opens(struct run *run, int which) {
    (void)which;
    run->connected = run->was_open = true;
    arrives(run);
    send(run, SENT_DOWN, 0, run->scenario->header_down_bytes);
    if (run->scenario->heartbeat_usec > 0)
        plan(run, run->now_usec + run->scenario->heartbeat_usec, RANK_LEAVE, sign_leaves, 0,
             run->attempt);
    for (int i = 0; i < run->events.count; i++) {
        const struct event *event = &run->events.at[i];
        if (event->has_appeared && !event->lost && event->seen_usec == NEVER)
            plan_push(run, i);
    }
    if (run->scenario->technique == TECHNIQUE_WEBSOCKET)
        plan(run, run->now_usec + run->scenario->latency_down_usec, RANK_ARRIVE, client_learns, 0,
             run->attempt);
}

/* What tells the server, at a start after a break, where to go on. */
static int64_t resume_bytes(const struct run *run) {
    char text[64];
    bool sse = run->scenario->technique == TECHNIQUE_SSE;
    int last = run->events.count;
    while (last > 0 && run->events.at[last - 1].seen_usec == NEVER)
        last--;
    if (last == 0 || run->scenario->replay == 0)
        return 0;
    return snprintf(text, sizeof text, sse ? "Last-Event-ID: %d\r\n" : "?after=%d", last);
}

static void stream_starts(struct run *run, int which) {
    (void)which;
    APPEND(run->requests, run->now_usec);
    APPEND(run->connections, run->now_usec);
    send(run, SENT_UP, 0, run->scenario->header_up_bytes + resume_bytes(run));
    run->attempt++;
    run->under_way = true;
    plan(run, run->now_usec + setup_usec(run->scenario), RANK_OPEN, stream_opens, 0, run->attempt);
}

static int newer_than(const struct run *run, int i) {
    int newer = 0;
    while (++i < run->events.count && run->events.at[i].has_appeared)
        newer++;
    return newer;
}

/* While there is no connection after one: the server keeps so many of the newest. */
static void forget_old_ones(struct run *run) {
    for (int i = 0; i < run->events.count; i++) {
        struct event *event = &run->events.at[i];
        if (event->has_appeared && event->seen_usec == NEVER &&
            newer_than(run, i) >= run->scenario->replay)
            event->lost = true;
    }
}

static void stream_event_appears(struct run *run, int i) {
    if (run->connected)
        plan_push(run, i);
    else if (run->was_open)
        forget_old_ones(run);
}

static void stream_drop(struct run *run) {
    if (!run->under_way)
        return;
    if (run->was_open)
        forget_old_ones(run);
    closes(run);
    run->attempt++;
    run->under_way = run->connected = run->client_knows = false;
    plan(run, run->now_usec + run->scenario->reconnect_usec, RANK_ASK, stream_starts, 0, 0);
}

/* --- What comes from outside. --- */

static bool is_stream(const struct run *run) {
    return run->scenario->technique == TECHNIQUE_SSE ||
           run->scenario->technique == TECHNIQUE_WEBSOCKET;
}

static void event_appears(struct run *run, int which) {
    run->events.at[which].has_appeared = true;
    if (is_stream(run))
        stream_event_appears(run, which);
    else
        poll_event_appears(run);
}

static void drop_happens(struct run *run, int which) {
    (void)which;
    if (is_stream(run))
        stream_drop(run);
    else
        poll_drop(run);
}

/* --- A client's own messages, each on a connection of a pool. --- */

static struct own *own_of(struct run *run, int which) {
    return &run->own.at[run->messages.at[which].on];
}

/* Void if it was used in between. */
static void own_closes(struct run *run, int which) {
    struct own *own = own_of(run, which);
    if (!own->busy && own->span.to_usec == NEVER &&
        own->idle_usec + run->scenario->keep_alive_usec == run->now_usec)
        own->span.to_usec = run->now_usec;
}

static void own_answer_arrives(struct run *run, int which) {
    struct own *own = own_of(run, which);
    own->busy = false;
    own->idle_usec = run->now_usec;
    plan(run, run->now_usec + run->scenario->keep_alive_usec, RANK_CLOSE, own_closes, which, 0);
}

static void own_answer_leaves(struct run *run, int which) {
    send(run, SENT_UPDATE, 0, run->scenario->post_down_bytes);
    plan(run, run->now_usec + run->scenario->latency_down_usec, RANK_ARRIVE, own_answer_arrives,
         which, 0);
}

static void own_request_arrives(struct run *run, int which) {
    struct own *own = own_of(run, which);
    run->messages.at[which].received_usec = run->now_usec;
    APPEND(run->arrivals, run->now_usec);
    if (own->span.from_usec == NEVER)
        own->span.from_usec = run->now_usec;
    plan(run, run->now_usec + run->scenario->server_usec, RANK_LEAVE, own_answer_leaves, which, 0);
}

/* The idle one that was used last, or -1. */
static int own_idle(const struct run *run) {
    int found = -1;
    for (int i = 0; i < run->own.count; i++) {
        const struct own *own = &run->own.at[i];
        if (!own->busy && own->span.to_usec == NEVER &&
            (found < 0 || own->idle_usec >= run->own.at[found].idle_usec))
            found = i;
    }
    return found;
}

static void own_request_leaves(struct run *run, int which) {
    int on = own_idle(run);
    int64_t way_usec = on < 0 ? setup_usec(run->scenario) : run->scenario->latency_up_usec;
    APPEND(run->requests, run->now_usec);
    APPEND(run->posts, run->now_usec);
    send(run, SENT_UP, run->scenario->payload_bytes, run->scenario->post_up_bytes);
    if (on < 0) {
        struct own own = {.span = {NEVER, NEVER}};
        on = run->own.count;
        APPEND(run->own, own);
        APPEND(run->connections, run->now_usec);
    }
    run->own.at[on].busy = true;
    run->messages.at[which].on = on;
    plan(run, run->now_usec + way_usec, RANK_ARRIVE, own_request_arrives, which, 0);
}

static void message_appears(struct run *run, int which) {
    run->messages.at[which].has_appeared = true;
    if (run->scenario->technique != TECHNIQUE_WEBSOCKET)
        plan(run, run->now_usec, RANK_ASK, own_request_leaves, which, 0);
    else if (run->client_knows)
        plan(run, run->now_usec, RANK_LEAVE, frame_leaves, which, run->attempt);
}

/* --- The instants of a process. --- */

/* All of them before the end, sorted; the caller frees them. */
static int64_t *instants(const struct process *process, int64_t end_usec, int *count) {
    LIST_OF(int64_t) all = {NULL, 0, 0};
    for (int i = 0; i < process->listed_count; i++)
        APPEND(all, process->listed_usec[i]);
    if (process->kind == PROCESS_EVERY)
        for (int64_t at = process->phase_usec; at < end_usec; at += process->period_usec)
            APPEND(all, at);
    if (process->kind == PROCESS_BURSTS)
        for (int64_t start = 0; start < end_usec; start += process->period_usec)
            for (int i = 0; i < process->count; i++)
                APPEND(all, start + i * process->gap_usec);
    if (all.count > 0)
        qsort(all.at, (size_t)all.count, sizeof *all.at, reference_compare_times);
    while (all.count > 0 && all.at[all.count - 1] >= end_usec)
        all.count--;
    *count = all.count;
    return all.at;
}

static void plan_outside(struct run *run) {
    const struct scenario *scenario = run->scenario;
    int count;
    int64_t *at = instants(&scenario->events, scenario->duration_usec, &count);
    for (int i = 0; i < count; i++) {
        struct event event = {.appears_usec = at[i], .seen_usec = NEVER};
        APPEND(run->events, event);
        plan(run, at[i], RANK_APPEAR, event_appears, i, 0);
    }
    free(at);
    at = instants(&scenario->up_events, scenario->duration_usec, &count);
    for (int i = 0; i < count; i++) {
        struct message message = {.appears_usec = at[i], .received_usec = NEVER};
        APPEND(run->messages, message);
        plan(run, at[i], RANK_APPEAR, message_appears, i, 0);
    }
    free(at);
    at = instants(&scenario->drops, scenario->duration_usec, &count);
    for (int i = 0; i < count; i++)
        plan(run, at[i], RANK_DROP, drop_happens, i, 0);
    free(at);
}

static void release(struct run *run) {
    free(run->pending.at);
    free(run->events.at);
    free(run->messages.at);
    free(run->sent.at);
    free(run->requests.at);
    free(run->connections.at);
    free(run->empty_answers.at);
    free(run->arrivals.at);
    free(run->firsts.at);
    free(run->posts.at);
    free(run->open.at);
    free(run->own.at);
}

struct figures reference_figures(const struct scenario *scenario, int64_t within_usec) {
    struct run run = {.scenario = scenario};
    plan_outside(&run);
    plan(&run, scenario->phase_usec, RANK_ASK, is_stream(&run) ? stream_starts : poll_asks, 0, 0);
    for (int i = 0; i < run.pending.count; i++) {
        struct pending item = run.pending.at[i];
        if (item.at_usec >= scenario->duration_usec)
            break;
        run.now_usec = item.at_usec;
        if (item.attempt == 0 || item.attempt == run.attempt)
            item.happens(&run, item.which);
    }
    struct figures figures = reference_count(&run, within_usec);
    release(&run);
    return figures;
}
