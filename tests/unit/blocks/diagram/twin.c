/* A twin: two lanes of one server as one trace of three actors. */
#include "blocks/diagram/twin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/picture.h"
#include "fixture.h"

enum { SECOND = 1000000 };

/* Updates at 1 s, 6 s and 11 s, 500 ms each way: polled every 4 s, and pushed at once. */
static void it_is_one_trace_of_three_actors(void **state) {
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "lanes");
    fixture_layout(&fixture, 80);
    struct diagram_now now = diagram_now(fixture_block(&fixture, 0), &fixture.scene);
    assert_true(diagram_is_twin(&now));
    const struct trace *twin = diagram_twin_trace(&now), *lanes = now.known->traces;
    assert_int_equal(twin->actor_count, 3);
    assert_string_equal(twin->actors[0], "Polling");
    assert_string_equal(twin->actors[1], "Server");
    assert_string_equal(twin->actors[2], "Event stream");
    assert_int_equal(twin->message_count, lanes[0].message_count + lanes[1].message_count);
    for (int i = 0; i < twin->message_count; i++) {
        const struct trace_message *message = &twin->messages[i];
        assert_true(message->from == 1 || message->to == 1);
        assert_true(i == 0 || message->leaves_usec >= message[-1].leaves_usec);
    }
    fixture_close(&fixture);
}

/* The stream has the first at 1.5 s; the poll that leaves at 4 s, and is answered at once, brings
 * it at 5 s: it waits until then. */
static void an_update_is_there_once_and_waits_for_both(void **state) {
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "lanes");
    fixture_layout(&fixture, 80);
    struct diagram_now now = diagram_now(fixture_block(&fixture, 0), &fixture.scene);
    const struct trace *twin = diagram_twin_trace(&now);
    assert_int_equal(twin->data_count, 3);
    assert_int_equal(twin->data[0].actor, 1);
    assert_int_equal(twin->data[0].appears_usec, SECOND);
    assert_int_equal(twin->data[0].seen_usec, 5 * SECOND);
    assert_int_equal(now.known->traces[1].data[0].seen_usec, 3 * SECOND / 2);
    fixture_close(&fixture);
}

static const char OWN_SEED[] =
    "{\"kind\":\"diagram\",\"id\":\"two\",\"title\":\"Two\",\"lasts\":\"12s\","
    "\"simulate\":{\"technique\":\"short-poll\",\"interval\":\"4s\",\"events\":\"every:5s\"},"
    "\"lanes\":[{\"id\":\"a\",\"title\":\"A\",\"set\":{}},"
    "{\"id\":\"b\",\"title\":\"B\",\"set\":{\"events\":\"every:3s\"}}]}";

/* Where a lane has updates of its own, two servers stand side by side. */
static void lanes_with_updates_of_their_own_are_none(void **state) {
    struct fixture fixture;
    (void)state;
    fixture_open_block(&fixture, OWN_SEED);
    fixture_layout(&fixture, 80);
    struct diagram_now now = diagram_now(fixture_block(&fixture, 0), &fixture.scene);
    assert_false(diagram_is_twin(&now));
    assert_int_equal(diagram_make_plan(&now, 76, 12, SEQUENCE_ROOM_FULL).lane_count, 2);
    fixture_close(&fixture);
}

/* Two lanes side by side take 46 cells, and a twin as one picture 44; below that one lane is shown,
 * and turned, and the one after the last is the first. */
static void where_it_has_no_room_a_lane_is_shown(void **state) {
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "lanes");
    fixture_layout(&fixture, 80);
    struct diagram_now now = diagram_now(fixture_block(&fixture, 0), &fixture.scene);
    assert_false(diagram_turns_lanes(&now, 44));
    assert_int_equal(
        diagram_make_plan(&now, 44, 12, SEQUENCE_ROOM_FULL).lanes[0].trace->actor_count, 3);
    assert_true(diagram_turns_lanes(&now, 43));
    assert_int_equal(diagram_lane_shown(&now), 0);
    diagram_turn_lane(&now, 1, &fixture.marks);
    assert_int_equal(diagram_lane_shown(&now), 1);
    struct diagram_plan plan = diagram_make_plan(&now, 43, 12, SEQUENCE_ROOM_FULL);
    assert_int_equal(plan.lane_count, 1);
    assert_string_equal(plan.lanes[0].title, "‹ 2 of 2 › Event stream");
    diagram_turn_lane(&now, 1, &fixture.marks);
    assert_int_equal(diagram_lane_shown(&now), 0);
    fixture_close(&fixture);
}

static const char TOLD_OF_BOTH[] =
    "{\"kind\":\"diagram\",\"id\":\"two\",\"title\":\"Two\",\"lasts\":\"12s\","
    "\"simulate\":{\"latency\":\"500ms\",\"setup\":1,\"events\":\"every:5s+1s\"},"
    "\"lanes\":[{\"id\":\"a\",\"title\":\"A\",\"set\":{\"technique\":\"sse\"}},"
    "{\"id\":\"b\",\"title\":\"B\",\"set\":{\"technique\":\"short-poll\",\"interval\":\"4s\"}}],"
    "\"beats\":[{\"when\":\"first-delivery\",\"say\":\"A has it.\"},"
    "{\"when\":\"first-delivery\",\"lane\":\"b\",\"say\":\"B has it.\"}]}";

/* A is told of at 1.5 s and B, polling every 4 s, at 5 s; a lane that was turned to stays. */
static void the_lane_of_what_is_told_is_shown(void **state) {
    struct fixture fixture;
    (void)state;
    fixture_open_block(&fixture, TOLD_OF_BOTH);
    fixture_layout(&fixture, 40);
    struct diagram_now now = diagram_now(fixture_block(&fixture, 0), &fixture.scene);
    assert_int_equal(diagram_lane_shown(&now), 0);
    now.film.time_usec = 5 * SECOND - 1;
    assert_int_equal(diagram_lane_shown(&now), 0);
    now.film.time_usec = 5 * SECOND;
    assert_int_equal(diagram_lane_shown(&now), 1);
    diagram_turn_lane(&now, 1, &fixture.marks);
    assert_int_equal(diagram_lane_shown(&now), 0);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lane_of_what_is_told_is_shown),
        cmocka_unit_test(it_is_one_trace_of_three_actors),
        cmocka_unit_test(an_update_is_there_once_and_waits_for_both),
        cmocka_unit_test(lanes_with_updates_of_their_own_are_none),
        cmocka_unit_test(where_it_has_no_room_a_lane_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
