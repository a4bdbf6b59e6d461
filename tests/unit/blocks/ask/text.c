/* Words that are typed, in one field or in the gaps of a sentence: what is right, near, a slip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/gaps.h"
#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "blocks/ask/sentence.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

enum { HEAD, RECONNECTS, EXACT, OWN };

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "text");
    fixture.confirms = false;
    block = fixture_block(&fixture, HEAD);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static const char *fact(const char *part) {
    return facts_text(&fixture.facts, block->id, part);
}

static int tries(void) {
    return tries_count(&fixture.tries, block->id);
}

static void enter(int gap) {
    fixture_focus(&fixture, block, QUESTION_FIRST + gap);
    fixture.scene.entered = true;
}

/* In place of what is there. */
static void type(int gap, const char *typed) {
    struct event event = {.type = EVENT_PASTE, .text = typed};
    enter(gap);
    fixture.paste = (struct paste){0};
    fixture_key(&fixture, KEYSYM_CTRL + 'e');
    fixture_key(&fixture, KEYSYM_CTRL + 'u');
    assert_true(fixture_event(&fixture, &event));
    fixture.scene.entered = false;
}

static void check(void) {
    fixture_focus(&fixture, block, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
}

static void expect_last(int64_t num, int64_t den) {
    struct score score = tries_at(&fixture.tries, block->id, tries() - 1)->score;
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

static void it_begins_blank(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "│ nothing typed yet");
    fixture_expect_hidden(&fixture, "Last-Event-ID");
    check();
    assert_string_equal(fixture.session.notice, "Type an answer first.");
    type(0, "   ");
    check();
    assert_string_equal(fixture.session.notice, "Type an answer first.");
    assert_int_equal(tries(), 0);
}

static void case_space_and_accents_make_no_difference(void **state) {
    (void)state;
    type(0, " last-EVENT-íd ");
    check();
    expect_last(1, 1);
    fixture_expect_shown(&fixture, "✓ ");
    fixture_expect_shown(&fixture, "It holds the last id: that came");
    fixture_expect_hidden(&fixture, "The answer:");
    assert_string_equal(fact(".first/name"), " last-EVENT-íd ");
}

static void enter_in_the_only_field_checks(void **state) {
    (void)state;
    type(0, "Etag");
    enter(0);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture.session.leave && fixture.session.to_next);
    expect_last(0, 1);
    fixture.scene.entered = false;
    fixture_expect_shown(&fixture, "✗ Etag");
    fixture_expect_shown(&fixture, "Not this. Try again, or ask for the answer with a.");
}

static void near_is_said_and_is_no_try(void **state) {
    (void)state;
    type(0, "Last-Evnt-IDs");
    fixture_expect_hidden(&fixture, "Nearly"); /* not before it is checked */
    check();
    assert_string_equal(fixture.session.asks, "Almost: check the spelling. Submit it anyway?");
    assert_int_equal(tries(), 0);
    fixture_expect_shown(&fixture, "    Almost: check the spelling.");
    type(0, "Last-Event-ID");
    fixture_expect_hidden(&fixture, "Nearly");
    check();
    fixture_expect_shown(&fixture, "Right: 1 of 1 point.");
}

static void near_is_wrong_where_it_is_meant(void **state) {
    (void)state;
    fixture.confirms = true;
    type(0, "Last-Evnt-ID");
    check();
    expect_last(0, 1);
    fixture_expect_shown(&fixture, "✗ Last-Evnt-ID");
    fixture_expect_shown(&fixture, "    Almost: check the spelling.");
    fixture_expect_shown(&fixture, "✗ Almost: check the spelling. Try again");
    assert_true(fixture_key(&fixture, 'a'));
    fixture_expect_shown(&fixture, "    The answer: Last-Event-ID");
}

static void near_counts_where_the_author_says_so(void **state) {
    (void)state;
    block = fixture_block(&fixture, EXACT);
    type(0, "Retry");
    check();
    expect_last(0, 1);
    fixture_expect_shown(&fixture, "    Almost: check the spelling.");
    type(0, "retry ");
    check();
    expect_last(0, 1);
    type(0, "rétry");
    check();
    expect_last(0, 1);
    type(0, "retry");
    check();
    expect_last(1, 1);
    assert_int_equal(tries(), 4);
}

