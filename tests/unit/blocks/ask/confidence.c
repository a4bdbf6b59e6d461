/* How sure the learner is: asked by the row of Check, kept by the try, told with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *wait, *all;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "confidence");
    wait = fixture_block(&fixture, 0);
    all = fixture_block(&fixture, 1);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static bool press(const struct block *block, int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    return fixture_key(&fixture, key);
}

static void say(const char *number) {
    facts_set_text(&fixture.facts, "wait", ".answer", number);
}

static const struct try *try_at(const struct block *block, int index) {
    return tries_at(&fixture.tries, block->id, index);
}

static void a_try_waits_for_it(void **state) {
    (void)state;
    say("4");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_string_equal(fixture.session.notice,
                        "How sure are you? Press 1, 2 or 3 at Check: guess, likely, sure.");
    assert_int_equal(tries_count(&fixture.tries, "wait"), 0);
    fixture_expect_shown(&fixture, "( ) guess  ( ) likely  ( ) sure");
    assert_true(press(wait, QUESTION_CHECK, '2'));
    fixture_expect_shown(&fixture, "( ) guess  (•) likely  ( ) sure");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(try_at(wait, 0)->confidence, CONFIDENCE_LIKELY);
    fixture_expect_shown(&fixture, "Right: 1 of 1 point. You said: likely.");
}

/* What is missing of the answer is said first. */
static void an_answer_that_is_not_whole_is_none(void **state) {
    (void)state;
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    assert_string_equal(fixture.session.notice, "Tick an answer first.");
}

/* On a choice the digits choose; so what is ticked leads to Check first, where they say how sure.
 */
static void a_choice_leads_to_where_it_is_said(void **state) {
    (void)state;
    assert_true(press(all, QUESTION_FIRST, '2'));
    fixture_expect_shown(&fixture, "(•) The page");
    fixture_expect_shown(&fixture, "( ) guess  ( ) likely  ( ) sure");
    assert_true(press(all, QUESTION_FIRST + 1, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice,
                        "How sure are you? Press 1, 2 or 3 at Check: guess, likely, sure.");
    assert_int_equal(fixture.session.focus_part, QUESTION_CHECK);
    assert_int_equal(tries_count(&fixture.tries, "all"), 0);
    press(all, QUESTION_CHECK, '2');
    fixture_expect_shown(&fixture, "(•) The page");
    assert_true(press(all, QUESTION_FIRST + 1, KEYSYM_ENTER)); /* it was said */
    assert_int_equal(try_at(all, 0)->confidence, CONFIDENCE_LIKELY);
}

static void a_field_takes_the_digits(void **state) {
    (void)state;
    assert_false(press(wait, QUESTION_FIRST, '1'));
    assert_false(press(all, QUESTION_CHECK, '4'));
    assert_true(press(all, QUESTION_CHECK, '1'));
    assert_string_equal(fixture.session.notice, ""); /* it is seen there */
}

/* Where digits choose nothing, they say it on an answer, too. */
static void an_answer_tells_where_its_row_is_not(void **state) {
    static const char *const kinds[] = {
        "\"kind\": \"sort\", \"categories\": [{\"id\": \"x\", \"title\": \"X\"}, "
        "{\"id\": \"y\", \"title\": \"Y\"}], \"items\": "
        "[{\"id\": \"a\", \"text\": \"A\", \"belongs\": \"x\", \"why\": {\"x\": \"1.\", \"y\": "
        "\"2.\"}}, "
        "{\"id\": \"b\", \"text\": \"B\", \"belongs\": \"y\", \"why\": {\"x\": \"1.\", \"y\": "
        "\"2.\"}}]",
        "\"kind\": \"order\", \"items\": [{\"id\": \"a\", \"text\": \"A\", \"why\": \"1.\"}, "
        "{\"id\": \"b\", \"text\": \"B\", \"why\": \"2.\"}, {\"id\": \"c\", \"text\": \"C\", "
        "\"why\": \"3.\"}]",
        "\"kind\": \"match\", \"pairs\": "
        "[{\"id\": \"a\", \"left\": \"A\", \"right\": \"1\", \"why\": \"1.\"}, "
        "{\"id\": \"b\", \"left\": \"B\", \"right\": \"2\", \"why\": \"2.\"}]",
        "\"kind\": \"mark\", \"from\": \"0s\", \"to\": \"10s\", \"scale\": \"even\", \"steps\": "
        "20, "
        "\"answer\": \"5\", \"tolerance\": \"0.2s\", \"why\": \"1.\"",
    };
    char block[1024];
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        fixture_close(&fixture);
        snprintf(block, sizeof block,
                 "{\"id\": \"q\", \"ask\": \"Which?\", \"confidence\": true, %s}", kinds[i]);
        fixture_open_block(&fixture, block);
        assert_true(press(fixture_block(&fixture, 0), QUESTION_FIRST, '2'));
        assert_string_equal(fixture.session.notice, "Your next try: likely.");
        assert_int_equal(facts_get(&fixture.facts, "q", own_confidence, 0), CONFIDENCE_LIKELY);
    }
}

static void each_try_is_asked_anew(void **state) {
    (void)state;
    say("5");
    press(wait, QUESTION_CHECK, '3');
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(try_at(wait, 0)->confidence, CONFIDENCE_SURE);
    fixture_expect_shown(&fixture,
                         "Too high. You said: sure. Try again, or ask for the answer with a.");
    fixture_expect_hidden(&fixture, "(•) sure");
    press(wait, QUESTION_CHECK, '1');
    press(wait, QUESTION_CHECK, KEYSYM_ENTER); /* another word for the same answer is no try */
    assert_int_equal(tries_count(&fixture.tries, "wait"), 1);
    say("4");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(try_at(wait, 1)->confidence, CONFIDENCE_GUESS);
    fixture_expect_shown(&fixture, "You said: a guess.");
}

static struct score score_with(uint32_t key) {
    fixture_close(&fixture);
    set_up(NULL);
    press(all, QUESTION_FIRST + 1, KEYSYM_ENTER);
    press(all, QUESTION_CHECK, key);
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    press(all, QUESTION_FIRST, KEYSYM_ENTER);
    press(all, QUESTION_CHECK, key);
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    return points_counted(all, &fixture.scene);
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
    fixture_check_widths(&fixture);
    fixture.confirms = true;
    press(all, QUESTION_CHECK, 'h');
    press(all, QUESTION_CHECK, 'h');
    press(all, QUESTION_FIRST + 1, KEYSYM_ENTER);
    press(all, QUESTION_CHECK, '3');
    press(all, QUESTION_CHECK, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
    press(all, QUESTION_CHECK, 'a');
    fixture_check_widths(&fixture);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_try_waits_for_it),
        WITH_FIXTURE(an_answer_that_is_not_whole_is_none),
        WITH_FIXTURE(a_choice_leads_to_where_it_is_said),
        WITH_FIXTURE(a_field_takes_the_digits),
        WITH_FIXTURE(an_answer_tells_where_its_row_is_not),
        WITH_FIXTURE(each_try_is_asked_anew),
        WITH_FIXTURE(it_never_changes_the_score),
        WITH_FIXTURE(it_fits_every_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
