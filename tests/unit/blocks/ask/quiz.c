/* A quiz: numbered questions, and the sum of their first tries and of what counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "blocks/registry.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "quiz");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static bool press(const struct block *at, int part, uint32_t key) {
    fixture_focus(&fixture, at, part);
    return fixture_key(&fixture, key);
}

enum { A = QUESTION_FIRST, B, C, CHECK = QUESTION_CHECK };

static void answer_all(int one, bool both, int turns_of_c) {
    press(fixture_inner(block, "one"), one, KEYSYM_ENTER);
    press(fixture_inner(block, "one"), CHECK, KEYSYM_ENTER);
    press(fixture_inner(block, "two"), A, KEYSYM_ENTER);
    if (both)
        press(fixture_inner(block, "two"), B, KEYSYM_ENTER);
    press(fixture_inner(block, "two"), CHECK, KEYSYM_ENTER);
    press(fixture_inner(block, "three"), A, KEYSYM_ENTER);
    press(fixture_inner(block, "three"), B, KEYSYM_ENTER);
    press(fixture_inner(block, "three"), B, KEYSYM_ENTER);
    for (int i = 0; i < turns_of_c; i++)
        press(fixture_inner(block, "three"), C, KEYSYM_ENTER);
    press(fixture_inner(block, "three"), CHECK, KEYSYM_ENTER);
}

static void questions_are_numbered(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "Question 1 of 3\n");
    fixture_expect_shown(&fixture, "Question 3 of 3\n");
    fixture_expect_hidden(&fixture, "points");
    fixture_expect_tally(&fixture, block, 3, 0);
    assert_int_equal(block_tally(block, &fixture.scene).questions, 3);
}

static void the_score_runs_along(void **state) {
    (void)state;
    press(fixture_inner(block, "one"), A, KEYSYM_ENTER);
    press(fixture_inner(block, "one"), CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture, "1 of 3 points\n");
    fixture_expect_shown(&fixture, "1 of 3 questions answered. First tries so far: 1 of 3 points.");
    fixture_expect_tally(&fixture, block, 3, 1);
}

static void all_right_at_once_is_said(void **state) {
    (void)state;
    answer_all(A, true, 2);
    fixture_expect_shown(&fixture, "✓ All right on the first try: 3 of 3 points.");
    fixture_expect_tally(&fixture, block, 3, 3);
}

/* 0, a half and two thirds at first; then the first question is mended. */
static void first_and_all_tries_are_told_apart(void **state) {
    (void)state;
    answer_all(B, false, 1);
    fixture_expect_shown(&fixture, "· All questions answered: 1.17 of 3 points.");
    press(fixture_inner(block, "one"), A, KEYSYM_ENTER);
    press(fixture_inner(block, "one"), CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture,
                         "First tries: 1.17 of 3 points. With all tries: 2.17 of 3 points.");
    press(fixture_inner(block, "two"), B, KEYSYM_ENTER);
    press(fixture_inner(block, "two"), CHECK, KEYSYM_ENTER);
    press(fixture_inner(block, "three"), C, KEYSYM_ENTER);
    press(fixture_inner(block, "three"), CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture, "First tries: 1.17 of 3 points. After retries: 3 of 3 points.");
}

static void every_width_is_drawn(void **state) {
    (void)state;
    answer_all(B, false, 1);
    fixture_check_widths(&fixture);
}

/* The problems of a lesson that is one quiz of so many questions; the caller releases them. */
static struct problems problems_of_quiz(int questions) {
    struct writer text = {0};
    struct problems problems = {0};
    writer_printf(&text,
                  "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\","
                  "\"title\":\"S\",\"blocks\":[\n{\"kind\":\"quiz\",\"id\":\"q\",\"questions\":[");
    for (int i = 0; i < questions; i++)
        writer_printf(&text, "%s{\"kind\":\"open\",\"id\":\"q%d\",\"ask\":\"Why?\"}",
                      i > 0 ? "," : "", i);
    writer_printf(&text, "]}]}]}");
    lesson_free(lesson_parse("l", text.text, text.length, registry_kinds(), &problems));
    writer_release(&text);
    return problems;
}

static void a_quiz_has_at_most_500_questions(void **state) {
    (void)state;
    struct problems most = problems_of_quiz(500), more = problems_of_quiz(501);
    assert_int_equal(most.count, 0);
    assert_int_equal(more.count, 1);
    assert_int_equal(more.list[0].place.line, 2);
    assert_int_equal(more.list[0].place.column, 37);
    assert_string_equal(more.list[0].text, "\"questions\" has too many entries: 501");
    problems_release(&most);
    problems_release(&more);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(questions_are_numbered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_score_runs_along, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_right_at_once_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(first_and_all_tries_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test(a_quiz_has_at_most_500_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
