/* Curves worked out by hand: tops are chosen so that a value is its height in eighths of a cell. */
#include "ui/curve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Draws the curves one above the other. */
static void expect(const struct curve *curves, int count, int width, bool ascii,
                   const char *expected) {
    struct canvas canvas;
    struct writer writer = {0};
    struct curve_frame frame = curve_frame(curves, count, width);
    int rows = 0, y = 0;
    for (int i = 0; i < count; i++)
        rows += curve_rows(&curves[i], &frame);
    canvas_init(&canvas, width, rows, ascii);
    for (int i = 0; i < count; i++) {
        curve_draw(&curves[i], &frame, y, &canvas);
        y += curve_rows(&curves[i], &frame);
    }
    canvas_write(&canvas, &writer, false);
    assert_string_equal(writer.text, expected);
    writer_release(&writer);
    canvas_release(&canvas);
}

/* Two rows are 16 eighths. At 33 cells, title, label and axis take 13 and leave 20 columns. The 20
 * leaves the axis. */
static const int64_t rising[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,          9,
                                 10, 11, 12, 13, 14, 15, 16, 20, CURVE_NONE, 5};

static void a_curve_stands_on_its_axis(void **state) {
    (void)state;
    struct curve curve = {.title = "behind",
                          .values = rising,
                          .top = 16,
                          .top_text = "4 s",
                          .rows = 2,
                          .axis = true,
                          .now = 9,
                          .mark = 4};
    expect(&curve, 1, 33, false,
           "behind  4 s ┤         ▁▂▃▄▅▆▇█▲\n"
           "            │ ▁▂▃▄▅▆▇██████████ ▅\n"
           "          0 ┼━━━━▲━━━━━──────────\n");
    expect(&curve, 1, 33, true,
           "behind  4 s +         _.:=+*%#^\n"
           "            | _.:=+*%########## +\n"
           "          0 +====^=====----------\n");
}

/* Where something was lost, the axis line says so; without one, the lowest row. */
static void a_loss_is_marked(void **state) {
    (void)state;
    static const int64_t values[] = {0, 1, 4, 7, 8};
    static const bool lost[] = {false, true, false, false, true};
    struct curve curve = {.values = values,
                          .top = 8,
                          .top_text = "4 s",
                          .rows = 1,
                          .axis = true,
                          .now = 2,
                          .mark = -1,
                          .lost = lost};
    expect(&curve, 1, 10, false,
           "4 s ┤ ▁▄▇█\n"
           "  0 ┼━✗━─✗\n");
    curve.axis = false;
    expect(&curve, 1, 10, false, "4 s ┤▁✗▅▇✗\n");
}

/* Four rows for 40, ten each: lines at 25 and 15 lie in the second and third, in the last but one
 * column at 35 and 5 in their stead. What is met lies above the lower line, so that full cells do
 * not hide it, which the upper one they do. */
static void two_lines_bound_a_span(void **state) {
    (void)state;
    static const int64_t values[8] = {0, 5, 15, 20, 25, 30, 40, 20};
    static const int64_t along[8] = {15, 15, 15, 15, 15, CURVE_NONE, 5, 0};
    struct curve curve = {
        .values = values,
        .top = 40,
        .top_text = "40 %",
        .rows = 4,
        .axis = true,
        .now = 8,
        .mark = -1,
        .lines = {{.value = 25, .label = "25 %"}, {.value = 15, .label = "15 %", .before = true}}};
    expect(&curve, 1, 14, false,
           "40 % ┤      █\n"
           "25 % ┤╌╌╌╌▄██╌\n"
           "15 % ┤╌╌▄╌╌╌╌╌\n"
           "     │ ▄██████\n"
           "   0 ┼━━━━━━━━\n");
    curve.lines[1].values = along;
    curve.lines[0].value = 0;
    expect(&curve, 1, 14, false,
           "40 % ┤      █\n"
           "     │    ▄██\n"
           "     │╌╌▄╌╌███\n"
           "     │ ▄████╌█\n"
           "   0 ┼━━━━━━━━\n");
}

/* Three rows are 24 eighths; label and axis take 7 of 30 cells, what stands beside 6: 17 columns.
 * The line at 9 lies in the middle row. The ghost fills a cell for 1 and for 11, two for 12, three
 * for 24 and more; a bar hides it, as it hides the line and the present moment. */
