#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kinds.h"

/* The text at hand is copied to memory of exactly its size, so that the sanitizers see every byte
 * read beyond it. Either there is a lesson, or an error that says why not. */
static void try_text(const char *text, size_t length) {
    char *exact = malloc(length > 0 ? length : 1);
    assert_non_null(exact);
    memcpy(exact, text, length);
    struct problems problems = {0};
    struct writer writer = {0};
    struct lesson *lesson = lesson_parse("m.json", exact, length, test_kinds, &problems);
    problems_write(&problems, &writer);
    if ((lesson != NULL) == problems_any(&problems))
        fail_msg("%.*s\n%s", (int)length, exact, writer.text != NULL ? writer.text : "no error");
    for (int i = 0; i < problems.count; i++)
        if (problems.list[i].place.line < 1)
            fail_msg("without a place: %s", problems.list[i].text);
    lesson_free(lesson);
    writer_release(&writer);
    problems_release(&problems);
    free(exact);
}

/* Numbers that look random and are the same in every run. */
static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void every_beginning_is_survived(void **state) {
    (void)state;
    for (size_t length = 0; length < sizeof test_lesson; length++)
        try_text(test_lesson, length);
}

static void any_changed_bytes_are_survived(void **state) {
    (void)state;
    static const char likely[] = "{}[]\",:\\u0019aeE+-.\n\t/'ntf \x80\xC3\xED\xF0\xFF";
    uint32_t seed = 20261124;
    size_t length = sizeof test_lesson - 1;
    for (int round = 0; round < 4000; round++) {
        char text[sizeof test_lesson];
        memcpy(text, test_lesson, length);
        for (uint32_t changes = next_random(&seed) % 3 + 1; changes > 0; changes--)
            text[next_random(&seed) % length] = likely[next_random(&seed) % (sizeof likely - 1)];
        try_text(text, length);
    }
}

/* Cuts a run out of the text, or puts a run of it in elsewhere: braces and quotes that do not
 * match, keys and ids that come twice. */
static void any_moved_run_is_survived(void **state) {
    (void)state;
    uint32_t seed = 8259;
    size_t length = sizeof test_lesson - 1;
    for (int round = 0; round < 4000; round++) {
        char text[2 * sizeof test_lesson];
        size_t from = next_random(&seed) % length, at = next_random(&seed) % length;
        size_t run = next_random(&seed) % 80 + 1;
        if (run > length - from)
            run = length - from;
        memcpy(text, test_lesson, at);
        memcpy(text + at, test_lesson + from, run);
        size_t skip = round % 2 == 0 ? 0 : next_random(&seed) % (length - at);
        memcpy(text + at + run, test_lesson + at + skip, length - at - skip);
        try_text(text, length + run - skip);
    }
}

/* Every value of the lesson in turn is replaced by one of another kind: the JSON stays right. */
static void any_other_value_is_survived(void **state) {
    (void)state;
    static const char *const values[] = {"null", "-1.5", "\"\"",   "\"x\"", "[]",
                                         "{}",   "true", "[[{}]]", "1e300", "{\"a\":{}}"};
    size_t length = sizeof test_lesson - 1;
    for (size_t at = 0; at + 1 < length; at++) {
        if (memcmp(test_lesson + at, ": \"", 3) != 0)
            continue;
        size_t end = at + 3 + strcspn(test_lesson + at + 3, "\"") + 1;
        for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
            char text[sizeof test_lesson + 16];
            int made = snprintf(text, sizeof text, "%.*s: %s%s", (int)at, test_lesson, values[i],
                                test_lesson + end);
            try_text(text, (size_t)made);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_beginning_is_survived),
        cmocka_unit_test(any_changed_bytes_are_survived),
        cmocka_unit_test(any_moved_run_is_survived),
        cmocka_unit_test(any_other_value_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
