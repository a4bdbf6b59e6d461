#include "base/grow.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MANY = 1000 };

static void a_list_keeps_its_entries_as_it_grows(void **state) {
    (void)state;
    int *list = NULL, capacity = 0;
    for (int i = 0; i < MANY; i++) {
        list = grow_list(list, i, &capacity, sizeof *list);
        assert_non_null(list);
        assert_true(capacity > i);
        list[i] = i;
    }
    for (int i = 0; i < MANY; i++)
        assert_int_equal(list[i], i);
    free(list);
}

static void a_list_in_an_arena_keeps_its_entries_as_it_grows(void **state) {
    (void)state;
    struct arena arena = {0};
    int *list = NULL, capacity = 0;
    for (int i = 0; i < MANY; i++) {
        list = grow_in_arena(&arena, list, i, &capacity, sizeof *list);
        assert_non_null(list);
        assert_true(capacity > i);
        list[i] = i;
    }
    for (int i = 0; i < MANY; i++)
        assert_int_equal(list[i], i);
    arena_release(&arena);
}

static void a_list_with_room_stays_where_it_is(void **state) {
    (void)state;
    struct arena arena = {0};
    int list[4], capacity = 4;
    assert_ptr_equal(grow_list(list, 3, &capacity, sizeof *list), list);
    assert_ptr_equal(grow_in_arena(&arena, list, 3, &capacity, sizeof *list), list);
    assert_int_equal(capacity, 4);
    arena_release(&arena);
}

static void what_cannot_be_counted_is_refused(void **state) {
    (void)state;
    struct arena arena = {0};
    int list[1], capacity = INT_MAX / 2 + 1;
    assert_null(grow_list(list, capacity, &capacity, sizeof *list));
    assert_null(grow_in_arena(&arena, list, capacity, &capacity, sizeof *list));
    assert_int_equal(capacity, INT_MAX / 2 + 1);
    capacity = 0;
    assert_null(grow_list(NULL, 0, &capacity, SIZE_MAX / 2));
    assert_int_equal(capacity, 0);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_its_entries_as_it_grows),
        cmocka_unit_test(a_list_in_an_arena_keeps_its_entries_as_it_grows),
        cmocka_unit_test(a_list_with_room_stays_where_it_is),
        cmocka_unit_test(what_cannot_be_counted_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
