/* How siblings are counted, laid over a scenario, and drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/ask/vary.h"

enum { SEEDS = 200, ATTEMPTS = 60 };
#define SECOND INT64_C(1000000)

/* --- The draw. --- */

static void a_first_attempt_is_the_authors(void **state) {
    (void)state;
    for (int siblings = 1; siblings <= VARY_LIMIT; siblings++)
        for (uint64_t seed = 0; seed < SEEDS; seed++)
            assert_int_equal(vary_draw(seed, 1, siblings), 0);
}

static void a_draw_is_one_of_the_siblings(void **state) {
    (void)state;
    for (int siblings = 1; siblings <= VARY_LIMIT; siblings++)
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++)
            assert_in_range(vary_draw(7, attempt, siblings), 0, siblings - 1);
    assert_in_range(vary_draw(7, INT32_MAX, 24), 0, 23);
}

static void an_attempt_is_not_as_the_two_before_it(void **state) {
    (void)state;
    for (int siblings = 2; siblings <= VARY_LIMIT; siblings++)
        for (uint64_t seed = 0; seed < SEEDS; seed++)
            for (int attempt = 2; attempt <= ATTEMPTS; attempt++) {
                int now = vary_draw(seed, attempt, siblings);
                assert_int_not_equal(now, vary_draw(seed, attempt - 1, siblings));
                if (siblings > 2 && attempt > 2)
                    assert_int_not_equal(now, vary_draw(seed, attempt - 2, siblings));
            }
}

static void all_siblings_come_before_one_comes_again(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        unsigned seen = 0;
        for (int attempt = 1; attempt <= VARY_LIMIT; attempt++)
            seen |= 1u << vary_draw(seed, attempt, VARY_LIMIT);
        assert_int_equal(seen, (1u << VARY_LIMIT) - 1);
    }
}

/* Of three others each is second as often as the next, nearly. */
static void the_seed_says_which_comes_second(void **state) {
    (void)state;
    int second[4] = {0};
    for (uint64_t seed = 0; seed < 3 * SEEDS; seed++)
        second[vary_draw(seed, 2, 4)]++;
    assert_int_equal(second[0], 0);
    for (int i = 1; i < 4; i++)
        assert_in_range(second[i], SEEDS - 50, SEEDS + 50);
}

/* --- Siblings. --- */

static struct scenario intervals[] = {
    {.interval_usec = 2 * SECOND}, {.interval_usec = 4 * SECOND}, {.interval_usec = 10 * SECOND}};
static struct scenario holds[] = {{.hold_usec = SECOND}, {.hold_usec = 30 * SECOND}};
static const struct vary_knob both[] = {{&knobs[KNOB_INTERVAL], {intervals, 3}},
                                        {&knobs[KNOB_HOLD], {holds, 2}}};
static const struct list one = {both, 1}, two = {both, 2};

static struct scenario own_with(int64_t interval_usec) {
    struct scenario own = scenario_default();
    own.interval_usec = interval_usec;
    own.hold_usec = SECOND;
    return own;
}

static int64_t interval_of(struct list vary, int sibling, struct scenario own) {
    vary_lay(vary, sibling, &own);
    return own.interval_usec;
}

static void the_authors_own_is_one_besides(void **state) {
    (void)state;
    struct scenario own = own_with(5 * SECOND);
    assert_int_equal(vary_count(one, &own), 4);
    assert_int_equal(interval_of(one, 0, own), 5 * SECOND);
    assert_int_equal(interval_of(one, 1, own), 2 * SECOND);
    assert_int_equal(interval_of(one, 2, own), 4 * SECOND);
    assert_int_equal(interval_of(one, 3, own), 10 * SECOND);
}

static void the_authors_own_is_one_of_them(void **state) {
    (void)state;
    struct scenario own = own_with(4 * SECOND);
    assert_int_equal(vary_count(one, &own), 3);
    assert_int_equal(interval_of(one, 0, own), 4 * SECOND);
    assert_int_equal(interval_of(one, 1, own), 2 * SECOND);
    assert_int_equal(interval_of(one, 2, own), 10 * SECOND);
}

static void each_value_meets_each_of_another_knob(void **state) {
    (void)state;
    struct scenario own = own_with(4 * SECOND);
    unsigned seen = 0;
    assert_int_equal(vary_count(two, &own), 6);
    for (int sibling = 0; sibling < 6; sibling++) {
        struct scenario laid = own;
        vary_lay(two, sibling, &laid);
        seen |= 1u << (laid.interval_usec / SECOND + (laid.hold_usec > SECOND ? 16 : 0));
    }
    assert_int_equal(seen, (1u << 2 | 1u << 4 | 1u << 10) * (1u + (1u << 16)));
}

static void nothing_varies_without_values(void **state) {
    (void)state;
    struct scenario own = own_with(4 * SECOND);
    assert_int_equal(vary_count((struct list){NULL, 0}, &own), 1);
    assert_int_equal(interval_of((struct list){NULL, 0}, 0, own), 4 * SECOND);
}

static void the_words_name_knob_and_value(void **state) {
    (void)state;
    struct arena arena = {0};
    struct scenario own = own_with(4 * SECOND);
    own.technique = TECHNIQUE_LONG_POLL;
    assert_string_equal(vary_words(one, &own, &arena), "interval 4 s");
    assert_string_equal(vary_words(two, &own, &arena), "interval 4 s and hold 1 s");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_first_attempt_is_the_authors),
        cmocka_unit_test(a_draw_is_one_of_the_siblings),
        cmocka_unit_test(an_attempt_is_not_as_the_two_before_it),
        cmocka_unit_test(all_siblings_come_before_one_comes_again),
        cmocka_unit_test(the_seed_says_which_comes_second),
        cmocka_unit_test(the_authors_own_is_one_besides),
        cmocka_unit_test(the_authors_own_is_one_of_them),
        cmocka_unit_test(each_value_meets_each_of_another_knob),
        cmocka_unit_test(nothing_varies_without_values),
        cmocka_unit_test(the_words_name_knob_and_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
