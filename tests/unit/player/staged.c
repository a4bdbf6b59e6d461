/* Stages in the player, sentence by sentence: how one is opened and left, its steps, its sizes, and
 * how the focus moves on it. The example with all steps asks every 4 s over 0.5 s each way for news
 * that appears at 1, 6, 11 s of its 12, at 2× real time, waits at 1 s, and has one knob. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/prediction.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/kinds.h"
#include "blocks/diagram/parts.h"
#include "blocks/stage.h"
#include "play.h"
#include "player/state.h"

#define SECOND INT64_C(1000000)

/* All to the end of the example's film: it waits once, and a press of Space goes on. */
#define WATCH "Space 1min Space 1min"

static struct play play;

static void open_at(const char *path, int columns, int rows) {
    play_open_file(&play, path);
    play_size(&play, columns, rows);
}

static int open_predict(void **state) {
    (void)state;
    open_at("tests/kinds/predict.json", 80, 24);
    return 0;
}

static int open_simulated(void **state) {
    (void)state;
    open_at("tests/kinds/simulated.json", 80, 24);
    return 0;
}

static int open_diagram(void **state) {
    (void)state;
    open_at("tests/kinds/diagram.json", 80, 24);
    return 0;
}

static int shut(void **state) {
    (void)state;
    play_close(&play);
    return 0;
}

/* --- What is looked at. --- */

static bool on_stage(void) {
    return play.player->overlay == OVERLAY_STAGE;
}

static enum stage_step step(void) {
    assert_true(on_stage());
    return play.player->staged.step;
}

static bool is_done(enum stage_step which) {
    const struct block *block = play.player->staged.block;
    struct layout layout;
    player_layout(play.player, &layout);
    return block_stage(block)->is_done(block, &play.player->facts, &layout.scene, which);
}

static const struct block *focus(void) {
    return player_page(play.player)->focus;
}

static int part(void) {
    return player_page(play.player)->focus_part;
}

static bool is_focus(const char *id) {
    return focus() != NULL && strcmp(focus()->id, id) == 0;
}

static enum stage_region region(void) {
    struct layout layout;
    player_layout(play.player, &layout);
    const struct region *its = staged_region_of_focus(&layout);
    assert_non_null(its);
    assert_true(its->shown);
    return (enum stage_region)its->name;
}

static struct film film(void) {
    return films_at(&play.player->films, play.player->staged.block);
}

static bool plays(void) {
    return films_playing(&play.player->films, play.player->staged.block);
}

/* True on the stop from which Down leads out. */
static bool is_last(void) {
    struct layout layout;
    player_layout(play.player, &layout);
    const struct piece *piece = layout_focus(&layout);
    const struct piece *end = layout.flow.pieces + layout.flow.count;
    while (piece != NULL && ++piece < end && !(piece->flags & PIECE_STOP))
        ;
    return piece == end && staged_step_beside(play.player, +1) == STAGE_STEPS;
}

static const struct facts *facts(void) {
    return &play.player->facts;
}

/* The last row of the screen. */
static const char *footer(void) {
    static char row[512];
    const char *text = play_frame(&play), *last = text;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL && at[1] != '\0'; at++)
        last = at + 1;
    snprintf(row, sizeof row, "%s", last);
    return row;
}

/* Presses a key until the focus is on a part of a block. */
static void go_to(const char *key, const char *id, int which) {
    for (int i = 0; i < 40 && !(is_focus(id) && part() == which); i++)
        play_press(&play, key);
    assert_true(is_focus(id) && part() == which);
}

/* --- Opened and left. --- */

static void enter_opens_at_rest_and_space_plays(void **state) {
    (void)state;
    play_press(&play, "Enter 1s");
    assert_true(on_stage());
    assert_false(plays());
    assert_int_equal(film().time_usec, 0);
    play_press(&play, "Esc");
    assert_false(on_stage());
    play_press(&play, "Space 1s");
    assert_true(on_stage());
    assert_true(plays());
    assert_int_equal(film().time_usec, SECOND);
}

static void space_asks_first_where_there_is_a_prediction(void **state) {
    (void)state;
    play_press(&play, "Space 1s");
    assert_int_equal(step(), STAGE_GUESS);
    assert_true(is_focus("age"));
    assert_false(plays());
    assert_int_equal(film().time_usec, 0);
}

/* Esc leads back to the page as it was, scrolled where it was. */
static void esc_leads_back_to_the_same_row(void **state) {
    (void)state;
    static const int sizes[][2] = {{40, 12}, {60, 20}, {80, 24}, {120, 40}};
    for (int i = 0; i < 4; i++) {
        open_at("lessons/realtime-introduction.json", sizes[i][0], sizes[i][1]);
        assert_true(player_goto(play.player, "families"));
        for (int k = 0; k < 40 && (focus() == NULL || block_stage(focus()) == NULL); k++)
            play_press(&play, "Tab");
        const struct block *still = focus();
        int scroll = player_page(play.player)->scroll;
        char *page = strdup(play_frame(&play));
        play_press(&play, "Enter");
        assert_true(on_stage());
        assert_ptr_equal(play.player->staged.block, still);
        play_press(&play, "Tab Esc");
        assert_false(on_stage());
        assert_ptr_equal(focus(), still);
        assert_int_equal(player_page(play.player)->scroll, scroll);
        assert_string_equal(play_frame(&play), page);
        free(page);
        play_close(&play);
    }
}

