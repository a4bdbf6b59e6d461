/* Each name of an enum has its row. */
#include "sim/tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void no_row_is_missing(void **state) {
    (void)state;
    assert_true(tables_are_whole());
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_row_is_missing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
