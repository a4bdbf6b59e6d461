/* A sort: items turn from category to category, and are scored by the share placed right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "blocks/registry.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "sort");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static int64_t fact(const char *part) {
    return facts_get(&fixture.facts, block->id, part, 0);
}

static bool press(int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    return fixture_key(&fixture, key);
}

enum { ASKS = QUESTION_FIRST, STREAM };

static const char *place(const char *item) {
    return facts_text(&fixture.facts, block->id, item);
}

static void enter_turns_an_item_round_the_categories(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "→ ?");
    press(ASKS, KEYSYM_ENTER);
    assert_string_equal(place("asks"), "pull");
    press(ASKS, KEYSYM_SPACE);
    assert_string_equal(place("asks"), "push");
    press(ASKS, KEYSYM_ENTER);
    assert_string_equal(place("asks"), "pull");
}

static void every_item_must_have_a_place(void **state) {
    (void)state;
    press(ASKS, KEYSYM_ENTER);
    assert_true(press(QUESTION_CHECK, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "Place every item first.");
    assert_int_equal(fact(".tries"), 0);
}

static void a_wrong_place_tells_why(void **state) {
    (void)state;
    press(ASKS, KEYSYM_ENTER);
    press(STREAM, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    assert_string_equal(facts_text(&fixture.facts, block->id, ".first/stream"), "pull");
    fixture_expect_shown(&fixture, "  ✓ The client asks");
    fixture_expect_shown(&fixture, "  ✗ One open response");
    fixture_expect_shown(&fixture, "There each answer ends.");
    fixture_expect_hidden(&fixture, "Events flow down it.");
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.first.num, 1);
    assert_int_equal(tally.first.den, 2);
    press(STREAM, KEYSYM_ENTER); /* turned on: the verdict was on another place */
    fixture_expect_hidden(&fixture, "✗ One open response");
    press(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture, "Events flow down it.");
    fixture_expect_shown(&fixture, "It has to ask.");
    fixture_expect_hidden(&fixture, "[ Check ]");
}

static void the_answer_says_both_places(void **state) {
    (void)state;
    press(ASKS, KEYSYM_ENTER);
    press(STREAM, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    assert_true(press(ASKS, 'a'));
    fixture_expect_shown(&fixture, "→ Server push, not Client pull\n");
    fixture_expect_shown(&fixture, "Events flow down it.");
}

static void the_answers_tell_why_not_elsewhere(void **state) {
    (void)state;
    struct writer writer = {0};
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_non_null(strstr(writer.text, "  - The client asks again and again\n"
                                        "    ->  Client pull\n"
                                        "        It has to ask.\n"
                                        "    not Server push\n"
                                        "        There it asks but once.\n"
                                        "  - One open response streams one way\n"
                                        "    ->  Server push\n"
                                        "        Events flow down it.\n"
                                        "    not Client pull\n"
                                        "        There each answer ends.\n"));
    writer_release(&writer);
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    press(ASKS, KEYSYM_ENTER);
    press(STREAM, KEYSYM_ENTER);
    press(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
    press(ASKS, 'a');
    fixture_check_widths(&fixture);
}

/* By category: one item astray spoils the two that it stands between. */
static int set_up_rows(void **state) {
    (void)state;
    fixture_open(&fixture, "sort-rows");
    block = fixture_block(&fixture, 0);
    return 0;
}

static struct score last_score(void) {
    return tries_at(&fixture.tries, block->id, tries_count(&fixture.tries, block->id) - 1)->score;
}

static void place_all(const char *first, const char *second, const char *third) {
    facts_set_text(&fixture.facts, block->id, "id", first);
    facts_set_text(&fixture.facts, block->id, "mask", second);
    facts_set_text(&fixture.facts, block->id, "opcode", third);
    press(QUESTION_CHECK, KEYSYM_ENTER);
}

static void a_category_counts_when_it_is_exact(void **state) {
    (void)state;
    place_all("stream", "stream", "frame");
    assert_int_equal(last_score().num, 0);
    fixture_expect_shown(&fixture, "No category holds exactly what belongs there yet. Try again");
    fixture_expect_shown(&fixture, "  ✓ id:");
    place_all("stream", "frame", "frame");
    assert_int_equal(last_score().num, 1);
    assert_int_equal(last_score().den, 1);
}

/* Where one is the nearest: "pusl" may be any of the two. */
static void a_misspelt_category_is_mended_for_certain(void **state) {
    (void)state;
    static const char text[] =
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"sections\":[{\"id\":\"s\",\"title\":\"S\","
        "\"blocks\":[{\"kind\":\"sort\",\"id\":\"t\",\"ask\":\"Which?\",\"categories\":["
        "{\"id\":\"pull\",\"title\":\"A\"},{\"id\":\"push\",\"title\":\"B\"}],\"items\":["
        "{\"id\":\"i\",\"text\":\"I\",\"belongs\":\"pul\",\"why\":{\"pull\":\"Y\",\"push\":\"N\"}},"
        "{\"id\":\"j\",\"text\":\"J\",\"belongs\":\"socket\",\"why\":{\"pull\":\"Y\",\"push\":"
        "\"N\"}}"
        ","
        "{\"id\":\"k\",\"text\":\"K\",\"belongs\":\"pusl\",\"why\":{\"pull\":\"Y\",\"push\":\"N\"}}"
        "]}]}]}";
    struct problems problems = {0};
    assert_null(lesson_parse("x", text, sizeof text - 1, registry_kinds(), &problems));
    assert_int_equal(problems.count, 3);
    const struct problem *wrong = problems.list;
    assert_string_equal(wrong[0].fixes->text, "\"pull\"");
    assert_int_equal(wrong[0].fixes->offset, strstr(text, "\"pul\"") - text);
    assert_int_equal(wrong[0].fixes->length, strlen("\"pul\""));
    assert_null(wrong[0].fixes->next);
    assert_null(wrong[1].fixes); /* none is near */
    assert_null(wrong[2].fixes); /* both are */
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(enter_turns_an_item_round_the_categories, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_item_must_have_a_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_place_tells_why, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answer_says_both_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answers_tell_why_not_elsewhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_category_counts_when_it_is_exact, set_up_rows, tear_down),
        cmocka_unit_test(a_misspelt_category_is_mended_for_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
