/* The knobs' region, and what a knob's keys do on a stage. The example polls every 4 s over 100 ms
 * each way, and news appears every 5 s from 1 s on; it has knobs of every sort in every group. */
#include "blocks/diagram/knobs.h"
#include "blocks/diagram/knob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/action.h"
#include "blocks/diagram/keys.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/sweep.h"
#include "fixture.h"

enum { TECHNIQUE, INTERVAL, BACKOFF, HOLD, REPLAY, LATENCY, SETUP, DROPS, EVENTS, PAYLOAD, BARE };

static struct fixture fixture;
static const struct block *block;

static void open_example(const char *kind) {
    fixture_open(&fixture, kind);
    block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
}

static int set_up(void **state) {
    (void)state;
    open_example("knobs");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static struct flow lay_out(int width) {
    struct flow flow;
    arena_reset(&fixture.arena);
    known_begin(&fixture.known, &fixture.facts);
    struct diagram_now now = diagram_now(block, &fixture.scene);
    flow_init(&flow, &fixture.arena, width);
    diagram_layout_knobs(&now, &flow);
    return flow;
}

static char *text(int width, bool ascii) {
    struct canvas canvas;
    struct writer writer = {0};
    struct flow flow = lay_out(width);
    canvas_init(&canvas, width, flow.y, ascii);
    for (int i = 0; i < flow.count; i++) {
        struct canvas_state state = canvas_push(&canvas, flow.pieces[i].at);
        block_draw(&flow.pieces[i], &fixture.scene, &canvas);
        canvas_pop(&canvas, state);
    }
    canvas_write(&canvas, &writer, false);
    canvas_release(&canvas);
    return writer.text;
}

static void expect(int width, bool ascii, const char *expected) {
    char *drawn = text(width, ascii);
    assert_string_equal(drawn, expected);
    free(drawn);
}

/* Presses a key on a part that stands there: the action that it is, or BINDING_NONE. */
static int press(int part, uint32_t key) {
    struct flow flow = lay_out(76);
    fixture_focus(&fixture, block, part);
    for (int i = 0; i < flow.count; i++) {
        if (flow.pieces[i].part != part)
            continue;
        uint64_t offers = diagram_offers(&flow.pieces[i], &fixture.scene);
        int action = binding_find(diagram_bindings, offers, key);
        fixture.session = (struct session){.scene = &fixture.scene,
                                           .facts = &fixture.facts,
                                           .marks = &fixture.marks,
                                           .films = &fixture.films,
                                           .goto_page = -1,
                                           .look_at = -1,
                                           .focus_part = -1};
        if (action != BINDING_NONE)
            diagram_act(&flow.pieces[i], action, &fixture.session);
        return action;
    }
    fail_msg("part %d does not stand there", part);
    return BINDING_NONE;
}

static int step_of(int knob) {
    return diagram_knob_step(block, &fixture.facts, knob);
}

/* --- How they look. --- */

/* Of 74 cells titles take 12, values 8 ("1.67 min" has 8) and 4 for their
 * arrows, and two gaps 4: more than the 31 that a scale has are left. "about 1 a minute, at random"
 * has 28, so that all values of its knob have no room in a row, and that dial has a scale of its
 * own: 74 − 12 − 28 − 4 − 4 = 26. */
static void each_looks_like_what_it_is_and_groups_fold(void **state) {
    (void)state;
    fixture_focus(&fixture, block, DIAGRAM_KNOB + INTERVAL);
    expect(76, false,
           "  Technique      reload ▐short poll▌ long poll  SSE  WebSocket\n"
           "  ▾ the network\n"
           "  Transit       ├──────────────●──────────────┤    100 ms\n"
           "  Set-up         1 transit ▐3 transits▌ 5 transits  7 transits\n"
           "  Drops         ├●────────────────────────┤    none\n"
           "  ▾ this technique\n"
           "  Ask every     ├──────────────●──────────────┤  ◄ 4 s ►\n"
           "  Back-off      ├●─┤  off\n"
           "  ▸ the updates (1)    ▸ sizes (2)    ▸ chance (1)\n");
}

/* At 116 a choice of 6 + 30 + 30 cells has room, too. */
static void a_wide_region_has_room_for_more_choices(void **state) {
    (void)state;
    expect(118, true,
           "  Technique      reload [short poll] long poll  SSE  WebSocket\n"
           "  - the network\n"
           "  Transit       +--------------@--------------+    100 ms\n"
           "  Set-up         1 transit [3 transits] 5 transits  7 transits\n"
           "  Drops         [none] about 1 a minute, at random  about 4 a minute, at random\n"
           "  - this technique\n"
           "  Ask every     +--------------@--------------+    4 s\n"
           "  Back-off      +@-+  off\n"
           "  + the updates (1)    + sizes (2)    + chance (1)\n");
}

/* 36 cells: 12 + 2 + 14 with "3 transits", and 8 are too few for a scale beside. */
static void a_narrow_one_has_scales_below(void **state) {
    (void)state;
    fixture_focus(&fixture, block, DIAGRAM_KNOB + LATENCY);
    expect(38, false,
           "  Technique\n"
           "   reload ▐short poll▌ long poll  SSE\n"
           "   WebSocket\n"
           "  ▾ the network\n"
           "  Transit       ◄ 100 ms ►\n"
           "  ├──────────────●──────────────┤\n"
           "  Set-up          3 transits\n"
           "  ├─────────●───────────────────┤\n"
           "  Drops\n"
           "    none\n"
           "  ├●────────────────────────────┤\n"
           "  ▾ this technique\n"
           "  Ask every       4 s\n"
           "  ├──────────────●──────────────┤\n"
           "  Back-off      ├●─┤  off\n"
           "  ▸ the updates (1)    ▸ sizes (2)\n"
           "  ▸ chance (1)\n");
}

static void another_technique_has_other_knobs(void **state) {
    (void)state;
    assert_int_equal(press(DIAGRAM_KNOB + TECHNIQUE, KEYSYM_END), DIAGRAM_KNOB_MOST);
    expect(76, false,
           "  Technique      reload  short poll  long poll  SSE ▐WebSocket▌\n"
           "  ▾ the network\n"
           "  Transit       ├──────────────●──────────────┤    100 ms\n"
           "  Set-up         1 transit ▐3 transits▌ 5 transits  7 transits\n"
           "  Drops         ├●────────────────────────┤    none\n"
           "  ▾ this technique\n"
           "  Resending      none  1 update ▐all▌\n"
           "  ▸ the updates (1)    ▸ sizes (2)    ▸ chance (1)\n");
}

/* The two of the simulated example need no heads; the second appears when the first was turned. */
static void a_handful_stands_without_heads(void **state) {
    (void)state;
    fixture_close(&fixture);
    open_example("simulated");
    expect(38, false, "  Interval  ├─────●────┤    4 s\n");
    press(DIAGRAM_KNOB, KEYSYM_LEFT);
    expect(38, false,
           "  Interval  ├──●───────┤  ◄ 2 s ►\n"
           "  One way   ├─────●────┤    500 ms\n");
}

/* --- Where they stand. --- */

/* Nine rows at most with short polling, at 76: what is folded now and not yet there does not
 * count. */
static void the_regions_rows_hang_on_the_lesson_and_the_width_alone(void **state) {
    (void)state;
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_int_equal(diagram_knobs_rows(&now, 76), 9);
    assert_int_equal(diagram_knobs_rows(&now, 38), 17);
    press(DIAGRAM_KNOB + TECHNIQUE, KEYSYM_END);
    press(DIAGRAM_HEAD + KNOB_GROUP_SIZES, KEYSYM_ENTER);
    now = diagram_now(block, &fixture.scene);
    assert_int_equal(diagram_knobs_rows(&now, 76), 9);
    fixture_close(&fixture);
    open_example("simulated");
    now = diagram_now(block, &fixture.scene);
    assert_int_equal(diagram_knobs_rows(&now, 76), 2);
}

static void it_stands_at_every_width(void **state) {
    (void)state;
    for (enum knob_group group = KNOB_GROUP_NETWORK; group < KNOB_GROUPS; group++)
        diagram_fold(block, group, false, &fixture.marks);
    for (int width = 1; width <= 130; width++) {
        struct flow flow = lay_out(width);
        int y = 0;
        for (int i = 0; i < flow.count; i++) {
            struct rect at = flow.pieces[i].at;
            assert_int_equal(at.y, y);
            assert_true(at.width > 0 && at.x + at.width <= width && at.height > 0);
            assert_true((flow.pieces[i].flags & PIECE_ENTERS) == 0);
            y += at.height;
        }
        free(text(width, width % 2 == 0));
    }
}

/* --- Keys. --- */

static void the_arrows_turn_what_has_the_focus(void **state) {
    (void)state;
    assert_int_equal(press(DIAGRAM_KNOB + LATENCY, KEYSYM_RIGHT), DIAGRAM_KNOB_MORE);
    assert_int_equal(step_of(LATENCY), 2);
    assert_int_equal(press(DIAGRAM_KNOB + LATENCY, KEYSYM_RIGHT), BINDING_NONE);
    assert_int_equal(press(DIAGRAM_KNOB + LATENCY, KEYSYM_HOME), DIAGRAM_KNOB_LEAST);
    assert_int_equal(step_of(LATENCY), 0);
    assert_false(fixture.session.enter);
    assert_int_equal(press(DIAGRAM_KNOB + LATENCY, KEYSYM_UP), BINDING_NONE);
    assert_int_equal(press(DIAGRAM_KNOB + LATENCY, KEYSYM_ENTER), BINDING_NONE);
}

static void enter_and_space_switch_and_choose(void **state) {
    (void)state;
    assert_int_equal(press(DIAGRAM_KNOB + BACKOFF, KEYSYM_SPACE), DIAGRAM_KNOB_FLIP);
    assert_int_equal(step_of(BACKOFF), 1);
    assert_int_equal(press(DIAGRAM_KNOB + BACKOFF, KEYSYM_ENTER), DIAGRAM_KNOB_FLIP);
    assert_int_equal(step_of(BACKOFF), 0);
    assert_int_equal(press(DIAGRAM_KNOB + SETUP, KEYSYM_ENTER), DIAGRAM_KNOB_NEXT);
    assert_int_equal(press(DIAGRAM_KNOB + SETUP, KEYSYM_SPACE), DIAGRAM_KNOB_NEXT);
    assert_int_equal(step_of(SETUP), 3);
    press(DIAGRAM_KNOB + SETUP, KEYSYM_ENTER);
    assert_int_equal(step_of(SETUP), 0);
}

static void a_head_folds_and_unfolds(void **state) {
    (void)state;
    assert_int_equal(press(DIAGRAM_HEAD + KNOB_GROUP_SIZES, KEYSYM_SPACE), DIAGRAM_HEAD_UNFOLD);
    press(DIAGRAM_KNOB + PAYLOAD, KEYSYM_RIGHT);
    press(DIAGRAM_KNOB + BARE, KEYSYM_RIGHT);
    assert_int_equal(press(DIAGRAM_HEAD + KNOB_GROUP_NETWORK, KEYSYM_ENTER), DIAGRAM_HEAD_FOLD);
    assert_int_equal(press(DIAGRAM_HEAD + KNOB_GROUP_TECHNIQUE, KEYSYM_ENTER), DIAGRAM_HEAD_FOLD);
    expect(76, false,
           "  Technique      reload ▐short poll▌ long poll  SSE  WebSocket\n"
           "  ▸ the network (3)    ▸ this technique (2)    ▸ the updates (1)\n"
           "  ▾ sizes\n"
           "  Payload        46 bytes ▐500 bytes▌\n"
           "  Bare headers  ├─●┤  on\n"
           "  ▸ chance (1)\n");
}

/* --- Words. --- */

static void expect_words(int knob, const char *words) {
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_string_equal(diagram_knob_words(&now, knob), words);
}

static void a_line_says_what_a_knob_is_and_its_range(void **state) {
    (void)state;
    expect_words(INTERVAL, "The time from one request to the next. "
                           "500 ms to 32 s.");
    expect_words(LATENCY, "How long one transit takes, the same up and down. 50 ms to 300 ms.");
    expect_words(REPLAY, "How many missed updates the server sends again.");
    expect_words(TECHNIQUE, "How the client gets its updates.");
    expect_words(DROPS, "When the connection is cut.");
}

/* --- Sweeps. --- */

/* Of 121 values 60 are run: 120 / 59 steps from one to the next, the ends among them. */
static void a_long_range_is_sampled(void **state) {
    (void)state;
    const struct diagram_knob *knob = diagram_knob_at(block->object, INTERVAL);
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_int_equal(diagram_sweep(now.known, INTERVAL)->count, 60);
    assert_int_equal(diagram_sweep_step(knob, 0), 0);
    assert_int_equal(diagram_sweep_step(knob, 1), 2);
    assert_int_equal(diagram_sweep_step(knob, 30), 61); /* 61.02 */
    assert_int_equal(diagram_sweep_step(knob, 59), 120);
    assert_int_equal(diagram_sweep(now.known, LATENCY)->count, 3);
    assert_int_equal(diagram_sweep_step(diagram_knob_at(block->object, LATENCY), 2), 2);
}

static void s_opens_the_sweep_of_any_knob_and_closes_it(void **state) {
    (void)state;
    assert_int_equal(press(DIAGRAM_KNOB + LATENCY, 's'), DIAGRAM_KNOB_SWEEP);
    assert_int_equal(fixture.session.focus_part, DIAGRAM_PICTURE);
    struct diagram_now now = diagram_now(block, &fixture.scene);
    assert_true(now.swept);
    assert_int_equal(now.sweep, LATENCY);
    fixture.stage.step = STAGE_WATCH; /* where no knob is turned */
    assert_false(diagram_now(block, &fixture.scene).swept);
    fixture.stage.step = STAGE_TUNE;
    assert_int_equal(press(DIAGRAM_KNOB + SETUP, 's'), DIAGRAM_KNOB_SWEEP);
    assert_int_equal(diagram_now(block, &fixture.scene).sweep, SETUP);
    assert_int_equal(press(DIAGRAM_KNOB + SETUP, 's'), DIAGRAM_KNOB_RUN);
    assert_false(diagram_now(block, &fixture.scene).swept);
}

/* The arrows on the sweep are the knob's. */
static void the_sweeps_mark_is_the_knob(void **state) {
    (void)state;
    press(DIAGRAM_KNOB + LATENCY, 's');
    struct piece picture = {.block = block, .part = DIAGRAM_PICTURE, .at = {0, 0, 44, 12}};
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
    uint64_t offers = diagram_offers(&picture, &fixture.scene);
    int action = binding_find(diagram_bindings, offers, KEYSYM_RIGHT);
    assert_int_equal(action, DIAGRAM_SWEEP_MORE);
    diagram_act(&picture, action, &fixture.session);
    assert_int_equal(step_of(LATENCY), 2);
    assert_int_equal(binding_find(diagram_bindings, offers, KEYSYM_ESCAPE), BINDING_NONE);
    action = binding_find(diagram_bindings, offers, KEYSYM_ENTER);
    assert_int_equal(action, DIAGRAM_SWEEP_DOWN);
    diagram_act(&picture, action, &fixture.session);
    assert_false(diagram_now(block, &fixture.scene).swept);
}

/* One run of 5 h is about 36,000 requests and their answers, twice that with the setting before;
 * 41 of them are more than the 800,000 steps of a frame. */
static void a_sweep_that_takes_too_long_is_not_offered_and_says_so(void **state) {
    (void)state;
    fixture_close(&fixture);
    fixture_open_block(
        &fixture,
        "{\"kind\": \"diagram\", \"id\": \"long\", \"title\": \"Long\", \"lasts\": \"5s\", "
        "\"actors\": [{\"id\": \"c\", \"title\": \"C\"}, {\"id\": \"s\", \"title\": \"S\"}], "
        "\"simulate\": {\"technique\": \"short-poll\", \"interval\": \"500ms\", \"events\": "
        "\"every:5s\"}, \"measure\": \"5h\", \"knobs\": [{\"id\": \"latency\", \"turns\": "
        "\"latency\", \"from\": \"50ms\", \"to\": \"1s\"}]}");
    block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
    assert_int_equal(press(DIAGRAM_KNOB, 's'), BINDING_NONE);
    expect_words(0, "How long one transit takes, the same up and down. 50 ms to 1 s. "
                    "It takes too long to sweep.");
    diagram_set_sweep(block, 0, &fixture.marks);
    assert_false(diagram_now(block, &fixture.scene).swept);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(each_looks_like_what_it_is_and_groups_fold),
        TEST(a_wide_region_has_room_for_more_choices),
        TEST(a_narrow_one_has_scales_below),
        TEST(another_technique_has_other_knobs),
        TEST(a_handful_stands_without_heads),
        TEST(the_regions_rows_hang_on_the_lesson_and_the_width_alone),
        TEST(it_stands_at_every_width),
        TEST(the_arrows_turn_what_has_the_focus),
        TEST(enter_and_space_switch_and_choose),
        TEST(a_head_folds_and_unfolds),
        TEST(a_line_says_what_a_knob_is_and_its_range),
        TEST(a_long_range_is_sampled),
        TEST(s_opens_the_sweep_of_any_knob_and_closes_it),
        TEST(the_sweeps_mark_is_the_knob),
        TEST(a_sweep_that_takes_too_long_is_not_offered_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
