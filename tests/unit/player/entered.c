/* What is entered takes the keys: a slider and a text field, in the player. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "play.h"

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"entered\", \"title\": \"Entered\", \"sections\": ["
    "{\"id\": \"first\", \"title\": \"The first section\", \"blocks\": ["
    "  {\"kind\": \"slider\", \"id\": \"scale\", \"label\": \"How old?\", \"from\": \"1s\","
    "   \"to\": \"100s\", \"steps\": 4, \"bands\": ["
    "    {\"id\": \"new\", \"title\": \"New\", \"below\": \"10s\"},"
    "    {\"id\": \"old\", \"title\": \"Old\"}]},"
    "  {\"kind\": \"open\", \"id\": \"reason\", \"ask\": \"Why so?\"}]},"
    "{\"id\": \"second\", \"title\": \"The second section\", \"blocks\": ["
    "  {\"kind\": \"prose\", \"text\": \"Nothing here.\"}]}]}";

static int set_up(void **state) {
    static struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 80, 24);
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    return 0;
}

static void the_end_of_a_slider_is_no_way_to_the_next_section(void **state) {
    struct play *play = *state;
    play_press(play, "Enter End Right Up PgUp End");
    play_expect(play, "» How old?");
    play_expect(play, "◄ 1.67 minutes ►");
    play_press(play, "Enter");
    play_expect(play, "› How old?");
    play_press(play, "Right");
    play_expect(play, "The second section");
}

static void escape_and_tab_leave_a_slider(void **state) {
    struct play *play = *state;
    play_press(play, "Enter Right Esc");
    play_expect(play, "› How old?");
    play_press(play, "Enter Shift-Tab"); /* no stop stands before it */
    play_expect(play, "› How old?");
    play_press(play, "Enter Tab");
    play_expect(play, "› Why so?");
}

static void in_a_text_field_every_character_is_text(void **state) {
    struct play *play = *state;
    play_press(play, "Tab Enter q ? o z R 1 Space a");
    assert_false(player_ended(play->player));
    play_expect(play, "┃ q?ozR1 a");
    assert_true(play->canvas.cursor_x > 0);
    play_press(play, "Esc");
    play_expect(play, "│ q?ozR1 a");
    assert_true(play->canvas.cursor_x < 0);
}

static void a_text_field_is_left_at_its_edges(void **state) {
    struct play *play = *state;
    play_press(play, "Tab Enter x Up");
    play_expect(play, "› How old?");
    play_press(play, "Tab Enter Down");
    play_expect_not(play, "» Why so?");
}

/* Four rows for a piece of more: what is entered shows where the learner works. */
static void a_low_terminal_shows_where_the_keys_go(void **state) {
    struct play *play = *state;
    play_size(play, 30, 7);
    play_press(play, "Tab Shift-Tab Enter Right");
    play_expect(play, "» How old?");
    play_press(play, "Tab Enter x Enter y Enter z");
    play_expect(play, "┃ z");
}

static void tab_brings_the_last_stop_back_into_view(void **state) {
    struct play *play = *state;
    play_size(play, 30, 7);
    play_press(play, "Tab Tab PgUp PgUp PgUp PgUp PgUp PgUp");
    play_expect_not(play, "Next:");
    play_press(play, "Tab");
    play_expect(play, "› → Next:");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_end_of_a_slider_is_no_way_to_the_next_section, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(escape_and_tab_leave_a_slider, set_up, tear_down),
        cmocka_unit_test_setup_teardown(in_a_text_field_every_character_is_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_field_is_left_at_its_edges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_low_terminal_shows_where_the_keys_go, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tab_brings_the_last_stop_back_into_view, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
