/* A challenge: answers of one's own first, then the model answer and its rubric. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "blocks/challenge/model.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "challenge");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static bool press(const struct block *at, int part, uint32_t key) {
    fixture_focus(&fixture, at, part);
    return fixture_key(&fixture, key);
}

/* The parts of the first item. */
enum { COMPARE = 33, POINT = 35 };

static void nothing_is_shown_before_comparing(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "Place each product, and justify it.");
    fixture_expect_shown(&fixture, "[ Compare with a model answer ]");
    fixture_expect_hidden(&fixture, "Window:");
    fixture_expect_hidden(&fixture, "rubric");
    fixture_expect_tally(&fixture, block, 6, 0); /* four blocks, two items to compare */
    fixture_layout(&fixture, 80);
    assert_null(fixture_piece(&fixture, fixture_inner(block, "bell-family"), QUESTION_CHECK));
}

/* The scale runs from 100 ms to 10 s in 20 steps, the middle is 1 s. */
static void a_slider_without_a_start_is_nowhere(void **state) {
    (void)state;
    const struct block *slider = fixture_inner(block, "bell-window");
    fixture_expect_shown(&fixture, "not placed yet");
    fixture_expect_hidden(&fixture, "○");
    fixture_expect_hidden(&fixture, "below 1 s");
    fixture_focus(&fixture, slider, 0);
    fixture.scene.entered = true;
    fixture_expect_shown(&fixture, "place it: ←→ or click");
    assert_true(fixture_key(&fixture, KEYSYM_ENTER)); /* left as it was */
    assert_false(facts_has(&fixture.facts, "bell-window", ".step"));
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    assert_int_equal(facts_get(&fixture.facts, "bell-window", ".step", -1), 10);
    fixture_expect_shown(&fixture, "◄ 1 second ►");
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    assert_int_equal(facts_get(&fixture.facts, "bell-window", ".step", -1), 9);
    fixture_expect_tally(&fixture, block, 6, 1);
}

static void decide(const char *family) {
    facts_set(&fixture.facts, "bell-window", ".step", 15); /* 3.2 s */
    facts_set(&fixture.facts, "bell-family", family, 1);
}

static void nothing_is_run_before_it_is_decided(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "Place the window and pick a family: your choice is then");
    fixture_expect_hidden(&fixture, "In an hour");
    facts_set(&fixture.facts, "bell-family", "pull", 1);
    fixture_expect_hidden(&fixture, "In an hour");
    facts_clear(&fixture.facts, "bell-family", "pull");
    decide("pull");
    fixture_expect_shown(&fixture, "✓ Client pull, every 3.3 s: 9"); /* (3.2 - 0.05) / 0.95 */
    fixture_expect_shown(&fixture, "Each family, for a window of 3.2 s");
    fixture_expect_shown(&fixture, "• Client pull");
    fixture_expect_shown(&fixture, "  Server push    100 % ✓     50 ms");
    fixture_expect_hidden(&fixture, "model answer's");
}

static void the_figures_follow_the_window(void **state) {
    (void)state;
    decide("pull");
    fixture_focus(&fixture, fixture_inner(block, "bell-window"), 0);
    fixture.scene.entered = true;
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "✓ Client pull, every 2.5 s: 9"); /* (2.5 - 0.05) / 0.95 */
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    fixture_expect_shown(&fixture, "✗ Client pull, every 100 ms: "); /* an answer takes 100 ms */
}

/* A stream is opened once in a run. */
static void one_request_is_one(void **state) {
    (void)state;
    decide("push");
    fixture_expect_shown(&fixture, "In an hour one client costs 2"); /* a run of half an hour */
    fixture_expect_shown(&fixture, " requests,");
    ((struct challenge *)block->object)->measured_usec = INT64_C(3600000000);
    facts_set(&fixture.facts, "bell-window", ".step", 14);
    fixture_expect_shown(&fixture, "In an hour one client costs 1");
    fixture_expect_shown(&fixture, " request,");
}

/* Its model answer: server push, within 3 s. */
static void the_model_is_run_once_it_is_compared_with(void **state) {
    (void)state;
    facts_set(&fixture.facts, "products", "bell", 1);
    fixture_expect_shown(&fixture, "✓ Server push: 100 % of the updates arrive within the model");
    fixture_expect_hidden(&fixture, "Your choice");
    decide("pull");
    fixture_expect_shown(&fixture, "✗ Your choice (Client pull, every 3.3 s) is not within that");
    facts_set(&fixture.facts, "bell-window", ".step", 10);
    fixture_expect_shown(&fixture, "✓ Your choice (Client pull, every 1 s) is within that window");
}

static const struct piece *piece_of(const struct block *of, int part, int width) {
    fixture_layout(&fixture, width);
    return fixture_piece(&fixture, of, part);
}

