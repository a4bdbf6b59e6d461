#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "kinds.h"
#include "large.h"
#include "lesson/markdown.h"
#include "one_line.h"

static struct lesson *load(const char *text) {
    struct problems problems = {0};
    struct lesson *lesson = lesson_parse("test.json", text, strlen(text), test_kinds, &problems);
    if (problems.count > 0)
        fail_msg("%d:%d: %s", problems.list[0].place.line, problems.list[0].place.column,
                 problems.list[0].text);
    assert_non_null(lesson);
    problems_release(&problems);
    return lesson;
}

static const char *text_at(struct list list, int index) {
    return ((const char *const *)list.at)[index];
}

static const struct block *block_at(struct list list, int index) {
    return (const struct block *)list.at + index;
}

static void a_lesson_has_its_fields(void **state) {
    (void)state;
    struct lesson *lesson = load(test_lesson);
    assert_string_equal(lesson->id, "all");
    assert_string_equal(lesson->title, "Everything — once");
    assert_string_equal(lesson->subtitle, "Sub");
    assert_string_equal(lesson->video, "https://example.org/");
    assert_int_equal(lesson->format, 1);
    assert_int_equal(lesson->tags.count, 2);
    assert_string_equal(text_at(lesson->tags, 1), "two");
    assert_int_equal(lesson->sections.count, 2);
    const struct section *sections = lesson->sections.at;
    assert_string_equal(sections[0].kicker, "Kick");
    assert_string_equal(text_at(sections[0].sources, 0), "RFC 1");
    assert_null(sections[1].kicker);
    assert_string_equal(sections[1].title, "Second");
    assert_int_equal(lesson_find_section(lesson, "second"), 1);
    assert_int_equal(lesson_find_section(lesson, "third"), -1);
    lesson_free(lesson);
    lesson_free(NULL);
}

static void every_type_of_field_is_filled(void **state) {
    (void)state;
    struct lesson *lesson = load(test_lesson);
    const struct section *section = lesson->sections.at;
    const struct block *plain = block_at(section->blocks, 0), *full = plain + 1;
    assert_ptr_equal(plain->schema, &test_plain_schema);
    assert_null(plain->id);
    assert_null(plain->outer);
    assert_string_equal(((const struct test_plain *)plain->object)->text,
                        "Two\nlines \xF0\x9F\x98\x80");
    assert_string_equal(full->id, "full");
    const struct test_note *note = full->object;
    assert_string_equal(note->title, "Title");
    assert_string_equal(note->text, "*Prose*");
    assert_string_equal(note->owner, "a-b_C9");
    assert_false(note->loud);
    assert_int_equal(note->maybe, 1);
    assert_int_equal(note->size, -5);
    assert_int_equal(note->tone, 2);
    assert_int_equal(note->lasts_usec, 1500000);
    assert_int_equal(note->lines.count, 3);
    assert_string_equal(text_at(note->lines, 2), "l3");
    assert_string_equal(text_at(note->owners, 1), "y");
    assert_int_equal(note->why.count, 2);
    assert_string_equal(((const struct pair *)note->why.at)[1].key, "y");
    assert_string_equal(((const struct pair *)note->why.at)[1].text, "so");
    assert_int_equal(note->parts.count, 2);
    assert_string_equal(((const struct test_part *)note->parts.at)[1].id, "q");
    assert_string_equal(((const struct test_part *)note->parts.at)[1].text, "Q");
    lesson_free(lesson);
}

static void absent_fields_have_their_presets(void **state) {
    (void)state;
    struct lesson *lesson = load(test_lesson);
    const struct section *section = lesson->sections.at;
    const struct test_note *note = block_at(section->blocks, 2)->object;
    assert_string_equal(note->id, "bare");
    assert_null(note->text);
    assert_null(note->owner);
    assert_true(note->loud);
    assert_int_equal(note->maybe, -1);
    assert_int_equal(note->size, 3);
    assert_int_equal(note->tone, 1);
    assert_int_equal(note->lasts_usec, 2000000);
    assert_int_equal(note->lines.count, 0);
    assert_int_equal(note->parts.count, 0);
    lesson_free(lesson);
}

