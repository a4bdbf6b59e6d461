#include "ui/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WIDE = 80 };

/* The text with a bar where the cursor stands. */
static const char *marked(const struct edit *edit) {
    static char shown[EDIT_LIMIT_BYTES + 2];
    memcpy(shown, edit->text, edit->cursor);
    shown[edit->cursor] = '|';
    memcpy(shown + edit->cursor + 1, edit->text + edit->cursor, edit->length - edit->cursor + 1);
    return shown;
}

/* Starts from a text in which a bar stands for the cursor. */
static struct edit from(const char *with_bar) {
    struct edit edit;
    char text[EDIT_LIMIT_BYTES + 1];
    size_t before = (size_t)(strchr(with_bar, '|') - with_bar);
    memcpy(text, with_bar, before);
    strcpy(text + before, with_bar + before + 1);
    edit_init(&edit, text, before, EDIT_NO_WISH);
    return edit;
}

static void moves(const char *start, enum edit_move move, int width, const char *end) {
    struct edit edit = from(start);
    assert_int_equal(edit_move(&edit, move, width), strcmp(start, end) != 0);
    assert_string_equal(marked(&edit), end);
}

static void erases(const char *start, enum edit_move move, const char *end) {
    struct edit edit = from(start);
    assert_int_equal(edit_erase(&edit, move, WIDE), strcmp(start, end) != 0);
    assert_string_equal(marked(&edit), end);
    assert_int_equal(edit.length, strlen(edit.text));
}

static void inserts(const char *start, const char *typed, const char *end) {
    struct edit edit = from(start);
    assert_int_equal(edit_insert(&edit, typed, strlen(typed)), 0);
    assert_string_equal(marked(&edit), end);
    assert_int_equal(edit.length, strlen(edit.text));
}

static void text_goes_in_at_the_cursor(void **state) {
    (void)state;
    inserts("|", "a", "a|");
    inserts("on|e", "c", "onc|e");
    inserts("日|語", "本", "日本|語");
    inserts("e|x", "\u0301", "e\u0301|x");
}

static void what_joins_a_cell_is_not_split(void **state) {
    (void)state;
    /* The letter goes before an accent that stood alone: cursor behind the cell they make. */
    struct edit edit;
    edit_init(&edit, "\u0301b", 0, EDIT_NO_WISH);
    edit_insert(&edit, "e", 1);
    assert_string_equal(marked(&edit), "e\u0301|b");
    /* An offset inside a character is taken to its end. */
    edit_init(&edit, "日本", 1, EDIT_NO_WISH);
    assert_string_equal(marked(&edit), "日|本");
}

static void pasted_text_is_cleaned(void **state) {
    (void)state;
    inserts("|", "a\r\nb\rc\nd", "a\nb\nc\nd|");
    inserts("|", "a\tb", "a b|");
    inserts("|", "\x1b[31mred\x07\x7f", "[31mred|");
    inserts("|",
            "a\xc2\x9b"
            "b",
            "ab|");
    inserts("|", "a\xff\xc3", "a|");
}

static struct edit with_room(size_t bytes) {
    struct edit edit;
    char many[EDIT_LIMIT_BYTES];
    memset(many, 'x', sizeof many);
    edit_init(&edit, NULL, 0, EDIT_NO_WISH);
    assert_int_equal(edit_insert(&edit, many, sizeof many - bytes), 0);
    assert_int_equal(edit.length, EDIT_LIMIT_BYTES - bytes);
    return edit;
}

static void the_limit_is_kept_by_whole_characters(void **state) {
    (void)state;
    struct edit edit = with_room(1);
    assert_int_equal(edit_insert(&edit, "é", 2), 1); /* two bytes, and one is left */
    assert_int_equal(edit.length, EDIT_LIMIT_BYTES - 1);
    assert_int_equal(edit_insert(&edit, "y", 1), 0);
    assert_int_equal(edit_insert(&edit, "z", 1), 1);
    assert_int_equal(edit.length, EDIT_LIMIT_BYTES);
    assert_int_equal(edit.text[EDIT_LIMIT_BYTES - 1], 'y');
}

