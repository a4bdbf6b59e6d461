/* The block that another one comes after: found by its id, wherever it stands before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/block.h"
#include "blocks/registry.h"

#define HEAD    "{\"format\": 1, \"id\": \"l\", \"title\": \"T\", \"sections\": ["
#define SECTION "{\"id\": \"%s\", \"title\": \"S\", \"blocks\": ["
#define CHOICE(id, more)                                                                           \
    "{\"kind\": \"choice\", \"id\": \"" id "\", \"ask\": \"?\", " more "\"choices\": ["            \
    "{\"id\": \"a\", \"text\": \"a\", \"correct\": true}, {\"id\": \"b\", \"text\": \"b\"}]}"
#define PROSE(after) "{\"kind\": \"prose\", \"after\": \"" after "\", \"text\": \"t\"}"

static struct lesson *parse(const char *text, struct kinds kinds, struct problems *problems) {
    return lesson_parse("test", text, strlen(text), kinds, problems);
}

static struct lesson *good(const char *text) {
    struct problems problems = {0};
    struct lesson *lesson = parse(text, registry_kinds(), &problems);
    assert_non_null(lesson);
    problems_release(&problems);
    return lesson;
}

static const struct block *block_at(const struct lesson *lesson, int section, int index) {
    const struct section *sections = lesson->sections.at;
    return (const struct block *)sections[section].blocks.at + index;
}

static void an_id_becomes_its_block(void **state) {
    (void)state;
    struct lesson *lesson =
        good(HEAD "{\"id\": \"one\", \"title\": \"S\", \"blocks\": [" CHOICE("z", "") ", " PROSE(
            "z") ", " CHOICE("a", "\"after\": \"z\", ") "]}, "
                                                        "{\"id\": \"two\", \"title\": \"S\", "
                                                        "\"blocks\": [" PROSE("z") ", " PROSE(
                                                            "a") "]}]}");
    const struct block *z = block_at(lesson, 0, 0);
    assert_null(z->after);
    assert_ptr_equal(block_at(lesson, 0, 1)->after, z);
    assert_ptr_equal(block_at(lesson, 0, 2)->after, z);
    assert_ptr_equal(block_at(lesson, 1, 0)->after, z);
    assert_ptr_equal(block_at(lesson, 1, 1)->after, block_at(lesson, 0, 2));
    lesson_free(lesson);
}

struct found {
    const char *id;
    const struct block *block;
};

static void look(const struct block *block, void *data) {
    struct found *found = data;
    if (block->id != NULL && strcmp(block->id, found->id) == 0)
        found->block = block;
}

/* What stands inside another block has an id of its own, and a block inside may wait, too. */
static void blocks_inside_are_found_and_may_wait(void **state) {
    (void)state;
    struct lesson *lesson =
        good(HEAD "{\"id\": \"one\", \"title\": \"S\", \"blocks\": ["
                  "{\"kind\": \"tabs\", \"id\": \"tabs\", \"tabs\": ["
                  "{\"id\": \"a\", \"title\": \"A\", \"blocks\": [" CHOICE(
                      "q", "") "]},"
                               "{\"id\": \"b\", \"title\": \"B\", \"blocks\": [" CHOICE(
                                   "r", "\"after\": \"q\", ") "]}]}]}]}");
    struct found q = {.id = "q"}, r = {.id = "r"};
    blocks_walk((struct list){block_at(lesson, 0, 0), 1}, look, &q);
    blocks_walk((struct list){block_at(lesson, 0, 0), 1}, look, &r);
    assert_ptr_equal(r.block->after, q.block);
    lesson_free(lesson);
}

/* Which code a lesson is refused with; of a quiz that draws see tests/wrong/codes/F022.json. */
static void what_cannot_come_before_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum code code;
    } all[] = {
        {PROSE("y") ", " CHOICE("z", ""), CODE_NO_SUCH_BLOCK},
        {PROSE("one") ", " CHOICE("z", ""), CODE_NO_SUCH_BLOCK},
        {PROSE("z") ", " CHOICE("z", ""), CODE_NOT_BEFORE},
        {CHOICE("z", "\"after\": \"z\", "), CODE_NOT_BEFORE},
        {CHOICE("z", "\"then\": [" PROSE("z") "], "), CODE_NOT_BEFORE},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char text[1024];
        struct problems problems = {0};
        snprintf(text, sizeof text, HEAD SECTION "%s]}]}", "one", all[i].text);
        assert_null(parse(text, registry_kinds(), &problems));
        assert_int_equal(problems.count, 1);
        assert_int_equal(problems.list[0].code, all[i].code);
        problems_release(&problems);
    }
}

/* Of a lesson of which what is sound is read, what was left out is no mistake of who waits. */
static void what_was_left_out_is_not_waited_for(void **state) {
    (void)state;
    struct kinds kinds = registry_kinds();
    struct problems problems = {0};
    kinds.sound_alone = true;
    struct lesson *lesson = parse(HEAD "{\"id\": \"one\", \"title\": \"S\", \"blocks\": [" CHOICE(
                                      "z", "\"wrong\": 1, ") ", " PROSE("z") "]}]}",
                                  kinds, &problems);
    assert_non_null(lesson);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.list[0].code, CODE_UNKNOWN_FIELD);
    assert_null(block_at(lesson, 0, 0)->after);
    problems_release(&problems);
    lesson_free(lesson);
}

/* That a question waits changes nothing of what it asks. */
static void a_question_stays_the_same(void **state) {
    (void)state;
    struct lesson *one = good(HEAD "{\"id\": \"one\", \"title\": \"S\", \"blocks\": [" CHOICE(
        "z", "") ", " CHOICE("y", "") "]}]}");
    struct lesson *other = good(HEAD "{\"id\": \"one\", \"title\": \"S\", \"blocks\": [" CHOICE(
        "z", "") ", " CHOICE("y", "\"after\": \"z\", ") "]}]}");
    assert_true(block_at(one, 0, 1)->content != 0);
    assert_true(block_at(one, 0, 1)->content == block_at(other, 0, 1)->content);
    lesson_free(one);
    lesson_free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_becomes_its_block),
        cmocka_unit_test(blocks_inside_are_found_and_may_wait),
        cmocka_unit_test(what_cannot_come_before_is_refused),
        cmocka_unit_test(what_was_left_out_is_not_waited_for),
        cmocka_unit_test(a_question_stays_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
