/* What a simulated diagram shows beside its knobs: lanes and curves. The first example asks
 * every 4 s from 0 s on over 0.5 s each way in one lane, and holds an event stream in the other;
 * updates appear at 1, 6 and 11 s of 12 s. Polling has them at 5 s (4 s old) and 9 s (3 s), after
 * an empty answer at 1 s; the stream is open at 0.5 s and has each update half a second later. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/curve.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "blocks/diagram/transcript.h"
#include "fixture.h"

#define SECOND INT64_C(1000000)

enum { INTERVAL, LATENCY };

static struct fixture fixture;
static const struct block *lanes, *script, *secret;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "lanes");
    lanes = fixture_block(&fixture, 0);
    script = fixture_block(&fixture, 1);
    secret = fixture_block(&fixture, 2);
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
    fixture.scene.entered = true;
    fixture_key(&fixture, key);
}

static struct diagram_plan *plan_at(const struct block *block, int width) {
    static struct diagram_plan plan;
    struct diagram_now now = diagram_now(block, &fixture.scene);
    plan = diagram_make_plan(&now, width - 2, 20, SEQUENCE_ROOM_FULL);
    return &plan;
}

/* Fails unless the text is drawn at 80 cells, runs of blanks counted as one. */
static void expect_row(const char *row) {
    char *text = fixture_text(&fixture, 80, false);
    size_t length = 0;
    for (const char *at = text; *at != '\0'; at++)
        if (*at != ' ' || at[1] != ' ')
            text[length++] = *at;
    text[length] = '\0';
    if (strstr(text, row) == NULL)
        fail_msg("no \"%s\" in:\n%s", row, text);
    free(text);
}

/* --- Lanes. --- */

static void lanes_stand_side_by_side_where_wide(void **state) {
    (void)state;
    const struct diagram_plan *plan = plan_at(lanes, 76); /* 74: 35, a gap of 3, 35 */
    assert_int_equal(plan->lane_count, 2);
    assert_int_equal(plan->lanes[0].at.y, plan->lanes[1].at.y);
    assert_int_equal(plan->lanes[0].at.width, 35);
    assert_int_equal(plan->lanes[1].at.x, 38);
    expect_row("Polling Event stream\n");
}

static void lanes_stand_below_each_other_where_narrow(void **state) {
    (void)state;
    const struct diagram_plan *plan = plan_at(lanes, 40);
    const struct rect first = plan->lanes[0].at, second = plan->lanes[1].at;
    assert_int_equal(first.x, second.x);
    assert_int_equal(first.width, 38);
    assert_int_equal(first.y + first.height, second.y);
    assert_int_equal(second.y + second.height, 20);
}

static void each_lane_follows_its_own_present_moment(void **state) {
    (void)state;
    seek(lanes, 7 * SECOND);
    fixture.scene.body_rows = 18;
    char *text = fixture_text(&fixture, 80, false);
    assert_non_null(strstr(text, "◍ 1.0 s old")); /* update 2, polled */
    assert_non_null(strstr(text, "✓ 0.5 s old")); /* the same, streamed */
    free(text);
}

static void a_step_goes_to_the_nearest_message_of_all_lanes(void **state) {
    (void)state;
    fixture.scene.entered = true;
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
    seek(lanes, 7 * SECOND);
    fixture_expect_shown(&fixture, "Polling: update 2 has waited 1.0 s at the server.");
    seek(lanes, 6 * SECOND + SECOND / 4);
    fixture_expect_shown(&fixture,
                         "Event stream: update 2 is on its way, 0.2 s old; open: event stream.");
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

static int rows_at(int width) {
    fixture_layout(&fixture, width);
    return fixture.flow.y;
}

static void a_turned_knob_moves_no_row(void **state) {
    (void)state;
    static const uint32_t keys[] = {KEYSYM_HOME, KEYSYM_RIGHT, KEYSYM_RIGHT, KEYSYM_RIGHT,
                                    KEYSYM_RIGHT};
    for (int body_rows = 8; body_rows <= 40; body_rows += 8)
        for (int width = 20; width <= 100; width += 20) {
            fixture.scene.body_rows = body_rows;
            int rows = rows_at(width);
            for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
                turn(lanes, INTERVAL, keys[i]);
                assert_int_equal(rows_at(width), rows);
                turn(lanes, LATENCY, keys[i]);
                assert_int_equal(rows_at(width), rows);
            }
        }
}

