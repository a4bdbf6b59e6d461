/* Scripts of keys and time, and the time of a film that is sought, on the player itself. */
#include "player/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/player.h"

/* Cards first, so that Enter does something; then a film of 4 s that stops at 1 s. */
static const char LESSON[] =
    "{\"format\": 1, \"id\": \"scripted\", \"title\": \"Scripted\", \"sections\": ["
    "{\"id\": \"cards\", \"title\": \"Cards\", \"blocks\": ["
    "  {\"kind\": \"cards\", \"id\": \"pair\", \"cards\": ["
    "    {\"id\": \"a\", \"title\": \"Alpha\", \"text\": \"Text of alpha.\"},"
    "    {\"id\": \"b\", \"title\": \"Beta\", \"text\": \"Text of beta.\"}]}]},"
    "{\"id\": \"film\", \"title\": \"Film\", \"blocks\": ["
    "  {\"kind\": \"diagram\", \"id\": \"pull\", \"title\": \"Pull\", \"lasts\": \"4s\","
    "   \"actors\": [{\"id\": \"c\", \"title\": \"Client\"}, {\"id\": \"s\", \"title\": "
    "\"Server\"}],"
    "   \"script\": [{\"at\": \"1s\", \"say\": \"The first beat.\", \"stop\": true},"
    "     {\"at\": \"2s\", \"from\": \"c\", \"to\": \"s\", \"label\": \"ask\", \"takes\": "
    "\"1s\"}]}]}"
    "]}";

enum { COLUMNS = 60, ROWS = 24 };

struct stage {
    struct lesson *lesson;
    struct player *player;
    int64_t now_usec;
    struct writer frame;
};

static int set_up(void **state) {
    static struct stage stage;
    struct problems problems = {0};
    stage = (struct stage){0};
    stage.lesson =
        lesson_parse("scripted.json", LESSON, strlen(LESSON), registry_kinds(), &problems);
    problems_release(&problems);
    stage.player = stage.lesson != NULL ? player_new(stage.lesson, NULL, NULL) : NULL;
    if (stage.player == NULL)
        return -1;
    player_handle(stage.player,
                  &(struct event){.type = EVENT_RESIZE, .columns = COLUMNS, .rows = ROWS});
    *state = &stage;
    return 0;
}

static int tear_down(void **state) {
    struct stage *stage = *state;
    player_free(stage->player);
    lesson_free(stage->lesson);
    writer_release(&stage->frame);
    return 0;
}

static void play(struct stage *stage, const char *script) {
    struct errbuf err = {""};
    if (!script_check(script, &err))
        fail_msg("%s", err.text);
    script_play(script, stage->player, &stage->now_usec);
}

static const char *frame(struct stage *stage) {
    struct canvas canvas;
    assert_true(canvas_init(&canvas, COLUMNS, ROWS, false));
    player_paint(stage->player, &canvas);
    writer_release(&stage->frame);
    canvas_write(&canvas, &stage->frame, false);
    canvas_release(&canvas);
    return stage->frame.text;
}

static void expect_shown(struct stage *stage, const char *text) {
    if (strstr(frame(stage), text) == NULL)
        fail_msg("\"%s\" is not shown:\n%s", text, stage->frame.text);
}

static void expect_hidden(struct stage *stage, const char *text) {
    if (strstr(frame(stage), text) != NULL)
        fail_msg("\"%s\" is shown:\n%s", text, stage->frame.text);
}

static void an_empty_script_does_nothing(void **state) {
    struct stage *stage = *state;
    char *before = strdup(frame(stage));
    play(stage, " \t\n ");
    assert_string_equal(frame(stage), before);
    assert_int_equal(stage->now_usec, 0);
    free(before);
}

static void keys_are_pressed_in_order(void **state) {
    struct stage *stage = *state;
    play(stage, "Enter");
    expect_shown(stage, "Text of alpha.");
    expect_hidden(stage, "Text of beta.");
    play(stage, "  Tab\nenter ");
    expect_shown(stage, "Text of beta.");
    play(stage, "l");
    expect_shown(stage, "Client");
}

