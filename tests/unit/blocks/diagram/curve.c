/* The curve's region, and the axis that stays. The example polls every 4 s from 0 s on over 0.5 s
 * each way; updates appear at 1, 6 and 11 s of its 12 s, and the first two are in at 5 and 9 s. Its
 * goal asks for less than 3 s, and its interval goes to 16 s: the axis to 20 s. */
#include "blocks/diagram/curve.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/diagram/parts.h"
#include "blocks/diagram/picture.h"
#include "fixture.h"
#include "play.h"

#define MSEC   INT64_C(1000)
#define SECOND (1000 * MSEC)

static struct fixture fixture;
static const struct block *block;

static struct diagram_now now(void) {
    return diagram_now(block, &fixture.scene);
}

static void open_example(const char *kind, int index) {
    fixture_open(&fixture, kind);
    block = fixture_block(&fixture, index);
}

/* A film of 12 s, with the example's updates. */
static void open_film(const char *simulate, const char *more) {
    char json[1000];
    snprintf(json, sizeof json,
             "{\"kind\": \"diagram\", \"id\": \"f\", \"title\": \"F\", \"lasts\": \"12s\", "
             "\"measure\": \"1min\", \"simulate\": {\"latency\": \"500ms\", \"setup\": 1, "
             "\"events\": \"every:5s+1s\", %s}%s}",
             simulate, more);
    fixture_open_block(&fixture, json);
    block = fixture_block(&fixture, 0);
}

static void seek(int64_t to_usec) {
    const struct reel reel = diagram_reel(block, &fixture.scene);
    films_seek(&fixture.films, block, &reel, to_usec, 0);
}

static void turn(int knob, uint32_t key) {
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
    fixture_focus(&fixture, block, DIAGRAM_KNOB + knob);
    assert_true(fixture_key(&fixture, key));
    fixture_layout(&fixture, 80);
}

static void set_watched(void) {
    facts_set(&fixture.facts, block->id, own_watched, 1);
}

static void expect(int width, int height, bool ascii, const char *expected) {
    struct canvas canvas;
    struct writer writer = {0};
    struct diagram_now its = now();
    canvas_init(&canvas, width, height, ascii);
    diagram_draw_curve(&its, (struct rect){0, 0, width, height}, &canvas);
    canvas_write(&canvas, &writer, false);
    assert_string_equal(writer.text, expected);
    writer_release(&writer);
    canvas_release(&canvas);
}

/* --- The axis. --- */

static void expect_axis(int64_t usec) {
    struct diagram_now its = now();
    assert_int_equal(diagram_curve_axis_usec(&its), usec);
}

/* An update is 4 s old when it is there at the latest. */
static void the_start_has_room(void **state) {
    (void)state;
    open_film("\"technique\": \"short-poll\", \"interval\": \"4s\"", "");
    expect_axis(5 * SECOND);
    fixture_close(&fixture);
    open_example("lanes", 1); /* a script, in which it is 5 s */
    expect_axis(5 * SECOND);
    fixture_close(&fixture);
}

/* Twice 3 s; what is asked of requests has no room there. */
static void twice_the_goal_has_room(void **state) {
    (void)state;
    open_film("\"technique\": \"short-poll\", \"interval\": \"4s\"",
              ", \"knobs\": [{\"id\": \"l\", \"turns\": \"latency\", \"values\": [\"500ms\", "
              "\"10ms\"]}], \"goal\": {\"staleness_p95\": \"below 3s\", \"requests_per_hour\": "
              "\"below 100000\"}");
    expect_axis(10 * SECOND);
    fixture_close(&fixture);
}

/* An interval of 30 s is none of a stream's, whose longest wait is 8 s; at the start the oldest is
 * 4 s. */
static void so_has_what_the_knobs_of_the_technique_reach(void **state) {
    (void)state;
    open_film("\"technique\": \"short-poll\", \"interval\": \"4s\"",
              ", \"knobs\": [{\"id\": \"t\", \"turns\": \"technique\", \"values\": "
              "[\"short-poll\", \"sse\"]}, {\"id\": \"i\", \"turns\": \"interval\", \"from\": "
              "\"1s\", \"to\": \"30s\", \"steps\": 5}, {\"id\": \"r\", \"turns\": \"reconnect\", "
              "\"values\": [\"3s\", \"8s\", \"1s\"]}]");
    expect_axis(50 * SECOND);
    facts_set(&fixture.facts, "f", "t", 1);
    expect_axis(10 * SECOND);
    facts_set(&fixture.facts, "f", "r", 1);
    expect_axis(10 * SECOND);
    facts_set(&fixture.facts, "f", "t", 0);
    expect_axis(50 * SECOND);
    fixture_close(&fixture);
}

