#include "lesson/lesson.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { TAGS_LIMIT = 400 };

static struct lesson tagged(int count) {
    static const char *tags[TAGS_LIMIT];
    for (int i = 0; i < count; i++)
        tags[i] = i % 2 == 0 ? "even" : "odd";
    return (struct lesson){.tags = {.at = tags, .count = count}};
}

static void tags_are_joined(void **state) {
    (void)state;
    struct arena arena = {0};
    struct lesson none = tagged(0), one = tagged(1), three = tagged(3);
    assert_null(lesson_join_tags(&none, &arena));
    assert_string_equal(lesson_join_tags(&one, &arena), "even");
    assert_string_equal(lesson_join_tags(&three, &arena), "even · odd · even");
    arena_release(&arena);
}

/* What the arena gives lies in a row in its block, so that the next that it gives tells. */
static ptrdiff_t bytes_of_joined(int count) {
    struct arena arena = {0};
    struct lesson lesson = tagged(count);
    const char *before = arena_alloc(&arena, 1);
    assert_non_null(lesson_join_tags(&lesson, &arena));
    const char *after = arena_alloc(&arena, 1);
    ptrdiff_t bytes = after - before;
    arena_release(&arena);
    return bytes;
}

static void twice_as_many_tags_take_twice_the_memory(void **state) {
    (void)state;
    assert_in_range(bytes_of_joined(TAGS_LIMIT), 1, 2 * bytes_of_joined(TAGS_LIMIT / 2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_joined),
        cmocka_unit_test(twice_as_many_tags_take_twice_the_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
