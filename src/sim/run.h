/*
 * A run of the engine: what its parts share, and how what happens is counted. simulate.h says what
 * it all means.
 *
 * A client is run by its technique's function (poll.h, stream.h) in the order of time; a recorder
 * and a ledger, where there are any, are told the same.
 */
#ifndef RTLESSON_SIM_RUN_H
#define RTLESSON_SIM_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/progress.h"
#include "base/random.h"
#include "base/wide.h"
#include "sim/bins.h"
#include "sim/ledger.h"
#include "sim/process.h"
#include "sim/quantile.h"
#include "sim/recorder.h"
#include "sim/sample.h"
#include "sim/scenario.h"

struct run {
    const struct scenario *scenario; /* complete, and checked */
    struct recorder *recorder;       /* NULL: none */
    struct ledger *ledger;           /* NULL: none */
    struct sample sample;
    int64_t from_usec, end_usec, within_usec;
    struct figures figures; /* the counts; what is averaged comes at the end */
    struct wide stale_usec;
    struct wide behind_twice; /* twice the integral, in usec squared */
    struct wide lacking_usec; /* of all clients, while an event was not on the screen */
    struct quantile stale;
    struct bins bins;
    uint64_t steps; /* see cost.h */
};

/* Sequences of random numbers, one for each purpose. */
enum run_purpose {
    RUN_EVENTS,
    RUN_UP_EVENTS,
    RUN_DROPS,
    RUN_PHASE,
    RUN_UP, /* transits */
    RUN_DOWN,
    RUN_INTERVAL,
    RUN_RECONNECT,
    RUN_OWN_UP, /* transits of client messages on connections of their own */
    RUN_OWN_DOWN,
    RUN_SIGN_UP, /* transits of heartbeats, and of what answers them */
    RUN_SIGN_DOWN
};

struct client {
    struct run *run;
    const struct scenario *scenario;
    struct process_cursor events; /* before the first that is neither delivered nor lost */
    struct process_cursor ups, drops;
    struct random up, down, interval, reconnect;
    int64_t number; /* from 0 */
    int64_t starts_usec;
    bool arrived;      /* a request or start of it did */
    int64_t seen_usec; /* when the latest delivery arrived */
    bool lacks;        /* an event was lost: the screen is up to date no more */
};

/* Of its clients the first so many are run. */
void run_begin(struct run *run, const struct scenario *scenario, int64_t clients,
               int64_t within_usec);
void run_release(struct run *run);
/* All that is counted of the run as figures. */
void run_figures(struct run *run, struct figures *figures);

struct client client_begin(struct run *run, int64_t number);
/* Counts what appeared and was not delivered. */
void client_end(struct client *client);

struct random client_random(const struct client *client, enum run_purpose purpose);

/* --- Time. --- */

static inline int64_t later(int64_t a, int64_t b) {
    return a > b ? a : b;
}

int64_t run_jitter(const struct jitter *jitter, struct random *random);

/* When what leaves then arrives. */
static inline int64_t run_transit(const struct run *run, int64_t leaves_usec, int64_t latency_usec,
                                  struct random *random) {
    const struct jitter *jitter = &run->scenario->jitter;
    return leaves_usec + latency_usec +
           (jitter->kind != JITTER_NONE ? run_jitter(jitter, random) : 0);
}

static inline int64_t client_up(struct client *client, int64_t leaves_usec) {
    return run_transit(client->run, leaves_usec, client->scenario->latency_up_usec, &client->up);
}

static inline int64_t client_down(struct client *client, int64_t leaves_usec) {
    return run_transit(client->run, leaves_usec, client->scenario->latency_down_usec,
                       &client->down);
}

/* When the request that starts a connection arrives: set-up transits later. A drop may cut them. */
int64_t client_set_up(struct client *client, int64_t starts_usec, int64_t cut_usec,
                      const char *request);
/* When the client starts again after a drop. */
int64_t client_reconnect(struct client *client, int64_t drop_usec);

/* --- Counting. --- */

/* Now and then it is told how far the work is. */
static inline void run_steps(struct run *run, uint64_t steps) {
    enum { TOLD_EVERY = 1 << 16 };
    uint64_t before = run->steps / TOLD_EVERY;
    run->steps += steps;
    if (run->steps / TOLD_EVERY != before)
        progress_steps(TOLD_EVERY);
}

/* Passes an instant of any cursor, of the client or ahead of it. */
static inline void client_pass(const struct client *client, struct process_cursor *cursor) {
    run_steps(client->run, 1);
    process_pass(cursor);
}

/* What falls on that instant counts, as far as it is before the end. */
static inline bool run_counts(const struct run *run, int64_t at_usec) {
    return at_usec >= run->from_usec;
}

/* Passes the next event, delivered, lost or neither. */
static inline void client_pass_event(struct client *client) {
    client->run->figures.appeared += run_counts(client->run, client->events.next_usec);
    client_pass(client, &client->events);
}

/* Passes the next message of the client, sent or not. */
static inline void client_pass_up(struct client *client) {
    client->run->figures.up_appeared += run_counts(client->run, client->ups.next_usec);
    client_pass(client, &client->ups);
}

static inline void run_note(struct run *run, struct ledger_line line) {
    if (run->ledger != NULL)
        ledger_add(run->ledger, line);
}

