/* What was kept under ids that an author has changed since. */
#include "lesson/renamed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"now\", \"formerly\": [\"once\"], \"title\": \"T\", \"sections\": ["
    "{\"id\": \"start\", \"formerly\": [\"begin\", \"opening\"], \"title\": \"S\", \"blocks\": ["
    "{\"kind\": \"choices\", \"id\": \"which\", \"formerly\": [\"what\"], \"ask\": \"?\", "
    "\"choices\": ["
    "{\"id\": \"push\", \"formerly\": [\"sse\"], \"text\": \"a\", \"correct\": true},"
    "{\"id\": \"pull\", \"text\": \"b\"}]},"
    "{\"kind\": \"choices\", \"id\": \"other\", \"ask\": \"?\", \"choices\": ["
    "{\"id\": \"sse\", \"text\": \"a\", \"correct\": true}, {\"id\": \"pull\", \"text\": "
    "\"b\"}]}]}]}";

static struct lesson *parse(const char *text) {
    struct problems problems = {0};
    struct lesson *lesson = lesson_parse("test", text, strlen(text), registry_kinds(), &problems);
    assert_non_null(lesson);
    problems_release(&problems);
    return lesson;
}

static void facts_are_under_the_new_ids(void **state) {
    (void)state;
    struct lesson *lesson = parse(LESSON);
    struct facts facts = {0};
    facts_set(&facts, "what", "sse", 1);
    facts_set(&facts, "what", ".last/sse", 2);
    facts_set(&facts, "which", "pull", 3);
    facts_set(&facts, "what", "pull", 4); /* there is a newer one */
    facts_set_text(&facts, "what", "pair", "sse");
    facts_set_text(&facts, "what", own_text, "I said sse");
    facts_set(&facts, "other", "sse", 5); /* of a block in which it stands */
    facts_set(&facts, "opening", ".seen", 6);
    facts_set(&facts, "gone", "sse", 7);
    unsigned changes = facts.changes;
    renamed_facts(lesson, &facts);
    assert_true(facts.changes > changes);
    assert_int_equal(facts_get(&facts, "which", "push", 0), 1);
    assert_int_equal(facts_get(&facts, "which", ".last/push", 0), 2);
    assert_int_equal(facts_get(&facts, "which", "pull", 0), 3);
    assert_string_equal(facts_text(&facts, "which", "pair"), "push");
    assert_string_equal(facts_text(&facts, "which", own_text), "I said sse");
    assert_int_equal(facts_get(&facts, "other", "sse", 0), 5);
    assert_int_equal(facts_get(&facts, "start", ".seen", 0), 6);
    assert_int_equal(facts_get(&facts, "gone", "sse", 0), 7);
    assert_int_equal(facts.count, 8);
    facts_release(&facts);
    lesson_free(lesson);
}

static void tries_and_places_are_so_too(void **state) {
    (void)state;
    struct lesson *lesson = parse(LESSON);
    struct arena arena = {0};
    struct try_part parts[] = {{"sse", 1, NULL}, {"pull", 2, NULL}};
    struct try tried = {.question = "what", .attempt = 3, .answer = parts, .answer_count = 2};
    struct try now = renamed_try(lesson, &tried, &arena);
    assert_string_equal(now.question, "which");
    assert_int_equal(now.attempt, 3);
    assert_string_equal(now.answer[0].part, "push");
    assert_string_equal(now.answer[1].part, "pull");
    assert_int_equal(now.answer[1].value, 2);
    struct kept_place place = {.section = "begin", .focus = "what", .part = 4};
    place = renamed_place(lesson, &place);
    assert_string_equal(place.section, "start");
    assert_string_equal(place.focus, "which");
    assert_int_equal(place.part, 4);
    arena_release(&arena);
    lesson_free(lesson);
}

static uint64_t content_of(const char *text) {
    struct lesson *lesson = parse(text);
    const struct section *section = lesson->sections.at;
    uint64_t content = ((const struct block *)section->blocks.at)->content;
    lesson_free(lesson);
    return content;
}

static char *without(const char *text, const char *gone) {
    char *copy = strdup(text);
    char *at = strstr(copy, gone);
    assert_non_null(at);
    memmove(at, at + strlen(gone), strlen(at + strlen(gone)) + 1);
    return copy;
}

static void a_question_is_the_same_with_an_id_of_old(void **state) {
    (void)state;
    char *plain = without(LESSON, "\"formerly\": [\"sse\"], ");
    assert_true(content_of(plain) == content_of(LESSON));
    free(plain);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_under_the_new_ids),
        cmocka_unit_test(tries_and_places_are_so_too),
        cmocka_unit_test(a_question_is_the_same_with_an_id_of_old),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