static void blocks_know_what_they_stand_in(void **state) {
    (void)state;
    struct lesson *lesson = load(test_lesson);
    const struct section *section = (const struct section *)lesson->sections.at + 1;
    const struct block *at = block_at(section->blocks, 0), *outer = NULL;
    static const char *const ids[] = {"outer", "inner", "exam", "q1"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(at->id, ids[i]);
        assert_ptr_equal(at->outer, outer);
        outer = at;
        at = i < 3 ? block_at(((const struct test_box *)at->object)->blocks, 0) : NULL;
    }
    lesson_free(lesson);
}

/* Wrong lessons. %s of a frame stands for a block, on line 2 from column 1. */

static const char frame[] =
    "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\","
    "\"title\":\"S\",\"blocks\":[\n%s\n]}]}";

static void expect_written(const char *text, const char *expected) {
    struct problems problems = {0};
    struct writer writer = {0};
    struct lesson *lesson = lesson_parse("t", text, strlen(text), test_kinds, &problems);
    one_line_problems(&problems, &writer);
    if (strcmp(writer.text != NULL ? writer.text : "", expected) != 0)
        fail_msg("%s\ngives\n%sand not\n%s", text, writer.text != NULL ? writer.text : "nothing\n",
                 expected);
    assert_int_equal(lesson == NULL, problems_any(&problems));
    lesson_free(lesson);
    writer_release(&writer);
    problems_release(&problems);
}

#define NOTE    "{\"kind\":\"note\",\"id\":\"n\",\"title\":\"T\","
#define ID_64   "abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"
#define ID_IS   "must be an id, found "
#define ID_RULE "; write 1 to 64 letters A-Z and a-z, digits, - and _"
#define NOTE_HAS                                                                                   \
    "id, title, text, owner, loud, maybe, size, tone, lasts, lines, owners, because, "             \
    "why and parts"

