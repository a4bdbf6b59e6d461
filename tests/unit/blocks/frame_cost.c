/* Diagrams and sliders drawn at random, as a hostile author would write them: whichever the check
 * lets pass, no setting of its knobs makes a frame take more steps than a frame has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "blocks/diagram/curve.h"
#include "blocks/diagram/was.h"
#include "blocks/film/goal_search.h"
#include "blocks/registry.h"
#include "blocks/slider/runs.h"
#include "lesson/lesson.h"
#include "sim/cost.h"
#include "sim/simulate.h"

enum { DIAGRAMS = 400, SLIDERS = 100, SETTINGS = 6, TEXT_BYTES = 4096 };

/* --- A lesson, as text. --- */

struct drawing {
    struct random random;
    char text[TEXT_BYTES];
    size_t length;
};

static int below(struct drawing *drawing, int limit) {
    return (int)random_below(&drawing->random, limit);
}

static void add(struct drawing *drawing, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    drawing->length += (size_t)vsnprintf(drawing->text + drawing->length,
                                         TEXT_BYTES - drawing->length, format, arguments);
    va_end(arguments);
    assert_true(drawing->length < TEXT_BYTES);
}

#define ONE_OF(drawing, list) ((list)[below((drawing), (int)(sizeof(list) / sizeof *(list)))])

static const char *const techniques[] = {"refresh", "short-poll", "long-poll", "sse", "websocket"};
static const char *const times[] = {"1us", "200us", "5ms", "40ms", "300ms", "1s", "4s", "30s"};
static const char *const processes[] = {
    "none",          "every:50us",       "every:7ms",         "every:2s+1s",
    "poisson:40/s",  "poisson:3000/s",   "poisson:12/min",    "bursts:5,200ms,10s",
    "poisson:4/min", "bursts:90,1ms,1s", "at:1s,2s,2s,3s,7s", "poisson:1/s"};
static const char *const lengths[] = {"1s", "30s", "10min", "30min", "1h", "24h"};

/* As a value of the knob with this name. */
static const char *value_of(struct drawing *drawing, const char *knob) {
    static const char *const jitters[] = {"0s", "20ms", "exp:100ms"};
    if (strcmp(knob, "technique") == 0)
        return ONE_OF(drawing, techniques);
    if (strcmp(knob, "events") == 0 || strcmp(knob, "drops") == 0 || strcmp(knob, "up-events") == 0)
        return ONE_OF(drawing, processes);
    if (strcmp(knob, "jitter") == 0)
        return ONE_OF(drawing, jitters);
    return ONE_OF(drawing, times);
}

/* Knobs that every technique has. */
static const char *const of_all[] = {"events",  "up-events", "drops",
                                     "latency", "jitter",    "server-time"};
enum { OF_ALL = sizeof of_all / sizeof *of_all };

/* A knob's first value is the one that the scenario starts with. */
static void add_knobs(struct drawing *drawing, const char *technique, const char *const starts[]) {
    add(drawing,
        ", \"knobs\": [ { \"id\": \"technique\", \"turns\": \"technique\", \"values\": [ "
        "\"%s\", \"refresh\", \"short-poll\", \"long-poll\", \"sse\", "
        "\"websocket\" ] }",
        technique);
    for (int i = 0; i < OF_ALL; i++)
        if (below(drawing, 2) == 0)
            add(drawing,
                ", { \"id\": \"%s\", \"turns\": \"%s\", \"values\": [ \"%s\", \"%s\", \"%s\" ] }",
                of_all[i], of_all[i], starts[i], value_of(drawing, of_all[i]),
                value_of(drawing, of_all[i]));
    for (int i = 0; i < 3; i++) {
        static const char *const others[] = {"interval", "hold", "reconnect"};
        static const char *const starts_at[] = {"5s", "25s", "3s"};
        switch (below(drawing, 3)) {
        case 0:
            add(drawing, ", { \"id\": \"%s\", \"turns\": \"%s\", \"values\": [ \"%s\", \"%s\" ] }",
                others[i], others[i], starts_at[i], ONE_OF(drawing, times));
            break;
        case 1:
            add(drawing,
                ", { \"id\": \"%s\", \"turns\": \"%s\", \"from\": \"%s\", \"to\": \"40s\", "
                "\"steps\": 200 }",
                others[i], others[i], ONE_OF(drawing, times));
            break;
        }
    }
    if (below(drawing, 2) == 0)
        add(drawing,
            ", { \"id\": \"sweep\", \"turns\": \"header-up\", \"from\": \"100\", \"to\": "
            "\"1000\", \"steps\": %d } ], \"sweep\": \"sweep\"",
            below(drawing, 59) + 1);
    else
        add(drawing, " ]");
}

