/* Conditions, judged by hand. The film asks every 4 s, half a second each way, and an update
 * appears every 5 s from 1 s on: in 10 min there are 150 polls, of which one in five finds none,
 * and what comes is 4, 3, 2 and 1 s old in turn. Every 16 s there are 38 polls, the first in vain.
 * Long polling asks at once and after each of 120 updates, and has each half a second after it
 * appeared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/film/goal_search.h"
#include "blocks/film/now.h"
#include "fixture.h"
#include "sim/simulate.h"

#define SECOND INT64_C(1000000)

#define FILM                                                                                       \
    "{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"F\",\"lasts\":\"12s\",\"measure\":\"10min\","  \
    "\"simulate\":{\"technique\":\"short-poll\",\"interval\":\"4s\",\"latency\":\"500ms\","        \
    "\"setup\":1,\"events\":\"every:5s+1s\"}"
#define INTERVALS "{\"id\":\"every\",\"turns\":\"interval\",\"values\":[\"1s\",\"4s\",\"16s\"]}"
#define TECHNIQUES                                                                                 \
    "{\"id\":\"how\",\"turns\":\"technique\",\"values\":[\"short-poll\",\"long-poll\"]}"

static struct fixture fixture;
static const struct block *block;

static void open_goal(const char *turned, const char *goal) {
    char json[2048];
    snprintf(json, sizeof json, FILM ",\"knobs\":[%s],\"goal\":{%s}}", turned, goal);
    fixture_open_block(&fixture, json);
    block = fixture_block(&fixture, 0);
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void turn(const char *knob, int step) {
    facts_set(&fixture.facts, "d", knob, step);
}

/* The first condition as it stands. */
static void expect(bool met, int64_t miss, bool over) {
    struct diagram_now now = diagram_now(block, &fixture.scene);
    struct goal_figures figures = diagram_goal_figures(&now);
    struct condition condition = goal_condition_for(now.diagram, 0, &figures);
    int64_t value;
    assert_int_equal(goal_condition_is_met(&condition, figures.own), met);
    assert_int_equal(goal_is_met(now.diagram, &figures), met);
    assert_true(measure_value(condition.measure, figures.own, &value));
    assert_int_equal(goal_condition_miss(&condition, value), miss);
    assert_int_equal(goal_condition_is_over(&condition, value), over);
}

/* --- Bounds, spans and other runs. --- */

/* 30 of 150 polls are in vain; at 1 s 479 of 600, at 16 s 1 of 38. */
static void a_span_is_missed_on_either_side(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"empty_share\":\"15% to 25%\"");
    expect(true, 0, false);
    turn("every", 0);
    expect(false, 798 - 250, true);
    turn("every", 2);
    expect(false, 150 - 26, false);
}

static void both_ends_are_in_a_span(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"requests_per_hour\":\"900 to 3600\"");
    expect(true, 0, false);
    turn("every", 0);
    expect(true, 0, false);
}

/* 900 an hour, and 121 in 10 min. */
static void a_run_is_held_against_another(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"requests_per_hour\":\"above technique=long-poll\"");
    expect(true, 0, false);
    turn("every", 2);
    expect(false, 726 - 228, false);
}

/* A request waits at the server when an update appears: it comes after one transit, of half a
 * second or of one. */
static void the_bound_moves_with_the_setting(void **state) {
    (void)state;
    open_goal(INTERVALS ",{\"id\":\"far\",\"turns\":\"latency\",\"values\":[\"500ms\",\"1s\"]}",
              "\"staleness_max\":\"below technique=long-poll\"");
    expect(false, 3500000, true);
    turn("far", 1);
    struct diagram_now now = diagram_now(block, &fixture.scene);
    struct goal_figures figures = diagram_goal_figures(&now);
    assert_int_equal(goal_condition_for(now.diagram, 0, &figures).bound, SECOND);
}

static void the_same_run_is_neither_below_nor_above(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"staleness_max\":\"below interval=4s\"");
    expect(false, 0, true);
    turn("every", 0);
    expect(true, 0, true);
}

/* A poll each 16 min, in 10 min: its only answer is empty. */
static void against_what_delivers_nothing_nothing_is_won(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"staleness_max\":\"below interval=16min\"");
    struct diagram_now now = diagram_now(block, &fixture.scene);
    struct goal_figures figures = diagram_goal_figures(&now);
    struct condition condition = goal_condition_for(now.diagram, 0, &figures);
    assert_int_equal(condition.bound, CONDITION_NO_BOUND);
    assert_true(figures.own->staleness.known);
    assert_false(goal_condition_is_met(&condition, figures.own));
}