static void a_ghost_and_a_line_stand_behind(void **state) {
    (void)state;
    static const int64_t values[17] = {0, 1, 10, 4, 4, 25, 0, 0, 20, 0, 0, 0, CURVE_NONE};
    static const int64_t ghost[17] = {0, 1, 11, 11, 12, 3, 24, 30, CURVE_NONE, 1, 0, 24};
    struct curve curve = {.values = values,
                          .top = 24,
                          .top_text = " 24 s",
                          .rows = 3,
                          .axis = true,
                          .now = 10,
                          .present = true,
                          .mark = -1,
                          .ghost = ghost,
                          .ghost_text = "was",
                          .lines = {{.value = 9, .label = "9 s"}},
                          .line_text = "goal",
                          .beside_cells = 5};
    expect(&curve, 1, 30, false,
           " 24 s ┤     ▲░░▄ │░      ░ was\n"
           "  9 s ┤╌╌▂╌░█░░█╌┼░╌╌╌╌╌ goal\n"
           "      │ ▁█▄▄█░░█░│░\n"
           "    0 ┼━━━━━━━━━━●──────\n");
    expect(&curve, 1, 30, true,
           " 24 s +     ^''= |'      ' was\n"
           "  9 s +--.-'#''#-+'----- goal\n"
           "      | _#==#''#'|'\n"
           "    0 +==========@------\n");
    curve.word = "age"; /* where it would stand, the line is called */
    curve.ghost = NULL;
    expect(&curve, 1, 30, false,
           " 24 s ┤     ▲  ▄ │\n"
           "  9 s ┤╌╌▂╌╌█╌╌█╌┼╌╌╌╌╌╌ goal\n"
           "  age │ ▁█▄▄█  █ │\n"
           "    0 ┼━━━━━━━━━━●──────\n");
}

/* What stands beside a curve takes no more than a fifth of the width; a value that has no room
 * among the labels is left out. */
static void a_narrow_curve_has_nothing_beside(void **state) {
    (void)state;
    static const int64_t values[22] = {0, 1, 4, 8};
    struct curve curve = {.values = values,
                          .top = 8,
                          .top_text = "8 s",
                          .rows = 2,
                          .axis = true,
                          .now = 3,
                          .mark = -1,
                          .lines = {{.value = 4, .label = "4.25 s"}},
                          .line_text = "goal",
                          .beside_cells = 5};
    expect(&curve, 1, 27, false,
           "8 s ┤   █\n"
           "    ┤╌▂██╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌\n"
           "  0 ┼━━━━──────────────────\n");
    curve.rows = 1;
    expect(&curve, 1, 30, false,
           "8 s ┤╌▁▄█╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ goal\n"
           "  0 ┼━━━━───────────────\n");
}

/* Lost at 3 s of 8 s, at once; what the client has to say is no update, and what is lost after the
 * end is not lost in the film. */
static void a_trace_says_where_news_is_lost(void **state) {
    (void)state;
    static const struct trace_data data[] = {
        {.appears_usec = 1000000, .seen_usec = TRACE_NEVER, .actor = 1, .lost_usec = 3000000},
        {.appears_usec = 1000000, .seen_usec = TRACE_NEVER, .actor = 0, .lost_usec = 5000000},
        {.appears_usec = 7000000, .seen_usec = 7500000, .actor = 1},
    };
    struct trace trace = {.lasts_usec = 8000000, .data = data, .data_count = 3};
    static const bool expected[] = {false, false, false, true, false, false, false, false};
    bool lost[8];
    assert_true(curve_losses_of_trace(&trace, lost, 8));
    assert_memory_equal(lost, expected, sizeof expected);
    trace.lasts_usec = 3000000;
    assert_false(curve_losses_of_trace(&trace, lost, 8));
}

/* Where it would take more than two fifths of the width, the title stands above. */
static void a_narrow_curve_has_its_title_above(void **state) {
    (void)state;
    struct curve curve = {.title = "behind",
                          .values = rising,
                          .top = 16,
                          .top_text = "4 s",
                          .rows = 2,
                          .axis = true,
                          .now = 99,
                          .mark = -1};
    expect(&curve, 1, 22, false,
           "behind\n"
           "4 s ┤         ▁▂▃▄▅▆▇█\n"
           "    │ ▁▂▃▄▅▆▇█████████\n"
           "  0 ┼━━━━━━━━━━━━━━━━━\n");
    expect(&curve, 1, 9, true,
           "behind\n"
           "\n"
           " _.:=+*%#\n"
           "=========\n");
    curve.title = "a";
    curve.top_text = "10,000,000"; /* with its axis 12 of 20 cells: its place is in the title */
    expect(&curve, 1, 20, false,
           "a, up to 10,000,000\n"
           "         ▁▂▃▄▅▆▇█▲\n"
           " ▁▂▃▄▅▆▇██████████ ▅\n"
           "━━━━━━━━━━━━━━━━━━━━\n");
}

/* Nothing is the lowest eighth, and seven more remain: 1, 4, 7 of 8 are 0.9, 3.5 and 6.1 of them.
 */
