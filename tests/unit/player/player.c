/* The player, driven by keys on a canvas: moving, focus, scrolling, overlays, questions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "play.h"
#include "player/state.h"

/* Two sections: cards below a paragraph, and a long text without a stop. */
static const char LESSON[] =
    "{\"format\": 1, \"id\": \"two\", \"title\": \"Two sections\", \"sections\": ["
    "{\"id\": \"first\", \"kicker\": \"One\", \"title\": \"The cards\", \"blocks\": ["
    "  {\"kind\": \"prose\", \"text\": \"Open them.\"},"
    "  {\"kind\": \"cards\", \"id\": \"pair\", \"cards\": ["
    "    {\"id\": \"a\", \"title\": \"Alpha\", \"text\": \"Text of alpha.\"},"
    "    {\"id\": \"b\", \"title\": \"Beta\", \"text\": \"Text of beta, in three lines.\\n\\nLine "
    "two.\\n\\nLine three.\"}]}]},"
    "{\"id\": \"second\", \"kicker\": \"Two\", \"title\": \"The list\", \"blocks\": ["
    "  {\"kind\": \"prose\", \"text\": \"- l1\\n- l2\\n- l3\\n- l4\\n- l5\\n- l6\\n- l7\\n- l8\\n- "
    "l9\\n- l10\\n- l11\\n- l12\\n- l13\\n- l14\\n- l15\\n- l16\\n- l17\\n- l18\\n- l19\\n- "
    "l20\\n- l21\"}]}"
    "]}";

static int set_up(void **state) {
    static struct play play;
    play_open(&play, LESSON, NULL);
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    return 0;
}

static void every_key_of_the_player_does_something(void **state) {
    (void)state;
    assert_true(player_bindings_are_whole());
}

static void the_first_stop_in_view_has_the_focus(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_expect(play, "› ▸ Alpha");
    play_press(play, "Down");
    play_expect(play, "› ▸ Beta");
    play_press(play, "Up");
    play_expect(play, "› ▸ Alpha");
}

/* A page is opened at the size that it is shown at, not at one before. */
static void the_first_focus_waits_for_the_size(void **state) {
    struct play *play = *state;
    play_size(play, 40, 8);
    play_expect_not(play, "›");
    play_press(play, "Down");
    play_expect_not(play, "›");
    play_press(play, "Down");
    play_expect(play, "› ▸ Alpha");
}

static void enter_works_the_stop_and_the_progress_tells(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_expect_not(play, "Text of alpha.");
    play_press(play, "Enter");
    play_expect(play, "Text of alpha.");
    play_press(play, "Down Enter Right");
    play_expect(play, "✓ ◆");
}

/* What opens and is taller than the view is read from its start. */
static void what_opens_shows_its_start(void **state) {
    struct play *play = *state;
    play_size(play, 40, 8);
    play_press(play, "Down Down Down");
    play_expect(play, "› ▸ Beta");
    play_press(play, "Enter");
    play_expect(play, "› ✓ Beta");
    play_expect(play, "Line two.");
    play_press(play, "Down");
    play_expect(play, "Line three.");
    play_expect(play, "› → Next: The list");
}

static void down_scrolls_where_no_stop_is_in_view(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Right");
    play_expect(play, "▼ 7 below");
    play_press(play, "Down");
    play_expect(play, "l21");
    play_expect(play, "› → Next: The end");
    play_expect(play, "▲ 7 above");
    play_press(play, "Down");
    play_expect(play, "▲ 7 above");
    play_press(play, "Home");
    play_expect(play, "▼ 7 below");
    play_expect_not(play, "›");
    play_size(play, 80, 12);
    play_expect(play, "▼ 16 below");
    play_press(play, "Down"); /* the way on is farther than a screen */
    play_expect(play, "▲ 4 above  ▼ 12 below");
}

static void a_section_without_stops_is_done_when_its_end_was_seen(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Right Left");
    play_expect(play, "◆ ○");
    play_press(play, "Right End Left");
    play_expect(play, "◆ ✓");
}

static void a_page_keeps_its_place(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Right PgDn Left Right");
    play_expect(play, "▲ 7 above");
}

static void the_footer_shows_only_what_works(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_expect(play, "Tab next stop");
    play_press(play, "End");
    play_expect_not(play, "Tab next stop");
    play_press(play, "Right");
    play_expect_not(play, "zoom");
}

