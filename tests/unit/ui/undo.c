/* What a step of typing is, and that undoing all leads to the start and redoing all to the end. */
#include "ui/undo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "ui/typing.h"

enum { WIDE = 80 };

static struct undos undos;
static struct undo *undo;
static struct edit edit;

static int set_up(void **state) {
    (void)state;
    memset(&undos, 0, sizeof undos);
    undo = undos_find(&undos, &edit, 0);
    edit_init(&edit, NULL, 0, EDIT_NO_WISH);
    return 0;
}

static void put(const char *text, enum undo_way way) {
    struct edit before = edit;
    edit_insert(&edit, text, strlen(text));
    undo_note(undo, &before, &edit, way);
}

static void type(const char *ascii) {
    for (; *ascii != '\0'; ascii++)
        put((char[]){*ascii, '\0'}, UNDO_TYPED);
}

static void act(enum typing typing, int times) {
    for (int i = 0; i < times; i++)
        typing_act(&edit, undo, typing, WIDE);
}

/* What stands there, with the cursor at the place. */
static void expect(const char *text, size_t cursor) {
    assert_string_equal(edit.text, text);
    assert_int_equal(edit.length, strlen(text));
    assert_int_equal(edit.cursor, cursor);
}

static void undoes(const char *text, size_t cursor) {
    assert_true(typing_act(&edit, undo, TYPING_UNDO, WIDE));
    expect(text, cursor);
}

static void redoes(const char *text, size_t cursor) {
    assert_true(typing_act(&edit, undo, TYPING_REDO, WIDE));
    expect(text, cursor);
}

static void expect_no_undo(void) {
    struct edit before = edit;
    assert_false(typing_act(&edit, undo, TYPING_UNDO, WIDE));
    expect(before.text, before.cursor);
}

static void expect_no_redo(void) {
    struct edit before = edit;
    assert_false(typing_act(&edit, undo, TYPING_REDO, WIDE));
    expect(before.text, before.cursor);
}

static void a_word_is_a_step_with_the_blanks_behind_it(void **state) {
    (void)state;
    expect_no_undo();
    type("push  the\nrest");
    undoes("push  the\n", 10);
    undoes("push  ", 6);
    undoes("", 0);
    expect_no_undo();
    redoes("push  ", 6);
    redoes("push  the\n", 10);
    redoes("push  the\nrest", 14);
    expect_no_redo();
}

static void a_long_word_is_a_step_for_every_twenty_characters(void **state) {
    (void)state;
    type("abcdefghijklmnopqrstuvwxyz");
    undoes("abcdefghijklmnopqrst", 20);
    undoes("", 0);
}

static void a_letter_is_undone_whole(void **state) {
    (void)state;
    put("\u00e9", UNDO_PASTED); /* é and è have their first byte in common */
    put("\u00e8", UNDO_PASTED);
    act(TYPING_BACKSPACE, 1);
    put("\u00ea", UNDO_TYPED);
    undoes("\u00e9", 2);
    undoes("\u00e9\u00e8", 4);
    undoes("\u00e9", 2);
    undoes("", 0);
    redoes("\u00e9", 2);
}

static void a_run_of_backspaces_is_a_step_and_one_of_deletes(void **state) {
    (void)state;
    put("one two", UNDO_PASTED);
    act(TYPING_BACKSPACE, 3);
    expect("one ", 4);
    act(TYPING_TEXT_START, 1);
    act(TYPING_DELETE, 2);
    expect("e ", 0);
    undoes("one ", 0);
    undoes("one two", 7);
    undoes("", 0);
    redoes("one two", 7);
    redoes("one ", 4);
    redoes("e ", 0);
}

static void each_cut_is_a_step(void **state) {
    (void)state;
    put("one two three", UNDO_PASTED);
    act(TYPING_WORD_BACKSPACE, 2);
    expect("one ", 4);
    act(TYPING_CLEAR_BEFORE, 1);
    expect("", 0);
    undoes("one ", 4);
    undoes("one two ", 8);
    undoes("one two three", 13);
}

static void a_paste_is_a_step_in_however_many_pieces(void **state) {
    (void)state;
    type("a");
    put("b b ", UNDO_PASTED);
    put("c c", UNDO_PASTED_ON);
    put("", UNDO_PASTED_ON);
    put("d", UNDO_PASTED_ON);
    put("e", UNDO_PASTED);
    undoes("ab b c cd", 9);
    undoes("a", 1);
    redoes("ab b c cd", 9);
}

/* Nothing of it was taken, as of a paste of ends of lines into a field of one line. */
static void an_empty_piece_leads_into_no_other_paste(void **state) {
    (void)state;
    put("one", UNDO_PASTED);
    put("", UNDO_PASTED);
    put("two", UNDO_PASTED_ON);
    undoes("one", 3);
    undoes("", 0);
}

static void what_is_typed_elsewhere_is_another_step(void **state) {
    (void)state;
    type("ac");
    act(TYPING_LEFT, 1);
    type("b");
    expect("abc", 2);
    undoes("ac", 1);
    undoes("", 0);
}

static void what_is_typed_after_an_undo_drops_what_was_undone(void **state) {
    (void)state;
    type("one two");
    undoes("one ", 4);
    type("2");
    expect_no_redo();
    undoes("one ", 4);
    undoes("", 0);
    expect_no_undo();
}

