/* A slider's stage: where its regions stand, its steps, and what its keys do there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/slider/model.h"
#include "fixture.h"
#include "play.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "slider-asks");
    block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
    fixture_focus(&fixture, block, SLIDER_SCALE);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static int64_t step(void) {
    return facts_get(&fixture.facts, "window", ".step", -1);
}

/* --- Its regions. --- */

static void only_what_asks_the_simulator_has_a_stage(void **state) {
    struct fixture other;
    (void)state;
    assert_non_null(block_stage(block));
    fixture_open(&other, "slider");
    assert_null(block_stage(fixture_block(&other, 0)));
    fixture_close(&other);
}

static void expect_region(enum stage_region name, struct rect at) {
    struct region region = fixture_region(&fixture, name);
    assert_true(region.shown);
    assert_int_equal(region.at.x, at.x);
    assert_int_equal(region.at.y, at.y);
    assert_int_equal(region.at.width, at.width);
    assert_int_equal(region.at.height, at.height);
}

/* Of 19 rows three are rules; the table of all users is scrolled to, but for its heads. */
static void all_regions_stand_below_each_other(void **state) {
    (void)state;
    fixture_layout(&fixture, 78);
    expect_region(STAGE_PICTURE, (struct rect){0, 0, 78, 5});
    expect_region(STAGE_FIGURES, (struct rect){0, 6, 78, 6});
    expect_region(STAGE_KNOBS, (struct rect){0, 13, 78, 2});
    expect_region(STAGE_WORDS, (struct rect){0, 16, 78, 3});
    assert_int_equal(fixture_region(&fixture, STAGE_FIGURES).rows, 10);
}

/* The more rows there are, the more of words and figures is seen: then all of it. */
static void a_high_stage_has_all_figures_in_view(void **state) {
    (void)state;
    for (int rows = 17; rows <= 60; rows++) {
        fixture_stage(&fixture, block, STAGE_TUNE, 78, rows);
        fixture_layout(&fixture, 78);
        struct region figures = fixture_region(&fixture, STAGE_FIGURES),
                      words = fixture_region(&fixture, STAGE_WORDS);
        assert_true(figures.at.height >= 5 && words.at.height >= 2);
        assert_int_equal(words.at.y + words.at.height, rows);
        assert_true(rows < 25 || figures.at.height == figures.rows);
    }
}

static void nothing_moves(void) {
    struct stage_flow first = fixture.regions;
    struct flow flow = fixture.flow;
    fixture_layout(&fixture, 78);
    assert_int_equal(fixture.regions.count, first.count);
    assert_int_equal(fixture.flow.count, flow.count);
    for (int i = 0; i < first.count; i++) {
        assert_memory_equal(&fixture.regions.regions[i].at, &first.regions[i].at,
                            sizeof first.regions[i].at);
        assert_int_equal(fixture.regions.regions[i].rows, first.regions[i].rows);
    }
}

/* Wherever the knob is, whatever is turned, whatever has the focus, at five sizes. */
static void no_region_moves(void **state) {
    static const int sizes[][2] = {{38, 9}, {58, 17}, {78, 19}, {118, 35}, {158, 45}};
    static const int parts[] = {SLIDER_SCALE, SLIDER_FIGURES, SLIDER_HELD, SLIDER_KEPT};
    (void)state;
    for (int size = 0; size < 5; size++) {
        fixture_stage(&fixture, block, STAGE_TUNE, sizes[size][0], sizes[size][1]);
        fixture_layout(&fixture, 78);
        for (int i = 0; i < 12; i++) {
            facts_set(&fixture.facts, "window", ".step", i % 3);
            facts_set(&fixture.facts, "window", ".held_costs", i < 6 ? 0 : 10000);
            facts_set(&fixture.facts, "window", ".keep_alive", i < 4 ? 0 : 75000000);
            fixture_focus(&fixture, block, parts[i % 4]);
            nothing_moves();
        }
    }
}

