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

static void expect_short(int64_t milli, const char *expected) {
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_short(milli, text), expected);
}

static void a_short_number_has_three_digits_that_count(void **state) {
    (void)state;
    expect_short(0, "0");
    expect_short(7, "0.007");
    expect_short(278, "0.278");
    expect_short(2500, "2.5");
    expect_short(2784, "2.78");
    expect_short(9996, "10");
    expect_short(27840, "27.8");
    expect_short(99960, "100");
    expect_short(100499, "100");
    expect_short(1440000, "1,440");
    expect_short(999999499, "999,999");
    expect_short(999999500, "1 M");
    expect_short(INT64_C(1234567000), "1.23 M");
    expect_short(INT64_C(999499999999), "999 M");
    expect_short(INT64_C(999500000000), "1 G");
    expect_short(INT64_C(72000000000000), "72 G");
}

static void expect_bytes(int64_t bytes, const char *expected) {
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_bytes(bytes, text), expected);
}

static void bytes_are_counted_in_thousands(void **state) {
    (void)state;
    expect_bytes(0, "0 B");
    expect_bytes(46, "46 B");
    expect_bytes(999, "999 B");
    expect_bytes(1000, "1 kB");
    expect_bytes(12345, "12.3 kB");
    expect_bytes(999499, "999 kB");
    expect_bytes(999500, "1 MB");
    expect_bytes(INT64_C(2400000000), "2.4 GB");
    expect_bytes(INT64_MAX, "9,223 PB");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_three_digits),
        cmocka_unit_test(a_minus_begins_no_group),
        cmocka_unit_test(a_short_number_has_three_digits_that_count),
        cmocka_unit_test(bytes_are_counted_in_thousands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
