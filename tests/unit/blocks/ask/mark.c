/* Where will the mark be: placed with the arrows, checked, and held against the answer's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "mark");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static int64_t fact(const char *part) {
    return facts_get(&fixture.facts, block->id, part, -1);
}

static bool press(int part, bool entered, uint32_t key) {
    fixture_focus(&fixture, block, part);
    fixture.scene.entered = entered;
    return fixture_key(&fixture, key);
}

static void it_begins_without_a_mark(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "no mark yet");
    fixture_expect_hidden(&fixture, "○");
    fixture_expect_tally(&fixture, block, 1, 0);
    assert_true(press(QUESTION_CHECK, false, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "Place the mark first.");
    assert_false(press(QUESTION_FIRST, false, KEYSYM_RIGHT));
    assert_true(press(QUESTION_FIRST, false, KEYSYM_ENTER));
    assert_true(fixture.session.enter);
    assert_int_equal(fact(".answer"), -1);
}

static void arrows_move_it_from_the_middle(void **state) {
    (void)state;
    assert_true(press(QUESTION_FIRST, true, KEYSYM_RIGHT));
    assert_int_equal(fact(".answer"), 31);
    assert_false(press(QUESTION_FIRST, true, KEYSYM_DOWN)); /* leads out */
    assert_true(press(QUESTION_FIRST, true, KEYSYM_LEFT));
    assert_int_equal(fact(".answer"), 30);
    fixture_expect_shown(&fixture, "◄ 710 ms ►"); /* the middle of 50 ms and 10 s: 707 ms */
    assert_true(press(QUESTION_FIRST, true, KEYSYM_END));
    assert_false(press(QUESTION_FIRST, true, KEYSYM_RIGHT));
    assert_true(press(QUESTION_FIRST, true, '5'));
    assert_int_equal(fact(".answer"), 30);
    assert_true(press(QUESTION_FIRST, true, KEYSYM_ENTER));
    assert_true(fixture.session.leave);
    fixture.scene.entered = false;
    fixture_expect_shown(&fixture, "  710 ms\n");
    assert_int_equal(fact(".tries"), -1);
}

static void enter_twice_takes_the_middle(void **state) {
    (void)state;
    assert_true(press(QUESTION_FIRST, true, KEYSYM_ENTER));
    assert_int_equal(fact(".answer"), 30);
}

static void a_wrong_try_tells_the_way_alone(void **state) {
    (void)state;
    press(QUESTION_FIRST, true, KEYSYM_ENTER);
    assert_true(press(QUESTION_CHECK, false, KEYSYM_ENTER));
    assert_int_equal(fact(".tries"), 1);
    assert_int_equal(fact(".first/.answer"), 30);
    fixture_expect_shown(&fixture, "Too low. Try again, or ask for the answer with a.");
    fixture_expect_hidden(&fixture, "●");
    fixture_expect_hidden(&fixture, "Half of the interval");
    press(QUESTION_CHECK, false, KEYSYM_ENTER);
    assert_int_equal(fact(".tries"), 1);
    press(QUESTION_FIRST, true, KEYSYM_END);
    press(QUESTION_CHECK, false, KEYSYM_ENTER);
    fixture_expect_shown(&fixture, "Too high.");
}

static void both_marks_stand_on_one_scale(void **state) {
    (void)state;
    press(QUESTION_FIRST, true, KEYSYM_ENTER);
    press(QUESTION_CHECK, false, KEYSYM_ENTER);
    press(QUESTION_FIRST, true, KEYSYM_END);
    assert_true(press(QUESTION_CHECK, false, 'a'));
    /* The one that was tried, not the one that was moved since: 62 columns, 1 s at
     * ln 20 / ln 200 = 0.565 of 61, 710 ms (0.501) at 31, 2.5 s (0.738) at 45;
     * 100 ms has no room for its figure. */
    char *text = fixture_text(&fixture, 64, false);
    assert_non_null(strstr(text,
                           "  50 ms                            1 s                      10 s\n"
                           "  ───────────────────────────────○──┴──────────●────────────────\n"
                           "  ○ Your mark: 710 ms\n"
                           "  ● The answer: 2.5 s (within 10 %)\n"
                           "  Half of the interval.\n"));
    free(text);
    assert_false(press(QUESTION_FIRST, false, KEYSYM_ENTER));
}

static void two_marks_in_one_place_are_one_sign(void **state) {
    (void)state;
    block = fixture_block(&fixture, 1);
    press(QUESTION_FIRST, true, '5'); /* 10 of 20 steps of 0.5 s */
    press(QUESTION_CHECK, false, KEYSYM_ENTER);
    assert_string_equal(fixture.session.notice, "Right: 1 of 1 point.");
    fixture_expect_shown(&fixture, "◉");
    fixture_expect_shown(&fixture, "○ Your mark: 5 s\n");
    fixture_expect_shown(&fixture, "● The answer: 5 s (within 200 ms)\n");
    char *ascii = fixture_text(&fixture, 64, true);
    assert_non_null(strstr(ascii, "&"));
    assert_non_null(strstr(ascii, ": Your mark"));
    assert_non_null(strstr(ascii, "@ The answer"));
    free(ascii);
}

static void without_a_score_a_mark_is_an_answer(void **state) {
    (void)state;
    block = fixture_block(&fixture, 2);
    fixture_layout(&fixture, 80);
    assert_null(fixture_piece(&fixture, block, QUESTION_CHECK));
    press(QUESTION_FIRST, true, KEYSYM_ENTER);
    fixture.scene.entered = false;
    fixture_expect_tally(&fixture, block, 1, 1);
    fixture_expect_shown(&fixture, "Nobody is right or wrong here.");
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    press(QUESTION_FIRST, true, KEYSYM_RIGHT);
    fixture_check_widths(&fixture);
    press(QUESTION_CHECK, false, KEYSYM_ENTER);
    press(QUESTION_CHECK, false, 'a');
    fixture_check_widths(&fixture);
}

static void plain_text_asks_and_answers_apart(void **state) {
    (void)state;
    fixture_expect_plain(&fixture,
                         "A client asks every 5 s. How old is news on average when it arrives?\n"
                         "  It may appear at any moment between two questions.\n"
                         "  (a mark on a scale from 50 ms to 10 s)\n"
                         "\n"
                         "And at worst?\n"
                         "  (a mark on a scale from 0 s to 10 s)\n"
                         "\n"
                         "How old may it be?\n"
                         "  (a mark on a scale from 100 ms to 1 h)\n");
    struct writer writer = {0};
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_non_null(strstr(writer.text, "\n  right: 2.5 s (within 10 %)\n"));
    writer_release(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_begins_without_a_mark, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arrows_move_it_from_the_middle, set_up, tear_down),
        cmocka_unit_test_setup_teardown(enter_twice_takes_the_middle, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_try_tells_the_way_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(both_marks_stand_on_one_scale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_marks_in_one_place_are_one_sign, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_score_a_mark_is_an_answer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_text_asks_and_answers_apart, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
