/* An open question: a text field that edits, and that is left by the keys that say so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "open");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void enter(void) {
    fixture_focus(&fixture, block, 0);
    fixture.scene.entered = true;
}

static void type(const char *text) {
    for (; *text != '\0'; text++) {
        struct event event = {.type = EVENT_KEY, .key = (unsigned char)*text};
        assert_true(fixture_event(&fixture, &event));
    }
}

static void expect_text(const char *text) {
    assert_string_equal(facts_text(&fixture.facts, "reason", ".text"), text);
}

static void it_begins_blank(void **state) {
    (void)state;
    fixture_expect(&fixture, 40,
                   "  Why this window?\n"
                   "  Who sends, and how often?\n"
                   "  │ nothing written yet\n"
                   "  │\n"
                   "  │\n");
    fixture_expect_tally(&fixture, block, 1, 0);
    fixture_focus(&fixture, block, 0);
    assert_false(fixture_key(&fixture, KEYSYM_DOWN)); /* not entered */
}

static void every_character_is_text(void **state) {
    (void)state;
    enter();
    type("q?a R");
    expect_text("q?a R");
    struct event wide = {.type = EVENT_KEY, .key = 0x65E5};
    struct event emoji = {.type = EVENT_KEY, .key = 0x1F600};
    assert_true(fixture_event(&fixture, &wide));
    assert_true(fixture_event(&fixture, &emoji));
    expect_text("q?a R日😀");
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    type("b");
    expect_text("q?a R日😀\nb");
    fixture_expect_tally(&fixture, block, 1, 1);
    struct event function_key = {.type = EVENT_KEY, .key = KEYSYM_INSERT};
    assert_false(fixture_event(&fixture, &function_key));
}

static void the_ends_of_the_text_and_of_a_line_differ(void **state) {
    (void)state;
    enter();
    type("one");
    fixture_key(&fixture, KEYSYM_ENTER);
    type("two");
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    type("A");
    assert_true(fixture_key(&fixture, KEYSYM_TEXT_START));
    type("B");
    assert_true(fixture_key(&fixture, KEYSYM_END));
    type("C");
    assert_true(fixture_key(&fixture, KEYSYM_TEXT_END));
    type("D");
    expect_text("BoneC\nAtwoD");
}

static void a_cut_of_nothing_says_so(void **state) {
    const uint32_t cuts_before[] = {KEYSYM_CTRL + 'u', KEYSYM_CTRL + 'w', KEYSYM_WORD_BACKSPACE};
    (void)state;
    enter();
    type("one");
    assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'k'));
    assert_string_equal(fixture.session.notice, "Nothing to cut.");
    fixture_key(&fixture, KEYSYM_HOME);
    for (int i = 0; i < 3; i++) {
        assert_true(fixture_key(&fixture, cuts_before[i]));
        assert_string_equal(fixture.session.notice, "Nothing to cut.");
    }
    assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'k'));
    assert_string_equal(fixture.session.notice, "");
    assert_true(fixture_key(&fixture, KEYSYM_BACKSPACE)); /* a character is no cut */
    assert_string_equal(fixture.session.notice, "");
}

static void the_cursor_goes_where_keys_take_it(void **state) {
    (void)state;
    enter();
    type("one two");
    assert_true(fixture_key(&fixture, KEYSYM_WORD_LEFT));
    type("X");
    expect_text("one Xtwo");
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    assert_true(fixture_key(&fixture, KEYSYM_DELETE));
    expect_text("ne Xtwo");
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_true(fixture_key(&fixture, KEYSYM_WORD_BACKSPACE));
    expect_text("ne ");
    assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'u'));
    assert_false(facts_has(&fixture.facts, "reason", ".text"));
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void up_and_down_leave_at_the_edges(void **state) {
    (void)state;
    enter();
    type("one");
    fixture_key(&fixture, KEYSYM_ENTER);
    type("two");
    assert_true(fixture_key(&fixture, KEYSYM_UP));
    assert_false(fixture.session.leave);
    type("X");
    expect_text("oneX\ntwo");
    assert_true(fixture_key(&fixture, KEYSYM_UP));
    assert_true(fixture.session.leave && fixture.session.to_previous);
    assert_true(fixture_key(&fixture, KEYSYM_DOWN));
    assert_false(fixture.session.leave);
    assert_true(fixture_key(&fixture, KEYSYM_DOWN));
    assert_true(fixture.session.leave && fixture.session.to_next);
}

static void pasted_lines_are_kept(void **state) {
    (void)state;
    enter();
    struct event paste = {.type = EVENT_PASTE, .text = "a\r\nb\x1b[0m\tc"};
    assert_true(fixture_event(&fixture, &paste));
    expect_text("a\nb[0m c");
}

static void a_full_field_says_so(void **state) {
    (void)state;
    static char many[5001];
    memset(many, 'x', sizeof many - 1);
    enter();
    struct event paste = {.type = EVENT_PASTE, .text = many};
    assert_true(fixture_event(&fixture, &paste));
    assert_string_equal(fixture.session.notice,
                        "1,000 characters were cut off: the field holds 4,000 bytes of text.");
    struct event key = {.type = EVENT_KEY, .key = 'y'};
    assert_true(fixture_event(&fixture, &key));
    assert_string_equal(fixture.session.notice, "The field is full: it holds 4,000 bytes of text.");
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "The field is full: it holds 4,000 bytes of text.");
    assert_int_equal(strlen(facts_text(&fixture.facts, "reason", ".text")), 4000);
}

/* Half a screen is for the field. */
static void a_long_text_scrolls_with_the_cursor(void **state) {
    (void)state;
    fixture.scene.body_rows = 16;
    enter();
    struct event paste = {.type = EVENT_PASTE, .text = "1\n2\n3\n4\n5\n6\n7\n8\n9\nlast"};
    fixture_event(&fixture, &paste);
    fixture_expect(&fixture, 40,
                   "  Why this window?\n"
                   "  Who sends, and how often?\n"
                   "  ▲ 3\n"
                   "  ┃ 4\n"
                   "  ┃ 5\n"
                   "  ┃ 6\n"
                   "  ┃ 7\n"
                   "  ┃ 8\n"
                   "  ┃ 9\n"
                   "  ┃ last\n");
    for (int i = 0; i < 8; i++)
        fixture_key(&fixture, KEYSYM_UP);
    fixture_expect_shown(&fixture, "▲ 2\n");
    fixture_expect_shown(&fixture, "▼ 9\n");
    fixture_expect_hidden(&fixture, "last");
}

static void the_cursor_is_shown_while_entered(void **state) {
    (void)state;
    struct canvas canvas;
    enter();
    type("ab");
    fixture_layout(&fixture, 40);
    const struct piece *piece = fixture_piece(&fixture, block, 0);
    canvas_init(&canvas, 40, 10, false);
    block_draw(piece, &fixture.scene, &canvas);
    assert_int_equal(canvas.cursor_x, 6);
    assert_int_equal(canvas.cursor_y, 2);
    canvas_release(&canvas);
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    enter();
    type("Some words, and alongwordwithoutanybreakinit too");
    fixture_check_widths(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_begins_blank, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_character_is_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_ends_of_the_text_and_of_a_line_differ, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_cut_of_nothing_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_cursor_goes_where_keys_take_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(up_and_down_leave_at_the_edges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pasted_lines_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_field_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_text_scrolls_with_the_cursor, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_cursor_is_shown_while_entered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