/* A request is held when an update comes, and answered at once: half a second on its way. */
static void a_hold_has_none(void **state) {
    (void)state;
    open_film("\"technique\": \"long-poll\", \"hold\": \"25s\"",
              ", \"knobs\": [{\"id\": \"h\", \"turns\": \"hold\", \"values\": [\"5s\", \"25s\", "
              "\"2min\"]}]");
    expect_axis(500 * MSEC);
    fixture_close(&fixture);
}

/* --- Its picture. --- */

/* 24 columns of half a second, 24 eighths of 20 s: an age of 0.5 s is 0.6 of one, 4 s are 4.8. */
static void what_was_not_seen_yet_is_hidden(void **state) {
    (void)state;
    open_example("simulated", 0);
    expect(40, 5, false,
           "  STALENESS\n"
           "    20 s ┤\n"
           "         │\n"
           "     3 s ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ goal\n"
           "       0 ┼────────────────────────\n");
    seek(6 * SECOND);
    expect(40, 5, false,
           "  STALENESS          now\n"
           "    20 s ┤            │\n"
           "         │            │\n"
           "     3 s ┤╌╌▁▁▂▂▃▄▄▅╌╌▁╌╌╌╌╌╌╌╌╌╌╌ goal\n"
           "       0 ┼━━━━━━━━━━━━●───────────\n");
    set_watched();
    expect(40, 4, false, /* without a title it is named among the labels */
           "    20 s ┤            │\n"
           "     age │            │\n"
           "     3 s ┤╌╌▁▁▂▂▃▄▄▅╌╌▁▁▂▂▃▄╌╌╌╌▁▁ goal\n"
           "       0 ┼━━━━━━━━━━━━●───────────\n");
    fixture_close(&fixture);
}

/* Asked for each second, each update is in after one. What was, 4 and 3 s, is less than a cell, and
 * fills one. */
static void the_setting_before_is_a_ghost(void **state) {
    (void)state;
    open_example("simulated", 0);
    set_watched();
    turn(0, KEYSYM_HOME);
    seek(12 * SECOND);
    expect(40, 5, false,
           "  STALENESS                     now\n"
           "    20 s ┤                       │ ░ was\n"
           "         │                       │\n"
           "     3 s ┤╌╌▁▁░░░░░░╌╌▁▁░░░░╌╌╌╌▁▁ goal\n"
           "       0 ┼━━━━━━━━━━━━━━━━━━━━━━━●\n");
    expect(40, 3, true,
           "    20 s +                       | ' was\n"
           "     age +--__''''''--__''''----__ goal\n"
           "       0 +=======================@\n");
    fixture_close(&fixture);
}

/* A poll each 5 s, of a film that began as a stream, whose updates are 0.5 s old: its axis ends
 * there. Each of the three is older than that in all half seconds but its first. */
static void a_bar_that_leaves_the_axis_says_so(void **state) {
    (void)state;
    open_film("\"technique\": \"sse\"",
              ", \"knobs\": [{\"id\": \"t\", \"turns\": \"technique\", \"values\": [\"sse\", "
              "\"short-poll\"]}]");
    expect_axis(500 * MSEC);
    set_watched();
    facts_set(&fixture.facts, "f", "t", 1);
    seek(12 * SECOND);
    expect(40, 4, false,
           "  500 ms ┤  █▲▲▲▲▲▲▲▲▲█▲▲▲▲▲▲▲▲▲█▲\n"
           "     age │  ██████████████████████\n"
           "         │  ██████████████████████\n"
           "       0 ┼━━━━━━━━━━━━━━━━━━━━━━━●\n");
    fixture_close(&fixture);
}

/* One axis for both, with columns of 0.6 s. Where they do not stand side by side, the one that is
 * turned to is shown, with columns of half a second and two rows: an age of 4 s is 3.2 eighths. */