static void add_lanes(struct drawing *drawing) {
    if (below(drawing, 2) == 0)
        add(drawing,
            ", \"lanes\": [ { \"id\": \"a\", \"title\": \"A\", \"set\": { \"technique\": "
            "\"%s\" } }, { \"id\": \"b\", \"title\": \"B\", \"set\": { \"latency\": "
            "\"%s\" } } ]",
            ONE_OF(drawing, techniques), ONE_OF(drawing, times));
}

static void draw_diagram(struct drawing *drawing, uint64_t number) {
    const char *starts[OF_ALL], *technique;
    *drawing = (struct drawing){.random = random_seeded(11, 1, number)};
    technique = ONE_OF(drawing, techniques);
    add(drawing,
        "{ \"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [ { \"id\": "
        "\"s\", \"title\": \"S\", \"blocks\": [ { \"kind\": \"diagram\", \"id\": \"d\", "
        "\"title\": \"D\", \"lasts\": \"%s\", \"measure\": \"%s\", \"simulate\": { "
        "\"technique\": \"%s\"",
        below(drawing, 2) == 0 ? "1s" : "20s", ONE_OF(drawing, lengths), technique);
    for (int i = 0; i < OF_ALL; i++) {
        starts[i] = value_of(drawing, of_all[i]);
        add(drawing, ", \"%s\": \"%s\"", of_all[i], starts[i]);
    }
    add(drawing, " }");
    add_lanes(drawing);
    add_knobs(drawing, technique, starts);
    if (below(drawing, 2) == 0)
        add(drawing, ", \"goal\": { \"requests_per_hour\": \"below 1000\" }");
    else if (below(drawing, 2) == 0)
        add(drawing, ", \"goal\": { \"requests_per_hour\": \"below events=poisson:11/s\", "
                     "\"staleness_max\": \"below drops=poisson:7/min\" }");
    add(drawing, " } ] } ] }");
}

/* --- What a frame of it takes. --- */

static void run_sweep(const struct diagram_now *now) {
    const struct diagram_knob *knob = diagram_knob_at(now->diagram, now->diagram->sweep);
    for (int step = 0; step <= knob->last; step++) {
        struct scenario setting = now->known->set[0];
        struct goal_runs runs;
        diagram_knob_turn(knob, step, &setting);
        goal_run(now->diagram, &setting, &runs);
    }
}

/* From the start's figures the bars of a goal are scaled. */
static void run_start(const struct diagram_now *now) {
    struct scenario authored[SIMULATED_LANES];
    for (int lane = 0; lane < now->known->lane_count; lane++)
        authored[lane] = diagram_authored(now->diagram, lane);
    struct diagram_judged start = diagram_judged_of(now->block, now->scene, now->diagram, authored);
    diagram_judged_figures(&start, 0);
}

/* Each run that its picture, its curve, its figures, its goal, its sweep and the setting before
 * need, once. */
