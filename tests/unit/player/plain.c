#include "player/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/block.h"
#include "blocks/registry.h"

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"little\", \"title\": \"A little lesson\", \"subtitle\": \"Of two "
    "parts\", \"tags\": [\"One\", \"Two\"], \"video\": \"https://example.org/v\", \"sections\": ["
    "{\"id\": \"first\", \"kicker\": \"Kicker\", \"title\": \"First\", \"sources\": [\"RFC 1\", "
    "\"RFC 2 §3\"], \"blocks\": [{\"kind\": \"prose\", \"text\": \"Hello *there* &#27;[31m.\"}]},"
    "{\"id\": \"second\", \"title\": \"Second\", \"sources\": [\"RFC 9\"], \"blocks\": ["
    "{\"kind\": \"prose\", \"text\": \"More.\"}, {\"kind\": \"prose\", \"text\": \"And "
    "more.\"}]}]}";

static const char COURSE[] =
    "{\"format\": 1, \"id\": \"course\", \"title\": \"The course\", \"count\": 3, \"modules\": ["
    "{\"id\": \"m\", \"title\": \"The module\", \"lessons\": [{\"number\": 2, \"id\": \"little\", "
    "\"title\": \"A little lesson\", \"file\": \"little.json\"}]}]}";

static void expect_plain(const struct course *course, const char *lines) {
    struct problems problems = {0};
    struct writer writer = {0};
    struct lesson *lesson =
        lesson_parse("little.json", LESSON, strlen(LESSON), registry_kinds(), &problems);
    assert_non_null(lesson);
    player_plain(lesson, course, 0, &writer);
    assert_string_equal(writer.text, lines);
    writer_release(&writer);
    lesson_free(lesson);
    problems_release(&problems);
}

#define BODY                                                                                       \
    "A little lesson\n"                                                                            \
    "===============\n"                                                                            \
    "Of two parts\n"                                                                               \
    "One · Two\n"                                                                                 \
    "Video: https://example.org/v\n"                                                               \
    "\n"                                                                                           \
    "\n"                                                                                           \
    "Kicker\n"                                                                                     \
    "First\n"                                                                                      \
    "-----\n"                                                                                      \
    "\n"                                                                                           \
    "Hello there \xef\xbf\xbd[31m.\n"                                                              \
    "\n"                                                                                           \
    "Sources:\n"                                                                                   \
    "- RFC 1\n"                                                                                    \
    "- RFC 2 §3\n"                                                                                \
    "\n"                                                                                           \
    "\n"                                                                                           \
    "Second\n"                                                                                     \
    "------\n"                                                                                     \
    "\n"                                                                                           \
    "More.\n"                                                                                      \
    "\n"                                                                                           \
    "And more.\n"                                                                                  \
    "\n"                                                                                           \
    "Source:\n"                                                                                    \
    "- RFC 9\n"

static void a_lesson_outside_a_course(void **state) {
    (void)state;
    expect_plain(NULL, BODY);
}

static void a_lesson_in_its_course(void **state) {
    (void)state;
    struct problems problems = {0};
    struct course *course = course_parse("course.json", COURSE, strlen(COURSE), &problems);
    assert_non_null(course);
    expect_plain(course, "The course / The module\nLesson 2 of 3\n\n" BODY);
    course_free(course);
    problems_release(&problems);
}

/* Every kind that there is, with its example (a part with what it stands in): no line is wider than
 * plain text may be. */
static void no_line_is_too_wide(void **state) {
    (void)state;
    struct kinds kinds = registry_kinds();
    for (int i = 0; i < kinds.count; i++) {
        if (kinds.schemas[i]->part)
            continue;
        char path[512];
        struct problems problems = {0};
        struct writer writer = {0};
        snprintf(path, sizeof path, "%s/tests/kinds/%s.json", RTLESSON_TEST_ROOT,
                 kinds.schemas[i]->name);
        struct lesson *lesson = lesson_load(path, kinds, &problems);
        if (lesson == NULL)
            fail_msg("%s does not load", path);
        player_plain(lesson, NULL, 0, &writer);
        for (const char *line = writer.text; *line != '\0'; line += strcspn(line, "\n") + 1)
            if (text_width_of(line, strcspn(line, "\n")) > PLAIN_WIDTH)
                fail_msg("%s: too wide: %.*s", path, (int)strcspn(line, "\n"), line);
        writer_release(&writer);
        lesson_free(lesson);
        problems_release(&problems);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_outside_a_course),
        cmocka_unit_test(a_lesson_in_its_course),
        cmocka_unit_test(no_line_is_too_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
