#include "sim/knob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/errbuf.h"

enum { MSEC = 1000, SEC = 1000 * MSEC };

static struct arena arena;

static int release_arena(void **state) {
    (void)state;
    arena_release(&arena);
    return 0;
}

static const struct knob *knob_of(const char *name) {
    const struct knob *knob = knob_find(name, NULL);
    if (knob == NULL)
        fail_msg("there is no knob %s", name);
    return knob;
}

static void set(struct scenario *scenario, const char *name, const char *text) {
    struct errbuf err;
    if (!knob_set(scenario, knob_of(name), text, &arena, &err))
        fail_msg("%s=%s: %s", name, text, err.text);
}

/* Of a range every number is meant, but of the set-up's only the odd ones; what is no number has
 * none. */
static void ranges_are_those_of_numbers(void **state) {
    (void)state;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        bool ranged = knob->type == KNOB_TYPE_DURATION || knob->type == KNOB_TYPE_WHOLE ||
                      knob->type == KNOB_TYPE_JITTER;
        int64_t step = !ranged ? 0 : strcmp(knob->name, "setup") == 0 ? 2 : 1;
        assert_int_equal(knob->step, step);
        assert_true(ranged ? knob->low == 0 || knob->low == 1 : knob->low == 0);
        assert_int_equal(knob->high > 0, ranged);
    }
}

static void the_table_is_sound(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    int count = 0;
    assert_string_equal(knobs[0].name, "technique");
    for (const struct knob *knob = knobs; knob->name != NULL; knob++, count++) {
        assert_ptr_equal(knob_of(knob->name), knob);
        assert_true((knob->value == NULL) == (knob->type == KNOB_TYPE_SWITCH));
        assert_non_null(knob->title);
        assert_non_null(knob->says);
        assert_true(knob->at + knob->size <= sizeof scenario);
        assert_true(knob_holds(&scenario, knob, NULL));
    }
    assert_int_equal(count, KNOB_COUNT);
    assert_true(count <= 64);
}

/* Only what a run asks for is there as a number too, and says the same. */
static void presets_say_what_their_numbers_are(void **state) {
    (void)state;
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        struct scenario scenario = scenario_default();
        bool asked = knob->preset != NULL && knob->depends != NULL;
        if (asked)
            set(&scenario, knob->name, knob->preset);
        assert_int_equal(knob->number, asked ? knob_number(&scenario, knob) : 0);
    }
}

static void near_names_are_suggested(void **state) {
    (void)state;
    static const char intended[] =
        HELP "did you mean \"latency-up\"? There are technique, events, ";
    char remedy[SUGGEST_REMEDY_BYTES];
    assert_null(knob_find("latncy-up", remedy));
    assert_memory_equal(remedy, intended, strlen(intended));
    assert_null(knob_find("frobnicate", remedy));
    assert_memory_equal(remedy, HELP "there are technique, events, ", 30);
    assert_non_null(strstr(remedy, " and seed"));
    assert_null(knob_find("", NULL));
    assert_string_equal(knob_meant("latncy-up"), "latency-up");
    assert_null(knob_meant("frobnicate"));
}

/* What is not named here, all have. */
static void each_technique_has_its_knobs(void **state) {
    (void)state;
    static const struct {
        const char *knob,
            *has; /* by first letter: refresh, polling short and long, sse, websocket */
    } rows[] = {
        {"interval", "rp"},    {"interval-jitter", "p"},
        {"after-answer", "p"}, {"backoff", "p"},
        {"hold", "l"},         {"keep-alive", "rpls"},
        {"reconnect", "lsw"},  {"reconnect-jitter", "lsw"},
        {"replay", "sw"},      {"heartbeat", "sw"},
    };
    static const char letters[] = "rplsw";
    for (const struct knob *knob = knobs; knob->name != NULL; knob++) {
        const char *has = letters;
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (strcmp(rows[i].knob, knob->name) == 0)
                has = rows[i].has;
        for (int i = 0; i < TECHNIQUE_COUNT; i++)
            if (knob_applies(knob, (enum technique)i) != (strchr(has, letters[i]) != NULL))
                fail_msg("%s, %s", knob->name, technique_rows[i].name);
    }
}

