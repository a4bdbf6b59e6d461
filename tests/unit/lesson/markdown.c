#include "lesson/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/writer.h"

static char *times(const char *text, int count) {
    struct writer writer = {0};
    for (int i = 0; i < count; i++)
        writer_bytes(&writer, text, strlen(text));
    assert_non_null(writer.text);
    return writer.text;
}

static void takes_times(const char *text, int count) {
    struct errbuf err = {""};
    char *whole = times(text, count);
    if (!markdown_is_bounded(whole, &err))
        fail_msg("%d times \"%s\": %s", count, text, err.text);
    free(whole);
}

static void refuses_times(const char *text, int count, const char *says) {
    struct errbuf err = {""};
    char *whole = times(text, count);
    if (markdown_is_bounded(whole, &err))
        fail_msg("%d times \"%s\" is taken", count, text);
    assert_string_equal(err.text, says);
    free(whole);
}

static void a_text_has_at_most_64_kib(void **state) {
    (void)state;
    takes_times("x", 65536);
    refuses_times("x", 65537, "holds 65537 bytes" HELP "divide it into texts of at most 65536");
    refuses_times("ab\n\n", 65536,
                  "holds 262144 bytes" HELP "divide it into texts of at most 65536");
}

static void a_text_has_at_most_256_images(void **state) {
    (void)state;
    takes_times("![a](b) ", 256);
    takes_times("!\\[ ", 300);
    refuses_times("![[]()", 257,
                  "holds ![ 257 times" HELP
                  "divide it into texts with at most 256, or write !\\\\[ where "
                  "no image is meant");
}

#define TOO_DEEP "holds quotes and lists 51 deep in one another" HELP "write at most 50"

static void quotes_and_lists_are_at_most_50_deep(void **state) {
    (void)state;
    static const char *const marks[] = {"> ", ">", "- ", "+ ", "* ", "1. ", "12) ", "-\t", ">- "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        int each = strcmp(marks[i], ">- ") == 0 ? 2 : 1;
        char *deep = times(marks[i], 51 / each), *text = malloc(strlen(deep) + 4);
        assert_non_null(text);
        /* One mark more than is allowed, and then one less. */
        strcpy(text, each == 2 ? "> " : "");
        strcat(strcat(text, deep), "a");
        refuses_times(text, 1, TOO_DEEP);
        takes_times(text + strlen(marks[i]), 1);
        free(text);
        free(deep);
    }
}

/* A list that goes one level deeper with every line: two columns more, and a mark. */
static void lists_that_deepen_line_by_line_are_seen(void **state) {
    (void)state;
    struct writer writer = {0};
    struct errbuf err = {""};
    for (int i = 0; i < 50; i++)
        writer_printf(&writer, "%*s- a\n", 2 * i, "");
    assert_true(markdown_is_bounded(writer.text, &err));
    writer_printf(&writer, "%*s- a\n", 2 * 50, "");
    assert_false(markdown_is_bounded(writer.text, &err));
    assert_string_equal(err.text, TOO_DEEP);
    writer_release(&writer);
}

static void what_nests_nothing_is_not_counted(void **state) {
    (void)state;
    takes_times("- a\n", 10000);
    takes_times("> a\n", 10000);
    takes_times("> - a\n\n  b\n", 3000);
    takes_times("\n", 1000);
    takes_times("\r\n", 1000);
    takes_times("* ", 1000); /* a rule */
    takes_times("- ", 1000);
    takes_times("-", 1000);
    takes_times("a - b ", 1000);
    takes_times("a > b ", 1000);
    takes_times("2026.", 1000);
    takes_times(" ", 60000); /* code that is far to the right */
    takes_times("", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_has_at_most_64_kib),
        cmocka_unit_test(a_text_has_at_most_256_images),
        cmocka_unit_test(quotes_and_lists_are_at_most_50_deep),
        cmocka_unit_test(lists_that_deepen_line_by_line_are_seen),
        cmocka_unit_test(what_nests_nothing_is_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
