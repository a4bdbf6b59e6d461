/* The flow: where pieces go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/flow.h"

static void assert_at(const struct flow *flow, int piece, int x, int y, int width, int height) {
    struct rect at = flow->pieces[piece].at;
    assert_int_equal(at.x, x);
    assert_int_equal(at.y, y);
    assert_int_equal(at.width, width);
    assert_int_equal(at.height, height);
}

static void pieces_stack_with_single_gaps(void **state) {
    (void)state;
    struct arena arena = {0};
    struct flow flow;
    flow_init(&flow, &arena, 30);
    flow_gap(&flow);
    assert_non_null(flow_add(&flow, NULL, 0, 2, 0));
    flow_gap(&flow);
    flow_gap(&flow);
    assert_null(flow_add(&flow, NULL, 1, 0, 0));
    assert_non_null(flow_add(&flow, NULL, 2, 1, PIECE_STOP));
    assert_non_null(flow_add(&flow, NULL, 3, 1, 0));
    assert_int_equal(flow.count, 3);
    assert_at(&flow, 0, 0, 0, 30, 2);
    assert_at(&flow, 1, 0, 3, 30, 1);
    assert_at(&flow, 2, 0, 4, 30, 1);
    assert_int_equal(flow.y, 5);
    arena_release(&arena);
}

static void pieces_can_stand_beside_each_other(void **state) {
    (void)state;
    struct arena arena = {0};
    struct flow flow;
    flow_init(&flow, &arena, 20);
    flow_add(&flow, NULL, 0, 1, 0);
    flow_gap(&flow);
    int row = flow_row(&flow);
    flow_place(&flow, NULL, 1, (struct rect){0, row, 9, 3}, 0);
    flow_place(&flow, NULL, 2, (struct rect){11, row, 9, 5}, 0);
    flow_advance(&flow, row + 5);
    flow_add(&flow, NULL, 3, 1, 0);
    assert_at(&flow, 1, 0, 2, 9, 3);
    assert_at(&flow, 2, 11, 2, 9, 5);
    assert_at(&flow, 3, 0, 7, 20, 1);
    arena_release(&arena);
}

static void many_pieces_fit(void **state) {
    (void)state;
    struct arena arena = {0};
    struct flow flow;
    flow_init(&flow, &arena, 20);
    for (int i = 0; i < 1000; i++)
        assert_non_null(flow_add(&flow, NULL, i, 1, 0));
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(flow.pieces[i].part, i);
        assert_int_equal(flow.pieces[i].at.y, i);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_stack_with_single_gaps),
        cmocka_unit_test(pieces_can_stand_beside_each_other),
        cmocka_unit_test(many_pieces_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
