/* An accordion: items unfold and fold; the ones that were looked at are counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

/* Parts: 0 the head, then the items. */
enum { FIRST_ITEM = 1 };

static void an_item_unfolds(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "accordion");
    const struct block *block = stage_block(&stage, 0);
    stage_expect_tally(&stage, block, 2, 0);
    stage_focus(&stage, block, FIRST_ITEM);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_int_equal(facts_get(&stage.facts, "questions", "staleness", 0), 1);
    stage_expect(&stage, 44,
                 "What to ask, and why        1 of 2 looked at\n"
                 "\n"
                 "  ▾ How old may it be? ✓\n"
                 "    It narrows the choice most:\n"
                 "\n"
                 "    • less than 0.3 s: something must push\n"
                 "    • longer: it depends\n"
                 "\n"
                 "  ▸ One way, or both?\n");
    stage_expect_tally(&stage, block, 2, 1);
    stage_check_widths(&stage);
    stage_close(&stage);
}

static void a_folded_item_stays_looked_at(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "accordion");
    const struct block *block = stage_block(&stage, 0);
    stage_focus(&stage, block, FIRST_ITEM + 1);
    assert_true(stage_key(&stage, KEYSYM_SPACE));
    assert_true(stage_key(&stage, KEYSYM_SPACE));
    stage_expect(&stage, 44,
                 "What to ask, and why        1 of 2 looked at\n"
                 "\n"
                 "  ▸ How old may it be?\n"
                 "  ▸ One way, or both? ✓\n");
    stage_expect_tally(&stage, block, 2, 1);
    /* How it is looked at is no fact: only the visit is. */
    assert_int_equal(stage.facts.count, 1);
    assert_int_equal(stage.marks.count, 0);
    stage_close(&stage);
}

static void a_pipe_gets_every_item(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "accordion");
    stage_expect_plain(&stage, "What to ask, and why\n"
                               "- How old may it be?\n"
                               "  It narrows the choice most:\n"
                               "\n"
                               "  • less than 0.3 s: something must push\n"
                               "  • longer: it depends\n"
                               "- One way, or both?\n"
                               "  A client that speaks now and then needs no special line.\n");
    stage_close(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_unfolds),
        cmocka_unit_test(a_folded_item_stays_looked_at),
        cmocka_unit_test(a_pipe_gets_every_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
