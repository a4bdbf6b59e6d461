/* A simulated diagram. The example polls every 4 s from 0 s on over 0.5 s each way, and news
 * appears at 1 s, 6 s and 11 s of its 12 s: the answers are in at 1 s (empty), 5 s (update 1, 4 s
 * old) and 9 s (update 2, 3 s old). Its knobs: the interval 1, 2, 4, 8, 16 s, and one transit 0.1,
 * 0.5, 1 s. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/parts.h"
#include "blocks/diagram/sweep.h"
#include "blocks/film/goal.h"
#include "blocks/film/now.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

enum { INTERVAL, LATENCY };

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "simulated");
    block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static struct trace trace_now(void) {
    return diagram_now(block, &fixture.scene).known->traces[0];
}

/* Focuses a knob and presses a key. */
static void turn(int index, uint32_t key) {
    fixture_focus(&fixture, block, DIAGRAM_KNOB + index);
    assert_true(fixture_key(&fixture, key));
}

static void its_scenario_becomes_a_trace(void **state) {
    (void)state;
    struct trace trace = trace_now();
    assert_int_equal(trace.lasts_usec, 12 * SECOND);
    assert_int_equal(trace.message_count, 6);
    assert_int_equal(trace.messages[1].arrives_usec, 1 * SECOND);
    assert_true(trace.messages[1].empty);
    assert_int_equal(trace.data_count, 3);
    assert_int_equal(trace.data[0].seen_usec, 5 * SECOND);
    assert_int_equal(trace.data[1].seen_usec, 9 * SECOND);
    assert_int_equal(trace.data[2].seen_usec, TRACE_NEVER);
}

static void its_beats_come_when_it_happens(void **state) {
    (void)state;
    struct trace trace = trace_now();
    struct reel reel;
    assert_int_equal(trace.beat_count, 3);
    assert_string_equal(trace.beats[0].say, "Nothing new.");
    assert_int_equal(trace.beats[0].at_usec, 1 * SECOND);
    assert_int_equal(trace.beats[1].at_usec, 4 * SECOND + 1); /* update 1 is over 3 s old */
    assert_int_equal(trace.beats[2].at_usec, 9 * SECOND);
    reel = diagram_reel(block, &fixture.scene);
    assert_int_equal(reel.stop_count, 1);
    assert_int_equal(reel.stops_usec[0], 1 * SECOND);
    assert_int_equal(reel.pace_quarters, 8);
}

static void a_turned_knob_gives_another_film_at_once(void **state) {
    (void)state;
    turn(INTERVAL, KEYSYM_LEFT); /* 2 s: asks at 0, 2, 4, 6, 8, 10 */
    struct trace trace = trace_now();
    assert_int_equal(trace.message_count, 12);
    assert_int_equal(trace.data[0].seen_usec, 3 * SECOND);
    fixture_expect_shown(&fixture, "2 s");
    turn(INTERVAL, KEYSYM_HOME);
    assert_int_equal(trace_now().data[0].seen_usec, 2 * SECOND);
}

static void a_knob_stays_within_its_range(void **state) {
    (void)state;
    turn(INTERVAL, KEYSYM_END);
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_int_equal(diagram_knob_step(block, &fixture.facts, INTERVAL), 4);
}

static void the_second_knob_appears_when_the_first_was_turned(void **state) {
    (void)state;
    fixture_expect_hidden(&fixture, "One way");
    turn(INTERVAL, KEYSYM_LEFT);
    fixture_expect_shown(&fixture, "One way");
    turn(LATENCY, KEYSYM_LEFT);
    assert_int_equal(trace_now().messages[0].arrives_usec, SECOND / 10);
}

static void a_turned_knob_leaves_the_film_in_its_place(void **state) {
    (void)state;
    struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 7 * SECOND, 0);
    turn(INTERVAL, KEYSYM_LEFT);
    assert_int_equal(films_at(&fixture.films, block).time_usec, 7 * SECOND);
}

static void what_the_learner_makes_is_part_of_the_film(void **state) {
    (void)state;
    assert_true(diagram_make(block, DIAGRAM_MADE_EVENT, 2 * SECOND, &fixture.facts));
    assert_int_equal(trace_now().data_count, 4);
    assert_int_equal(trace_now().data[1].seen_usec, 5 * SECOND);
    /* A cut while the second answer is on its way: it is void, and what it carried comes with the
     * next, at 8.5 s. */
    assert_true(
        diagram_make(block, DIAGRAM_MADE_DROP, 4 * SECOND + SECOND * 3 / 4, &fixture.facts));
    assert_int_equal(trace_now().data[0].seen_usec, 9 * SECOND);
    assert_string_equal(facts_text(&fixture.facts, "polling", ".made"), "e2000000 d4750000");
    assert_int_equal(diagram_made_count(block, &fixture.facts), 2);
    assert_true(diagram_unmake(block, &fixture.facts));
    assert_int_equal(trace_now().data[1].seen_usec, 5 * SECOND);
    assert_true(diagram_unmake(block, &fixture.facts));
    assert_false(diagram_unmake(block, &fixture.facts));
    assert_int_equal(trace_now().data_count, 3);
}

