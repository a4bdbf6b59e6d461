/* Quantities: what is read and what is not, exactly; how they are shown; what is near. */
#include "quiz/quantity.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void expect_read(const char *text, const char *unit, int64_t want_micro) {
    int64_t micro = -1;
    struct unit in = unit_of(unit);
    const char *told = quantity_read(text, &in, &micro);
    if (told != NULL)
        fail_msg("\"%s\": %s", text, told);
    assert_int_equal(micro, want_micro);
}

static void expect_told(const char *text, const char *unit, const char *words) {
    int64_t micro = 77;
    struct unit in = unit_of(unit);
    const char *told = quantity_read(text, &in, &micro);
    if (told == NULL || strstr(told, words) == NULL)
        fail_msg("\"%s\": %s", text, told != NULL ? told : "was read");
    assert_int_equal(micro, 77);
}

static void numbers_are_read_with_a_point_or_a_comma(void **state) {
    (void)state;
    expect_read("2.58", "s", 2580000);
    expect_read("2,58", "s", 2580000);
    expect_read("  2.5 ", "requests", 2500000);
    expect_read(".5", "requests", 500000);
    expect_read("7.", "requests", 7000000);
    expect_read("0,500", "requests", 500000); /* not a thousand of anything */
    expect_read("1.200", "requests", 1200000);
    expect_read("2.5000000000000000000", "requests", 2500000);
    expect_read("0.000001", "requests", 1);
    expect_read("1.0203", "requests", 1020300);
    expect_read("10.00100", "requests", 10001000);
    expect_read("0,125", "requests", 125000);
    expect_read("1.200 \t", "requests", 1200000);
    expect_read("-3", "requests", -3000000);
    expect_read("−3", "requests", -3000000);
    expect_read("1000000000000", "requests", QUANTITY_MOST_MICRO);
}

/* Worked by hand: text, unit, the same in plain digits of the unit. */
static void numbers_are_read_as_people_write_them(void **state) {
    (void)state;
    expect_read("7.2e2", "requests", 720000000);
    expect_read("7,2E2", "requests", 720000000);
    expect_read("7.2e+2 requests", "requests", 720000000);
    expect_read("7200e-1", "requests", 720000000);
    expect_read("0.0000000001e12", "requests", 100000000);
    expect_read("2e-6", "requests", 2);
    expect_read("1e0 s", "s", 1000000);
    expect_read("3e3ms", "s", 3000000);
    expect_read("+2.58", "s", 2580000);
    expect_read("+ 2.58", "s", 2580000);
    expect_read("７２０", "requests", 720000000);
    expect_read("＋２．５８", "s", 2580000);
    expect_read("－２，５　ｓ", "s", -2500000);
    expect_read("–3", "requests", -3000000);
    expect_read("1\u2009720", "requests", 1720000000);   /* thin space */
    expect_read("1\u202F720,5", "requests", 1720500000); /* narrow, no break */
    expect_read("1\u00A0720\u00A0ms", "s", 1720000);     /* no break */
    expect_read("12 345 678", "requests", 12345678000000);
    expect_read("1 720,500", "requests", 1720500000); /* the blank says what the comma is */
    expect_read("1720,500", "requests", 1720500000);  /* no thousands are written so */
    expect_read("000,125", "requests", 125000);
    expect_read("2,5", "requests", 2500000);
    expect_read("123456789012.345678", "requests", 123456789012345678);
}

/* A small generator of its own (xorshift), so that a failure can be repeated. */
static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

/* Writes a whole number with a blank before each group of three digits. */
static void write_grouped(uint32_t number, const char *blank, char *into) {
    if (number < 1000) {
        sprintf(into, "%" PRIu32, number);
        return;
    }
    write_grouped(number / 1000, blank, into);
    sprintf(into + strlen(into), "%s%03" PRIu32, blank, number % 1000);
}

static void write_full_width(const char *plain, char *into) {
    for (; *plain != '\0'; plain++)
        into += sprintf(into, "\xEF\xBC%c", 0x81 + *plain - '!');
}

