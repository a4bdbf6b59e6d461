#include "lesson/problems.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect_written(struct problems *problems, const char *text) {
    struct writer writer = {0};
    problems_write(problems, &writer);
    assert_string_equal(writer.text != NULL ? writer.text : "", text);
    writer_release(&writer);
}

static void expect_place(const char *text, size_t offset, int line, int column) {
    struct place place = place_of(text, strlen(text), offset);
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void a_column_is_a_character(void **state) {
    (void)state;
    expect_place("abc", 0, 1, 1);
    expect_place("abc", 2, 1, 3);
    expect_place("a\nbc", 1, 1, 2);
    expect_place("a\nbc", 2, 2, 1);
    expect_place("a\r\nbc", 4, 2, 2);
    expect_place("é—x", 5, 1, 3); /* é is two bytes, the dash three */
    expect_place("\n\n", 2, 3, 1);
    expect_place("abc", 100, 1, 4);
}

static void a_place_goes_on_from_an_earlier_one(void **state) {
    (void)state;
    const char *text = "one\ntwo — three\nfour";
    for (size_t from = 0; from <= strlen(text); from++)
        for (size_t to = from; to <= strlen(text); to++) {
            struct place whole = place_of(text, strlen(text), to);
            struct place parts = place_forward(place_of(text, strlen(text), from), text, from, to);
            assert_int_equal(parts.line, whole.line);
            assert_int_equal(parts.column, whole.column);
        }
}

static void problems_are_told_in_the_order_of_their_places(void **state) {
    (void)state;
    struct problems problems = {0};
    problems_add(&problems, (struct source){.name = "a.json"},
                 (struct place){.line = 10, .column = 2}, PROBLEM_ERROR, CODE_TWICE, "third");
    problems_add(&problems, (struct source){.name = "a.json"},
                 (struct place){.line = 2, .column = 30}, PROBLEM_WARNING, CODE_TWICE,
                 "second of %d", 3);
    problems_add(&problems, (struct source){.name = "a.json"},
                 (struct place){.line = 2, .column = 4}, PROBLEM_ERROR, CODE_TWICE, "first");
    problems_add(&problems, (struct source){.name = "b.json"},
                 (struct place){.line = 1, .column = 1}, PROBLEM_ERROR, CODE_TWICE, "another file");
    problems_add(&problems, (struct source){.name = "b.json"},
                 (struct place){.line = 1, .column = 1}, PROBLEM_ERROR, CODE_TWICE,
                 "told after it");
    expect_written(&problems, "a.json:2:4: error[F009]: first\n"
                              "a.json:2:30: warning[F009]: second of 3\n"
                              "a.json:10:2: error[F009]: third\n"
                              "b.json:1:1: error[F009]: another file\n"
                              "b.json:1:1: error[F009]: told after it\n");
    assert_int_equal(problems.errors, 4);
    problems_release(&problems);
}

static void a_whole_file_has_no_line(void **state) {
    (void)state;
    struct problems problems = {0};
    problems_add(&problems, (struct source){.name = "gone.json"}, (struct place){0}, PROBLEM_ERROR,
                 CODE_TWICE, "cannot read: %s", "No such file or directory");
    expect_written(&problems, "gone.json: error[F009]: cannot read: No such file or directory\n");
    problems_release(&problems);
}

static void warnings_are_no_errors(void **state) {
    (void)state;
    struct problems problems = {0};
    assert_false(problems_any(&problems));
    expect_written(&problems, "");
    problems_add(&problems, (struct source){.name = "a"}, (struct place){.line = 1, .column = 1},
                 PROBLEM_WARNING, CODE_TWICE, "odd");
    assert_false(problems_any(&problems));
    problems_add(&problems, (struct source){.name = "a"}, (struct place){.line = 1, .column = 1},
                 PROBLEM_ERROR, CODE_TWICE, "wrong");
    assert_true(problems_any(&problems));
    problems_release(&problems);
}

static void a_message_is_one_harmless_line(void **state) {
    (void)state;
    struct problems problems = {0};
    problems_add(&problems, (struct source){.name = "a\nb.json"},
                 (struct place){.line = 1, .column = 1}, PROBLEM_ERROR, CODE_TWICE,
                 "unknown field \"%s\"",
                 "x\r\nevil.json:1:1: error[F009]: \033[31m\xC2\x9B"
                 "2J");
    struct writer writer = {0};
    problems_write(&problems, &writer);
    for (size_t i = 0; i + 1 < writer.length; i++)
        assert_true((unsigned char)writer.text[i] >= 0x20);
    assert_int_equal(writer.text[writer.length - 1], '\n');
    assert_null(strstr(writer.text, "\xC2\x9B"));
    assert_non_null(strstr(writer.text, "evil.json:1:1: error[F009]: "));
    writer_release(&writer);
    problems_release(&problems);
}

static void what_nobody_reads_is_counted_only(void **state) {
    (void)state;
    struct problems problems = {0};
    for (int i = 0; i < PROBLEMS_LIMIT + 5; i++) {
        assert_int_equal(problems_full(&problems), i >= PROBLEMS_LIMIT);
        problems_add(&problems, (struct source){.name = "a"},
                     (struct place){.line = 1, .column = i + 1}, PROBLEM_ERROR, CODE_TWICE,
                     "wrong");
    }
    assert_int_equal(problems.count, PROBLEMS_LIMIT);
    assert_int_equal(problems.errors, PROBLEMS_LIMIT + 5);
    struct writer writer = {0};
    problems_write(&problems, &writer);
    assert_non_null(
        strstr(writer.text, "a:1:1000: error[F009]: wrong\n5 more problems are not shown\n"));
    writer_release(&writer);
    problems_release(&problems);
}

static void warn_at(struct problems *problems, const char *file, size_t offset, enum code code) {
    problems_add(problems, (struct source){.name = file},
                 (struct place){.line = 1, .column = (int)offset + 1, .offset = offset},
                 PROBLEM_WARNING, code, "told");
}

/* From byte 10 on, 5 bytes of a.json. */
static void what_is_allowed_in_a_stretch_is_told_around_it(void **state) {
    (void)state;
    struct problems problems = {0};
    const struct source source = {.name = "a.json"};
    const struct place place = {.line = 1, .column = 11, .offset = 10};
    problems_allow(&problems, source, 10, 5, CODE_SAY_WHY, place);
    warn_at(&problems, "a.json", 9, CODE_SAY_WHY);
    warn_at(&problems, "a.json", 15, CODE_SAY_WHY);
    warn_at(&problems, "b.json", 12, CODE_SAY_WHY);
    warn_at(&problems, "a.json", 12, CODE_LONG_READ);
    assert_int_equal(problems.count, 4);
    problems_tell_unused(&problems, source);
    assert_int_equal(problems.count, 5);
    assert_int_equal(problems.list[4].code, CODE_ALLOWS_NOTHING);
    problems_release(&problems);
}

static void what_is_allowed_is_not_told_and_not_idle(void **state) {
    (void)state;
    struct problems problems = {0};
    const struct source source = {.name = "a.json"};
    problems_allow(&problems, source, 10, 5, CODE_SAY_WHY, (struct place){.line = 1});
    warn_at(&problems, "a.json", 10, CODE_SAY_WHY);
    warn_at(&problems, "a.json", 14, CODE_SAY_WHY);
    problems_tell_unused(&problems, source);
    assert_int_equal(problems.count, 0);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_a_character),
        cmocka_unit_test(a_place_goes_on_from_an_earlier_one),
        cmocka_unit_test(problems_are_told_in_the_order_of_their_places),
        cmocka_unit_test(a_whole_file_has_no_line),
        cmocka_unit_test(warnings_are_no_errors),
        cmocka_unit_test(a_message_is_one_harmless_line),
        cmocka_unit_test(what_nobody_reads_is_counted_only),
        cmocka_unit_test(what_is_allowed_in_a_stretch_is_told_around_it),
        cmocka_unit_test(what_is_allowed_is_not_told_and_not_idle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