/* With a goal that becomes won, and a knob that comes after the other. */
static void a_reached_goal_and_a_new_knob_move_the_picture_not(void **state) {
    (void)state;
    for (int width = 24; width <= 96; width += 12) {
        struct fixture other;
        fixture_open(&other, "simulated");
        other.scene.body_rows = 21;
        const struct block *block = fixture_block(&other, 0);
        fixture_layout(&other, width);
        struct rect picture = fixture_piece(&other, block, DIAGRAM_PICTURE)->at;
        struct rect goal = fixture_piece(&other, block, DIAGRAM_FIGURES)->at;
        assert_null(fixture_piece(&other, block, DIAGRAM_KNOB + LATENCY));
        fixture_focus(&other, block, DIAGRAM_KNOB + INTERVAL);
        other.scene.entered = true;
        assert_true(fixture_key(&other, KEYSYM_LEFT));
        assert_string_equal(other.session.notice, "You reached the goal.");
        fixture_layout(&other, width);
        assert_non_null(fixture_piece(&other, block, DIAGRAM_KNOB + LATENCY));
        assert_int_equal(fixture_piece(&other, block, DIAGRAM_PICTURE)->at.height, picture.height);
        assert_int_equal(fixture_piece(&other, block, DIAGRAM_FIGURES)->at.height, goal.height);
        fixture_close(&other);
    }
}

/* --- Curves. --- */

static void the_future_is_hidden_until_it_was_watched(void **state) {
    (void)state;
    fixture_layout(&fixture, 80);
    fixture_expect_hidden(&fixture, "█");
    seek(lanes, 2 * SECOND);
    fixture_expect_hidden(&fixture, "█"); /* 1 of 4 s */
    facts_set(&fixture.facts, "compare", ".watched", 1);
    fixture_expect_shown(&fixture, "█");
    facts_clear(&fixture.facts, "compare", ".watched");
    seek(lanes, 12 * SECOND);
    fixture_expect_shown(&fixture, "█");
}

static void curves_of_all_lanes_share_their_scale(void **state) {
    (void)state;
    expect_row("age 4 s ┤ age 4 s ┤");
    turn(lanes, INTERVAL, KEYSYM_END); /* 16 s: the second poll comes after the end; 11 s old */
    expect_row("age 20 s ┤ age 20 s ┤");
}

static void a_script_has_a_curve_when_it_says_so(void **state) {
    (void)state;
    assert_true(diagram_has_curve(script->object));
    assert_false(diagram_has_curve(secret->object)); /* simulated, and says no */
    seek(script, 7 * SECOND);
    expect_row("age 5 s ┤");
    fixture.scene.body_rows = 10;
}

static void a_curve_never_takes_the_last_rows_of_a_picture(void **state) {
    (void)state;
    for (int body_rows = 1; body_rows <= 30; body_rows++)
        for (int width = 10; width <= 100; width += 15) {
            fixture.scene.body_rows = body_rows;
            const struct diagram_plan *plan = plan_at(lanes, width);
            for (int i = 0; i < plan->lane_count; i++)
                assert_true(diagram_lane_area(&plan->lanes[i]).height >= 3);
        }
}

<<<<<<< HEAD
/* --- All of it. --- */
=======
/* --- The bill. --- */

static int64_t length(const char *text) {
    return (int64_t)strlen(text);
}

/* Up to 7 s: requests at 0 and 4 s, answers at 1 s (empty) and 5 s, with one update. */
static void the_bill_counts_up_to_now(void **state) {
    (void)state;
    char expected[64];
    int64_t bytes = 2 * length(wire_text(TECHNIQUE_SHORT_POLL, false)->request) +
                    2 * length(wire_text(TECHNIQUE_SHORT_POLL, false)->answer) +
                    length(wire_payload());
    seek(lanes, 7 * SECOND);
    expect_row("Requests 2 / 900 1 / 6");
    expect_row("Wasted 1 / 180 0 / 0");
    snprintf(expected, sizeof expected, "Bytes %d.%02d kB / ", (int)(bytes / 1000),
             (int)(bytes % 1000 / 10));
    expect_row(expected);
}

/* What happens at the very moment counts: the request of 4 s, not yet its answer. */
static void the_bill_counts_this_very_moment(void **state) {
    (void)state;
    seek(lanes, 4 * SECOND - 1);
    expect_row("Requests 1 / 900");
    seek(lanes, 4 * SECOND);
    expect_row("Requests 2 / 900");
}

