/* A text as a field of CSV: the examples of RFC 4180, section 2. */
#include "cli/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *text, const char *field) {
    struct writer writer = {0};
    struct arena arena = {0};
    csv_write(text, &writer);
    assert_string_equal(writer_keep(&writer, &arena), field);
    arena_release(&arena);
}

static void what_needs_quotes_has_them(void **state) {
    (void)state;
    expect("aaa", "aaa");
    expect("", "");
    expect(" with blanks ", " with blanks ");
    expect("b,bb", "\"b,bb\"");
    expect("b\r\nbb", "\"b\r\nbb\"");
    expect("b\nbb", "\"b\nbb\"");
    expect("b\rbb", "\"b\rbb\"");
}

static void a_quote_is_doubled(void **state) {
    (void)state;
    expect("b\"bb", "\"b\"\"bb\"");
    expect("\"", "\"\"\"\"");
    expect("\"a\",", "\"\"\"a\"\",\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_needs_quotes_has_them),
                                       cmocka_unit_test(a_quote_is_doubled)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
