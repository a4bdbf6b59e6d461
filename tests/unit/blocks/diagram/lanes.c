/* The picture of several lanes. The example is a twin: it asks every 4 s from 0 s on over 0.5 s
 * each way in one lane, and holds an event stream in the other; news appears at 1, 6 and 11 s of
 * 12 s. Polling has it at 5 s (4 s old) and 9 s (3 s), after an empty answer at 1 s; the stream is
 * open at 0.5 s and has each news half a second later. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/transcript.h"
#include "blocks/diagram/twin.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

enum { INTERVAL, LATENCY };

static struct fixture fixture;
static const struct block *lanes;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "lanes");
    lanes = fixture_block(&fixture, 0);
    fixture_stage(&fixture, lanes, STAGE_TUNE, 78, 19);
    fixture_focus(&fixture, lanes, DIAGRAM_PICTURE);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void seek(const struct block *block, int64_t to_usec) {
    struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, to_usec, 0);
}

static int64_t time_of(const struct block *block) {
    return films_at(&fixture.films, block).time_usec;
}

static void turn(const struct block *block, int index, uint32_t key) {
    fixture_focus(&fixture, block, DIAGRAM_KNOB + index);
    fixture_key(&fixture, key);
}

static struct diagram_plan *plan_at(const struct block *block, int width) {
    static struct diagram_plan plan;
    struct diagram_now now = diagram_now(block, &fixture.scene);
    plan = diagram_make_plan(&now, width - 2, 20, SEQUENCE_ROOM_FULL);
    return &plan;
}

/* A film of so many lanes, each of which asks at another interval and, where it is no twin, has
 * news of its own. */
static void open_lanes(int count, const char *of_its_own) {
    struct writer json = {0};
    writer_printf(&json, "{\"kind\":\"diagram\",\"id\":\"many\",\"title\":\"Many\",\"lasts\":"
                         "\"12s\",\"curve\":false,\"simulate\":{\"technique\":\"short-poll\","
                         "\"interval\":\"4s\",\"latency\":\"500ms\",\"setup\":1,\"events\":"
                         "\"every:5s+1s\"},\"lanes\":[");
    for (int i = 0; i < count; i++)
        writer_printf(&json,
                      "%s{\"id\":\"l%d\",\"title\":\"Lane %c\",\"set\":{\"interval\":\"%ds\"%s}}",
                      i > 0 ? "," : "", i, 'A' + i, i + 2, of_its_own);
    writer_printf(&json, "]}");
    fixture_close(&fixture);
    fixture_open_block(&fixture, json.text);
    writer_release(&json);
    lanes = fixture_block(&fixture, 0);
}

/* --- A twin. --- */

static bool is_twin(void) {
    struct diagram_now now = diagram_now(lanes, &fixture.scene);
    return diagram_is_twin(&now);
}

static void a_twin_is_one_trace_of_three_actors(void **state) {
    (void)state;
    const struct diagram_plan *plan = plan_at(lanes, 78);
    assert_true(is_twin());
    assert_int_equal(plan->lane_count, 1);
    const struct trace *trace = plan->lanes[0].trace;
    assert_int_equal(trace->actor_count, 3);
    assert_string_equal(trace->actors[0], "Polling");
    assert_string_equal(trace->actors[1], "Server");
    assert_string_equal(trace->actors[2], "Event stream");
    assert_int_equal(trace->data_count, 3); /* each update once */
    for (int i = 0; i < 3; i++)
        assert_int_equal(trace->data[i].actor, 1);
    fixture_layout(&fixture, 80);
    char *text = fixture_text(&fixture, 80, false);
    assert_non_null(strstr(text, "Polling "));
    assert_non_null(strstr(text, " Server "));
    assert_non_null(strstr(text, " Event stream"));
    free(text);
}

/* Where there is no room for three actors, it is turned like other lanes. */
static void a_narrow_twin_is_turned(void **state) {
    (void)state;
    fixture_stage(&fixture, lanes, STAGE_WATCH, 38, 9);
    fixture_expect_shown(&fixture, "‹ 1 of 2 › Polling");
    assert_true(fixture_key(&fixture, '>'));
    fixture_expect_shown(&fixture, "‹ 2 of 2 › Event stream");
    fixture_stage(&fixture, lanes, STAGE_WATCH, 78, 19);
    assert_false(fixture_key(&fixture, '>'));
    fixture_expect_hidden(&fixture, "‹ 2 of 2 ›");
}

/* Two that have not the same news, the same server or the same chance are two pictures. */
static void what_has_news_of_its_own_is_no_twin(void **state) {
    (void)state;
    static const char *const own[] = {",\"events\":\"every:3s\"", ",\"server-time\":\"10ms\"",
                                      ",\"seed\":7"};
    for (int i = 0; i < 3; i++) {
        open_lanes(2, own[i]);
        assert_false(is_twin());
        assert_int_equal(plan_at(lanes, 78)->lane_count, 2);
    }
    open_lanes(2, "");
    assert_true(is_twin());
    open_lanes(3, "");
    assert_false(is_twin());
}