/* --- Reading. --- */

static const struct condition *first(void) {
    return goal_condition(block->object, 0);
}

static void another_run_is_called_by_what_differs(void **state) {
    (void)state;
    open_goal(INTERVALS "," TECHNIQUES,
              "\"requests_per_hour\":\"above technique=long-poll, hold=1min\"");
    assert_string_equal(first()->other->words, "long polling, Hold 1 min");
    assert_int_equal(first()->is, CONDITION_ABOVE);
    fixture_close(&fixture);
    open_goal("{\"id\":\"e\",\"turns\":\"interval\",\"title\":\"Ask "
              "every\",\"values\":[\"4s\",\"9s\"]}",
              "\"requests_per_hour\":\"below   interval = 9s\"");
    assert_string_equal(first()->other->words, "Ask every 9 s");
}

static void values_with_commas_are_read(void **state) {
    (void)state;
    open_goal(INTERVALS "," TECHNIQUES,
              "\"requests_per_hour\":\"above events=bursts:5,200ms,10s, technique=long-poll\"");
    const struct condition_other *other = first()->other;
    assert_int_equal(other->scenario.technique, TECHNIQUE_LONG_POLL);
    assert_true(knob_is_named(other->set, &knobs[KNOB_EVENTS]));
    assert_false(knob_same(&other->scenario, &(struct scenario){0}, &knobs[KNOB_EVENTS]));
}

static void what_is_nearly_the_best_says_so(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"requests_per_hour\":\"below 240 as few as possible\"");
    assert_string_equal(first()->best, "as few as possible");
    assert_int_equal(first()->bound, 240);
    fixture_close(&fixture);
    open_goal(INTERVALS, "\"staleness_max\":\"below 1500ms\"");
    assert_null(first()->best);
}

/* --- What is run. --- */

static uint64_t steps_of_goal(void) {
    struct diagram_now now = diagram_now(block, &fixture.scene);
    uint64_t before = simulate_steps();
    diagram_goal_figures(&now);
    return simulate_steps() - before;
}

/* Two conditions against one run; it is there when it is turned to, and still when the interval is
 * turned, which long polling does not have. */
static void nothing_is_run_twice(void **state) {
    (void)state;
    open_goal(INTERVALS "," TECHNIQUES, "\"requests_per_hour\":\"above technique=long-poll\","
                                        "\"bytes_per_hour\":\"below technique=long-poll\"");
    struct scenario own = diagram_authored(block->object, 0);
    struct scenario other = goal_other(first(), &own);
    uint64_t before = simulate_steps();
    diagram_run_figures(block->object, &own);
    diagram_run_figures(block->object, &other);
    uint64_t both = simulate_steps() - before;
    assert_int_equal(steps_of_goal(), both);
    assert_int_equal(steps_of_goal(), 0);
    turn("how", 1);
    assert_int_equal(steps_of_goal(), 0);
    turn("every", 2);
    assert_int_equal(steps_of_goal(), 0);
    turn("how", 0);
    before = simulate_steps();
    own.interval_usec = 16 * SECOND;
    diagram_run_figures(block->object, &own);
    uint64_t one = simulate_steps() - before;
    assert_int_equal(steps_of_goal(), one);
}

/* --- Seeking. --- */

#define FINE                                                                                       \
    "{\"id\":\"every\",\"turns\":\"interval\",\"from\":\"100ms\",\"to\":\"100s\",\"steps\":1000}," \
    "{\"id\":\"far\",\"turns\":\"latency\",\"from\":\"1ms\",\"to\":\"10s\",\"steps\":1000},"       \
    "{\"id\":\"after\",\"turns\":\"after-answer\",\"values\":[\"off\",\"on\"]}"

/* One of a million settings in some thousands: two transits and a wait of 7.2 s are 500 an hour. */
static void a_narrow_goal_is_found_among_many(void **state) {
    (void)state;
    open_goal(FINE, "\"requests_per_hour\":\"496 to 504\",\"staleness_p50\":\"4800ms to 5s\"");
    struct goal_found found = goal_find_nearest(block->object, UINT64_MAX);
    struct scenario scenario = goal_setting_scenario(block->object, &found.setting);
    struct goal_runs runs;
    goal_run(block->object, &scenario, &runs);
    assert_true(found.wins);
    assert_true(goal_is_met(block->object, &runs.figures));
    assert_in_range(found.tried, 1, 20000);
}