/* One number in many forms: in groups, with a power of ten, in full width, with zeros. */
static void all_forms_of_a_number_are_the_same(void **state) {
    (void)state;
    static const char *const BLANKS[] = {" ", "\u2009", "\u202F", "\u00A0", "\u2007"};
    uint32_t seed = 4711;
    for (int i = 0; i < 2000; i++) {
        uint32_t whole = draw(&seed, 10) > 0 ? draw(&seed, 100000000) : draw(&seed, 1000);
        uint32_t part = draw(&seed, 1000000);
        int64_t want = (int64_t)whole * 1000000 + part;
        int shift = (int)draw(&seed, 7);
        char grouped[64], text[128], full[256];
        write_grouped(whole, BLANKS[draw(&seed, 5)], grouped);
        sprintf(text, "%s%s%c%06" PRIu32 "0", draw(&seed, 2) > 0 ? "+" : "", grouped,
                draw(&seed, 2) > 0 ? ',' : '.', part);
        expect_read(text, "requests", want);
        sprintf(text, "-%" PRIu32 ".%06" PRIu32, whole, part);
        write_full_width(text, full);
        expect_read(full, "requests", -want);
        sprintf(text, "%" PRId64 "e-%d", want, 6);
        expect_read(text, "requests", want);
        sprintf(text, "0.%0*d%014" PRId64 "E+%d", shift, 0, want, 8 + (shift > 0 ? shift : 0));
        if (shift > 0)
            expect_read(text, "requests", want);
    }
}

/* Whatever stands there, it is read or told, and nothing else happens. */
static void any_bytes_are_read_or_told(void **state) {
    (void)state;
    static const char OFTEN[] = "0129.,+-eE  s\xEF\xBC\x91\xE2\x80\x89\xF0\x9F";
    uint32_t seed = 815;
    for (int i = 0; i < 20000; i++) {
        char text[300];
        size_t length = draw(&seed, i % 100 == 0 ? sizeof text : 20);
        for (size_t k = 0; k < length; k++)
            text[k] = draw(&seed, 4) > 0 ? OFTEN[draw(&seed, sizeof OFTEN - 1)]
                                         : (char)(1 + draw(&seed, 255));
        text[length] = '\0';
        int64_t micro = INT64_MAX;
        char told[QUANTITY_TOLD_BYTES];
        bool was_read = quantity_read(text, &unit_second, &micro) == NULL;
        assert_true(was_read == (micro != INT64_MAX));
        if (was_read)
            assert_in_range(micro + QUANTITY_MOST_MICRO, 0, 2 * QUANTITY_MOST_MICRO);
        assert_true(!was_read || quantity_two_ways(text, told) == NULL);
    }
}

