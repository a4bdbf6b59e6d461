/* A learner who comes back: what was done and the place are as they were left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/attempt.h"
#include "play.h"
#include "player/state.h"

static const char lesson[] =
    "{\"format\": 1, \"id\": \"a-lesson\", \"title\": \"A lesson\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"One\", \"blocks\": [{\"kind\": \"prose\", \"text\": "
    "\"Words.\"}]},"
    "{\"id\": \"two\", \"title\": \"Two\", \"blocks\": ["
    "{\"kind\": \"choice\", \"id\": \"first\", \"ask\": \"First?\", \"choices\": ["
    "{\"id\": \"no\", \"text\": \"No\", \"why\": \"It is not.\"},"
    "{\"id\": \"yes\", \"text\": \"Yes\", \"correct\": true, \"why\": \"It is.\"}]},"
    "{\"kind\": \"choice\", \"id\": \"second\", \"ask\": \"Second?\", \"choices\": ["
    "{\"id\": \"no\", \"text\": \"Never\", \"why\": \"It is not.\"},"
    "{\"id\": \"yes\", \"text\": \"Always\", \"correct\": true, \"why\": \"It is.\"}]}]}]}";

static const char without_first[] =
    "{\"format\": 1, \"id\": \"a-lesson\", \"title\": \"A lesson\", \"sections\": ["
    "{\"id\": \"two\", \"title\": \"Two\", \"blocks\": ["
    "{\"kind\": \"choice\", \"id\": \"second\", \"ask\": \"Second?\", \"choices\": ["
    "{\"id\": \"no\", \"text\": \"Never\", \"why\": \"It is not.\"},"
    "{\"id\": \"yes\", \"text\": \"Always\", \"correct\": true, \"why\": \"It is.\"}]}]}]}";

/* Its author found out that the first question had the wrong answer. */
static const char turned_round[] =
    "{\"format\": 1, \"id\": \"a-lesson\", \"title\": \"A lesson\", \"sections\": ["
    "{\"id\": \"two\", \"title\": \"Two\", \"blocks\": ["
    "{\"kind\": \"choice\", \"id\": \"first\", \"ask\": \"First?\", \"choices\": ["
    "{\"id\": \"no\", \"text\": \"No\", \"correct\": true, \"why\": \"It is.\"},"
    "{\"id\": \"yes\", \"text\": \"Yes\", \"why\": \"It is not.\"}]}]}]}";

static struct play play;
static struct kept kept;

/* As what drives a player keeps it. */
static void ignore(const struct fact *fact, bool gone, void *data) {
    (void)fact;
    (void)gone;
    (void)data;
}

static void keep(void) {
    facts_follow(&kept.facts, player_facts(play.player), ignore, NULL);
    for (int i = kept.tries.count; i < player_tries(play.player)->count; i++)
        tries_append(&kept.tries, &player_tries(play.player)->list[i]);
    kept.place = player_place(play.player);
}

static void come_back(const char *to, int columns, int rows) {
    keep();
    play_close(&play);
    play_open(&play, to, NULL);
    player_resume(play.player, &kept);
    play_size(&play, columns, rows);
}

static int open(void **state) {
    (void)state;
    play_open(&play, lesson, NULL);
    play_size(&play, 80, 24);
    return 0;
}

static int shut(void **state) {
    (void)state;
    play_close(&play);
    kept_release(&kept);
    return 0;
}

/* Answers "first" right, at the second try. */
static const char answered[] = "Right 1s Enter Down Down Enter Up Enter Down 2s Enter";

static void an_answer_is_there_again(void **state) {
    (void)state;
    play_press(&play, answered);
    play_expect(&play, "Right this time");
    come_back(lesson, 80, 24);
    play_expect(&play, "Right this time");
    assert_int_equal(player_tries(play.player)->count, 2);
}

static void the_focus_and_the_rows_are_as_they_were(void **state) {
    (void)state;
    char left[8192];
    play_size(&play, 60, 14);
    play_press(&play, answered);
    play_press(&play, "Tab Down");
    snprintf(left, sizeof left, "%s", play_frame(&play));
    come_back(lesson, 60, 14);
    play_expect(&play, "Welcome back: you are where you left off.");
    play_press(&play, "Ctrl-L");
    assert_string_equal(play_frame(&play), left);
}

static void the_first_key_works_and_takes_the_line(void **state) {
    (void)state;
    play_press(&play, answered);
    come_back(lesson, 80, 24);
    play_press(&play, "Right");
    play_expect_not(&play, "Welcome back");
    play_expect(&play, "The end");
}

static void in_another_size_the_focus_is_shown(void **state) {
    (void)state;
    play_press(&play, answered);
    play_press(&play, "Tab Down");
    come_back(lesson, 40, 12);
    play_expect(&play, "Always");
    assert_string_equal(player_page(play.player)->focus->id, "second");
}