static inline void run_bytes_up(struct run *run, int64_t leaves_usec, int64_t overhead_bytes,
                                int64_t payload_bytes) {
    run_steps(run, 1);
    run_note(run,
             (struct ledger_line){.at_usec = leaves_usec, .bytes = overhead_bytes + payload_bytes});
    if (!run_counts(run, leaves_usec))
        return;
    run->figures.up.overhead += overhead_bytes;
    run->figures.up.payload += payload_bytes;
    bins_at(&run->bins, leaves_usec)->bytes += overhead_bytes + payload_bytes;
}

static inline void run_bytes_down(struct run *run, int64_t leaves_usec, int64_t overhead_bytes,
                                  int64_t payload_bytes) {
    run_steps(run, 1);
    run_note(run,
             (struct ledger_line){.at_usec = leaves_usec, .bytes = overhead_bytes + payload_bytes});
    if (!run_counts(run, leaves_usec))
        return;
    run->figures.down.overhead += overhead_bytes;
    run->figures.down.payload += payload_bytes;
    bins_at(&run->bins, leaves_usec)->bytes += overhead_bytes + payload_bytes;
}

/* A connection is open at the server in [from, to). */
static inline void run_open(struct run *run, int64_t from_usec, int64_t to_usec) {
    bins_open(&run->bins, from_usec, to_usec);
    run_note(run, (struct ledger_line){.at_usec = from_usec, .open = 1});
    run_note(run, (struct ledger_line){.at_usec = to_usec, .open = -1});
}

/* A request or a start leaves the client, before the end, with so many bytes more than its head. */
static inline void run_longer_request(struct run *run, int64_t leaves_usec, int64_t more_bytes) {
    run->figures.requests += run_counts(run, leaves_usec);
    run_note(run, (struct ledger_line){.at_usec = leaves_usec, .requests = 1});
    run_bytes_up(run, leaves_usec, run->scenario->header_up_bytes + more_bytes, 0);
}

static inline void run_request(struct run *run, int64_t leaves_usec) {
    run_longer_request(run, leaves_usec, 0);
}

/* A request with a message of the client's own leaves, before the end. */
static inline void run_post(struct run *run, int64_t leaves_usec) {
    run->figures.requests += run_counts(run, leaves_usec);
    run->figures.posts += run_counts(run, leaves_usec);
    run_note(run, (struct ledger_line){.at_usec = leaves_usec, .requests = 1});
    run_bytes_up(run, leaves_usec, run->scenario->post_up_bytes, run->scenario->payload_bytes);
}

/* It arrives at the server, if it does before the end. */
static inline void client_arrival(struct client *client, int64_t arrives_usec) {
    if (arrives_usec >= client->run->end_usec)
        return;
    bool first = !client->arrived;
    client->arrived = true;
    if (!run_counts(client->run, arrives_usec))
        return;
    struct bin *bin = bins_at(&client->run->bins, arrives_usec);
    bin->requests++;
    bin->first_requests += first;
}

/* A message of the server leaves, before the end. */
static inline void run_message(struct run *run, int64_t leaves_usec, int64_t overhead_bytes,
                               int64_t payload_bytes) {
    run_bytes_down(run, leaves_usec, overhead_bytes, payload_bytes);
    run_note(run, (struct ledger_line){.at_usec = leaves_usec, .messages = 1});
    if (!run_counts(run, leaves_usec))
        return;
    run->figures.messages++;
    bins_at(&run->bins, leaves_usec)->messages++;
}

/* The oldest that is not on the screen: it appeared then, was behind an older one until seen_usec,
 * and waits until to. */
static inline void client_behind(struct client *client, int64_t appeared_usec, int64_t to_usec) {
    int64_t from_usec = later(later(appeared_usec, client->seen_usec), client->run->from_usec);
    if (from_usec >= to_usec)
        return;
    /* The difference of two squares, as a product. */
    uint64_t width = (uint64_t)(to_usec - from_usec);
    uint64_t sum = (uint64_t)(to_usec - appeared_usec) + (uint64_t)(from_usec - appeared_usec);
    bool small = (width | sum) <= UINT32_MAX;
    struct wide twice = small ? (struct wide){0, width * sum} : wide_multiply(width, sum);
    client->run->behind_twice = wide_add(client->run->behind_twice, twice);
    if (!client->lacks)
        client->run->lacking_usec = wide_add(client->run->lacking_usec, (struct wide){0, width});
}

/* The next event is lost: from its appearance on the screen lacks it, to the end. */
static inline void client_lacks(struct client *client) {
    struct run *run = client->run;
    int64_t from_usec = later(later(client->events.next_usec, client->seen_usec), run->from_usec);
    if (!client->lacks)
        run->lacking_usec =
            wide_add(run->lacking_usec, (struct wide){0, (uint64_t)(run->end_usec - from_usec)});
    client->lacks = true;
}

static inline void run_delivery(struct run *run, int64_t stale_usec) {
    run->figures.delivered++;
    run->figures.within += stale_usec <= run->within_usec;
    run->stale_usec = wide_add(run->stale_usec, (struct wide){0, (uint64_t)stale_usec});
    quantile_add(&run->stale, stale_usec);
}

/* The next event arrives, before the end. */
static inline void client_deliver(struct client *client, int64_t at_usec) {
    struct run *run = client->run;
    int64_t appeared_usec = client->events.next_usec;
    client_behind(client, appeared_usec, at_usec);
    client->seen_usec = at_usec;
    if (run_counts(run, appeared_usec))
        run_delivery(run, at_usec - appeared_usec);
    if (run->recorder != NULL)
        recorder_seen(run->recorder, RECORDER_SERVER, client->events.number, at_usec);
    client_pass_event(client);
}

#endif
