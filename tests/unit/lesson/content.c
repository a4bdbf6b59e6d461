/* What makes a question another, and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/block.h"
#include "blocks/registry.h"

#define CHOICE                                                                                     \
    "{ \"kind\": \"choice\", \"id\": \"q\", \"ask\": \"Which?\", \"choices\": ["                   \
    "{ \"id\": \"a\", \"text\": \"A\", \"correct\": true, \"why\": \"So.\" },"                     \
    "{ \"id\": \"b\", \"text\": \"B\", \"why\": \"No.\" } ] }"

#define RUN(simulate, rest)                                                                        \
    "{ \"kind\": \"diagram\", \"id\": \"run\", \"title\": \"Run\", \"lasts\": \"5s\", "            \
    "\"simulate\": "                                                                               \
    "{ \"technique\": \"short-poll\", " simulate ", \"events\": \"every:1s\" }, " rest             \
    "\"predict\": [ { \"kind\": \"numeric\", \"id\": \"q\", \"ask\": \"How old?\", \"unit\": "     \
    "\"s\", "                                                                                      \
    "\"figure\": \"staleness_mean\", \"tolerance\": \"10%\", \"why\": \"So.\" } ] }"

static void find(const struct block *block, void *data) {
    if (block->id != NULL && strcmp(block->id, "q") == 0)
        *(uint64_t *)data = block->content;
    else
        assert_true(block->content == 0);
}

/* Of the question "q" in a lesson of this one block. */
static uint64_t content(const char *block) {
    char text[4000];
    struct problems problems = {0};
    uint64_t found = 0;
    snprintf(text, sizeof text,
             "{ \"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": ["
             "{ \"id\": \"s\", \"title\": \"S\", \"blocks\": [ %s ] } ] }",
             block);
    struct lesson *lesson =
        lesson_parse("lesson.json", text, strlen(text), registry_kinds(), &problems);
    assert_non_null(lesson);
    blocks_walk(((const struct section *)lesson->sections.at)->blocks, find, &found);
    lesson_free(lesson);
    problems_release(&problems);
    assert_true(found != 0);
    return found;
}

/* The choice with one text in place of another. */
static uint64_t changed(const char *from, const char *to) {
    char text[2000];
    const char *at = strstr(CHOICE, from);
    assert_non_null(at);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - CHOICE), CHOICE, to, at + strlen(from));
    return content(text);
}

/* Computed apart from the program: FNV-1a of "{", each key and its value in the order of keys, "}",
 * a quote before each text, a NUL behind each of these. What a learner's answers are kept under is
 * found again by later versions. */
static void it_is_the_same_in_every_version(void **state) {
    (void)state;
    assert_true(content(CHOICE) == UINT64_C(0x1c0be6e3c9c7be15));
    assert_true(content(RUN("\"interval\": \"2s\"", "")) == UINT64_C(0x2678780b6d53c81f));
}

static void what_is_asked_and_right_makes_it(void **state) {
    (void)state;
    uint64_t as_written = content(CHOICE);
    assert_true(changed("\"Which?\"", "\"Which one?\"") != as_written);
    assert_true(changed("\"text\": \"B\"", "\"text\": \"C\"") != as_written);
    assert_true(changed("\"text\": \"B\"", "\"text\": \"B\", \"correct\": false") != as_written);
    assert_true(changed("\"kind\": \"choice\"", "\"kind\": \"choices\"") != as_written);
}

static void reasons_spaces_and_the_order_of_keys_do_not(void **state) {
    (void)state;
    uint64_t as_written = content(CHOICE);
    assert_true(changed("\"why\": \"No.\"", "\"why\": \"It is not.\"") == as_written);
    assert_true(changed(", \"why\": \"So.\"", "") == as_written);
    assert_true(changed("\"id\": \"a\", \"text\": \"A\"", "\"text\":\"A\",\n\n\"id\":\"a\"") ==
                as_written);
    assert_true(changed("\"text\": \"A\"", "\"text\": \"\\u0041\"") == as_written);
}

static void the_run_belongs_to_a_question_with_a_figure(void **state) {
    (void)state;
    uint64_t as_written = content(RUN("\"interval\": \"2s\"", ""));
    assert_true(content(RUN("\"interval\": \"4s\"", "")) != as_written);
    assert_true(content(RUN("\"interval\": \"2s\"", "\"measure\": \"1h\", ")) != as_written);
    assert_true(content(RUN("\"interval\": \"2s\"", "\"caption\": \"A film.\", ")) == as_written);
    assert_true(content(RUN("\"interval\": \"2s\"", "\"pace\": \"2\", ")) == as_written);
}

#define LANES(title, interval)                                                                     \
    "\"lanes\": [ { \"id\": \"a\", \"title\": \"" title "\", \"set\": { \"interval\": \"" interval \
    "\" } }, { \"id\": \"b\", \"title\": \"B\", \"set\": { \"interval\": \"3s\" } } ], "

static void a_lane_is_part_of_the_run_and_its_title_is_not(void **state) {
    (void)state;
    uint64_t as_written = content(RUN("\"interval\": \"2s\"", LANES("A", "1s")));
    assert_true(content(RUN("\"interval\": \"2s\"", LANES("Other", "1s"))) == as_written);
    assert_true(content(RUN("\"interval\": \"2s\"", LANES("A", "5s"))) != as_written);
}

/* Every "why", "hints", "note" and "then" of a kind that asks. */
static void expect_beside(const struct schema *schema) {
    static const char *const beside[] = {"why", "hints", "note", "then"};
    for (const struct field *row = schema->fields; row->name != NULL; row++) {
        bool is_beside = false;
        for (int i = 0; i < 4; i++)
            is_beside = is_beside || strcmp(row->name, beside[i]) == 0;
        assert_int_equal(row->content == CONTENT_BESIDE, is_beside);
        if (row->of != NULL)
            expect_beside(row->of);
    }
}

static void every_kind_leaves_out_the_same(void **state) {
    (void)state;
    struct kinds kinds = registry_kinds();
    for (int i = 0; i < kinds.count; i++)
        if (kinds.schemas[i]->question)
            expect_beside(kinds.schemas[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_same_in_every_version),
        cmocka_unit_test(what_is_asked_and_right_makes_it),
        cmocka_unit_test(reasons_spaces_and_the_order_of_keys_do_not),
        cmocka_unit_test(the_run_belongs_to_a_question_with_a_figure),
        cmocka_unit_test(a_lane_is_part_of_the_run_and_its_title_is_not),
        cmocka_unit_test(every_kind_leaves_out_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
