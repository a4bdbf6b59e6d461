#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_cell_is_a_character_with_what_combines(void **state) {
    (void)state;
    struct text_cell cell;
    assert_int_equal(text_cell("ab", 2, &cell), 1);
    assert_string_equal(cell.bytes, "a");
    assert_int_equal(cell.width_cells, 1);
    assert_int_equal(text_cell("e\u0301x", 4, &cell), 3);
    assert_string_equal(cell.bytes, "e\u0301");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_a_character_with_what_combines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