static void the_steps_of_another_text_are_dropped(void **state) {
    (void)state;
    type("one two");
    edit_init(&edit, "of another window", 2, EDIT_NO_WISH);
    expect_no_undo();
    type("!");
    undoes("of another window", 2);
    expect_no_undo();
}

static void each_field_has_its_own_and_the_oldest_gives_way(void **state) {
    (void)state;
    struct edit other;
    type("first");
    for (int part = 1; part < UNDO_FIELDS; part++)
        assert_ptr_not_equal(undos_find(&undos, &edit, part), undo);
    edit_init(&other, "first", 5, EDIT_NO_WISH);
    assert_false(undo_back(undos_find(&undos, &edit, 1), &other));
    assert_ptr_equal(undos_find(&undos, &edit, 0), undo);
    undos_find(&undos, &other, 1); /* in place of part 2 of the first owner */
    assert_ptr_equal(undos_find(&undos, &edit, 0), undo);
    undoes("", 0);
    for (int part = 2; part <= UNDO_FIELDS; part++)
        undos_find(&undos, &other, part);
    redoes("first", 5);
    undos_find(&undos, &other, UNDO_FIELDS + 1);
    undo = undos_find(&undos, &edit, 0);
    expect_no_undo();
}

static void of_too_many_steps_the_oldest_are_forgotten(void **state) {
    (void)state;
    for (int i = 0; i < UNDO_STEPS + 3; i++)
        put("x", UNDO_PASTED);
    for (int i = UNDO_STEPS; i > 0; i--)
        assert_true(typing_act(&edit, undo, TYPING_UNDO, WIDE));
    expect("xxx", 3);
    expect_no_undo();
}

/* A full field pasted, and cut in 51 rows of 79, are 8,000 bytes: of 16,000 and one more, the first
 * paste is forgotten. */
static void of_too_long_steps_the_oldest_are_forgotten(void **state) {
    static char full[EDIT_LIMIT_BYTES + 1];
    (void)state;
    memset(full, 'x', EDIT_LIMIT_BYTES);
    for (int i = 0; i < 2; i++) {
        put(full, UNDO_PASTED);
        act(TYPING_CLEAR_BEFORE, 51);
        expect("", 0);
    }
    put("y", UNDO_PASTED);
    for (int i = 0; i < 104; i++)
        assert_true(typing_act(&edit, undo, TYPING_UNDO, WIDE));
    expect_no_undo();
    expect(full, EDIT_LIMIT_BYTES);
    for (int i = 0; i < 104; i++)
        assert_true(typing_act(&edit, undo, TYPING_REDO, WIDE));
    expect("y", 1);
}

static void edit_at_random(struct random *random) {
    static const char *const texts[] = {"a", " ", "\n", "\u00e9", "\u00e8", "\u0301", "日"};
    static const char *const pastes[] = {"two words", "e\u0301\u0301", "\u00e8\u00e9\n", ""};
    switch (random_below(random, 4)) {
    case 0:
        put(pastes[random_below(random, 4)],
            random_below(random, 2) == 0 ? UNDO_PASTED : UNDO_PASTED_ON);
        break;
    case 1:
        act((enum typing)random_below(random, TYPING_UNDO), 1);
        break;
    default:
        put(texts[random_below(random, 7)], UNDO_TYPED);
    }
}

static void undoing_all_is_the_start_and_redoing_all_the_end(void **state) {
    (void)state;
    struct random random = random_seeded(17, 0, 0);
    for (int round = 0; round < 500; round++) {
        set_up(NULL);
        int edits = (int)random_below(&random, 200);
        for (int i = 0; i < edits; i++) {
            edit_at_random(&random);
            act(TYPING_UNDO, (int)random_below(&random, 8) / 6);
            act(TYPING_REDO, (int)random_below(&random, 8) / 7);
        }
        while (typing_act(&edit, undo, TYPING_REDO, WIDE))
            continue;
        struct edit end = edit;
        while (typing_act(&edit, undo, TYPING_UNDO, WIDE))
            continue;
        expect("", 0);
        while (typing_act(&edit, undo, TYPING_REDO, WIDE))
            continue;
        assert_string_equal(edit.text, end.text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_word_is_a_step_with_the_blanks_behind_it, set_up),
        cmocka_unit_test_setup(a_long_word_is_a_step_for_every_twenty_characters, set_up),
        cmocka_unit_test_setup(a_letter_is_undone_whole, set_up),
        cmocka_unit_test_setup(a_run_of_backspaces_is_a_step_and_one_of_deletes, set_up),
        cmocka_unit_test_setup(each_cut_is_a_step, set_up),
        cmocka_unit_test_setup(a_paste_is_a_step_in_however_many_pieces, set_up),
        cmocka_unit_test_setup(an_empty_piece_leads_into_no_other_paste, set_up),
        cmocka_unit_test_setup(what_is_typed_elsewhere_is_another_step, set_up),
        cmocka_unit_test_setup(what_is_typed_after_an_undo_drops_what_was_undone, set_up),
        cmocka_unit_test_setup(the_steps_of_another_text_are_dropped, set_up),
        cmocka_unit_test_setup(each_field_has_its_own_and_the_oldest_gives_way, set_up),
        cmocka_unit_test_setup(of_too_many_steps_the_oldest_are_forgotten, set_up),
        cmocka_unit_test_setup(of_too_long_steps_the_oldest_are_forgotten, set_up),
        cmocka_unit_test_setup(undoing_all_is_the_start_and_redoing_all_the_end, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