static void one_row_is_a_sparkline(void **state) {
    (void)state;
    static const int64_t values[] = {0, 1, 4, 7, 8};
    struct curve curve = {
        .values = values, .top = 8, .top_text = "4 s", .rows = 1, .now = 99, .mark = -1};
    expect(&curve, 1, 10, false, "4 s ┤▁▂▅▇█\n");
    expect(&curve, 1, 10, true, "4 s +_.+%#\n");
    curve.rows = 2; /* fifteen eighths above the lowest: 1.9, 7.5, 13.1 and 15 */
    expect(&curve, 1, 10, false,
           "4 s ┤  ▁▆█\n"
           "  0 ┤▁▃███\n");
}

/* However little it is, it is not nothing. */
static void a_little_is_seen(void **state) {
    (void)state;
    static const int64_t values[] = {0, 1, 1000, 1000, 1000};
    struct curve curve = {.values = values,
                          .top = 1000,
                          .top_text = "1 s",
                          .rows = 1,
                          .axis = true,
                          .now = 99,
                          .mark = -1};
    expect(&curve, 1, 10, false,
           "1 s ┤ ▁███\n"
           "  0 ┼━━━━━\n");
}

/* "requests" and two cells, "3,600", a blank and the axis: 17 of 43. */
static void curves_share_a_frame_and_a_mark(void **state) {
    (void)state;
    int64_t mean[26], requests[26];
    for (int i = 0; i < 26; i++) {
        mean[i] = i < 13 ? 4 : 8;
        requests[i] = i < 13 ? 8 : 2;
    }
    struct curve curves[] = {{.title = "mean",
                              .values = mean,
                              .top = 8,
                              .top_text = "8 s",
                              .rows = 1,
                              .axis = true,
                              .now = 25,
                              .mark = 13},
                             {.title = "requests",
                              .values = requests,
                              .top = 8,
                              .top_text = "3,600",
                              .rows = 1,
                              .axis = true,
                              .now = 25,
                              .mark = 13}};
    expect(curves, 2, 43, false,
           "mean        8 s ┤▄▄▄▄▄▄▄▄▄▄▄▄▄█████████████\n"
           "              0 ┼━━━━━━━━━━━━━▲━━━━━━━━━━━━\n"
           "requests  3,600 ┤█████████████▂▂▂▂▂▂▂▂▂▂▂▂▂\n"
           "              0 ┼━━━━━━━━━━━━━▲━━━━━━━━━━━━\n");
}

static void tops_are_round(void **state) {
    (void)state;
    assert_int_equal(curve_top(0), 1);
    assert_int_equal(curve_top(6), 6);
    assert_int_equal(curve_top(7), 8);
    assert_int_equal(curve_top(9), 10);
    assert_int_equal(curve_top(3600), 4000);
    assert_int_equal(curve_top_usec(0), 1000000);
    assert_int_equal(curve_top_usec(80000), 80000);
    assert_int_equal(curve_top_usec(900000), 1000000);
    assert_int_equal(curve_top_usec(5080000), 6000000);
    assert_int_equal(curve_top_usec(55000000), 60000000);  /* "1 min" */
    assert_int_equal(curve_top_usec(61000000), 120000000); /* "2 min" */
    assert_int_equal(curve_top_usec(INT64_C(3600000001)), INT64_C(7200000000));
    assert_int_equal(curve_step_usec(0), 1000000);
    assert_int_equal(curve_step_usec(2000000), 2000000);
    assert_int_equal(curve_step_usec(2000001), 5000000);
    assert_int_equal(curve_step_usec(5000001), 10000000);
    assert_int_equal(curve_step_usec(300000), 500000);
    assert_int_equal(curve_step_usec(51000000), 60000000);   /* "1 min" */
    assert_int_equal(curve_step_usec(121000000), 300000000); /* "5 min" */
    assert_int_equal(curve_step_usec(INT64_C(3000000001)), INT64_C(3600000000));
}

static void values_are_spread_over_columns(void **state) {
    (void)state;
    static const int64_t few[] = {1, 9, 4}, many[] = {1, 7, 2, 3, 5};
    static const int64_t wide[] = {1, 9, 9, 4, 4}, narrow[] = {1, 7, 5};
    int64_t into[5];
    curve_spread(few, 3, into, 5);
    assert_memory_equal(into, wide, sizeof wide);
    curve_spread(many, 5, into, 3);
    assert_memory_equal(into, narrow, sizeof narrow);
    curve_spread(many, 5, into, 1);
    assert_int_equal(into[0], 7);
    curve_spread(few, 1, into, 2);
    assert_int_equal(into[0], 1);
    assert_int_equal(into[1], 1);
    assert_int_equal(curve_column(1, 3, 5), 2);
    assert_int_equal(curve_column(0, 1, 5), 0);
}