/* --- Three and four lanes. --- */

/* Three take 3 × 22 cells and two gaps of 2, four 94; and the indent of the focus mark. */
static void lanes_stand_side_by_side_where_each_has_22_cells(void **state) {
    (void)state;
    static const int from[] = {72, 96};
    for (int count = 3; count <= 4; count++) {
        open_lanes(count, "");
        const struct diagram_plan *plan = plan_at(lanes, from[count - 3]);
        assert_int_equal(plan->lane_count, count);
        for (int i = 0; i < count; i++) {
            assert_int_equal(plan->lanes[i].at.width, 22);
            assert_int_equal(plan->lanes[i].at.x, i * 24);
            assert_int_equal(plan->lanes[i].at.y, 0);
        }
        assert_int_equal(plan_at(lanes, from[count - 3] - 1)->lane_count, 1);
    }
}

static void one_of_several_is_turned_on_the_picture(void **state) {
    (void)state;
    open_lanes(3, "");
    fixture_stage(&fixture, lanes, STAGE_WATCH, 58, 17);
    fixture_focus(&fixture, lanes, DIAGRAM_PICTURE);
    static const char *const after[] = {"‹ 2 of 3 › Lane B", "‹ 3 of 3 › Lane C",
                                        "‹ 1 of 3 › Lane A"};
    fixture_expect_shown(&fixture, "‹ 1 of 3 › Lane A");
    for (int i = 0; i < 3; i++) {
        assert_true(fixture_key(&fixture, '>'));
        fixture_expect_shown(&fixture, after[i]);
        fixture_expect_hidden(&fixture, after[(i + 1) % 3]);
    }
    assert_true(fixture_key(&fixture, '<'));
    fixture_expect_shown(&fixture, "‹ 3 of 3 › Lane C");
    assert_int_equal(fixture.facts.count, 0); /* it is how it is looked at */
    fixture_stage(&fixture, lanes, STAGE_WATCH, 78, 19);
    assert_false(fixture_key(&fixture, '>'));
    fixture_expect_shown(&fixture, "Lane A                    Lane B                    Lane C\n");
}

/* At every tenth of a second all that is drawn of a moment stands in one row of all lanes. */
static void the_same_moment_is_the_same_row_in_all(void **state) {
    (void)state;
    open_lanes(3, "");
    const struct diagram_plan *plan = plan_at(lanes, 98);
    assert_int_equal(plan->lane_count, 3);
    for (int64_t at_usec = 0; at_usec <= 12 * SECOND; at_usec += SECOND / 2) {
        int first = diagram_first_row(plan, at_usec);
        for (int64_t usec = 0; usec <= 12 * SECOND; usec += SECOND / 10) {
            struct rect area = diagram_lane_area(&plan->lanes[0]);
            int y = sequence_row_y(&plan->lanes[0].sequence, usec, first, area.height);
            for (int i = 1; i < 3; i++)
                assert_int_equal(sequence_row_y(&plan->lanes[i].sequence, usec, first, area.height),
                                 y);
        }
    }
}

/* --- What is worked and told. --- */

static void a_step_goes_to_the_nearest_message_of_all_lanes(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, '.')); /* both answers leave */
    assert_int_equal(time_of(lanes), SECOND / 2);
    assert_true(fixture_key(&fixture, '.')); /* event 1 of the stream */
    assert_int_equal(time_of(lanes), SECOND);
    assert_true(fixture_key(&fixture, '.')); /* the second poll */
    assert_int_equal(time_of(lanes), 4 * SECOND);
    assert_true(fixture_key(&fixture, ','));
    assert_int_equal(time_of(lanes), SECOND);
}

static void the_moment_is_told_of_each_lane(void **state) {
    (void)state;
    fixture_stage(&fixture, lanes, STAGE_WATCH, 78, 19);
    seek(lanes, 7 * SECOND);
    fixture_expect_shown(&fixture, "Polling: update 2 has waited 1.0 s at the server.");
    seek(lanes, 6 * SECOND + SECOND / 4);
    fixture_expect_shown(&fixture,
                         "Event stream: update 2 is on its way, 0.2 s old; connection is open.");
}

static void its_text_tells_one_lane_after_the_other(void **state) {
    (void)state;
    struct diagram_now now = diagram_now(lanes, &fixture.scene);
    struct writer writer = diagram_transcript(&now, "", 76);
    writer_printf(&writer, "%s", "");
    const char *first = strstr(writer.text, "Polling\n");
    const char *empty = strstr(writer.text, "200, empty");
    const char *second = strstr(writer.text, "Event stream\n");
    const char *event = strstr(writer.text, "event 1");
    assert_true(first != NULL && first < empty && empty < second && second < event);
    writer_release(&writer);
}

/* --- What is known is kept or found out again: the picture is the same. --- */