/* Nothing plays on the page, and the film is where it was left. */
static void what_is_left_rests(void **state) {
    (void)state;
    play_press(&play, "Space 1s Esc");
    assert_int_equal(player_next_change(play.player), PLAYER_NEVER);
    play_press(&play, "5s Enter");
    assert_int_equal(film().time_usec, SECOND);
    assert_false(plays());
}

/* z stays for what has no stage. */
static void what_has_a_stage_is_not_zoomed(void **state) {
    (void)state;
    play_expect_not(&play, "zoom");
    play_press(&play, "z");
    assert_int_equal(play.player->overlay, OVERLAY_NONE);
    play_press(&play, "Enter z");
    assert_true(on_stage());
    play_close(&play);
    open_at("tests/kinds/choice.json", 80, 24);
    play_press(&play, "z");
    assert_int_equal(play.player->overlay, OVERLAY_ZOOM);
}

/* It opens at the step that is first not done; with all done, to be watched again. */
static void it_opens_at_what_is_to_do(void **state) {
    (void)state;
    static const struct {
        const char *keys; /* on the stage */
        enum stage_step then;
    } DONE[] = {{"Tab", STAGE_GUESS},
                {"5 Enter", STAGE_WATCH},
                {WATCH, STAGE_TUNE},
                {"Right", STAGE_EXPLAIN},
                {"Enter Down Down Enter", STAGE_WATCH}};
    for (size_t i = 0; i < sizeof DONE / sizeof *DONE; i++) {
        play_press(&play, "Enter");
        play_press(&play, DONE[i].keys);
        play_press(&play, "Esc Enter");
        assert_int_equal(step(), DONE[i].then);
        play_press(&play, "Esc");
    }
}

/* --- Steps. --- */

static void the_head_tells_steps_and_whether_they_are_done(void **state) {
    (void)state;
    play_press(&play, "Enter");
    play_expect(&play, "◆1 guess    2 watch    3 tune    4 explain");
    play_press(&play, "5 Enter");
    play_expect(&play, "◆1 guess ✓  2 watch    3 tune    4 explain");
    play_press(&play, WATCH);
    play_expect(&play, " 1 guess ✓ ◆2 watch ✓  3 tune    4 explain");
    play_press(&play, "Enter Right");
    play_expect(&play, " 1 guess ✓  2 watch ✓ ◆3 tune ✓  4 explain");
    play_press(&play, "Enter Enter Down Down Enter");
    play_expect(&play, " 1 guess ✓  2 watch ✓  3 tune ✓ ◆4 explain ✓");
}

static void a_film_has_the_steps_that_its_author_gave_it(void **state) {
    (void)state;
    play_press(&play, "Enter");
    play_expect(&play, "◆1 watch    2 tune");
    play_expect_not(&play, "guess");
    play_expect_not(&play, "explain");
    for (int i = 0; i < 40 && !is_last(); i++)
        play_press(&play, "Down");
    assert_int_equal(step(), STAGE_TUNE);
    play_close(&play);
    open_at("tests/kinds/diagram.json", 80, 24); /* one step needs no name */
    play_press(&play, "Enter");
    play_expect_not(&play, "watch");
}

/* Down goes through all of them with nothing done, and nothing is told before its time. */
static void no_step_bars_the_way(void **state) {
    (void)state;
    play_press(&play, "Enter");
    int seen = 0;
    for (int i = 0; i < 40 && !is_last(); i++) {
        seen |= 1 << step();
        play_expect_not(&play, "Half an interval");
        play_expect_not(&play, "the run says");
        play_expect_not(&play, "It waited for the next question.");
        if (step() != STAGE_TUNE) /* there the run is the knobs' */
            play_expect_not(&play, "2.5 s");
        play_press(&play, "Down");
    }
    assert_int_equal(seen | 1 << step(), 15);
    assert_int_equal(step(), STAGE_EXPLAIN);
    play_expect(&play, "The rest appears once you have guessed");
    assert_true(prediction_is_open(play.player->staged.block, facts()));
}

static void skip_is_a_row_of_the_guess(void **state) {
    (void)state;
    play_press(&play, "Enter");
    go_to("Down", "polling", DIAGRAM_SKIP_ROW);
    play_expect(&play, "› [ Skip the guess ]");
    play_press(&play, "Enter");
    assert_true(facts_has(facts(), "polling", own_skipped));
    assert_int_equal(step(), STAGE_WATCH);
    assert_true(is_done(STAGE_GUESS));
    assert_false(is_done(STAGE_WATCH));
    play_press(&play, WATCH);
    assert_true(is_done(STAGE_WATCH));
    play_expect_not(&play, "the run says");
    play_expect_not(&play, "Half an interval");
}

/* Wherever in the guess it is pressed, Space on no answer plays: the film as the author set it,
 * without a verdict, and the guess is as open as it was. */
static void space_passes_over_the_guess_and_never_skips(void **state) {
    (void)state;
    static const int STOPS[] = {0, 2, 3}; /* of Downs from the picture: it, Check, and Skip */
    for (int i = 0; i < 3; i++) {
        play_press(&play, "Enter");
        go_to("Up", "polling", DIAGRAM_PICTURE);
        for (int k = 0; k < STOPS[i]; k++)
            play_press(&play, "Down");
        bool works = is_focus("age"); /* Check is worked by Space: it asks for a number */
        play_press(&play, "Space");
        assert_false(facts_has(facts(), "polling", own_skipped));
        assert_int_equal(step(), works ? STAGE_GUESS : STAGE_WATCH);
        assert_int_equal(plays(), !works);
        play_press(&play, works ? "Esc" : "1min Space 1min");
        if (works)
            continue;
        assert_int_equal(film().time_usec, 12 * SECOND);
        assert_true(prediction_is_open(play.player->staged.block, facts()));
        assert_false(facts_has(facts(), "polling", own_watched));
        assert_false(is_done(STAGE_GUESS));
        assert_false(is_done(STAGE_WATCH));
        play_expect_not(&play, "the run says");
        play_press(&play, "Home Esc");
    }
}

