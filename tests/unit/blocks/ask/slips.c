/* Which slip a quantity is: the nearest of those that are near enough, the first of equals. */
#include "blocks/ask/slips.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct slip all[] = {
    {.why = "two", .micro = 2000000},
    {.why = "two again", .micro = 2000000},
    {.why = "two and a half", .micro = 2500000},
    {.why = "least", .micro = -QUANTITY_MOST_MICRO},
};
static const struct list slips = {all, 4};

static const char *of(int64_t micro, struct tolerance tolerance) {
    const char *why = slips_why(slips, micro, tolerance);
    return why != NULL ? why : "";
}

static void the_nearest_is_told(void **state) {
    (void)state;
    static const struct tolerance half = {false, 500000}, share = {true, 10000000},
                                  none = {false, 0};
    assert_string_equal(of(2100000, half), "two");
    assert_string_equal(of(2400000, half), "two and a half");
    assert_string_equal(of(2250000, half), "two"); /* as far from both */
    assert_string_equal(of(3000000, half), "two and a half");
    assert_string_equal(of(3000001, half), "");
    assert_string_equal(of(2200000, share), "two"); /* 10 % of it, exactly */
    assert_string_equal(of(2200001, share), "");
    assert_string_equal(of(2250000, share), "two and a half");
    assert_string_equal(of(2000000, none), "two");
    assert_string_equal(of(2000001, none), "");
    assert_string_equal(of(-QUANTITY_MOST_MICRO, none), "least");
    assert_string_equal(of(QUANTITY_MOST_MICRO, none), "");
    assert_null(slips_why((struct list){0}, 0, half));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_nearest_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
