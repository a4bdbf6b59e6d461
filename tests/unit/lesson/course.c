#include "lesson/course.h"
#include "one_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char right[] =
    "{\"format\":1,\"id\":\"c\",\"title\":\"C\",\"count\":17,\"modules\":[\n"
    "{\"id\":\"m1\",\"title\":\"M1\",\"lessons\":["
    "{\"number\":15,\"id\":\"a\",\"title\":\"A\",\"bundled\":false}]},\n"
    "{\"id\":\"m2\",\"title\":\"M2\",\"lessons\":["
    "{\"number\":16,\"id\":\"b\",\"title\":\"B\",\"episode\":4,\"file\":\"b.json\"},"
    "{\"id\":\"x\",\"title\":\"X\",\"extra\":true,\"bundled\":false}]}]}";

static struct course *parse(const char *text) {
    struct problems problems = {0};
    struct course *course = course_parse("course.json", text, strlen(text), &problems);
    if (problems.count > 0)
        fail_msg("%s", problems.list[0].text);
    problems_release(&problems);
    assert_non_null(course);
    return course;
}

static void a_course_has_modules_and_lessons(void **state) {
    (void)state;
    struct course *course = parse(right);
    assert_string_equal(course->title, "C");
    assert_int_equal(course->count, 17);
    assert_int_equal(course->modules.count, 2);
    const struct course_module *module = (const struct course_module *)course->modules.at + 1;
    const struct course_lesson *lessons = module->lessons.at;
    assert_string_equal(module->title, "M2");
    assert_int_equal(module->lessons.count, 2);
    assert_int_equal(lessons[0].number, 16);
    assert_int_equal(lessons[0].episode, 4);
    assert_true(lessons[0].bundled);
    assert_string_equal(lessons[0].file, "b.json");
    assert_false(lessons[0].extra);
    assert_int_equal(lessons[1].number, 0);
    assert_true(lessons[1].extra);
    assert_false(lessons[1].bundled);
    course_free(course);
    course_free(NULL);
}

static void neighbours_are_found_across_modules(void **state) {
    (void)state;
    struct course *course = parse(right);
    struct course_position first = course_find(course, "a"), middle = course_find(course, "b");
    struct course_position last = course_find(course, "x"), none = course_find(course, "m1");
    assert_null(first.before);
    assert_string_equal(first.lesson->id, "a");
    assert_string_equal(first.module->id, "m1");
    assert_string_equal(first.after->id, "b");
    assert_string_equal(middle.before->id, "a");
    assert_string_equal(middle.module->id, "m2");
    assert_string_equal(middle.after->id, "x");
    assert_string_equal(last.before->id, "b");
    assert_null(last.after);
    assert_null(none.lesson);
    assert_null(none.module);
    assert_null(none.before);
    assert_null(none.after);
    course_free(course);
}

static void expect_refused(const char *lessons, const char *says) {
    char text[1024];
    snprintf(text, sizeof text,
             "{\"format\":1,\"id\":\"c\",\"title\":\"C\",\"count\":17,\"modules\":[\n"
             "{\"id\":\"m\",\"title\":\"M\",\"lessons\":[\n%s\n]}]}",
             lessons);
    struct problems problems = {0};
    struct writer writer = {0};
    assert_null(course_parse("c", text, strlen(text), &problems));
    one_line_problems(&problems, &writer);
    assert_string_equal(writer.text, says);
    writer_release(&writer);
    problems_release(&problems);
}

#define MUST_LIE_IN                                                                                \
    "\"file\" must lie in the course's directory; name it from there, without \"..\" and without " \
    "a "                                                                                           \
    "\"/\" at its beginning\n"

static void what_a_course_must_hold_is_checked(void **state) {
    (void)state;
    expect_refused("{\"number\":1,\"id\":\"a\",\"title\":\"A\"}",
                   "c:3:1: error: lesson \"a\" has no \"file\"; name it, or write \"bundled\": "
                   "false\n");
    expect_refused("{\"id\":\"a\",\"title\":\"A\",\"file\":\"a.json\"}",
                   "c:3:1: error: lesson \"a\" has no \"number\"; give it one, or write "
                   "\"extra\": true\n");
    expect_refused("{\"number\":2,\"id\":\"a\",\"title\":\"A\",\"bundled\":false},\n"
                   "{\"number\":2,\"id\":\"b\",\"title\":\"B\",\"bundled\":false}",
                   "c:4:11: error: lesson 2 stands behind lesson 2; let the numbers of the "
                   "lessons rise; the one before on line 3\n");
    expect_refused("{\"number\":18,\"id\":\"a\",\"title\":\"A\",\"bundled\":false}",
                   "c:3:11: error: lesson 18 is beyond the course's \"count\"; raise \"count\", "
                   "or give it a lower number; the count on line 1\n");
    expect_refused("{\"number\":1,\"id\":\"a\",\"title\":\"A\",\"bundled\":false},\n"
                   "{\"number\":2,\"id\":\"a\",\"title\":\"B\",\"bundled\":false}",
                   "c:4:18: error: the id \"a\" is used twice in this file; first on line 3\n");
    expect_refused("{\"number\":1,\"id\":\"a\",\"title\":\"A\",\"file\":\"../a.json\"}",
                   "c:3:41: error: " MUST_LIE_IN);
    expect_refused("{\"number\":1,\"id\":\"a\",\"title\":\"A\",\n\"file\":\"/etc/passwd\"}",
                   "c:4:8: error: " MUST_LIE_IN);
    expect_refused("",
                   "c:2:33: error: \"lessons\" has too few entries: 0; write at least 1 entry\n");
}