static void a_comma_of_two_ways_is_asked_back(void **state) {
    (void)state;
    static const char *const TEXTS[] = {"1,720",  "123,456",    "12,345", "1,720 s", "-1,720",
                                        "+1,720", "１，７２０", "1,000",  "1,720e2"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        expect_told(TEXTS[i], "s", "two things");
    char told[QUANTITY_TOLD_BYTES];
    assert_string_equal(quantity_two_ways(" 123,456 s", told),
                        "A comma before three digits can mean two things. "
                        "Please write 123456, or 123.456.");
    assert_null(quantity_two_ways("2,5", told));
    assert_null(quantity_two_ways("1,720,000", told));
    assert_null(quantity_two_ways("", told));
}

static void authors_write_plainly(void **state) {
    (void)state;
    static const char *const OTHER[] = {"1,720", "2,5", "7.2e2", "+2", "1 720", "", "s", "2.5.1"};
    int64_t micro = 77;
    for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
        assert_false(quantity_read_plain(OTHER[i], &unit_second, &micro));
    assert_int_equal(micro, 77);
    assert_true(quantity_read_plain("-2580.5 ms", &unit_second, &micro));
    assert_int_equal(micro, -2580500);
}

static void a_time_may_be_in_any_unit_of_time(void **state) {
    (void)state;
    expect_read("2580 ms", "s", 2580000);
    expect_read("2580ms", "s", 2580000);
    expect_read("2.58 S", "ms", 2580000);
    expect_read("2580", "ms", 2580000);
    expect_read("1.5 minutes", "s", 90000000);
    expect_read("0.25 h", "min", 900000000);
    expect_read("12 µs", "s", 12);
    expect_read("12 us\t ", "s", 12);
    expect_read("3 ms", "us", 3000);
    expect_read("7", "us", 7);
    assert_true(unit_of("us").is_time && unit_of("h").is_time);
    assert_false(unit_of("hour").is_time || unit_of("%").is_time);
    expect_read("2.5\u00A0s", "s", 2500000);
}

static void another_unit_is_the_named_one(void **state) {
    (void)state;
    expect_read("1 request", "requests", 1000000);
    expect_read("3 Requests", "requests", 3000000);
    expect_read("12%", "%", 12000000);
    expect_told("3 answers", "requests", "The number alone is enough");
    expect_told("3 s", "requests", "The number alone is enough");
    expect_told("3 requests", "s", "us, ms, s, min or h");
}

/* What is longer than a unit is kept to be compared is none of what a learner types. */
static void a_unit_too_long_to_be_typed_is_left_out(void **state) {
    char name[QUANTITY_TEXT_BYTES + 1] = {0};
    (void)state;
    memset(name, 'x', QUANTITY_TEXT_BYTES);
    expect_read("3", name, 3000000);
    expect_told("3 x", name, "The number alone is enough");
    expect_told("3 s", name, "The number alone is enough");
}

static void what_cannot_be_read_is_told(void **state) {
    (void)state;
    expect_told("", "s", "Type a number first");
    expect_told("   ", "s", "Type a number first");
    expect_told("soon", "s", "is not a number");
    expect_told(".", "s", "is not a number");
    expect_told("1,200", "requests", "1200, or 1.2");
    expect_told("123,456", "requests", "two things");
    expect_told("12,345", "requests", "two things");
    expect_told("1,720", "s", "two things");
    expect_told("1,200,000", "requests", "in one piece");
    expect_told("1 20", "requests", "in one piece");
    expect_told("1 2000", "requests", "in one piece");
    expect_told("1200 300", "requests", "in one piece");
    expect_told("0 125", "requests", "in one piece");
    expect_told("1 200 30", "requests", "in one piece");
    expect_told("1.720,5", "requests", "in one piece");
    expect_told("1.2.3", "requests", "in one piece");
    expect_told("2e", "requests", "unit");
    expect_told("2e+", "requests", "unit");
    expect_told("2 e3", "requests", "unit");
    expect_told("++2", "requests", "is not a number");
    expect_told("2e-7", "requests", "Too precise");
    expect_told("2e12", "requests", "too large");
    expect_told("1e999999999999", "requests", "too large");
    expect_told("1e-999999999999", "requests", "Too precise");
    expect_told("1000000000000000001 us", "s", "too large");
    expect_told("0.0000001", "requests", "Too precise");
    expect_told("0.0000001", "s", "Too precise");
    expect_told("1.2345 ms", "s", "Too precise");
    expect_told("1.00000000000000001", "requests", "Too precise");
    expect_told("1000000000001", "requests", "too large");
    expect_told("99999999999999999999999", "requests", "too large");
    expect_told("999999999 h", "s", "too large");
}

static void expect_shown(int64_t micro, const char *unit, const char *want) {
    char text[QUANTITY_TEXT_BYTES];
    struct unit in = unit_of(unit);
    assert_string_equal(quantity_format(micro, &in, text), want);
}

static void quantities_are_shown_in_their_unit(void **state) {
    (void)state;
    expect_shown(2580000, "s", "2.58 s");
    expect_shown(2580000, "ms", "2,580 ms");
    expect_shown(0, "s", "0 s");
    expect_shown(-500000, "%", "-0.5 %");
    expect_shown(1440000000, "requests", "1,440 requests");
    expect_shown(100000000, "min", "1.666667 min"); /* 100 s */
    expect_shown(59999999, "min", "1 min");         /* 0.99999998 min */
    expect_shown(QUANTITY_MOST_MICRO, "requests", "1,000,000,000,000 requests");
    expect_shown(1000000, "ééééééééééééééééééééééééééééééééééééééééééééééééé",
                 "1 ééééééééééééééééééééééééééééééééééééééééééééé…");
}

static int64_t rounded(int64_t micro, const char *unit) {
    struct unit in = unit_of(unit);
    return quantity_rounded(micro, &in);
}

static void what_was_measured_has_three_digits(void **state) {
    (void)state;
    assert_int_equal(rounded(2583417, "s"), 2580000);
    assert_int_equal(rounded(2585000, "s"), 2590000);
    assert_int_equal(rounded(80123, "s"), 80100);
    assert_int_equal(rounded(1234567, "ms"), 1235000); /* whole above 100 */
    assert_int_equal(rounded(720000000, "requests"), 720000000);
    assert_int_equal(rounded(1234000000, "requests"), 1234000000);
    assert_int_equal(rounded(7, "s"), 7);
    assert_int_equal(rounded(0, "s"), 0);
    assert_int_equal(rounded(-2583417, "s"), -2580000);
}

static struct tolerance tolerance(const char *text, const char *unit) {
    struct tolerance read;
    struct unit of = unit_of(unit);
    assert_true(tolerance_read(text, &of, &read));
    return read;
}

static void a_share_includes_its_edges(void **state) {
    (void)state;
    /* 10 % of 2.58 s is 258 ms: 2.322 s to 2.838 s. */
    struct tolerance share = tolerance("10%", "s");
    assert_int_equal(quantity_compare(2322000, 2580000, share), 0);
    assert_int_equal(quantity_compare(2321999, 2580000, share), -1);
    assert_int_equal(quantity_compare(2838000, 2580000, share), 0);
    assert_int_equal(quantity_compare(2838001, 2580000, share), 1);
    /* A third of a hundredth of 7 millionths is no millionth. */
    share = tolerance("0.33%", "s");
    assert_int_equal(quantity_compare(8, 7, share), 1);
    /* Of the largest, all of it: 0 is near, and less is not. */
    share = tolerance("100%", "requests");
    assert_int_equal(quantity_compare(0, QUANTITY_MOST_MICRO, share), 0);
    assert_int_equal(quantity_compare(-1, QUANTITY_MOST_MICRO, share), -1);
    assert_int_equal(quantity_compare(-11, -10, tolerance("10%", "s")), 0);
}

static void an_amount_and_none_are_exact(void **state) {
    (void)state;
    struct tolerance amount = tolerance("200ms", "s");
    assert_int_equal(quantity_compare(2700000, 2500000, amount), 0);
    assert_int_equal(quantity_compare(2700001, 2500000, amount), 1);
    assert_int_equal(tolerance("0.2", "s").micro, 200000);
    assert_int_equal(quantity_compare(720000000, 720000000, tolerance(NULL, "requests")), 0);
    assert_int_equal(quantity_compare(719999999, 720000000, tolerance(NULL, "requests")), -1);
}

static void a_tolerance_is_a_share_or_an_amount(void **state) {
    (void)state;
    struct tolerance read = {true, 5};
    static const char *const wrong[] = {"",    "-1",   "101%", "0,2",
                                        "1%%", "some", "-1%",  "2 requests"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (tolerance_read(wrong[i], &unit_second, &read))
            fail_msg("\"%s\" was read", wrong[i]);
    assert_int_equal(read.micro, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_with_a_point_or_a_comma),
        cmocka_unit_test(numbers_are_read_as_people_write_them),
        cmocka_unit_test(all_forms_of_a_number_are_the_same),
        cmocka_unit_test(any_bytes_are_read_or_told),
        cmocka_unit_test(a_comma_of_two_ways_is_asked_back),
        cmocka_unit_test(authors_write_plainly),
        cmocka_unit_test(a_time_may_be_in_any_unit_of_time),
        cmocka_unit_test(another_unit_is_the_named_one),
        cmocka_unit_test(a_unit_too_long_to_be_typed_is_left_out),
        cmocka_unit_test(what_cannot_be_read_is_told),
        cmocka_unit_test(quantities_are_shown_in_their_unit),
        cmocka_unit_test(what_was_measured_has_three_digits),
        cmocka_unit_test(a_share_includes_its_edges),
        cmocka_unit_test(an_amount_and_none_are_exact),
        cmocka_unit_test(a_tolerance_is_a_share_or_an_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