static void every_type_is_set(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    set(&scenario, "technique", "websocket");
    assert_int_equal(scenario.technique, TECHNIQUE_WEBSOCKET);
    set(&scenario, "events", "every:2s");
    assert_int_equal(scenario.events.kind, PROCESS_EVERY);
    set(&scenario, "up-events", "at:1s");
    assert_int_equal(scenario.up_events.listed_count, 1);
    set(&scenario, "drops", "at:1s,2s");
    assert_int_equal(scenario.drops.listed_usec[1], 2 * SEC);
    set(&scenario, "duration", "10s");
    assert_int_equal(scenario.duration_usec, 10 * SEC);
    set(&scenario, "latency", "30ms");
    assert_int_equal(scenario.latency_up_usec, 30 * MSEC);
    assert_int_equal(scenario.latency_down_usec, 30 * MSEC);
    set(&scenario, "latency-up", "40ms");
    assert_int_equal(scenario.latency_up_usec, 40 * MSEC);
    assert_int_equal(scenario.latency_down_usec, 30 * MSEC);
    set(&scenario, "latency-down", "50ms");
    assert_int_equal(scenario.latency_up_usec, 40 * MSEC);
    assert_int_equal(scenario.latency_down_usec, 50 * MSEC);
    set(&scenario, "server-time", "5ms");
    assert_int_equal(scenario.server_usec, 5 * MSEC);
    set(&scenario, "interval", "1us");
    assert_int_equal(scenario.interval_usec, 1);
    set(&scenario, "interval-jitter", "1s");
    assert_int_equal(scenario.interval_jitter_usec, SEC);
    set(&scenario, "hold", "1min");
    assert_int_equal(scenario.hold_usec, 60 * SEC);
    set(&scenario, "phase", "2s");
    assert_int_equal(scenario.phase_usec, 2 * SEC);
    set(&scenario, "spread", "0s");
    assert_int_equal(scenario.spread_usec, 0);
    set(&scenario, "setup", "7");
    assert_int_equal(scenario.setup_transits, 7);
    set(&scenario, "reconnect", "0s");
    assert_int_equal(scenario.reconnect_usec, 0);
    set(&scenario, "reconnect-jitter", "4s");
    assert_int_equal(scenario.reconnect_jitter_usec, 4 * SEC);
    set(&scenario, "header-up", "11");
    set(&scenario, "header-down", "12");
    set(&scenario, "payload", "0");
    assert_int_equal(scenario.header_up_bytes, 11);
    assert_int_equal(scenario.header_down_bytes, 12);
    assert_int_equal(scenario.payload_bytes, 0);
    set(&scenario, "clients", "1000000000");
    assert_int_equal(scenario.clients, 1000000000);
    set(&scenario, "seed", "999999999999999999");
    assert_int_equal(scenario.seed, INT64_C(999999999999999999));
}

static void switches_are_turned(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    set(&scenario, "shared", "on");
    set(&scenario, "backoff", "");
    set(&scenario, "after-answer", "true");
    set(&scenario, "shared", "on");
    set(&scenario, "bare", "on");
    assert_true(scenario.backoff && scenario.after_answer && scenario.shared && scenario.bare);
    set(&scenario, "shared", "off");
    set(&scenario, "backoff", "false");
    assert_false(scenario.shared || scenario.backoff);
}

static void jitter_has_three_kinds(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    set(&scenario, "jitter", "20ms");
    assert_int_equal(scenario.jitter.kind, JITTER_UNIFORM);
    assert_int_equal(scenario.jitter.usec, 20 * MSEC);
    set(&scenario, "jitter", "exp:10ms");
    assert_int_equal(scenario.jitter.kind, JITTER_EXPONENTIAL);
    assert_int_equal(scenario.jitter.usec, 10 * MSEC);
    set(&scenario, "jitter", "exp:0s");
    assert_int_equal(scenario.jitter.kind, JITTER_NONE);
}