/* A second a column. The oldest from 1 s to 3.5 s, then one of 3 s until 4.5 s; what was overtaken
 * adds nothing, what is lost and what waits at the client is left aside; from 5.5 s on one that is
 * never seen. */
static void a_trace_gives_a_saw_tooth(void **state) {
    (void)state;
    static const char *const actors[] = {"Client", "Server"};
    static const struct trace_data data[] = {
        {1000000, 3500000, 1, .label = "a"},     {2000000, 2200000, 1, .label = "b"},
        {3000000, 4500000, 1, .label = "c"},     {4600000, TRACE_NEVER, 1, 4900000, "d"},
        {5000000, TRACE_NEVER, 0, .label = "m"}, {5500000, TRACE_NEVER, 1, .label = "e"},
        {9000000, TRACE_NEVER, 1, .label = "f"},
    };
    static const struct trace trace = {
        .lasts_usec = 8000000, .actors = actors, .actor_count = 2, .data = data, .data_count = 7};
    static const int64_t expected[] = {0,       1000000, 2000000, 2500000,
                                       1500000, 500000,  1500000, 2500000};
    static const int64_t halves[] = {2500000, 2500000};
    int64_t into[8];
    curve_of_trace(&trace, into, 8);
    assert_memory_equal(into, expected, sizeof expected);
    curve_of_trace(&trace, into, 2);
    assert_memory_equal(into, halves, sizeof halves);
    assert_int_equal(curve_time_column(&trace, 0, 8), 0);
    assert_int_equal(curve_time_column(&trace, 999999, 8), 0);
    assert_int_equal(curve_time_column(&trace, 1000000, 8), 1);
    assert_int_equal(curve_time_column(&trace, 8000000, 8), 7);
}

/* Each column's time is the first that stands in it; the last leads to the end. */
static void columns_lead_back_to_times(void **state) {
    static const struct trace trace = {.lasts_usec = 8000001};
    (void)state;
    assert_int_equal(curve_column_time(&trace, 4, 8), 4000001); /* of 1.000000125 s each */
    assert_int_equal(curve_column_time(&trace, 7, 8), 8000001);
    assert_int_equal(curve_column_time(&trace, 90, 8), 8000001);
    assert_int_equal(curve_column_time(&trace, -1, 8), 0);
    assert_int_equal(curve_column_time(&trace, 0, 1), 8000001);
    for (int columns = 1; columns <= 200; columns++)
        for (int column = 1; column < columns; column++) {
            int64_t at_usec = curve_column_time(&trace, column, columns);
            assert_int_equal(curve_time_column(&trace, at_usec, columns), column);
            if (column < columns - 1)
                assert_int_equal(curve_time_column(&trace, at_usec - 1, columns), column - 1);
        }
}

/* At any width, there is at least a column and nothing beyond the width. */
static void every_width_is_drawn(void **state) {
    (void)state;
    for (int width = 1; width <= 120; width++) {
        int64_t values[120];
        struct curve curve = {.title = "requests an hour",
                              .values = values,
                              .top = 7,
                              .top_text = "10,000",
                              .rows = 1 + width % CURVE_ROW_LIMIT,
                              .axis = width % 2 == 0,
                              .now = width / 2,
                              .mark = 0};
        struct curve_frame frame = curve_frame(&curve, 1, width);
        struct canvas canvas;
        assert_true(frame.columns >= 1);
        assert_int_equal(frame.left_cells + frame.columns, width);
        for (int i = 0; i < frame.columns; i++)
            values[i] = i % 9 - 1;
        canvas_init(&canvas, width, 12, false);
        curve_draw(&curve, &frame, 0, &canvas);
        canvas_release(&canvas);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_curve_stands_on_its_axis),
        cmocka_unit_test(a_loss_is_marked),
        cmocka_unit_test(two_lines_bound_a_span),
        cmocka_unit_test(a_ghost_and_a_line_stand_behind),
        cmocka_unit_test(a_narrow_curve_has_nothing_beside),
        cmocka_unit_test(a_trace_says_where_news_is_lost),
        cmocka_unit_test(a_narrow_curve_has_its_title_above),
        cmocka_unit_test(one_row_is_a_sparkline),
        cmocka_unit_test(a_little_is_seen),
        cmocka_unit_test(curves_share_a_frame_and_a_mark),
        cmocka_unit_test(tops_are_round),
        cmocka_unit_test(values_are_spread_over_columns),
        cmocka_unit_test(a_trace_gives_a_saw_tooth),
        cmocka_unit_test(columns_lead_back_to_times),
        cmocka_unit_test(every_width_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
