/* The player and the learner's answers: what asks before they are lost, what the end says of them,
 * and that a resize does not lose them from sight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "play.h"

/* One section of a text and cards, one of two questions, one of a challenge. */
static const char LESSON[] =
    "{\"format\": 1, \"id\": \"three\", \"title\": \"Three\", \"sections\": ["
    "{\"id\": \"cards\", \"title\": \"The cards\", \"blocks\": ["
    "  {\"kind\": \"prose\", \"text\": \"First of all.\"},"
    "  {\"kind\": \"cards\", \"id\": \"pair\", \"cards\": ["
    "    {\"id\": \"a\", \"title\": \"Alpha\", \"text\": \"Text of alpha.\"},"
    "    {\"id\": \"b\", \"title\": \"Beta\", \"text\": \"Text of beta.\"}]}]},"
    "{\"id\": \"two\", \"title\": \"The questions\", \"blocks\": ["
    "  {\"kind\": \"choice\", \"id\": \"q1\", \"ask\": \"One?\", \"choices\": ["
    "    {\"id\": \"y\", \"text\": \"Yes\", \"correct\": true, \"why\": \"So.\"},"
    "    {\"id\": \"n\", \"text\": \"No\", \"why\": \"Not so.\"}]},"
    "  {\"kind\": \"choice\", \"id\": \"q2\", \"ask\": \"Two?\", \"choices\": ["
    "    {\"id\": \"y\", \"text\": \"Yes\", \"correct\": true, \"why\": \"So.\"},"
    "    {\"id\": \"n\", \"text\": \"No\", \"why\": \"Not so.\"}]}]},"
    "{\"id\": \"third\", \"title\": \"The challenge\", \"blocks\": ["
    "  {\"kind\": \"challenge\", \"id\": \"place\", \"ask\": \"Place it.\", \"items\": ["
    "    {\"id\": \"bell\", \"title\": \"A bell\", \"model\": \"Soft.\", \"rubric\": ["
    "       {\"id\": \"r\", \"text\": \"Named it\"}], \"blocks\": ["
    "      {\"kind\": \"slider\", \"id\": \"window\", \"label\": \"How old?\", \"from\": \"50ms\","
    "       \"to\": \"10min\", \"start\": \"3s\", \"steps\": 120, \"bands\": ["
    "        {\"id\": \"hard\", \"title\": \"Hard\", \"below\": \"1s\", \"text\": \"Now.\"},"
    "        {\"id\": \"soft\", \"title\": \"Soft\", \"text\": \"Later.\"}]}]}]}]}"
    "]}";

static const char COURSE[] =
    "{\"format\": 1, \"id\": \"course\", \"title\": \"Course\", \"count\": 2, \"modules\": ["
    "{\"id\": \"m\", \"title\": \"Module\", \"lessons\": ["
    "  {\"number\": 1, \"id\": \"three\", \"title\": \"Three\", \"file\": \"three.json\"},"
    "  {\"number\": 2, \"id\": \"four\", \"title\": \"Four\", \"file\": \"four.json\"}]}]}";

static int set_up(void **state) {
    static struct play play;
    play_open(&play, LESSON, COURSE);
    play_size(&play, 80, 24);
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    return 0;
}

static void q_does_not_ask_for_what_was_only_opened(void **state) {
    struct play *play = *state;
    play_press(play, "Enter");
    play_expect(play, "Text of alpha.");
    play_press(play, "q");
    assert_true(player_ended(play->player));
}

static void q_asks_where_a_choice_is_ticked(void **state) {
    struct play *play = *state;
    play_press(play, "Right Enter q");
    assert_false(player_ended(play->player));
    play_expect(play, "Leave? Your answers");
}

static void q_asks_where_a_slider_of_a_challenge_is_placed(void **state) {
    struct play *play = *state;
    play_press(play, "Right Right Enter Left Esc q");
    assert_false(player_ended(play->player));
    play_expect(play, "Leave? Your answers");
}

static void another_lesson_is_opened_after_a_question(void **state) {
    struct play *play = *state;
    play_press(play, "Right Enter Right Right End Down Down Down Enter");
    play_expect(play, "Open it?");
    assert_null(player_wants_lesson(play->player));
    play_expect(play, "y yes, open it   any other key no");
    play_press(play, "Enter"); /* who asks twice by mistake stays */
    play_expect_not(play, "Open it?");
    assert_null(player_wants_lesson(play->player));
    play_press(play, "Enter Ctrl-C");
    assert_false(player_ended(play->player));
    assert_null(player_wants_lesson(play->player));
    play_press(play, "Enter y");
    assert_string_equal(player_wants_lesson(play->player), "four");
}

static void without_answers_another_lesson_is_opened_at_once(void **state) {
    struct play *play = *state;
    play_press(play, "Enter Right Right Right End Down Down Down Enter");
    assert_string_equal(player_wants_lesson(play->player), "four");
}

static void the_focus_stays_in_view_at_every_size(void **state) {
    struct play *play = *state;
    play_press(play, "Right Down Down Down Down Enter");
    play_size(play, 120, 50);
    play_size(play, 40, 8);
    play_expect(play, "(•) No");
    play_size(play, 1, 1);
    play_size(play, 30, 7);
    play_expect(play, "(•) No");
}

static void half_of_it_is_not_called_more(void **state) {
    struct play *play = *state;
    play_press(play, "Right Enter Down Down Enter Down Down Enter Down Enter Right Right");
    play_expect(play, "Half or more right first time: 1 of 2 points on first tries.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(q_does_not_ask_for_what_was_only_opened, set_up, tear_down),
        cmocka_unit_test_setup_teardown(q_asks_where_a_choice_is_ticked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(q_asks_where_a_slider_of_a_challenge_is_placed, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(another_lesson_is_opened_after_a_question, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_answers_another_lesson_is_opened_at_once, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_focus_stays_in_view_at_every_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(half_of_it_is_not_called_more, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
