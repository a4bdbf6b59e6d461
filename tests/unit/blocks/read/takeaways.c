/* Takeaways: a numbered list, each a piece of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

static void each_takeaway_is_numbered(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "takeaways");
    stage_expect(&stage, 44,
                 "1. Requirements come before tools: resist\n"
                 "   the reflex to name a technique at once.\n"
                 "\n"
                 "2. Ask five questions.\n"
                 "\n"
                 "3. HTTP alone cannot push.\n");
    assert_int_equal(stage.flow.count, 3);
    stage_expect_plain(
        &stage, "1. Requirements come before tools: resist the reflex to name a technique at\n"
                "   once.\n"
                "2. Ask five questions.\n"
                "3. HTTP alone cannot push.\n");
    stage_check_widths(&stage);
    stage_close(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_takeaway_is_numbered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