static uint64_t frame_steps(const struct block *block, const struct scene *scene) {
    uint64_t before = simulate_steps();
    struct diagram_now now = diagram_now(block, scene);
    struct diagram_was was;
    assert_true(diagram_was(&now, &was));
    diagram_curve_axis_usec(&now);
    for (int lane = 0; lane < now.known->lane_count; lane++) {
        diagram_ledger(&now, lane);
        diagram_figures(&now, lane);
        diagram_judged_figures(&was.judged, lane);
    }
    diagram_goal_figures(&now);
    diagram_judged_goal(&was.judged);
    if (now.diagram->goal.count > 0)
        run_start(&now);
    if (now.diagram->sweep >= 0)
        run_sweep(&now);
    return simulate_steps() - before;
}

/* What a learner may do to it: turn any knob anywhere, make things happen whenever. */
static void work(struct drawing *drawing, const struct block *block, struct facts *facts) {
    const struct diagram *diagram = block->object;
    for (int i = 0; i < diagram->knobs.count; i++) {
        const struct diagram_knob *knob = diagram_knob_at(diagram, i);
        facts_set(facts, block->id, knob->id, below(drawing, knob->last + 1));
    }
    for (int i = below(drawing, 2) * DIAGRAM_MADE_LIMIT; i > 0; i--)
        diagram_make(block, below(drawing, 2) == 0 ? DIAGRAM_MADE_EVENT : DIAGRAM_MADE_DROP,
                     random_below(&drawing->random, diagram->lasts_usec), facts);
}

static void diagram_is_bounded(struct drawing *drawing, const struct block *block) {
    for (int i = 0; i < SETTINGS; i++) {
        struct facts facts = {0}, marks = {0};
        struct arena arena = {0};
        struct films films = {0};
        struct scene scene = {
            .facts = &facts, .marks = &marks, .films = &films, .arena = &arena, .body_rows = 24};
        work(drawing, block, &facts);
        struct diagram_now was = diagram_now(block, &scene);
        diagram_take(&was, DIAGRAM_TAKE_MADE, &marks);
        facts_release(&facts);
        work(drawing, block, &facts);
        uint64_t steps = frame_steps(block, &scene);
        if (steps > FRAME_STEPS)
            fail_msg("%s\ntakes %llu steps a frame", drawing->text, (unsigned long long)steps);
        facts_release(&facts);
        facts_release(&marks);
        arena_release(&arena);
    }
}

/* --- A slider, and its runs at some windows. --- */

static void draw_slider(struct drawing *drawing, uint64_t number) {
    static const char *const amount[] = {"10s", "10min", "1h", "24h"};
    static const char *const froms[] = {"1ms", "200ms", "1s"}, *const tos[] = {"2s", "1min", "6h"};
    static const char *const set[] = {"events", "up-events", "drops", "latency", "jitter"};
    *drawing = (struct drawing){.random = random_seeded(11, 2, number)};
    add(drawing,
        "{ \"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [ { \"id\": "
        "\"s\", \"title\": \"S\", \"blocks\": [ { \"kind\": \"slider\", \"id\": \"d\", "
        "\"label\": \"D\", \"from\": \"%s\", \"to\": \"%s\", \"steps\": %d, \"measure\": "
        "\"%s\", \"bands\": [ { \"id\": \"all\", \"title\": \"All\" } ], \"simulate\": { "
        "\"payload\": 1",
        ONE_OF(drawing, froms), ONE_OF(drawing, tos), below(drawing, 60) + 2,
        ONE_OF(drawing, amount));
    for (size_t i = 0; i < sizeof set / sizeof *set; i++)
        if (i == 0 || below(drawing, 2) == 0)
            add(drawing, ", \"%s\": \"%s\"", set[i], value_of(drawing, set[i]));
    add(drawing, " } } ] } ] }");
}

