/* Rows of options worked out by hand from their widths. */
#include "ui/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* With a cell at each side 6, 5 and 7: 18. */
static const char *const words[] = {"none", "one", "three"};

static struct options options(int chosen) {
    return (struct options){.title = "Set-up", .words = words, .count = 3, .chosen = chosen};
}

static void expect(const struct options *its, int title_cells, int width, bool ascii,
                   const char *expected) {
    struct canvas canvas;
    struct writer writer = {0};
    canvas_init(&canvas, width, options_rows(its, title_cells, width), ascii);
    options_draw(its, title_cells, width, 0, &canvas);
    canvas_write(&canvas, &writer, false);
    assert_string_equal(writer.text, expected);
    writer_release(&writer);
    canvas_release(&canvas);
}

/* Titles of 8 cells, a gap of 2, and 18: from 28 cells on they are beside. */
static void they_stand_in_a_row_behind_the_titles(void **state) {
    (void)state;
    struct options its = options(1);
    expect(&its, 8, 28, false, "Set-up     none ▐one▌ three\n");
    expect(&its, 8, 28, true, "Set-up     none [one] three\n");
    its = options(2);
    expect(&its, 8, 40, false, "Set-up     none  one ▐three▌\n");
}

static void without_room_beside_the_title_they_stand_below_it(void **state) {
    (void)state;
    struct options its = options(0);
    expect(&its, 8, 27, false, "Set-up\n▐none▌ one  three\n");
    expect(&its, 8, 17, false, "Set-up\n▐none▌ one\n three\n");
    expect(&its, 8, 6, false, "Set-up\n▐none▌\n one\n three\n");
    expect(&its, 8, 3, false, "Se…\n▐no\n on\n th\n");
}

/* Where each stands hangs on no choice. */
static void choosing_moves_nothing(void **state) {
    (void)state;
    for (int width = 1; width <= 40; width++) {
        struct options first = options(0), last = options(2);
        assert_int_equal(options_rows(&first, 8, width), options_rows(&last, 8, width));
    }
}

static int found(int width, int x, int y) {
    struct options its = options(0);
    return options_at(&its, 8, width, (struct spot){x, y});
}

static void each_is_found_in_its_cells(void **state) {
    (void)state;
    assert_int_equal(found(28, 9, 0), -1);
    assert_int_equal(found(28, 10, 0), 0);
    assert_int_equal(found(28, 15, 0), 0);
    assert_int_equal(found(28, 16, 0), 1);
    assert_int_equal(found(28, 27, 0), 2);
    assert_int_equal(found(28, 28, 0), -1);
    assert_int_equal(found(28, 16, 1), -1);
    assert_int_equal(found(17, 7, 1), 1);
    assert_int_equal(found(17, 7, 0), -1);
    assert_int_equal(found(17, 0, 2), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_stand_in_a_row_behind_the_titles),
        cmocka_unit_test(without_room_beside_the_title_they_stand_below_it),
        cmocka_unit_test(each_is_found_in_its_cells),
        cmocka_unit_test(choosing_moves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
