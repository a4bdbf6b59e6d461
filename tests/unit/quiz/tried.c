/* What the tries of an attempt count, by each rule. */
#include "quiz/tried.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"

static void expect(struct score score, int64_t num, int64_t den) {
    assert_int_equal(score.num, num);
    assert_int_equal(score.den, den);
}

static void a_try_is_worth_less_for_those_before_it_and_for_hints(void **state) {
    (void)state;
    static const struct {
        struct score score, prices, penalty;
        int number;
        struct score worth;
    } rows[] = {
        {{1, 1}, {0, 1}, {0, 1}, 1, {1, 1}},
        {{1, 1}, {0, 1}, {0, 1}, 9, {1, 1}},
        {{1, 1}, {0, 1}, {1, 4}, 1, {1, 1}},
        {{1, 1}, {0, 1}, {1, 4}, 2, {3, 4}},
        {{1, 1}, {0, 1}, {1, 4}, 5, {0, 1}},
        {{1, 1}, {0, 1}, {1, 4}, 6, {0, 1}}, /* never below 0 */
        {{1, 1}, {0, 1}, {1, 1}, 2, {0, 1}},
        {{2, 3}, {0, 1}, {1, 3}, 2, {1, 3}},
        {{1, 1}, {1, 5}, {0, 1}, 1, {4, 5}},
        {{1, 1}, {1, 5}, {1, 5}, 3, {2, 5}},
        {{1, 2}, {3, 4}, {0, 1}, 1, {0, 1}},
        {{0, 1}, {0, 1}, {0, 1}, 1, {0, 1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tried tried = {rows[i].score, rows[i].prices};
        expect(tried_worth(&tried, rows[i].number, rows[i].penalty), rows[i].worth.num,
               rows[i].worth.den);
    }
}

static void the_best_or_the_last_counts(void **state) {
    (void)state;
    const struct score none = {0, 1}, quarter = {1, 4};
    const struct tried fell[] = {{{2, 3}, none}, {{1, 3}, none}};
    expect(tried_score(TRIED_BEST, fell, 2, none), 2, 3);
    expect(tried_score(TRIED_LAST, fell, 2, none), 1, 3);
    expect(tried_score(TRIED_LAST, fell, 2, quarter), 1, 12);
    const struct tried rose[] = {{{1, 2}, none}, {{1, 1}, none}};
    expect(tried_score(TRIED_BEST, rose, 2, quarter), 3, 4);
    const struct tried dear[] = {{{3, 4}, none}, {{1, 1}, {1, 2}}};
    expect(tried_score(TRIED_BEST, dear, 2, none), 3, 4);
    expect(tried_score(TRIED_LAST, dear, 2, none), 1, 2);
}

static void nothing_tried_is_nothing(void **state) {
    (void)state;
    for (enum tried_rule rule = TRIED_BEST; rule <= TRIED_LAST; rule++)
        expect(tried_score(rule, NULL, 0, (struct score){1, 4}), 0, 1);
}

/* Whatever is tried. */
static void draw(struct random *random, struct tried *tried, int count) {
    for (int i = 0; i < count; i++) {
        int64_t den = 1 + random_below(random, 26);
        tried[i].score = score_of(random_below(random, den + 1), den);
        tried[i].prices = score_of(random_below(random, 3), 4);
    }
}

static void a_score_is_from_0_to_1_and_the_best_never_falls(void **state) {
    (void)state;
    struct random random = random_seeded(14, 0, 0);
    enum { MOST = 12 };
    struct tried tried[MOST];
    for (int round = 0; round < 2000; round++) {
        struct score penalty = score_of(random_below(&random, 5), 8), before = {0, 1};
        draw(&random, tried, MOST);
        for (int count = 1; count <= MOST; count++) {
            struct score best = tried_score(TRIED_BEST, tried, count, penalty);
            struct score last = tried_score(TRIED_LAST, tried, count, penalty);
            assert_true(score_compare(best, before) >= 0);
            assert_true(score_compare(best, last) >= 0);
            assert_true(best.num <= best.den && last.num >= 0);
            before = best;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_try_is_worth_less_for_those_before_it_and_for_hints),
        cmocka_unit_test(the_best_or_the_last_counts),
        cmocka_unit_test(nothing_tried_is_nothing),
        cmocka_unit_test(a_score_is_from_0_to_1_and_the_best_never_falls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
