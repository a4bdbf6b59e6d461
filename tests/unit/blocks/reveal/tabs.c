/* Tabs: which is shown, what counts as visited, and the films played one after the other: one of
 * 2 s in the first tab, one of 3 s that waits at 1 s in the second, none in the third. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "blocks/reveal/kinds.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

enum { PART_PLAY = 1, PART_FIRST = 3, PART_NEXT = 12 };

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "tabs");
    block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, PART_PLAY);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

/* Lets time pass, as the player does. */
static void pass(int64_t usec) {
    fixture.scene.now_usec += usec;
    while (fixture.films.playing != NULL) {
        const struct block *film = fixture.films.playing;
        struct reel reel;
        reel = block_kind(film)->reel(film, &fixture.scene);
        if (!films_advance(&fixture.films, &reel, fixture.scene.now_usec))
            break;
        facts_set(&fixture.facts, film->id, ".watched", 1);
        const struct film_turn *turn = films_turn(&fixture.films);
        if (turn != NULL)
            facts_set(&fixture.marks, turn->mark_id, turn->mark_part, turn->mark_value);
    }
}

static void the_first_tab_is_shown_at_first(void **state) {
    (void)state;
    assert_ptr_equal(block_kind(block), &block_tabs);
    fixture_expect_shown(&fixture, "  ▾ Pull      ▸ Push      ▸ Neither\n");
    fixture_expect_shown(&fixture, "Asking");
    fixture_expect_hidden(&fixture, "Telling");
    /* Two films to watch, and a tab that holds only a text to see. */
    fixture_expect_tally(&fixture, block, 3, 0);
}

static void left_and_right_turn_the_tabs(void **state) {
    (void)state;
    fixture_focus(&fixture, block, PART_FIRST);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT)); /* there is none before it */
    fixture_expect_shown(&fixture, "  ▾ Pull      ▸ Push      ▸ Neither\n");
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    fixture_expect_shown(&fixture, "  ▸ Pull      ▾ Push      ▸ Neither\n");
    assert_int_equal(fixture.session.focus_part, PART_FIRST + 1);
    assert_int_equal(fixture.session.show_from, PART_FIRST);
    fixture_focus(&fixture, block, PART_FIRST + 1);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "  ▾ Pull      ▸ Push ");
    assert_false(fixture_key(&fixture, KEYSYM_ENTER)); /* it goes on into what the tab holds */
}

static void the_end_of_a_tab_leads_to_the_next(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "→ Next tab: Push\n");
    fixture_focus(&fixture, block, PART_NEXT);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_expect_shown(&fixture, "→ Next tab: Neither\n");
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    fixture_expect_hidden(&fixture, "Next tab");
    fixture_expect_shown(&fixture, "  ▸ Pull      ▸ Push      ▾ Neither ✓\n");
    fixture_expect_shown(&fixture, "Read it tomorrow.");
    fixture_expect_hidden(&fixture, "Asking");
    assert_true(facts_has(&fixture.facts, "ways", "none"));
    assert_true(facts_has(&fixture.facts, "ways", "push"));
    fixture_expect_tally(&fixture, block, 3, 1);
}

static int64_t time_of(const char *film) {
    const struct block *its = fixture_inner(block, film);
    return films_at(&fixture.films, its).time_usec;
}

/* On their stages, without a halt: the beat at 1 s of the second passes by itself. */
static void all_films_play_one_after_the_other(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_int_equal(fixture.session.stage, STAGE_OPEN_AND_PLAY);
    assert_ptr_equal(fixture.session.stage_of, fixture_inner(block, "pull-film"));
    pass(SECOND);
    assert_int_equal(time_of("pull-film"), SECOND);
    pass(SECOND + SECOND / 2);
    assert_int_equal(time_of("push-film"), SECOND / 2);
    pass(SECOND);
    assert_int_equal(time_of("push-film"), SECOND + SECOND / 2);
    assert_true(films_playing(&fixture.films, fixture_inner(block, "push-film")));
    pass(2 * SECOND);
    assert_null(fixture.films.playing);
    assert_null(films_turn(&fixture.films));

    /* Back on the page the last film's tab is shown; of three things all but the third are done. */
    fixture_expect_shown(&fixture, "▶ Play all, one after the other\n");
    fixture_expect_shown(&fixture, "▸ Pull ✓    ▾ Push ✓");
    fixture_expect_tally(&fixture, block, 3, 2);
}

