/* Keys by name, and the tables of what they do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/event.h"
#include "ui/keys.h"

static uint32_t key(const char *name) {
    return key_from_name(name, strlen(name));
}

static void names_stand_for_keys(void **state) {
    (void)state;
    assert_int_equal(key("Tab"), KEYSYM_TAB);
    assert_int_equal(key("pgdn"), KEYSYM_PAGE_DOWN);
    assert_int_equal(key("Shift-Tab"), KEYSYM_SHIFT_TAB);
    assert_int_equal(key("Ctrl-L"), KEYSYM_CTRL + 'l');
    assert_int_equal(key("ctrl-c"), KEYSYM_CTRL + 'c');
    assert_int_equal(key("Space"), ' ');
    assert_int_equal(key("R"), 'R');
    assert_int_equal(key("é"), 0xe9);
    assert_int_equal(key("世"), 0x4e16);
}

static void what_is_no_key_is_none(void **state) {
    (void)state;
    assert_int_equal(key(""), KEYSYM_NONE);
    assert_int_equal(key("Entr"), KEYSYM_NONE);
    assert_int_equal(key("ab"), KEYSYM_NONE);
    assert_int_equal(key("Ctrl-"), KEYSYM_NONE);
    assert_int_equal(key("Ctrl-1"), KEYSYM_NONE);
    assert_int_equal(key("\xff"), KEYSYM_NONE);
}

static void a_name_and_its_key_are_inverse(void **state) {
    (void)state;
    static const char *const names[] = {"Tab",       "Enter",  "Esc",   "Space",  "Up",
                                        "PgUp",      "Home",   "q",     "Ctrl-L", "世",
                                        "Shift-Tab", "Delete", "Ctrl-_"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[KEY_NAME_BYTES];
        assert_string_equal(key_name(key(names[i]), name), names[i]);
    }
}

static void a_key_finds_an_offered_action_only(void **state) {
    (void)state;
    enum { OPEN, CLOSE, ASK };
    static const struct binding table[] = {
        {{KEYSYM_ENTER, ' '}, "Enter", "open", OPEN},
        {{KEYSYM_ENTER}, "Enter", "close", CLOSE},
        {{'a'}, NULL, "ask", ASK},
        {.does = NULL},
    };
    assert_int_equal(binding_find(table, 1u << OPEN, KEYSYM_ENTER), OPEN);
    assert_int_equal(binding_find(table, 1u << OPEN, ' '), OPEN);
    assert_int_equal(binding_find(table, 1u << CLOSE, KEYSYM_ENTER), CLOSE);
    assert_int_equal(binding_find(table, 1u << CLOSE, ' '), BINDING_NONE);
    assert_int_equal(binding_find(table, 0, 'a'), BINDING_NONE);
    assert_int_equal(binding_find(table, ~0u, 'b'), BINDING_NONE);
    assert_int_equal(binding_find(table, ~0u, KEYSYM_NONE), BINDING_NONE);
    assert_int_equal(binding_find(NULL, ~0u, 'a'), BINDING_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_for_keys),
        cmocka_unit_test(what_is_no_key_is_none),
        cmocka_unit_test(a_name_and_its_key_are_inverse),
        cmocka_unit_test(a_key_finds_an_offered_action_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