static const struct {
    const char *block, *says; /* says "": nothing is wrong */
} blocks[] = {
    /* Types */
    {NOTE "\"text\":1}",
     "t:2:44: error: \"text\" must be text, found a number; write it in quotes\n"},
    {NOTE "\"text\":null}", "t:2:44: error: \"text\" must be text, found null; leave it out\n"},
    {NOTE "\"owner\":[]}",
     "t:2:45: error: \"owner\" must be an id, found a list; write it in quotes\n"},
    {NOTE "\"loud\":\"yes\"}", "t:2:44: error: \"loud\" must be true or false, found text; write "
                               "true or false, without quotes\n"},
    {NOTE "\"maybe\":0}", "t:2:45: error: \"maybe\" must be true or false, found a number; write "
                          "true or false, without quotes\n"},
    {NOTE "\"size\":\"3\"}", "t:2:44: error: \"size\" must be a whole number, found text; write it "
                             "in digits, without quotes\n"},
    {NOTE "\"lasts\":3}", "t:2:45: error: \"lasts\" must be a duration, found a number; write it "
                          "in quotes with its unit, as in \"1.5s\"\n"},
    {NOTE "\"tone\":true}",
     "t:2:44: error: \"tone\" must be text, found true; write it in quotes\n"},
    {NOTE "\"lines\":\"x\"}",
     "t:2:45: error: \"lines\" must be a list of text, found text; write it in [ ]\n"},
    {NOTE "\"lines\":[\"x\",{}]}",
     "t:2:50: error: every entry of \"lines\" must be text, found an object; write it in quotes\n"},
    {NOTE "\"owners\":{}}",
     "t:2:46: error: \"owners\" must be a list of ids, found an object; write it in [ ]\n"},
    {NOTE "\"why\":[]}", "t:2:43: error: \"why\" must be an object of ids and texts, found a list; "
                         "write it in { }: a text for each id\n"},
    {NOTE "\"why\":{\"a\":1}}",
     "t:2:48: error: every entry of \"why\" must be text, found a number; write it in quotes\n"},
    {NOTE "\"parts\":{}}",
     "t:2:45: error: \"parts\" must be a list, found an object; write it in [ ]\n"},
    {NOTE "\"parts\":[1]}", "t:2:46: error: every entry of \"parts\" must be an object, found a "
                            "number; write it in { }, with id and text\n"},
    {"7", "t:2:1: error: every entry of \"blocks\" must be an object, found a number; write it in "
          "{ }, with kind\n"},
    {"{\"kind\":\"box\",\"id\":\"b\",\"blocks\":{}}",
     "t:2:33: error: \"blocks\" must be a list of blocks, found an object; write it in [ ]\n"},
    {"{\"kind\":\"exam\",\"id\":\"b\",\"questions\":\"q\"}",
     "t:2:37: error: \"questions\" must be a list of questions, found text; write it in [ ]\n"},

    /* Fields that are missing, unknown or twice there */
    {"{\"kind\":\"plain\"}", "t:2:1: error: this plain block has no \"text\"; add it.\n"},
    {"{\"kind\":\"note\",\"id\":\"n\"}", "t:2:1: error: note \"n\" has no \"title\"; add it.\n"},
    {"{\"kind\":\"note\",\"title\":\"T\"}",
     "t:2:1: error: this note block has no \"id\"; add it.\n"},
    {NOTE "\"parts\":[{\"id\":\"p\"},{\"text\":\"x\"}]}",
     "t:2:46: error: part \"p\" has no \"text\"; add it.\n"
     "t:2:57: error: this part has no \"id\"; add it.\n"},
    {NOTE "\"tetx\":\"x\"}", "t:2:37: error: unknown field \"tetx\" in note \"n\"; did you mean "
                             "\"text\"? It may have " NOTE_HAS "\n"},
    {"{\"kind\":\"note\",\"id\":\"n\",\"titel\":\"T\"}",
     "t:2:25: error: unknown field \"titel\" in note \"n\"; did you mean \"title\"? It may "
     "have " NOTE_HAS "\n"},
    {NOTE "\"titel\":\"x\"}",
     "t:2:37: error: unknown field \"titel\" in note \"n\"; it may have " NOTE_HAS "\n"},
    {NOTE "\"zzzz\":\"x\"}",
     "t:2:37: error: unknown field \"zzzz\" in note \"n\"; it may have " NOTE_HAS "\n"},
    {"{\"kind\":\"plain\",\"text\":\"a\",\n\"text\":\"b\"}",
     "t:3:1: error: \"text\" stands twice in this plain block; first on line 2\n"},
    {"{\"kind\":\"plain\",\"text\":\"a\",\"kind\":\"note\"}",
     "t:2:28: error: \"kind\" stands twice in this plain block; first on line 2\n"},
    {NOTE "\"kind\":\"note\",\"kind\":\"note\"}",
     "t:2:37: error: \"kind\" stands twice in note \"n\"; first on line 2\n"
     "t:2:51: error: \"kind\" stands twice in note \"n\"; first on line 2\n"},

    /* Kinds */
    {"{\"text\":\"x\"}",
     "t:2:1: error: this block has no \"kind\"; add it; it may be note, plain, box, exam or ask\n"},
    {"{\"kind\":1}", "t:2:9: error: \"kind\" must be text, found a number; write it in quotes\n"},
    {"{\"kind\":\"plian\",\"nonsense\":1}",
     "t:2:9: error: \"plian\" is no kind of block; did you mean \"plain\"? The kinds are note, "
     "plain, box, exam and ask\n"},
    {"{\"kind\":\"slideshow\"}",
     "t:2:9: error: \"slideshow\" is no kind of block; the kinds are note, plain, box, exam and "
     "ask\n"},
    {"{\"kind\":\"plain\\u0000\",\"text\":\"x\"}",
     "t:2:9: error: \"plain\" is no kind of block; did you mean \"plain\"? The kinds are note, "
     "plain, box, exam and ask\n"},
    {"{\"kind\":\"exam\",\"id\":\"e\",\"questions\":[{\"kind\":\"plain\",\"text\":\"x\"},{}]}",
     "t:2:46: error: \"plain\" is no kind of question; the kinds are ask\n"
     "t:2:66: error: this question has no \"kind\"; add it; it may be ask\n"},

    /* Ids */
    {"{\"kind\":\"note\",\"id\":\"a b\",\"title\":\"T\"}",
     "t:2:21: error: \"id\" " ID_IS "\"a b\"" ID_RULE ", as in \"a-b\"\n"},
    {"{\"kind\":\"note\",\"id\":\"é\",\"title\":\"T\"}",
     "t:2:21: error: \"id\" " ID_IS "\"é\"" ID_RULE "\n"},
    {"{\"kind\":\"note\",\"id\":\"\",\"title\":\"T\"}",
     "t:2:21: error: \"id\" must not be empty; write it\n"},
    {"{\"kind\":\"note\",\"id\":\"" ID_64 "\",\"title\":\"T\"}", ""},
    {"{\"kind\":\"note\",\"id\":\"" ID_64 "x\",\"title\":\"T\"}",
     "t:2:21: error: \"id\" must be an id, and has 65 characters; write at most 64\n"},
    {NOTE "\"owner\":\"a/b\"}",
     "t:2:45: error: \"owner\" " ID_IS "\"a/b\"" ID_RULE ", as in \"a-b\"\n"},
    {NOTE "\"owners\":[\"a\",\".b\"]}",
     "t:2:51: error: every entry of \"owners\" " ID_IS "\".b\"" ID_RULE ", as in \"b\"\n"},
    {NOTE "\"because\":\"It is so.\"}", ""},
    {NOTE "\"because\":{\"size\":\"It is so.\",\"tone\":\"And *so*.\"}}", ""},
    {NOTE "\"because\":{}}",
     "t:2:47: error: \"because\" has too few entries: 0; write at least 1 entry\n"},
    {NOTE "\"because\":{\"size\":1}}", "t:2:55: error: every entry of \"because\" must be text, "
                                       "found a number; write it in quotes\n"},
    {NOTE "\"because\":\" \"}",
     "t:2:47: error: \"because\" must not be empty; write it, or leave it out\n"},
    {NOTE "\"because\":1}",
     "t:2:47: error: \"because\" must be text, or an object of names and texts, found a number; "
     "write it in quotes, or in { } a text for each name\n"},
    {NOTE "\"why\":{\"a b\":\"x\"}}",
     "t:2:44: error: the keys of \"why\" are ids, and \"a b\" is none" ID_RULE ", as in \"a-b\"\n"},
    {"{\"kind\":\"note\",\"id\":\"s\",\"title\":\"T\"}",
     "t:2:21: error: the id \"s\" is used twice in this file; first on line 1\n"},
    {"{\"kind\":\"box\",\"id\":\"b\",\"blocks\":[" NOTE "\"loud\":true}]},\n" NOTE
     "\"loud\":true},\n{\"kind\":\"box\",\"id\":\"n\",\"blocks\":[]}",
     "t:3:21: error: the id \"n\" is used twice in this file; first on line 2\n"
     "t:4:20: error: the id \"n\" is used twice in this file; first on line 2\n"},
    {"{\"kind\":\"note\",\"id\":\"l\",\"title\":\"T\"}", ""}, /* as the lesson: another space */
    {NOTE "\"parts\":[{\"id\":\"n\",\"text\":\"x\"},{\"id\":\"s\",\"text\":\"x\"}]}", ""},
    {NOTE "\"parts\":[{\"id\":\"p\",\"text\":\"x\"},\n{\"id\":\"p\",\"text\":\"x\"}]}",
     "t:3:7: error: the id \"p\" is used twice in this list; first on line 2\n"},
    {NOTE "\"why\":{\"p\":\"x\",\"q\":\"x\",\n\"p\":\"x\"}}",
     "t:3:1: error: the key \"p\" is used twice here; first on line 2\n"},

    /* Texts */
    {NOTE "\"text\":\"\"}",
     "t:2:44: error: \"text\" must not be empty; write it, or leave it out\n"},
    {"{\"kind\":\"plain\",\"text\":\" \\t\\n\"}",
     "t:2:24: error: \"text\" must not be empty; write it\n"},
    {NOTE "\"lines\":[\"\"]}", "t:2:46: error: every entry of \"lines\" must not be empty; write "
                               "it, or take the entry out\n"},
    {"{\"kind\":\"note\",\"id\":\"n\",\"title\":\"a\\nb\"}",
     "t:2:33: error: \"title\" must be one line; write a space for the line break\n"},
    {NOTE "\"lines\":[\"a\\rb\"]}", "t:2:46: error: every entry of \"lines\" must be one line; "
                                    "write a space for the line break\n"},
    {NOTE "\"text\":\"a\\u0000b\"}",
     "t:2:44: error: \"text\" holds the character U+0000; remove \\u0000\n"},
    {NOTE "\"text\\u0000\":\"a\"}",
     "t:2:37: error: the key holds the character U+0000; remove \\u0000\n"},
    {NOTE "\"text\":\"a\\\\u0000b\"}", ""},

    /* Values */
    {NOTE "\"size\":1.5}", "t:2:44: error: \"size\" must be a whole number, found 1.5; write a "
                           "whole number from -5 to 10\n"},
    {NOTE "\"size\":1e10}",
     "t:2:44: error: \"size\" is too large: 10000000000; write a whole number from -5 to 10\n"},
    {NOTE "\"size\":11}",
     "t:2:44: error: \"size\" is too large: 11; write a whole number from -5 to 10\n"},
    {NOTE "\"size\":-6}",
     "t:2:44: error: \"size\" is too small: -6; write a whole number from -5 to 10\n"},
    {NOTE "\"size\":1e1}", ""},
    {NOTE "\"size\":1.0000000000000000000000000000000000000000000000000000000000000000000000}", ""},
    {NOTE "\"size\":11.0000000000000000000000000000000000000000000000000000000000000000000000}",
     "t:2:44: error: \"size\" is too large: 11; write a whole number from -5 to 10\n"},
    {NOTE "\"lasts\":\"999us\"}",
     "t:2:45: error: \"lasts\" is too short: 999 us; write a duration from 1 ms to 1 min\n"},
    {NOTE "\"lasts\":\"61s\"}",
     "t:2:45: error: \"lasts\" is too long: 61 s; write a duration from 1 ms to 1 min\n"},
    {NOTE "\"lasts\":\"60s\"}", ""},
    {NOTE "\"tone\":\"loud\"}",
     "t:2:44: error: \"tone\" cannot be \"loud\"; it may be calm, cheerful or stern\n"},
    {NOTE "\"tone\":\"Stern\"}",
     "t:2:44: error: \"tone\" cannot be \"Stern\"; did you mean \"stern\"? It may be "
     "calm, cheerful or stern\n"},

    /* Counts */
    {NOTE "\"owners\":[\"a\"]}",
     "t:2:46: error: \"owners\" has too few entries: 1; write exactly 2 entries\n"},
    {NOTE "\"why\":{}}", "t:2:43: error: \"why\" has too few entries: 0; write at least 1 entry\n"},
    {NOTE "\"parts\":[]}",
     "t:2:45: error: \"parts\" has too few entries: 0; write 1 to 3 entries\n"},
    {NOTE "\"parts\":[1,2,3,4]}",
     "t:2:45: error: \"parts\" has too many entries: 4; write 1 to 3 entries\n"},
    {NOTE "\"lines\":[]}", ""},
    {"{\"kind\":\"box\",\"id\":\"b\",\"blocks\":[]}", ""},
    {"", "t:1:77: error: \"blocks\" has too few entries: 0; write at least 1 entry\n"},

    /* Checks of a schema's own: after its fields, and only if they are right */
    {"{\"kind\":\"exam\",\"id\":\"e\",\"questions\":[{\"kind\":\"ask\",\"id\":\"n\",\"title\":"
     "\"T\","
     "\n\"parts\":[{\"id\":\"b\",\"text\":\"x\"},{\"id\":\"a\",\"text\":\"x\"}],"
     "\n\"why\":{\"a\":\"x\",\"nobody\":\"x\"}}]}",
     "t:3:38: error: the parts of \"n\" must be sorted\n"
     "t:4:16: error: nobody asked\n"},
    {"{\"kind\":\"exam\",\"id\":\"e\",\"questions\":[{\"kind\":\"ask\",\"id\":\"n\","
     "\n\"parts\":[{\"id\":\"b\",\"text\":\"x\"},{\"id\":\"a\",\"text\":\"x\"}]}]}",
     "t:2:38: error: ask \"n\" has no \"title\"; add it.\n"},
    {"{\"kind\":\"ask\",\"id\":\"n\",\"title\":\"T\",\n\"text\":\"x\",\"tone\":\"calm\"}",
     "t:3:8: warning: a question outside an exam\n"},
    {"{\"kind\":\"ask\",\"id\":\"n\",\"title\":\"T\"}",
     "t:2:1: warning: a question outside an exam\n"},
};