static void a_slip_is_told_and_a_try(void **state) {
    (void)state;
    type(0, "last-modified");
    check();
    expect_last(0, 1);
    fixture_expect_shown(&fixture, "    That is a response's, and says when a page was changed.");
}

/* Three gaps: a pattern, a number, and the second of two texts. */
static void each_gap_counts(void **state) {
    (void)state;
    block = fixture_block(&fixture, RECONNECTS);
    fixture_expect_shown(&fixture,
                         "An ____ (1) reconnects by itself, after a ____ (2) that ends; a "
                         "____ (3)");
    type(0, "Event  Stream");
    type(1, "404");
    check();
    assert_string_equal(fixture.session.notice, "Fill every gap first.");
    type(2, "web socket");
    check();
    expect_last(2, 3);
    fixture_expect_shown(&fixture, "✓ 1 Event  Stream");
    fixture_expect_shown(&fixture, "✗ 2 404");
    fixture_expect_shown(&fixture, "✓ 3 web socket");
    fixture_expect_shown(&fixture, "Partly right: 1.33 of 2 points. 2 of 3 gaps are right.");
    type(1, "200");
    check();
    expect_last(1, 1);
    assert_string_equal(fact(".first/status"), "404");
    assert_string_equal(fact(".last/status"), "200");
    fixture_expect_shown(&fixture, "HTML §9.2.2: any other status ends it for good.");
}

static void the_answer_is_the_first_that_is_accepted(void **state) {
    (void)state;
    block = fixture_block(&fixture, RECONNECTS);
    type(0, "eventstream");
    type(1, "304");
    type(2, "poll");
    check();
    assert_true(fixture_key(&fixture, 'a'));
    fixture_expect_shown(&fixture, "✓ 1 eventstream");
    fixture_expect_shown(&fixture, "✗ 2 304");
    fixture_expect_shown(&fixture, "      The answer: 200");
    fixture_expect_shown(&fixture, "      The answer: WebSocket");
    fixture_expect_hidden(&fixture, "The answer: EventSource");
}

static void what_is_not_scored_is_only_kept(void **state) {
    (void)state;
    block = fixture_block(&fixture, OWN);
    fixture_expect_tally(&fixture, block, 1, 0);
    type(0, "The departures board");
    fixture_expect_tally(&fixture, block, 1, 1);
    enter(0);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture.session.leave && fixture.session.to_next);
    assert_int_equal(tries(), 0);
}

static void up_and_down_go_through_the_rows_of_a_long_answer(void **state) {
    (void)state;
    char text[121];
    memset(text, 'x', 120);
    text[120] = '\0';
    type(0, text);
    enter(0);
    assert_true(fixture_key(&fixture, KEYSYM_UP));
    assert_false(fixture.session.leave);
    assert_true(fixture_key(&fixture, KEYSYM_UP));
    assert_true(fixture.session.leave && fixture.session.to_previous);
    assert_true(fixture_key(&fixture, KEYSYM_DOWN));
    assert_false(fixture.session.leave);
    assert_true(fixture_key(&fixture, KEYSYM_DOWN));
    assert_true(fixture.session.leave && fixture.session.to_next);
}

static void at_most_500_characters_are_taken(void **state) {
    (void)state;
    static char text[3 * 502 + 1];
    for (int i = 0; i < 501; i++)
        strcat(text, "長");
    struct event event = {.type = EVENT_PASTE, .text = text};
    enter(0);
    assert_true(fixture_event(&fixture, &event));
    assert_string_equal(fixture.session.notice,
                        "1 character was cut off: the field holds one line of 500 characters.");
    assert_int_equal(strlen(fact("name")), 3 * 500);
}

static void every_width_is_drawn(void **state) {
    (void)state;
    for (int i = HEAD; i <= OWN; i++) {
        block = fixture_block(&fixture, i);
        for (int gap = 0; gap < block_kind(block)->question->count(block); gap++)
            type(gap, "長編 and a longer text");
    }
    fixture_check_widths(&fixture);
    for (int i = HEAD; i <= EXACT; i++) {
        block = fixture_block(&fixture, i);
        check();
    }
    fixture_check_widths(&fixture);
}

