/* What was read of a record that is damaged, or was edited by hand: no number in it is taken at its
 * word where more is counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/ask/hints.h"
#include "blocks/ask/points.h"
#include "blocks/ask/question.h"
#include "blocks/attempt.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *begins; /* a choice with two hints */

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "hints");
    begins = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void set(const char *part, int64_t number) {
    facts_set(&fixture.facts, begins->id, part, number);
}

static void press(int part, uint32_t key) {
    fixture_focus(&fixture, begins, part);
    assert_true(fixture_key(&fixture, key));
}

/* Ticks the answer at index and checks it. */
static void try_one(int index) {
    press(QUESTION_FIRST + index, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
}

static int64_t tries(void) {
    return facts_get(&fixture.facts, begins->id, own_tries, 0);
}

static void tries_beyond_all_counting(void **state) {
    (void)state;
    set(own_tries, INT64_MAX);
    try_one(1);
    assert_int_equal(tries(), INT64_MAX);
    assert_int_equal(tries_count(&fixture.tries, begins->id), 1);
}

static void tries_below_none(void **state) {
    (void)state;
    set(own_tries, INT64_MIN);
    try_one(1);
    assert_int_equal(tries(), 1);
}

static void hints_below_none_and_beyond_all(void **state) {
    (void)state;
    static const int64_t below[] = {INT64_MIN, -5, -(INT64_C(1) << 32)};
    static const int64_t beyond[] = {INT64_MAX, INT64_C(1) << 32, (INT64_C(1) << 32) - 1};
    for (int i = 0; i < 3; i++) {
        set(own_hints, below[i]);
        assert_int_equal(hints_taken(begins, &fixture.facts), 0);
        press(QUESTION_CHECK, 'h');
        assert_int_equal(hints_taken(begins, &fixture.facts), 1);
        set(own_hints, beyond[i]);
        assert_false(hints_are_left(begins, &fixture.facts));
        press(QUESTION_CHECK, 'h');
        assert_string_equal(fixture.session.notice, "There are no more hints.");
    }
}

static void expect_attempt(int number, int since) {
    assert_int_equal(attempt_number(begins, &fixture.facts), number);
    assert_int_equal(attempt_since(begins, &fixture.facts), since);
}

static void attempts_below_the_first_and_beyond_all(void **state) {
    (void)state;
    set(own_attempt, INT64_MIN);
    set(own_since, INT64_MIN);
    expect_attempt(1, 1);
    set(own_attempt, INT64_C(1) << 32);
    set(own_since, INT64_MAX);
    expect_attempt(ATTEMPT_LIMIT, ATTEMPT_LIMIT);
    try_one(1);
    attempt_again(begins, &fixture.facts);
    expect_attempt(ATTEMPT_LIMIT, ATTEMPT_LIMIT);
}

static void a_try_of_an_attempt_beyond_all(void **state) {
    (void)state;
    tries_append(&fixture.tries,
                 &(struct try){.question = begins->id, .attempt = INT32_MAX, .score = {0, 1}});
    attempt_begin(begins, &fixture.facts, &fixture.tries);
    expect_attempt(ATTEMPT_LIMIT, ATTEMPT_LIMIT);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(tries_beyond_all_counting),
        WITH_FIXTURE(tries_below_none),
        WITH_FIXTURE(hints_below_none_and_beyond_all),
        WITH_FIXTURE(attempts_below_the_first_and_beyond_all),
        WITH_FIXTURE(a_try_of_an_attempt_beyond_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
