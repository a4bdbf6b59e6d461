/* The text of another window that is kept beside the one in a field, whatever the kind of its
 * block: that there is one, and the key that swaps the two. And that what is typed is undone there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "fixture.h"

static const char offer[] = "You wrote another text elsewhere: Ctrl-X swaps the two.";

static const struct {
    const char *kind, *part, *other;
    int field; /* its part among the pieces */
} FIELDS[] = {
    {"open", ".text", ".other/.text", 0},
    {"text", "name", ".other/name", QUESTION_FIRST},
    {"numeric", ".answer", ".other/.answer", QUESTION_FIRST},
};
enum { FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS };

static struct fixture fixture;
static const struct block *block;

static void open_text(int field, const char *text, const char *other) {
    fixture_open(&fixture, FIELDS[field].kind);
    block = fixture_block(&fixture, 0);
    if (text != NULL)
        facts_set_text(&fixture.facts, block->id, FIELDS[field].part, text);
    if (other != NULL)
        facts_set_text(&fixture.facts, block->id, FIELDS[field].other, other);
    fixture_focus(&fixture, block, FIELDS[field].field);
}

static void expect_fact(const char *part, const char *text) {
    const char *found = facts_text(&fixture.facts, block->id, part);
    if (text == NULL)
        assert_null(found);
    else
        assert_string_equal(found, text);
}

static void expect(int field, const char *text, const char *other) {
    expect_fact(FIELDS[field].part, text);
    expect_fact(FIELDS[field].other, other);
}

static void both_are_swapped_and_swapped_back(void **state) {
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        open_text(i, "12", "345");
        fixture_expect_shown(&fixture, offer);
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'x'));
        expect(i, "345", "12");
        fixture_expect_shown(&fixture, offer);
        fixture_expect_shown(&fixture, "│ 345");
        fixture.scene.entered = true;
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'x'));
        expect(i, "12", "345");
        struct event event = {.type = EVENT_KEY, .key = '3'};
        assert_true(fixture_event(&fixture, &event)); /* the cursor is behind it */
        expect(i, "123", "345");
        fixture_close(&fixture);
    }
}

static void press_typed(uint32_t key) {
    struct event event = {.type = EVENT_KEY, .key = key};
    assert_true(fixture_event(&fixture, &event));
}

static void what_is_typed_is_undone_and_redone(void **state) {
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        open_text(i, NULL, NULL);
        assert_false(fixture_key(&fixture, KEYSYM_CTRL + '_')); /* it is not entered */
        fixture.scene.entered = true;
        press_typed('1');
        press_typed(' ');
        press_typed('2');
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'u'));
        expect_fact(FIELDS[i].part, NULL);
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + '_'));
        expect_fact(FIELDS[i].part, "1 2");
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + '_'));
        expect_fact(FIELDS[i].part, "1 ");
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'y'));
        expect_fact(FIELDS[i].part, "1 2");
        press_typed('3');
        expect_fact(FIELDS[i].part, "1 23");
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'y'));
        assert_string_equal(fixture.session.notice, "Nothing to redo.");
        for (int step = 0; step < 3; step++)
            assert_true(fixture_key(&fixture, KEYSYM_CTRL + '_'));
        assert_string_equal(fixture.session.notice, "");
        expect_fact(FIELDS[i].part, NULL);
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + '_'));
        assert_string_equal(fixture.session.notice, "Nothing to undo.");
        fixture_close(&fixture);
    }
}

static void a_swapped_text_has_none_of_the_steps_of_the_other(void **state) {
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        open_text(i, NULL, "345");
        fixture.scene.entered = true;
        press_typed('1');
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'x'));
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + '_'));
        assert_string_equal(fixture.session.notice, "Nothing to undo.");
        expect(i, "345", "1");
        fixture_close(&fixture);
    }
}

static void an_empty_one_is_not_kept(void **state) {
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        open_text(i, NULL, "345");
        fixture_expect_shown(&fixture, offer);
        assert_true(fixture_key(&fixture, KEYSYM_CTRL + 'x'));
        expect(i, "345", NULL);
        fixture_expect_hidden(&fixture, offer);
        assert_false(fixture_key(&fixture, KEYSYM_CTRL + 'x'));
        expect(i, "345", NULL);
        fixture_close(&fixture);
    }
}

static void the_same_is_not_offered(void **state) {
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        open_text(i, "12", "12");
        fixture_expect_hidden(&fixture, offer);
        assert_false(fixture_key(&fixture, KEYSYM_CTRL + 'x'));
        fixture_close(&fixture);
    }
}

static void of_a_closed_question_none_is_offered(void **state) {
    (void)state;
    for (int i = 1; i < FIELD_COUNT; i++) {
        open_text(i, "12", "345");
        facts_set(&fixture.facts, block->id, own_closed, CLOSED_SHOWN);
        fixture_expect_hidden(&fixture, offer);
        fixture_close(&fixture);
    }
}

static void every_width_is_drawn(void **state) {
    (void)state;
    for (int i = 0; i < FIELD_COUNT; i++) {
        open_text(i, "12", "345");
        fixture_check_widths(&fixture);
        fixture_close(&fixture);
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_are_swapped_and_swapped_back),
        cmocka_unit_test(what_is_typed_is_undone_and_redone),
        cmocka_unit_test(a_swapped_text_has_none_of_the_steps_of_the_other),
        cmocka_unit_test(an_empty_one_is_not_kept),
        cmocka_unit_test(the_same_is_not_offered),
        cmocka_unit_test(of_a_closed_question_none_is_offered),
        cmocka_unit_test(every_width_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
