/* What is made of a diagram when it was checked: rows, numbers and indices. Of the examples
 * "simulated" has one lane, "lanes" two, and "diagram" is a script. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/film/goal.h"
#include "blocks/registry.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

static struct fixture fixture;

static const struct diagram *open_example(const char *name) {
    fixture_open(&fixture, name);
    return fixture_block(&fixture, 0)->object;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void a_knob_has_its_row_and_its_scale(void **state) {
    (void)state;
    const struct diagram *diagram = open_example("simulated");
    const struct diagram_knob *interval = diagram_knob_at(diagram, 0);
    struct scenario turned = diagram_authored(diagram, 0);
    assert_int_equal(diagram->knobs.count, 2);
    assert_ptr_equal(interval->row, &knobs[KNOB_INTERVAL]);
    assert_string_equal(interval->title, knobs[KNOB_INTERVAL].title);
    assert_null(interval->values);
    assert_int_equal(interval->last, 4);
    assert_int_equal(interval->start, 2); /* 1, 2, 4 s */
    diagram_knob_turn(interval, 3, &turned);
    assert_int_equal(turned.interval_usec, 8 * SECOND);
}

static void a_knob_has_its_values(void **state) {
    (void)state;
    const struct diagram *diagram = open_example("simulated");
    const struct diagram_knob *latency = diagram_knob_at(diagram, 1);
    struct scenario turned = diagram_authored(diagram, 0);
    assert_string_equal(latency->title, "One way");
    assert_int_equal(latency->last, 2);
    assert_int_equal(latency->start, 1);
    diagram_knob_turn(latency, 2, &turned);
    assert_int_equal(turned.latency_up_usec, SECOND);
    assert_int_equal(turned.latency_down_usec, SECOND);
    assert_int_equal(turned.interval_usec, 4 * SECOND);
}

static void beats_sweep_and_goal_are_found(void **state) {
    (void)state;
    const struct diagram *diagram = open_example("simulated");
    const struct diagram_beat *beats = diagram->beats.at;
    const struct condition *goal = diagram->goal.at;
    assert_int_equal(diagram->pace_quarters, 8);
    assert_int_equal(diagram->beats.count, 3);
    assert_int_equal(beats[0].happening, HAPPENING_EMPTY_ANSWER);
    assert_int_equal(beats[1].happening, HAPPENING_DELIVERY);
    assert_int_equal(beats[1].nth, 2);
    assert_int_equal(beats[2].over_usec, 3 * SECOND);
    assert_int_equal(diagram->sweep, 0);
    assert_int_equal(diagram->goal.count, 2);
    assert_ptr_equal(goal[0].measure, &measures[MEASURE_STALENESS_MAX]);
    assert_int_equal(goal[0].is, CONDITION_BELOW);
    assert_int_equal(goal[0].bound, 3 * SECOND);
    assert_ptr_equal(goal[1].measure, &measures[MEASURE_REQUESTS_PER_HOUR]);
    assert_int_equal(goal[1].bound, 2000);
}

static void a_lane_has_its_scenario(void **state) {
    (void)state;
    const struct diagram *diagram = open_example("lanes");
    assert_int_equal(diagram_lane_count(diagram), 2);
    assert_string_equal(diagram_lane_title(diagram, 1), "Event stream");
    struct scenario poll = diagram_authored(diagram, 0), push = diagram_authored(diagram, 1);
    assert_int_equal(poll.technique, TECHNIQUE_SHORT_POLL);
    assert_int_equal(push.technique, TECHNIQUE_SSE);
    assert_int_equal(push.interval_usec, 4 * SECOND);
    assert_int_equal(push.duration_usec, 12 * SECOND);
    assert_true(diagram_lane_says(diagram, 0, &knobs[KNOB_TECHNIQUE]));
    assert_false(diagram_lane_says(diagram, 0, &knobs[KNOB_INTERVAL]));
    assert_int_equal(diagram->sweep, -1);
    assert_null(diagram->figure.measure);
}

