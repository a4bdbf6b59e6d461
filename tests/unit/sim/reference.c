/* The simulator against a slow second one that was written from the same words (reference.h), on
 * scenarios that nobody would think of. Coarse ones are made of few different times, so that many
 * things fall on the same microsecond; realistic ones have the times of the world.
 *
 * A scenario is the text of its options: what a failure prints can be given to `rtlesson simulate`.
 */
#include "reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "drawn.h"
#include "scenarios.h"
#include "sim/simulate.h"

/* How a mean is rounded is not said. */
enum { ROUNDED = 1 };

/* With the loads: mean and peak of requests, later ones, open connections, messages, bytes. */
static const char *all_text(const struct figures *f, char into[2 * FIGURES_TEXT_BYTES]) {
    const struct load *loads[] = {&f->requests_rate, &f->later_rate, &f->open, &f->messages_rate,
                                  &f->bytes_rate};
    figures_text(f, into);
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++) {
        size_t length = strlen(into);
        snprintf(into + length, 2 * FIGURES_TEXT_BYTES - length, "; %lld peak %lld",
                 (long long)loads[i]->mean_milli, (long long)loads[i]->peak_milli);
    }
    size_t length = strlen(into);
    snprintf(into + length, 2 * FIGURES_TEXT_BYTES - length, "; %lld within; %lld posts",
             (long long)f->within, (long long)f->posts);
    return into;
}

static void compare(struct drawn *drawn) {
    struct arena arena = {NULL};
    struct errbuf err = {""};
    struct scenario scenario = scenario_from(drawn->text, &arena);
    int64_t within_usec = drawn_between(drawn, 0, 60) * drawn->grid_usec;
    /* Half of them from the start, the others from anywhere. */
    if (drawn_between(drawn, 0, 1) == 1)
        scenario.from_usec = drawn_between(drawn, 0, scenario.duration_usec - 1);
    struct figures expected = reference_figures(&scenario, within_usec), found;
    bool ran = simulate_figures(&scenario, within_usec, &found, &err);
    arena_release(&arena);
    if (!ran)
        fail_msg("%s\n%s", drawn->text, err.text);
    if (figures_same(&expected, &found, ROUNDED))
        return;
    char expected_text[2 * FIGURES_TEXT_BYTES], found_text[2 * FIGURES_TEXT_BYTES];
    fail_msg("%s --from %lldus\nwithin %lld us\nexpected: %s\nfound:    %s", drawn->text,
             (long long)scenario.from_usec, (long long)within_usec,
             all_text(&expected, expected_text), all_text(&found, found_text));
}

static void compare_many(uint64_t stream, int count, const struct drawn_ranges *ranges) {
    for (int i = 0; i < count; i++) {
        struct drawn drawn;
        drawn_make(&drawn, stream, (uint64_t)i, ranges);
        compare(&drawn);
    }
}

static struct drawn_ranges coarse(void) {
    struct drawn_ranges ranges = drawn_crowded(150);
    ranges.by_chance = false;
    return ranges;
}

static void scenarios_full_of_ties_agree(void **state) {
    (void)state;
    struct drawn_ranges ranges = coarse();
    compare_many(1, 6000, &ranges);
}

/* Two transits and little else: nearly everything happens at the same instants. */
static void scenarios_of_nothing_but_ties_agree(void **state) {
    (void)state;
    struct drawn_ranges ranges = coarse();
    ranges.grid_usec = 1;
    ranges.latency = 2;
    ranges.server = 1;
    ranges.interval = 8;
    ranges.hold = 6;
    ranges.reconnect = 3;
    ranges.phase = 3;
    ranges.event_gap = 4;
    ranges.drop_gap = 12;
    compare_many(2, 4000, &ranges);
}

/* Milliseconds, to the microsecond: transits up to 0.3 s, intervals of 0.1 s to 20 s. */
static void scenarios_like_the_world_agree(void **state) {
    (void)state;
    static const struct drawn_ranges ranges = {.grid_usec = 1,
                                               .run_least = 20000000,
                                               .run_most = 90000000,
                                               .latency = 300000,
                                               .server = 200000,
                                               .interval_least = 100000,
                                               .interval = 20000000,
                                               .hold = 30000000,
                                               .reconnect = 5000000,
                                               .phase = 5000000,
                                               .event_gap = 8000000,
                                               .drop_gap = 60000000};
    compare_many(3, 1000, &ranges);
}

