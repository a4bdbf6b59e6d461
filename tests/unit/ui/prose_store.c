/* Prose that is kept: found again where it is the same, laid out where it is not, and never more
 * than so much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ui/prose_store.h"

static int set_up(void **state) {
    static struct prose_store store;
    *state = &store;
    return 0;
}

static int tear_down(void **state) {
    prose_store_release(*state);
    return 0;
}

static void expect_line(struct prose prose, int line, const char *text) {
    assert_true(line < prose.line_count);
    assert_int_equal(prose.lines[line].span_count, 1);
    const struct prose_span *span = &prose.lines[line].spans[0];
    assert_int_equal(span->length, strlen(text));
    assert_memory_equal(span->text, text, span->length);
}

static void the_same_is_laid_out_once(void **state) {
    struct prose first = prose_stored(*state, "one two", NULL, 5);
    struct prose again = prose_stored(*state, "one two", NULL, 5);
    expect_line(first, 0, "one");
    expect_line(first, 1, "two");
    assert_ptr_equal(again.lines, first.lines);
    assert_int_equal(again.line_count, 2);
}

static void another_width_is_another_layout(void **state) {
    expect_line(prose_stored(*state, "one two", NULL, 5), 0, "one");
    expect_line(prose_stored(*state, "one two", NULL, 9), 0, "one two");
    expect_line(prose_stored(*state, "one two", NULL, 5), 0, "one");
}

/* As a frame's own memory has them: the next frame writes another text where this one was. */
static void a_text_that_changed_in_its_place_is_another(void **state) {
    char text[] = "one";
    expect_line(prose_stored(*state, text, NULL, 5), 0, "one");
    memcpy(text, "two", sizeof text);
    expect_line(prose_stored(*state, text, NULL, 5), 0, "two");
    memcpy(text, "one", sizeof text);
    expect_line(prose_stored(*state, text, NULL, 5), 0, "one");
}

/* As another attempt has them. */
static void a_text_filled_otherwise_is_another(void **state) {
    static const char text[] = "{set: interval}";
    const struct fill two = {.of = FILL_SET, .name = "interval", .text = "2 s"},
                      four = {.of = FILL_SET, .name = "interval", .text = "4 s"};
    const struct fills first = {&two, 1, "2 s\n"}, second = {&four, 1, "4 s\n"};
    expect_line(prose_stored(*state, text, &first, 9), 0, "2 s");
    expect_line(prose_stored(*state, text, &second, 9), 0, "4 s");
    expect_line(prose_stored(*state, text, &first, 9), 0, "2 s");
    expect_line(prose_stored(*state, text, NULL, 20), 0, text);
    struct prose plain = prose_stored(*state, "one two", &first, 9);
    assert_ptr_equal(prose_stored(*state, "one two", &second, 9).lines, plain.lines);
}

static void there_is_room_for_so_much(void **state) {
    struct prose_store *store = *state;
    size_t most = 0;
    for (int i = 0; i < 20000; i++) {
        char text[16];
        snprintf(text, sizeof text, "n%d", i);
        expect_line(prose_stored(store, text, NULL, 9), 0, text);
        assert_true(store->bytes < PROSE_STORE_BYTES + 4096);
        most = store->bytes > most ? store->bytes : most;
    }
    assert_true(most >= PROSE_STORE_BYTES);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_same_is_laid_out_once),       TEST(a_text_filled_otherwise_is_another),
        TEST(another_width_is_another_layout), TEST(a_text_that_changed_in_its_place_is_another),
        TEST(there_is_room_for_so_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
