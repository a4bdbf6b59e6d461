#include "textbook.h"

#include <stdlib.h>

#include "base/grow.h"
#include "base/random.h"
#include "sim/run.h"

/* At one instant in this order. */
enum kind { APPEARS, ARRIVES, LEAVES, ASKS };

struct happening {
    int64_t at_usec;
    enum kind kind;
    int client;
};

struct mailbox {
    struct process_cursor events;
    int64_t asked_usec;
    int64_t *waiting_usec, *carried_usec; /* appearances */
    int waiting, waiting_capacity, carried, carried_capacity;
};

struct loop {
    const struct scenario *scenario;
    struct textbook_counts *counts;
    struct happening *heap;
    int count, capacity;
    struct mailbox *mailboxes;
    bool failed;
};

/* --- The heap. --- */

static bool is_before(const struct happening *a, const struct happening *b) {
    return a->at_usec != b->at_usec ? a->at_usec < b->at_usec : a->kind < b->kind;
}

static void push(struct loop *loop, struct happening happening) {
    struct happening *heap = grow_list(loop->heap, loop->count, &loop->capacity, sizeof *heap);
    if (heap == NULL) {
        loop->failed = true;
        return;
    }
    loop->heap = heap;
    int at = loop->count++;
    for (; at > 0 && is_before(&happening, &heap[(at - 1) / 2]); at = (at - 1) / 2)
        heap[at] = heap[(at - 1) / 2];
    heap[at] = happening;
}

static struct happening pop(struct loop *loop) {
    struct happening *heap = loop->heap, first = heap[0], last = heap[--loop->count];
    int at = 0;
    for (int child = 1; child < loop->count; child = 2 * at + 1) {
        if (child + 1 < loop->count && is_before(&heap[child + 1], &heap[child]))
            child++;
        if (!is_before(&heap[child], &last))
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    return first;
}

static void plan(struct loop *loop, int64_t at_usec, enum kind kind, int client) {
    if (at_usec < loop->scenario->duration_usec)
        push(loop, (struct happening){at_usec, kind, client});
}

/* --- What happens. --- */

static void appear(struct loop *loop, struct happening now) {
    struct mailbox *mailbox = &loop->mailboxes[now.client];
    int64_t *waiting = grow_list(mailbox->waiting_usec, mailbox->waiting,
                                 &mailbox->waiting_capacity, sizeof *waiting);
    if (waiting == NULL) {
        loop->failed = true;
        return;
    }
    waiting[mailbox->waiting++] = now.at_usec;
    mailbox->waiting_usec = waiting;
    loop->counts->appeared++;
    process_pass(&mailbox->events);
    plan(loop, mailbox->events.next_usec, APPEARS, now.client);
}

static void ask(struct loop *loop, struct happening now) {
    const struct scenario *scenario = loop->scenario;
    loop->counts->requests++;
    loop->mailboxes[now.client].asked_usec = now.at_usec;
    plan(loop, now.at_usec + scenario->latency_up_usec + scenario->server_usec, LEAVES, now.client);
}

/* The answer takes what waits with it. */
static void leave(struct loop *loop, struct happening now) {
    struct mailbox *mailbox = &loop->mailboxes[now.client], before = *mailbox;
    mailbox->carried_usec = before.waiting_usec;
    mailbox->carried = before.waiting;
    mailbox->carried_capacity = before.waiting_capacity;
    mailbox->waiting_usec = before.carried_usec;
    mailbox->waiting = 0;
    mailbox->waiting_capacity = before.carried_capacity;
    plan(loop, now.at_usec + loop->scenario->latency_down_usec, ARRIVES, now.client);
}

static void arrive(struct loop *loop, struct happening now) {
    struct mailbox *mailbox = &loop->mailboxes[now.client];
    loop->counts->delivered += mailbox->carried;
    loop->counts->empty_answers += mailbox->carried == 0;
    for (int i = 0; i < mailbox->carried; i++)
        loop->counts->staleness_usec += now.at_usec - mailbox->carried_usec[i];
    plan(loop, later(mailbox->asked_usec + loop->scenario->interval_usec, now.at_usec), ASKS,
         now.client);
}

static void (*const happen[])(struct loop *, struct happening) = {
    [APPEARS] = appear, [ARRIVES] = arrive, [LEAVES] = leave, [ASKS] = ask};

/* --- The loop. --- */

static void start(struct loop *loop, struct run *run, int client) {
    struct client drawn = client_begin(run, client);
    loop->mailboxes[client].events = drawn.events;
    plan(loop, drawn.events.next_usec, APPEARS, client);
    plan(loop, drawn.starts_usec, ASKS, client);
}

static void release(struct loop *loop) {
    for (int64_t i = 0; loop->mailboxes != NULL && i < loop->scenario->clients; i++) {
        free(loop->mailboxes[i].waiting_usec);
        free(loop->mailboxes[i].carried_usec);
    }
    free(loop->mailboxes);
    free(loop->heap);
}

bool textbook_run(const struct scenario *scenario, struct textbook_counts *counts) {
    struct loop loop = {.scenario = scenario, .counts = counts};
    struct run run = {.scenario = scenario, .end_usec = scenario->duration_usec};
    *counts = (struct textbook_counts){0};
    loop.mailboxes = calloc((size_t)scenario->clients, sizeof *loop.mailboxes);
    loop.failed = loop.mailboxes == NULL;
    for (int i = 0; i < scenario->clients && !loop.failed; i++)
        start(&loop, &run, i);
    while (loop.count > 0 && !loop.failed) {
        struct happening now = pop(&loop);
        happen[now.kind](&loop, now);
    }
    release(&loop);
    return !loop.failed;
}
