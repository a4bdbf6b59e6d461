/* A number with a unit: typed, checked where it is typed, and told only after a try. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "numeric");
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

static const char *text(const char *part) {
    return facts_text(&fixture.facts, block->id, part);
}

static void enter(void) {
    fixture_focus(&fixture, block, QUESTION_FIRST);
    fixture.scene.entered = true;
}

static void type(const char *typed) {
    enter();
    for (; *typed != '\0'; typed++) {
        struct event event = {.type = EVENT_KEY, .key = (unsigned char)*typed};
        assert_true(fixture_event(&fixture, &event));
    }
}

/* Types in place of what is there, and checks; the player would leave the field when asked to. */
static void answer(const char *typed) {
    enter();
    fixture_key(&fixture, KEYSYM_CTRL + 'u');
    type(typed);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    fixture.scene.entered = !fixture.session.leave;
}

static void it_begins_blank(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "  │ a number, in s");
    fixture_expect_shown(&fixture, "It may appear at any moment");
    fixture_expect_hidden(&fixture, "2.58");
    fixture_expect_hidden(&fixture, "Half of the interval");
    fixture_expect_shown(&fixture, "  [ Check ]");
    fixture_expect_tally(&fixture, block, 1, 0);
    fixture_focus(&fixture, block, QUESTION_FIRST);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture.session.enter);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(fixture.session.enter);
    fixture_focus(&fixture, block, QUESTION_CHECK);
    assert_false(fixture_key(&fixture, 'a')); /* nothing was tried */
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "Type a number first.");
}

/* The field keeps every letter for its text: only Enter and the space bar are keys there. */
static void the_field_has_no_letters_for_keys(void **state) {
    (void)state;
    answer("9 s");
    fixture.scene.entered = false;
    fixture_focus(&fixture, block, QUESTION_FIRST);
    for (uint32_t key = KEYSYM_SPACE + 1; key < 0x500; key++)
        assert_false(fixture_key(&fixture, key));
}

static void characters_and_keys_edit_it(void **state) {
    (void)state;
    type("a 25");
    assert_string_equal(text(".answer"), "a 25");
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    assert_true(fixture_key(&fixture, KEYSYM_DELETE));
    assert_true(fixture_key(&fixture, KEYSYM_DELETE));
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    type(".");
    assert_string_equal(text(".answer"), "2.5");
    fixture_expect_shown(&fixture, "  ┃ 2.5 s");
    assert_true(fixture_key(&fixture, KEYSYM_END));
    type(" ms");
    fixture_expect_shown(&fixture, "  ┃ 2.5 ms\n"); /* no second unit */
    fixture_key(&fixture, KEYSYM_CTRL + 'u');
    struct event paste = {.type = EVENT_PASTE, .text = "２．５"};
    assert_true(fixture_event(&fixture, &paste));
    fixture_expect_shown(&fixture, "  ┃ ２．５ s\n");
    assert_true(fixture_key(&fixture, KEYSYM_DOWN));
    assert_true(fixture.session.leave && fixture.session.to_next);
    assert_true(fixture_key(&fixture, KEYSYM_UP));
    assert_true(fixture.session.leave && fixture.session.to_previous);
}

static void paste(const char *piece, bool continues) {
    struct event event = {.type = EVENT_PASTE, .text = piece, .continues = continues};
    assert_true(fixture_event(&fixture, &event));
    if (!continues)
        fixture.paste = (struct paste){0};
}

static void one_line_is_pasted_and_no_more_than_fits(void **state) {
    (void)state;
    enter();
    paste("\r\n2.5 s\r\n", false);
    assert_string_equal(text(".answer"), "2.5 s");
    assert_string_equal(fixture.session.notice, "");
    fixture_key(&fixture, KEYSYM_CTRL + 'u');
    paste("\n2.5 s\nand\nmore", false);
    assert_string_equal(text(".answer"), "2.5 s");
    assert_string_equal(fixture.session.notice,
                        "7 characters were cut off: the field holds one line of 32 characters.");
    paste("1234567890123456789012345678", false);
    assert_string_equal(text(".answer"), "2.5 s123456789012345678901234567");
    assert_string_equal(fixture.session.notice,
                        "1 character was cut off: the field holds one line of 32 characters.");
    struct event key = {.type = EVENT_KEY, .key = '9'};
    assert_true(fixture_event(&fixture, &key));
    assert_string_equal(fixture.session.notice,
                        "The field is full: it holds one line of 32 characters.");
    assert_string_equal(text(".answer"), "2.5 s123456789012345678901234567");
}

