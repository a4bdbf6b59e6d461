/* Cards: opened one by one, and counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

/* Parts: 0 the head, 1 the caption, then the cards. */
enum { FIRST_CARD = 2 };

static void cards_begin_closed(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "cards");
    stage_expect(&stage, 60,
                 "Three screens that move by themselves          0 of 3 opened\n"
                 "\n"
                 "  ▸ A chat\n"
                 "  ▸ A dashboard\n"
                 "  ▸ A shared document\n"
                 "\n"
                 "Three products, one question: how old may it be?\n");
    stage_expect_tally(&stage, stage_block(&stage, 0), 3, 0);
    stage_check_widths(&stage);
    stage_close(&stage);
}

static void enter_and_space_open_a_card_for_good(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "cards");
    const struct block *block = stage_block(&stage, 0);
    stage_focus(&stage, block, FIRST_CARD + 1);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    assert_int_equal(facts_get(&stage.facts, "screens", "board", 0), 1);
    assert_false(stage_key(&stage, KEYSYM_ENTER));
    stage_expect(&stage, 40,
                 "Three screens that move by themselves\n"
                 "1 of 3 opened\n"
                 "\n"
                 "  ▸ A chat\n"
                 "  ✓ A dashboard\n"
                 "    Numbers change by themselves.\n"
                 "\n"
                 "    Nobody asked for them just now.\n"
                 "\n"
                 "  ▸ A shared document\n"
                 "\n"
                 "Three products, one question: how old\n"
                 "may it be?\n");
    stage_expect_tally(&stage, block, 3, 1);
    stage_focus(&stage, block, FIRST_CARD);
    assert_true(stage_key(&stage, KEYSYM_SPACE));
    stage_focus(&stage, block, FIRST_CARD + 2);
    assert_true(stage_key(&stage, KEYSYM_ENTER));
    stage_expect_tally(&stage, block, 3, 3);
    stage_check_widths(&stage);
    stage_close(&stage);
}

static void only_cards_are_stops(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "cards");
    stage_layout(&stage, 60);
    for (int i = 0; i < stage.flow.count; i++)
        assert_int_equal(stage.flow.pieces[i].flags,
                         stage.flow.pieces[i].part >= FIRST_CARD ? PIECE_STOP : 0);
    stage_close(&stage);
}

static void a_pipe_gets_every_card(void **state) {
    (void)state;
    struct stage stage;
    stage_open(&stage, "cards");
    stage_expect_plain(&stage, "Three screens that move by themselves\n"
                               "- A chat\n"
                               "  A line appears while its writer is still at the keyboard.\n"
                               "- A dashboard\n"
                               "  Numbers change by themselves.\n"
                               "\n"
                               "  Nobody asked for them just now.\n"
                               "- A shared document\n"
                               "  The other writer's cursor moves.\n"
                               "Three products, one question: how old may it be?\n");
    stage_close(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_begin_closed),
        cmocka_unit_test(enter_and_space_open_a_card_for_good),
        cmocka_unit_test(only_cards_are_stops),
        cmocka_unit_test(a_pipe_gets_every_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
