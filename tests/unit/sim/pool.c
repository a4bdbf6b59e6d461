/* The pool of connections by itself: what is busy, what is idle, what closes. */
#include "sim/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void use(struct pool *pool, int64_t opened_usec, int64_t back_usec) {
    pool_use(pool, (struct pool_connection){opened_usec, back_usec});
}

static int64_t taken(struct pool *pool) {
    struct pool_connection connection;
    return pool_take(pool, &connection) ? connection.opened_usec : -1;
}

static int64_t closed(struct pool *pool, int64_t since_usec) {
    struct pool_connection connection;
    return pool_close(pool, since_usec, &connection) ? connection.opened_usec : -1;
}

/* Whatever the order in which they were used. */
static void the_one_that_came_back_last_is_taken_first(void **state) {
    (void)state;
    struct pool pool = {0};
    use(&pool, 1, 50);
    use(&pool, 2, 30);
    use(&pool, 3, 70);
    use(&pool, 4, 40);
    assert_int_equal(taken(&pool), -1);
    pool_settle(&pool, 49);
    assert_int_equal(taken(&pool), 4);
    pool_settle(&pool, 50);
    assert_int_equal(taken(&pool), 1);
    assert_int_equal(taken(&pool), 2);
    assert_int_equal(taken(&pool), -1);
    pool_settle(&pool, 100);
    assert_int_equal(taken(&pool), 3);
    pool_release(&pool);
}

static void the_one_that_is_idle_for_longest_closes_first(void **state) {
    (void)state;
    struct pool pool = {0};
    use(&pool, 1, 50);
    use(&pool, 2, 30);
    pool_settle(&pool, 60);
    assert_int_equal(closed(&pool, 29), -1);
    assert_int_equal(closed(&pool, 30), 2);
    assert_int_equal(closed(&pool, 49), -1);
    assert_int_equal(closed(&pool, 60), 1);
    assert_int_equal(closed(&pool, 60), -1);
    pool_release(&pool);
}

/* A thousand come back one after the other, in a mixed order, while others close and are taken. */
static void none_is_lost_among_many(void **state) {
    (void)state;
    struct pool pool = {0};
    int64_t last_usec = -1, seen = 0, back_usec = -1;
    for (int64_t i = 0; i < 1000; i++)
        use(&pool, i * 389 % 1000, i * 389 % 1000); /* each of 0 … 999 once */
    for (int64_t at_usec = 0; at_usec < 1000; at_usec++) {
        pool_settle(&pool, at_usec);
        if (at_usec % 3 == 0) {
            assert_int_equal(back_usec = taken(&pool), at_usec);
            seen++;
        }
        while ((back_usec = closed(&pool, at_usec - 10)) >= 0) {
            assert_true(back_usec > last_usec);
            last_usec = back_usec;
            seen++;
        }
    }
    while (closed(&pool, 1000) >= 0)
        seen++;
    assert_int_equal(seen, 1000);
    pool_release(&pool);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_one_that_came_back_last_is_taken_first),
        cmocka_unit_test(the_one_that_is_idle_for_longest_closes_first),
        cmocka_unit_test(none_is_lost_among_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
