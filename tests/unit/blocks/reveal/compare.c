/* Compare: two sides next to each other or stacked, each with a reveal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* Parts: 0 the head, 1 the caption, then the sides. */
enum { LEFT_SIDE = 2, RIGHT_SIDE };

static void sides_stand_beside_each_other_where_there_is_room(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "compare");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_expect(&fixture, 64,
                   "Two products, two surprises\n"
                   "\n"
                   "  A chat                           Live counts\n"
                   "  Messages, typing indicators,     Small updates, one way.\n"
                   "  read receipts.\n"
                   "                                   ? What did it use, and why?\n"
                   "  ? What carried the messages?     ▸ Enter: reveal\n"
                   "  ▸ Enter: reveal\n"
                   "\n"
                   "The same shape of problem, opposite choices.\n");
    assert_int_equal(fixture_piece(&fixture, block, LEFT_SIDE)->at.width, 31);
    assert_int_equal(fixture_piece(&fixture, block, RIGHT_SIDE)->at.x, 33);
    fixture_expect_tally(&fixture, block, 2, 0);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void sides_are_stacked_where_there_is_none(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "compare");
    const struct block *block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, RIGHT_SIDE);
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_int_equal(facts_get(&fixture.facts, "products", "counts", 0), 1);
    assert_false(fixture_key(&fixture, KEYSYM_ENTER));
    fixture_expect(&fixture, 63,
                   "Two products, two surprises\n"
                   "\n"
                   "  A chat\n"
                   "  Messages, typing indicators, read receipts.\n"
                   "\n"
                   "  ? What carried the messages?\n"
                   "  ▸ Enter: reveal\n"
                   "\n"
                   "  Live counts\n"
                   "  Small updates, one way.\n"
                   "\n"
                   "  ? What did it use, and why?\n"
                   "\n"
                   "  ▾ WebSockets, far more efficient than polling at that scale.\n"
                   "\n"
                   "The same shape of problem, opposite choices.\n");
    fixture_expect_tally(&fixture, block, 2, 1);
    fixture_check_widths(&fixture);
    fixture_close(&fixture);
}

static void a_pipe_gets_both_reveals(void **state) {
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "compare");
    fixture_expect_plain(&fixture,
                         "Two products, two surprises\n"
                         "- A chat\n"
                         "  Messages, typing indicators, read receipts.\n"
                         "  ? What carried the messages?\n"
                         "  ▾ Server-sent events: they ride on ordinary HTTP.\n"
                         "- Live counts\n"
                         "  Small updates, one way.\n"
                         "  ? What did it use, and why?\n"
                         "  ▾ WebSockets, far more efficient than polling at that scale.\n"
                         "The same shape of problem, opposite choices.\n");
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_stand_beside_each_other_where_there_is_room),
        cmocka_unit_test(sides_are_stacked_where_there_is_none),
        cmocka_unit_test(a_pipe_gets_both_reveals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