static void typed_text_is_keys(void **state) {
    struct stage *stage = *state;
    play(stage, "\" j\" \"\\\"\\\\\""); /* Space opens a card, j moves on */
    expect_shown(stage, "Text of alpha.");
    play(stage, "\"\n\"");
    expect_shown(stage, "Text of beta.");
}

static void time_passes(void **state) {
    struct stage *stage = *state;
    play(stage, "Right Tab Space 500ms");
    assert_int_equal(stage->now_usec, 500000);
    expect_shown(stage, "0.5 s");
    play(stage, "0s 1h"); /* it waits at its beat */
    expect_shown(stage, "The first beat.");
    expect_shown(stage, "1.0 s");
    play(stage, "Space 1.5s");
    expect_shown(stage, "2.5 s");
}

/* A film in small steps looks as in one. */
static void splitting_time_makes_no_difference(void **state) {
    struct stage *stage = *state;
    play(stage, "Right Tab Space 1s Space 1.3s");
    char *steps = strdup(frame(stage));
    tear_down(state);
    set_up(state);
    play(stage, "Right Tab Space");
    for (int i = 1; i <= 10; i++)
        player_handle(stage->player,
                      &(struct event){.type = EVENT_TICK, .at_usec = i * INT64_C(100000)});
    stage->now_usec = 1000000;
    play(stage, "Space 700ms 1us 599999us");
    assert_string_equal(frame(stage), steps);
    tear_down(state);
    set_up(state);
    play(stage, "Right Tab Space");
    player_handle(stage->player, &(struct event){.type = EVENT_TICK, .at_usec = 1000000});
    stage->now_usec = 1000000;
    play(stage, "Space");
    player_handle(stage->player, &(struct event){.type = EVENT_TICK, .at_usec = 2300000});
    assert_string_equal(frame(stage), steps);
    free(steps);
}

static void what_follows_the_end_is_not_played(void **state) {
    struct stage *stage = *state;
    play(stage, "q Enter 5s");
    assert_true(player_ended(stage->player));
    assert_int_equal(stage->now_usec, 0);
}

static void mistakes_are_named(void **state) {
    (void)state;
    static const struct {
        const char *script, *message;
    } MISTAKES[] = {
        {"Tab Foo", "\"Foo\" is no key and no duration"},
        {"12", "\"12\" is no key and no duration"},
        {"Tab,Enter", "\"Tab,Enter\" is no key and no duration"},
        {"-1s", "\"-1s\" is no key and no duration"},
        {"Tab \"open", "a typed text has no closing quote"},
        {"\"a\033b\"", "a control character cannot be typed"},
        {"\"\xff\"", "the keys are not in UTF-8"},
    };
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        struct errbuf err = {""};
        assert_false(script_check(MISTAKES[i].script, &err));
        assert_non_null(strstr(err.text, MISTAKES[i].message));
    }
}

static void a_film_is_sought_past_its_beats(void **state) {
    struct stage *stage = *state;
    assert_false(player_seek_film(stage->player, 0)); /* only cards here */
    play(stage, "Right");
    assert_true(player_seek_film(stage->player, 2500000));
    expect_shown(stage, "2.5 s");
    play(stage, "500ms"); /* it plays on */
    expect_shown(stage, "3.0 s");
    assert_true(player_seek_film(stage->player, 0));
    expect_shown(stage, "0.0 s");
}

static void a_film_stands_at_a_beat_and_at_its_end(void **state) {
    struct stage *stage = *state;
    play(stage, "Right");
    assert_true(player_seek_film(stage->player, 1000000));
    expect_shown(stage, "The first beat.");
    play(stage, "10s");
    expect_shown(stage, "1.0 s");
    assert_true(player_seek_film(stage->player, INT64_C(3600000000)));
    expect_shown(stage, "4.0 s");
    assert_int_equal(player_next_change(stage->player), PLAYER_NEVER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_empty_script_does_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_are_pressed_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(typed_text_is_keys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(time_passes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(splitting_time_makes_no_difference, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_follows_the_end_is_not_played, set_up, tear_down),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test_setup_teardown(a_film_is_sought_past_its_beats, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_film_stands_at_a_beat_and_at_its_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
