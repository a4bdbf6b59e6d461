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
    const char *why = slips_why(&(struct slips){slips, &unit_second, tolerance, NULL}, micro);
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
    assert_null(slips_why(&(struct slips){.unit = &unit_second, .tolerance = half}, 0));
}

/* --- Slips that are a value of what the question stands in. --- */

static const struct fill values[] = {
    {FILL_SET, "interval", "4 s", true, true, 4000000},
    {FILL_FIGURE, "requests_per_hour", "900 an hour", true, false, 900},
};
static const struct fills filled = {values, 2, ""};

static const char *of_filled(const char *is, const struct unit *unit, int64_t micro) {
    struct slip slip = {.is = is, .why = "so"};
    struct slips only = {{&slip, 1}, unit, {false, 0}, &filled};
    slips_finish(only.list, unit);
    const char *why = slips_why(&only, micro);
    return why != NULL ? why : "";
}

static void a_slip_is_what_fills_it(void **state) {
    (void)state;
    const struct unit requests = unit_of("requests");
    assert_string_equal(of_filled("{set: interval}", &unit_second, 4000000), "so");
    assert_string_equal(of_filled("{set:interval }", &unit_second, 4000000), "so");
    assert_string_equal(of_filled("{set: interval}", &unit_second, 4000001), "");
    assert_string_equal(of_filled("{figure: requests_per_hour}", &requests, 900000000), "so");
    assert_string_equal(of_filled("{set: latency}", &unit_second, 0),
                        ""); /* it is filled by none */
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_nearest_is_told),
                                       cmocka_unit_test(a_slip_is_what_fills_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