static void the_picture_needs_no_store(void **state) {
    (void)state;
    for (int64_t at_usec = 0; at_usec < 12 * SECOND; at_usec += SECOND) {
        seek(lanes, at_usec);
        turn(lanes, INTERVAL, at_usec % (2 * SECOND) == 0 ? KEYSYM_HOME : KEYSYM_END);
        char *kept = fixture_text(&fixture, 80, false);
        fixture.scene.known = NULL;
        char *found = fixture_text(&fixture, 80, false);
        fixture.scene.known = &fixture.known;
        assert_string_equal(kept, found);
        free(kept);
        free(found);
    }
}

/* --- Nothing jumps. --- */

/* Where the regions are that are laid out now. */
static struct writer regions_now(struct fixture *of) {
    struct writer writer = {0};
    fixture_layout(of, 80);
    for (int i = 0; i < of->regions.count; i++) {
        const struct region *region = &of->regions.regions[i];
        writer_printf(&writer, "%s: %d %d %d %d\n", stage_region_names[region->name], region->at.x,
                      region->at.y, region->at.width, region->at.height);
    }
    return writer;
}

static void expect_same_regions(struct fixture *of, const char *wanted) {
    struct writer writer = regions_now(of);
    assert_string_equal(writer.text, wanted);
    writer_release(&writer);
}

static void a_turned_knob_moves_no_region(void **state) {
    (void)state;
    static const uint32_t keys[] = {KEYSYM_HOME, KEYSYM_RIGHT, KEYSYM_RIGHT, KEYSYM_RIGHT,
                                    KEYSYM_RIGHT};
    static const int bodies[][2] = {{158, 45}, {118, 35}, {78, 19}, {58, 17}, {38, 9}};
    for (int size = 0; size < 5; size++) {
        fixture_stage(&fixture, lanes, STAGE_TUNE, bodies[size][0], bodies[size][1]);
        struct writer regions = regions_now(&fixture);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            turn(lanes, INTERVAL, keys[i]);
            expect_same_regions(&fixture, regions.text);
            turn(lanes, LATENCY, keys[i]);
            expect_same_regions(&fixture, regions.text);
        }
        writer_release(&regions);
    }
}

static void a_film_that_plays_moves_no_region(void **state) {
    (void)state;
    fixture_stage(&fixture, lanes, STAGE_WATCH, 78, 19);
    struct writer regions = regions_now(&fixture);
    for (int64_t at_usec = 0; at_usec <= 12 * SECOND; at_usec += SECOND / 4) {
        seek(lanes, at_usec);
        expect_same_regions(&fixture, regions.text);
    }
    facts_set(&fixture.facts, "compare", ".watched", 1);
    expect_same_regions(&fixture, regions.text);
    writer_release(&regions);
}

/* With a goal that becomes won, and a knob that comes after the other. */
static void a_reached_goal_and_a_new_knob_move_no_region(void **state) {
    (void)state;
    static const int bodies[][2] = {{118, 35}, {78, 19}, {58, 17}, {38, 9}};
    for (int size = 0; size < 4; size++) {
        struct fixture other;
        fixture_open(&other, "simulated");
        const struct block *block = fixture_block(&other, 0);
        fixture_stage(&other, block, STAGE_TUNE, bodies[size][0], bodies[size][1]);
        fixture_focus(&other, block, DIAGRAM_KNOB + INTERVAL);
        struct writer regions = regions_now(&other);
        assert_null(fixture_piece(&other, block, DIAGRAM_KNOB + LATENCY));
        assert_true(fixture_key(&other, KEYSYM_LEFT));
        assert_string_equal(other.session.notice, "You reached the goal.");
        fixture_layout(&other, 80);
        assert_non_null(fixture_piece(&other, block, DIAGRAM_KNOB + LATENCY));
        expect_same_regions(&other, regions.text);
        writer_release(&regions);
        fixture_close(&other);
    }
}

/* On the page, under the still. */
static void bytes_are_said_to_be_those_of_http(void **state) {
    (void)state;
    fixture_page(&fixture);
    fixture_expect_shown(&fixture, "HTTP/1.1 messages and frames");
}

static void their_stills_draw_at_every_width(void **state) {
    (void)state;
    fixture_page(&fixture);
    fixture_check_widths(&fixture);
    seek(lanes, 7 * SECOND);
    fixture_check_widths(&fixture);
    fixture.scene.body_rows = 8;
    fixture_check_widths(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(a_twin_is_one_trace_of_three_actors),
        TEST(a_narrow_twin_is_turned),
        TEST(what_has_news_of_its_own_is_no_twin),
        TEST(lanes_stand_side_by_side_where_each_has_22_cells),
        TEST(one_of_several_is_turned_on_the_picture),
        TEST(the_same_moment_is_the_same_row_in_all),
        TEST(a_step_goes_to_the_nearest_message_of_all_lanes),
        TEST(the_moment_is_told_of_each_lane),
        TEST(its_text_tells_one_lane_after_the_other),
        TEST(the_picture_needs_no_store),
        TEST(a_turned_knob_moves_no_region),
        TEST(a_film_that_plays_moves_no_region),
        TEST(a_reached_goal_and_a_new_knob_move_no_region),
        TEST(bytes_are_said_to_be_those_of_http),
        TEST(their_stills_draw_at_every_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
