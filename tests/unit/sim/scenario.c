#include "sim/scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/wire.h"

static void the_default_makes_sense_with_every_technique(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    struct errbuf err;
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        scenario.technique = (enum technique)i;
        if (!scenario_check(&scenario, &err))
            fail_msg("%s: %s", technique_rows[scenario.technique].name, err.text);
        struct scenario whole = scenario;
        scenario_complete(&whole);
        if (!scenario_check(&whole, &err))
            fail_msg("%s: %s", technique_rows[scenario.technique].name, err.text);
    }
}

/* What the table presets, as help and README tell it. */
static void the_default_is_what_is_told(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    assert_int_equal(scenario.technique, TECHNIQUE_SHORT_POLL);
    assert_int_equal(scenario.events.kind, PROCESS_POISSON);
    assert_int_equal(scenario.events.mean_nsec, 5000000000); /* 0.2 a second */
    assert_int_equal(scenario.up_events.kind, PROCESS_NONE);
    assert_int_equal(scenario.drops.kind, PROCESS_NONE);
    assert_int_equal(scenario.latency_up_usec, 80000);
    assert_int_equal(scenario.latency_down_usec, 80000);
    assert_int_equal(scenario.jitter.kind, JITTER_NONE);
    assert_int_equal(scenario.server_usec, 0);
    assert_int_equal(scenario.interval_usec, 5000000);
    assert_int_equal(scenario.hold_usec, 25000000);
    assert_int_equal(scenario.keep_alive_usec, 75000000);
    assert_int_equal(scenario.reconnect_usec, 3000000);
    assert_int_equal(scenario.duration_usec, 3600000000);
    assert_int_equal(scenario.seed, 1);
    assert_int_equal(scenario.clients, 1);
    assert_false(scenario.after_answer || scenario.backoff || scenario.bare || scenario.shared);
    assert_int_equal(scenario.replay, SCENARIO_ALL);
    assert_int_equal(scenario.setup_transits, 3);
    assert_int_equal(scenario.spread_usec, SCENARIO_PRESET);
    assert_int_equal(scenario.header_up_bytes, SCENARIO_PRESET);
    assert_int_equal(scenario.header_down_bytes, SCENARIO_PRESET);
    assert_int_equal(scenario.payload_bytes, SCENARIO_PRESET);
}

static struct scenario completed_bare(enum technique technique, bool bare) {
    struct scenario scenario = scenario_default();
    scenario.technique = technique;
    scenario.interval_usec = 7;
    scenario.bare = bare;
    scenario_complete(&scenario);
    return scenario;
}

static struct scenario completed(enum technique technique) {
    return completed_bare(technique, false);
}

static void what_is_not_said_depends_on_the_technique(void **state) {
    (void)state;
    assert_int_equal(completed(TECHNIQUE_SHORT_POLL).spread_usec, 7);
    assert_int_equal(completed(TECHNIQUE_REFRESH).spread_usec, 7);
    assert_int_equal(completed(TECHNIQUE_LONG_POLL).spread_usec, 1000000);
    assert_int_equal(completed(TECHNIQUE_SSE).spread_usec, 1000000);
    assert_int_equal(completed(TECHNIQUE_WEBSOCKET).spread_usec, 1000000);
    for (int i = 0; i < TECHNIQUE_COUNT; i++) {
        struct scenario scenario = completed((enum technique)i);
        assert_int_equal(scenario.setup_transits, 3); /* the same terms for all */
        assert_int_equal(scenario.header_up_bytes,
                         strlen(wire_text((enum technique)i, false)->request));
        assert_int_equal(scenario.header_down_bytes,
                         strlen(wire_text((enum technique)i, false)->answer));
        assert_int_equal(scenario.payload_bytes, strlen(wire_payload()));
        scenario = completed_bare((enum technique)i, true);
        assert_int_equal(scenario.header_up_bytes,
                         strlen(wire_text(scenario.technique, true)->request));
        assert_int_equal(scenario.header_down_bytes,
                         strlen(wire_text(scenario.technique, true)->answer));
    }
}

static void what_is_said_stays(void **state) {
    (void)state;
    struct scenario scenario = scenario_default();
    scenario.technique = TECHNIQUE_WEBSOCKET;
    scenario.setup_transits = 1;
    scenario.spread_usec = 0;
    scenario.header_up_bytes = scenario.header_down_bytes = scenario.payload_bytes = 0;
    scenario_complete(&scenario);
    assert_int_equal(scenario.setup_transits, 1);
    assert_int_equal(scenario.spread_usec, 0);
    assert_int_equal(scenario.header_up_bytes, 0);
    assert_int_equal(scenario.header_down_bytes, 0);
    assert_int_equal(scenario.payload_bytes, 0);
}

static void expect_refused(struct scenario scenario, const char *reason) {
    struct errbuf err = {"nothing"};
    assert_false(scenario_check(&scenario, &err));
    assert_string_equal(err.text, reason);
}

static void nonsense_is_named(void **state) {
    (void)state;
    struct scenario wrong = scenario_default();
    wrong.latency_up_usec = 0;
    expect_refused(wrong, "latency must be from 1 us to 1000000 h");
    wrong = scenario_default();
    wrong.latency_down_usec = 0;
    expect_refused(wrong, "latency-down must be from 1 us to 1000000 h");
    wrong = scenario_default();
    wrong.interval_usec = 0;
    expect_refused(wrong, "interval must be from 1 us to 1000000 h");
    wrong = scenario_default();
    wrong.interval_usec = SCENARIO_PRESET;
    expect_refused(wrong, "interval must be from 1 us to 1000000 h");
    wrong = scenario_default();
    wrong.hold_usec = 0;
    expect_refused(wrong, "hold must be from 1 us to 1000000 h");
    wrong = scenario_default();
    wrong.duration_usec = 0;
    expect_refused(wrong, "duration must be from 1 us to 1000000 h");
    wrong = scenario_default();
    wrong.setup_transits = 4;
    expect_refused(wrong, "setup must be an odd number from 1 to 7");
    wrong = scenario_default();
    wrong.clients = 0;
    expect_refused(wrong, "clients must be a whole number from 1 to 1000000000");
    wrong = scenario_default();
    wrong.jitter = (struct jitter){JITTER_UNIFORM, -1};
    expect_refused(wrong, "jitter must be from 0 s to 1000000 h");
    wrong = scenario_default();
    wrong.drops = (struct process){.kind = PROCESS_EVERY};
    expect_refused(wrong, "drops: a period is at least 1 us");
    wrong = scenario_default();
    wrong.seed = UINT64_MAX;
    expect_refused(wrong, "seed must be a whole number from 0 to 999999999999999999");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_makes_sense_with_every_technique),
        cmocka_unit_test(the_default_is_what_is_told),
        cmocka_unit_test(what_is_not_said_depends_on_the_technique),
        cmocka_unit_test(what_is_said_stays),
        cmocka_unit_test(nonsense_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