static void at_the_opening_without_an_answer_nothing_is_said(void **state) {
    (void)state;
    come_back(lesson, 80, 24);
    play_expect_not(&play, "Welcome back");
}

static void the_ending_is_a_place(void **state) {
    (void)state;
    play_press(&play, "Right Right");
    come_back(lesson, 80, 24);
    assert_int_equal(play.player->page_index, 2);
}

static void what_has_no_id_any_more_stays_kept(void **state) {
    (void)state;
    play_press(&play, answered);
    come_back(without_first, 80, 24);
    play_expect(&play, "Second?");
    come_back(lesson, 80, 24);
    play_expect(&play, "Right this time");
}

static void a_section_that_is_gone_is_no_place(void **state) {
    (void)state;
    come_back(without_first, 80, 24); /* from section "one" */
    play_expect_not(&play, "Welcome back");
    play_expect(&play, "Second?");
}

static const char changed[] = "The question has changed since you answered it.";

static void a_question_that_was_edited_says_so(void **state) {
    (void)state;
    play_press(&play, answered);
    come_back(lesson, 80, 24);
    play_expect_not(&play, changed);
    come_back(turned_round, 80, 24);
    play_expect(&play, changed);
    play_press(&play, "R y");
    play_expect_not(&play, changed);
    play_press(&play, "Enter Down Down Enter");
    play_expect(&play, "Right: 1 of 1 point.");
    assert_int_equal(player_tries(play.player)->count, 3); /* those before stay */
}

static void what_was_wrong_before_an_edit_may_be_tried_again(void **state) {
    (void)state;
    play_press(&play, "Right Enter Down Down Enter");
    come_back(turned_round, 80, 24);
    play_expect(&play, changed);
    play_press(&play, "Enter");
    play_expect_not(&play, changed);
    play_expect(&play, "Right this time: 1 of 1 point.");
}

/* The lesson's seed came with the first facts, and what is drawn by it stays. */
static void the_seed_stays(void **state) {
    (void)state;
    keep();
    player_free(play.player);
    play.player = player_new(play.lesson, NULL, (struct origin){.seed = 99});
    player_resume(play.player, &kept);
    assert_int_equal(facts_get(player_facts(play.player), "", own_seed, 0), 1);
}

static void the_time_of_the_attempt_goes_on(void **state) {
    (void)state;
    play_press(&play, "Right 1s Enter Down Down 4s Enter");
    come_back(lesson, 80, 24);
    play_press(&play, "Up Up Down Enter Down 2s Enter");
    const struct tries *tries = player_tries(play.player);
    assert_int_equal(tries->count, 2);
    assert_int_equal(
        tries_at(tries, "first", 1)->spent_usec - tries_at(tries, "first", 0)->spent_usec, 2000000);
}

static void what_is_kept_is_not_asked_about(void **state) {
    (void)state;
    play_press(&play, answered);
    player_set_keeps(play.player, PLAYER_KEEPS_ALL);
    play_press(&play, "q");
    assert_true(player_ended(play.player));
}

static void what_is_not_kept_is_asked_about(void **state) {
    (void)state;
    play_press(&play, answered);
    player_set_keeps(play.player, PLAYER_KEEPS_NOT_ALL);
    play_press(&play, "q");
    play_expect(&play, "Leave? Not all answers are saved yet.");
    play_press(&play, "n");
    assert_false(player_ended(play.player));
    play_press(&play, "q y");
    assert_true(player_ended(play.player));
}

static void a_question_is_written_as_it_is_asked(void **state) {
    (void)state;
    struct writer writer = {0};
    player_write_question(play.player, "nobody", &writer);
    player_write_question(play.player, "two", &writer); /* a section */
    assert_int_equal(writer.length, 0);
    player_write_question(play.player, "second", &writer);
    assert_string_equal(writer.text,
                        "Second?\n  ( ) Never\n  ( ) Always\n\nno: Never\nyes: Always\n");
    writer_release(&writer);
}

static void note_reset(const char *block_id, void *data) {
    strcat(strcat(data, block_id), " ");
}

static void a_section_anew_says_what_is_cleared_and_tells_it(void **state) {
    (void)state;
    char told[64] = "";
    player_on_reset(play.player, note_reset, told);
    player_set_keeps(play.player, PLAYER_KEEPS_ALL);
    play_press(&play, answered);
    play_press(&play, "R");
    play_expect(&play, "Restart section? 1 answer will be cleared.");
    play_press(&play, "n");
    assert_string_equal(told, "");
    play_press(&play, "Tab Enter R");
    play_expect(&play, "Restart section? 2 answers will be cleared.");
    play_press(&play, "y");
    assert_string_equal(told, "first second ");
}

/* What was done before it could be read stays; the rest is as it was kept, and its tries come
 * first.
 */
