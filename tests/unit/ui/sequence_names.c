/* Names of actors: letters that tell them apart, what explains those, and where titles stand. */
#include "ui/sequence_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static struct arena arena;

static int release(void **state) {
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct sequence_names names_of(const char *const *titles, int count, int width) {
    struct trace trace = {.actors = titles, .actor_count = count};
    struct sequence_names names = sequence_names(&trace, width, &arena);
    assert_non_null(names.of);
    return names;
}

/* Any two of "Client", "Server" and "Proxy" leave 12 cells for a label from 6 + 6 + 5 + 12 = 29 on.
 */
static void titles_are_names_where_they_have_room(void **state) {
    (void)state;
    static const char *const titles[] = {"Client", "Proxy", "Server"};
    struct sequence_names wide = names_of(titles, 3, 29), narrow = names_of(titles, 3, 28);
    assert_true(wide.whole);
    assert_string_equal(wide.of[1], "Proxy");
    assert_int_equal(wide.legend_rows, 0);
    assert_false(narrow.whole);
    assert_string_equal(narrow.of[1], "P");
    assert_int_equal(narrow.legend_rows, 2);
    assert_string_equal(narrow.legend[0], "C Client · P Proxy");
    assert_string_equal(narrow.legend[1], "S Server");
}

static void as_many_letters_as_tell_it_from_the_others(void **state) {
    (void)state;
    static const char *const titles[] = {"Server", "Sender", "Ada", "消息队列", "X"};
    struct sequence_names names = names_of(titles, 5, 20);
    assert_string_equal(names.of[0], "Ser");
    assert_string_equal(names.of[1], "Sen");
    assert_string_equal(names.of[2], "A");
    assert_string_equal(names.of[3], "消");
    assert_string_equal(names.of[4], "X");
    assert_int_equal(names.legend_rows, 3); /* "X" is its own name */
    assert_string_equal(names.legend[1], "Sen Sender · A Ada");
}

static void what_no_three_letters_tell_apart_has_numbers(void **state) {
    (void)state;
    static const char *const alike[] = {"Server", "Client", "Server"}, *const begun_alike[] = {
                                                                           "The phone", "The host"};
    struct sequence_names same = names_of(alike, 3, 20), later = names_of(begun_alike, 2, 20);
    assert_string_equal(same.of[2], "3");
    assert_string_equal(same.legend[0], "1 Server · 2 Client");
    assert_string_equal(later.of[0], "1");
    assert_string_equal(later.legend[1], "2 The host");
}

static void a_legend_stays_in_its_width(void **state) {
    (void)state;
    static const char *const titles[] = {"Customer mobile app", "Load balancer", "Authentication",
                                         "消息队列服务"};
    for (int width = 1; width <= 60; width++) {
        struct sequence_names names = names_of(titles, 4, width);
        for (int i = 0; i < names.legend_rows; i++)
            assert_true(text_width(names.legend[i]) <= width);
        assert_int_equal(names.legend_rows > 0, !names.whole);
    }
    assert_string_equal(names_of(titles, 4, 12).legend[0], "C Customer …");
}

/* Any columns that are at least four apart. */
static void titles_never_touch(void **state) {
    (void)state;
    for (int gap = 4; gap <= 30; gap++)
        for (int left = 0; left <= 12; left++)
            for (int count = 2; count <= 8; count++) {
                int columns[8], right = left + gap * (count - 1) + 5;
                for (int i = 0; i < count; i++)
                    columns[i] = left + gap * i;
                for (int i = 0; i < count; i++) {
                    struct sequence_slot slot = sequence_slot(columns, count, i, right);
                    struct sequence_slot next =
                        sequence_slot(columns, count, i + 1 < count ? i + 1 : i, right);
                    assert_true(slot.x >= 0 && slot.cells > 0 && slot.x + slot.cells <= right);
                    assert_true(slot.x <= columns[i] && columns[i] < slot.x + slot.cells);
                    assert_true(i + 1 == count || slot.x + slot.cells + 2 <= next.x);
                }
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_names_where_they_have_room),
        cmocka_unit_test(as_many_letters_as_tell_it_from_the_others),
        cmocka_unit_test(what_no_three_letters_tell_apart_has_numbers),
        cmocka_unit_test(a_legend_stays_in_its_width),
        cmocka_unit_test(titles_never_touch),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
