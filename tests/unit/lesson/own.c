/* Which parts are the program's own. */
#include "lesson/own.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void they_are_called_by_their_names(void **state) {
    (void)state;
    assert_string_equal(own_tries, ".tries");
    assert_string_equal(own_held_costs, ".held_costs");
}

static void a_part_is_theirs_or_an_authors(void **state) {
    (void)state;
    assert_true(own_knows(".tries"));
    assert_true(own_knows(".seen"));
    assert_true(own_knows(".last/bell"));
    assert_true(own_knows(".last/.right"));
    assert_true(own_knows("bell/reason"));
    assert_false(own_knows(".tires"));
    assert_false(own_knows(".trie"));
    assert_false(own_knows(".tries2"));
    assert_false(own_knows("."));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_called_by_their_names),
        cmocka_unit_test(a_part_is_theirs_or_an_authors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