/* What was typed and not checked stays, whether it is passed over or left; the film plays not past
 * it, but in its own step. */
static void an_answer_that_was_begun_stays(void **state) {
    (void)state;
    play_press(&play, "Enter 2 . 6 Esc Up Space 100ms");
    assert_int_equal(step(), STAGE_GUESS);
    assert_false(plays());
    play_expect(&play, "Check your guess first, or skip it.");
    play_press(&play, "Down Down Down Down");
    assert_int_equal(step(), STAGE_WATCH);
    play_press(&play, "Space 100ms");
    assert_true(plays());
    play_press(&play, "Esc Enter");
    assert_int_equal(step(), STAGE_GUESS);
    play_expect(&play, "› │ 2.6 s");
    play_press(&play, "Down Enter");
    play_expect(&play, "1 guess ✓");
}

static void the_verdict_comes_at_the_films_end_while_it_is_watched(void **state) {
    (void)state;
    play_press(&play, "Enter 5 Enter Space 1min");
    assert_int_equal(step(), STAGE_WATCH);
    play_expect_not(&play, "You said");
    play_press(&play, "Space 5400ms"); /* 1 s and 10.8 of the 11 that are left */
    play_expect_not(&play, "You said");
    assert_false(is_done(STAGE_WATCH));
    play_press(&play, "200ms");
    assert_int_equal(step(), STAGE_WATCH);
    assert_true(is_done(STAGE_WATCH));
    play_expect(&play, "You said 5 s; the run says 2.5 s: too high.");
    play_expect(&play, "Half an interval, and one transit.");
}

/* A knob that was turned does it, and leaving the step. */
static void tuning_is_done_when_a_knob_was_turned_or_it_was_left(void **state) {
    (void)state;
    static const char *const KEYS[] = {"Right", "Esc Enter"};
    for (int i = 0; i < 2; i++) {
        open_at("tests/kinds/simulated.json", 80, 24);
        play_press(&play, "Enter");
        go_to("Down", "polling", DIAGRAM_KNOB);
        assert_false(is_done(STAGE_TUNE));
        play_press(&play, KEYS[i]);
        assert_true(is_done(STAGE_TUNE));
        play_close(&play);
    }
}

static void explaining_is_done_when_what_follows_is_closed(void **state) {
    (void)state;
    play_press(&play, "Enter 5 Enter");
    play_press(&play, WATCH " Enter Enter");
    assert_int_equal(step(), STAGE_EXPLAIN);
    assert_false(is_done(STAGE_EXPLAIN));
    play_press(&play, "Enter Down Down Enter");
    play_expect(&play, "Nobody asked before second 4.");
    assert_true(is_done(STAGE_EXPLAIN));
}

/* --- Regions. --- */

static struct rect rect_of(enum stage_region name) {
    struct layout layout;
    player_layout(play.player, &layout);
    for (int i = 0; i < layout.region_count; i++)
        if (layout.regions[i].name == (int)name)
            return layout.regions[i].at;
    return (struct rect){0, 0, 0, 0};
}

/* From step to step the picture's top left corner stays; guess and explanation have all that is
 * below it; who watches has no knobs, and five rows of words. */
static void regions_are_laid_out_anew_for_a_step_below_the_pictures_corner(void **state) {
    (void)state;
    play_press(&play, "Enter");
    struct rect first = rect_of(STAGE_PICTURE);
    for (int i = 0; i < STAGE_STEPS; i++) {
        struct rect picture = rect_of(STAGE_PICTURE), question = rect_of(STAGE_QUESTION);
        bool asks = i == STAGE_GUESS || i == STAGE_EXPLAIN;
        assert_int_equal(step(), i);
        assert_int_equal(picture.x, first.x);
        assert_int_equal(picture.y, first.y);
        assert_int_equal(question.y + question.height, asks ? 19 : 0);
        assert_int_equal(question.y, asks ? picture.height + 1 : 0);
        assert_int_equal(rect_of(STAGE_KNOBS).height > 0, i == STAGE_TUNE);
        if (i == STAGE_WATCH)
            assert_int_equal(rect_of(STAGE_WORDS).height, 5);
        for (int k = 0; k < 40 && on_stage() && step() == (enum stage_step)i; k++)
            play_press(&play, "Down");
    }
}

/* --- Sizes. --- */

static int shown(void) {
    struct layout layout;
    int count = 0;
    player_layout(play.player, &layout);
    for (int i = 0; i < layout.region_count; i++)
        count += layout.regions[i].shown;
    return count;
}

static void all_regions_are_seen_at_once_from_76_by_22(void **state) {
    (void)state;
    play_press(&play, "Enter");
    go_to("Down", "polling", DIAGRAM_KNOB);
    play_size(&play, 76, 22);
    assert_int_equal(shown(), 5); /* picture, curve, figures, knobs, words */
    assert_true(rect_of(STAGE_CURVE).height >= 3);
    play_size(&play, 75, 22);
    assert_true(shown() < 5);
    play_size(&play, 76, 21);
    assert_true(shown() < 5);
}

