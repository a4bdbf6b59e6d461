/* What is shown once a question is closed: the example has a choice, then a number, then a callout.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *begins, *wait;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "then");
    begins = fixture_block(&fixture, 0);
    wait = fixture_inner(begins, "wait");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

enum { CLIENT = QUESTION_FIRST, SERVER };

static void tick(int part) {
    fixture_focus(&fixture, begins, part);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_focus(&fixture, begins, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
}

static void say(const char *number) {
    facts_set_text(&fixture.facts, "wait", ".answer", number);
    fixture_focus(&fixture, wait, QUESTION_CHECK);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
}

static void nothing_follows_an_open_question(void **state) {
    (void)state;
    fixture_expect_hidden(&fixture, "So news waits");
    tick(SERVER);
    fixture_expect_shown(&fixture, "Not this one.");
    fixture_expect_hidden(&fixture, "So news waits");
}

static void it_follows_a_right_try(void **state) {
    (void)state;
    tick(CLIENT);
    fixture_expect_shown(&fixture, "Right: 1 of 1 point.\n\nSo news waits at the server until");
    fixture_expect_shown(&fixture, "How long does news wait at most?");
    fixture_expect_hidden(&fixture, "On average");
}

static void it_follows_an_answer_that_was_asked_for(void **state) {
    (void)state;
    tick(SERVER);
    assert_true(fixture_key(&fixture, 'a'));
    fixture_expect_shown(&fixture, "So news waits");
}

static void what_follows_has_its_own(void **state) {
    (void)state;
    tick(CLIENT);
    say("4");
    fixture_expect_shown(&fixture, "On average");
}

/* Also while it is not shown: how much there is to do does not grow on the way. */
static void questions_that_follow_count(void **state) {
    (void)state;
    fixture_expect_tally(&fixture, begins, 2, 0);
    tick(CLIENT);
    fixture_expect_tally(&fixture, begins, 2, 1);
    say("5");
    fixture_expect_tally(&fixture, begins, 2, 2);
    struct tally tally = block_tally(begins, &fixture.scene);
    assert_int_equal(tally.questions, 2);
    assert_int_equal(tally.points, 2);
    assert_int_equal(tally.counted.num, 1);
}

static void count_block(const struct block *block, void *data) {
    (void)block;
    (*(int *)data)++;
}

static void blocks_that_follow_are_walked(void **state) {
    (void)state;
    int count = 0;
    blocks_walk((struct list){begins, 1}, count_block, &count);
    assert_int_equal(count, 4); /* the choice, the prose, the number, the callout */
}

static bool answers_hold(const char *text) {
    struct writer writer = {0};
    block_kind(begins)->answers(begins, &fixture.scene, &writer);
    bool held = strstr(writer.text, text) != NULL;
    writer_release(&writer);
    return held;
}

static void the_text_has_them_among_the_answers(void **state) {
    (void)state;
    struct writer writer = {0};
    block_kind(begins)->plain(begins, &fixture.scene, &writer);
    assert_null(strstr(writer.text, "So news waits"));
    writer_release(&writer);
    assert_true(answers_hold("nothing else.\n"));
    assert_true(
        answers_hold("\n\nSo news waits at the server until somebody asks.\n\nA page asks"));
    assert_true(answers_hold("  right: 4 s\n"));
    assert_true(answers_hold("On average"));
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(nothing_follows_an_open_question),
        WITH_FIXTURE(it_follows_a_right_try),
        WITH_FIXTURE(it_follows_an_answer_that_was_asked_for),
        WITH_FIXTURE(what_follows_has_its_own),
        WITH_FIXTURE(questions_that_follow_count),
        WITH_FIXTURE(blocks_that_follow_are_walked),
        WITH_FIXTURE(the_text_has_them_among_the_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
