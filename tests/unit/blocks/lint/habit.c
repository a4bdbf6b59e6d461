/* When what questions have in common is more than chance, and which words a colour alone is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/lint/lint.h"
#include "blocks/lint/words.h"

/* Of n questions with c choices all hit: by chance in one of c^n lessons. */
static void all_of_them_are_a_habit_past_one_in_a_hundred(void **state) {
    (void)state;
    assert_true(lint_is_habit(4, 4, 4 / 4.0));  /* 256 */
    assert_false(lint_is_habit(4, 4, 4 / 3.0)); /* 81 */
    assert_true(lint_is_habit(5, 5, 5 / 3.0));  /* 243 */
    assert_false(lint_is_habit(6, 6, 6 / 2.0)); /* 64 */
    assert_true(lint_is_habit(7, 7, 7 / 2.0));  /* 128 */
    assert_false(lint_is_habit(3, 3, 3 / 9.0)); /* 729, but too few to be seen */
    assert_false(lint_is_habit(70, 100, 25));   /* sure, but not most */
}

static void colours_alone_are_found(void **state) {
    (void)state;
    struct arena arena = {0};
    const struct lint_language *en = words_language(NULL), *de = words_language("de-CH");
    assert_string_equal(words_of_colour("See the RED one.", en, &arena), "the RED one");
    assert_null(words_of_colour("The red line at the top.", en, &arena));
    assert_null(words_of_colour("The red, dashed line.", en, &arena));
    assert_string_equal(words_of_colour("Der rote Pfeil bricht.", de, &arena), "Der rote Pfeil");
    assert_null(words_language("fr"));
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_them_are_a_habit_past_one_in_a_hundred),
        cmocka_unit_test(colours_alone_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