/* Whatever is typed, a try is from 0 to 1; and what is accepted is right, however it is folded. */
static void any_text_scores_from_nothing_to_one(void **state) {
    (void)state;
    uint32_t seed = 11;
    block = fixture_block(&fixture, RECONNECTS);
    fixture.confirms = true;
    for (int i = 0; i < 300; i++) {
        for (int gap = 0; gap < 3; gap++) {
            char text[80] = "x";
            for (int k = 0; k < 12; k++) {
                static const char *const pieces[] = {"e", "E", "v", "\u0301", "ß",  "200",
                                                     " ", "(", "*", "\\",     "長", "\u2019"};
                seed = seed * 1664525 + 1013904223;
                strcat(text, pieces[(uint64_t)seed * 12 >> 32]);
            }
            text[sizeof text - 1] = '\0';
            type(gap, text);
        }
        struct score score = question_of(block)->score(block, &fixture.facts, NULL);
        assert_true(score.num >= 0 && score.num <= score.den);
    }
    for (int i = HEAD; i <= EXACT; i++) {
        const struct text *text = fixture_block(&fixture, i)->object;
        const struct text_gap *gap = text->gaps.at;
        for (int g = 0; g < text->gaps.count; g++)
            for (int k = 0; k < gap[g].accepts.count; k++)
                assert_int_equal(
                    gaps_fit(text, &gap[g], ((const char *const *)gap[g].accepts.at)[k]),
                    ANSWER_RIGHT);
    }
}

/* In a prediction the sentence follows the values of the attempt. */
static void a_sentence_is_filled(void **state) {
    (void)state;
    fixture_open_block(&fixture,
                       "{\"kind\": \"diagram\", \"id\": \"ask\", \"title\": \"Ask\", "
                       "\"lasts\": \"20s\", \"simulate\": "
                       "{\"technique\": \"short-poll\", \"interval\": \"5s\", \"events\": "
                       "\"every:3s\"}, \"vary\": "
                       "{\"interval\": [\"2s\"]}, \"predict\": [{\"kind\": \"text\", \"id\": "
                       "\"who\", \"ask\": \"Who?\", "
                       "\"sentence\": \"Every {set: interval} the {g} asks.\", \"gaps\": "
                       "[{\"id\": \"g\", \"accepts\": "
                       "[\"client\"], \"why\": \"So it is.\"}]}]}");
    fixture_stage(&fixture, fixture_block(&fixture, 0), STAGE_GUESS, 78, 19);
    fixture_expect_shown(&fixture, "Every 5 s the ____ asks.");
}

static void gaps_are_ids_in_braces(void **state) {
    (void)state;
    struct sentence_gap gap;
    assert_true(sentence_next("a {} {b c} {set: x} {b-1_Z}!", &gap));
    assert_int_equal(gap.bytes, 7);
    assert_memory_equal(gap.id, "b-1_Z", 5);
    assert_false(sentence_next(gap.at + gap.bytes, &gap));
    assert_false(sentence_next("{a", &gap));
    assert_int_equal(sentence_count("{a} {ab} {a}", "a"), 2);
    assert_int_equal(sentence_count("{a} {ab} {a}", "b"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_begins_blank, set_up, tear_down),
        cmocka_unit_test_setup_teardown(case_space_and_accents_make_no_difference, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(enter_in_the_only_field_checks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(near_is_said_and_is_no_try, set_up, tear_down),
        cmocka_unit_test_setup_teardown(near_is_wrong_where_it_is_meant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(near_counts_where_the_author_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_slip_is_told_and_a_try, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_gap_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answer_is_the_first_that_is_accepted, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_scored_is_only_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(up_and_down_go_through_the_rows_of_a_long_answer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(at_most_500_characters_are_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_text_scores_from_nothing_to_one, set_up, tear_down),
        cmocka_unit_test_teardown(a_sentence_is_filled, tear_down),
        cmocka_unit_test(gaps_are_ids_in_braces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
