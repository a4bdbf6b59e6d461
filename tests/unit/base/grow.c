#include "base/grow.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "out_of_memory.h"

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

static void grow_beyond_counting(void) {
    int capacity = INT_MAX / 2 + 1;
    grow_list(NULL, capacity, &capacity, 1);
}

static void grow_beyond_counting_in_an_arena(void) {
    int capacity = INT_MAX / 2 + 1;
    grow_in_arena(&(struct arena){0}, NULL, capacity, &capacity, 1);
}

static void grow_beyond_what_has_an_address(void) {
    int capacity = 0;
    grow_list(NULL, 0, &capacity, SIZE_MAX / 2);
}

static void what_cannot_be_counted_ends_the_program(void **state) {
    (void)state;
    assert_out_of_memory(grow_beyond_counting);
    assert_out_of_memory(grow_beyond_counting_in_an_arena);
    assert_out_of_memory(grow_beyond_what_has_an_address);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_its_entries_as_it_grows),
        cmocka_unit_test(a_list_in_an_arena_keeps_its_entries_as_it_grows),
        cmocka_unit_test(a_list_with_room_stays_where_it_is),
        cmocka_unit_test(what_cannot_be_counted_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
