#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/number.h"
#include "base/text.h"

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

static void a_quantity_below_ten_keeps_its_thousandths(void **state) {
    (void)state;
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_milli(0, text), "0");
    assert_string_equal(number_milli(1344, text), "1.344");
    assert_string_equal(number_milli(1340, text), "1.34");
    assert_string_equal(number_milli(9999, text), "9.999");
    assert_string_equal(number_milli(10044, text), "10");
    assert_string_equal(number_milli(-1, text), NUMBER_NONE);
}

static void expect_exact(int64_t milli, int cells, const char *expected) {
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_exact(milli, cells, text), expected);
}

static void a_quantity_with_room_is_exact(void **state) {
    (void)state;
    expect_exact(0, 6, "0");
    expect_exact(1797500, 7, "1,797.5");
    expect_exact(1797500, 6, "1,798");
    expect_exact(1797499, 8, "1,797");
    expect_exact(9999999, 9, "9,999.999");
    expect_exact(9999999, 8, "10,000");
    expect_exact(441050, 9, "441.05");
    expect_exact(INT64_C(123456789012), 9, "123 M");
    expect_exact(-1, 9, NUMBER_NONE);
    expect_exact(NUMBER_MORE, 9, "> 9 E");
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
    expect_bytes(INT64_C(999499999999999999), "999 PB");
    expect_bytes(INT64_MAX - 1, "9.22 EB");
}

static void expect_within(int64_t count, int cells, const char *expected) {
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_within(count, cells, text), expected);
}

static void a_count_without_room_is_short(void **state) {
    (void)state;
    expect_within(0, 6, "0");
    expect_within(99999, 6, "99,999");
    expect_within(100000, 6, "100 k");
    expect_within(100000, 7, "100,000");
    expect_within(4501, 6, "4,501");
    expect_within(4501, 4, "4.5 k");
    expect_within(999499, 6, "999 k");
    expect_within(999500, 6, "1 M");
    expect_within(1800000, 8, "1.8 M");
    expect_within(1800000, 9, "1,800,000");
    expect_within(INT64_MAX - 1, 24, "9.22 E");
    expect_within(INT64_MAX - 1, 25, "9,223,372,036,854,775,806");
}

static void none_and_more_are_no_figures(void **state) {
    (void)state;
    char text[NUMBER_TEXT_BYTES];
    assert_string_equal(number_short(-1, text), NUMBER_NONE);
    assert_string_equal(number_bytes(INT64_MIN, text), NUMBER_NONE);
    expect_within(-1, 9, NUMBER_NONE);
    expect_short(NUMBER_MORE, "> 9 P");
    expect_bytes(NUMBER_MORE, "> 9 EB");
    expect_within(NUMBER_MORE, 30, "> 9 E");
}

/* Counts of every length, about the powers of ten, where rounding makes them longer. */
static void every_figure_has_room_in_its_cells(void **state) {
    (void)state;
    char text[NUMBER_TEXT_BYTES];
    int64_t power = 1;
    for (int digits = 1; digits <= 19; digits++, power *= digits < 19 ? 10 : 1)
        for (int64_t lead = 1; lead < 10 && power <= INT64_MAX / lead - 1; lead++)
            for (int64_t off = -1; off <= 1; off++) {
                int64_t count = lead * power + off;
                for (int cells = NUMBER_LEAST_CELLS; cells < 26; cells++)
                    assert_true(text_width(number_within(count, cells, text)) <= cells);
                assert_true(text_width(number_short(count, text)) <= NUMBER_SHORT_CELLS);
                assert_true(text_width(number_bytes(count, text)) <= NUMBER_SHORT_CELLS);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_have_three_digits),
        cmocka_unit_test(a_minus_begins_no_group),
        cmocka_unit_test(a_short_number_has_three_digits_that_count),
        cmocka_unit_test(a_quantity_below_ten_keeps_its_thousandths),
        cmocka_unit_test(a_quantity_with_room_is_exact),
        cmocka_unit_test(bytes_are_counted_in_thousands),
        cmocka_unit_test(a_count_without_room_is_short),
        cmocka_unit_test(none_and_more_are_no_figures),
        cmocka_unit_test(every_figure_has_room_in_its_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
