/* What a decision comes to when it is run, against what is worked by hand: an update waits for a
 * poll every T evenly from nothing to T, and is one transit older on arrival, so that the mean is
 * T / 2 + transit, and 95 % are at most 0.95 T + transit old. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/challenge/machine.h"
#include "fixture.h"
#include "sim/cost.h"
#include "sim/simulate.h"

enum { MSEC = 1000, SEC = 1000000, NSEC_IN_USEC = 1000 };
enum { PULL, PUSH, DUPLEX };

static struct fixture fixture;
static const struct block *block;
static const struct challenge_item *bell; /* a transit of 50 ms, an update each 20 s on average */

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "challenge");
    block = fixture_block(&fixture, 0);
    bell = challenge_item_at(challenge_of(block), 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static const struct challenge_run *run(int family, int64_t window_usec) {
    return challenge_run(block, bell, (struct challenge_choice){window_usec, family},
                         &fixture.scene);
}

static void near(int64_t found, int64_t expected, int64_t give) {
    assert_in_range(found, expected - give, expected + give);
}

static void the_interval_follows_from_the_window(void **state) {
    (void)state;
    struct scenario scenario = bell->scenarios[PULL];
    /* (2 s - 50 ms) / 0.95 = 2.0526 s; (630 ms - 50 ms) / 0.95 = 610.5 ms. */
    assert_int_equal(challenge_interval(&scenario, 2 * SEC), 2 * SEC);
    assert_int_equal(challenge_interval(&scenario, 630 * MSEC), 610 * MSEC);
    /* (10 min - 50 ms) / 0.95 = 631.5 s */
    assert_int_equal(challenge_interval(&scenario, 600 * (int64_t)SEC), 630 * (int64_t)SEC);
    scenario.latency_down_usec = 1 * SEC; /* the same up: 50 ms */
    assert_int_equal(challenge_interval(&scenario, 5 * SEC), 4200 * MSEC);
}

static void no_question_comes_before_the_answer(void **state) {
    (void)state;
    struct scenario scenario = bell->scenarios[PULL];
    assert_int_equal(challenge_interval(&scenario, 40 * MSEC), 100 * MSEC);
    scenario.server_usec = 7 * MSEC;
    assert_int_equal(challenge_interval(&scenario, 100 * MSEC), 107 * MSEC);
}

static void counted_from_the_answer_it_is_shorter(void **state) {
    (void)state;
    struct scenario scenario = bell->scenarios[PULL];
    scenario.after_answer = true;
    assert_int_equal(challenge_interval(&scenario, 2 * SEC), 1900 * MSEC);
    assert_int_equal(challenge_interval(&scenario, 40 * MSEC), 1);
}

/* 95 % of exponential waits are at most ln 20 = 2.996 times the mean: 1.95 s / 2.996 = 650.9 ms. */
static void who_reloads_waits_at_random(void **state) {
    (void)state;
    struct scenario scenario = bell->scenarios[PULL];
    scenario.technique = TECHNIQUE_REFRESH;
    assert_int_equal(challenge_interval(&scenario, 2 * SEC), 650 * MSEC);
}

static void a_poll_is_as_worked_by_hand(void **state) {
    (void)state;
    const struct challenge_run *polls = run(PULL, 2 * SEC);
    const struct figures *figures = &polls->figures;
    assert_int_equal(polls->interval_usec, 2 * SEC);
    near(figures->staleness.mean_nsec / NSEC_IN_USEC, 1050 * MSEC, 20 * MSEC);
    near(figures->staleness.p95_usec, 1950 * MSEC, 20 * MSEC);
    near(polls->within_milli, 975, 5); /* 1.95 s of 2 s */
    assert_true(polls->keeps);
    near(figures_per_hour(figures, figures->requests), 1800, 9);
    /* An answer has an update unless none came in the 2 s before: e^-0.1 = 90.5 % are empty. */
    near(figures_per_hour(figures, figures->empty_answers), 1629, 20);
}

static void a_stream_takes_one_transit(void **state) {
    (void)state;
    for (int family = PUSH; family <= DUPLEX; family++) {
        const struct challenge_run *pushed = run(family, 2 * SEC);
        assert_int_equal(pushed->interval_usec, 0);
        assert_int_equal(pushed->figures.staleness.p50_usec, 50 * MSEC);
        assert_int_equal(pushed->figures.staleness.p95_usec, 50 * MSEC);
        assert_int_equal(pushed->within_milli, 1000);
        near(figures_per_hour(&pushed->figures, pushed->figures.delivered), 180, 20);
    }
}

/* Nothing is sooner than a transit; and polls that wait for their answers, every 100 ms, bring by
 * then what came in the last 10 ms before one: a tenth. */
static void a_window_below_reach_is_not_kept(void **state) {
    (void)state;
    assert_int_equal(run(PUSH, 49 * MSEC)->within_milli, 0);
    assert_false(run(PUSH, 49 * MSEC)->keeps);
    assert_true(run(PUSH, 50 * MSEC)->keeps);
    assert_int_equal(run(PULL, 60 * MSEC)->interval_usec, 100 * MSEC);
    assert_false(run(PULL, 60 * MSEC)->keeps);
}

/* The formula gives 95 %, and a sample of it counts as kept wherever the window is. */
static void every_window_in_reach_is_kept(void **state) {
    (void)state;
    for (int64_t window = 200 * MSEC; window < 600 * (int64_t)SEC; window += window / 3) {
        const struct challenge_run *polls = run(PULL, window);
        assert_true(polls->keeps);
    }
}

/* The rarer the updates, the fewer a frame's run has: that of their ages has enough all the same.
 */
static void rare_updates_are_as_old(void **state) {
    (void)state;
    struct challenge_item rare = *bell;
    struct scenario scenarios[] = {bell->scenarios[PULL], bell->scenarios[PUSH],
                                   bell->scenarios[DUPLEX]};
    rare.scenarios = scenarios;
    for (int times = 3; times <= 300; times *= 10, scenarios[PULL].events.mean_nsec *= times)
        for (int64_t window = 200 * MSEC; window < 600 * (int64_t)SEC; window += window / 3) {
            const struct challenge_run *polls = challenge_run(
                block, &rare, (struct challenge_choice){window, PULL}, &fixture.scene);
            assert_in_range(polls->within_milli, 940, 1000);
            assert_true(challenge_cost(challenge_of(block), &rare, window) <= FRAME_STEPS);
        }
}

static bool decided(struct challenge_choice *choice) {
    return challenge_decided(bell, &fixture.scene, choice);
}

static void both_are_to_be_decided(void **state) {
    (void)state;
    struct challenge_choice choice;
    assert_false(decided(&choice));
    facts_set(&fixture.facts, "bell-family", "push", 1);
    assert_false(decided(&choice));
    facts_set(&fixture.facts, "bell-window", ".step", 20);
    assert_true(decided(&choice));
    assert_int_equal(choice.family, PUSH);
    assert_int_equal(choice.window_usec, 10 * SEC);
    facts_clear(&fixture.facts, "bell-family", "push");
    assert_false(decided(&choice));
}

static void all_windows_together_fit_a_frame(void **state) {
    (void)state;
    for (int64_t window = 1 * MSEC; window < 3600 * (int64_t)SEC; window += 1 + window / 5)
        assert_true(challenge_cost(challenge_of(block), bell, window) <= FRAME_STEPS);
}

/* It is run once, and the same each time. */
static void a_run_is_the_same_each_time(void **state) {
    (void)state;
    struct figures first = run(PULL, 3 * SEC)->figures;
    uint64_t steps = simulate_steps();
    struct figures second = run(PULL, 3 * SEC)->figures;
    assert_memory_equal(&first.staleness, &second.staleness, sizeof first.staleness);
    assert_int_equal(first.requests, second.requests);
    if (fixture.scene.known != NULL)
        assert_int_equal(simulate_steps(), steps);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_interval_follows_from_the_window),
        TEST(no_question_comes_before_the_answer),
        TEST(counted_from_the_answer_it_is_shorter),
        TEST(who_reloads_waits_at_random),
        TEST(a_poll_is_as_worked_by_hand),
        TEST(a_stream_takes_one_transit),
        TEST(a_window_below_reach_is_not_kept),
        TEST(every_window_in_reach_is_kept),
        TEST(rare_updates_are_as_old),
        TEST(both_are_to_be_decided),
        TEST(all_windows_together_fit_a_frame),
        TEST(a_run_is_the_same_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
