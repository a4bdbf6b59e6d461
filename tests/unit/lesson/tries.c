/* The list of what was tried. */
#include "lesson/tries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void add(struct tries *tries, const char *question, int attempt) {
    char text[] = "3,5";
    struct try_part answer[] = {{"ticked", 1, NULL}, {".answer", 0, text}};
    struct try added = {.question = question,
                        .attempt = attempt,
                        .answer = answer,
                        .answer_count = 2,
                        .score = {1, 2}};
    tries_append(tries, &added);
    memset(text, '?', 3); /* it has its own copy */
}

static void what_was_given_stays(void **state) {
    (void)state;
    struct tries tries = {0};
    char question[] = "age";
    add(&tries, question, 1);
    question[0] = '?';
    const struct try *kept = tries_at(&tries, "age", 0);
    assert_string_equal(kept->question, "age");
    assert_int_equal(kept->answer_count, 2);
    assert_string_equal(kept->answer[0].part, "ticked");
    assert_int_equal(kept->answer[0].value, 1);
    assert_null(kept->answer[0].text);
    assert_string_equal(kept->answer[1].text, "3,5");
    assert_int_equal(kept->score.den, 2);
    tries_release(&tries);
    assert_int_equal(tries.count, 0);
}

static void those_of_a_question_are_in_order(void **state) {
    (void)state;
    struct tries tries = {0};
    static const char *const order[] = {"b", "a", "c", "b", "a", "b"};
    for (int i = 0; i < 6; i++)
        add(&tries, order[i], i + 1);
    assert_int_equal(tries_count(&tries, "b"), 3);
    assert_int_equal(tries_at(&tries, "b", 0)->attempt, 1);
    assert_int_equal(tries_at(&tries, "b", 1)->attempt, 4);
    assert_int_equal(tries_at(&tries, "b", 2)->attempt, 6);
    assert_int_equal(tries_count(&tries, "a"), 2);
    assert_int_equal(tries_last_attempt(&tries, "a"), 5);
    assert_int_equal(tries_count(&tries, "c"), 1);
    assert_int_equal(tries_count(&tries, "bb"), 0);
    assert_int_equal(tries_last_attempt(&tries, "bb"), 0);
    for (int i = 0; i < 6; i++)
        assert_string_equal(tries.list[i].question, order[i]);
    tries_release(&tries);
}

static void many_are_found(void **state) {
    (void)state;
    struct tries tries = {0};
    char question[16];
    for (int i = 0; i < 1000; i++) {
        snprintf(question, sizeof question, "q%d", i * 7 % 50);
        add(&tries, question, i + 1);
    }
    for (int i = 0; i < 50; i++) {
        snprintf(question, sizeof question, "q%d", i);
        assert_int_equal(tries_count(&tries, question), 20);
        for (int k = 1; k < 20; k++)
            assert_true(tries_at(&tries, question, k)->attempt >
                        tries_at(&tries, question, k - 1)->attempt);
    }
    tries_release(&tries);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_given_stays),
        cmocka_unit_test(those_of_a_question_are_in_order),
        cmocka_unit_test(many_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
