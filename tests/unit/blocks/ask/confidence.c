/* How sure the learner is: asked by the row of Check, kept by the try, told with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "stage.h"

static struct stage stage;
static const struct block *wait, *all;

static int set_up(void **state) {
    (void)state;
    stage_open(&stage, "confidence");
    wait = stage_block(&stage, 0);
    all = stage_block(&stage, 1);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    stage_close(&stage);
    return 0;
}

static bool press(const struct block *block, int part, uint32_t key) {
    stage_focus(&stage, block, part);
    return stage_key(&stage, key);
}

static void say(const char *number) {
    facts_set_text(&stage.facts, "wait", ".answer", number);
}

static const struct try *try_at(const struct block *block, int index) {
    return tries_at(&stage.tries, block->id, index);
}

static void a_try_waits_for_it(void **state) {
    (void)state;
    say("4");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_string_equal(stage.session.notice,
                        "How sure are you? Say it at Check: 1 a guess, 2 likely, 3 sure.");
    assert_int_equal(tries_count(&stage.tries, "wait"), 0);
    stage_expect_shown(&stage, "( ) guess  ( ) likely  ( ) sure");
    assert_true(press(wait, QUESTION_CHECK, '2'));
    stage_expect_shown(&stage, "( ) guess  (•) likely  ( ) sure");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(try_at(wait, 0)->confidence, CONFIDENCE_LIKELY);
    stage_expect_shown(&stage, "Right: 1 of 1 point. You held it for likely.");
}

/* What is missing of the answer is said first. */
static void an_answer_that_is_not_whole_is_none(void **state) {
    (void)state;
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    assert_string_equal(stage.session.notice, "Tick an answer first.");
}

static void it_can_be_said_at_each_answer_too(void **state) {
    (void)state;
    assert_true(press(all, QUESTION_FIRST, '2'));
    assert_string_equal(stage.session.notice, "For your next try: likely.");
    stage_expect_shown(&stage, "( ) guess  (•) likely  ( ) sure");
    assert_false(press(wait, QUESTION_FIRST, '1')); /* a field takes it */
    assert_false(press(all, QUESTION_CHECK, '4'));
    assert_true(press(all, QUESTION_CHECK, '1'));
    assert_string_equal(stage.session.notice, ""); /* it is seen there */
}

static void each_try_is_asked_anew(void **state) {
    (void)state;
    say("5");
    press(wait, QUESTION_CHECK, '3');
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(try_at(wait, 0)->confidence, CONFIDENCE_SURE);
    stage_expect_shown(&stage, "Too high. You were sure. Try again, or ask for the answer with a.");
    stage_expect_hidden(&stage, "(•) sure");
    press(wait, QUESTION_CHECK, '1');
    press(wait, QUESTION_CHECK, KEYSYM_ENTER); /* another word for the same answer is no try */
    assert_int_equal(tries_count(&stage.tries, "wait"), 1);
    say("4");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(try_at(wait, 1)->confidence, CONFIDENCE_GUESS);
    stage_expect_shown(&stage, "It was a guess.");
}

static struct score score_with(uint32_t key) {
    stage_close(&stage);
    set_up(NULL);
    press(all, QUESTION_FIRST + 1, KEYSYM_ENTER);
    press(all, QUESTION_CHECK, key);
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    press(all, QUESTION_FIRST, KEYSYM_ENTER);
    press(all, QUESTION_CHECK, key);
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    return points_counted(all, &stage.scene);
}

/* 4 points less the penalty of one try, 25 %. */
static void it_never_changes_the_score(void **state) {
    (void)state;
    for (uint32_t key = '1'; key <= '3'; key++) {
        struct score score = score_with(key);
        assert_int_equal(score.num, 3);
        assert_int_equal(score.den, 1);
    }
}

static void it_fits_every_width(void **state) {
    (void)state;
    stage_check_widths(&stage);
    stage.confirms = true;
    press(all, QUESTION_CHECK, 'h');
    press(all, QUESTION_CHECK, 'h');
    press(all, QUESTION_FIRST + 1, KEYSYM_ENTER);
    press(all, QUESTION_CHECK, '3');
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    stage_check_widths(&stage);
    press(all, QUESTION_CHECK, 'a');
    stage_check_widths(&stage);
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        STAGED(a_try_waits_for_it),
        STAGED(an_answer_that_is_not_whole_is_none),
        STAGED(it_can_be_said_at_each_answer_too),
        STAGED(each_try_is_asked_anew),
        STAGED(it_never_changes_the_score),
        STAGED(it_fits_every_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
