/* The player, driven by keys on a canvas: moving, focus, scrolling, overlays, questions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/player.h"
#include "ui/keys.h"

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

struct stage {
    struct problems problems;
    struct lesson *lesson;
    struct player *player;
    struct canvas canvas;
    struct writer frame;
};

static int set_up(void **state) {
    static struct stage stage;
    stage = (struct stage){0};
    stage.lesson =
        lesson_parse("two.json", LESSON, strlen(LESSON), registry_kinds(), &stage.problems);
    assert_non_null(stage.lesson);
    stage.player = player_new(stage.lesson, NULL, NULL);
    assert_non_null(stage.player);
    *state = &stage;
    return 0;
}

static int tear_down(void **state) {
    struct stage *stage = *state;
    player_free(stage->player);
    lesson_free(stage->lesson);
    problems_release(&stage->problems);
    canvas_release(&stage->canvas);
    writer_release(&stage->frame);
    return 0;
}

static void size(struct stage *stage, int columns, int rows) {
    player_handle(stage->player,
                  &(struct event){.type = EVENT_RESIZE, .columns = columns, .rows = rows});
    canvas_release(&stage->canvas);
    assert_true(canvas_init(&stage->canvas, columns, rows, false));
}

/* Presses the keys named in a list separated by blanks. */
static void press(struct stage *stage, const char *names) {
    while (*names != '\0') {
        size_t length = strcspn(names, " ");
        uint32_t key = key_from_name(names, length);
        assert_int_not_equal(key, KEYSYM_NONE);
        player_handle(stage->player, &(struct event){.type = EVENT_KEY, .key = key});
        names += length + strspn(names + length, " ");
    }
}

static const char *frame(struct stage *stage) {
    writer_release(&stage->frame);
    player_paint(stage->player, &stage->canvas);
    canvas_write(&stage->canvas, &stage->frame, false);
    return stage->frame.text;
}

static void assert_shows(struct stage *stage, const char *text) {
    if (strstr(frame(stage), text) == NULL)
        fail_msg("“%s” is not on the screen:\n%s", text, stage->frame.text);
}

static void assert_hides(struct stage *stage, const char *text) {
    if (strstr(frame(stage), text) != NULL)
        fail_msg("“%s” is on the screen:\n%s", text, stage->frame.text);
}

static void the_first_stop_in_view_has_the_focus(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    assert_shows(stage, "› ▸ Alpha");
    press(stage, "Down");
    assert_shows(stage, "› ▸ Beta");
    press(stage, "Up");
    assert_shows(stage, "› ▸ Alpha");
}

/* A page is opened at the size that it is shown at, not at one before. */
static void the_first_focus_waits_for_the_size(void **state) {
    struct stage *stage = *state;
    size(stage, 40, 8);
    assert_hides(stage, "›");
    press(stage, "Down Down Down Down Down");
    assert_shows(stage, "› ▸ Alpha");
}

static void enter_works_the_stop_and_the_progress_tells(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    assert_hides(stage, "Text of alpha.");
    press(stage, "Enter");
    assert_shows(stage, "Text of alpha.");
    press(stage, "Down Enter Right");
    assert_shows(stage, "✓ ◆");
}

/* What opens and is taller than the view is read from its start. */
static void what_opens_shows_its_start(void **state) {
    struct stage *stage = *state;
    size(stage, 40, 8);
    press(stage, "Down Down Down Down Down Down Down");
    assert_shows(stage, "› ▸ Beta");
    press(stage, "Enter");
    assert_shows(stage, "› ✓ Beta");
    assert_shows(stage, "Line two.");
    press(stage, "Down Down");
    assert_shows(stage, "Line three.");
    press(stage, "Enter");
    assert_shows(stage, "Line three.");
}

static void down_scrolls_where_no_stop_is_in_view(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Right");
    assert_shows(stage, "▼ 5 below");
    press(stage, "Down");
    assert_shows(stage, "▲ 1 above  ▼ 4 below");
    press(stage, "End");
    assert_shows(stage, "l21");
    assert_hides(stage, "below");
    assert_shows(stage, "→ Next: The end");
    press(stage, "Down");
    assert_shows(stage, "▲ 5 above");
    press(stage, "Home");
    assert_shows(stage, "▼ 5 below");
}

static void a_section_without_stops_is_done_when_its_end_was_seen(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Right Left");
    assert_shows(stage, "◆ ○");
    press(stage, "Right End Left");
    assert_shows(stage, "◆ ✓");
}

static void a_page_keeps_its_place(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Right PgDn Left Right");
    assert_shows(stage, "▲ 5 above");
}

static void the_footer_shows_only_what_works(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    assert_shows(stage, "Tab next stop");
    press(stage, "Right");
    assert_hides(stage, "Tab next stop");
    assert_hides(stage, "zoom");
}

static void the_outline_jumps(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "o");
    assert_shows(stage, "› ◆  1 The cards");
    press(stage, "Down Enter");
    assert_shows(stage, "l1\n");
    press(stage, "o Esc");
    assert_shows(stage, "l1\n");
    press(stage, "o o");
    assert_shows(stage, "l1\n");
}

static void the_page_of_keys_comes_from_the_tables(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 50);
    press(stage, "?");
    assert_shows(stage, "Everywhere");
    assert_shows(stage, "PgDn");
    press(stage, "Esc");
    assert_shows(stage, "Alpha");
}

static void zoom_shows_the_focused_block_alone(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "z");
    assert_hides(stage, "Open them.");
    press(stage, "Enter");
    assert_shows(stage, "Text of alpha.");
    press(stage, "Esc");
    assert_shows(stage, "Open them.");
    assert_shows(stage, "Text of alpha.");
}

static void q_leaves_at_once_when_nothing_was(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Right End q");
    assert_true(player_ended(stage->player));
}

static void anew_forgets_the_section_after_a_question(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Enter R n");
    assert_shows(stage, "Text of alpha.");
    press(stage, "R y");
    assert_hides(stage, "Text of alpha.");
    press(stage, "q");
    assert_true(player_ended(stage->player));
}

static void the_end_lists_what_was_left_out_and_jumps_there(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Right End Right");
    assert_shows(stage, "You worked through 1 of 2 sections.");
    assert_shows(stage, "› ○  1 The cards");
    assert_shows(stage, "0 of 2\n");
    press(stage, "Enter");
    assert_shows(stage, "Open them.");
    assert_shows(stage, "› ▸ Alpha");
}

/* Every size from 1×1 on gives a frame, and the state is kept. */
static void no_size_is_refused(void **state) {
    struct stage *stage = *state;
    size(stage, 80, 24);
    press(stage, "Enter");
    for (int rows = 1; rows <= 30; rows++)
        for (int columns = 1; columns <= 100; columns += columns < 30 ? 1 : 7) {
            size(stage, columns, rows);
            frame(stage);
            press(stage, "Down");
        }
    size(stage, 15, 5);
    assert_shows(stage, "20×6");
    size(stage, 80, 24);
    press(stage, "Home");
    assert_shows(stage, "Text of alpha.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
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
