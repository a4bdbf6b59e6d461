/* The canvas: cells, clipping, wide characters, the ASCII form, and how it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/canvas.h"
#include "ui/theme.h"

static const struct style PLAIN = {0};

static struct canvas canvas_of(int columns, int rows, bool ascii) {
    struct canvas canvas;
    canvas_init(&canvas, columns, rows, ascii);
    return canvas;
}

/* The canvas as text; ends its life. */
static void assert_written(struct canvas *canvas, bool colour, const char *expected) {
    struct writer writer = {0};
    canvas_write(canvas, &writer, colour);
    assert_string_equal(writer.text, expected);
    writer_release(&writer);
    canvas_release(canvas);
}

static void blank_rows_are_written_too(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(5, 3, false);
    assert_int_equal(canvas_text(&canvas, 1, 1, PLAIN, "ab"), 2);
    assert_written(&canvas, false, "\n ab\n\n");
}

static void what_lies_outside_the_clip_is_dropped(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(6, 2, false);
    struct canvas_state outer = canvas_push(&canvas, (struct rect){2, 0, 3, 1});
    canvas_text(&canvas, -1, 0, PLAIN, "12345");
    canvas_text(&canvas, 0, 1, PLAIN, "below");
    struct canvas_state inner = canvas_push(&canvas, (struct rect){1, 0, 9, 9});
    canvas_text(&canvas, 0, 0, PLAIN, "xyz");
    canvas_pop(&canvas, inner);
    canvas_pop(&canvas, outer);
    canvas_text(&canvas, 0, 1, PLAIN, "|");
    /* The outer clip shows columns 2 to 4: "234", of which the inner one, from column 3 on,
     * overwrites the last two. */
    assert_written(&canvas, false, "  2xy\n|\n");
}

static void a_wide_character_is_never_halved(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(4, 3, false);
    canvas_text(&canvas, 3, 0, PLAIN, "世");
    canvas_text(&canvas, 0, 1, PLAIN, "世界");
    canvas_text(&canvas, 1, 1, PLAIN, "a");
    canvas_text(&canvas, 0, 2, PLAIN, "世界");
    canvas_text(&canvas, 1, 2, PLAIN, "漢");
    assert_written(&canvas, false, "\n a界\n 漢\n");
}

static void a_wide_character_takes_two_cells(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(4, 1, false);
    assert_int_equal(canvas_text(&canvas, 0, 0, PLAIN, "世a"), 3);
    assert_int_equal(canvas_at(&canvas, 0, 0)->text.width_cells, 2);
    assert_int_equal(canvas_at(&canvas, 1, 0)->text.width_cells, 0);
    assert_string_equal(canvas_at(&canvas, 2, 0)->text.bytes, "a");
    assert_null(canvas_at(&canvas, 4, 0));
    canvas_release(&canvas);
}

static void control_characters_do_not_get_through(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(12, 1, false);
    canvas_text(&canvas, 0, 0, PLAIN, "a\033[31mb\x9b\x7f");
    struct writer writer = {0};
    canvas_write(&canvas, &writer, false);
    for (size_t i = 0; i < writer.length - 1; i++)
        assert_true((unsigned char)writer.text[i] >= ' ' && writer.text[i] != 0x7f);
    assert_null(strstr(writer.text, "\xc2\x9b"));
    writer_release(&writer);
    canvas_release(&canvas);
}

static void an_ascii_canvas_holds_ascii_of_the_same_width(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(10, 1, true);
    assert_int_equal(canvas_text(&canvas, 0, 0, PLAIN, "é─→世x"), 6);
    for (int x = 0; x < 10; x++)
        assert_true((unsigned char)canvas_at(&canvas, x, 0)->text.bytes[0] < 0x80);
    assert_string_equal(canvas_at(&canvas, 0, 0)->text.bytes, "e");
    assert_string_equal(canvas_at(&canvas, 1, 0)->text.bytes, "-");
    assert_string_equal(canvas_at(&canvas, 2, 0)->text.bytes, ">");
    assert_string_equal(canvas_at(&canvas, 5, 0)->text.bytes, "x");
    canvas_release(&canvas);
}

static void a_cut_text_says_so(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(9, 3, false);
    assert_int_equal(canvas_text_cut(&canvas, 0, 0, 5, PLAIN, "abcde"), 5);
    assert_int_equal(canvas_text_cut(&canvas, 0, 1, 4, PLAIN, "abcde"), 4);
    assert_int_equal(canvas_text_cut(&canvas, 0, 2, 0, PLAIN, "abcde"), 0);
    assert_written(&canvas, false, "abcde\nabc…\n\n");
}

/* What was told of cuts: how often, and the last of them. */
struct told {
    int count, shown_cells;
    size_t length;
};

static void note_cut(const char *text, size_t length, int shown_cells, void *data) {
    struct told *told = data;
    assert_memory_equal(text, "abcde", length);
    *told = (struct told){told->count + 1, shown_cells, length};
}

