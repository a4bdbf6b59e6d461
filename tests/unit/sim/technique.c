/* The table of the techniques: that it is whole, and how its names are sought and told. */
#include "sim/technique.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/errbuf.h"

static void each_has_its_row(void **state) {
    (void)state;
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        const struct technique_row *row = &technique_rows[i];
        assert_ptr_equal(technique_find(row->name, NULL), row);
        assert_true(row->title[0] != '\0' && row->term[0] != '\0' && row->brief[0] != '\0');
    }
}

/* Something stays open, or the client comes again; never both. */
static void what_they_do_goes_together(void **state) {
    (void)state;
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        const struct technique_row *row = &technique_rows[i];
        assert_int_equal(row->asks + row->holds + row->streams, 1);
        assert_true(row->asks || !row->reloads);
        assert_true(row->streams || !row->frames);
    }
}

static void near_names_are_suggested(void **state) {
    (void)state;
    char remedy[SUGGEST_REMEDY_BYTES];
    assert_null(technique_find("websockets", remedy));
    assert_string_equal(remedy, HELP "did you mean \"websocket\"? There are refresh, short-poll, "
                                     "long-poll, sse and websocket");
    assert_null(technique_find("carrier pigeon", remedy));
    assert_string_equal(technique_meant("websoket"), "websocket");
    assert_string_equal(remedy, HELP "there are refresh, short-poll, long-poll, sse and websocket");
}

static void names_are_told_in_a_list(void **state) {
    (void)state;
    char into[TECHNIQUE_NAMES_BYTES];
    assert_string_equal(technique_names(0, " or ", into), "");
    assert_string_equal(technique_names(1u << TECHNIQUE_SSE, " or ", into), "sse");
    assert_string_equal(
        technique_names(1u << TECHNIQUE_SSE | 1u << TECHNIQUE_REFRESH, " or ", into),
        "refresh or sse");
    assert_string_equal(technique_names(TECHNIQUE_ALL, " and ", into),
                        "refresh, short-poll, long-poll, sse and websocket");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_its_row),
        cmocka_unit_test(what_they_do_goes_together),
        cmocka_unit_test(near_names_are_suggested),
        cmocka_unit_test(names_are_told_in_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