/* Below, they are leaves, turned with Tab, each with the clock and its keys. */
static void leaves_are_turned_with_tab(void **state) {
    (void)state;
    static const struct {
        enum stage_region region;
        const char *leaves, *key;
    } LEAVES[] = {{STAGE_KNOBS, "○picture ○figures ●knobs ○words", "←→ turn"},
                  {STAGE_WORDS, "○picture ○figures ○knobs ●words", "Space go on"},
                  {STAGE_PICTURE, "●picture ○figures ○knobs ○words", "Space go on"},
                  {STAGE_FIGURES, "○picture ●figures ○knobs ○words", "Space go on"}};
    play_press(&play, "Space 1s"); /* to where it waits */
    go_to("Down", "polling", DIAGRAM_KNOB);
    play_size(&play, 60, 20);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(region(), LEAVES[i % 4].region);
        play_expect(&play, LEAVES[i % 4].leaves);
        play_expect(&play, "‖ 1.0 s of 12 s");
        assert_non_null(strstr(footer(), LEAVES[i % 4].key));
        play_press(&play, "Tab");
    }
    for (int i = 7; i >= 0; i--) {
        play_press(&play, "Shift-Tab");
        assert_int_equal(region(), LEAVES[i % 4].region);
    }
}

/* Of the page: the stage takes the whole body. */
static void the_outline_stands_at_the_pages_left_from_120_on(void **state) {
    (void)state;
    play_size(&play, 119, 40);
    play_expect_not(&play, "Films in tabs");
    play_size(&play, 120, 40);
    play_expect(&play, "Films in tabs");
    play_press(&play, "Enter");
    play_expect_not(&play, "Films in tabs");
    play_press(&play, "Esc");
    play_expect(&play, "Films in tabs");
}

static void below_20_by_6_a_line_says_what_is_needed(void **state) {
    (void)state;
    static const int SMALL[][2] = {{19, 24}, {80, 5}, {19, 5}};
    play_press(&play, "Enter");
    for (int i = 0; i < 3; i++) {
        play_size(&play, SMALL[i][0], SMALL[i][1]);
        play_expect(&play, "Needs");
        play_expect(&play, "20×6");
    }
    play_size(&play, 20, 6);
    play_expect_not(&play, "Needs");
}

/* Step, moment, knob and leaf. */
static void a_resize_keeps_what_is_looked_at(void **state) {
    (void)state;
    static const int SIZES[][2] = {{40, 12}, {160, 50}, {20, 6}, {10, 3},
                                   {60, 20}, {120, 40}, {76, 22}};
    play_press(&play, "Enter Right Right Right");
    go_to("Down", "polling", DIAGRAM_KNOB);
    play_press(&play, "Right");
    go_to("Down", "polling", DIAGRAM_KNOB + 1);
    for (int i = 0; i < 7; i++) {
        play_size(&play, SIZES[i][0], SIZES[i][1]);
        assert_int_equal(step(), STAGE_TUNE);
        assert_int_equal(film().time_usec, 3 * SECOND);
        assert_true(is_focus("polling") && part() == DIAGRAM_KNOB + 1);
        assert_int_equal(region(), STAGE_KNOBS);
    }
    play_size(&play, 40, 12);
    play_press(&play, "Tab Tab Tab");
    assert_int_equal(region(), STAGE_FIGURES);
    for (int i = 0; i < 4; i++) { /* while there are leaves */
        static const int LEAVES[][2] = {{60, 20}, {20, 6}, {75, 40}, {160, 21}};
        play_size(&play, LEAVES[i][0], LEAVES[i][1]);
        assert_int_equal(region(), STAGE_FIGURES);
    }
}

/* --- The focus. --- */

/* Enter never enters what is no text field, wherever the focus is. */
static void only_text_fields_are_entered(void **state) {
    (void)state;
    play_press(&play, "Enter");
    assert_true(is_focus("age"));
    play_press(&play, "Enter");
    assert_true(play.player->entered);
    play_press(&play, "Esc");
    assert_false(play.player->entered);
    assert_true(on_stage());
    play_press(&play, "5 Enter");
    for (int i = 0; i < 30 && !is_last(); i++) {
        play_press(&play, "Down");
        assert_false(play.player->entered);
    }
    static const char *const BACK[] = {"Up", "Tab", "Left", "Right", "Space"};
    for (int i = 0; i < 30; i++) {
        play_press(&play, BACK[i % 5]);
        assert_false(play.player->entered);
    }
}

/* Down and Up go through the stops of all regions, turning leaves, and then steps. */
static void up_and_down_go_through_all_stops(void **state) {
    (void)state;
    static const struct {
        int columns, rows;
        unsigned watch, tune; /* the regions that have a stop */
    } SIZES[] = {
        {80, 24, 1u << STAGE_PICTURE | 1u << STAGE_WORDS,
         1u << STAGE_PICTURE | 1u << STAGE_WORDS | 1u << STAGE_KNOBS},
        {60, 20, 1u << STAGE_PICTURE | 1u << STAGE_WORDS | 1u << STAGE_FIGURES,
         1u << STAGE_PICTURE | 1u << STAGE_WORDS | 1u << STAGE_FIGURES | 1u << STAGE_KNOBS}};
    for (int i = 0; i < 2; i++) {
        open_at("tests/kinds/simulated.json", SIZES[i].columns, SIZES[i].rows);
        unsigned seen[STAGE_STEPS] = {0};
        play_press(&play, "Enter");
        assert_int_equal(region(), STAGE_PICTURE);
        for (int k = 0; k < 60 && !is_last(); k++) {
            seen[step()] |= 1u << region();
            play_press(&play, "Down");
        }
        assert_int_equal(step(), STAGE_TUNE);
        assert_int_equal(region(), STAGE_WORDS);
        assert_int_equal(seen[STAGE_WATCH], SIZES[i].watch);
        for (int k = 0; k < 60; k++) {
            seen[step()] |= 1u << region();
            play_press(&play, "Up");
        }
        assert_int_equal(seen[STAGE_TUNE], SIZES[i].tune);
        assert_int_equal(step(), STAGE_WATCH);
        assert_int_equal(region(), STAGE_PICTURE);
        play_close(&play);
    }
}

