/* Every allocation of a load, a frame and a played minute fails once, and so do those of what else
 * the core does: what is worked, plain text, a lesson with mistakes, a simulated run. The suite
 * tries each; under the sanitizers, where a fork takes long, one of many. The environment's
 * SCARCE_STRIDE=N tries every N-th. */
#include "scarce.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "play.h"
#include "player/plain.h"
#include "sim/simulate.h"

static int stride(void) {
    const char *text = getenv("SCARCE_STRIDE");
    return text != NULL ? atoi(text) : SCARCE_STRIDE;
}

static void end(const char *what) {
    struct scarce found = scarce_end();
    printf("%s: %d allocations, %d tried\n", what, found.made, found.tried);
    if (found.wrong > 0)
        fail_msg("%d of %d ended in another way: %s", found.wrong, found.tried, found.how);
    assert_true(found.made > 0);
}

static const char lesson[] = "lessons/realtime-introduction.json";

static void each_allocation_of_a_load_ends_the_program(void **state) {
    (void)state;
    struct play play;
    scarce_begin(stride());
    play_open_file(&play, lesson);
    end("load");
    play_close(&play);
}

static void each_allocation_of_a_frame_ends_the_program(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, lesson);
    scarce_begin(stride());
    play_size(&play, 80, 24);
    play_frame(&play);
    end("frame");
    play_close(&play);
}

/* A film that waits at a beat is asked to go on. */
static int play_a_minute(struct play *play) {
    int changes = 0;
    for (int second = 0; second < 60; second++) {
        int changed = play_pass(play, 1000000);
        changes += changed;
        if (changed == 0)
            play_press(play, "Space");
        play_frame(play);
    }
    return changes;
}

static void each_allocation_of_a_played_minute_ends_the_program(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, lesson);
    play_size(&play, 80, 24);
    assert_true(player_goto(play.player, "root-problem"));
    scarce_begin(stride());
    play_press(&play, "Tab Space");
    assert_true(play_a_minute(&play) > 600);
    end("minute");
    play_close(&play);
}

/* Typed, turned, answered, folded and looked up: what is kept of a learner grows as well. */
static void each_allocation_of_what_is_worked_ends_the_program(void **state) {
    (void)state;
    static const char *const kinds[] = {"accordion", "challenge", "choice", "diagram", "match",
                                        "numeric",   "open",      "order",  "predict", "quiz",
                                        "slider",    "sort",      "tabs"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct play play;
        char path[64];
        snprintf(path, sizeof path, "tests/kinds/%s.json", kinds[i]);
        play_open_file(&play, path);
        scarce_begin(stride());
        play_size(&play, 60, 20);
        for (int stop = 0; stop < 8; stop++) {
            play_press(&play, "Tab Enter \"2 s\" Right Space Left c a Esc 1s");
            play_frame(&play);
        }
        play_press(&play, "? Esc o Esc Right");
        play_frame(&play);
        end(kinds[i]);
        play_close(&play);
    }
}

static void each_allocation_of_plain_text_ends_the_program(void **state) {
    (void)state;
    struct play play;
    struct writer writer = {0};
    play_open_file(&play, lesson);
    scarce_begin(stride());
    player_plain(play.lesson, NULL, 0, &writer);
    end("plain text");
    assert_true(writer.length > 10000);
    writer_release(&writer);
    play_close(&play);
}

/* More than are kept, and a long number. */
static void each_allocation_for_mistakes_ends_the_program(void **state) {
    (void)state;
    struct problems problems = {0};
    struct writer lines = {0}, text = {0};
    writer_printf(&text, "{\"format\": 1.%01000d", 0);
    for (int i = 0; i <= PROBLEMS_LIMIT; i++)
        writer_printf(&text, ", \"unknown-%d\": [\"\\u00e9\"]\n", i);
    writer_printf(&text, "}");
    scarce_begin(stride());
    assert_null(lesson_parse("wrong.json", text.text, text.length, registry_kinds(), &problems));
    problems_write(&problems, &lines);
    end("mistakes");
    assert_int_equal(problems.count, PROBLEMS_LIMIT);
    problems_release(&problems);
    writer_release(&lines);
    writer_release(&text);
}

/* More events than are kept one by one. */
static void each_allocation_of_a_run_ends_the_program(void **state) {
    (void)state;
    static const struct simulate_names names = {"Client", "Server"};
    struct scenario scenario = scenario_default();
    struct figures figures;
    struct arena arena = {0};
    struct trace trace;
    scenario.clients = 2000;
    scarce_begin(stride());
    assert_true(simulate_figures(&scenario, 0, &figures, NULL));
    assert_true(simulate_trace(&scenario, &names, 1000, &arena, &trace, NULL));
    end("run");
    assert_true(figures.delivered > FIGURES_EXACT);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_allocation_of_a_load_ends_the_program),
        cmocka_unit_test(each_allocation_of_a_frame_ends_the_program),
        cmocka_unit_test(each_allocation_of_a_played_minute_ends_the_program),
        cmocka_unit_test(each_allocation_of_what_is_worked_ends_the_program),
        cmocka_unit_test(each_allocation_of_plain_text_ends_the_program),
        cmocka_unit_test(each_allocation_for_mistakes_ends_the_program),
        cmocka_unit_test(each_allocation_of_a_run_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