/* Beside where there is room for both, else under the first three lines. */
static void the_model_stands_with_the_own_text(void **state) {
    (void)state;
    const struct block *own = fixture_inner(block, "bell-reason");
    char text[100 * 12 + 1] = "";
    for (int i = 0; i < 100; i++)
        strcat(text, "It may lag. ");
    facts_set_text(&fixture.facts, "bell-reason", ".text", text);
    int whole = piece_of(own, 0, 90)->at.height;
    facts_set(&fixture.facts, "products", "bell", 1);
    int beside_y = piece_of(own, 0, 90)->at.y;
    assert_true(piece_of(own, 0, 90)->at.height > 4);
    assert_int_equal(piece_of(own, 0, 90)->at.width, 44);
    assert_int_equal(piece_of(block, COMPARE, 90)->at.y, beside_y);
    assert_int_equal(piece_of(block, COMPARE, 90)->at.x, 46);
    assert_int_equal(piece_of(block, POINT, 90)->at.x, 46);
    int y = piece_of(own, 0, 76)->at.y;
    assert_true(whole > 4);
    assert_int_equal(piece_of(own, 0, 76)->at.height, 1 + 3); /* what is asked, and three lines */
    assert_int_equal(piece_of(block, COMPARE, 76)->at.y, y + 5);
    fixture_focus(&fixture, own, 0);
    fixture.scene.entered = true; /* to write on, it opens */
    assert_true(piece_of(own, 0, 76)->at.height > 4);
}

static void comparing_too_early_is_asked_about(void **state) {
    (void)state;
    press(fixture_inner(block, "bell-family"), QUESTION_FIRST, KEYSYM_ENTER);
    for (int i = 0; i < 2; i++) {
        assert_true(press(block, COMPARE, KEYSYM_ENTER));
        assert_string_equal(fixture.session.asks,
                            "Still open: the slider, your text. Compare anyway?");
        assert_int_equal(facts_get(&fixture.facts, "products", "bell", 0), 0);
    }
    fixture_focus(&fixture, block, COMPARE);
    fixture.confirms = true;
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_string_equal(fixture.session.asks, "");
    assert_int_equal(facts_get(&fixture.facts, "products", "bell", 0), 1);
    fixture_expect_shown(&fixture, "Window: near, some seconds.");
    assert_false(press(block, COMPARE, KEYSYM_ENTER));
    /* The choice, the text that will not be written any more, and the comparison. */
    fixture_expect_tally(&fixture, block, 6, 3);
}

static void a_worked_item_compares_at_once(void **state) {
    (void)state;
    facts_set(&fixture.facts, "bell-window", ".step", 3);
    facts_set(&fixture.facts, "bell-family", "push", 1);
    facts_set_text(&fixture.facts, "bell-reason", ".text", "It may lag.");
    assert_true(press(block, COMPARE, KEYSYM_SPACE));
    assert_string_equal(fixture.session.asks, "");
    fixture_expect_shown(&fixture, "A model answer");
    fixture_expect_tally(&fixture, block, 6, 4);
}

static void rubric_points_are_ticked(void **state) {
    (void)state;
    facts_set(&fixture.facts, "products", "bell", 1);
    fixture_expect_shown(&fixture, "0 of 2 rubric points met");
    assert_true(press(block, POINT + 1, KEYSYM_ENTER));
    assert_int_equal(facts_get(&fixture.facts, "products", "bell/cost", 0), 1);
    fixture_expect_shown(&fixture, "[x] I counted what it costs");
    fixture_expect_shown(&fixture, "1 of 2 rubric points met");
    assert_true(press(block, POINT + 1, KEYSYM_ENTER));
    fixture_expect_shown(&fixture, "0 of 2 rubric points met");
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    facts_set(&fixture.facts, "products", "bell", 1);
    fixture_check_widths(&fixture);
}

static void model_answers_come_at_the_end(void **state) {
    (void)state;
    struct writer writer = {0};
    blocks_plain((struct list){block, 1}, &fixture.scene, &writer);
    assert_null(strstr(writer.text, "some seconds"));
    assert_non_null(strstr(writer.text, "1 of 2: A notification bell\n"));
    writer_release(&writer);
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_string_equal(
        writer.text,
        "A notification bell\n"
        "Which family?\n"
        "  - Pull\n"
        "    Count the requests.\n"
        "\n"
        "  Window: near, some seconds.\n"
        "  ✓ Server push: 100 % of the updates arrive within the model answer's 3 s.\n"
        "  95 % are at most 50 ms old on arrival. In an hour one client costs 2\n"
        "  requests, 179 messages from the server and 13.4 kB.\n"
        "  - Client pull, every 3.1 s: 95 % in time ✓. 95 % are at most 2.99 s old on\n"
        "    arrival. In an hour one client costs 1,161 requests, 997 of them\n"
        "    answered empty, 1,161 messages from the server and 842 kB.\n"
        "  - Full-duplex: 100 % in time ✓. 95 % are at most 50 ms old on arrival. In\n"
        "    an hour one client costs 2 requests, 179 messages from the server and\n"
        "    9.9 kB.\n"
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
        cmocka_unit_test_setup_teardown(a_slider_without_a_start_is_nowhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_run_before_it_is_decided, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_figures_follow_the_window, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_request_is_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_model_is_run_once_it_is_compared_with, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_model_stands_with_the_own_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(comparing_too_early_is_asked_about, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_worked_item_compares_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rubric_points_are_ticked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(model_answers_come_at_the_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
