#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/number.h"

static void expect(int64_t number, const char *expected) {
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_grouped(number, text), expected);
}

static void groups_have_three_digits(void **state) {
    (void)state;
    expect(0, "0");
    expect(7, "7");
    expect(999, "999");
    expect(1000, "1,000");
    expect(12345, "12,345");
    expect(123456, "123,456");
    expect(1234567, "1,234,567");
    expect(INT64_MAX, "9,223,372,036,854,775,807");
}

static void a_minus_begins_no_group(void **state) {
    (void)state;
    expect(-1, "-1");
    expect(-999, "-999");
    expect(-1000, "-1,000");
    expect(-123456, "-123,456");
    expect(INT64_MIN, "-9,223,372,036,854,775,808");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_three_digits),
        cmocka_unit_test(a_minus_begins_no_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
