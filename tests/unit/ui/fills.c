/* How placeholders are found in a text, and filled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/fills.h"

static struct arena arena;
static struct fills fills;

static const struct fill list[] = {
    {.of = FILL_SET, .name = "interval", .text = "2 s"},
    {.of = FILL_FIGURE, .name = "push/staleness_mean", .text = "1.5 s"},
    {.of = FILL_FIGURE, .name = "interval", .text = "no knob"},
};

static int set_up(void **state) {
    (void)state;
    fills = fills_of(list, 3, &arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_release(&arena);
    return 0;
}

static void expect(const char *text, const char *filled) {
    assert_string_equal(fills_put(&fills, text, &arena), filled);
}

static void each_has_its_value(void **state) {
    (void)state;
    expect("every {set: interval}.", "every 2 s.");
    expect("{set: interval}{set:interval}", "2 s2 s");
    expect("{figure: push/staleness_mean} after {set: \t interval }", "1.5 s after 2 s");
    expect("{figure: interval}", "no knob");
}

static void what_is_none_stays(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "{",
                                        "{}",
                                        "{set}",
                                        "{set interval}",
                                        "{ set: interval}",
                                        "{set:",
                                        "{set: in",
                                        "{set: late}",
                                        "{Set: interval}",
                                        "set: interval}",
                                        "{set: inter\nval}",
                                        "{a: 1}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        expect(texts[i], texts[i]);
    expect("{{set: interval}}", "{2 s}");
    expect("{set: {set: interval}", "{set: 2 s");
}

/* So that nothing is copied. */
static void a_text_without_any_is_itself(void **state) {
    (void)state;
    static const char text[] = "nothing {here}";
    assert_ptr_equal(fills_put(&fills, text, &arena), text);
    static const char some[] = "{set: interval}";
    assert_ptr_equal(fills_put(NULL, some, &arena), some);
}

static void one_alone_is_known(void **state) {
    (void)state;
    struct placeholder placeholder;
    assert_true(placeholder_is_all("{set: interval}", &placeholder));
    assert_int_equal(placeholder.of, FILL_SET);
    assert_memory_equal(placeholder.name, "interval", placeholder.name_bytes);
    assert_false(placeholder_is_all("{set: interval} s", &placeholder));
    assert_false(placeholder_is_all(" {set: interval}", &placeholder));
    assert_false(placeholder_is_all("2s", &placeholder));
}

static void the_key_is_of_texts_that_have_some(void **state) {
    (void)state;
    const struct fill other[] = {{.of = FILL_SET, .name = "interval", .text = "4 s"}};
    struct fills others = fills_of(other, 1, &arena);
    assert_string_equal(fills_key(&fills, "none"), "");
    assert_string_equal(fills_key(NULL, "{set: interval}"), "");
    assert_string_equal(fills_key(&fills, "{set: interval}"), fills.key);
    assert_string_not_equal(fills_key(&fills, "{set: interval}"),
                            fills_key(&others, "{set: interval}"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_has_its_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_none_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_without_any_is_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_alone_is_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_key_is_of_texts_that_have_some, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
