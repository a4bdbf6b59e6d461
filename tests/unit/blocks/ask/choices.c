/* Choices: any number of ticks, and a part of the point for a part of the answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "choices");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static int64_t fact(const char *part) {
    return facts_get(&fixture.facts, block->id, part, 0);
}

static bool press(int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    return fixture_key(&fixture, key);
}

enum { SSE = QUESTION_FIRST, SOCKET, DNS, FAVICON };

static void expect_counted(int64_t num, int64_t den) {
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.counted.num, num);
    assert_int_equal(tally.counted.den, den);
}

static void ticks_are_set_and_taken_back(void **state) {
    (void)state;
    assert_true(press(SSE, KEYSYM_ENTER));
    assert_true(press(DNS, KEYSYM_SPACE));
    assert_int_equal(fact("sse") + fact("dns"), 2);
    fixture_expect_shown(&fixture, "[x] A DNS record");
    assert_true(press(DNS, KEYSYM_ENTER));
    assert_int_equal(fact("dns"), 0);
    fixture_expect_shown(&fixture, "[ ] A DNS record");
    assert_true(press(SSE, KEYSYM_SPACE));
    assert_int_equal(fact("sse"), 0);
    assert_int_equal(fact(".tries"), 0);
}

static void digits_tick_and_untick(void **state) {
    (void)state;
    assert_true(press(SSE, '3'));
    assert_int_equal(fact("dns"), 1);
    assert_int_equal(fixture.session.focus_part, DNS);
    assert_true(press(QUESTION_CHECK, '1'));
    assert_int_equal(fact("sse") + fact("dns"), 2);
    assert_true(press(SSE, '3'));
    assert_int_equal(fact("sse"), 1);
    assert_int_equal(fact("dns"), 0);
    assert_true(press(SSE, '5'));
    assert_string_equal(fixture.session.notice, "There are 4 choices.");
}

static void a_part_is_scored_as_a_part(void **state) {
    (void)state;
    press(SSE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture,
                         "Partly right: 0.5 of 1 point. Try again, or ask for the answer with a.");
    expect_counted(1, 2);
    fixture_expect_shown(&fixture, "  ✓ [x] Server-sent events");
    fixture_expect_hidden(&fixture, "✓ [ ] A WebSocket");
    press(DNS, KEYSYM_ENTER); /* one right, one wrong: nothing */
    press(QUESTION_CHECK, KEYSYM_ENTER);
    expect_counted(1, 2);
    fixture_expect_shown(&fixture, "Not yet. The best counts: 0.5 of 1 point. Try again");
    fixture_expect_shown(&fixture, "  ✗ [x] A DNS record");
    fixture_expect_shown(&fixture, "It names a host.");
    fixture_expect_hidden(&fixture, "It is a picture.");
    assert_int_equal(fact(".tries"), 2);
    assert_int_equal(fact(".first/dns"), 0);
    assert_int_equal(fact(".last/dns"), 1);
}

