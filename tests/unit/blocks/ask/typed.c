/* The text of another window that is kept beside the one in a field, whatever the kind of its
 * block: that there is one, and the key that swaps the two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/ask/question.h"
#include "fixture.h"

static const char offer[] = "Another text of yours is kept: Ctrl-X swaps the two.";

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
        cmocka_unit_test(an_empty_one_is_not_kept),
        cmocka_unit_test(the_same_is_not_offered),
        cmocka_unit_test(of_a_closed_question_none_is_offered),
        cmocka_unit_test(every_width_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
