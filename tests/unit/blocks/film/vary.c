/* What an attempt at a varied prediction is asked of, and shown. The example's interval is 4 s, and
 * 2, 8 or 10 s in attempts that follow; over a minute these come to a mean age of 2.5, 1.5, 4.5 and
 * 7.5 s: of events every 5 s, and 500 ms on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/vary.h"
#include "blocks/film/now.h"
#include "fixture.h"

enum { SIBLINGS = 4 };
#define MSEC   INT64_C(1000)
#define SECOND (1000 * MSEC)

static struct fixture fixture;
static const struct block *film, *question;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "vary");
    film = fixture_block(&fixture, 0);
    question = fixture_inner(film, "age");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void attempt(int number) {
    facts_clear_all(&fixture.facts, film->id);
    facts_clear_all(&fixture.facts, question->id);
    facts_set(&fixture.facts, question->id, own_attempt, number);
}

static void answer(void) {
    facts_set(&fixture.facts, question->id, own_tries, 1);
}

static void see(void) {
    facts_set(&fixture.facts, film->id, own_watched, 1);
}

static int64_t interval(void) {
    return diagram_now(film, &fixture.scene).known->played[0].interval_usec;
}

static int64_t figure(void) {
    return block_kind(film)->supply(film, question, &fixture.scene);
}

static int64_t expected_figure(int64_t interval_usec) {
    switch (interval_usec / SECOND) {
    case 2:
        return 1500 * MSEC;
    case 4:
        return 2500 * MSEC;
    case 8:
        return 4500 * MSEC;
    case 10:
        return 7500 * MSEC;
    default:
        return -1;
    }
}

static void a_first_attempt_has_the_authors_values(void **state) {
    (void)state;
    assert_int_equal(interval(), 4 * SECOND);
    assert_int_equal(figure(), 2500 * MSEC);
}

static void attempts_have_each_value_and_its_figure(void **state) {
    (void)state;
    unsigned seen = 0;
    for (int number = 1; number <= SIBLINGS; number++) {
        attempt(number);
        seen |= 1u << interval() / SECOND;
        assert_int_equal(figure(), expected_figure(interval()));
    }
    assert_int_equal(seen, 1u << 2 | 1u << 4 | 1u << 8 | 1u << 10);
}

static void the_draw_lies_there_until_the_verdict_is_told(void **state) {
    (void)state;
    attempt(2);
    int64_t drawn = interval();
    assert_int_not_equal(drawn, 4 * SECOND);
    answer();
    assert_int_equal(interval(), drawn);
    see();
    assert_int_equal(interval(), 4 * SECOND);
    assert_int_equal(figure(), expected_figure(drawn));
}

static void so_it_does_where_the_prediction_is_skipped(void **state) {
    (void)state;
    attempt(2);
    int64_t drawn = interval();
    facts_set(&fixture.facts, film->id, own_skipped, 1);
    assert_int_equal(interval(), drawn);
    see();
    assert_int_equal(interval(), 4 * SECOND);
}

/* --- Its texts. --- */

static const char *filled(const char *text) {
    return fills_put(block_fills(question, &fixture.scene), text, &fixture.arena);
}

static void what_is_asked_follows_the_draw(void **state) {
    (void)state;
    assert_string_equal(filled("{set: interval}, {figure: staleness_mean}"), "4 s, 2.5 s");
    for (int number = 1; number <= SIBLINGS; number++) {
        attempt(number);
        char words[64];
        snprintf(words, sizeof words, "%d s, %d.5 s", (int)(interval() / SECOND),
                 (int)(expected_figure(interval()) / SECOND));
        assert_string_equal(filled("{set: interval}, {figure: staleness_mean}"), words);
    }
}

static void it_does_so_once_the_verdict_is_told(void **state) {
    (void)state;
    attempt(2);
    char before[64];
    snprintf(before, sizeof before, "%s", filled("{set: interval}"));
    answer();
    see();
    assert_string_equal(filled("{set: interval}"), before);
}

/* "… every 4 s." */
static const char *beat(void) {
    return diagram_now(film, &fixture.scene).known->traces[0].beats[0].say;
}

static void what_is_told_follows_the_run(void **state) {
    (void)state;
    assert_non_null(strstr(beat(), "every 4 s."));
    attempt(2);
    assert_null(strstr(beat(), "every 4 s."));
    answer();
    see();
    assert_non_null(strstr(beat(), "every 4 s."));
    facts_set(&fixture.facts, film->id, "interval", 1);
    assert_non_null(strstr(beat(), "every 1 s."));
}

/* The knob's steps are 500 ms, 1, 2, 4, 8 and 16 s: 10 s is nearest to 8. */
static void the_knob_stands_where_the_draw_is(void **state) {
    (void)state;
    for (int number = 1; number <= SIBLINGS; number++) {
        attempt(number);
        int step = diagram_now(film, &fixture.scene).known->knobs[0].step;
        int64_t usec = interval() == 10 * SECOND ? 8 * SECOND : interval();
        assert_int_equal(500 * MSEC << step, usec);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_first_attempt_has_the_authors_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(attempts_have_each_value_and_its_figure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_draw_lies_there_until_the_verdict_is_told, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(so_it_does_where_the_prediction_is_skipped, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_asked_follows_the_draw, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_does_so_once_the_verdict_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_told_follows_the_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_knob_stands_where_the_draw_is, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