static void the_projects_own_course_loads(void **state) {
    (void)state;
    struct problems problems = {0};
    struct course *course = course_load(RTLESSON_TEST_ROOT "/lessons/course.json", &problems);
    assert_int_equal(problems.count, 0);
    assert_non_null(course);
    struct course_position position = course_find(course, "realtime-introduction");
    assert_int_equal(position.lesson->number, 16);
    assert_string_equal(position.before->title, "State Normalization");
    assert_int_equal(position.after->number, 17);
    course_free(course);
    problems_release(&problems);
}

/* "m1: 15 a -; m2: 16 b b.json, + x -", the titles of the modules. */
static const char *told(const struct course *course, char *into, size_t size) {
    const struct course_module *modules = course->modules.at;
    size_t at = 0;
    into[0] = '\0';
    for (int i = 0; i < course->modules.count; i++) {
        const struct course_lesson *lessons = modules[i].lessons.at;
        at += (size_t)snprintf(into + at, size - at, "%s%s:", i > 0 ? "; " : "", modules[i].title);
        for (int j = 0; j < modules[i].lessons.count; j++)
            at += (size_t)snprintf(into + at, size - at, "%s %d %s %s", j > 0 ? "," : "",
                                   lessons[j].number, lessons[j].id,
                                   lessons[j].bundled ? lessons[j].file : "-");
    }
    return into;
}

/* Merges the two, the nearer first. */
static void expect_merged(const char *nearer, const char *farther, const char *wanted) {
    char text[512];
    struct course *near = parse(nearer), *far = parse(farther);
    struct course *merged = course_merge((const struct course *const[]){near, far}, 2);
    assert_string_equal(told(merged, text, sizeof text), wanted);
    assert_int_equal(merged->count, 17);
    course_free(merged);
    course_free(near);
    course_free(far);
}

#define COURSE_OF(modules)                                                                         \
    "{\"format\":1,\"id\":\"c\",\"title\":\"C\",\"count\":17,\"modules\":[" modules "]}"
#define MODULE_OF(id, title, lessons)                                                              \
    "{\"id\":\"" id "\",\"title\":\"" title "\",\"lessons\":[" lessons "]}"
#define LESSON_OF(number, id, file)                                                                \
    "{\"number\":" number ",\"id\":\"" id "\",\"title\":\"T\",\"file\":\"" file "\"}"
#define LESSON_NOT_BUNDLED(number, id)                                                             \
    "{\"number\":" number ",\"id\":\"" id "\",\"title\":\"T\",\"bundled\":false}"

static void courses_of_one_id_are_one(void **state) {
    (void)state;
    expect_merged(right, right, "M1: 15 a -; M2: 16 b b.json, 0 x -");
    /* The nearer's file and module, where it has them. */
    expect_merged(COURSE_OF(MODULE_OF("m2", "New", LESSON_OF("16", "b", "new.json"))), right,
                  "M1: 15 a -; New: 16 b new.json, 0 x -");
    /* What is not there hides nothing; what is there fills a gap. */
    expect_merged(COURSE_OF(MODULE_OF("m2", "M2", LESSON_NOT_BUNDLED("16", "b"))), right,
                  "M1: 15 a -; M2: 16 b b.json, 0 x -");
    expect_merged(COURSE_OF(MODULE_OF("m1", "M1", LESSON_OF("15", "a", "a.json"))), right,
                  "M1: 15 a a.json; M2: 16 b b.json, 0 x -");
    /* New lessons and modules stand by their numbers. */
    expect_merged(COURSE_OF(MODULE_OF("m1", "M1", LESSON_OF("14", "z", "z.json"))), right,
                  "M1: 14 z z.json, 15 a -; M2: 16 b b.json, 0 x -");
    expect_merged(COURSE_OF(MODULE_OF("m2", "M2", LESSON_OF("17", "z", "z.json"))), right,
                  "M1: 15 a -; M2: 16 b b.json, 0 x -, 17 z z.json");
    expect_merged(COURSE_OF(MODULE_OF("m0", "M0", LESSON_OF("3", "z", "z.json"))), right,
                  "M0: 3 z z.json; M1: 15 a -; M2: 16 b b.json, 0 x -");
    expect_merged(COURSE_OF(MODULE_OF("m3", "M3", LESSON_OF("17", "z", "z.json"))), right,
                  "M1: 15 a -; M2: 16 b b.json, 0 x -; M3: 17 z z.json");
    /* One that has moved leaves its place. */
    expect_merged(COURSE_OF(MODULE_OF("m1", "M1", LESSON_OF("16", "b", "b2.json"))), right,
                  "M1: 15 a -, 16 b b2.json; M2: 0 x -");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_course_has_modules_and_lessons),
        cmocka_unit_test(neighbours_are_found_across_modules),
        cmocka_unit_test(what_a_course_must_hold_is_checked),
        cmocka_unit_test(courses_of_one_id_are_one),
        cmocka_unit_test(the_projects_own_course_loads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