static void every_mistake_in_a_block_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        char text[2048];
        int length = snprintf(text, sizeof text, frame, blocks[i].block);
        assert_true(length > 0 && (size_t)length < sizeof text);
        expect_written(text, blocks[i].says);
    }
}

static void mistakes_at_the_top_are_told(void **state) {
    (void)state;
    expect_written("[]",
                   "t:1:1: error: a lesson must be an object, found a list; write it in { }\n");
    expect_written(
        "{}", "t:1:1: error: this lesson has no \"format\"; add it. The version of this format.\n"
              "t:1:1: error: this lesson has no \"id\"; add it. Identifies the lesson; learners' "
              "records depend on it.\n"
              "t:1:1: error: this lesson has no \"title\"; add it. The lesson's title.\n"
              "t:1:1: error: this lesson has no \"sections\"; add it. The lesson's sections, in "
              "order.\n");
    expect_written(
        "{\"format\":2,\"nonsense\":[]}",
        "t:1:11: error: format 2 is not supported; write 1, the format that this program reads\n");
    expect_written("{\"format\":\"1\",\"id\":\"x\",\"title\":\"T\",\"sections\":[]}",
                   "t:1:11: error: \"format\" must be a whole number, found text; write it in "
                   "digits, without quotes\n"
                   "t:1:47: error: \"sections\" has too few entries: 0; write at least 1 entry\n");
    expect_written("{\"$schema\":1,\"format\":1,\"id\":\"x\",\"title\":\"T\",\"sections\":[1]}",
                   "t:1:12: error: \"$schema\" must be text, found a number; write it in quotes\n"
                   "t:1:58: error: every entry of \"sections\" must be an object, found a number; "
                   "write it in { }, with id, title and blocks\n");
    expect_written("{&}", "t:1:2: error: a key in double quotes is expected here\n");
}

