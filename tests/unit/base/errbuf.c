#include "base/errbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_failure_is_one_line(void **state) {
    (void)state;
    struct errbuf err = {""};
    assert_false(errbuf_fail(&err, "line %d: no \"%s\"", 3, "id"));
    assert_string_equal(err.text, "line 3: no \"id\"");
    assert_false(errbuf_fail(&err, "later"));
    assert_string_equal(err.text, "later");
}

static void nobody_needs_to_listen(void **state) {
    (void)state;
    assert_false(errbuf_fail(NULL, "%s", "unheard"));
}

static void a_long_message_is_cut(void **state) {
    (void)state;
    struct errbuf err;
    memset(&err, 'x', sizeof err);
    char message[2 * sizeof err.text];
    memset(message, 'm', sizeof message - 1);
    message[sizeof message - 1] = '\0';
    assert_false(errbuf_fail(&err, "%s", message));
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    assert_int_equal(strspn(err.text, "m"), sizeof err.text - 4);
    assert_string_equal(err.text + sizeof err.text - 4, "…");
    message[sizeof err.text - 1] = '\0'; /* one that just fits */
    assert_false(errbuf_fail(&err, "%s", message));
    assert_string_equal(err.text, message);
}

static void format(char *into, size_t size, const char *text, ...) {
    va_list arguments;
    va_start(arguments, text);
    errbuf_format(into, size, text, arguments);
    va_end(arguments);
}

static void a_message_is_cut_between_characters(void **state) {
    (void)state;
    static const char *const cut[] = {"…", "x…", "x…", "xé…", "xé…", "xé…", "xé漢…", "xé漢y"};
    char into[16];
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        format(into, i + 4, "%s%s", "xé漢y", i + 1 < sizeof cut / sizeof *cut ? "long enough" : "");
        assert_string_equal(into, cut[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_is_one_line),
        cmocka_unit_test(nobody_needs_to_listen),
        cmocka_unit_test(a_long_message_is_cut),
        cmocka_unit_test(a_message_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