/* Wherever a paste is cut into pieces, the field holds the same and the learner is told the same.
 */
static void a_paste_may_come_in_pieces(void **state) {
    (void)state;
    static const char *const PASTES[] = {"\r\n2.5 s\r\nand more",
                                         "12345678901234567890123456789012345",
                                         "123456789 123456789 123456789 1e\u0301\u0302\u0303",
                                         "123456789 123456789 123456789 12e\u0301\u0302"};
    enter();
    for (size_t i = 0; i < sizeof PASTES / sizeof *PASTES; i++) {
        char whole[256], told[NOTICE_BYTES], piece[256];
        fixture_key(&fixture, KEYSYM_CTRL + 'u');
        paste(PASTES[i], false);
        strcpy(whole, text(".answer"));
        strcpy(told, fixture.session.notice);
        for (size_t cut = 0; cut <= strlen(PASTES[i]); cut++) {
            if ((PASTES[i][cut] & 0xC0) == 0x80)
                continue; /* a piece has whole code points */
            fixture_key(&fixture, KEYSYM_CTRL + 'u');
            memcpy(piece, PASTES[i], cut);
            piece[cut] = '\0';
            paste(piece, true);
            paste(PASTES[i] + cut, false);
            assert_string_equal(text(".answer"), whole);
            assert_string_equal(fixture.session.notice, told);
        }
    }
}

static void what_cannot_be_read_is_no_try(void **state) {
    (void)state;
    enter();
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "Type a number first.");
    answer("soon");
    assert_string_equal(fixture.session.notice,
                        "That is not a number. Please use digits, as in 2.5.");
    assert_false(fixture.session.leave); /* it stays to be put right */
    assert_int_equal(fact(".tries"), 0);
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void a_wrong_try_tells_the_way_alone(void **state) {
    (void)state;
    answer("3,5");
    assert_true(fixture.session.leave);
    assert_int_equal(fact(".tries"), 1);
    assert_string_equal(text(".first/.answer"), "3,5");
    fixture_expect_shown(&fixture, "  ✗ 3,5 s");
    fixture_expect_shown(&fixture, "Too high. Try again, or ask for the answer with a.");
    fixture_expect_hidden(&fixture, "2.58");
    fixture_expect_hidden(&fixture, "Half of the interval");
    answer("3,5");
    assert_int_equal(fact(".tries"), 1);
    assert_false(fixture.session.leave);
    answer("2 s");
    fixture_expect_shown(&fixture, "Too low.");
    assert_int_equal(fact(".tries"), 2);
    enter();
    fixture_key(&fixture, KEYSYM_BACKSPACE);
    fixture_expect_shown(&fixture, "Tried last: 2 s");
    assert_string_equal(text(".first/.answer"), "3,5");
}

/* 5 s give or take 10 % is a slip, up to 5.5 s; so is 2 s, up to 2.2 s. */
static void a_slip_is_told_its_reason(void **state) {
    (void)state;
    answer("5.5");
    fixture_expect_shown(&fixture, "Too high.");
    fixture_expect_shown(&fixture, "So old is news at worst");
    fixture_expect_hidden(&fixture, "Half of the interval");
    answer("5.51");
    fixture_expect_hidden(&fixture, "at worst");
    answer("2.2 s");
    fixture_expect_shown(&fixture, "Half an interval is more than that.");
    enter();
    fixture_key(&fixture, KEYSYM_BACKSPACE);
    fixture_expect_hidden(&fixture, "Half an interval is more");
    answer("2.58");
    fixture_expect_hidden(&fixture, "Half an interval is more");
    fixture_expect_shown(&fixture, "Half of the interval");
}

static void an_answer_that_is_shown_leaves_the_slip(void **state) {
    (void)state;
    answer("5 s");
    fixture.scene.entered = false;
    fixture_focus(&fixture, block, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, 'a'));
    fixture_expect_shown(&fixture, "So old is news at worst");
    fixture_expect_shown(&fixture, "The answer: 2.58 s");
}

