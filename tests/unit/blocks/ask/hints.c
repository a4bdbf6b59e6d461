/* Hints that are taken one by one, what they cost, and when an answer is shown. */
#include "blocks/ask/hints.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "blocks/attempt.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *begins, *wait, *kept;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "hints");
    begins = fixture_block(&fixture, 0);
    wait = fixture_block(&fixture, 1);
    kept = fixture_block(&fixture, 2);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

enum { CLIENT = QUESTION_FIRST, SERVER };

static bool press(const struct block *block, int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    return fixture_key(&fixture, key);
}

static void take_both(void) {
    assert_true(press(begins, CLIENT, 'h'));
    fixture.confirms = true;
    assert_true(press(begins, CLIENT, 'h'));
    fixture.confirms = false;
}

static void expect(struct score score, int64_t num, int64_t den) {
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

static void they_are_told_one_by_one(void **state) {
    (void)state;
    fixture_expect_hidden(&fixture, "Hint 1");
    assert_true(press(begins, QUESTION_CHECK, 'h'));
    assert_string_equal(fixture.session.notice,
                        "Hint 1 of 2: A server has no address of the page that it could call.");
    fixture_expect_shown(&fixture, "Hint 1 of 2\n    A server has no address");
    fixture_expect_hidden(&fixture, "Look at the word");
}

static void one_that_costs_is_asked_about_first(void **state) {
    (void)state;
    press(begins, CLIENT, 'h');
    assert_true(press(begins, CLIENT, 'h'));
    assert_string_equal(fixture.session.asks, "This hint costs 25 % of the points. Take it?");
    assert_int_equal(hints_taken(begins, &fixture.facts), 1);
    fixture.confirms = true;
    press(begins, CLIENT, 'h');
    assert_int_equal(hints_taken(begins, &fixture.facts), 2);
    fixture_expect_shown(&fixture,
                         "Hint 2 of 2, for 25 % of the points\n    Look at the word request.");
}

static void with_none_left_it_is_said(void **state) {
    (void)state;
    take_both();
    assert_true(press(begins, SERVER, 'h'));
    assert_string_equal(fixture.session.notice, "There are no more hints.");
    assert_int_equal(hints_taken(begins, &fixture.facts), 2);
    assert_true(press(kept, QUESTION_FIRST, 'h'));
    assert_string_equal(fixture.session.notice, "This question has no hints.");
}

static void a_field_takes_the_letter(void **state) {
    (void)state;
    assert_false(press(wait, QUESTION_FIRST, 'h'));
    assert_true(press(wait, QUESTION_CHECK, 'h'));
    assert_int_equal(hints_taken(wait, &fixture.facts), 1);
}

static void a_try_keeps_how_many_were_taken_and_pays(void **state) {
    (void)state;
    press(begins, SERVER, KEYSYM_ENTER);
    press(begins, QUESTION_CHECK, KEYSYM_ENTER);
    take_both();
    press(begins, CLIENT, KEYSYM_ENTER);
    press(begins, QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(tries_at(&fixture.tries, "begins", 0)->hints, 0);
    assert_int_equal(tries_at(&fixture.tries, "begins", 1)->hints, 2);
    expect(tries_at(&fixture.tries, "begins", 1)->score, 1, 1); /* of the answer alone */
    expect(points_counted(begins, &fixture.scene), 3, 2);       /* 2 points less 25 % */
    fixture_expect_shown(&fixture, "Right this time: 1.5 of 2 points.");
}

/* 1 less 25 %, and never less than nothing. */
static void prices_add_up(void **state) {
    (void)state;
    expect(points_prices(begins, 0), 0, 1);
    expect(points_prices(begins, 1), 0, 1);
    expect(points_prices(begins, 2), 1, 4);
    expect(points_prices(begins, 9), 1, 4);
}

static void another_attempt_has_all_of_them_again(void **state) {
    (void)state;
    take_both();
    attempt_begin(begins, &fixture.facts, &fixture.tries);
    assert_int_equal(hints_taken(begins, &fixture.facts), 0);
}

static void an_answer_cannot_be_asked_for_where_it_is_not_to_be_had(void **state) {
    (void)state;
    facts_set_text(&fixture.facts, "wait", ".answer", "2");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    assert_false(press(wait, QUESTION_CHECK, 'a'));
    fixture_expect_shown(&fixture, "Too low. Try again.");
    facts_set_text(&fixture.facts, "wait", ".answer", "4");
    press(wait, QUESTION_CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture, "Until the next question."); /* it is closed, and shown */
}

static void what_is_never_revealed_tells_of_the_try_alone(void **state) {
    (void)state;
    press(kept, QUESTION_FIRST, KEYSYM_ENTER);
    press(kept, QUESTION_CHECK, KEYSYM_ENTER);
    assert_false(press(kept, QUESTION_CHECK, 'a'));
    press(kept, QUESTION_FIRST + 1, KEYSYM_ENTER);
    press(kept, QUESTION_CHECK, KEYSYM_ENTER);
    assert_true(question_state(kept, &fixture.facts).right);
    fixture_expect_shown(&fixture, "It never ends.");
    fixture_expect_hidden(&fixture, "Each answer comes at once."); /* of what was not ticked */
    struct writer writer = {0};
    block_kind(kept)->answers(kept, &fixture.scene, &writer);
    assert_string_equal(writer.text, "Which of these keep a response open?\n"
                                     "  (the answer is not shown)\n");
    writer_release(&writer);
}

/* Where nothing can be asked for they stand with the answers, whether these are told or not. */
static void the_text_has_them_among_the_answers(void **state) {
    (void)state;
    struct writer writer = {0};
    block_kind(begins)->plain(begins, &fixture.scene, &writer);
    assert_null(strstr(writer.text, "Hint"));
    block_kind(begins)->answers(begins, &fixture.scene, &writer);
    assert_non_null(strstr(
        writer.text, "  wrong: The server\n"
                     "         It has no way to begin.\n"
                     "  Hint 1 of 2: A server has no address of the page that it could call.\n"
                     "  Hint 2 of 2, for 25 % of the points: Look at the word request.\n"));
    writer_release(&writer);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(the_text_has_them_among_the_answers),
        WITH_FIXTURE(they_are_told_one_by_one),
        WITH_FIXTURE(one_that_costs_is_asked_about_first),
        WITH_FIXTURE(with_none_left_it_is_said),
        WITH_FIXTURE(a_field_takes_the_letter),
        WITH_FIXTURE(a_try_keeps_how_many_were_taken_and_pays),
        WITH_FIXTURE(prices_add_up),
        WITH_FIXTURE(another_attempt_has_all_of_them_again),
        WITH_FIXTURE(an_answer_cannot_be_asked_for_where_it_is_not_to_be_had),
        WITH_FIXTURE(what_is_never_revealed_tells_of_the_try_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
