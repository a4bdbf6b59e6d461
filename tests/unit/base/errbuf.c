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
    assert_int_equal(strspn(err.text, "m"), sizeof err.text - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_is_one_line),
        cmocka_unit_test(nobody_needs_to_listen),
        cmocka_unit_test(a_long_message_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
