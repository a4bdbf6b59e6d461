/* Takeaways: a numbered list, each a piece of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void each_takeaway_is_numbered(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "takeaways");
    fixture_expect(&fixture, 44,
                   "1. Requirements come before tools: resist\n"
                   "   the reflex to name a technique at once.\n"
                   "\n"
                   "2. Ask five questions.\n"
                   "\n"
                   "3. HTTP alone cannot push.\n");
    assert_int_equal(fixture.flow.count, 3);
    fixture_expect_plain(
        &fixture, "1. Requirements come before tools: resist the reflex to name a technique at\n"
                  "   once.\n"
                  "2. Ask five questions.\n"
                  "3. HTTP alone cannot push.\n");
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_takeaway_is_numbered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