static void all_mistakes_are_told_in_one_run(void **state) {
    (void)state;
    expect_written(
        "{ \"format\": 1, \"id\": \"x y\", \"titel\": \"T\",\n"
        "  \"sections\": [\n"
        "    { \"id\": \"a\", \"blocks\": [ { \"kind\": \"plain\", \"text\": 5 } ] },\n"
        "    { \"id\": \"a\", \"title\": \"A\", \"blocks\": [ { \"kind\": \"x\" } ] } ] }\n",
        "t:1:22: error: \"id\" " ID_IS "\"x y\"" ID_RULE ", as in \"x-y\"\n"
        "t:1:29: error: unknown field \"titel\" in lesson \"x y\"; did you mean "
        "\"title\"? It may have $schema, format, id, title, lang, subtitle, tags, video, glossary "
        "and "
        "sections\n"
        "t:3:5: error: section \"a\" has no \"title\"; add it. The section's title.\n"
        "t:3:57: error: \"text\" must be text, found a number; write it in quotes\n"
        "t:4:13: error: the id \"a\" is used twice in this file; first on line 3\n"
        "t:4:54: error: \"x\" is no kind of block; the kinds are note, plain, box, "
        "exam and ask\n");
}

static void expect_too_long(const char *format) {
    char text[MARKDOWN_BYTES_LIMIT + 400], many[MARKDOWN_BYTES_LIMIT + 2];
    memset(many, 'x', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    struct problems problems = {0};
    snprintf(text, sizeof text, format, many);
    assert_null(lesson_parse("t", text, strlen(text), test_kinds, &problems));
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.list[0].text, "holds 65537 bytes"));
    problems_release(&problems);
    snprintf(text, sizeof text, format, many + 1);
    struct lesson *lesson = lesson_parse("t", text, strlen(text), test_kinds, &problems);
    assert_non_null(lesson);
    lesson_free(lesson);
    problems_release(&problems);
}