static void leaves_are_picture_figures_knobs_and_words(void **state) {
    static const int parts[] = {SLIDER_SCALE, SLIDER_FIGURES, SLIDER_HELD, SLIDER_WORDS};
    static const enum stage_region names[] = {STAGE_PICTURE, STAGE_FIGURES, STAGE_KNOBS,
                                              STAGE_WORDS};
    (void)state;
    fixture_stage(&fixture, block, STAGE_TUNE, 38, 9);
    for (int leaf = 0; leaf < 4; leaf++) {
        int shown = 0;
        fixture_focus(&fixture, block, parts[leaf]);
        fixture_layout(&fixture, 38);
        for (int i = 0; i < fixture.regions.count; i++) {
            const struct region *region = &fixture.regions.regions[i];
            assert_true(region->leaf != leaf || region->shown);
            assert_true(region->leaf == leaf || !region->shown);
            if (region->leaf == leaf && shown++ == 0)
                assert_int_equal(region->name, names[leaf]);
        }
    }
}

/* The verdict is seen with the scale, and again with the dials that turn it. */
static void leaves_have_the_verdict_where_it_is_turned(void **state) {
    (void)state;
    fixture_stage(&fixture, block, STAGE_TUNE, 38, 9);
    fixture_expect_shown(&fixture, "  ✓ Cheapest in time: short polling\n");
    fixture_expect_shown(&fixture, "What fits: short polling");
    fixture_focus(&fixture, block, SLIDER_KEPT);
    fixture_expect_shown(&fixture, "  ✓ Cheapest in time: short polling\n");
    fixture_expect_shown(&fixture, "The lesson assumes 5 s.");
    fixture_expect_hidden(&fixture, "What fits");
}

static void every_size_is_drawn(void **state) {
    static const int parts[] = {SLIDER_SCALE, SLIDER_FIGURES, SLIDER_HELD, SLIDER_WORDS};
    (void)state;
    for (int width = 18; width <= 130; width += 3)
        for (int rows = 3; rows <= 40; rows += 5) {
            fixture_stage(&fixture, block, STAGE_TUNE, width, rows);
            for (int part = 0; part < 4; part++) {
                fixture_focus(&fixture, block, parts[part]);
                free(fixture_text(&fixture, width, part % 2 == 0));
            }
        }
}

/* --- Its words. --- */

static void the_words_are_of_the_band_or_of_the_dial(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "  What fits: short polling\n  For example: banners\n");
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "  What fits: server push (SSE)\n  People wait for it.\n"
                                   "  A WebSocket costs the same.\n");
    fixture_focus(&fixture, block, SLIDER_HELD);
    fixture_expect_shown(&fixture, "  The lesson assumes 500. ");
    fixture_expect_hidden(&fixture, "What fits");
    fixture_stage(&fixture, block, STAGE_TUNE, 70, 20);
    fixture_focus(&fixture, block, SLIDER_WORDS);
    fixture_expect_shown(&fixture, "  Simulated, not measured.");
    fixture_expect_shown(&fixture, "  It is kept as Apache does.");
}

/* --- Its keys. --- */

static void nothing_is_entered(void **state) {
    (void)state;
    fixture_layout(&fixture, 78);
    for (int i = 0; i < fixture.flow.count; i++)
        assert_int_equal(fixture.flow.pieces[i].flags & PIECE_ENTERS, 0);
    assert_false(fixture_key(&fixture, KEYSYM_ENTER));
    assert_false(fixture_key(&fixture, KEYSYM_SPACE));
    assert_false(fixture_key(&fixture, KEYSYM_UP));
    assert_false(fixture_key(&fixture, KEYSYM_DOWN));
    assert_false(fixture_key(&fixture, 'j'));
}

static void arrows_and_pages_move_the_knob(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_int_equal(step(), 2);
    assert_false(fixture_key(&fixture, 'l'));
    assert_false(fixture_key(&fixture, KEYSYM_PAGE_UP));
    assert_true(fixture_key(&fixture, KEYSYM_PAGE_DOWN)); /* the band's first step */
    assert_int_equal(step(), 0);
    assert_true(fixture_key(&fixture, KEYSYM_PAGE_UP));
    assert_int_equal(step(), 1);
    assert_true(fixture_key(&fixture, 'h'));
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(step(), 2);
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    assert_true(fixture_key(&fixture, '5'));
    assert_int_equal(step(), 1);
    fixture_expect_tally(&fixture, block, 1, 1);
}