static void slider_is_bounded(struct drawing *drawing, const struct block *block) {
    struct slider turned = *(const struct slider *)block->object;
    for (int i = 0; i < SETTINGS; i++) {
        int64_t window = scale_value(&turned.scale, below(drawing, turned.scale.steps + 1));
        turned.scenario.keep_alive_usec = turned.kept_usec[below(drawing, turned.kept_count)];
        uint64_t before = simulate_steps();
        slider_ask(&turned, window, turned.held_costs);
        uint64_t steps = simulate_steps() - before;
        if (steps > FRAME_STEPS)
            fail_msg("%s\ntakes %llu steps at %lld us", drawing->text, (unsigned long long)steps,
                     (long long)window);
    }
}

/* --- Both. --- */

/* Refused for this alone, not for a slip of the drawing above. */
static void is_too_much(const struct drawing *drawing, const struct problems *problems) {
    for (int i = 0; i < problems->count; i++)
        if (strstr(problems->list[i].text, " a frame has ") == NULL &&
            strstr(problems->list[i].text, "fewer than 1000 messages or updates") == NULL &&
            strstr(problems->list[i].text, "without updates") == NULL)
            fail_msg("%s\n%s", drawing->text, problems->list[i].text);
}

/* Most are too much, and some are not: else there is nothing in this test. */
static void expect_bounded(int lessons, void (*draw)(struct drawing *drawing, uint64_t number),
                           void (*is_bounded)(struct drawing *drawing, const struct block *block)) {
    int passed = 0, refused = 0;
    for (int i = 0; i < lessons; i++) {
        struct drawing drawing;
        struct problems problems = {0};
        draw(&drawing, (uint64_t)i);
        struct lesson *lesson =
            lesson_parse("drawn", drawing.text, drawing.length, registry_kinds(), &problems);
        if (lesson != NULL)
            is_bounded(&drawing, ((const struct section *)lesson->sections.at)->blocks.at);
        is_too_much(&drawing, &problems);
        passed += lesson != NULL;
        refused += lesson == NULL;
        lesson_free(lesson);
        problems_release(&problems);
    }
    assert_true(passed > lessons / 20 && refused > lessons / 20);
}

static void diagrams_are_bounded(void **state) {
    (void)state;
    expect_bounded(DIAGRAMS, draw_diagram, diagram_is_bounded);
}

/* One setting, one knob, one lane: its own run fits well; the one that its goal is held against, an
 * update 400 times as often, does not. */
static bool passes_with_goal(const char *goal, struct problems *problems) {
    char text[TEXT_BYTES];
    int length = snprintf(
        text, sizeof text,
        "{ \"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [ { \"id\": \"s\", "
        "\"title\": \"S\", \"blocks\": [ { \"kind\": \"diagram\", \"id\": \"d\", \"title\": "
        "\"D\", \"lasts\": \"20s\", \"measure\": \"30min\", \"simulate\": { \"technique\": "
        "\"sse\", \"events\": \"poisson:1/s\" }, \"knobs\": [ { \"id\": \"k\", \"turns\": "
        "\"latency\", \"values\": [ \"80ms\", \"200ms\" ] } ], \"goal\": { "
        "\"messages_per_hour\": \"%s\" } } ] } ] }",
        goal);
    struct lesson *lesson = lesson_parse("drawn", text, (size_t)length, registry_kinds(), problems);
    bool passes = lesson != NULL;
    lesson_free(lesson);
    return passes;
}

static void another_run_counts(void **state) {
    struct problems none = {0}, much = {0};
    (void)state;
    assert_true(passes_with_goal("below events=poisson:2/s", &none));
    assert_false(passes_with_goal("below events=poisson:400/s", &much));
    assert_int_equal(much.count, 1);
    assert_non_null(strstr(much.list[0].text, " a frame has "));
    problems_release(&none);
    problems_release(&much);
}

static void sliders_are_bounded(void **state) {
    (void)state;
    expect_bounded(SLIDERS, draw_slider, slider_is_bounded);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diagrams_are_bounded),
        cmocka_unit_test(another_run_counts),
        cmocka_unit_test(sliders_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