static void what_is_read_later_is_put_under_what_was_done(void **state) {
    (void)state;
    play_press(&play, answered);
    play_press(&play, "Down 1s Enter");
    keep();
    int64_t seed = facts_get(&kept.facts, "", own_seed, 0);
    play_close(&play);
    play_open(&play, lesson, NULL);
    facts_set(&play.player->facts, "", own_seed, seed + 1);
    play_size(&play, 80, 24);
    play_press(&play, "Right 1s Down Down Down Down Enter Down Enter");
    assert_int_equal(player_tries(play.player)->count, 1);
    const struct block *focus = player_page(play.player)->focus;
    player_catch_up(play.player, &kept);
    play_expect(&play, "Right this time");
    assert_ptr_equal(player_page(play.player)->focus, focus);
    const struct tries *tries = player_tries(play.player);
    assert_int_equal(tries->count, kept.tries.count + 1);
    assert_string_equal(tries->list[0].question, kept.tries.list[0].question);
    assert_true(facts_get(player_facts(play.player), "", own_seed, 0) == seed);
    assert_int_equal(facts_get(player_facts(play.player), "first", own_tries, 0), 2);
    assert_int_equal(facts_get(player_facts(play.player), "second", own_tries, 0), 1);
    assert_true(
        facts_has(&kept.facts, "second", "no")); /* of what is answered now nothing is left */
    assert_false(facts_has(player_facts(play.player), "second", "no"));
}

static const char to_write[] =
    "{\"format\": 1, \"id\": \"a-lesson\", \"title\": \"A lesson\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"One\", \"blocks\": ["
    "{\"kind\": \"open\", \"id\": \"why\", \"formerly\": [\"reason\"], \"ask\": \"Why?\"}]}]}";

static void a_text_that_another_player_left_is_offered(void **state) {
    (void)state;
    static const char offer[] = "You wrote another text elsewhere: Ctrl-X swaps the two.";
    facts_set_text(&kept.facts, "reason", own_text, "By asking.");
    facts_set_text(&kept.drafts, "reason", own_text, "Since it waits.");
    play_close(&play);
    play_open(&play, to_write, NULL);
    player_resume(play.player, &kept);
    play_size(&play, 80, 24);
    play_expect(&play, offer);
    play_expect(&play, "By asking.");
    play_press(&play, "Ctrl-X");
    play_expect(&play, "Since it waits.");
    assert_true(player_types_in(play.player, "why"));
    assert_false(player_types_in(play.player, "reason"));
}

/* Both the text that was kept and the one that was written before that could be read. */
static void of_a_text_that_is_read_later_none_is_lost(void **state) {
    (void)state;
    facts_set_text(&kept.facts, "why", own_text, "Since it waits.");
    play_close(&play);
    play_open(&play, to_write, NULL);
    play_size(&play, 80, 24);
    play_press(&play, "B y");
    player_catch_up(play.player, &kept);
    play_expect(&play, "┃ By");
    play_press(&play, "Ctrl-X");
    play_expect(&play, "┃ Since it waits.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_is_there_again, open, shut),
        cmocka_unit_test_setup_teardown(the_focus_and_the_rows_are_as_they_were, open, shut),
        cmocka_unit_test_setup_teardown(the_first_key_works_and_takes_the_line, open, shut),
        cmocka_unit_test_setup_teardown(in_another_size_the_focus_is_shown, open, shut),
        cmocka_unit_test_setup_teardown(at_the_opening_without_an_answer_nothing_is_said, open,
                                        shut),
        cmocka_unit_test_setup_teardown(the_ending_is_a_place, open, shut),
        cmocka_unit_test_setup_teardown(what_has_no_id_any_more_stays_kept, open, shut),
        cmocka_unit_test_setup_teardown(a_section_that_is_gone_is_no_place, open, shut),
        cmocka_unit_test_setup_teardown(a_question_that_was_edited_says_so, open, shut),
        cmocka_unit_test_setup_teardown(what_was_wrong_before_an_edit_may_be_tried_again, open,
                                        shut),
        cmocka_unit_test_setup_teardown(the_seed_stays, open, shut),
        cmocka_unit_test_setup_teardown(the_time_of_the_attempt_goes_on, open, shut),
        cmocka_unit_test_setup_teardown(what_is_kept_is_not_asked_about, open, shut),
        cmocka_unit_test_setup_teardown(what_is_not_kept_is_asked_about, open, shut),
        cmocka_unit_test_setup_teardown(a_question_is_written_as_it_is_asked, open, shut),
        cmocka_unit_test_setup_teardown(what_is_read_later_is_put_under_what_was_done, open, shut),
        cmocka_unit_test_setup_teardown(a_text_that_another_player_left_is_offered, open, shut),
        cmocka_unit_test_setup_teardown(of_a_text_that_is_read_later_none_is_lost, open, shut),
        cmocka_unit_test_setup_teardown(a_section_anew_says_what_is_cleared_and_tells_it, open,
                                        shut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
