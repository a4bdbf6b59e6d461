/* Films in the player: what is played comes into view, and what leaves it rests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "play.h"

#define SECOND INT64_C(1000000)

static int set_up(void **state) {
    static struct play play;
    play_open_file(&play, "tests/kinds/tabs.json");
    play_size(&play, 70, 12);
    assert_true(player_goto(play.player, "only"));
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    return 0;
}

/* The row that plays all stands above the fold, the film below it. */
static void a_programme_brings_its_films_into_view(void **state) {
    struct play *play = *state;
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    for (int i = 0; i < 9 && !play_shows(play, "› ▶ Play all"); i++)
        play_press(play, "Down");
    play_press(play, "Enter");
    assert_true(play_pass(play, SECOND) >= 10);
    play_expect(play, "▶ 1.0 s");
    play_pass(play, SECOND + SECOND / 2);
    play_expect(play, "Telling");
    play_expect(play, "▶ 0.5 s");
    play_pass(play, SECOND);
    play_expect(play, "Nobody asked.");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    play_press(play, "Space");
    play_pass(play, 9 * SECOND);
    play_expect(play, "■ 3.0 s");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
}

/* Its keys stay with the row that plays all, out of sight; to pause must not lead back there. */
static void a_paused_programme_keeps_its_film_in_view(void **state) {
    struct play *play = *state;
    for (int i = 0; i < 9 && !play_shows(play, "› ▶ Play all"); i++)
        play_press(play, "Down");
    play_press(play, "Enter");
    play_pass(play, SECOND);
    play_expect_not(play, "›");
    play_press(play, "Space");
    play_expect(play, "‖ 1.0 s");
    play_expect_not(play, "›");
    play_press(play, "Space");
    play_pass(play, SECOND / 2);
    play_expect(play, "▶ 1.5 s");
}

/* A programme that is on lends its keys to its own row, not to what has the focus elsewhere. */
static void a_programme_lends_no_keys_to_another_page(void **state) {
    struct play *play = *state;
    for (int i = 0; i < 9 && !play_shows(play, "› ▶ Play all"); i++)
        play_press(play, "Down");
    play_press(play, "Enter 500ms Space");
    play_press(play, "Right");
    play_size(play, 40, 6);
    play_press(play, "Tab End Home");
    play_expect_not(play, "›");
    play_expect_not(play, "Enter");
}

static void a_film_out_of_view_rests(void **state) {
    struct play *play = *state;
    for (int i = 0; i < 30 && !play_shows(play, "› Asking"); i++)
        play_press(play, "Tab");
    play_press(play, "Space");
    play_pass(play, SECOND);
    play_press(play, "Home");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    play_pass(play, SECOND);
    play_press(play, "End PgUp");
    play_expect(play, "› Asking");
    play_expect(play, "‖ 1.0 s");
}

static void anew_a_film_stands_at_its_start(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 40);
    play_press(&play, "Space 500ms Space");
    play_expect(&play, "‖ 0.5 s");
    play_press(&play, "R y");
    play_expect_not(&play, "0.5 s of");
    play_expect(&play, "▷ Space plays");
    play_close(&play);
}

