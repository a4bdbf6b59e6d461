/* Scripts of keys and time, and the time of a film that is sought, on the player itself. */
#include "player/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

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

static int set_up(void **state) {
    static struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 60, 24);
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    return 0;
}

static void an_empty_script_does_nothing(void **state) {
    struct play *play = *state;
    char *before = strdup(play_frame(play));
    play_press(play, " \t\n ");
    assert_string_equal(play_frame(play), before);
    assert_int_equal(play->now_usec, 0);
    free(before);
}

static void keys_are_pressed_in_order(void **state) {
    struct play *play = *state;
    play_press(play, "Enter");
    play_expect(play, "Text of alpha.");
    play_expect_not(play, "Text of beta.");
    play_press(play, "  Tab\nenter ");
    play_expect(play, "Text of beta.");
    play_press(play, "l");
    play_expect(play, "Client");
}

static void typed_text_is_keys(void **state) {
    struct play *play = *state;
    play_press(play, "\" j\" \"\\\"\\\\\""); /* Space opens a card, j moves on */
    play_expect(play, "Text of alpha.");
    play_press(play, "\"\n\"");
    play_expect(play, "Text of beta.");
}

static void time_passes(void **state) {
    struct play *play = *state;
    play_press(play, "Right Space 500ms");
    assert_int_equal(play->now_usec, 500000);
    play_expect(play, "0.5 s");
    play_press(play, "0s 1h"); /* it waits at its beat */
    play_expect(play, "The first beat.");
    play_expect(play, "1.0 s");
    play_press(play, "Space 1.5s");
    play_expect(play, "2.5 s");
}

/* A film in small steps looks as in one. */
static void splitting_time_makes_no_difference(void **state) {
    struct play *play = *state;
    play_press(play, "Right Tab Space 1s Space 1.3s");
    char *steps = strdup(play_frame(play));
    tear_down(state);
    set_up(state);
    play_press(play, "Right Tab Space");
    for (int i = 1; i <= 10; i++)
        player_handle(play->player,
                      &(struct event){.type = EVENT_TICK, .at_usec = i * INT64_C(100000)});
    play->now_usec = 1000000;
    play_press(play, "Space 700ms 1us 599999us");
    assert_string_equal(play_frame(play), steps);
    tear_down(state);
    set_up(state);
    play_press(play, "Right Tab Space");
    player_handle(play->player, &(struct event){.type = EVENT_TICK, .at_usec = 1000000});
    play->now_usec = 1000000;
    play_press(play, "Space");
    player_handle(play->player, &(struct event){.type = EVENT_TICK, .at_usec = 2300000});
    assert_string_equal(play_frame(play), steps);
    free(steps);
}

static void what_follows_the_end_is_not_played(void **state) {
    struct play *play = *state;
    play_press(play, "q Enter 5s");
    assert_true(player_ended(play->player));
    assert_int_equal(play->now_usec, 0);
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
        {"999999h Tab 1h 1us", "with \"1us\", duration 3, more than 1000000h pass in all"},
        {"1us \"1000000h\" 1000000h Tab", "with \"1000000h\", duration 2, more than"},
        {"1us \"a\"1000000h", "with \"1000000h\", duration 2, more than"},
    };
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        struct errbuf err = {""};
        assert_false(script_check(MISTAKES[i].script, &err));
        assert_non_null(strstr(err.text, MISTAKES[i].message));
    }
}

static void as_much_time_passes_as_one_duration_has(void **state) {
    struct play *play = *state;
    play_press(play, "999999h Tab 59min 60s");
    assert_int_equal(play->now_usec, INT64_C(3600000000000000));
}

/* So many that their sum would not have a sign any more. */
static void durations_are_added_only_while_they_can_be(void **state) {
    enum { DURATIONS = 3000 };
    struct writer writer = {0};
    struct errbuf err = {""};
    (void)state;
    for (int i = 0; i < DURATIONS; i++)
        writer_printf(&writer, "1000000h ");
    assert_false(script_check(writer.text, &err));
    assert_non_null(strstr(err.text, "duration 2,"));
    writer_release(&writer);
}

static void a_film_is_sought_past_its_beats(void **state) {
    struct play *play = *state;
    assert_false(player_seek_film(play->player, 0)); /* only cards here */
    play_press(play, "Right");
    assert_true(player_seek_film(play->player, 2500000));
    play_expect(play, "2.5 s");
    play_press(play, "500ms"); /* it plays on */
    play_expect(play, "3.0 s");
    assert_true(player_seek_film(play->player, 0));
    play_expect(play, "0.0 s");
}

static void a_film_stands_at_a_beat_and_at_its_end(void **state) {
    struct play *play = *state;
    play_press(play, "Right");
    assert_true(player_seek_film(play->player, 1000000));
    play_expect(play, "The first beat.");
    play_press(play, "10s");
    play_expect(play, "1.0 s");
    assert_true(player_seek_film(play->player, INT64_C(3600000000)));
    play_expect(play, "4.0 s");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
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
        cmocka_unit_test_setup_teardown(as_much_time_passes_as_one_duration_has, set_up, tear_down),
        cmocka_unit_test(durations_are_added_only_while_they_can_be),
        cmocka_unit_test_setup_teardown(a_film_is_sought_past_its_beats, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_film_stands_at_a_beat_and_at_its_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
