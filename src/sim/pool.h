/*
 * The connections that a client's own messages have for themselves: each is busy with an exchange,
 * or idle and may be used again. Time only rises.
 */
#ifndef RTLESSON_SIM_POOL_H
#define RTLESSON_SIM_POOL_H

#include <stdbool.h>
#include <stdint.h>

struct pool_connection {
    int64_t opened_usec; /* at the server */
    int64_t back_usec;   /* when its last answer is in */
};

struct pool {
    struct pool_connection *busy; /* a heap: none is back before the first */
    int busy_count, busy_capacity;
    struct pool_connection *idle; /* from first on; by back_usec, rising */
    int first, idle_count, idle_capacity;
};

void pool_release(struct pool *pool);

/* The connection is busy until back_usec. */
void pool_use(struct pool *pool, struct pool_connection connection);
/* Those that are back by then are idle. */
void pool_settle(struct pool *pool, int64_t at_usec);
/* Takes one that is idle since that moment or longer out of the pool; false: there is none. */
bool pool_close(struct pool *pool, int64_t since_usec, struct pool_connection *closed);
/* Takes the idle one whose answer came in last; false: there is none. */
bool pool_take(struct pool *pool, struct pool_connection *taken);

#endif
