/* Prose: what is only read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void prose_is_one_piece_to_read(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "prose");
    fixture_layout(&fixture, 60);
    assert_int_equal(fixture.flow.count, 1);
    assert_int_equal(fixture.flow.pieces[0].flags, 0);
    assert_int_equal(fixture.flow.pieces[0].at.height, fixture.flow.y);
    fixture_expect_tally(&fixture, fixture_block(&fixture, 0), 0, 0);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void prose_is_the_same_on_a_screen_and_in_a_pipe(void **state) {
    (void)state;
    static const char wanted[] =
        "A page is a photograph. It grows old from the moment it was taken; GET\n"
        "/messages takes a new one, as RFC 9110 has it <https://www.rfc-editor.org/\n"
        "rfc/rfc9110>.\n"
        "\n"
        "What to ask\n"
        "\n"
        "1. How old may it be?\n"
        "2. Who sends?\n"
        "   • the server alone\n"
        "   • both sides, and often enough that a line which is too long for the\n"
        "     screen must break\n"
        "\n"
        "│ The window picks the technique, not the fashion.\n"
        "\n"
        "  GET /messages HTTP/1.1\n"
        "  Host: news.example\n"
        "\n"
        "────────────────────────────────────────────────────────────────────────────\n"
        "\n"
        "https://www.rfc-editor.org\n";
    struct fixture fixture;
    fixture_open(&fixture, "prose");
    fixture_expect(&fixture, PLAIN_WIDTH, wanted);
    fixture_expect_plain(&fixture, wanted);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_is_one_piece_to_read),
        cmocka_unit_test(prose_is_the_same_on_a_screen_and_in_a_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