/* Left on the way, it says where it was left, and goes on from there. */
static void a_programme_that_was_left_goes_on(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    pass(2 * SECOND + SECOND / 2);
    films_pause(&fixture.films);
    fixture_expect_shown(&fixture, "‖ Paused in 2 of 2: Push\n");
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_int_equal(fixture.session.stage, STAGE_OPEN_AND_PLAY);
    assert_ptr_equal(fixture.session.stage_of, fixture_inner(block, "push-film"));
    assert_true(films_playing(&fixture.films, fixture_inner(block, "push-film")));
    pass(SECOND);
    assert_int_equal(time_of("push-film"), SECOND + SECOND / 2);
}

/* A tab chosen by hand while the programme rests is shown, and does not lose it. */
static void playing_on_shows_the_tab_again(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    pass(SECOND);
    films_pause(&fixture.films);
    fixture_focus(&fixture, block, PART_FIRST);
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    fixture_expect_shown(&fixture, "Read it tomorrow.");
    fixture_focus(&fixture, block, PART_PLAY);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_expect_shown(&fixture, "▾ Pull ");
    assert_true(films_playing(&fixture.films, fixture_inner(block, "pull-film")));
    assert_int_equal(time_of("pull-film"), SECOND);
}

static void narrow_titles_are_stacked(void **state) {
    (void)state;
    fixture_layout(&fixture, 24);
    for (int i = 0; i < 3; i++) {
        const struct piece *title = fixture_piece(&fixture, block, PART_FIRST + i);
        assert_int_equal(title->at.x, 0);
        assert_int_equal(title->flags, i == 0 ? PIECE_STOP : 0);
    }
    fixture_check_widths(&fixture);
}

static void count(const struct block *child, void *data) {
    assert_non_null(child);
    ++*(int *)data;
}

static void all_tabs_are_walked_and_read(void **state) {
    (void)state;
    int children = 0;
    block_kind(block)->children(block, count, &children);
    assert_int_equal(children, 4);
    fixture_expect_plain(
        &fixture, "Three ways\n"
                  "\n"
                  "[1 of 3] Pull\n"
                  "\n"
                  "Asking\n"
                  "  0.0 s  Client → Server: GET (request, arrives at 0.5 s)\n"
                  "Scripted, not simulated. Left out: connection set-up, packet loss, dropped\n"
                  "connections, proxies that buffer or cut and server load.\n"
                  "\n"
                  "[2 of 3] Push\n"
                  "\n"
                  "Telling\n"
                  "  1.0 s  Nobody asked.\n"
                  "  1.0 s  Server → Client: news (pushed message, arrives at 1.5 s)\n"
                  "Scripted, not simulated.\n"
                  "\n"
                  "One way, down an open answer.\n"
                  "\n"
                  "[3 of 3] Neither\n"
                  "\n"
                  "Read it tomorrow.\n");
}

static void autoplay_needs_a_film(void **state) {
    (void)state;
    static const char text[] =
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"s\",\"title\":\"S\","
        "\"blocks\":[{\"kind\":\"tabs\",\"id\":\"t\",\n"
        "  \"autoplay\":true,\"tabs\":["
        "{\"id\":\"a\",\"title\":\"A\",\"blocks\":[{\"kind\":\"prose\",\"text\":\"a\"}]},"
        "{\"id\":\"b\",\"title\":\"B\",\"blocks\":[{\"kind\":\"prose\",\"text\":\"b\"}]}]}]}]}";
    struct problems problems = {0};
    struct lesson *lesson = lesson_parse("x", text, sizeof text - 1, registry_kinds(), &problems);
    assert_null(lesson);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.list[0].place.line, 2);
    assert_int_equal(problems.list[0].place.column, 3);
    assert_string_equal(problems.list[0].text,
                        "there is no film in these tabs that \"autoplay\" could play");
    problems_release(&problems);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_first_tab_is_shown_at_first),    TEST(left_and_right_turn_the_tabs),
        TEST(the_end_of_a_tab_leads_to_the_next), TEST(all_films_play_one_after_the_other),
        TEST(a_programme_that_was_left_goes_on),  TEST(playing_on_shows_the_tab_again),
        TEST(narrow_titles_are_stacked),          TEST(all_tabs_are_walked_and_read),
        cmocka_unit_test(autoplay_needs_a_film),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