static void all_right_ones_and_no_other_close_it(void **state) {
    (void)state;
    press(SSE, KEYSYM_ENTER);
    press(SOCKET, KEYSYM_ENTER);
    press(FAVICON, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(fact(".closed"), 0);
    press(FAVICON, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    expect_counted(1, 1);
    fixture_expect_shown(&fixture, "Right this time: 1 of 1 point. The first try: 0.5 of 1 point.");
    fixture_expect_shown(&fixture, "It is a picture.");
    assert_false(press(SSE, KEYSYM_ENTER));
}

static void every_width_is_drawn(void **state) {
    (void)state;
    press(SSE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
}

/* By the other rules */

static int set_up_scored(void **state) {
    (void)state;
    fixture_open(&fixture, "choices-scored");
    return 0;
}

static void tick(const struct block *of, int index) {
    fixture_focus(&fixture, of, QUESTION_FIRST + index);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
}

static void check(const struct block *of) {
    fixture_focus(&fixture, of, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
}

static void expect_try(const struct block *of, int64_t num, int64_t den) {
    check(of);
    int count = tries_count(&fixture.tries, of->id);
    assert_true(count > 0);
    struct score score = tries_at(&fixture.tries, of->id, count - 1)->score;
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

enum { EXACT, EACH, COVERAGE, WEIGHED, NONE };

static void exact_is_all_or_nothing(void **state) {
    (void)state;
    const struct block *of = fixture_block(&fixture, EXACT);
    tick(of, 0);
    expect_try(of, 0, 1);
    fixture_expect_shown(&fixture, "Not yet. Try again, or ask for the answer with a.");
    tick(of, 1);
    expect_try(of, 1, 1);
}

static void each_counts_boxes(void **state) {
    (void)state;
    const struct block *of = fixture_block(&fixture, EACH);
    tick(of, 0);
    tick(of, 1);
    expect_try(of, 2, 3);
    fixture_expect_shown(&fixture,
                         "Partly right: 0.67 of 1 point. 2 of 3 boxes are set correctly.");
}

static void coverage_forgives_a_wrong_tick(void **state) {
    (void)state;
    const struct block *of = fixture_block(&fixture, COVERAGE);
    tick(of, 0);
    tick(of, 2);
    expect_try(of, 1, 2);
    fixture_expect_shown(&fixture, "Partly right: 0.5 of 1 point. 1 of 2 right ones is ticked.");
    tick(of, 1);
    expect_try(of, 1, 1);
    fixture_expect_shown(&fixture, "  ✗ [x] A masking key");
}

static void weights_are_added(void **state) {
    (void)state;
    const struct block *of = fixture_block(&fixture, WEIGHED);
    tick(of, 0);
    tick(of, 2);
    expect_try(of, 1, 4);
    fixture_expect_shown(&fixture, "Partly right: 0.25 of 1 point. Not all ticks count the same.");
    tick(of, 2);
    expect_try(of, 3, 4);
    tick(of, 1);
    expect_try(of, 1, 1);
}

/* Nothing ticked may be the answer: it is asked whether it is meant, of every question alike. */
static void nothing_is_an_answer_that_is_asked_back(void **state) {
    (void)state;
    const struct block *of = fixture_block(&fixture, NONE), *other = fixture_block(&fixture, EXACT);
    fixture.confirms = false;
    check(of);
    assert_string_equal(fixture.session.asks, "Nothing is ticked. Submit that as your answer?");
    assert_int_equal(tries_count(&fixture.tries, of->id), 0);
    fixture.confirms = true;
    expect_try(of, 1, 1);
    fixture_expect_shown(&fixture, "Right: 1 of 1 point.");
    fixture_expect_shown(&fixture, "It spares set-up; the client still begins.");
    expect_try(other, 0, 1);
    check(other);
    assert_string_equal(fixture.session.notice, "You tried that already. Change something first.");
}

static void a_tick_is_wrong_where_none_is_right(void **state) {
    (void)state;
    const struct block *of = fixture_block(&fixture, NONE);
    tick(of, 0);
    expect_try(of, 0, 1);
    tick(of, 0);
    fixture.confirms = true;
    expect_try(of, 1, 1);
}

static void every_width_of_every_rule_is_drawn(void **state) {
    (void)state;
    for (int i = EXACT; i <= NONE; i++) {
        tick(fixture_block(&fixture, i), 0);
        check(fixture_block(&fixture, i));
    }
    fixture_check_widths(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ticks_are_set_and_taken_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digits_tick_and_untick, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_is_scored_as_a_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_right_ones_and_no_other_close_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(exact_is_all_or_nothing, set_up_scored, tear_down),
        cmocka_unit_test_setup_teardown(each_counts_boxes, set_up_scored, tear_down),
        cmocka_unit_test_setup_teardown(coverage_forgives_a_wrong_tick, set_up_scored, tear_down),
        cmocka_unit_test_setup_teardown(weights_are_added, set_up_scored, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_an_answer_that_is_asked_back, set_up_scored,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_tick_is_wrong_where_none_is_right, set_up_scored,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_width_of_every_rule_is_drawn, set_up_scored,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
