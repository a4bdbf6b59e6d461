/* What is entered takes the keys: a slider and a text field, in the player. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/player.h"
#include "ui/keys.h"

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
        lesson_parse("entered.json", LESSON, strlen(LESSON), registry_kinds(), &stage.problems);
    assert_non_null(stage.lesson);
    stage.player = player_new(stage.lesson, NULL, NULL);
    assert_non_null(stage.player);
    assert_true(canvas_init(&stage.canvas, 80, 24, false));
    player_handle(stage.player, &(struct event){.type = EVENT_RESIZE, .columns = 80, .rows = 24});
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

/* Presses keys, named and apart by spaces. */
static void press(struct stage *stage, const char *keys) {
    while (*keys != '\0') {
        size_t length = strcspn(keys, " ");
        struct event event = {.type = EVENT_KEY, .key = key_from_name(keys, length)};
        assert_int_not_equal(event.key, KEYSYM_NONE);
        player_handle(stage->player, &event);
        keys += length + (keys[length] == ' ');
    }
}

static void expect(struct stage *stage, const char *text, bool shown) {
    writer_release(&stage->frame);
    player_paint(stage->player, &stage->canvas);
    canvas_write(&stage->canvas, &stage->frame, false);
    if ((strstr(stage->frame.text, text) != NULL) != shown) {
        print_error("%s \"%s\" in:\n%s", shown ? "no" : "unwanted", text, stage->frame.text);
        fail();
    }
}

static void the_end_of_a_slider_is_no_way_to_the_next_section(void **state) {
    struct stage *stage = *state;
    press(stage, "Enter End Right Up PgUp End");
    expect(stage, "» How old?", true);
    expect(stage, "◂ 1.67 minutes ▸", true);
    press(stage, "Enter");
    expect(stage, "› How old?", true);
    press(stage, "Right");
    expect(stage, "The second section", true);
}

static void escape_and_tab_leave_a_slider(void **state) {
    struct stage *stage = *state;
    press(stage, "Enter Right Esc");
    expect(stage, "› How old?", true);
    press(stage, "Enter Shift-Tab"); /* no stop stands before it */
    expect(stage, "› How old?", true);
    press(stage, "Enter Tab");
    expect(stage, "› Why so?", true);
}

static void in_a_text_field_every_character_is_text(void **state) {
    struct stage *stage = *state;
    press(stage, "Tab Enter q ? o z R 1 Space a");
    assert_false(player_ended(stage->player));
    expect(stage, "┃ q?ozR1 a", true);
    assert_true(stage->canvas.cursor_x > 0);
    press(stage, "Esc");
    expect(stage, "│ q?ozR1 a", true);
    assert_true(stage->canvas.cursor_x < 0);
}

static void a_text_field_is_left_at_its_edges(void **state) {
    struct stage *stage = *state;
    press(stage, "Tab Enter x Up");
    expect(stage, "› How old?", true);
    press(stage, "Tab Enter Down");
    expect(stage, "» Why so?", false);
}

static void resize(struct stage *stage, int columns, int rows) {
    struct event event = {.type = EVENT_RESIZE, .columns = columns, .rows = rows};
    player_handle(stage->player, &event);
    canvas_release(&stage->canvas);
    assert_true(canvas_init(&stage->canvas, columns, rows, false));
}

/* Four rows for a piece of more: what is entered shows where the learner works. */
static void a_low_terminal_shows_where_the_keys_go(void **state) {
    struct stage *stage = *state;
    resize(stage, 30, 7);
    press(stage, "Tab Shift-Tab Enter Right");
    expect(stage, "» How old?", true);
    press(stage, "Tab Enter x Enter y Enter z");
    expect(stage, "┃ z", true);
}

static void tab_brings_the_last_stop_back_into_view(void **state) {
    struct stage *stage = *state;
    resize(stage, 30, 7);
    press(stage, "Tab PgUp PgUp PgUp PgUp PgUp PgUp");
    expect(stage, "Why so?", false);
    press(stage, "Tab");
    expect(stage, "› Why so?", true);
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
