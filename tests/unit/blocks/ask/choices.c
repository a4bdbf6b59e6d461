/* Choices: any number of ticks, and a part of the point for a part of the answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "stage.h"

static struct stage stage;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    stage_open(&stage, "choices");
    block = stage_block(&stage, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    stage_close(&stage);
    return 0;
}

static int64_t fact(const char *part) {
    return facts_get(&stage.facts, block->id, part, 0);
}

static bool press(int part, uint32_t key) {
    stage_focus(&stage, block, part);
    return stage_key(&stage, key);
}

enum { SSE = QUESTION_FIRST, SOCKET, DNS, FAVICON };

static void expect_counted(int64_t num, int64_t den) {
    struct tally tally = block_tally(block, &stage.scene);
    assert_int_equal(tally.counted.num, num);
    assert_int_equal(tally.counted.den, den);
}

static void ticks_are_set_and_taken_back(void **state) {
    (void)state;
    assert_true(press(SSE, KEYSYM_ENTER));
    assert_true(press(DNS, KEYSYM_SPACE));
    assert_int_equal(fact("sse") + fact("dns"), 2);
    stage_expect_shown(&stage, "[x] A DNS record");
    assert_true(press(DNS, KEYSYM_ENTER));
    assert_int_equal(fact("dns"), 0);
    stage_expect_shown(&stage, "[ ] A DNS record");
}

static void a_part_is_scored_as_a_part(void **state) {
    (void)state;
    press(SSE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    stage_expect_shown(&stage,
                       "Partly right: 0.5 of 1 point. Try again, or ask for the answer with a.");
    expect_counted(1, 2);
    stage_expect_shown(&stage, "  ✓ [x] Server-sent events");
    stage_expect_hidden(&stage, "✓ [ ] A WebSocket");
    press(DNS, KEYSYM_ENTER); /* one right, one wrong: nothing */
    press(QUESTION_CHECK, KEYSYM_ENTER);
    expect_counted(1, 2);
    stage_expect_shown(&stage, "Not yet. The best try counts: 0.5 of 1 point. Try again");
    stage_expect_shown(&stage, "  ✗ [x] A DNS record");
    stage_expect_shown(&stage, "It names a host.");
    stage_expect_hidden(&stage, "It is a picture.");
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
    stage_expect_shown(&stage, "Right this time: 1 of 1 point. The first try: 0.5 of 1 point.");
    stage_expect_shown(&stage, "It is a picture.");
    assert_false(press(SSE, KEYSYM_ENTER));
}

static void every_width_is_drawn(void **state) {
    (void)state;
    press(SSE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    stage_check_widths(&stage);
}

/* By the other rules */

static int set_up_scored(void **state) {
    (void)state;
    stage_open(&stage, "choices-scored");
    return 0;
}

static void tick(const struct block *of, int index) {
    stage_focus(&stage, of, QUESTION_FIRST + index);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
}

static void check(const struct block *of) {
    stage_focus(&stage, of, QUESTION_CHECK);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
}

static void expect_try(const struct block *of, int64_t num, int64_t den) {
    check(of);
    int count = tries_count(&stage.tries, of->id);
    assert_true(count > 0);
    struct score score = tries_at(&stage.tries, of->id, count - 1)->score;
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

enum { EXACT, EACH, COVERAGE, WEIGHED, NONE };

static void exact_is_all_or_nothing(void **state) {
    (void)state;
    const struct block *of = stage_block(&stage, EXACT);
    tick(of, 0);
    expect_try(of, 0, 1);
    stage_expect_shown(&stage, "Not yet. Try again, or ask for the answer with a.");
    tick(of, 1);
    expect_try(of, 1, 1);
}

static void each_counts_boxes(void **state) {
    (void)state;
    const struct block *of = stage_block(&stage, EACH);
    tick(of, 0);
    tick(of, 1);
    expect_try(of, 2, 3);
    stage_expect_shown(&stage,
                       "Partly right: 0.67 of 1 point. 2 of 3 boxes are as they should be.");
}

static void coverage_forgives_a_wrong_tick(void **state) {
    (void)state;
    const struct block *of = stage_block(&stage, COVERAGE);
    tick(of, 0);
    tick(of, 2);
    expect_try(of, 1, 2);
    stage_expect_shown(&stage, "Partly right: 0.5 of 1 point. 1 of 2 right ones is ticked.");
    tick(of, 1);
    expect_try(of, 1, 1);
    stage_expect_shown(&stage, "  ✗ [x] A masking key");
}

static void weights_are_added(void **state) {
    (void)state;
    const struct block *of = stage_block(&stage, WEIGHED);
    tick(of, 0);
    tick(of, 2);
    expect_try(of, 1, 4);
    stage_expect_shown(&stage, "Partly right: 0.25 of 1 point. Not all ticks weigh the same.");
    tick(of, 2);
    expect_try(of, 3, 4);
    tick(of, 1);
    expect_try(of, 1, 1);
}

/* Nothing ticked may be the answer: it is asked whether it is meant, of every question alike. */
static void nothing_is_an_answer_that_is_asked_back(void **state) {
    (void)state;
    const struct block *of = stage_block(&stage, NONE), *other = stage_block(&stage, EXACT);
    stage.confirms = false;
    check(of);
    assert_string_equal(stage.session.asks, "Nothing is ticked. Is none of them right?");
    assert_int_equal(tries_count(&stage.tries, of->id), 0);
    stage.confirms = true;
    expect_try(of, 1, 1);
    stage_expect_shown(&stage, "Right: 1 of 1 point.");
    stage_expect_shown(&stage, "It spares set-up; the client still begins.");
    expect_try(other, 0, 1);
    check(other);
    assert_string_equal(stage.session.notice,
                        "That is what you tried before. Change something first.");
}

static void a_tick_is_wrong_where_none_is_right(void **state) {
    (void)state;
    const struct block *of = stage_block(&stage, NONE);
    tick(of, 0);
    expect_try(of, 0, 1);
    tick(of, 0);
    stage.confirms = true;
    expect_try(of, 1, 1);
}

static void every_width_of_every_rule_is_drawn(void **state) {
    (void)state;
    for (int i = EXACT; i <= NONE; i++) {
        tick(stage_block(&stage, i), 0);
        check(stage_block(&stage, i));
    }
    stage_check_widths(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ticks_are_set_and_taken_back, set_up, tear_down),
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
