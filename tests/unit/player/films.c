/* Films in the player: they play on their stages, and what is left rests. */
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

static void to_play_all(struct play *play) {
    for (int i = 0; i < 9 && !play_shows(play, "› ▶ Play all"); i++)
        play_press(play, "Down");
    play_expect(play, "› ▶ Play all");
}

/* One key plays all, from stage to stage, and comes back to the row that it was. */
static void a_programme_goes_through_its_stages_without_a_key(void **state) {
    struct play *play = *state;
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    to_play_all(play);
    play_press(play, "Enter");
    assert_true(play_pass(play, SECOND) >= 10);
    play_expect(play, "Asking");
    play_expect(play, "▶ 1.0 s");
    play_pass(play, SECOND + SECOND / 2);
    play_expect(play, "Telling");
    play_expect(play, "▶ 0.5 s");
    play_expect_not(play, "watch"); /* no steps */
    play_pass(play, SECOND);
    play_expect(play, "Nobody asked."); /* told, and no halt */
    play_expect(play, "▶ 1.5 s");
    play_pass(play, SECOND + SECOND / 2);
    play_expect(play, "› ▶ Play all");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
}

/* So do those of the lesson, whatever they ask and wait for elsewhere. */
static void the_lessons_programmes_need_no_key(void **state) {
    (void)state;
    struct play play;
    int programmes = 0;
    play_open_file(&play, "lessons/realtime-introduction.json");
    play_size(&play, 80, 24);
    const struct section *sections = play.lesson->sections.at;
    for (int i = 0; i < play.lesson->sections.count; i++) {
        assert_true(player_goto(play.player, sections[i].id));
        for (int k = 0; k < 40 && !play_shows(&play, "› ▶ Play all"); k++)
            play_press(&play, "Tab");
        if (!play_shows(&play, "› ▶ Play all"))
            continue;
        programmes++;
        play_press(&play, "Enter");
        play_expect(&play, "1 of ");
        assert_int_not_equal(player_next_change(play.player), PLAYER_NEVER);
        for (int k = 0; k < 600 && !play_shows(&play, "› ▶ Play all"); k++) {
            play_press(&play, "1s");
            play_expect_not(&play, "[ Check ]");
        }
        play_expect(&play, "› ▶ Play all");
    }
    assert_int_equal(programmes, 1);
    play_close(&play);
}

static void a_paused_programme_stays_on_its_stage(void **state) {
    struct play *play = *state;
    to_play_all(play);
    play_press(play, "Enter");
    play_pass(play, SECOND);
    play_press(play, "Space");
    play_expect(play, "‖ 1.0 s");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    play_press(play, "Space");
    play_pass(play, SECOND / 2);
    play_expect(play, "▶ 1.5 s");
}

/* Esc leaves it where it is, and its row goes on with it. */
static void a_programme_that_was_left_goes_on(void **state) {
    struct play *play = *state;
    to_play_all(play);
    play_press(play, "Enter 1s Esc");
    play_expect(play, "› ‖ Paused in 1 of 2: Pull");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    play_press(play, "9s Enter 500ms");
    play_expect(play, "▶ 1.5 s");
    play_press(play, "1s");
    play_expect(play, "Telling");
}

/* A programme that was left lends no keys to a page, nor to its row out of sight. */
static void a_programme_lends_no_keys_elsewhere(void **state) {
    struct play *play = *state;
    to_play_all(play);
    play_press(play, "Enter 500ms Esc End");
    play_expect(play, "› → Next: The end");
    play_expect(play, "Enter go there");
    play_press(play, "Home Right");
    play_size(play, 40, 6);
    play_press(play, "Tab End Home");
    play_expect_not(play, "›");
    play_expect_not(play, "Enter play");
}

/* Nothing plays on the page: whoever leaves the stage finds the film at rest, where it was. */
static void a_film_that_is_left_rests(void **state) {
    struct play *play = *state;
    for (int i = 0; i < 30 && !play_shows(play, "› Asking"); i++)
        play_press(play, "Tab");
    play_press(play, "Space");
    play_pass(play, SECOND);
    play_press(play, "Esc");
    play_expect(play, "› Asking");
    play_expect(play, "‖ 1.0 s");
    assert_int_equal(player_next_change(play->player), PLAYER_NEVER);
    play_pass(play, SECOND);
    play_expect(play, "‖ 1.0 s");
}

/* So does one over which the keys or the outline are laid. */
static void a_film_that_is_out_of_sight_rests(void **state) {
    (void)state;
    static const char *const KEYS[] = {"?", "o"};
    for (int i = 0; i < 2; i++) {
        struct play play;
        play_open_file(&play, "tests/kinds/diagram.json");
        play_size(&play, 80, 24);
        play_press(&play, "Space 500ms");
        play_press(&play, KEYS[i]);
        assert_int_equal(player_next_change(play.player), PLAYER_NEVER);
        play_press(&play, "1s Esc");
        play_expect(&play, "‖ 0.5 s of 8 s");
        play_press(&play, "Esc");
        play_expect(&play, "› Only the client can knock");
        play_close(&play);
    }
}

static void anew_a_film_stands_at_its_start(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 40);
    play_press(&play, "Space 500ms Space");
    play_expect(&play, "‖ 0.5 s");
    play_press(&play, "Esc R y");
    play_expect_not(&play, "0.5 s of");
    play_expect(&play, "▷ 8 s");
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

/* The example of a diagram lasts 8 s and waits at 2 and 6.2 s, in the first round alone. */
static void a_looping_film_rests_when_it_is_told_to(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 30);
    play_press(&play, "Space L 2s Space 4200ms Space");
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

/* Who opens it has come to look at the end; only Space says that it is to be played anew. */
static void enter_on_a_film_that_has_ended_shows_its_end(void **state) {
    (void)state;
    static const char *const KEYS[] = {"Enter", "Left Right", "Esc", "Enter"};
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json");
    play_size(&play, 80, 30);
    play_press(&play, "Space 9s Space 9s Space 9s Esc");
    for (int i = 0; i < 4; i++) {
        play_press(&play, KEYS[i]);
        play_expect(&play, "■ 8.0 s of 8 s");
        assert_int_equal(player_next_change(play.player), PLAYER_NEVER);
    }
    play_expect(&play, "Space again");
    play_press(&play, "Space 1s");
    play_expect(&play, "▶ 1.0 s of 8 s");
    play_close(&play);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_programme_goes_through_its_stages_without_a_key),
        cmocka_unit_test(the_lessons_programmes_need_no_key),
        TEST(a_paused_programme_stays_on_its_stage),
        TEST(a_programme_that_was_left_goes_on),
        TEST(a_programme_lends_no_keys_elsewhere),
        TEST(a_film_that_is_left_rests),
        cmocka_unit_test(a_film_that_is_out_of_sight_rests),
        cmocka_unit_test(anew_a_film_stands_at_its_start),
        cmocka_unit_test(a_programme_opens_the_tabs_inside_its_tabs),
        cmocka_unit_test(a_looping_film_rests_when_it_is_told_to),
        cmocka_unit_test(enter_on_a_film_that_has_ended_shows_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