/* What is higher than its leaf is read row by row before the focus moves on; the words of a whole
 * stage, which lie on the way to the knobs, by pages. How much is out of view is told. */
static void what_is_higher_than_its_region_scrolls_within(void **state) {
    (void)state;
    static const int SIZES[][2] = {{60, 20}, {80, 24}};
    static const char *const KEYS[] = {"Down", "PgDn"};
    for (int i = 0; i < 2; i++) {
        play_size(&play, SIZES[i][0], SIZES[i][1]);
        play_press(&play, "Enter");
        for (int k = 0; k < 40 && region() != STAGE_WORDS; k++)
            play_press(&play, "Down");
        play_expect(&play, "▼");
        play_expect_not(&play, "proxies that buffer");
        for (int k = 0; k < 40 && !play_shows(&play, "proxies that buffer"); k++) {
            play_press(&play, KEYS[i]);
            assert_int_equal(region(), STAGE_WORDS);
        }
        play_expect(&play, "▲");
        for (int k = 0; k < 3 && step() != STAGE_TUNE; k++)
            play_press(&play, "Down");
        assert_int_equal(step(), STAGE_TUNE);
        play_press(&play, "Esc");
    }
}

/* A guess of which the question is longer than its region: eight sentences, the first of them out
 * of view when the step begins at the choices. */
#define SENTENCE "A client asks its server every five seconds whether there is news. "
static const char LONG_GUESS[] =
    "{\"format\":1,\"id\":\"long\",\"title\":\"~\",\"sections\":[{\"id\":\"one\",\"title\":\"~\","
    "\"blocks\":["
    "{\"kind\":\"diagram\",\"id\":\"poll\",\"title\":\"~\",\"lasts\":\"20s\",\"simulate\":{"
    "\"technique\":"
    "\"short-poll\",\"interval\":\"5s\",\"events\":\"every:3s\"},\"predict\":[{\"kind\":\"choice\","
    "\"id\":"
    "\"guess\",\"ask\":\"First of all. " SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE
        SENTENCE
    "How old is it?\",\"choices\":[{\"id\":\"a\",\"text\":\"Five seconds\",\"why\":\"~\"},"
    "{\"id\":\"b\",\"text\":\"Half\",\"why\":\"~\",\"correct\":true}]}]}]}]}";

/* PgUp and Home show what stands before the first stop, and so does Up, by half of the region; it
 * stays in view, while time goes on, until the focus is worked or moved. */
static void what_stands_before_the_first_stop_is_come_to(void **state) {
    (void)state;
    static const char *const KEYS[] = {"PgUp", "Home", "Up"};
    for (int i = 0; i < 3; i++) {
        play_open(&play, LONG_GUESS, NULL);
        play_size(&play, 40, 12);
        play_press(&play, "Enter");
        assert_int_equal(step(), STAGE_GUESS);
        const struct block *guess = focus();
        int first = part();
        play_expect_not(&play, "First of all.");
        for (int k = 0; k < 8 && !play_shows(&play, "First of all."); k++)
            play_press(&play, KEYS[i]);
        play_expect(&play, "First of all.");
        play_expect_not(&play, "Five seconds");
        assert_ptr_equal(focus(), guess);
        assert_int_equal(part(), first);
        play_press(&play, "1s");
        play_expect(&play, "First of all.");
        play_press(&play, "1");
        play_expect(&play, "Five seconds");
        play_close(&play);
    }
}

/* Down leads back by halves until the focus is in view, and on from there. */
static void down_leads_back_to_the_focus(void **state) {
    (void)state;
    play_open(&play, LONG_GUESS, NULL);
    play_size(&play, 40, 12);
    play_press(&play, "Enter");
    int first = part();
    play_press(&play, "Home Down");
    assert_int_equal(part(), first);
    for (int i = 0; i < 10 && !play_shows(&play, "Five seconds"); i++)
        play_press(&play, "Down");
    play_expect(&play, "Five seconds");
    assert_int_equal(part(), first);
    play_press(&play, "Down");
    assert_int_not_equal(part(), first);
    play_close(&play);
}

static void left_and_right_work_what_has_the_focus(void **state) {
    (void)state;
    play_press(&play, "Enter Right Right Left");
    assert_int_equal(film().time_usec, SECOND);
    go_to("Down", "polling", DIAGRAM_KNOB);
    play_press(&play, "Left");
    assert_int_equal(facts_get(facts(), "polling", "interval", -1), 1);
    assert_int_equal(film().time_usec, SECOND);
    play_press(&play, "Right Right");
    assert_int_equal(facts_get(facts(), "polling", "interval", -1), 3);
}

