/* An accordion: items unfold and fold; the ones that were looked at are counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* Parts: 0 the head, then the items. */
enum { FIRST_ITEM = 1 };

static void an_item_unfolds(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "accordion");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_expect_tally(&fixture, block, 2, 0);
    fixture_focus(&fixture, block, FIRST_ITEM);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_int_equal(facts_get(&fixture.facts, "questions", "staleness", 0), 1);
    fixture_expect(&fixture, 44,
                   "What to ask, and why           1 of 2 opened\n"
                   "\n"
                   "  ▾ How old may it be? ✓\n"
                   "    It narrows the choice most:\n"
                   "\n"
                   "    • less than 0.3 s: something must push\n"
                   "    • longer: it depends\n"
                   "\n"
                   "  ▸ One way, or both?\n");
    fixture_expect_tally(&fixture, block, 2, 1);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void a_folded_item_stays_looked_at(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "accordion");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, FIRST_ITEM + 1);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    fixture_expect(&fixture, 44,
                   "What to ask, and why           1 of 2 opened\n"
                   "\n"
                   "  ▸ How old may it be?\n"
                   "  ▸ One way, or both? ✓\n");
    fixture_expect_tally(&fixture, block, 2, 1);
    /* How it is looked at is no fact: only the visit is. */
    assert_int_equal(fixture.facts.count, 1);
    assert_int_equal(fixture.marks.count, 0);
    fixture_close(&fixture);
}

static void a_pipe_gets_every_item(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "accordion");
    fixture_expect_plain(&fixture, "What to ask, and why\n"
                                   "- How old may it be?\n"
                                   "  It narrows the choice most:\n"
                                   "\n"
                                   "  • less than 0.3 s: something must push\n"
                                   "  • longer: it depends\n"
                                   "- One way, or both?\n"
                                   "  A client that speaks now and then needs no special line.\n");
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_unfolds),
        cmocka_unit_test(a_folded_item_stays_looked_at),
        cmocka_unit_test(a_pipe_gets_every_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