static void the_outline_jumps(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "o");
    play_expect(play, "› ◆  1 The cards");
    play_press(play, "Down Enter");
    play_expect(play, "l1\n");
    play_press(play, "o Esc");
    play_expect(play, "l1\n");
    play_press(play, "o o");
    play_expect(play, "l1\n");
}

static void the_page_of_keys_comes_from_the_tables(void **state) {
    struct play *play = *state;
    play_size(play, 80, 50);
    play_press(play, "?");
    play_expect(play, "Everywhere");
    play_expect(play, "PgDn");
    play_press(play, "Esc");
    play_expect(play, "Alpha");
}

static void zoom_shows_the_focused_block_alone(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "z");
    play_expect_not(play, "Open them.");
    play_press(play, "Enter");
    play_expect(play, "Text of alpha.");
    play_press(play, "Esc");
    play_expect(play, "Open them.");
    play_expect(play, "Text of alpha.");
}

static void q_leaves_at_once_when_nothing_was(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Right End q");
    assert_true(player_ended(play->player));
}

static void anew_forgets_the_section_after_a_question(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Enter R n");
    play_expect(play, "Text of alpha.");
    play_press(play, "R y");
    play_expect_not(play, "Text of alpha.");
    play_press(play, "q");
    assert_true(player_ended(play->player));
}

static void the_end_lists_what_was_left_out_and_jumps_there(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Right End Right");
    play_expect(play, "You worked through 1 of 2 sections.");
    play_expect(play, "› ○  1 The cards");
    play_expect(play, "0 of 2\n");
    play_press(play, "Enter");
    play_expect(play, "Open them.");
    play_expect(play, "› ▸ Alpha");
    play_press(play, "Enter Tab Enter Right Right"); /* both cards are open */
    play_expect(play, "You worked through everything in this lesson.");
    play_expect_not(play, "Not done yet");
}

/* Every size from 1×1 on gives a frame, and the state is kept. */
static void no_size_is_refused(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_press(play, "Enter");
    for (int rows = 1; rows <= 30; rows++)
        for (int columns = 1; columns <= 100; columns += columns < 30 ? 1 : 7) {
            play_size(play, columns, rows);
            play_frame(play);
            play_press(play, "Down");
        }
    play_size(play, 15, 5);
    play_expect(play, "20×6");
    play_size(play, 80, 24);
    play_press(play, "Home");
    play_expect(play, "Text of alpha.");
}

/* A hundred and one sections: the hundredth number is wider than those before. */
static void the_outline_keeps_a_gap_after_a_long_number(void **state) {
    (void)state;
    struct play play;
    struct writer text = {0};
    writer_printf(&text, "{\"format\": 1, \"id\": \"many\", \"title\": \"Many\", \"sections\": [");
    for (int i = 1; i <= 101; i++)
        writer_printf(&text,
                      "%s{\"id\": \"s%d\", \"title\": \"Title %d\", \"blocks\": ["
                      "{\"kind\": \"prose\", \"text\": \"x\"}]}",
                      i > 1 ? "," : "", i, i);
    writer_printf(&text, "]}");
    play_open(&play, text.text, NULL);
    play_size(&play, 80, 130);
    play_press(&play, "o");
    play_expect(&play, "99 Title 99\n");
    play_expect(&play, "100 Title 100\n");
    writer_release(&text);
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_of_the_player_does_something),
        cmocka_unit_test_setup_teardown(the_first_stop_in_view_has_the_focus, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_first_focus_waits_for_the_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(enter_works_the_stop_and_the_progress_tells, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_opens_shows_its_start, set_up, tear_down),
        cmocka_unit_test_setup_teardown(down_scrolls_where_no_stop_is_in_view, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_without_stops_is_done_when_its_end_was_seen,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_page_keeps_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_footer_shows_only_what_works, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_outline_jumps, set_up, tear_down),
        cmocka_unit_test(the_outline_keeps_a_gap_after_a_long_number),
        cmocka_unit_test_setup_teardown(the_page_of_keys_comes_from_the_tables, set_up, tear_down),
        cmocka_unit_test_setup_teardown(zoom_shows_the_focused_block_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(q_leaves_at_once_when_nothing_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(anew_forgets_the_section_after_a_question, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_end_lists_what_was_left_out_and_jumps_there, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(no_size_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