static void a_goal_is_won_by_a_setting_that_meets_it(void **state) {
    (void)state;
    fixture_expect_tally(&fixture, block, 2, 0);
    /* The server is asked at 4k + 0.5 s, and news appears at 5m + 1 s: it waits 3.5, 2.5, 1.5 or
     * 0.5 s, and comes 0.5 s later. */
    fixture_expect_shown(&fixture, "✗ worst below 3 s           4 s");
    turn(INTERVAL, KEYSYM_LEFT); /* 2 s: at most 2 s old, 1,800 requests an hour */
    assert_true(goal_is_won(block, &fixture.facts));
    fixture_expect_tally(&fixture, block, 2, 1);
    fixture_expect_shown(&fixture, "✓ requests below 2,000    1,800");
    turn(INTERVAL, KEYSYM_RIGHT);
    assert_true(goal_is_won(block, &fixture.facts));
}

static void e_d_and_u_work_the_film_where_it_stands(void **state) {
    (void)state;
    struct reel reel;
    reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 2 * SECOND, 0);
    assert_true(fixture_key(&fixture, 'e'));
    assert_int_equal(trace_now().data[1].appears_usec, 2 * SECOND);
    assert_true(fixture_key(&fixture, 'd'));
    assert_string_equal(facts_text(&fixture.facts, "polling", ".made"), "e2000000 d2000000");
    assert_true(fixture_key(&fixture, 'u'));
    assert_string_equal(facts_text(&fixture.facts, "polling", ".made"), "e2000000");
    assert_int_equal(films_at(&fixture.films, block).time_usec, 2 * SECOND);
}

static void one_can_make_no_more_than_a_film_holds(void **state) {
    (void)state;
    int made = 0;
    while (made < 100 && diagram_make(block, DIAGRAM_MADE_EVENT, 600 * SECOND, &fixture.facts))
        made++;
    assert_int_equal(made, 40);
    assert_true(fixture_key(&fixture, 'e'));
    assert_string_equal(fixture.session.notice,
                        "This film can hold no more of these; u undoes the last one.");
    assert_int_equal(diagram_made_count(block, &fixture.facts), 40);
}

/* Over 10 min the server is asked 150 times at 4 s: 900 an hour. At 8 s the wait is one
 * of 7.5, 2.5, 5.5, .5, 3.5, 6.5, 1.5, 4.5 s, in turn, and a transit: on average 4.5 s, at worst 8
 * s. */
static void a_sweep_shows_what_every_value_comes_to(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 's'));
    fixture_expect_shown(&fixture, "Interval 4 s: not won. ✗\u00A0worst 4 s,");
    fixture_expect_shown(&fixture, "✓\u00A0requests 900 an hour");
    fixture_expect_shown(&fixture, "1 s      ");
    fixture_expect_shown(&fixture, " 16 s");
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    fixture_expect_shown(&fixture, "Interval 8 s: not won. ✗\u00A0worst 8 s,");
    fixture_expect_shown(&fixture, "✓\u00A0requests 450 an hour");
    assert_int_equal(facts_get(&fixture.facts, "polling", "interval", -1), 3);
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
}

/* At 1 s 3,600 requests are too many, at 4 s the worst is too old: the goal is won at 2 s alone,
 * the second of five values. At its turn the region has 25 columns, and that value those from 3.1
 * to 9.2. */
static void a_sweep_marks_where_the_goal_is_won(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 's'));
    fixture_expect_shown(&fixture, " won     ══════     ");
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "Interval 2 s: won. ✓\u00A0worst 2 s,");
}

static void enter_steps_into_the_run(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 's'));
    assert_false(fixture_key(&fixture, KEYSYM_ESCAPE));
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_false(diagram_now(block, &fixture.scene).swept);
    assert_int_equal(trace_now().messages[2].leaves_usec, 8 * SECOND);
}

static void a_film_that_plays_is_seen_not_the_sweep(void **state) {
    (void)state;
    struct reel reel;
    assert_true(fixture_key(&fixture, 's'));
    reel = diagram_reel(block, &fixture.scene);
    films_play(&fixture.films, block, &reel, 0);
    assert_false(diagram_now(block, &fixture.scene).swept);
    assert_true(fixture_key(&fixture, 's'));
    assert_false(films_playing(&fixture.films, block));
    assert_true(diagram_now(block, &fixture.scene).swept);
}