/* To the end of the film, on to each step, and out to the page's next stop. */
static void enter_does_the_next_thing(void **state) {
    (void)state;
    play_press(&play, "Enter 5 Enter");
    assert_int_equal(step(), STAGE_GUESS);
    play_press(&play, "Enter");
    assert_int_equal(step(), STAGE_WATCH);
    assert_false(plays());
    play_press(&play, "Enter");
    assert_true(plays());
    play_press(&play, "1min");
    assert_true(film().waiting);
    play_press(&play, "Enter 1min");
    assert_int_equal(film().time_usec, 12 * SECOND);
    play_press(&play, "Enter");
    assert_int_equal(step(), STAGE_TUNE);
    assert_true(is_focus("polling") && part() == DIAGRAM_KNOB);
    play_press(&play, "Enter");
    assert_int_equal(step(), STAGE_EXPLAIN);
    assert_true(is_focus("saw"));
    play_press(&play, "Enter"); /* first the focused stop is worked: a choice is ticked, … */
    assert_int_equal(facts_get(facts(), "saw", "waited", 0), 1);
    assert_int_equal(step(), STAGE_EXPLAIN);
    play_press(&play, "Down Down Enter"); /* … and checked */
    assert_true(is_done(STAGE_EXPLAIN));
    play_press(&play, "Enter"); /* the page has no other stop than the way on */
    assert_false(on_stage());
    play_expect(&play, "› → Next: A slider that waits");
}

/* Whatever is asked after the film is worked there as on a page, by Enter and by Space. */
static void enter_and_space_work_the_focused_stop_first(void **state) {
    (void)state;
    static const char *const KEYS[] = {"Enter", "Space"};
    for (int i = 0; i < 2; i++) {
        play_open(
            &play,
            "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"s\",\"title\":"
            "\"S\",\"blocks\":[{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"D\",\"lasts\":"
            "\"2s\",\"actors\":[{\"id\":\"c\",\"title\":\"C\"},{\"id\":\"s\",\"title\":\"S\"}],"
            "\"script\":[{\"at\":\"1s\",\"from\":\"c\",\"to\":\"s\",\"label\":\"m\",\"takes\":"
            "\"1s\"}],\"predict\":[{\"kind\":\"choice\",\"id\":\"q\",\"ask\":\"Which?\","
            "\"choices\":[{\"id\":\"a\",\"text\":\"This\",\"correct\":true,\"why\":\"So.\"},"
            "{\"id\":\"b\",\"text\":\"That\",\"why\":\"No.\"}]}],\"then\":["
            "{\"kind\":\"accordion\",\"id\":\"f\",\"items\":[{\"id\":\"i\",\"title\":\"An item\","
            "\"text\":\"Its text.\"}]}]}]}]}",
            NULL);
        play_size(&play, 80, 24);
        play_press(&play, "Enter");
        play_press(&play, KEYS[i]);
        play_expect(&play, "(•) This");
        play_press(&play, "Down Down");
        play_press(&play, KEYS[i]);
        assert_true(is_done(STAGE_GUESS));
        assert_false(plays());
        play_press(&play, WATCH " Enter");
        assert_int_equal(step(), STAGE_EXPLAIN);
        play_press(&play, KEYS[i]);
        play_expect(&play, "Its text.");
        assert_int_equal(step(), STAGE_EXPLAIN);
        play_close(&play);
    }
}

static void after_the_last_step_enter_leads_to_the_pages_next_stop(void **state) {
    (void)state;
    open_at("tests/kinds/lanes.json", 80, 24);
    play_press(&play, "Space 1min");
    assert_int_equal(step(), STAGE_WATCH);
    play_press(&play, "Enter");
    assert_int_equal(step(), STAGE_TUNE);
    play_expect(&play, "Enter go on");
    play_press(&play, "Enter");
    assert_false(on_stage());
    assert_true(is_focus("ageing"));
    play_expect(&play, "› Data ages");
}

/* Where the focused thing has nothing for it: words, figures, knobs. */
static void space_plays_and_pauses_from_anywhere(void **state) {
    (void)state;
    play_size(&play, 60, 20);
    play_press(&play, "Enter");
    go_to("Down", "polling", DIAGRAM_KNOB);
    for (int i = 0; i < 4; i++) {
        play_press(&play, "Home Space 100ms");
        assert_true(plays());
        play_press(&play, "Space");
        assert_false(plays());
        assert_int_equal(step(), STAGE_TUNE);
        play_press(&play, "Tab");
    }
}

/* A row that is taken up keeps the arrows, and Esc, which puts it down. */
static void a_row_taken_up_keeps_arrows_and_esc(void **state) {
    (void)state;
    play_open(
        &play,
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"s\",\"title\":"
        "\"S\",\"blocks\":[{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"D\",\"lasts\":\"2s\","
        "\"actors\":[{\"id\":\"c\",\"title\":\"C\"},{\"id\":\"s\",\"title\":\"S\"}],\"script\":"
        "[{\"at\":\"1s\",\"from\":\"c\",\"to\":\"s\",\"label\":\"m\",\"takes\":\"1s\"}],"
        "\"predict\":[{\"kind\":\"order\",\"id\":\"o\",\"ask\":\"In which order?\",\"items\":["
        "{\"id\":\"a\",\"text\":\"First\",\"why\":\"So.\"},"
        "{\"id\":\"b\",\"text\":\"Second\",\"why\":\"So.\"},"
        "{\"id\":\"e\",\"text\":\"Third\",\"why\":\"So.\"}]}]}]}]}",
        NULL);
    play_size(&play, 80, 24);
    play_press(&play, "Enter");
    assert_true(is_focus("o"));
    char *before = strdup(play_frame(&play));
    play_press(&play, "Enter");
    assert_true(play.player->entered);
    play_press(&play, "Down");
    assert_true(play.player->entered);
    assert_int_equal(step(), STAGE_GUESS);
    assert_string_not_equal(play_frame(&play), before);
    play_press(&play, "Esc");
    assert_true(on_stage());
    assert_false(play.player->entered);
    play_press(&play, "Esc");
    assert_false(on_stage());
    free(before);
}

