/* A dialogue: heard line by line, the focus staying where it goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* Parts: 0 the head, 1 the line heard last with the row that asks for the next, then the lines. */
enum { NEXT = 1, FIRST_LINE };

static void a_dialogue_begins_unheard(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "dialogue");
    fixture_expect(&fixture, 50,
                   "The stock app\n"
                   "\n"
                   "  ▸ Enter: the first line (1 of 4)\n");
    fixture_expect_tally(&fixture, fixture_block(&fixture, 0), 4, 0);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void enter_goes_on_and_the_focus_stays(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "dialogue");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, NEXT);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(facts_has(&fixture.facts, "interview", "reflex"));
    assert_false(facts_has(&fixture.facts, "interview", "aside"));
    fixture_expect(&fixture, 44,
                   "The stock app\n"
                   "\n"
                   "  Interviewer\n"
                   "    Design a stock app with live prices.\n"
                   "\n"
                   "  Mid-level\n"
                   "    With WebSockets, of course.\n"
                   "    ✗ Weak\n"
                   "      A tool before the requirements. It\n"
                   "      cannot be defended.\n"
                   "\n"
                   "  ▸ Enter: the next line (3 of 4)\n");
    assert_int_equal(fixture_piece(&fixture, block, NEXT)->flags, PIECE_STOP);
    assert_int_equal(fixture_piece(&fixture, block, NEXT)->at.y, 5);
    assert_int_equal(fixture_piece(&fixture, block, FIRST_LINE)->flags, 0);
    fixture_expect_tally(&fixture, block, 4, 2);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void a_dialogue_that_was_heard_is_no_stop(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "dialogue");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, NEXT);
    for (int i = 0; i < 3; i++) {
        assert_true(fixture_key(&fixture, KEYSYM_ENTER));
        assert_string_equal(fixture.session.notice, "");
    }
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "That was the last line.");
    fixture_expect_tally(&fixture, block, 4, 4);
    assert_false(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_layout(&fixture, 44);
    /* It keeps the focus that it has, and gets none again. */
    assert_int_equal(fixture_piece(&fixture, block, NEXT)->flags, PIECE_STOP);
    fixture_focus(&fixture, NULL, 0);
    fixture_expect(&fixture, 44,
                   "The stock app\n"
                   "\n"
                   "  Interviewer\n"
                   "    Design a stock app with live prices.\n"
                   "\n"
                   "  Mid-level\n"
                   "    With WebSockets, of course.\n"
                   "    ✗ Weak\n"
                   "      A tool before the requirements. It\n"
                   "      cannot be defended.\n"
                   "\n"
                   "  Mid-level\n"
                   "    Or with something else.\n"
                   "    ○ Neutral\n"
                   "      True, and it decides nothing.\n"
                   "\n"
                   "  Senior\n"
                   "    How old may a price be?\n"
                   "    ✓ Strong\n"
                   "      One question, and half of the answers\n"
                   "      fall away.\n");
    assert_int_equal(fixture_piece(&fixture, block, NEXT)->flags, 0);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void a_pipe_gets_every_line(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "dialogue");
    fixture_expect_plain(&fixture, "The stock app\n"
                                   "Interviewer:\n"
                                   "  Design a stock app with live prices.\n"
                                   "Mid-level:\n"
                                   "  With WebSockets, of course.\n"
                                   "  ✗ Weak\n"
                                   "    A tool before the requirements. It cannot be defended.\n"
                                   "Mid-level:\n"
                                   "  Or with something else.\n"
                                   "  ○ Neutral\n"
                                   "    True, and it decides nothing.\n"
                                   "Senior:\n"
                                   "  How old may a price be?\n"
                                   "  ✓ Strong\n"
                                   "    One question, and half of the answers fall away.\n");
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dialogue_begins_unheard),
        cmocka_unit_test(enter_goes_on_and_the_focus_stays),
        cmocka_unit_test(a_dialogue_that_was_heard_is_no_stop),
        cmocka_unit_test(a_pipe_gets_every_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
