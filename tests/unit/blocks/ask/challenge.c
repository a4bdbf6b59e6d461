/* A challenge: answers of one's own first, then the model answer and its rubric. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "stage.h"

static struct stage stage;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    stage_open(&stage, "challenge");
    block = stage_block(&stage, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    stage_close(&stage);
    return 0;
}

static bool press(const struct block *at, int part, uint32_t key) {
    stage_focus(&stage, at, part);
    return stage_key(&stage, key);
}

/* The parts of the first item. */
enum { COMPARE = 33, POINT = 35 };

static void nothing_is_shown_before_comparing(void **state) {
    (void)state;
    stage_expect_shown(&stage, "Place each product, and justify it.");
    stage_expect_shown(&stage, "[ Compare with a model answer ]");
    stage_expect_hidden(&stage, "Window:");
    stage_expect_hidden(&stage, "rubric");
    stage_expect_tally(&stage, block, 6, 0); /* four blocks, two items to compare */
    stage_layout(&stage, 80);
    assert_null(stage_piece(&stage, stage_inner(block, "bell-family"), QUESTION_CHECK));
}

static void comparing_too_early_is_asked_about(void **state) {
    (void)state;
    press(stage_inner(block, "bell-family"), QUESTION_FIRST, KEYSYM_ENTER);
    for (int i = 0; i < 2; i++) {
        assert_true(press(block, COMPARE, KEYSYM_ENTER));
        assert_string_equal(stage.session.asks,
                            "Still open: the slider, your text. Compare anyway?");
        assert_int_equal(facts_get(&stage.facts, "products", "bell", 0), 0);
    }
    stage_focus(&stage, block, COMPARE);
    stage.confirms = true;
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_string_equal(stage.session.asks, "");
    assert_int_equal(facts_get(&stage.facts, "products", "bell", 0), 1);
    stage_expect_shown(&stage, "Window: near, some seconds.");
    assert_false(press(block, COMPARE, KEYSYM_ENTER));
    /* The choice, the text that will not be written any more, and the comparison. */
    stage_expect_tally(&stage, block, 6, 3);
}

static void a_worked_item_compares_at_once(void **state) {
    (void)state;
    facts_set(&stage.facts, "bell-window", ".step", 3);
    facts_set(&stage.facts, "bell-family", "push", 1);
    facts_set_text(&stage.facts, "bell-reason", ".text", "It may lag.");
    assert_true(press(block, COMPARE, KEYSYM_SPACE));
    assert_string_equal(stage.session.asks, "");
    stage_expect_shown(&stage, "A model answer");
    stage_expect_tally(&stage, block, 6, 4);
}

static void rubric_points_are_ticked(void **state) {
    (void)state;
    facts_set(&stage.facts, "products", "bell", 1);
    stage_expect_shown(&stage, "0 of 2 rubric points met");
    assert_true(press(block, POINT + 1, KEYSYM_ENTER));
    assert_int_equal(facts_get(&stage.facts, "products", "bell/cost", 0), 1);
    stage_expect_shown(&stage, "[x] I counted what it costs");
    stage_expect_shown(&stage, "1 of 2 rubric points met");
    assert_true(press(block, POINT + 1, KEYSYM_ENTER));
    stage_expect_shown(&stage, "0 of 2 rubric points met");
}

static void every_width_is_drawn(void **state) {
    (void)state;
    stage_check_widths(&stage);
    facts_set(&stage.facts, "products", "bell", 1);
    stage_check_widths(&stage);
}

static void model_answers_come_at_the_end(void **state) {
    (void)state;
    struct writer writer = {0};
    blocks_plain((struct list){block, 1}, &stage.scene, &writer);
    assert_null(strstr(writer.text, "some seconds"));
    assert_non_null(strstr(writer.text, "1 of 2: A notification bell\n"));
    writer_release(&writer);
    block_kind(block)->answers(block, &stage.scene, &writer);
    assert_string_equal(writer.text, "A notification bell\n"
                                     "Which family?\n"
                                     "  - Pull\n"
                                     "    Count the requests.\n"
                                     "\n"
                                     "  Window: near, some seconds.\n"
                                     "  [ ] I named a window\n"
                                     "  [ ] I counted what it costs\n"
                                     "\n"
                                     "A banner\n"
                                     "  Eventual.\n"
                                     "  [ ] I named a window\n");
    writer_release(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_shown_before_comparing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comparing_too_early_is_asked_about, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_worked_item_compares_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rubric_points_are_ticked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(model_answers_come_at_the_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