/* --- Every film of the lesson. --- */

static void expect_focus_in_view(const struct block *block) {
    struct layout layout;
    player_layout(play.player, &layout);
    const struct piece *piece = layout_focus(&layout);
    const struct region *region = staged_region_of_focus(&layout);
    assert_non_null(piece);
    assert_true(region->shown);
    bool seen = piece->at.y + piece->at.height > region->scroll &&
                piece->at.y < region->scroll + region->at.height;
    bool whole = piece->at.y >= region->scroll &&
                 piece->at.y + piece->at.height <= region->scroll + region->at.height;
    if (!seen || (!whole && piece->at.height <= region->at.height))
        fail_msg(
            "%s at %d×%d: the focus (%s %d) is out of view: row %d of %d, %d rows from %d of %d",
            block->id, layout.screen.columns, layout.screen.rows, piece->block->id, piece->part,
            piece->at.y, piece->at.height, region->at.height, region->scroll, region->rows);
}

/* Down through all stops of all steps and Up again: each is in view, and the way ends where it
 * began. */
static void walk_stage(const struct block *block, void *data) {
    (void)data;
    if (block_stage(block) == NULL)
        return;
    enum { MOST = 400 };
    staged_open(play.player, block);
    play_press(&play, "Shift-Tab Tab");
    for (int way = 0; way < 2; way++) {
        int same = 0;
        for (int i = 0; i < MOST && same < 2 && (way == 1 || !is_last()); i++) {
            struct staged before = play.player->staged;
            struct page page = *player_page(play.player);
            play_press(&play, way == 0 ? "Down" : "Up");
            if (!play.player->staged.away) /* what stands before the first stop is being read */
                expect_focus_in_view(block);
            assert_false(play.player->entered);
            bool moved = memcmp(&before, &play.player->staged, sizeof before) != 0 ||
                         page.focus != focus() || page.focus_part != part();
            same = moved ? 0 : same + 1;
        }
        assert_true(way == 0 ? is_last() : same == 2); /* it ends */
    }
    unsigned steps = block_stage(block)->steps(block);
    assert_true(steps & STAGE_BIT(step()));
    assert_int_equal(steps & (STAGE_BIT(step()) - 1), 0); /* the first of all */
    staged_close(play.player);
}

/* Its curve has three rows at least beside three of the picture, … */
static void look_at_curve(const struct block *block, void *data) {
    int *curves = data;
    if (block_kind(block) != &block_diagram || !diagram_has_curve(block->object))
        return;
    staged_open(play.player, block);
    for (int i = STAGE_WATCH; i <= STAGE_TUNE; i++) {
        if (!(block_stage(block)->steps(block) & STAGE_BIT(i)))
            continue;
        staged_to_step(play.player, (enum stage_step)i, false);
        if (rect_of(STAGE_CURVE).height < 3)
            fail_msg("%s: a curve of %d rows", block->id, rect_of(STAGE_CURVE).height);
        if (rect_of(STAGE_PICTURE).height < 3)
            fail_msg("%s: a picture of %d rows", block->id, rect_of(STAGE_PICTURE).height);
        ++*curves;
    }
    staged_close(play.player);
}

/* … from 76×22 on, in every film of the lesson. */
static void every_curve_has_its_rows(void **state) {
    (void)state;
    int curves = 0;
    open_at("lessons/realtime-introduction.json", 76, 22);
    const struct section *sections = play.lesson->sections.at;
    for (int k = 0; k < play.lesson->sections.count; k++) {
        assert_true(player_goto(play.player, sections[k].id));
        blocks_walk(sections[k].blocks, look_at_curve, &curves);
    }
    assert_true(curves > 4);
}

static void wherever_the_focus_goes_it_is_in_view(void **state) {
    (void)state;
    static const int SIZES[][2] = {{80, 24}, {60, 20}, {40, 12}, {20, 6}};
    for (int i = 0; i < 4; i++) {
        open_at("lessons/realtime-introduction.json", SIZES[i][0], SIZES[i][1]);
        const struct section *sections = play.lesson->sections.at;
        for (int k = 0; k < play.lesson->sections.count; k++) {
            assert_true(player_goto(play.player, sections[k].id));
            blocks_walk(sections[k].blocks, walk_stage, NULL);
        }
        play_close(&play);
    }
}

static void tab_leads_from_region_to_region(void **state) {
    (void)state;
    static const enum stage_region ORDER[] = {STAGE_KNOBS, STAGE_WORDS, STAGE_PICTURE};
    play_press(&play, "Enter");
    go_to("Down", "polling", DIAGRAM_KNOB);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(region(), ORDER[i % 3]);
        assert_int_equal(step(), STAGE_TUNE);
        play_press(&play, "Tab");
    }
}