static void a_right_try_in_another_unit_closes(void **state) {
    (void)state;
    answer("3.5");
    answer("2322 ms"); /* 10 % less, exactly */
    assert_string_equal(fixture.session.notice,
                        "Right this time: 1 of 1 point. The first try: 0 of 1 point.");
    fixture_expect_shown(&fixture, "  ✓ 2322 ms");
    fixture_expect_shown(&fixture, "The answer: 2.58 s (within 10 %)");
    fixture_expect_shown(&fixture, "Half of the interval");
    fixture_layout(&fixture, 80);
    assert_int_equal(fixture_piece(&fixture, block, QUESTION_FIRST)->flags, 0);
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.first.num, 0);
    assert_int_equal(tally.counted.num, 1);
}

static void the_answer_is_shown_when_asked_for(void **state) {
    (void)state;
    answer("9 s");
    assert_true(fixture.session.to_next);
    fixture.scene.entered = false;
    fixture_focus(&fixture, block, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, 'a'));
    fixture_expect_shown(&fixture, "  ✗ 9 s");
    fixture_expect_shown(&fixture, "The answer: 2.58 s");
    fixture_expect_shown(&fixture, "Half of the interval");
    assert_int_equal(block_tally(block, &fixture.scene).counted.num, 0);
}

static void without_a_tolerance_it_is_exact(void **state) {
    (void)state;
    block = fixture_block(&fixture, 1);
    answer("719");
    fixture_expect_shown(&fixture, "Too low.");
    answer("720 requests");
    fixture_expect_shown(&fixture, "The answer: 720 requests\n");
}

static void without_a_score_a_number_is_an_answer(void **state) {
    (void)state;
    block = fixture_block(&fixture, 2);
    answer("nothing");
    assert_false(fixture.session.leave);
    fixture_expect_tally(&fixture, block, 1, 0);
    answer("12 %");
    assert_true(fixture.session.leave);
    assert_int_equal(fact(".tries"), 0);
    fixture_expect_tally(&fixture, block, 1, 1);
    assert_int_equal(block_tally(block, &fixture.scene).questions, 0);
    fixture_expect_shown(&fixture, "Nobody is right or wrong here.");
}

static void the_cursor_is_shown_while_entered(void **state) {
    (void)state;
    struct canvas canvas;
    type("25");
    fixture_key(&fixture, KEYSYM_LEFT);
    fixture_layout(&fixture, 40);
    canvas_init(&canvas, 40, 10, false);
    block_draw(fixture_piece(&fixture, block, QUESTION_FIRST), &fixture.scene, &canvas);
    assert_int_equal(canvas.cursor_x, 5);
    assert_int_equal(canvas.cursor_y, 0);
    canvas_release(&canvas);
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    type("1234567890.1234567890");
    fixture_check_widths(&fixture);
    answer("3");
    fixture_check_widths(&fixture);
    answer("2.5");
    fixture_check_widths(&fixture);
}

static void plain_text_asks_and_answers_apart(void **state) {
    (void)state;
    fixture_expect_plain(&fixture,
                         "A client asks every 5 s. How old is news on average when it arrives?\n"
                         "  It may appear at any moment between two questions.\n"
                         "  (a number, in s)\n"
                         "\n"
                         "How many requests is that in an hour?\n"
                         "  (a number, in requests)\n"
                         "\n"
                         "What would you allow?\n"
                         "  (a number, in %)\n");
    struct writer writer = {0};
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_string_equal(writer.text,
                        "A client asks every 5 s. How old is news on average when it arrives?\n"
                        "  right: 2.58 s (within 10 %)\n"
                        "         Half of the interval, and one way of 80 ms.\n"
                        "  wrong: 5 s\n"
                        "         So old is news at worst; it is asked for the mean.\n"
                        "  wrong: 2 s\n"
                        "         Half an interval is more than that.\n");
    writer_release(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_begins_blank, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_field_has_no_letters_for_keys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(characters_and_keys_edit_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_line_is_pasted_and_no_more_than_fits, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_paste_may_come_in_pieces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_no_try, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_try_tells_the_way_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_slip_is_told_its_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_that_is_shown_leaves_the_slip, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_right_try_in_another_unit_closes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answer_is_shown_when_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_tolerance_it_is_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_score_a_number_is_an_answer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_cursor_is_shown_while_entered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_text_asks_and_answers_apart, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