/* --- Its steps. --- */

static bool is_done(enum stage_step step) {
    return block_stage(block)->is_done(block, &fixture.facts, &fixture.scene, step);
}

static void without_a_prediction_it_is_tuned_alone(void **state) {
    (void)state;
    assert_int_equal(block_stage(block)->steps(block), STAGE_BIT(STAGE_TUNE));
    assert_false(is_done(STAGE_TUNE));
    fixture_focus(&fixture, block, SLIDER_HELD);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    assert_true(is_done(STAGE_TUNE));
}

static void what_is_left_was_tuned(void **state) {
    (void)state;
    block_stage(block)->leave(block, STAGE_TUNE, &fixture.facts);
    assert_true(is_done(STAGE_TUNE));
    fixture_expect_tally(&fixture, block, 1, 0);
}

/* --- With a prediction, in the player: its place is 12 s, of 40 steps from 5 s to 500 s. --- */

static void open_window(struct play *play) {
    play_open_file(play, "tests/golden/lessons/window.json");
    play_size(play, 80, 24);
}

static void the_guess_is_asked_on_the_stage(void **state) {
    struct play play;
    (void)state;
    open_window(&play);
    play_expect(&play, "Enter or Space: guess first");
    play_expect_not(&play, "Cheapest in time");
    play_expect_not(&play, "From which window on");
    play_press(&play, "Enter");
    play_expect(&play, "◆1 guess    2 tune    3 explain");
    play_expect(&play, "From which window on is asking the cheapest?");
    play_expect_not(&play, "Cheapest in time");
    play_close(&play);
}

static void the_verdict_is_told_when_its_place_was_passed(void **state) {
    struct play play;
    (void)state;
    open_window(&play);
    play_press(&play,
               "Enter Left Down Enter Enter"); /* from the middle of the scale, 50 s, to 45 s */
    play_expect(&play, " 1 guess ✓ ◆2 tune");
    play_expect(&play, "Now move it and see.");
    play_press(&play, "Left");
    play_expect(&play, "Now move it and see.");
    play_expect(&play, "2 tune ✓");
    play_press(&play, "PgDn PgDn"); /* to 5 s, past 12 s */
    play_expect(&play, "You said 45 s; it is 12 s: too high.");
    play_press(&play, "Enter");
    play_expect(&play, "◆3 explain");
    play_expect(&play, "What did the open connection cost?");
    play_close(&play);
}

static void a_guess_that_is_open_bars_no_step_and_is_told_nothing(void **state) {
    struct play play;
    (void)state;
    open_window(&play);
    play_press(&play, "Enter Tab Enter");
    play_expect(&play, "◆2 tune");
    play_expect(&play, "You have not made your guess yet.");
    play_press(&play, "Home End");
    play_expect(&play, "You have not made your guess yet.");
    play_press(&play, "Enter");
    play_expect(&play, "◆3 explain");
    play_expect(&play, "The rest appears once you have guessed and moved the knob there.");
    play_close(&play);
}

static void skipped_it_goes_on(void **state) {
    struct play play;
    (void)state;
    open_window(&play);
    play_press(&play, "Enter Down Down Enter");
    play_expect(&play, " 1 guess ✓ ◆2 tune");
    play_expect_not(&play, "You have not made your guess");
    play_press(&play, "Enter");
    play_expect(&play, "What did the open connection cost?");
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_what_asks_the_simulator_has_a_stage, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(all_regions_stand_below_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_high_stage_has_all_figures_in_view, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_region_moves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_are_picture_figures_knobs_and_words, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(leaves_have_the_verdict_where_it_is_turned, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_size_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_words_are_of_the_band_or_of_the_dial, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_entered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arrows_and_pages_move_the_knob, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_prediction_it_is_tuned_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_left_was_tuned, set_up, tear_down),
        cmocka_unit_test(the_guess_is_asked_on_the_stage),
        cmocka_unit_test(the_verdict_is_told_when_its_place_was_passed),
        cmocka_unit_test(a_guess_that_is_open_bars_no_step_and_is_told_nothing),
        cmocka_unit_test(skipped_it_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