/* Two films of two seconds each, in the two tabs of tabs that stand in a tab. */
static void a_programme_opens_the_tabs_inside_its_tabs(void **state) {
    (void)state;
#define FILM(ID, TITLE)                                                                            \
    "{\"kind\": \"diagram\", \"id\": \"" ID "\", \"title\": \"" TITLE "\", \"lasts\": \"2s\","     \
    " \"actors\": [{\"id\": \"c\", \"title\": \"C\"}, {\"id\": \"s\", \"title\": \"S\"}],"         \
    " \"script\": [{\"at\": \"0s\", \"from\": \"c\", \"to\": \"s\", \"label\": \"m\","             \
    " \"takes\": \"1s\"}]}"
    struct play play;
    play_open(&play,
              "{\"format\": 1, \"id\": \"nested\", \"title\": \"N\", \"sections\": ["
              "{\"id\": \"only\", \"title\": \"O\", \"blocks\": ["
              "{\"kind\": \"tabs\", \"id\": \"outer\", \"autoplay\": true, \"tabs\": ["
              " {\"id\": \"o\", \"title\": \"Outer\", \"blocks\": ["
              "  {\"kind\": \"tabs\", \"id\": \"inner\", \"tabs\": ["
              "   {\"id\": \"a\", \"title\": \"A\", \"blocks\": [" FILM(
                  "one",
                  "Film one") "]},"
                              "   {\"id\": \"b\", \"title\": \"B\", \"blocks\": [" FILM(
                                  "two",
                                  "Film two") "]}"
                                              "]}]},"
                                              " {\"id\": \"p\", \"title\": \"Prose\", \"blocks\": ["
                                              "  {\"kind\": \"prose\", \"text\": \"Text.\"}]}"
                                              "]}]}]}",
              NULL);
#undef FILM
    play_size(&play, 80, 40);
    play_press(&play, "Enter");
    play_pass(&play, SECOND);
    play_expect(&play, "Film one");
    play_pass(&play, 2 * SECOND);
    play_expect(&play, "Film two");
    play_expect(&play, "▶ 1.0 s");
    play_pass(&play, 2 * SECOND);
    play_expect(&play, "▶ Play all");
    play_close(&play);
}

/* The film of which something was predicted begins below the fold: it is what comes next. */
static void a_prediction_that_is_given_leads_to_its_film(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "lessons/realtime-introduction.json");
    play_size(&play, 80, 24);
    assert_true(player_goto(play.player, "families"));
    play_press(&play, "Tab Tab Tab Tab");
    play_expect(&play, "› │ a number, in s");
    play_expect_not(&play, "Short polling: ask by the clock");
    play_press(&play, "Enter 2 . 4 Enter");
    play_expect(&play, "› Short polling: ask by the clock");
    play_expect(&play, "Kept. Now see what happens.");
    play_expect(&play, "Space play");
    play_close(&play);
}

/* The example of a diagram lasts 8 s and waits at 2 and 6.2 s, in the first round alone. */
static void a_looping_film_rests_when_it_is_told_to(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 30);
    play_press(&play, "Tab Enter L 2s Space 4200ms Space");
    assert_true(play_pass(&play, 1800000 + 8 * SECOND + 3 * SECOND) >= 100);
    play_expect(&play, "▶ 3.0 s of 8 s  loop");
    play_press(&play, "Space");
    play_expect(&play, "‖ 3.0 s of 8 s  loop");
    assert_int_equal(player_next_change(play.player), PLAYER_NEVER);
    play_press(&play, "Space L");
    play_pass(&play, 60 * SECOND);
    play_expect(&play, "■ 8.0 s of 8 s");
    play_close(&play);
}

/* Who steers has come to look at the end; only Space says that it is to be played anew. */
static void enter_on_a_film_that_has_ended_enters_it_at_its_end(void **state) {
    (void)state;
    static const char *const KEYS[] = {"Enter", "Enter Enter", "Esc", "Enter Left Right"};
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 30);
    play_press(&play, "Space 9s Space 9s Space 9s");
    for (int i = 0; i < 4; i++) {
        play_press(&play, KEYS[i]);
        play_expect(&play, "■ 8.0 s of 8 s");
        assert_int_equal(player_next_change(play.player), PLAYER_NEVER);
        play_expect(&play, i == 2 ? "› Only the client" : "» Only the client");
    }
    play_expect(&play, "Space again");
    play_press(&play, "Space 1s");
    play_expect(&play, "▶ 1.0 s of 8 s");
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_programme_brings_its_films_into_view, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_paused_programme_keeps_its_film_in_view, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_programme_lends_no_keys_to_another_page, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_film_out_of_view_rests, set_up, tear_down),
        cmocka_unit_test(anew_a_film_stands_at_its_start),
        cmocka_unit_test(a_programme_opens_the_tabs_inside_its_tabs),
        cmocka_unit_test(a_prediction_that_is_given_leads_to_its_film),
        cmocka_unit_test(a_looping_film_rests_when_it_is_told_to),
        cmocka_unit_test(enter_on_a_film_that_has_ended_enters_it_at_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