static void mistakes_are_named_and_change_nothing(void **state) {
    (void)state;
    static const struct {
        const char *knob, *text, *reason;
    } rows[] = {
        {"technique", "shortpoll",
         "technique must be a technique's name" HELP "did you mean \"short-poll\"? There are "
         "refresh, short-poll, long-poll, sse and websocket"},
        {"technique", "carrier pigeon",
         "technique must be a technique's name" HELP
         "there are refresh, short-poll, long-poll, sse and "
         "websocket"},
        {"events", "every:0s", "events: a period is at least 1 us"},
        {"drops", "at:1", "drops: a duration needs a unit: us, ms, s, min or h, as in \"250ms\""},
        {"interval", "0s", "interval must be from 1 us to 1000000 h"},
        {"interval", "-1s", "interval: a duration has no sign, as in \"250ms\""},
        {"interval", "1000001h", "interval: a duration is at most 1000000h"},
        {"latency", "0ms", "latency must be from 1 us to 1000000 h"},
        {"latency-down", "0ms", "latency-down must be from 1 us to 1000000 h"},
        {"hold", "0s", "hold must be from 1 us to 1000000 h"},
        {"duration", "0s", "duration must be from 1 us to 1000000 h"},
        {"jitter", "exp:", "jitter: a duration is not empty; write it as in \"250ms\""},
        {"jitter", "uni:1s", "jitter: a duration begins with a digit, as in \"250ms\" or \"0.5s\""},
        {"setup", "2", "setup must be an odd number from 1 to 7"},
        {"setup", "9", "setup must be an odd number from 1 to 7"},
        {"setup", "-1", "setup must be an odd number from 1 to 7"},
        {"setup", "4294967297", "setup must be an odd number from 1 to 7"},
        {"clients", "0", "clients must be a whole number from 1 to 1000000000"},
        {"clients", "-5", "clients must be a whole number from 1 to 1000000000"},
        {"clients", "", "clients must be a whole number"},
        {"clients", "-", "clients must be a whole number"},
        {"clients", "1e3", "clients must be a whole number"},
        {"clients", "1.5", "clients must be a whole number"},
        {"clients", " 5", "clients must be a whole number"},
        {"clients", "1000000001", "clients must be a whole number from 1 to 1000000000"},
        {"payload", "-1", "payload must be a whole number from 0 to 1000000000"},
        {"payload", "99999999999999999999999999",
         "payload must be a whole number from 0 to 1000000000"},
        {"seed", "9223372036854775808", "seed must be a whole number from 0 to 999999999999999999"},
        {"shared", "yes", "shared must be on or off"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scenario scenario = scenario_default(), before = scenario;
        struct errbuf err = {"nothing"};
        if (knob_set(&scenario, knob_of(rows[i].knob), rows[i].text, &arena, &err))
            fail_msg("%s=%s was taken", rows[i].knob, rows[i].text);
        assert_string_equal(err.text, rows[i].reason);
        assert_memory_equal(&scenario, &before, sizeof before);
    }
}

static void numbers_are_read_and_set(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    struct errbuf err;
    assert_int_equal(knob_number(&scenario, knob_of("interval")), 5 * SEC);
    assert_int_equal(knob_number(&scenario, knob_of("setup")), 3);
    assert_int_equal(knob_number(&scenario, knob_of("spread")), 5 * SEC);
    assert_true(knob_set_number(&scenario, knob_of("setup"), 5, &err));
    assert_int_equal(knob_number(&scenario, knob_of("setup")), 5);
    assert_true(knob_set_number(&scenario, knob_of("latency"), 7, &err));
    assert_int_equal(scenario.latency_down_usec, 7);
    assert_false(knob_set_number(&scenario, knob_of("setup"), 2, &err));
    assert_false(knob_set_number(&scenario, knob_of("interval"), -1, &err));
    assert_false(knob_set_number(&scenario, knob_of("spread"), SCENARIO_PRESET, &err));
    assert_false(knob_set_number(&scenario, knob_of("shared"), 1, &err));
    assert_int_equal(knob_number(&scenario, knob_of("setup")), 5);
}

static void one_knob_is_taken_over(void **state) {
    (void)state;
    struct scenario from = scenario_default(), into = from;
    set(&from, "latency-up", "1ms");
    set(&from, "latency-down", "2ms");
    set(&from, "shared", "on");
    set(&from, "setup", "5");
    set(&from, "events", "every:2s");
    knob_copy(&into, knob_of("latency"), &from);
    assert_int_equal(into.latency_up_usec, 1 * MSEC);
    assert_int_equal(into.latency_down_usec, 2 * MSEC);
    assert_false(into.shared);
    knob_copy(&into, knob_of("setup"), &from);
    knob_copy(&into, knob_of("shared"), &from);
    knob_copy(&into, knob_of("events"), &from);
    assert_int_equal(into.setup_transits, 5);
    assert_true(into.shared);
    assert_false(into.backoff);
    assert_int_equal(into.events.period_usec, 2 * SEC);
    assert_int_equal(into.events.mean_nsec, 0);
}

/* Two texts of one knob: whether they say the same. */
static void values_are_held_against_each_other(void **state) {
    (void)state;
    static const struct {
        const char *knob, *one, *other;
        bool same;
    } cases[] = {
        {"technique", "sse", "sse", true},
        {"technique", "sse", "refresh", false},
        {"interval", "2s", "2000ms", true},
        {"interval", "1.23s", "1.234s", false}, /* which are the same words */
        {"latency", "80ms", "80ms", true},
        {"setup", "3", "5", false},
        {"jitter", "20ms", "exp:20ms", false},
        {"jitter", "exp:0s", "0s", true},
        {"shared", "on", "true", true},
        {"shared", "on", "off", false},
        {"events", "poisson:0.2/s", "poisson:12/min", true},
        {"events", "every:2s", "every:2s+1s", false},
        {"drops", "at:2s,1s", "at:1s,2s", true},
        {"drops", "at:1s,2s", "at:1s,3s", false},
        {"drops", "none", "none", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct scenario one = scenario_default(), other = one;
        set(&one, cases[i].knob, cases[i].one);
        set(&other, cases[i].knob, cases[i].other);
        if (knob_same(&one, &other, knob_of(cases[i].knob)) != cases[i].same)
            fail_msg("%s: %s and %s", cases[i].knob, cases[i].one, cases[i].other);
    }
    /* Of another knob nothing is asked; what is preset is what it stands for; a latency has two. */
    struct scenario one = scenario_default(), other = one;
    set(&other, "setup", "3");
    set(&other, "interval", "1h");
    assert_true(knob_same(&one, &other, knob_of("setup")));
    set(&other, "latency-down", "20ms");
    assert_true(knob_same(&one, &other, knob_of("latency-up")));
    assert_false(knob_same(&one, &other, knob_of("latency")));
}

static void a_learner_reads_words(void **state) {
    (void)state;
    static const struct {
        const char *knob, *text, *words;
    } rows[] = {
        {"technique", "short-poll", "short polling"},
        {"interval", "2500ms", "2.5 s"},
        {"events", "every:2s", "every 2 s"},
        {"jitter", "0s", "none"},
        {"jitter", "20ms", "up to 20 ms"},
        {"jitter", "exp:20ms", "20 ms on average"},
        {"shared", "on", "on"},
        {"shared", "off", "off"},
        {"payload", "1", "1 byte"},
        {"payload", "120", "120 bytes"},
        {"seed", "7", "7"},
        {"setup", "1", "1 transit"},
        {"latency", "80ms", "80 ms"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scenario scenario = scenario_default();
        set(&scenario, rows[i].knob, rows[i].text);
        assert_string_equal(knob_words(&scenario, knob_of(rows[i].knob), &arena), rows[i].words);
    }
    struct scenario scenario = scenario_default();
    assert_string_equal(knob_words(&scenario, knob_of("setup"), &arena), "3 transits");
    assert_string_equal(knob_words(&scenario, knob_of("spread"), &arena), "5 s");
    set(&scenario, "latency-down", "20ms");
    assert_string_equal(knob_words(&scenario, knob_of("latency"), &arena), "80 ms up, 20 ms down");
    assert_string_equal(knob_words(&scenario, knob_of("latency-up"), &arena), "80 ms");
}

static void what_the_technique_lacks_is_an_error(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    struct knob_set named = {0};
    struct errbuf err;
    knob_name(&named, knob_of("interval"));
    knob_name(&named, knob_of("seed"));
    assert_true(knob_is_named(named, knob_of("seed")));
    assert_false(knob_is_named(named, knob_of("hold")));
    assert_true(knob_check(&scenario, named, &err));
    scenario.technique = TECHNIQUE_SSE;
    assert_false(knob_check(&scenario, named, &err));
    assert_string_equal(err.text, "interval is no knob of sse" HELP
                                  "leave it out, or choose refresh or short-poll");
    named = (struct knob_set){0};
    knob_name(&named, knob_of("reconnect-jitter"));
    assert_true(knob_check(&scenario, named, &err));
    scenario.technique = TECHNIQUE_REFRESH;
    assert_false(knob_check(&scenario, named, &err));
    assert_string_equal(err.text, "reconnect-jitter is no knob of refresh" HELP
                                  "leave it out, or choose long-poll, sse or websocket");
    named = (struct knob_set){0};
    knob_name(&named, knob_of("replay"));
    assert_false(knob_check(&scenario, named, &err));
    assert_string_equal(err.text, "replay is no knob of refresh" HELP
                                  "leave it out, or choose sse or websocket");
}

static void a_set_may_be_of_one(void **state) {
    (void)state;
    for (int i = 0; i < KNOB_COUNT; i++)
        for (int j = 0; j < KNOB_COUNT; j++)
            assert_int_equal(knob_is_named(knob_set_of(&knobs[i]), &knobs[j]), i == j);
}

static void what_was_named_is_laid_over(void **state) {
    (void)state;
    struct scenario_field base = {.scenario = scenario_default()};
    struct scenario_field over = {.scenario = scenario_default()};
    set(&base.scenario, "interval", "1s");
    set(&base.scenario, "phase", "2s");
    knob_name(&base.set, knob_of("interval"));
    set(&over.scenario, "phase", "3s");
    set(&over.scenario, "hold", "4s");
    knob_name(&over.set, knob_of("phase"));
    knob_merge(&base.scenario, &base.set, &over.scenario, over.set);
    assert_int_equal(base.scenario.interval_usec, SEC);
    assert_int_equal(base.scenario.phase_usec, 3 * SEC);
    assert_int_equal(base.scenario.hold_usec, 25 * SEC);
    assert_true(knob_is_named(base.set, knob_of("interval")));
    assert_true(knob_is_named(base.set, knob_of("phase")));
    assert_false(knob_is_named(base.set, knob_of("hold")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_are_those_of_numbers),
        cmocka_unit_test(the_table_is_sound),
        cmocka_unit_test(presets_say_what_their_numbers_are),
        cmocka_unit_test(near_names_are_suggested),
        cmocka_unit_test(each_technique_has_its_knobs),
        cmocka_unit_test(every_type_is_set),
        cmocka_unit_test(switches_are_turned),
        cmocka_unit_test(jitter_has_three_kinds),
        cmocka_unit_test(mistakes_are_named_and_change_nothing),
        cmocka_unit_test(numbers_are_read_and_set),
        cmocka_unit_test(one_knob_is_taken_over),
        cmocka_unit_test(values_are_held_against_each_other),
        cmocka_unit_test(a_learner_reads_words),
        cmocka_unit_test(what_the_technique_lacks_is_an_error),
        cmocka_unit_test(a_set_may_be_of_one),
        cmocka_unit_test(what_was_named_is_laid_over),
    };
    return cmocka_run_group_tests(tests, NULL, release_arena);
}
