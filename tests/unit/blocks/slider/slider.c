/* The slider: where it stands, what keys make of it, and that it never jumps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/slider/kinds.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int64_t step(void) {
    return facts_get(&fixture.facts, "window", ".step", -1);
}

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "slider");
    block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, 0);
    fixture.scene.entered = true;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void it_stands_at_its_start_until_moved(void **state) {
    (void)state;
    assert_ptr_equal(block_kind(block), &block_slider);
    fixture_expect_shown(&fixture, "2.9 seconds"); /* the step nearest to 3 s */
    fixture_expect_shown(&fixture, "300 ms to 5 s");
    fixture_expect_shown(&fixture, "○");
    assert_int_equal(fixture.facts.count, 0);
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void arrows_move_one_step(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_int_equal(step(), 53);
    assert_true(fixture_key(&fixture, 'h'));
    assert_false(fixture_key(&fixture, KEYSYM_DOWN)); /* leads out */
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    assert_int_equal(step(), 51);
    fixture_expect_shown(&fixture, "●");
    assert_false(fixture.session.leave);
    fixture_expect_tally(&fixture, block, 1, 1);
}

static void ends_offer_no_key_that_goes_further(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    assert_int_equal(step(), 0);
    fixture_expect_shown(&fixture, "50 milliseconds");
    fixture_expect_shown(&fixture, "below 300 ms");
    assert_false(fixture_key(&fixture, KEYSYM_LEFT));
    assert_false(fixture_key(&fixture, KEYSYM_HOME));
    assert_false(fixture_key(&fixture, KEYSYM_PAGE_DOWN));
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(step(), 120);
    fixture_expect_shown(&fixture, "10 minutes");
    fixture_expect_shown(&fixture, "1 min and more");
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_false(fixture_key(&fixture, KEYSYM_PAGE_UP));
}

static void digits_are_tenths_and_pages_are_bands(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, '5'));
    assert_int_equal(step(), 60);
    assert_true(fixture_key(&fixture, '0'));
    assert_int_equal(step(), 0);
    /* The first steps at or above 0.3 s, 5 s and 1 min. */
    assert_true(fixture_key(&fixture, KEYSYM_PAGE_UP));
    fixture_expect_shown(&fixture, "300 milliseconds");
    fixture_expect_shown(&fixture, "300 ms to 5 s");
    assert_true(fixture_key(&fixture, KEYSYM_PAGE_UP));
    fixture_expect_shown(&fixture, "5.1 seconds");
    assert_true(fixture_key(&fixture, KEYSYM_PAGE_UP));
    fixture_expect_shown(&fixture, "1 minute");
    assert_true(fixture_key(&fixture, KEYSYM_PAGE_DOWN));
    fixture_expect_shown(&fixture, "5.1 seconds");
}

static void enter_leaves_and_takes_the_place_as_chosen(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture.session.leave);
    assert_int_equal(step(), 52);
    fixture.scene.entered = false;
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture.session.enter);
}

static int rows_of(const char *text) {
    int rows = 0;
    for (; *text != '\0'; text++)
        rows += *text == '\n';
    return rows;
}

static void its_height_never_changes(void **state) {
    (void)state;
    for (int width = 1; width <= 100; width += 9) {
        int rows = -1;
        for (int at = 0; at <= 120; at += 3) {
            facts_set(&fixture.facts, "window", ".step", at);
            char *text = fixture_text(&fixture, width, false);
            assert_true(rows < 0 || rows == rows_of(text));
            rows = rows_of(text);
            free(text);
        }
    }
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
}

static void names_give_way_to_numbers_and_to_a_list(void **state) {
    (void)state;
    char *wide = fixture_text(&fixture, 72, false), *middle = fixture_text(&fixture, 34, false),
         *narrow = fixture_text(&fixture, 24, false);
    assert_non_null(strstr(wide, " Near ▓"));
    assert_non_null(strstr(middle, "1\u00A0Hard   2\u00A0Near"));
    assert_non_null(strstr(narrow, "◆ Near\n"));
    assert_non_null(strstr(narrow, "    Soft\n"));
    free(wide);
    free(middle);
    free(narrow);
}

static void plain_text_tells_every_band(void **state) {
    (void)state;
    fixture_expect_plain(
        &fixture, "Acceptable staleness\n"
                  "A scale from 50 milliseconds to 10 minutes:\n"
                  "- Hard, below 300 ms\n"
                  "  What fits: full-duplex; or server push\n"
                  "  For example: trading, games\n"
                  "  Something must push.\n"
                  "- Near, 300 ms to 5 s\n"
                  "  What fits: server push\n"
                  "  For example: chat\n"
                  "  It should feel like now, but nobody counts tenths of a second, and no one\n"
                  "  minds a little wait.\n"
                  "- Soft, 5 s to 1 min\n"
                  "  People glance.\n"
                  "- Eventual, 1 min and more\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_stands_at_its_start_until_moved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arrows_move_one_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_offer_no_key_that_goes_further, set_up, tear_down),
        cmocka_unit_test_setup_teardown(digits_are_tenths_and_pages_are_bands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(enter_leaves_and_takes_the_place_as_chosen, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(its_height_never_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_give_way_to_numbers_and_to_a_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_text_tells_every_band, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