static void what_does_not_fit_is_counted(void **state) {
    (void)state;
    /* A letter with its accent, a family, a flag: a part of one is none of it. */
    static const char family[] = "\U0001F469\u200D\U0001F469\u200D\U0001F466";
    static const struct {
        size_t room;
        const char *text;
        size_t left_out, kept;
    } cases[] = {
        {3, "abcd", 1, 3},
        {2, "ae\u0301b", 2, 1},
        {17, family, 1, 0},
        {18, family, 0, 18},
        {7, "\U0001F1E9\U0001F1EA!", 2, 0},
        {4, "\ra\033\033\033\nb\tc", 2, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edit edit = with_room(cases[i].room);
        size_t before = edit.length;
        assert_int_equal(edit_insert(&edit, cases[i].text, strlen(cases[i].text)),
                         cases[i].left_out);
        assert_int_equal(edit.length - before, cases[i].kept);
        assert_int_equal(edit.cursor, edit.length);
    }
}

/* More than is read at a time, with a character across the seam. */
static void a_text_of_any_length_is_counted(void **state) {
    (void)state;
    enum { TIMES = 3000 };
    static char text[3 * TIMES + 1];
    for (int i = 0; i < TIMES; i++)
        memcpy(text + 3 * i, "e\u0301", 3);
    struct edit edit = with_room(0);
    assert_int_equal(edit_insert(&edit, text, sizeof text - 1), TIMES);
    edit_init(&edit, NULL, 0, EDIT_NO_WISH);
    assert_int_equal(edit_insert(&edit, text, sizeof text - 1), TIMES - EDIT_LIMIT_BYTES / 3);
    assert_int_equal(edit.length, EDIT_LIMIT_BYTES / 3 * 3);
}

static void characters_may_be_limited_too(void **state) {
    (void)state;
    struct edit edit = {.most_characters = 3, .wish_cells = EDIT_NO_WISH};
    assert_int_equal(edit_insert(&edit, "日本", 6), 0);
    assert_int_equal(edit_insert(&edit, "e\u0301x", 4), 1);
    assert_string_equal(edit.text, "日本e\u0301");
    assert_int_equal(edit_insert(&edit, "y", 1), 1);
}

static void left_and_right_go_by_cells(void **state) {
    (void)state;
    moves("a日|b", EDIT_LEFT, WIDE, "a|日b");
    moves("ae\u0301|b", EDIT_LEFT, WIDE, "a|e\u0301b");
    moves("a|e\u0301b", EDIT_RIGHT, WIDE, "ae\u0301|b");
    moves("a|\nb", EDIT_RIGHT, WIDE, "a\n|b");
    moves("|a", EDIT_LEFT, WIDE, "|a");
    moves("a|", EDIT_RIGHT, WIDE, "a|");
}

static void words_are_crossed(void **state) {
    (void)state;
    moves("one two|", EDIT_WORD_LEFT, WIDE, "one |two");
    moves("one |two", EDIT_WORD_LEFT, WIDE, "|one two");
    moves("|one two", EDIT_WORD_RIGHT, WIDE, "one| two");
    moves("one| two", EDIT_WORD_RIGHT, WIDE, "one two|");
    moves("one, |", EDIT_WORD_LEFT, WIDE, "|one, ");
}

static void home_and_end_stay_on_the_row(void **state) {
    (void)state;
    moves("ab\nc|d\nef", EDIT_ROW_START, WIDE, "ab\n|cd\nef");
    moves("ab\nc|d\nef", EDIT_ROW_END, WIDE, "ab\ncd|\nef");
    /* Wrapped at 6 - 1 cells: "one " / "two " / "three". */
    moves("one t|wo three", EDIT_ROW_START, 6, "one |two three");
    moves("one t|wo three", EDIT_ROW_END, 6, "one two| three");
    /* A word that is broken has no blank to rest on: "abcde" / "fgh". */
    moves("a|bcdefgh", EDIT_ROW_END, 6, "abcd|efgh");
    moves("abcdef|gh", EDIT_ROW_END, 6, "abcdefgh|");
}

static void up_and_down_keep_the_column(void **state) {
    (void)state;
    struct edit edit = from("abcdef|\nab\nabcdefgh");
    assert_true(edit_move(&edit, EDIT_DOWN, WIDE));
    assert_string_equal(marked(&edit), "abcdef\nab|\nabcdefgh");
    assert_true(edit_move(&edit, EDIT_DOWN, WIDE));
    assert_string_equal(marked(&edit), "abcdef\nab\nabcdef|gh");
    assert_false(edit_move(&edit, EDIT_DOWN, WIDE));
    assert_true(edit_move(&edit, EDIT_LEFT, WIDE)); /* forgets the wish */
    assert_true(edit_move(&edit, EDIT_UP, WIDE));
    assert_true(edit_move(&edit, EDIT_UP, WIDE));
    assert_string_equal(marked(&edit), "abcde|f\nab\nabcdefgh");
    assert_false(edit_move(&edit, EDIT_UP, WIDE));
}

static void up_and_down_count_wide_cells_as_two(void **state) {
    (void)state;
    moves("日本語\nabcde|", EDIT_UP, WIDE, "日本|語\nabcde");
    moves("日本|語\nabcde", EDIT_DOWN, WIDE, "日本語\nabcd|e");
}

static void erasing_takes_whole_cells_and_words(void **state) {
    (void)state;
    erases("ae\u0301|b", EDIT_LEFT, "a|b");
    erases("a|日b", EDIT_RIGHT, "a|b");
    erases("a\n|b", EDIT_LEFT, "a|b");
    erases("one two|", EDIT_WORD_LEFT, "one |");
    erases("|one two", EDIT_WORD_RIGHT, "| two");
    erases("one two|", EDIT_ROW_START, "|");
    erases("o|ne", EDIT_ROW_END, "o|");
    erases("|a", EDIT_LEFT, "|a");
    erases("a|", EDIT_RIGHT, "a|");
}

static void rows_wrap_and_end_with_an_empty_one(void **state) {
    (void)state;
    struct edit edit = from("|");
    assert_int_equal(edit_rows(&edit, 10), 1);
    edit = from("one two three|");
    assert_int_equal(edit_rows(&edit, 6), 3);
    struct edit_row row = edit_row_at(&edit, 6, 1);
    assert_int_equal(row.start, 4);
    assert_int_equal(row.length, 3);
    assert_int_equal(row.next, 8);
    edit = from("a\n|");
    assert_int_equal(edit_rows(&edit, 10), 2);
    edit = from("\n\n|");
    assert_int_equal(edit_rows(&edit, 10), 3);
}

static void the_cursor_has_a_place_in_the_rows(void **state) {
    (void)state;
    const struct {
        const char *text;
        int width, row, column;
    } cases[] = {
        {"|", 10, 0, 0},          {"ab|", 10, 0, 2},     {"a\n|", 10, 1, 0},  {"日|本", 10, 0, 2},
        {"one |two", 6, 1, 0},    {"one| two", 6, 0, 3}, {"abcde|", 6, 0, 5}, {"abcdef|", 6, 1, 1},
        {"abcde     |", 6, 0, 5}, {"a\n\n|b", 10, 2, 0}, {"a|", 1, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct edit edit = from(cases[i].text);
        struct edit_spot spot = edit_spot(&edit, cases[i].width);
        if (spot.row != cases[i].row || spot.column != cases[i].column)
            fail_msg("%s: row %d, column %d", cases[i].text, spot.row, spot.column);
    }
}

static void every_width_and_key_keeps_the_cursor_between_cells(void **state) {
    (void)state;
    for (int width = 1; width <= 20; width++) {
        struct edit edit = from("de\u0301ja vu 日本語 and\nso\u0302 on, anotherlongword \n|");
        for (int step = 0; step < 200; step++) {
            enum edit_move move = (enum edit_move)((step * 7 + width) % (EDIT_DOWN + 1));
            edit_move(&edit, move, width);
            if (step % 5 == 4 && edit.length > 30)
                edit_erase(&edit, EDIT_LEFT, width);
            struct edit again;
            edit_init(&again, edit.text, edit.cursor, EDIT_NO_WISH);
            assert_int_equal(again.cursor, edit.cursor);
            struct edit_spot spot = edit_spot(&edit, width);
            assert_in_range(spot.column, 0, width - 1);
            assert_in_range(spot.row, 0, edit_rows(&edit, width) - 1);
        }
    }
}

static void places(int row, int column, const char *end) {
    struct edit edit = from("one two thr|ee\n漢字");
    edit_place(&edit, row, column, 8);
    assert_string_equal(marked(&edit), end);
}

/* The rows are "one two", "three" and two wide characters. */
static void the_cursor_is_put_to_a_place(void **state) {
    (void)state;
    places(0, 2, "on|e two three\n漢字");
    places(0, 90, "one two| three\n漢字");
    places(1, 0, "one two |three\n漢字");
    places(1, 90, "one two three|\n漢字");
    places(2, 1, "one two three\n|漢字");
    places(2, 2, "one two three\n漢|字");
    places(2, 9, "one two three\n漢字|");
    places(7, 3, "one two three\n漢|字");
    places(-4, -1, "|one two three\n漢字");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_goes_in_at_the_cursor),
        cmocka_unit_test(what_joins_a_cell_is_not_split),
        cmocka_unit_test(pasted_text_is_cleaned),
        cmocka_unit_test(the_limit_is_kept_by_whole_characters),
        cmocka_unit_test(what_does_not_fit_is_counted),
        cmocka_unit_test(a_text_of_any_length_is_counted),
        cmocka_unit_test(characters_may_be_limited_too),
        cmocka_unit_test(left_and_right_go_by_cells),
        cmocka_unit_test(words_are_crossed),
        cmocka_unit_test(home_and_end_stay_on_the_row),
        cmocka_unit_test(up_and_down_keep_the_column),
        cmocka_unit_test(up_and_down_count_wide_cells_as_two),
        cmocka_unit_test(erasing_takes_whole_cells_and_words),
        cmocka_unit_test(rows_wrap_and_end_with_an_empty_one),
        cmocka_unit_test(the_cursor_has_a_place_in_the_rows),
        cmocka_unit_test(the_cursor_is_put_to_a_place),
        cmocka_unit_test(every_width_and_key_keeps_the_cursor_between_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
