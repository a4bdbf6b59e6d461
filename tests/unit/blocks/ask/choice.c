/* A choice: one tick, nothing told before a real try, and two ways to close it. */
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
    fixture_open(&fixture, "choice");
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

enum { SLOW = QUESTION_FIRST, SIZE, STARTS };

static void one_answer_is_ticked(void **state) {
    (void)state;
    assert_true(press(SLOW, KEYSYM_ENTER));
    assert_int_equal(fact("slow"), 1);
    assert_int_equal(fact(".tries"), 0);
    assert_true(press(SIZE, KEYSYM_SPACE));
    assert_int_equal(fact("size"), 1);
    assert_int_equal(fact("slow"), 0);
    assert_int_equal(fact(".tries"), 0);
}

/* Nor does it play a film that the question is about. */
static void space_leaves_the_tick_where_it_is(void **state) {
    (void)state;
    press(SIZE, KEYSYM_SPACE);
    assert_true(press(SIZE, KEYSYM_SPACE));
    assert_int_equal(fact("size"), 1);
    assert_int_equal(fact(".tries"), 0);
    assert_false(fixture.session.to_next);
}

static void enter_on_the_ticked_one_checks(void **state) {
    (void)state;
    press(SIZE, KEYSYM_ENTER);
    assert_true(press(SIZE, KEYSYM_ENTER));
    assert_int_equal(fact(".tries"), 1);
    assert_int_equal(fact(".last/size"), 1);
    fixture_expect_shown(&fixture, "Not this one. Try again, or ask for the answer with a.");
    assert_true(press(SIZE, KEYSYM_ENTER));
    assert_int_equal(fact(".tries"), 1);
    assert_string_equal(fixture.session.notice, "You tried that already. Change something first.");
    press(STARTS, KEYSYM_ENTER);
    press(STARTS, KEYSYM_ENTER);
    assert_int_equal(fact(".closed"), CLOSED_RIGHT);
}

static void expect_key_says(int part, uint32_t key, const char *does) {
    fixture_focus(&fixture, block, part);
    fixture_layout(&fixture, 80);
    const struct block_kind *kind = block_kind(block);
    uint64_t offers = kind->offers(fixture_piece(&fixture, block, part), &fixture.scene);
    int action = binding_find(kind->bindings, offers, key);
    const struct binding *row = kind->bindings;
    while (row->does != NULL && row->action != action)
        row++;
    assert_non_null(row->does);
    assert_string_equal(row->does, does);
}

static void the_footer_says_what_enter_does(void **state) {
    (void)state;
    expect_key_says(SIZE, KEYSYM_ENTER, "tick");
    press(SIZE, KEYSYM_ENTER);
    expect_key_says(SIZE, KEYSYM_ENTER, "check");
    expect_key_says(SLOW, KEYSYM_ENTER, "tick");
    expect_key_says(QUESTION_CHECK, KEYSYM_ENTER, "check");
    expect_key_says(QUESTION_CHECK, '3', "choose");
}

static void a_digit_ticks_the_choice_at_its_place(void **state) {
    (void)state;
    assert_true(press(SLOW, '3'));
    assert_int_equal(fact("starts"), 1);
    assert_int_equal(fixture.session.focus_part, STARTS);
    assert_true(press(QUESTION_CHECK, '2'));
    assert_int_equal(fact("size"), 1);
    assert_int_equal(fact("starts"), 0);
    assert_int_equal(fixture.session.focus_part, SIZE);
    press(SIZE, '2');
    assert_int_equal(fact("size"), 1);
    assert_int_equal(fact(".tries"), 0);
}

static void a_digit_beyond_the_last_says_so(void **state) {
    (void)state;
    assert_true(press(SLOW, '4'));
    assert_string_equal(fixture.session.notice, "There are 3 choices.");
    assert_int_equal(fixture.session.focus_part, -1);
    assert_int_equal(fact("slow") + fact("size") + fact("starts"), 0);
    assert_false(press(SLOW, '0'));
}

static void a_closed_question_takes_no_digit(void **state) {
    (void)state;
    press(SLOW, '3');
    press(STARTS, KEYSYM_ENTER);
    assert_false(press(QUESTION_VERDICT, '1'));
    assert_int_equal(fact("slow"), 0);
}

/* 26 choices, the most that there may be: the digits are of the first nine. */
static void digits_are_of_the_first_nine(void **state) {
    (void)state;
    struct writer json = {0};
    writer_printf(&json, "{\"kind\": \"choice\", \"id\": \"many\", \"ask\": \"Which?\", "
                         "\"scored\": false, \"choices\": [");
    for (int i = 1; i <= 26; i++)
        writer_printf(&json, "%s{\"id\": \"c%d\", \"text\": \"Choice %d\"}", i > 1 ? ", " : "", i,
                      i);
    writer_printf(&json, "]}");
    fixture_close(&fixture);
    fixture_open_block(&fixture, json.text);
    writer_release(&json);
    block = fixture_block(&fixture, 0);
    assert_true(press(QUESTION_FIRST + 20, '9'));
    assert_int_equal(fact("c9"), 1);
    assert_int_equal(fixture.session.focus_part, QUESTION_FIRST + 8);
    assert_true(press(QUESTION_FIRST + 8, KEYSYM_SPACE));  /* it stays */
    assert_false(press(QUESTION_FIRST + 8, KEYSYM_ENTER)); /* nothing is checked here */
}