static void no_text_is_longer_than_what_is_read_in_time(void **state) {
    (void)state;
    expect_too_long(
        "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\",\"title\":"
        "\"S\",\"blocks\":[{\"kind\":\"plain\",\"text\":\"%s\"}]}]}");
    expect_too_long(
        "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"tags\":[\"%s\"],\"sections\":[{\"id\":"
        "\"s\",\"title\":\"S\",\"blocks\":[{\"kind\":\"plain\",\"text\":\"x\"}]}]}");
    expect_too_long(
        "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\",\"title\":"
        "\"S\",\"blocks\":[{\"kind\":\"note\",\"id\":\"n\",\"title\":\"N\",\"why\":{\"a\":\"%s\"}}]"
        "}]}");
}

static void the_authors_text_is_cut_in_a_message(void **state) {
    (void)state;
    char text[4096], key[1001];
    for (size_t i = 0; i < 1000; i += 2)
        memcpy(key + i, "é", 2);
    key[1000] = '\0';
    snprintf(text, sizeof text, "{\"%s\":1}", key);
    struct problems problems = {0};
    assert_null(lesson_parse("t", text, strlen(text), test_kinds, &problems));
    assert_true(strlen(problems.list[0].text) < 250);
    assert_non_null(strstr(problems.list[0].text, "é…\" in this lesson"));
    problems_release(&problems);
}

