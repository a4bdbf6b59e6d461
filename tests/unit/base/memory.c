#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "out_of_memory.h"

static void new_memory_is_zeroed(void **state) {
    (void)state;
    static const unsigned char zeros[5000];
    unsigned char *memory = memory_alloc(100, 50);
    assert_memory_equal(memory, zeros, sizeof zeros);
    free(memory);
}

static void resized_memory_keeps_what_it_holds(void **state) {
    (void)state;
    char *memory = memory_resize(NULL, 1, 6);
    strcpy(memory, "holds");
    memory = memory_resize(memory, 1000, 1000);
    assert_string_equal(memory, "holds");
    memory = memory_resize(memory, 6, 1);
    assert_string_equal(memory, "holds");
    free(memory);
}

static void a_text_is_copied(void **state) {
    (void)state;
    const char text[] = "a text";
    char *copy = memory_copy(text), *empty = memory_copy("");
    assert_string_equal(copy, text);
    assert_ptr_not_equal(copy, text);
    assert_string_equal(empty, "");
    free(copy);
    free(empty);
}

static void of_nothing_there_is_some(void **state) {
    (void)state;
    void *pieces[] = {memory_alloc(0, 8), memory_alloc(8, 0), memory_resize(NULL, 0, 8)};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_non_null(pieces[i]);
        free(pieces[i]);
    }
    void *emptied = memory_resize(memory_alloc(1, 8), 0, 8);
    assert_non_null(emptied);
    free(emptied);
}

static void ask_for_more_than_can_be_counted(void) {
    memory_alloc(SIZE_MAX / 8 + 1, 8);
}

static void grow_beyond_counting(void) {
    memory_resize(NULL, SIZE_MAX / 8 + 1, 8);
}

static void more_than_can_be_counted_ends_the_program(void **state) {
    (void)state;
    assert_out_of_memory(memory_fail);
    assert_out_of_memory(ask_for_more_than_can_be_counted);
    assert_out_of_memory(grow_beyond_counting);
}

/* The hook */

static void do_nothing(void) {
}

static void do_nothing_else(void) {
}

static void the_hook_before_is_handed_back(void **state) {
    (void)state;
    assert_null(memory_on_failure(do_nothing));
    assert_ptr_equal(memory_on_failure(do_nothing_else), do_nothing);
    assert_ptr_equal(memory_on_failure(NULL), do_nothing_else);
    assert_null(memory_on_failure(NULL));
}

/* Without it the line is not read. */
static void open_standard_error(void) {
    dup2(STDOUT_FILENO, STDERR_FILENO);
}

static void fail_with_a_hook(void) {
    dup2(STDERR_FILENO, STDOUT_FILENO);
    close(STDERR_FILENO);
    memory_on_failure(open_standard_error);
    memory_fail();
}

static void the_hook_comes_before_the_line(void **state) {
    (void)state;
    assert_out_of_memory(fail_with_a_hook);
}

static void fail_in_a_hook(void) {
    memory_on_failure(memory_fail);
    memory_fail();
}

static void a_hook_that_fails_is_not_called_again(void **state) {
    (void)state;
    assert_out_of_memory(fail_in_a_hook);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zeroed),
        cmocka_unit_test(resized_memory_keeps_what_it_holds),
        cmocka_unit_test(a_text_is_copied),
        cmocka_unit_test(of_nothing_there_is_some),
        cmocka_unit_test(more_than_can_be_counted_ends_the_program),
        cmocka_unit_test(the_hook_before_is_handed_back),
        cmocka_unit_test(the_hook_comes_before_the_line),
        cmocka_unit_test(a_hook_that_fails_is_not_called_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