/* What is counted up to now is what the film shows up to now. */
static void the_bill_counts_what_the_film_shows(void **state) {
    (void)state;
    struct diagram_now now = diagram_now(lanes, &fixture.scene);
    const struct trace *trace = &now.known->traces[0];
    for (int64_t at_usec = 0; at_usec < 12 * SECOND; at_usec += SECOND / 4) {
        int64_t asked = 0, empty = 0;
        struct ledger_line until = ledger_until(diagram_ledger(&now, 0), at_usec);
        for (int i = 0; i < trace->message_count; i++) {
            const struct trace_message *message = &trace->messages[i];
            asked += message->style == TRACE_STYLE_REQUEST && message->leaves_usec <= at_usec;
            empty += message->empty && message->arrives_usec <= at_usec;
        }
        assert_int_equal(until.requests, asked);
        assert_int_equal(until.empty_answers, empty);
    }
}

/* Polling asks 900 times an hour, the stream once in 10 min: 6 times an hour. Of five polls in 20 s
 * one finds nothing: 180 an hour. */
static void the_bill_tells_the_difference(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "894 fewer");
    fixture_expect_shown(&fixture, "180 fewer");
    turn(lanes, INTERVAL, KEYSYM_HOME); /* 1 s: 3,600 */
    fixture_expect_shown(&fixture, "3,594 fewer");
}

static void the_bill_knows_what_is_open(void **state) {
    (void)state;
    expect_row("Connections 0 / 1 0 / 1");
    seek(lanes, SECOND / 2); /* the first request is there, and the stream open */
    expect_row("Connections 1 / 1 1 / 1");
    /* A cut at 2 s: polling asks again at 4 s, the stream 3 s after the cut; both half a second on
     * their way. */
    assert_true(diagram_make(lanes, DIAGRAM_MADE_DROP, 2 * SECOND, &fixture.facts));
    seek(lanes, 2 * SECOND);
    expect_row("Connections 0 / 1 0 / 1");
    seek(lanes, 5 * SECOND);
    expect_row("Connections 1 / 1 0 / 1");
    seek(lanes, 6 * SECOND);
    expect_row("Connections 1 / 1 1 / 1");
}

static void the_bill_is_short_where_rows_are_few(void **state) {
    (void)state;
    fixture.scene.body_rows = 8;
    char *text = fixture_text(&fixture, 40, false);
    assert_non_null(strstr(text, "Polling: 900 requests, 180 wasted,"));
    assert_non_null(strstr(text, " sent, "));
    assert_non_null(strstr(text, "Event stream: 6 requests, 0 wasted,"));
    free(text);
}

static void the_bill_keeps_what_is_to_be_predicted(void **state) {
    (void)state;
    expect_row("Requests 1 ?\n");
    facts_set(&fixture.facts, "many", ".tries", 1);
    expect_row("Requests 1 ?\n");
    facts_set(&fixture.facts, "guess", ".watched", 1);
    expect_row("Requests 1 1,800\n");
}
>>>>>>> origin/main

static void bytes_are_said_to_be_those_of_http(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "HTTP/1.1 messages and frames");
}

static void they_draw_at_every_width(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    seek(lanes, 7 * SECOND);
    fixture_check_widths(&fixture);
    fixture.scene.body_rows = 8;
    fixture_check_widths(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(lanes_stand_side_by_side_where_wide),
        TEST(lanes_stand_below_each_other_where_narrow),
        TEST(each_lane_follows_its_own_present_moment),
        TEST(a_step_goes_to_the_nearest_message_of_all_lanes),
        TEST(the_moment_is_told_of_each_lane),
        TEST(its_text_tells_one_lane_after_the_other),
        TEST(the_picture_needs_no_store),
        TEST(a_turned_knob_moves_no_row),
        TEST(a_reached_goal_and_a_new_knob_move_the_picture_not),
        TEST(the_future_is_hidden_until_it_was_watched),
        TEST(curves_of_all_lanes_share_their_scale),
        TEST(a_script_has_a_curve_when_it_says_so),
        TEST(a_curve_never_takes_the_last_rows_of_a_picture),
        TEST(bytes_are_said_to_be_those_of_http),
        TEST(they_draw_at_every_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
