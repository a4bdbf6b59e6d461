#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "lesson/file.h"

/* The bundled lesson, changed in one place after another: whatever the checks of the real kinds are
 * handed, there is a lesson, or an error that says why not. */

static char *source;
static size_t source_length;

/* A round loads the whole lesson. */
enum { ROUNDS = 300 };

/* Every text in quotes, keys too. */
static struct span { size_t from, to; } texts[10000];
static size_t text_count;

static void find_texts(void) {
    for (size_t at = 0; at < source_length; at++) {
        if (source[at] != '"')
            continue;
        size_t from = at++;
        for (; source[at] != '"'; at++)
            at += source[at] == '\\';
        assert_true(text_count < sizeof texts / sizeof texts[0]);
        texts[text_count++] = (struct span){from, at + 1};
    }
}

static int read_source(void **state) {
    (void)state;
    struct problems problems = {0};
    source = file_read(RTLESSON_TEST_ROOT "/lessons/realtime-introduction.json", &source_length,
                       &problems);
    problems_release(&problems);
    if (source == NULL)
        return -1;
    find_texts();
    return 0;
}

static int free_source(void **state) {
    (void)state;
    free(source);
    return 0;
}

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Loads the source with the bytes from..to replaced by middle. */
static void try_replaced(size_t from, size_t to, const char *middle, size_t length) {
    size_t rest = source_length - to;
    char *text = malloc(from + length + rest + 1);
    assert_non_null(text);
    memcpy(text, source, from);
    memcpy(text + from, middle, length);
    memcpy(text + from + length, source + to, rest);
    struct problems problems = {0};
    struct lesson *lesson =
        lesson_parse("m.json", text, from + length + rest, registry_kinds(), &problems);
    if ((lesson != NULL) == problems_any(&problems))
        fail_msg("%.*s for %.*s", (int)length, middle, (int)(to - from), source + from);
    lesson_free(lesson);
    problems_release(&problems);
    free(text);
}

static void any_text_may_be_another(void **state) {
    (void)state;
    uint32_t seed = 16;
    for (int round = 0; round < ROUNDS; round++) {
        struct span text = texts[next_random(&seed) % text_count];
        struct span other = texts[next_random(&seed) % text_count];
        try_replaced(text.from, text.to, source + other.from, other.to - other.from);
    }
}

static void any_text_may_be_a_value_of_another_type(void **state) {
    (void)state;
    static const char *const values[] = {"null",          "-1", "1e300", "\"\"", "\"0s\"",
                                         "\"9999h\"",     "[]", "{}",    "true", "[[]]",
                                         "[\"a\", \"a\"]"};
    uint32_t seed = 17;
    for (int round = 0; round < ROUNDS; round++) {
        struct span text = texts[next_random(&seed) % text_count];
        const char *value = values[(size_t)round % (sizeof values / sizeof values[0])];
        try_replaced(text.from, text.to, value, strlen(value));
    }
}

/* Fields that are missing; bands, actors, choices and steps that are left out or out of order. */
static void any_line_may_be_missing_or_twice_there(void **state) {
    (void)state;
    uint32_t seed = 18;
    for (int round = 0; round < ROUNDS; round++) {
        size_t from = next_random(&seed) % source_length;
        while (from > 0 && source[from - 1] != '\n')
            from--;
        size_t to = from + strcspn(source + from, "\n");
        if (round % 2 == 0)
            try_replaced(from, to, "", 0);
        else
            try_replaced(from, from, source + from, to - from);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_may_be_another),
        cmocka_unit_test(any_text_may_be_a_value_of_another_type),
        cmocka_unit_test(any_line_may_be_missing_or_twice_there),
    };
    return cmocka_run_group_tests(tests, read_source, free_source);
}
