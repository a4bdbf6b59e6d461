/* A dialogue: heard line by line, the focus staying where it goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

/* Parts: 0 the head, 1 the line heard last with the row that asks for the next, then the lines. */
enum { NEXT = 1, FIRST_LINE };

static void a_dialogue_begins_unheard(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "dialogue");
    stage_expect(&stage, 50,
                 "The stock app\n"
                 "\n"
                 "  ▸ Enter: the first line (1 of 4)\n");
    stage_expect_tally(&stage, stage_block(&stage, 0), 4, 0);
    stage_check_widths(&stage);
    stage_close(&stage);
}

static void enter_goes_on_and_the_focus_stays(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "dialogue");
    const struct block *block = stage_block(&stage, 0);
    stage_focus(&stage, block, NEXT);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_true(stage_key(&stage, KEYSYM_SPACE));
    assert_true(facts_has(&stage.facts, "interview", "reflex"));
    assert_false(facts_has(&stage.facts, "interview", "aside"));
    stage_expect(&stage, 44,
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
    assert_int_equal(stage_piece(&stage, block, NEXT)->flags, PIECE_STOP);
    assert_int_equal(stage_piece(&stage, block, NEXT)->at.y, 5);
    assert_int_equal(stage_piece(&stage, block, FIRST_LINE)->flags, 0);
    stage_expect_tally(&stage, block, 4, 2);
    stage_check_widths(&stage);
    stage_close(&stage);
}

static void a_dialogue_that_was_heard_is_no_stop(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "dialogue");
    const struct block *block = stage_block(&stage, 0);
    stage_focus(&stage, block, NEXT);
    for (int i = 0; i < 3; i++) {
        assert_true(stage_key(&stage, KEYSYM_ENTER));
        assert_string_equal(stage.session.notice, "");
    }
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_string_equal(stage.session.notice, "That was the last line.");
    stage_expect_tally(&stage, block, 4, 4);
    assert_false(stage_key(&stage, KEYSYM_ENTER));
    stage_layout(&stage, 44);
    /* It keeps the focus that it has, and gets none again. */
    assert_int_equal(stage_piece(&stage, block, NEXT)->flags, PIECE_STOP);
    stage_focus(&stage, NULL, 0);
    stage_expect(&stage, 44,
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
    assert_int_equal(stage_piece(&stage, block, NEXT)->flags, 0);
    stage_check_widths(&stage);
    stage_close(&stage);
}

static void a_pipe_gets_every_line(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "dialogue");
    stage_expect_plain(&stage, "The stock app\n"
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
    stage_close(&stage);
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