/* --- Every knob. --- */

/* What changes nothing in the second simulator, since it runs one client and draws nothing. */
static const struct {
    enum knob_id knob;
    const char *turned;
} without_effect[] = {
    {KNOB_JITTER, "--jitter 3us"},
    {KNOB_INTERVAL_JITTER, "--interval-jitter 9us"},
    {KNOB_RECONNECT_JITTER, "--reconnect-jitter 9us"},
    {KNOB_SPREAD, "--spread 7us"},
    {KNOB_CLIENTS, "--clients 3"},
    {KNOB_SHARED, "--shared"},
    {KNOB_SEED, "--seed 5"},
};

/* What stands in each scenario in another form, or must: it is turned instead of left out. */
static const struct {
    enum knob_id knob;
    const char *turned;
} turned[] = {{KNOB_LATENCY, "--latency 9us"}, {KNOB_DURATION, "--duration 19us"}};

static struct figures reference_of(const char *options, const char *more) {
    struct arena arena = {NULL};
    char text[sizeof((struct drawn *)NULL)->text + 64];
    snprintf(text, sizeof text, "%s %s", options, more);
    struct scenario scenario = scenario_from(text, &arena);
    struct figures figures = reference_figures(&scenario, 10);
    arena_release(&arena);
    return figures;
}

static const char *turned_of(const struct knob *knob) {
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++)
        if (&knobs[turned[i].knob] == knob)
            return turned[i].turned;
    return NULL;
}

/* As drawn, and turned or left out: another run. */
static bool changes(struct drawn drawn, const struct knob *knob) {
    struct figures as_drawn = reference_of(drawn.text, "");
    const char *more = turned_of(knob);
    if (more == NULL && !drawn_without(&drawn, knob))
        return false;
    struct figures other = reference_of(drawn.text, more != NULL ? more : "");
    return !figures_same(&as_drawn, &other, ROUNDED);
}

enum { KNOWN_RUNS = 300 };

static bool is_known(const struct knob *knob) {
    struct drawn_ranges ranges = coarse();
    for (uint64_t i = 0; i < KNOWN_RUNS; i++) {
        struct drawn drawn;
        drawn_make(&drawn, 4, i, &ranges);
        if (changes(drawn, knob))
            return true;
    }
    return false;
}

static const char *effectless(const struct knob *knob) {
    for (size_t i = 0; i < sizeof without_effect / sizeof *without_effect; i++)
        if (&knobs[without_effect[i].knob] == knob)
            return without_effect[i].turned;
    return NULL;
}

/* One that is new must be drawn, and make a difference here; or stand in the list above. */
static void every_knob_is_drawn_and_known(void **state) {
    (void)state;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++)
        if (effectless(knob) == NULL && !is_known(knob))
            fail_msg("%s: no drawn scenario is another one without it; let drawn.c draw it and "
                     "reference.c know it, or list it above",
                     knob->name);
}

static void the_others_change_nothing(void **state) {
    (void)state;
    struct drawn_ranges ranges = coarse();
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        const char *more = effectless(knob);
        for (uint64_t i = 0; more != NULL && i < KNOWN_RUNS / 3; i++) {
            struct drawn drawn;
            drawn_make(&drawn, 4, i, &ranges);
            struct figures as_drawn = reference_of(drawn.text, ""),
                           other = reference_of(drawn.text, more);
            if (!figures_same(&as_drawn, &other, ROUNDED))
                fail_msg("%s %s: is another run", drawn.text, more);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenarios_full_of_ties_agree),
        cmocka_unit_test(scenarios_of_nothing_but_ties_agree),
        cmocka_unit_test(scenarios_like_the_world_agree),
        cmocka_unit_test(every_knob_is_drawn_and_known),
        cmocka_unit_test(the_others_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
