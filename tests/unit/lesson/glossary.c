/* The terms of a lesson: their order, which section tells each, and what is made of one that has a
 * mistake where only what is sound is wanted. What is told of mistakes is in tests/wrong. */
#include "lesson/glossary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kinds.h"

#define TERM(id, term, more)                                                                       \
    "{\"id\": \"" id "\", \"term\": \"" term "\", \"says\": \"X.\"" more "}"
#define SECTION(id, tells)                                                                         \
    "{\"id\": \"" id "\", \"title\": \"S\"" tells                                                  \
    ", \"blocks\": [{\"kind\": \"plain\", \"text\": \"Text.\"}]}"
#define LESSON(glossary, sections)                                                                 \
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"glossary\": [" glossary                    \
    "], \"sections\": [" sections "]}"

static struct lesson *load(const char *text, bool sound_alone, int errors) {
    struct problems problems = {0};
    struct kinds kinds = test_kinds;
    kinds.sound_alone = sound_alone;
    struct lesson *lesson = lesson_parse("t", text, strlen(text), kinds, &problems);
    assert_int_equal(problems.errors, errors);
    problems_release(&problems);
    return lesson;
}

static const struct glossary_entry *entry(const struct lesson *lesson, int index) {
    assert_true(index < lesson->glossary.count);
    return (const struct glossary_entry *)lesson->glossary.at + index;
}

static void expect_entry(const struct lesson *lesson, int index, const char *id, int told_in) {
    assert_string_equal(entry(lesson, index)->id, id);
    assert_int_equal(entry(lesson, index)->told_in, told_in);
}

/* É stands by E, and capitals beside small letters. */
static void terms_stand_by_the_alphabet_with_who_tells_them(void **state) {
    (void)state;
    static const char text[] =
        LESSON(TERM("z", "Zeta", "") "," TERM("e", "\\u00c9tat", "") "," TERM(
                   "f", "far", "") "," TERM("d", "Delay", "") "," TERM("a", "alone", ""),
               SECTION("one", ", \"tells\": [\"f\"]") "," SECTION("two", "") "," SECTION(
                   "three", ", \"tells\": [\"z\", \"d\", \"e\"]"));
    struct lesson *lesson = load(text, false, 0);
    expect_entry(lesson, 0, "a", -1);
    expect_entry(lesson, 1, "d", 2);
    expect_entry(lesson, 2, "e", 2);
    expect_entry(lesson, 3, "f", 0);
    expect_entry(lesson, 4, "z", 2);
    lesson_free(lesson);
}

/* Nothing is kept under the id of a term, so that an id of old takes nothing from a block. */
static void an_id_of_old_of_a_term_is_of_nothing_kept(void **state) {
    (void)state;
    struct lesson *lesson = load(LESSON(TERM("a", "alpha", ", \"formerly\": [\"b\"]"),
                                        SECTION("one", ", \"formerly\": [\"zero\"]")),
                                 false, 0);
    const struct former *former = lesson->formers.at;
    assert_int_equal(lesson->formers.count, 1);
    assert_string_equal(former[0].was, "zero");
    lesson_free(lesson);
}

static void what_is_sound_is_had_without_a_broken_term(void **state) {
    (void)state;
    struct lesson *lesson =
        load(LESSON(TERM("a", "alpha", "") ", {\"id\": \"b\", \"term\": \"beta\"}",
                    SECTION("one", ", \"tells\": [\"b\", \"a\"]")),
             true, 1);
    assert_non_null(lesson);
    assert_int_equal(lesson->glossary.count, 1);
    expect_entry(lesson, 0, "a", 0);
    lesson_free(lesson);
    lesson = load(LESSON("{\"id\": \"b\", \"term\": \"beta\"}", SECTION("one", "")), true, 1);
    assert_non_null(lesson);
    assert_int_equal(lesson->glossary.count, 0);
    lesson_free(lesson);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_stand_by_the_alphabet_with_who_tells_them),
        cmocka_unit_test(an_id_of_old_of_a_term_is_of_nothing_kept),
        cmocka_unit_test(what_is_sound_is_had_without_a_broken_term),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
