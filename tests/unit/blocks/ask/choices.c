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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ticks_are_set_and_taken_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_is_scored_as_a_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_right_ones_and_no_other_close_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