static void a_script_is_its_film(void **state) {
    (void)state;
    const struct diagram *diagram = open_example("diagram");
    const struct trace *film = &diagram->script;
    assert_false(diagram->is_simulated);
    assert_int_equal(diagram_lane_count(diagram), 1);
    assert_null(diagram_lane_title(diagram, 0));
    assert_int_equal(film->message_count, 5);
    assert_int_equal(film->messages[1].from, 1);
    assert_int_equal(film->messages[1].to, 0);
    assert_int_equal(film->messages[1].arrives_usec, 800000);
    assert_int_equal(film->data[0].actor, 1);
    assert_int_equal(film->connections[0].between[0], 0);
    assert_int_equal(film->connections[0].between[1], 1);
    assert_int_equal(film->beat_count, 3);
}

/* A lesson with one diagram of two lanes that has this besides. */
static struct lesson *load(const char *besides) {
    char text[1024];
    struct problems problems = {0};
    snprintf(text, sizeof text,
             "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\",\"title\":"
             "\"S\",\"blocks\":[{\"kind\":\"diagram\",\"id\":\"d\",\"title\":\"D\",\"lasts\":"
             "\"12s\",\"simulate\":{\"technique\":\"short-poll\",\"events\":\"every:5s+1s\"},"
             "\"lanes\":[{\"id\":\"poll\",\"title\":\"P\",\"set\":{\"interval\":\"4s\"}},{\"id\":"
             "\"push\",\"title\":\"Q\",\"set\":{\"technique\":\"sse\"}}],%s}]}]}",
             besides);
    struct lesson *lesson = lesson_parse("t", text, strlen(text), registry_kinds(), &problems);
    assert_non_null(lesson);
    problems_release(&problems);
    return lesson;
}

static const struct diagram *diagram_of(const struct lesson *lesson) {
    const struct section *section = lesson->sections.at;
    return ((const struct block *)section->blocks.at)->object;
}

static void a_beat_and_a_figure_have_their_lane(void **state) {
    (void)state;
    struct lesson *lesson = load(
        "\"beats\":[{\"when\":\"delivery\",\"say\":\"A\"},{\"when\":\"delivery\",\"lane\":\"push\","
        "\"say\":\"B\"}],\"predict\":[{\"kind\":\"numeric\",\"id\":\"q\",\"ask\":\"?\",\"unit\":"
        "\"s\",\"figure\":\"push/staleness_p95\",\"tolerance\":\"10%\",\"why\":\"W\"}]");
    const struct diagram *diagram = diagram_of(lesson);
    const struct diagram_beat *beats = diagram->beats.at;
    assert_int_equal(beats[0].lane, 0);
    assert_int_equal(beats[1].lane, 1);
    assert_ptr_equal(diagram->figure.measure, &measures[MEASURE_STALENESS_P95]);
    assert_int_equal(diagram->figure.lane, 1);
    lesson_free(lesson);
}

/* Other words than the scenario's may say the same; what is preset is what it stands for. */
static void a_knob_starts_where_its_value_is_the_scenarios(void **state) {
    (void)state;
    struct lesson *lesson = load(
        "\"knobs\":[{\"id\":\"k\",\"turns\":\"events\",\"values\":[\"none\",\"every:5000ms+1s\"]},"
        "{\"id\":\"l\",\"turns\":\"setup\",\"values\":[\"7\",\"5\",\"3\"]},"
        "{\"id\":\"m\",\"turns\":\"latency\",\"from\":\"10ms\",\"to\":\"1s\",\"steps\":2}]");
    const struct diagram *diagram = diagram_of(lesson);
    assert_int_equal(diagram_knob_at(diagram, 0)->start, 1);
    assert_int_equal(diagram_knob_at(diagram, 1)->start, 2);
    assert_int_equal(diagram_knob_at(diagram, 2)->start, 1); /* 80 ms: nearest to 100 ms */
    lesson_free(lesson);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_knob_has_its_row_and_its_scale, tear_down),
        cmocka_unit_test_teardown(a_knob_has_its_values, tear_down),
        cmocka_unit_test_teardown(beats_sweep_and_goal_are_found, tear_down),
        cmocka_unit_test_teardown(a_lane_has_its_scenario, tear_down),
        cmocka_unit_test_teardown(a_script_is_its_film, tear_down),
        cmocka_unit_test(a_beat_and_a_figure_have_their_lane),
        cmocka_unit_test(a_knob_starts_where_its_value_is_the_scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