static void a_file_that_cannot_be_read_is_a_problem(void **state) {
    (void)state;
    struct problems problems = {0};
    struct writer writer = {0};
    assert_null(lesson_load("/nowhere/at/all.json", test_kinds, &problems));
    assert_null(lesson_load("/", test_kinds, &problems));
    one_line_problems(&problems, &writer);
    assert_string_equal(writer.text,
                        "/nowhere/at/all.json: error: cannot read: No such file or directory\n"
                        "/: error: cannot read: Is a directory\n");
    writer_release(&writer);
    problems_release(&problems);
}

static void a_file_is_loaded_as_its_text(void **state) {
    (void)state;
    char path[] = "/tmp/rtlesson-load-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    size_t size = strlen(test_lesson);
    assert_int_equal(write(descriptor, test_lesson, size), size);
    close(descriptor);
    struct problems problems = {0};
    struct lesson *lesson = lesson_load(path, test_kinds, &problems);
    unlink(path);
    assert_non_null(lesson);
    assert_string_equal(lesson->id, "all");
    lesson_free(lesson);
    problems_release(&problems);
}

/* A file with a hundred thousand mistakes must not take a hundred thousand times one. The test's
 * own limit of time is what would be hit. */
static void very_many_mistakes_take_little_time(void **state) {
    (void)state;
    enum { COUNT = 200000 };
    char *text = malloc(COUNT * 8 + 64);
    assert_non_null(text);
    size_t length = (size_t)sprintf(text, "{\"format\":1,");
    for (int i = 0; i < COUNT; i++)
        length += (size_t)sprintf(text + length, "\"k\":[],");
    length += (size_t)sprintf(text + length, "\"sections\":[]}");
    struct problems problems = {0};
    assert_null(lesson_parse("t", text, length, test_kinds, &problems));
    assert_int_equal(problems.count, PROBLEMS_LIMIT);
    assert_true(problems.errors > COUNT);
    problems_release(&problems);
    free(text);
}

/* The same of the mistakes that a schema's own check finds, each sought from the list's start. */
static void very_many_mistakes_of_a_check_take_little_time(void **state) {
    (void)state;
    enum { COUNT = 200000 };
    struct writer text = {0};
    struct problems problems = {0};
    writer_printf(
        &text, "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\",\"title\":"
               "\"S\",\"blocks\":[{\"kind\":\"sort\",\"id\":\"q\",\"ask\":\"?\",\"categories\":"
               "[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"}],"
               "\"items\":[{\"id\":\"i\",\"text\":\"I\",\"belongs\":\"a\",\"why\":{\"a\":\"A\"");
    for (int i = 0; i < COUNT; i++)
        writer_printf(&text, ",\"k%d\":\"w\"", i);
    writer_printf(&text, "}}]}]}]}");
    assert_null(lesson_parse("t", text.text, text.length, registry_kinds(), &problems));
    assert_int_equal(problems.count, PROBLEMS_LIMIT);
    assert_true(problems.errors > COUNT);
    assert_true(problems.list[PROBLEMS_LIMIT - 1].place.column > 1000);
    problems_release(&problems);
    writer_release(&text);
}

