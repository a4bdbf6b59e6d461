/* Sequences beside each other: what happens at one moment stands in one row of all. */
#include "ui/sequence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

enum { SECOND = 1000000, WIDTH = 24 };

static const char *const actors[] = {"Client", "Server"};

/* A request at 0 s and one at 2 s; "a request of many words" takes more than one row. */
static const struct trace_message asks[] = {
    {.leaves_usec = 0, .arrives_usec = SECOND, .from = 0, .to = 1, .label = "ask"},
    {.leaves_usec = 2 * SECOND,
     .arrives_usec = 3 * SECOND,
     .from = 0,
     .to = 1,
     .label = "a request of many words"},
};
static const struct trace_message tells[] = {
    {.leaves_usec = SECOND, .arrives_usec = 2 * SECOND, .from = 1, .to = 0, .label = "tell"},
    {.leaves_usec = 2 * SECOND, .arrives_usec = 3 * SECOND, .from = 1, .to = 0, .label = "tell"},
};
static const struct trace asking = {.lasts_usec = 4 * SECOND,
                                    .actors = actors,
                                    .actor_count = 2,
                                    .messages = asks,
                                    .message_count = 2};
static const struct trace telling = {.lasts_usec = 4 * SECOND,
                                     .actors = actors,
                                     .actor_count = 2,
                                     .messages = tells,
                                     .message_count = 2};

struct pair {
    struct arena arena;
    struct sequence left, right;
};

static struct pair aligned(int wanted_rows) {
    struct pair pair = {.arena = {0}};
    pair.left = sequence_layout(&asking, WIDTH, 0, SEQUENCE_ROOM_ABREAST, &pair.arena);
    pair.right = sequence_layout(&telling, WIDTH, 0, SEQUENCE_ROOM_ABREAST, &pair.arena);
    struct sequence *both[] = {&pair.left, &pair.right};
    sequence_align(both, 2, wanted_rows, &pair.arena);
    return pair;
}

static int first_at(const struct sequence *sequence, int64_t at_usec) {
    for (int i = 0; i < sequence->row_count; i++)
        if (sequence->rows[i].occurrence >= 0 && sequence->rows[i].at_usec == at_usec)
            return i;
    return -1;
}

/* At 24 cells a way has 14: the long label takes two rows above its arrow, so the moment at 2 s
 * takes three in both; with those at 0 s and 1 s, and one to the end, there are six. */
static void a_moment_has_one_row_in_all(void **state) {
    (void)state;
    struct pair pair = aligned(0);
    assert_false(pair.left.listed);
    assert_int_equal(pair.left.row_count, 6);
    assert_int_equal(pair.right.row_count, 6);
    assert_int_equal(first_at(&pair.left, 0), 0);
    assert_int_equal(first_at(&pair.right, SECOND), 1);
    assert_int_equal(first_at(&pair.left, SECOND), -1);
    assert_int_equal(first_at(&pair.left, 2 * SECOND), 2);
    assert_int_equal(first_at(&pair.right, 2 * SECOND), 2);
    for (int64_t at_usec = 0; at_usec <= 4 * SECOND; at_usec += SECOND / 4)
        assert_int_equal(sequence_present_row(&pair.left, at_usec),
                         sequence_present_row(&pair.right, at_usec));
    arena_release(&pair.arena);
}

/* Rows that are left over are shared, too, and none is left. */
static void blank_rows_are_the_same_in_all(void **state) {
    (void)state;
    struct pair pair = aligned(20);
    assert_int_equal(pair.left.row_count + pair.left.header_rows, 20);
    assert_int_equal(pair.right.row_count, pair.left.row_count);
    assert_int_equal(pair.right.header_rows, pair.left.header_rows);
    for (int i = 0; i < pair.left.row_count; i++) {
        assert_int_equal(pair.left.rows[i].at_usec, pair.right.rows[i].at_usec);
        if (i > 0)
            assert_true(pair.left.rows[i].at_usec >= pair.left.rows[i - 1].at_usec);
    }
    arena_release(&pair.arena);
}

/* Below 22 cells there are no lifelines to align. */
static void a_list_stays_as_it_is(void **state) {
    struct arena arena = {0};
    (void)state;
    struct sequence list = sequence_layout(&asking, 21, 0, SEQUENCE_ROOM_ABREAST, &arena);
    struct sequence *one[] = {&list};
    int rows = list.row_count;
    assert_true(list.listed);
    sequence_align(one, 1, 50, &arena);
    assert_int_equal(list.row_count, rows);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moment_has_one_row_in_all),
        cmocka_unit_test(blank_rows_are_the_same_in_all),
        cmocka_unit_test(a_list_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
