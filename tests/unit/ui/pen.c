/* The pen: labels in exactly as many rows as were kept for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/pen.h"

/* Writes a label of so many rows in 12 cells, and an "end" below it; the canvas as lines. */
static void expect(const char *text, int rows, const char *lines) {
    struct canvas canvas;
    struct writer writer = {0};
    canvas_init(&canvas, 12, 5, false);
    struct pen pen = {.canvas = &canvas, .width_cells = 12};
    struct pen measure = {.width_cells = 12};
    pen_label_rows(&pen, 2, (struct style){0}, text, rows);
    pen_label_rows(&measure, 2, (struct style){0}, text, rows);
    assert_int_equal(pen.y, rows);
    assert_int_equal(measure.y, rows);
    pen_label(&pen, 0, (struct style){0}, "end");
    canvas_write(&canvas, &writer, false);
    assert_memory_equal(writer.text, lines, strlen(lines));
    writer_release(&writer);
    canvas_release(&canvas);
}

static void a_short_label_leaves_rows_blank(void **state) {
    (void)state;
    expect("one", 3, "  one\n\n\nend\n");
    expect(NULL, 1, "\nend\n");
}

static void a_label_that_fits_is_whole(void **state) {
    (void)state;
    expect("one two three", 2, "  one two\n  three\nend\n");
}

static void a_long_label_is_cut(void **state) {
    (void)state;
    expect("one two three four five", 2, "  one two\n  three fou…\nend\n");
    expect("one two three", 1, "  one two t…\nend\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_label_leaves_rows_blank),
        cmocka_unit_test(a_label_that_fits_is_whole),
        cmocka_unit_test(a_long_label_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