/* `e d u n p , . + -` work the film from picture and knobs, and never from a question. */
static void the_films_keys_work_from_picture_and_knobs_not_from_a_question(void **state) {
    (void)state;
    static const char *const KEYS[] = {"e", "u", "d", "u", "n", ".", "p", ",", "+", "-"};
    enum { COUNT = sizeof KEYS / sizeof *KEYS };
    play_press(&play, "Enter 5 Enter");
    play_press(&play, WATCH " Enter Right");
    for (int on = 0; on < 2; on++) {
        go_to(on == 0 ? "Up" : "Down", "polling", on == 0 ? DIAGRAM_PICTURE : DIAGRAM_KNOB);
        play_press(&play, "[ ["); /* to the start */
        for (int i = 0; i < COUNT; i++) {
            struct films *films = &play.player->films;
            int64_t time_usec = film().time_usec;
            int speed = films->speed, changes = (int)facts()->changes;
            play_press(&play, KEYS[i]);
            if (film().time_usec == time_usec && films->speed == speed &&
                (int)facts()->changes == changes)
                fail_msg("%s did nothing on %d", KEYS[i], on);
        }
    }
    play_press(&play, "Enter");
    assert_true(is_focus("saw"));
    for (int i = 0; i < COUNT; i++) {
        int64_t time_usec = film().time_usec;
        int speed = play.player->films.speed, changes = (int)facts()->changes;
        play_press(&play, KEYS[i]);
        assert_int_equal(film().time_usec, time_usec);
        assert_int_equal(play.player->films.speed, speed);
        assert_int_equal((int)facts()->changes, changes);
    }
}

/* Left at 4×, it opens at 1×; in its midst it goes on as it was. */
static void a_film_begins_at_its_own_pace(void **state) {
    (void)state;
    play_press(&play, "Enter + + Esc");
    assert_int_equal(play.player->films.speed, 2);
    play_press(&play, "Enter");
    assert_true(on_stage());
    assert_int_equal(play.player->films.speed, 0);
    play_press(&play, "+ Right Esc Enter");
    assert_true(film().time_usec > 0);
    assert_int_equal(play.player->films.speed, 1);
}

static void expect_first(const char *keys) {
    if (strncmp(footer(), keys, strlen(keys)) != 0)
        fail_msg("the footer does not begin with \"%s\": %s", keys, footer());
}

static void the_footer_names_the_focused_things_keys_first(void **state) {
    (void)state;
    play_press(&play, "Enter");
    expect_first(" Enter type");
    play_press(&play, "Down");
    expect_first(" Enter check");
    play_press(&play, "Down");
    expect_first(" Enter skip it");
    play_press(&play, "Up Up 5 Enter Enter");
    expect_first(" Space play");
    play_press(&play, WATCH " Enter");
    expect_first(" ←→ turn");
    play_press(&play, "Enter");
    expect_first(" Enter tick");
}

int main(void) {
#define OPEN(name, with) cmocka_unit_test_setup_teardown(name, with, shut)
    const struct CMUnitTest tests[] = {
        OPEN(enter_opens_at_rest_and_space_plays, open_diagram),
        OPEN(space_asks_first_where_there_is_a_prediction, open_predict),
        cmocka_unit_test(esc_leads_back_to_the_same_row),
        OPEN(what_is_left_rests, open_diagram),
        OPEN(what_has_a_stage_is_not_zoomed, open_diagram),
        OPEN(it_opens_at_what_is_to_do, open_predict),
        OPEN(the_head_tells_steps_and_whether_they_are_done, open_predict),
        OPEN(a_film_has_the_steps_that_its_author_gave_it, open_simulated),
        OPEN(no_step_bars_the_way, open_predict),
        OPEN(skip_is_a_row_of_the_guess, open_predict),
        OPEN(space_passes_over_the_guess_and_never_skips, open_predict),
        OPEN(an_answer_that_was_begun_stays, open_predict),
        OPEN(the_verdict_comes_at_the_films_end_while_it_is_watched, open_predict),
        cmocka_unit_test(tuning_is_done_when_a_knob_was_turned_or_it_was_left),
        OPEN(explaining_is_done_when_what_follows_is_closed, open_predict),
        OPEN(regions_are_laid_out_anew_for_a_step_below_the_pictures_corner, open_predict),
        OPEN(all_regions_are_seen_at_once_from_76_by_22, open_simulated),
        OPEN(leaves_are_turned_with_tab, open_simulated),
        OPEN(the_outline_stands_at_the_pages_left_from_120_on, open_predict),
        OPEN(below_20_by_6_a_line_says_what_is_needed, open_simulated),
        OPEN(a_resize_keeps_what_is_looked_at, open_simulated),
        OPEN(only_text_fields_are_entered, open_predict),
        cmocka_unit_test(up_and_down_go_through_all_stops),
        OPEN(what_is_higher_than_its_region_scrolls_within, open_simulated),
        cmocka_unit_test(what_stands_before_the_first_stop_is_come_to),
        cmocka_unit_test(down_leads_back_to_the_focus),
        OPEN(left_and_right_work_what_has_the_focus, open_simulated),
        OPEN(enter_does_the_next_thing, open_predict),
        cmocka_unit_test(enter_and_space_work_the_focused_stop_first),
        cmocka_unit_test_teardown(after_the_last_step_enter_leads_to_the_pages_next_stop, shut),
        OPEN(space_plays_and_pauses_from_anywhere, open_simulated),
        cmocka_unit_test_teardown(a_row_taken_up_keeps_arrows_and_esc, shut),
        cmocka_unit_test_teardown(every_curve_has_its_rows, shut),
        cmocka_unit_test(wherever_the_focus_goes_it_is_in_view),
        OPEN(tab_leads_from_region_to_region, open_simulated),
        OPEN(the_films_keys_work_from_picture_and_knobs_not_from_a_question, open_predict),
        OPEN(a_film_begins_at_its_own_pace, open_simulated),
        OPEN(the_footer_names_the_focused_things_keys_first, open_predict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
