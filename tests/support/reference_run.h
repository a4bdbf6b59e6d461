/*
 * What a run of the second simulator (reference.h) is made of: what is pending, and what was
 * written down for counting.
 */
#ifndef RTLESSON_TESTS_REFERENCE_RUN_H
#define RTLESSON_TESTS_REFERENCE_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/figures.h"
#include "sim/scenario.h"

#define NEVER INT64_MAX

#define LIST_OF(type)                                                                              \
    struct {                                                                                       \
        type *at;                                                                                  \
        int count, room;                                                                           \
    }

/* The entries, with room for one more; aborts when out of memory. */
void *reference_grown(void *entries, int count, int *room, size_t size);

#define APPEND(list, ...)                                                                          \
    ((list).at = reference_grown((list).at, (list).count, &(list).room, sizeof *(list).at),        \
     (list).at[(list).count++] = __VA_ARGS__)

/* What falls on one instant, in this order. */
enum rank { RANK_OPEN, RANK_APPEAR, RANK_ARRIVE, RANK_LEAVE, RANK_CLOSE, RANK_DROP, RANK_ASK };

struct run;

struct pending {
    int64_t at_usec;
    enum rank rank;
    void (*happens)(struct run *run, int which);
    int which;   /* event, message */
    int attempt; /* of an exchange or connection: void if another has begun; 0: never void */
};

struct event {
    int64_t appears_usec, seen_usec;
    bool has_appeared, lost;
    int carried_by; /* the attempt whose answer or push carries it; 0: none */
};

struct message {
    int64_t appears_usec, received_usec;
    bool has_appeared, has_left;
    int on; /* the connection of the pool, of a request of its own */
};

/* Bytes that left, and why. */
enum sent_as { SENT_UP, SENT_UPDATE /* an answer or a pushed message */, SENT_DOWN };
struct sent {
    int64_t at_usec, payload, overhead;
    enum sent_as as;
};

/* While a connection was open at the server. */
struct span {
    int64_t from_usec, to_usec;
};

/* A connection of the pool for a client's own messages. */
struct own {
    struct span span; /* as far as it is known */
    bool busy;
    int64_t idle_usec; /* since then, if it is not busy */
};

struct run {
    const struct scenario *scenario;
    int64_t now_usec;
    LIST_OF(struct pending) pending;
    LIST_OF(struct event) events;
    LIST_OF(struct message) messages;
    LIST_OF(struct sent) sent;
    LIST_OF(int64_t) requests;
    LIST_OF(int64_t) connections;
    LIST_OF(int64_t) empty_answers;
    LIST_OF(int64_t) arrivals; /* of requests and starts */
    LIST_OF(int64_t) firsts;   /* the first arrival but of the client's own messages, if any */
    LIST_OF(int64_t) posts;    /* of the requests: those with a message of the client's own */
    LIST_OF(struct span) open; /* the last one may go on; its end is then NEVER */

    LIST_OF(struct own) own;

    int attempt;       /* of the exchange (polls) or connection (streams), from 1 */
    bool under_way;    /* an exchange; a connection from its start to its drop */
    bool connected;    /* polls: a connection is kept; streams: it is open at the server */
    bool client_knows; /* websocket: the client has learnt that it is open */
    bool was_open;     /* a connection has been open before */
    bool held;         /* long-poll: the server holds the request and waits for an update */
    int signs;         /* of life, that left the server */
    int64_t asked_usec;
    int64_t answer_at_latest_usec;
    int empty_in_a_row;
};

/* For qsort, of int64_t. */
int reference_compare_times(const void *left, const void *right);

/* Counts what was written down. */
struct figures reference_count(const struct run *run, int64_t within_usec);

#endif
