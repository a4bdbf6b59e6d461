/* Dials worked out by hand from their widths. */
#include "ui/dial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const struct dial *dials, int count, int width, bool ascii,
                   const char *expected) {
    struct canvas canvas;
    struct writer writer = {0};
    struct dial_frame frame = dial_frame(dials, count, width);
    canvas_init(&canvas, width, frame.rows * count, ascii);
    for (int i = 0; i < count; i++)
        dial_draw(&dials[i], &frame, i * frame.rows, &canvas);
    canvas_write(&canvas, &writer, false);
    assert_string_equal(writer.text, expected);
    writer_release(&writer);
    canvas_release(&canvas);
}

/* Titles of 8 cells, values of 7 and 4 for their arrows, two gaps of 2: 23, and the scale has what
 * remains, at most 31. */
static const struct dial dials[] = {
    {.title = "Interval", .value = "2.5 s", .value_cells = 7, .step = 5, .steps = 10},
    {.title = "Latency",
     .value = "80 ms",
     .value_cells = 7,
     .step = 0,
     .steps = 4,
     .focused = true,
     .entered = true},
    {.title = "Hold", .value = "30 s", .value_cells = 4, .step = 1, .steps = 1},
};

static void scales_stand_in_line(void **state) {
    (void)state;
    expect(dials, 3, 60, false,
           "Interval  ├──────────────●──────────────┤    2.5 s\n"
           "Latency   ├●────────────────────────────┤  ◄ 80 ms ►\n"
           "Hold      ├────────────────────────────●┤    30 s\n");
    expect(dials, 3, 32, true,
           "Interval  +---@---+    2.5 s\n"
           "Latency   +@------+  < 80 ms >\n"
           "Hold      +------@+    30 s\n");
}

/* Half of 17 steps between 18 columns is rounded up. */
static void narrow_dials_have_their_scale_below(void **state) {
    (void)state;
    expect(dials, 2, 31, false,
           "Interval    2.5 s\n"
           "├──────────────●──────────────┤\n"
           "Latency   ◄ 80 ms ►\n"
           "├●────────────────────────────┤\n");
    expect(dials, 2, 20, false,
           "Interval\n"
           "  2.5 s\n"
           "├─────────●────────┤\n"
           "Latency\n"
           "◄ 80 ms ►\n"
           "├●─────────────────┤\n");
    expect(dials, 1, 2, false,
           "I…\n"
           "2.\n");
}

/* Turning moves the mark alone: the frame is that of the widest value. */
static void nothing_moves_when_turned(void **state) {
    (void)state;
    struct dial dial = dials[0];
    for (int width = 1; width <= 100; width++) {
        struct dial_frame before = dial_frame(&dial, 1, width);
        dial.value = dial.step == 5 ? "10.5 ms" : "2.5 s";
        dial.step = 15 - dial.step;
        struct dial_frame after = dial_frame(&dial, 1, width);
        assert_int_equal(before.rows, after.rows);
        assert_int_equal(before.scale_cells, after.scale_cells);
        assert_true(after.scale_cells <= width);
    }
}

static void expect_switch(int step, int width, bool ascii, const char *expected) {
    struct canvas canvas;
    struct writer writer = {0};
    struct dial_frame frame = dial_frame(dials, 3, width);
    struct dial dial = {.title = "Back-off",
                        .value = step == 0 ? "off" : "on",
                        .value_cells = 3,
                        .step = step,
                        .steps = 1};
    canvas_init(&canvas, width, dial_switch_rows(&dial, &frame), ascii);
    dial_draw_switch(&dial, &frame, 0, &canvas);
    canvas_write(&canvas, &writer, false);
    assert_string_equal(writer.text, expected);
    writer_release(&writer);
    canvas_release(&canvas);
}

/* Behind titles of 8 cells and a gap of 2, its scale of 4, a gap and its value: 19. */
static void a_switch_has_two_steps_in_line_with_the_dials(void **state) {
    (void)state;
    expect_switch(0, 60, false, "Back-off  ├●─┤  off\n");
    expect_switch(1, 60, false, "Back-off  ├─●┤  on\n");
    expect_switch(1, 19, true, "Back-off  +-@+  on\n");
    expect_switch(1, 18, false, "Back-off\n├─●┤  on\n");
}

static int step_at(int index, int width, struct spot from, struct spot at) {
    struct dial_frame frame = dial_frame(dials, 3, width);
    return dial_step_at(&dials[index], &frame, from, at);
}

static int step_clicked(int index, int width, int x, int y) {
    return step_at(index, width, (struct spot){x, y}, (struct spot){x, y});
}

/* At 60 cells a scale begins at column 10; its 29 columns begin at 11, the middle is 25. */
static void a_scale_is_turned_where_the_mouse_is(void **state) {
    (void)state;
    assert_int_equal(step_clicked(0, 60, 11, 0), 0);
    assert_int_equal(step_clicked(0, 60, 25, 0), 5);
    assert_int_equal(step_clicked(0, 60, 10, 0), 0); /* its ends are it, too */
    assert_int_equal(step_clicked(0, 60, 40, 0), 10);
    assert_int_equal(step_clicked(0, 60, 9, 0), -1);
    assert_int_equal(step_clicked(0, 60, 41, 0), -1);
    assert_int_equal(step_clicked(0, 60, 25, 1), -1);
    assert_int_equal(step_at(0, 60, (struct spot){25, 0}, (struct spot){300, 7}), 10);
    assert_int_equal(step_at(0, 60, (struct spot){25, 0}, (struct spot){-4, -7}), 0);
    assert_int_equal(step_at(0, 60, (struct spot){5, 0}, (struct spot){25, 0}), -1);
    /* Below title and value it begins at column 0. */
    assert_int_equal(step_clicked(0, 31, 15, 1), 5);
    assert_int_equal(step_clicked(0, 31, 15, 0), -1);
}

/* The value of the second begins at column 43: an arrow, a blank, 5 cells, a blank, an arrow. */
static void arrows_turn_by_one(void **state) {
    (void)state;
    assert_int_equal(step_clicked(1, 60, 51, 0), 1);
    assert_int_equal(step_clicked(1, 60, 43, 0), 0); /* there is none before it */
    assert_int_equal(step_clicked(1, 60, 47, 0), -1);
    assert_int_equal(step_at(1, 60, (struct spot){51, 0}, (struct spot){52, 0}), -1);
    assert_int_equal(step_clicked(0, 60, 43, 0), -1); /* without the focus there are none */
    assert_int_equal(step_clicked(1, 31, 18, 0), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales_stand_in_line),
        cmocka_unit_test(narrow_dials_have_their_scale_below),
        cmocka_unit_test(nothing_moves_when_turned),
        cmocka_unit_test(a_scale_is_turned_where_the_mouse_is),
        cmocka_unit_test(arrows_turn_by_one),
        cmocka_unit_test(a_switch_has_two_steps_in_line_with_the_dials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