/* A lesson of more than the 64 KiB that a file, or a table of places, is read in at a time. */
static void a_large_lesson_is_loaded_whole(void **state) {
    (void)state;
    enum { BYTES = 300000 };
    struct writer text = {0};
    struct problems problems = {0};
    assert_true(large_lesson("sections", BYTES, &text));
    struct kinds kinds = registry_kinds();
    struct lesson *lesson = lesson_parse("t", text.text, text.length, kinds, &problems);
    assert_non_null(lesson);
    const struct section *sections = lesson->sections.at;
    int last = lesson->sections.count - 1;
    assert_true(last > 1000);
    for (int i = 0; i <= last; i++) {
        char id[16];
        snprintf(id, sizeof id, "s%d", i);
        assert_string_equal(sections[i].id, id);
        assert_int_equal(sections[i].blocks.count, 1);
    }
    lesson_free(lesson);
    problems_release(&problems);
    writer_release(&text);
}

/* --- What is sound of a lesson with mistakes. --- */

static struct lesson *load_sound(const char *text, int errors) {
    struct problems problems = {0};
    struct kinds kinds = registry_kinds();
    kinds.sound_alone = true;
    struct lesson *lesson = lesson_parse("test.json", text, strlen(text), kinds, &problems);
    assert_int_equal(problems.errors, errors);
    problems_release(&problems);
    return lesson;
}

static void what_has_mistakes_is_left_out(void **state) {
    (void)state;
    struct lesson *lesson = load_sound(
        "{ \"format\": 1, \"id\": \"x\", \"sections\": ["
        "{ \"id\": \"none\", \"title\": \"None\", \"blocks\": [ { \"kind\": \"prose\" } ] }, 7,"
        "{ \"id\": \"some\", \"blocks\": [ { \"kind\": \"nope\" },"
        "{ \"kind\": \"prose\", \"text\": \"A\" }, 8,"
        "{ \"kind\": \"tabs\", \"id\": \"tabs\", \"tabs\": ["
        "{ \"id\": \"one\", \"title\": \"1\", \"blocks\": [ { \"kind\": \"prose\", \"text\": 1 },"
        "{ \"kind\": \"prose\", \"text\": \"B\" } ] },"
        "{ \"id\": \"two\", \"title\": \"2\", \"blocks\": [ { \"kind\": \"prose\", \"text\": \"C\" "
        "} ] } ] },"
        "{ \"kind\": \"prose\", \"txet\": \"D\" } ] } ] }",
        8);
    assert_non_null(lesson);
    assert_string_equal(lesson->title, "untitled");
    assert_int_equal(lesson->sections.count, 1);
    const struct section *section = lesson->sections.at;
    assert_string_equal(section->id, "some");
    assert_string_equal(section->title, "untitled");
    assert_int_equal(section->blocks.count, 2);
    assert_string_equal(block_at(section->blocks, 0)->schema->name, "prose");
    assert_string_equal(block_at(section->blocks, 1)->id, "tabs");
    lesson_free(lesson);
}

static void where_nothing_is_sound_there_is_no_lesson(void **state) {
    (void)state;
    assert_null(load_sound("{ \"format\": 1, \"id\": \"x\", \"title\": \"X\", \"sections\": ["
                           "{ \"id\": \"a\", \"title\": \"A\", \"blocks\": [ {} ] } ] }",
                           1));
    assert_null(load_sound("{ \"format\": 2 }", 1));
    assert_null(load_sound("[]", 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_has_its_fields),
        cmocka_unit_test(what_has_mistakes_is_left_out),
        cmocka_unit_test(where_nothing_is_sound_there_is_no_lesson),
        cmocka_unit_test(every_type_of_field_is_filled),
        cmocka_unit_test(absent_fields_have_their_presets),
        cmocka_unit_test(blocks_know_what_they_stand_in),
        cmocka_unit_test(every_mistake_in_a_block_is_told),
        cmocka_unit_test(mistakes_at_the_top_are_told),
        cmocka_unit_test(all_mistakes_are_told_in_one_run),
        cmocka_unit_test(no_text_is_longer_than_what_is_read_in_time),
        cmocka_unit_test(the_authors_text_is_cut_in_a_message),
        cmocka_unit_test(a_file_that_cannot_be_read_is_a_problem),
        cmocka_unit_test(a_file_is_loaded_as_its_text),
        cmocka_unit_test(very_many_mistakes_take_little_time),
        cmocka_unit_test(very_many_mistakes_of_a_check_take_little_time),
        cmocka_unit_test(a_large_lesson_is_loaded_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