static void lanes_share_the_axis(void **state) {
    (void)state;
    open_example("lanes", 0);
    set_watched();
    expect(60, 5, false,
           "  STALENESS Polling             STALENESS Event stream\n"
           "    20 s ┤                        20 s ┤\n"
           "         │                             │\n"
           "         │ ▁▁▂▂▃▄▅▅ ▁▁▂▃▄   ▁▁         │ ▁▁       ▁       ▁▁\n"
           "       0 ┼────────────────────       0 ┼────────────────────\n");
    expect(40, 3, false,
           "    20 s ┤\n"
           "     age │  ▁▁▁▂▂▂▃▃  ▁▁▁▂▂▂    ▁▁\n"
           "       0 ┼────────────────────────\n");
    struct diagram_now its = now();
    diagram_turn_lane(&its, 1, &fixture.marks);
    expect(40, 3, false,
           "    20 s ┤\n"
           "     age │  ▁         ▁         ▁\n"
           "       0 ┼────────────────────────\n");
    fixture_close(&fixture);
}

/* --- That it stays. --- */

struct scenes {
    struct facts facts, marks;
    struct films films;
    struct arena arena;
    struct known known;
    int turned;
};

static int64_t axis_of(const struct block *film, struct scenes *scenes) {
    const struct scene scene = {.facts = &scenes->facts,
                                .marks = &scenes->marks,
                                .films = &scenes->films,
                                .arena = &scenes->arena,
                                .known = &scenes->known};
    known_begin(&scenes->known, &scenes->facts);
    const struct diagram_now its = diagram_now(film, &scene);
    return diagram_curve_axis_usec(&its);
}

static void turn_all_but(const struct block *film, const struct diagram *diagram, int technique,
                         struct scenes *scenes) {
    int64_t axis_usec = axis_of(film, scenes);
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        for (int step = 0; i != technique && step <= knob->last; step++, scenes->turned++) {
            facts_set(&scenes->facts, film->id, knob->id, step);
            assert_int_equal(axis_of(film, scenes), axis_usec);
        }
    }
    diagram_make(film, DIAGRAM_MADE_EVENT, diagram->lasts_usec / 2, &scenes->facts);
    diagram_make(film, DIAGRAM_MADE_DROP, diagram->lasts_usec / 2, &scenes->facts);
    assert_int_equal(axis_of(film, scenes), axis_usec);
}

static int technique_of(const struct diagram *diagram) {
    for (int i = 0; i < diagram->knobs.count; i++)
        if (diagram_knob_at(diagram, i)->row == &knobs[KNOB_TECHNIQUE])
            return i;
    return -1;
}

static void turn_film(const struct block *film, void *data) {
    const struct diagram *diagram = film->object;
    struct scenes *scenes = data;
    if (strcmp(block_kind(film)->schema.name, "diagram") != 0)
        return;
    facts_set(&scenes->facts, film->id, own_loose, 1);
    int technique = technique_of(diagram);
    int steps = technique >= 0 ? diagram_knob_at(diagram, technique)->last + 1 : 1;
    for (int step = 0; step < steps; step++) {
        if (technique >= 0)
            facts_set(&scenes->facts, film->id, diagram_knob_at(diagram, technique)->id, step);
        turn_all_but(film, diagram, technique, scenes);
    }
}

static int turn_lesson(const char *path) {
    struct play play;
    struct scenes scenes = {0};
    play_open_file(&play, path);
    const struct section *sections = play.lesson->sections.at;
    for (int i = 0; i < play.lesson->sections.count; i++)
        blocks_walk(sections[i].blocks, turn_film, &scenes);
    known_release(&scenes.known);
    facts_release(&scenes.facts);
    films_release(&scenes.films);
    arena_release(&scenes.arena);
    play_close(&play);
    return scenes.turned;
}

static void no_knob_but_the_technique_moves_the_axis(void **state) {
    (void)state;
    int turned = turn_lesson("lessons/realtime-introduction.json");
    assert_true(turned > 100);
    DIR *examples = opendir(RTLESSON_TEST_ROOT "/tests/kinds");
    assert_non_null(examples);
    for (const struct dirent *entry; (entry = readdir(examples)) != NULL;) {
        char path[300];
        snprintf(path, sizeof path, "tests/kinds/%s", entry->d_name);
        if (strstr(path, ".json") != NULL)
            turned += turn_lesson(path);
    }
    closedir(examples);
    assert_true(turned > 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_start_has_room),
        cmocka_unit_test(twice_the_goal_has_room),
        cmocka_unit_test(so_has_what_the_knobs_of_the_technique_reach),
        cmocka_unit_test(a_hold_has_none),
        cmocka_unit_test(what_was_not_seen_yet_is_hidden),
        cmocka_unit_test(the_setting_before_is_a_ghost),
        cmocka_unit_test(a_bar_that_leaves_the_axis_says_so),
        cmocka_unit_test(lanes_share_the_axis),
        cmocka_unit_test(no_knob_but_the_technique_moves_the_axis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
