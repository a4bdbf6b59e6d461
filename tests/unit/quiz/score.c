#include "quiz/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(struct score score, int64_t num, int64_t den) {
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

static void one_answer_is_all_or_nothing(void **state) {
    (void)state;
    expect(score_choice(true), 1, 1);
    expect(score_choice(false), 0, 1);
}

static void fractions_are_in_lowest_terms(void **state) {
    (void)state;
    expect(score_of(2, 3), 2, 3);
    expect(score_of(4, 6), 2, 3);
    expect(score_of(0, 5), 0, 1);
    expect(score_of(5, 5), 1, 1);
}

static void three_thirds_are_one(void **state) {
    (void)state;
    struct score third = score_of(1, 3), sum = score_choice(false);
    for (int i = 0; i < 3; i++)
        sum = score_add(sum, third);
    expect(sum, 1, 1);
    expect(score_add(score_of(1, 4), score_of(1, 6)), 5, 12);
}

static void nothing_is_worth_less_than_nothing(void **state) {
    (void)state;
    expect(score_of(-3, 4), 0, 1);
    expect(score_of(0, 4), 0, 1);
    expect(score_of(6, 4), 3, 2);
    expect(score_less(score_of(3, 4), score_of(1, 4)), 1, 2);
    expect(score_less(score_of(1, 4), score_of(3, 4)), 0, 1);
    expect(score_less(score_of(1, 3), score_of(1, 3)), 0, 1);
    expect(score_less(score_of(1, 3), score_choice(false)), 1, 3);
}

static void each_try_before_costs_the_penalty(void **state) {
    (void)state;
    struct score full = score_choice(true), quarter = score_of(1, 4), free_of = score_choice(false);
    expect(score_after_tries(full, 1, quarter), 1, 1);
    expect(score_after_tries(full, 2, quarter), 3, 4);
    expect(score_after_tries(full, 5, quarter), 0, 1);
    expect(score_after_tries(full, 6, quarter), 0, 1);
    expect(score_after_tries(score_of(2, 3), 2, score_of(1, 3)), 1, 3);
    expect(score_after_tries(score_of(2, 3), 1000, free_of), 2, 3);
    expect(score_after_tries(free_of, 3, quarter), 0, 1);
    expect(score_after_tries(full, 2, full), 0, 1);
}

static void a_quiz_is_worth_its_share_of_points(void **state) {
    (void)state;
    struct score won = score_add(score_times(score_of(2, 3), 3), score_times(score_of(1, 2), 2));
    expect(won, 3, 1);
    expect(score_share(won, 5), 3, 5);
    expect(score_share(score_of(1, 3), 2), 1, 6);
    expect(score_share(score_choice(false), 4), 0, 1);
    expect(score_share(score_choice(false), 0), 1, 1); /* there is nothing to be lost */
    expect(score_times(score_of(1, 3), 0), 0, 1);
    expect(score_times(score_of(1, 3), 1000000), 1000000, 3);
}

/* The product of the primes from 2 to 97 is far beyond 64 bits; the sum of their reciprocals is
 * 1.802817 to six digits. */
static void a_sum_that_cannot_be_exact_is_near(void **state) {
    (void)state;
    static const int primes[] = {2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41,
                                 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97};
    struct score sum = score_choice(false);
    for (size_t i = 0; i < sizeof primes / sizeof primes[0]; i++)
        sum = score_add(sum, score_of(1, primes[i]));
    char text[SCORE_TEXT_BYTES];
    assert_string_equal(score_format(sum, text), "1.8");
    assert_true(score_compare(sum, score_add(score_choice(true), score_of(8027, 10000))) > 0);
    assert_true(score_compare(sum, score_add(score_choice(true), score_of(8029, 10000))) < 0);
}

static void fractions_are_compared_exactly(void **state) {
    (void)state;
    assert_true(score_compare(score_of(1, 3), score_of(2, 6)) == 0);
    assert_true(score_compare(score_of(1, 3), score_of(33, 100)) > 0);
    assert_true(score_compare(score_of(33, 100), score_of(1, 3)) < 0);
    assert_true(score_compare(score_choice(true), score_of(99, 100)) > 0);
    assert_true(score_compare(score_choice(false), score_of(1, 100)) < 0);
    assert_true(score_compare(score_choice(false), score_choice(false)) == 0);
    struct score near_one = {INT64_MAX - 1, INT64_MAX}, nearer = {INT64_MAX - 2, INT64_MAX - 1};
    assert_true(score_compare(near_one, nearer) > 0);
    assert_true(score_compare(nearer, near_one) < 0);
}

static void a_score_is_written_with_two_digits(void **state) {
    (void)state;
    static const struct {
        struct score score;
        const char *text;
    } rows[] = {
        {{0, 1}, "0"},        {{1, 1}, "1"},   {{2, 3}, "0.67"},   {{1, 3}, "0.33"},
        {{1, 2}, "0.5"},      {{7, 2}, "3.5"}, {{1, 200}, "0.01"}, {{1, 201}, "0"},
        {{199, 200}, "1"},    {{12, 1}, "12"}, {{8, 3}, "2.67"},   {{1, 20}, "0.05"},
        {{101, 100}, "1.01"},
    };
    char text[SCORE_TEXT_BYTES];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(score_format(rows[i].score, text), rows[i].text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_answer_is_all_or_nothing),
        cmocka_unit_test(fractions_are_in_lowest_terms),
        cmocka_unit_test(three_thirds_are_one),
        cmocka_unit_test(nothing_is_worth_less_than_nothing),
        cmocka_unit_test(each_try_before_costs_the_penalty),
        cmocka_unit_test(a_quiz_is_worth_its_share_of_points),
        cmocka_unit_test(a_sum_that_cannot_be_exact_is_near),
        cmocka_unit_test(fractions_are_compared_exactly),
        cmocka_unit_test(a_score_is_written_with_two_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
