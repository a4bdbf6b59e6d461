/* How connections become busy and idle: a heap of the busy ones, a queue of the idle ones, which
 * are used from its end and close from its beginning. */
#include "sim/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

void pool_release(struct pool *pool) {
    free(pool->busy);
    free(pool->idle);
    *pool = (struct pool){0};
}

static void swap(struct pool_connection *a, struct pool_connection *b) {
    struct pool_connection kept = *a;
    *a = *b;
    *b = kept;
}

void pool_use(struct pool *pool, struct pool_connection connection) {
    pool->busy = grow_list(pool->busy, pool->busy_count, &pool->busy_capacity, sizeof *pool->busy);
    int at = pool->busy_count++;
    pool->busy[at] = connection;
    for (int above; at > 0 && pool->busy[at].back_usec < pool->busy[above = (at - 1) / 2].back_usec;
         at = above)
        swap(&pool->busy[at], &pool->busy[above]);
}

/* Puts what took the first one's place where it belongs. */
static void sink(struct pool *pool) {
    struct pool_connection *busy = pool->busy;
    for (int at = 0, below; (below = 2 * at + 1) < pool->busy_count; at = below) {
        if (below + 1 < pool->busy_count && busy[below + 1].back_usec < busy[below].back_usec)
            below++;
        if (busy[at].back_usec <= busy[below].back_usec)
            return;
        swap(&busy[at], &busy[below]);
    }
}

/* What has closed makes room at the beginning, once that is worth moving the others. */
static void make_room(struct pool *pool) {
    int count = pool->idle_count - pool->first;
    if (pool->first > pool->idle_capacity / 2 && pool->idle_count == pool->idle_capacity) {
        memmove(pool->idle, pool->idle + pool->first, (size_t)count * sizeof *pool->idle);
        pool->first = 0;
        pool->idle_count = count;
    }
    pool->idle = grow_list(pool->idle, pool->idle_count, &pool->idle_capacity, sizeof *pool->idle);
}

void pool_settle(struct pool *pool, int64_t at_usec) {
    while (pool->busy_count > 0 && pool->busy[0].back_usec <= at_usec) {
        make_room(pool);
        pool->idle[pool->idle_count++] = pool->busy[0];
        pool->busy[0] = pool->busy[--pool->busy_count];
        sink(pool);
    }
}

bool pool_close(struct pool *pool, int64_t since_usec, struct pool_connection *closed) {
    if (pool->first == pool->idle_count || pool->idle[pool->first].back_usec > since_usec)
        return false;
    *closed = pool->idle[pool->first++];
    return true;
}

bool pool_take(struct pool *pool, struct pool_connection *taken) {
    if (pool->first == pool->idle_count)
        return false;
    *taken = pool->idle[--pool->idle_count];
    return true;
}