/* Another technique has no interval to sweep: its run is seen, and the sweep again when it is back.
 */
static void a_sweep_of_what_a_technique_has_not_gives_way(void **state) {
    (void)state;
    const struct diagram *diagram = block->object;
    struct scenario *start = &((struct diagram_lane *)diagram->lanes.at)->authored;
    enum technique technique = start->technique;
    assert_true(fixture_key(&fixture, 's'));
    assert_true(diagram_now(block, &fixture.scene).swept);
    known_release(&fixture.known); /* the lesson is another */
    start->technique = TECHNIQUE_SSE;
    assert_false(diagram_now(block, &fixture.scene).swept);
    known_release(&fixture.known);
    start->technique = technique;
    assert_true(diagram_now(block, &fixture.scene).swept);
}

/* The first request's connection is there from 0.5 s on. */
static void a_cut_of_nothing_is_told(void **state) {
    (void)state;
    struct reel reel;
    reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 3 * SECOND, 0);
    assert_true(fixture_key(&fixture, 'd'));
    assert_string_equal(fixture.session.notice, "");
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, 3500000, 0);
    assert_true(fixture_key(&fixture, 'd'));
    assert_string_equal(fixture.session.notice,
                        "Nothing was connected at that moment, so nothing was cut.");
}

/* And no footer names the key then. */
static bool shows_undo(void) {
    const struct piece picture = {.block = block, .part = DIAGRAM_PICTURE, .at = {.width = 80}};
    uint64_t offered = block_kind(block)->offers(&picture, &fixture.scene);
    for (const struct binding *row = block_kind(block)->bindings; row->does != NULL; row++)
        if ((offered & BINDING_BIT(row->action)) != 0 && row->keys[0] == 'u')
            return row->shown != NULL;
    fail_msg("u is not offered");
    return false;
}

static void an_undoing_of_nothing_is_told(void **state) {
    (void)state;
    assert_false(shows_undo());
    assert_true(fixture_key(&fixture, 'u'));
    assert_string_equal(fixture.session.notice, "Nothing to undo.");
    assert_true(fixture_key(&fixture, 'e'));
    assert_true(shows_undo());
    assert_true(fixture_key(&fixture, 'u'));
    assert_string_equal(fixture.session.notice, "");
    assert_false(shows_undo());
}

static void that_nothing_happens_behind_the_end_is_told(void **state) {
    (void)state;
    for (const char *key = "ed"; *key != '\0'; key++) {
        assert_true(fixture_key(&fixture, KEYSYM_END));
        assert_true(fixture_key(&fixture, (uint32_t)*key));
        assert_string_equal(fixture.session.notice,
                            "The film has ended, so nothing more can happen; r plays it again.");
        assert_int_equal(diagram_made_count(block, fixture.scene.facts), 0);
        assert_true(fixture_key(&fixture, KEYSYM_HOME));
        fixture.session.notice[0] = '\0';
    }
    assert_true(fixture_key(&fixture, 'e'));
    assert_string_equal(fixture.session.notice, "");
}

/* A region of any size, down to one cell. */
static void a_sweep_is_drawn_at_every_size(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, 's'));
    struct diagram_now now = diagram_now(block, &fixture.scene);
    for (int width = 1; width <= 120; width++)
        for (int rows = 1; rows <= 24; rows += 1 + rows / 8) {
            struct canvas canvas;
            struct piece piece = {
                .block = block, .part = DIAGRAM_PICTURE, .at = {0, 0, width, rows}};
            canvas_init(&canvas, width, rows, width % 2 == 0);
            diagram_draw_sweep(&now, &piece, &canvas);
            canvas_release(&canvas);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(its_scenario_becomes_a_trace),
        TEST(its_beats_come_when_it_happens),
        TEST(a_turned_knob_gives_another_film_at_once),
        TEST(a_knob_stays_within_its_range),
        TEST(the_second_knob_appears_when_the_first_was_turned),
        TEST(a_turned_knob_leaves_the_film_in_its_place),
        TEST(what_the_learner_makes_is_part_of_the_film),
        TEST(a_goal_is_won_by_a_setting_that_meets_it),
        TEST(e_d_and_u_work_the_film_where_it_stands),
        TEST(one_can_make_no_more_than_a_film_holds),
        TEST(a_sweep_shows_what_every_value_comes_to),
        TEST(a_sweep_marks_where_the_goal_is_won),
        TEST(enter_steps_into_the_run),
        TEST(a_film_that_plays_is_seen_not_the_sweep),
        TEST(a_sweep_of_what_a_technique_has_not_gives_way),
        TEST(a_cut_of_nothing_is_told),
        TEST(an_undoing_of_nothing_is_told),
        TEST(that_nothing_happens_behind_the_end_is_told),
        TEST(a_sweep_is_drawn_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