static void what_cannot_be_is_not_found(void **state) {
    (void)state;
    open_goal(FINE, "\"requests_per_hour\":\"below 100\",\"staleness_p50\":\"below 1s\"");
    struct goal_found found = goal_find_nearest(block->object, UINT64_MAX);
    assert_false(found.wins);
    assert_false(found.all);
    fixture_close(&fixture);
    open_goal(INTERVALS, "\"requests_per_hour\":\"below 100\"");
    found = goal_find_nearest(block->object, UINT64_MAX);
    assert_false(found.wins);
    assert_true(found.all);
    assert_int_equal(found.tried, 3);
    assert_int_equal(found.setting.steps[0], 2); /* 228 an hour is nearest */
}

static void no_more_is_sought_than_there_are_steps_for(void **state) {
    (void)state;
    open_goal(INTERVALS, "\"requests_per_hour\":\"below 100\"");
    struct goal_found found = goal_find_nearest(block->object, simulate_steps());
    assert_false(found.wins);
    assert_false(found.all);
}

/* What no technique in it has is not tried: long polling once for the three intervals. */
static void what_does_nothing_is_not_tried(void **state) {
    (void)state;
    open_goal(INTERVALS "," TECHNIQUES, "\"requests_per_hour\":\"below 100\"");
    assert_int_equal(goal_find_nearest(block->object, UINT64_MAX).tried, 4);
}

/* The least of all that are no older than 6 s, by trying each. */
static void the_best_is_the_best(void **state) {
    (void)state;
    open_goal(
        "{\"id\":\"every\",\"turns\":\"interval\",\"from\":\"100ms\",\"to\":\"100s\","
        "\"steps\":1000}",
        "\"staleness_max\":\"below 6s\",\"requests_per_hour\":\"below 700 as few as possible\"");
    struct goal_found won = goal_find_nearest(block->object, UINT64_MAX);
    assert_true(won.wins);
    struct goal_found best = goal_find_best(block->object, 1, &won.setting, UINT64_MAX);
    int64_t least = INT64_MAX, found = -1;
    for (int step = 0; step <= 1000; step++) {
        struct goal_setting setting = {.steps = {step}};
        struct scenario scenario = goal_setting_scenario(block->object, &setting);
        struct figures run = diagram_run_figures(block->object, &scenario);
        int64_t requests = measures[MEASURE_REQUESTS_PER_HOUR].value(&run);
        if (run.staleness.known && run.staleness.max_usec < 6 * SECOND && requests < least)
            least = requests;
        if (step == best.setting.steps[0])
            found = requests;
    }
    assert_true(best.wins);
    assert_int_equal(found, least);
}

/* --- Documentation. --- */

static void each_measure_is_documented(void **state) {
    (void)state;
    static char page[32768];
    FILE *file = fopen(RTLESSON_TEST_ROOT "/docs/goals.md", "r");
    assert_non_null(file);
    size_t bytes = fread(page, 1, sizeof page - 1, file);
    assert_true(bytes > 0 && bytes < sizeof page - 1);
    page[bytes] = '\0';
    fclose(file);
    for (const struct measure *measure = measures; measure->name != NULL; measure++) {
        char name[64];
        snprintf(name, sizeof name, "`%s`", measure->name);
        if (strstr(page, name) == NULL)
            fail_msg("%s is not in docs/goals.md", name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
        TEST(a_span_is_missed_on_either_side),
        TEST(both_ends_are_in_a_span),
        TEST(a_run_is_held_against_another),
        TEST(the_bound_moves_with_the_setting),
        TEST(the_same_run_is_neither_below_nor_above),
        TEST(against_what_delivers_nothing_nothing_is_won),
        TEST(another_run_is_called_by_what_differs),
        TEST(values_with_commas_are_read),
        TEST(what_is_nearly_the_best_says_so),
        TEST(nothing_is_run_twice),
        TEST(a_narrow_goal_is_found_among_many),
        TEST(what_cannot_be_is_not_found),
        TEST(no_more_is_sought_than_there_are_steps_for),
        TEST(what_does_nothing_is_not_tried),
        TEST(the_best_is_the_best),
        cmocka_unit_test(each_measure_is_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
