/* Cards: opened one by one, and counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* Parts: 0 the head, 1 the caption, then the cards. */
enum { FIRST_CARD = 2 };

static void cards_begin_closed(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "cards");
    fixture_expect(&fixture, 60,
                   "Three screens that move by themselves          0 of 3 opened\n"
                   "\n"
                   "  ▸ A chat\n"
                   "  ▸ A dashboard\n"
                   "  ▸ A shared document\n"
                   "\n"
                   "Three products, one question: how old may it be?\n");
    fixture_expect_tally(&fixture, fixture_block(&fixture, 0), 3, 0);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void enter_and_space_open_a_card_for_good(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "cards");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, FIRST_CARD + 1);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_int_equal(facts_get(&fixture.facts, "screens", "board", 0), 1);
    assert_false(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_expect(&fixture, 40,
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
    fixture_expect_tally(&fixture, block, 3, 1);
    fixture_focus(&fixture, block, FIRST_CARD);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    fixture_focus(&fixture, block, FIRST_CARD + 2);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_expect_tally(&fixture, block, 3, 3);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void only_cards_are_stops(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "cards");
    fixture_layout(&fixture, 60);
    for (int i = 0; i < fixture.flow.count; i++)
        assert_int_equal(fixture.flow.pieces[i].flags,
                         fixture.flow.pieces[i].part >= FIRST_CARD ? PIECE_STOP : 0);
    fixture_close(&fixture);
}

static void a_pipe_gets_every_card(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "cards");
    fixture_expect_plain(&fixture, "Three screens that move by themselves\n"
                                   "- A chat\n"
                                   "  A line appears while its writer is still at the keyboard.\n"
                                   "- A dashboard\n"
                                   "  Numbers change by themselves.\n"
                                   "\n"
                                   "  Nobody asked for them just now.\n"
                                   "- A shared document\n"
                                   "  The other writer's cursor moves.\n"
                                   "Three products, one question: how old may it be?\n");
    fixture_close(&fixture);
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