static void nothing_is_told_before_a_real_try(void **state) {
    (void)state;
    assert_true(press(QUESTION_CHECK, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "Tick an answer first.");
    assert_int_equal(fact(".tries"), 0);
    assert_false(press(QUESTION_CHECK, 'a'));
    press(SIZE, KEYSYM_ENTER);
    fixture_expect_hidden(&fixture, "✗");
    fixture_expect_hidden(&fixture, "Bodies may be");
    assert_false(press(SIZE, 'a'));
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void a_wrong_try_tells_its_reason_alone(void **state) {
    (void)state;
    press(SIZE, KEYSYM_ENTER);
    assert_true(press(QUESTION_CHECK, KEYSYM_ENTER));
    assert_int_equal(fact(".tries"), 1);
    assert_int_equal(fact(".first/size"), 1);
    assert_int_equal(fact(".last/size"), 1);
    assert_int_equal(fact(".closed"), 0);
    fixture_expect_shown(&fixture, "  ✗ (•) The body");
    fixture_expect_shown(&fixture, "Bodies may be");
    fixture_expect_shown(&fixture, "Not this one. Try again, or ask for the answer with a.");
    fixture_expect_hidden(&fixture, "News has to wait");
    fixture_expect_hidden(&fixture, "It is as fast");
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.worked, 1);
    assert_int_equal(tally.answered, 1);
    assert_int_equal(tally.first.num, 0);
}

static void the_same_answer_again_is_no_try(void **state) {
    (void)state;
    press(SIZE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(fact(".tries"), 1);
    assert_string_equal(fixture.session.notice, "You tried that already. Change something first.");
}

static void a_right_try_closes_and_tells_every_reason(void **state) {
    (void)state;
    press(SIZE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    press(STARTS, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    assert_string_equal(fixture.session.notice,
                        "Right this time: 1 of 1 point. The first try: 0 of 1 point.");
    fixture_expect_shown(&fixture, "  ✓ (•) Only a client");
    fixture_expect_shown(&fixture, "It is as fast");
    fixture_expect_shown(&fixture, "Bodies may be");
    fixture_expect_shown(&fixture, "News has to wait");
    fixture_expect_hidden(&fixture, "[ Check ]");
    assert_false(press(SLOW, KEYSYM_ENTER));
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.first.num, 0); /* the first try counts */
    assert_int_equal(tally.counted.num, 1);
}

static void the_answer_is_shown_when_asked_for(void **state) {
    (void)state;
    press(SIZE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    assert_true(press(SLOW, 'a'));
    fixture_expect_shown(&fixture, "  ✓ ( ) Only a client");
    fixture_expect_shown(&fixture, "News has to wait");
    fixture_expect_hidden(&fixture, "It is as fast"); /* neither tried nor right */
    fixture_expect_hidden(&fixture, "[ Check ]");
    assert_false(press(STARTS, KEYSYM_ENTER));
    assert_int_equal(block_tally(block, &fixture.scene).counted.num, 0);
}

static void without_a_score_ticking_is_answering(void **state) {
    (void)state;
    block = fixture_block(&fixture, 1);
    fixture_expect_tally(&fixture, block, 1, 0);
    assert_int_equal(block_tally(block, &fixture.scene).questions, 0);
    assert_true(press(QUESTION_FIRST, KEYSYM_ENTER));
    fixture_expect_shown(&fixture, "Count the requests.");
    fixture_expect_tally(&fixture, block, 1, 1);
    assert_false(press(QUESTION_FIRST, KEYSYM_ENTER)); /* nothing to check */
    assert_true(press(QUESTION_FIRST, '2'));
    assert_int_equal(fact("push"), 1);
    fixture_layout(&fixture, 80);
    assert_null(fixture_piece(&fixture, block, QUESTION_CHECK));
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    press(SIZE, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
    press(SIZE, 'a');
    fixture_check_widths(&fixture);
}

static void plain_text_asks_and_answers_apart(void **state) {
    (void)state;
    fixture_expect_plain(&fixture,
                         "Why can a server not deliver news over plain HTTP by itself?\n"
                         "  ( ) HTTP is too slow for messages\n"
                         "  ( ) The body of an answer is limited in size\n"
                         "  ( ) Only a client starts an exchange; a server can but answer\n"
                         "\n"
                         "Which family would you take?\n"
                         "  Both deliver the news; what does each cost?\n"
                         "  ( ) Client pull\n"
                         "  ( ) Server push\n");
    struct writer writer = {0};
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_non_null(strstr(writer.text, "  right: Only a client starts"));
    assert_non_null(strstr(writer.text, "  wrong: HTTP is too slow"));
    assert_non_null(strstr(writer.text, "         News has to wait"));
    writer_release(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_answer_is_ticked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(space_leaves_the_tick_where_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(enter_on_the_ticked_one_checks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_footer_says_what_enter_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_digit_ticks_the_choice_at_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_digit_beyond_the_last_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_closed_question_takes_no_digit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digits_are_of_the_first_nine, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_told_before_a_real_try, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_try_tells_its_reason_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_answer_again_is_no_try, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_right_try_closes_and_tells_every_reason, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_answer_is_shown_when_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_score_ticking_is_answering, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_text_asks_and_answers_apart, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
