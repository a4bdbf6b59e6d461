#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "out_of_memory.h"

enum { MANY = 5000, LARGE = 1000000 };

static bool is_filled(const unsigned char *bytes, size_t size, unsigned char with) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != with)
            return false;
    return true;
}

/* Allocates MANY pieces of growing size, each zeroed and aligned, and fills them. */
static void fill(struct arena *arena, unsigned char *pieces[MANY]) {
    for (size_t i = 0; i < MANY; i++) {
        pieces[i] = arena_alloc(arena, i % 97);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        assert_true(is_filled(pieces[i], i % 97, 0));
        memset(pieces[i], (int)(i % 251 + 1), i % 97);
    }
}

static void pieces_are_zeroed_aligned_and_apart(void **state) {
    (void)state;
    static unsigned char *pieces[MANY];
    struct arena arena = {0};
    fill(&arena, pieces);
    for (size_t i = 0; i < MANY; i++)
        assert_true(is_filled(pieces[i], i % 97, (unsigned char)(i % 251 + 1)));
    arena_release(&arena);
    assert_null(arena.newest);
}

static void memory_is_zeroed_again_after_a_reset(void **state) {
    (void)state;
    static unsigned char *pieces[MANY];
    struct arena arena = {0};
    arena_reset(&arena);
    for (int round = 0; round < 3; round++) {
        fill(&arena, pieces);
        arena_reset(&arena);
        assert_non_null(arena.newest);
    }
    arena_release(&arena);
    arena_release(&arena);
    assert_non_null(arena_alloc(&arena, 1));
    arena_release(&arena);
}

static void a_piece_may_be_larger_than_a_block(void **state) {
    (void)state;
    struct arena arena = {0};
    char *before = arena_copy(&arena, "before", 6);
    unsigned char *large = arena_alloc(&arena, LARGE);
    char *after = arena_copy(&arena, "after", 5);
    assert_non_null(large);
    assert_true(is_filled(large, LARGE, 0));
    memset(large, 0xFF, LARGE);
    assert_string_equal(before, "before");
    assert_string_equal(after, "after");
    arena_release(&arena);
}

static void nothing_is_a_piece_too(void **state) {
    (void)state;
    struct arena arena = {0};
    assert_non_null(arena_array(&arena, 0, 8));
    assert_non_null(arena_array(&arena, 8, 0));
    arena_release(&arena);
}

static void ask_for_all_there_is(void) {
    arena_alloc(&(struct arena){0}, SIZE_MAX);
}

static void ask_for_more_than_can_be_counted(void) {
    arena_array(&(struct arena){0}, SIZE_MAX / 8 + 1, 8);
}

static void what_cannot_be_had_ends_the_program(void **state) {
    (void)state;
    assert_out_of_memory(ask_for_all_there_is);
    assert_out_of_memory(ask_for_more_than_can_be_counted);
}

static void an_array_has_room_for_all(void **state) {
    (void)state;
    struct arena arena = {0};
    int64_t *numbers = arena_array(&arena, 1000, sizeof *numbers);
    char *next = arena_copy(&arena, "next", 4);
    assert_non_null(numbers);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], 0);
        numbers[i] = -1;
    }
    assert_string_equal(next, "next");
    arena_release(&arena);
}

static void text_is_copied_and_formatted(void **state) {
    (void)state;
    struct arena arena = {0};
    char *copy = arena_copy(&arena, "abcdef", 3);
    assert_string_equal(copy, "abc");
    assert_string_equal(arena_copy(&arena, "", 0), "");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_printf(&arena, "%s-%03d", "id", 7), "id-007");
    assert_int_equal(strlen(arena_printf(&arena, "%100000s", "x")), 100000);
    assert_string_equal(copy, "abc");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
        cmocka_unit_test(a_piece_may_be_larger_than_a_block),
        cmocka_unit_test(nothing_is_a_piece_too),
        cmocka_unit_test(what_cannot_be_had_ends_the_program),
        cmocka_unit_test(an_array_has_room_for_all),
        cmocka_unit_test(text_is_copied_and_formatted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