static void who_asks_is_told_what_is_cut(void **state) {
    (void)state;
    struct told told = {0};
    const struct canvas_cuts cuts = {note_cut, &told};
    struct arena arena = {0};
    struct canvas canvas;
    canvas_init(&canvas, 6, 2, false);
    canvas.cuts = &cuts;
    canvas_text(&canvas, 0, 0, PLAIN, "abcde");
    canvas_text_cut(&canvas, 0, 0, 5, PLAIN, "abcde");
    canvas_text(&canvas, 0, 0, PLAIN, "ab…");
    assert_string_equal(canvas_cut(&canvas, "abcde", 5, &arena), "abcde");
    assert_string_equal(canvas_cut(NULL, "abcde", 3, &arena), "ab…");
    assert_int_equal(told.count, 0);
    canvas_text_cut(&canvas, 0, 0, 4, PLAIN, "abcde");
    assert_int_equal(told.count, 1);
    assert_int_equal(told.shown_cells, 3);
    canvas_text(&canvas, 2, 1, PLAIN, "abcde");
    assert_int_equal(told.count, 2);
    assert_int_equal(told.shown_cells, 4);
    canvas_text(&canvas, 0, 2, PLAIN, "abcde");
    assert_int_equal(told.shown_cells, 0);
    canvas_text_cut(&canvas, 0, 0, -1, PLAIN, "abcde");
    assert_int_equal(told.count, 4);
    assert_string_equal(canvas_cut(&canvas, "abcde", 3, &arena), "ab…");
    assert_int_equal(told.count, 5);
    assert_int_equal(told.shown_cells, 2);
    arena_release(&arena);
    canvas_release(&canvas);
}

static void styles_are_written_as_sgr_and_reset(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(6, 1, false);
    canvas_text(&canvas, 0, 0, (struct style){COLOUR_LATE, ATTRIBUTE_BOLD}, "ab");
    canvas_text(&canvas, 2, 0, PLAIN, "c");
    canvas_text(&canvas, 3, 0, (struct style){COLOUR_DEFAULT, ATTRIBUTE_UNDERLINE}, "d");
    canvas_text(&canvas, 4, 0, (struct style){COLOUR_QUIET, 0}, "e");
    assert_written(&canvas, true, "\033[0;1;31mab\033[0mc\033[0;4md\033[0;2me\033[0m\n");
}

static void the_cursor_is_shown_only_inside_the_clip(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(6, 6, false);
    struct canvas_state state_before = canvas_push(&canvas, (struct rect){1, 2, 2, 2});
    canvas_cursor(&canvas, 5, 0);
    assert_int_equal(canvas.cursor_x, -1);
    canvas_cursor(&canvas, 1, 1);
    assert_int_equal(canvas.cursor_x, 2);
    assert_int_equal(canvas.cursor_y, 3);
    canvas_pop(&canvas, state_before);
    canvas_clear(&canvas);
    assert_int_equal(canvas.cursor_x, -1);
    canvas_release(&canvas);
}

static void the_mark_stays_inside_the_clip(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(6, 6, false);
    assert_int_equal(canvas.mark_x, -1);
    struct canvas_state body = canvas_push(&canvas, (struct rect){1, 2, 4, 3});
    struct canvas_state piece = canvas_push(&canvas, (struct rect){1, -2, 2, 4});
    canvas_mark(&canvas, 0, 0); /* two rows above the body */
    assert_int_equal(canvas.mark_x, 2);
    assert_int_equal(canvas.mark_y, 2);
    canvas_mark(&canvas, 1, 3);
    assert_int_equal(canvas.mark_x, 3);
    assert_int_equal(canvas.mark_y, 3);
    canvas_pop(&canvas, piece);
    piece = canvas_push(&canvas, (struct rect){0, 7, 2, 2}); /* nothing of it is seen */
    canvas_mark(&canvas, 0, 0);
    assert_int_equal(canvas.mark_y, 3);
    canvas_pop(&canvas, piece);
    canvas_pop(&canvas, body);
    canvas_clear(&canvas);
    assert_int_equal(canvas.mark_x, -1);
    canvas_release(&canvas);
}

static void filling_stays_in_its_rectangle(void **state) {
    (void)state;
    struct canvas canvas = canvas_of(5, 2, false);
    canvas_fill(&canvas, (struct rect){1, 0, 3, 1}, PLAIN, "─");
    assert_written(&canvas, false, " ───\n\n");
}

/* Yellow, white and bright black vanish on one background or the other: the palette has none of
 * them, so that no role can. Every role is in the table. */
static void every_role_has_a_look_of_the_palette(void **state) {
    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++)
        assert_in_range(theme_style((enum role)role).colour, COLOUR_DEFAULT, COLOUR_COUNT - 1);
    assert_int_not_equal(theme_style(ROLE_GOOD).colour, theme_style(ROLE_BAD).colour);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_rows_are_written_too),
        cmocka_unit_test(what_lies_outside_the_clip_is_dropped),
        cmocka_unit_test(a_wide_character_is_never_halved),
        cmocka_unit_test(a_wide_character_takes_two_cells),
        cmocka_unit_test(control_characters_do_not_get_through),
        cmocka_unit_test(an_ascii_canvas_holds_ascii_of_the_same_width),
        cmocka_unit_test(a_cut_text_says_so),
        cmocka_unit_test(who_asks_is_told_what_is_cut),
        cmocka_unit_test(styles_are_written_as_sgr_and_reset),
        cmocka_unit_test(the_cursor_is_shown_only_inside_the_clip),
        cmocka_unit_test(the_mark_stays_inside_the_clip),
        cmocka_unit_test(filling_stays_in_its_rectangle),
        cmocka_unit_test(every_role_has_a_look_of_the_palette),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
