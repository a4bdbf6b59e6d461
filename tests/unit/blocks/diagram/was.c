/* The setting before. The example polls every 4 s, a step of 1, 2, 4, 8 and 16 s, over 0.5 s each
 * way, one of 0.1, 0.5 and 1 s. */
#include "blocks/diagram/was.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/diagram/parts.h"
#include "fixture.h"

#define MSEC   INT64_C(1000)
#define SECOND (1000 * MSEC)

enum { INTERVAL, LATENCY };

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "simulated");
    block = fixture_block(&fixture, 0);
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void turn(int knob, uint32_t key) {
    fixture_focus(&fixture, block, DIAGRAM_KNOB + knob);
    assert_true(fixture_key(&fixture, key));
    fixture_layout(&fixture, 80);
}

static void press(uint32_t key) {
    fixture_focus(&fixture, block, DIAGRAM_PICTURE);
    assert_true(fixture_key(&fixture, key));
    fixture_layout(&fixture, 80);
}

static struct diagram_was was_now(void) {
    struct diagram_now now = diagram_now(block, &fixture.scene);
    struct diagram_was was;
    assert_true(diagram_was(&now, &was));
    return was;
}

static void expect_no_was(void) {
    struct diagram_now now = diagram_now(block, &fixture.scene);
    struct diagram_was was;
    assert_false(diagram_was(&now, &was));
}

static void expect_was(int64_t interval_usec, int64_t latency_usec, int events) {
    struct diagram_was was = was_now();
    assert_int_equal(was.film->played[0].interval_usec, interval_usec);
    assert_int_equal(was.film->played[0].latency_up_usec, latency_usec);
    assert_int_equal(was.film->played[0].events.listed_count, events);
    assert_int_equal(was.judged.lanes[0]->set.interval_usec, interval_usec);
    assert_int_equal(was.judged.lanes[0]->set.events.listed_count, 0);
}

static void there_is_none_before_anything_is_turned(void **state) {
    (void)state;
    expect_no_was();
    fixture_focus(&fixture, block, DIAGRAM_KNOB + INTERVAL);
    expect_no_was();
}

static void a_knob_keeps_what_was_when_it_was_taken(void **state) {
    (void)state;
    turn(INTERVAL, KEYSYM_RIGHT);
    expect_was(4 * SECOND, 500 * MSEC, 0);
    turn(INTERVAL, KEYSYM_RIGHT);
    expect_was(4 * SECOND, 500 * MSEC, 0);
    turn(INTERVAL, KEYSYM_HOME);
    expect_was(4 * SECOND, 500 * MSEC, 0);
    assert_int_equal(diagram_now(block, &fixture.scene).known->set[0].interval_usec, SECOND);
}

static void another_knob_takes_it_anew(void **state) {
    (void)state;
    turn(INTERVAL, KEYSYM_RIGHT);
    turn(LATENCY, KEYSYM_RIGHT);
    expect_was(8 * SECOND, 500 * MSEC, 0);
    turn(LATENCY, KEYSYM_HOME);
    expect_was(8 * SECOND, 500 * MSEC, 0);
    turn(INTERVAL, KEYSYM_END);
    expect_was(8 * SECOND, 100 * MSEC, 0);
}

/* Each key takes it anew, and after it the knob that was in hand does. */
static void what_is_made_has_what_was_before_the_key(void **state) {
    (void)state;
    turn(INTERVAL, KEYSYM_RIGHT);
    press('e');
    expect_was(8 * SECOND, 500 * MSEC, 0);
    press('e');
    expect_was(8 * SECOND, 500 * MSEC, 1);
    press('u');
    expect_was(8 * SECOND, 500 * MSEC, 2);
    turn(INTERVAL, KEYSYM_RIGHT);
    expect_was(8 * SECOND, 500 * MSEC, 1);
}

/* A key that makes nothing, since there is no more room, leaves it. */
static void what_makes_nothing_takes_nothing(void **state) {
    (void)state;
    for (int i = 0; i < DIAGRAM_MADE_LIMIT + 3; i++)
        press('e');
    expect_was(4 * SECOND, 500 * MSEC, DIAGRAM_MADE_LIMIT - 1);
}

/* The example measures ten minutes: news every 5 s from 1 s on, asked for every 4 s from 0 s on.
 * News at 1, 6, 11, 16 s of each 20 leave with the answers at 4.5, 8.5, 12.5 and 16.5 s, and are 4,
 * 3, 2 and 1 s old when they are in: 2.5 s. */
static void its_figures_and_film_are_those_of_then(void **state) {
    (void)state;
    turn(INTERVAL, KEYSYM_HOME);
    struct diagram_was was = was_now();
    assert_int_equal(diagram_judged_figures(&was.judged, 0)->staleness.mean_nsec / 1000,
                     2500 * MSEC);
    assert_int_equal(was.film->traces[0].data[0].seen_usec, 5 * SECOND);
}

/* A prediction that is not told locks the film as its author set it. */
static void a_locked_film_has_none(void **state) {
    struct fixture locked;
    (void)state;
    fixture_open(&locked, "predict");
    const struct block *film = fixture_block(&locked, 0);
    struct diagram_now now = diagram_now(film, &locked.scene);
    struct diagram_was was;
    assert_true(now.known->locked);
    diagram_take(&now, DIAGRAM_TAKE_MADE, &locked.marks);
    assert_false(diagram_was(&now, &was));
    fixture_close(&locked);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(there_is_none_before_anything_is_turned),
        TEST(a_knob_keeps_what_was_when_it_was_taken),
        TEST(another_knob_takes_it_anew),
        TEST(what_is_made_has_what_was_before_the_key),
        TEST(what_makes_nothing_takes_nothing),
        TEST(its_figures_and_film_are_those_of_then),
        TEST(a_locked_film_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
