/* A slider that asks the simulator: its table, its dial, and what is left to work. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "blocks/slider/sum.h"
#include "blocks/slider/table.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "slider-asks");
    block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, SLIDER_SCALE);
    fixture.scene.entered = true;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static void to_the_dial(void) {
    fixture_focus(&fixture, block, SLIDER_HELD);
    fixture.scene.entered = true;
}

static int64_t held_costs(void) {
    return facts_get(&fixture.facts, "window", ".held_costs", -1);
}

/* The figures are those of tests/unit/blocks/slider/runs.c. */
static void the_table_marks_the_cheapest(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "✓ Cheapest in time: short polling");
    fixture_expect_shown(
        &fixture, "one user, an hour           10,000 users\n"
                  "                 in time requests   bytes requests/s  sent/s    open bytes/s\n"
                  "    SSE            100 %        1 4.55 kB       2.78     167  10,000 12.6 kB\n"
                  "    WebSocket      100 %        1 3.42 kB       2.78     167  10,000  9.5 kB\n"
                  "    long polling   100 %       61 21.1 kB        169     167  10,000 58.6 kB\n"
                  "  ✓ short polling  100 %       72 24.6 kB        200     200   1,000 68.3 kB\n");
}

/* At 5 s: 720 requests and an open connection against 1 + 500. */
static void the_choice_follows_the_window(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE");
    fixture_expect_shown(&fixture, "  ✓ SSE            100 %        1");
    fixture_expect_shown(&fixture, "    short polling  100 %      720");
}

static void narrow_tables_have_two_lines(void **state) {
    (void)state;
    char *text = fixture_text(&fixture, 38, false);
    assert_non_null(strstr(text, "              in time  req./h bytes/h\n"
                                 "  10,000 users:  open  req./s bytes/s\n"
                                 "                       sent/s\n"
                                 "    SSE         100 %       1 4.55 kB\n"
                                 "               10,000    2.78 12.6 kB\n"
                                 "                          167\n"));
    assert_non_null(strstr(text, "  ✓ short poll  100 %      72 24.6 kB\n"
                                 "                1,000     200 68.3 kB\n"
                                 "                          200\n"));
    free(text);
    text = fixture_text(&fixture, 24, false);
    assert_non_null(strstr(text, "  ✓ short polling\n"
                                 "    in time        100 %\n"
                                 "    requests an hour\n"
                                 "    72\n"
                                 "    bytes an hour\n"
                                 "    24.6 kB\n"
                                 "    10,000 users\n"
                                 "    requests a second\n"
                                 "    200\n"
                                 "    sent a second\n"
                                 "    200\n"
                                 "    open connections\n"
                                 "    1,000\n"
                                 "    bytes a second\n"
                                 "    68.3 kB\n"));
    free(text);
}

static void the_dial_turns_the_assumption(void **state) {
    (void)state;
    to_the_dial();
    fixture_expect_shown(&fixture, "◂ 500 requests an hour ▸");
    fixture_expect_shown(&fixture, "as 500.");
    assert_false(fixture_key(&fixture, '5'));
    assert_false(fixture_key(&fixture, KEYSYM_PAGE_UP));
    assert_true(fixture_key(&fixture, KEYSYM_LEFT)); /* 200, 100, 50: 1 + 50 is below 72 + 5 */
    assert_int_equal(held_costs(), 200);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "✓ Cheapest in time: short polling");
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    assert_int_equal(held_costs(), 50);
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE or WebSocket\n"); /* at the dial too */
    fixture_expect_shown(&fixture, "An assumption; the lesson's is 500.");
    fixture_expect_shown(&fixture, "as 50.");
}

static void the_dial_stops_at_its_ends(void **state) {
    (void)state;
    to_the_dial();
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    assert_int_equal(held_costs(), 0);
    assert_false(fixture_key(&fixture, KEYSYM_LEFT));
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(held_costs(), 10000);
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_true(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture.session.leave);
    assert_int_equal(held_costs(), 10000);
}

static void only_the_slider_is_left_to_work(void **state) {
    (void)state;
    fixture_expect_tally(&fixture, block, 1, 0);
    to_the_dial();
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_tally(&fixture, block, 1, 0);
    fixture_focus(&fixture, block, SLIDER_SCALE);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_tally(&fixture, block, 1, 1);
    assert_int_equal(held_costs(), 200);
}

static void no_verdict_is_longer_than_its_room(void **state) {
    char words[SLIDER_VERDICT_BYTES];
    struct slider_answer answer = {.choice = -1};
    int room = text_width(slider_longest_verdict), longest = 0;
    (void)state;
    assert_true(text_width(slider_verdict(&answer, words)) <= room);
    answer.choice = 0;
    for (unsigned set = 1; set <= TECHNIQUE_ALL; set++) { /* those that are the cheapest */
        for (int i = 0; i < (int)TECHNIQUE_COUNT; i++) {
            answer.rows[i].technique = (enum technique)i;
            answer.rows[i].cheapest = (set >> i & 1u) != 0;
        }
        int cells = text_width(slider_verdict(&answer, words));
        longest = cells > longest ? cells : longest;
    }
    assert_int_equal(longest, room);
}

/* At 5 s: 1 + 500 twice, 61 + 500; 720 requests, and a connection open for all of 1 h but the
 * last part of a second. */
static void the_sum_is_shown(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE or WebSocket");
    fixture_expect_shown(&fixture, "  ✓ SSE            100 %        1");
    fixture_expect_shown(&fixture, "  ✓ WebSocket      100 %        1");
    char *text = fixture_text(&fixture, 38, false);
    assert_non_null(strstr(text, "  ✓ SSE\n"
                                 "                     1 + 1 × 500 = 501\n"
                                 "  ✓ WebSocket\n"
                                 "                     1 + 1 × 500 = 501\n"
                                 "    long polling\n"
                                 "                    61 + 1 × 500 = 561\n"
                                 "    short polling\n"
                                 "             720 + 0.999 × 500 = 1,220\n"));
    free(text);
    to_the_dial();
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    fixture_expect_shown(&fixture, "720 + 0.999 × 0 = 720");
}

/* Kept for 75 s, a connection that polls every 50 s is open from its first question on, which is
 * 25 s after the start on average: 72 + 500 * 3575 / 3600 against 1 + 500. */
static void the_dial_turns_keep_alive(void **state) {
    (void)state;
    fixture_focus(&fixture, block, SLIDER_KEPT);
    fixture.scene.entered = true;
    fixture_expect_shown(&fixture, "The lesson's is 5 s.");
    fixture_expect_shown(&fixture, "Heads are short here.\n  It is kept as Apache does.");
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(facts_get(&fixture.facts, "window", ".keep_alive", -1), 75000000);
    fixture_expect_shown(&fixture, "◂ 75 s (nginx) ▸");
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE or WebSocket\n");
    fixture_expect_shown(&fixture, "72 + 0.993 × 500 = 569");
    fixture_expect_shown(&fixture, "Heads are short here.");
    fixture_expect_hidden(&fixture, "It is kept as Apache does."); /* not any more */
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
    assert_true(fixture_key(&fixture, KEYSYM_HOME)); /* 0 s: open for 2 ms of 50 s */
    fixture_expect_shown(&fixture, "72 + 0 × 500 = 72");
    fixture_expect_tally(&fixture, block, 1, 0);
}

/* Those that keep the window come first, however cheap the others are. */
static void what_is_late_comes_last_in_the_sum(void **state) {
    static const struct slider three = {.technique_count = 3};
    const struct slider_answer answer = {.rows = {{.keeps = false, .cost = 1},
                                                  {.keeps = true, .cost = 3},
                                                  {.keeps = true, .cost = 2}}};
    int order[TECHNIQUE_COUNT];
    (void)state;
    slider_sum_order(&three, &answer, order);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 1);
    assert_int_equal(order[2], 0);
}

/* Under the dial, what is told only while it has the focus has its row at all times. */
static void nothing_jumps(void **state) {
    (void)state;
    for (int width = 1; width <= 100; width++) {
        int rows = -1;
        for (int step = 0; step <= 2; step++) {
            facts_set(&fixture.facts, "window", ".step", step);
            fixture_focus(&fixture, block, step == 1 ? SLIDER_HELD : SLIDER_SCALE);
            fixture_layout(&fixture, width);
            assert_true(rows < 0 || rows == fixture.flow.y);
            rows = fixture.flow.y;
        }
    }
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    to_the_dial();
    fixture_check_widths(&fixture);
}

static void plain_text_tells_the_table(void **state) {
    (void)state;
    fixture_expect_plain(
        &fixture, "Acceptable staleness\n"
                  "A scale from 5 seconds to 8.33 minutes:\n"
                  "- Near, below 20 s\n"
                  "  What fits: server push (SSE)\n"
                  "  People wait for it.\n"
                  "  A WebSocket costs the same.\n"
                  "- Soft, 20 s and more\n"
                  "  What fits: short polling\n"
                  "  For example: banners\n"
                  "\n"
                  "Simulated for a window of 50 seconds:\n"
                  "- SSE: in time 100 %, requests an hour 1, bytes an hour 4.55 kB; 10,000\n"
                  "  users: requests a second 2.78, sent a second 167, open connections 10,000,\n"
                  "  bytes a second 12.6 kB\n"
                  "- WebSocket: in time 100 %, requests an hour 1, bytes an hour 3.42 kB;\n"
                  "  10,000 users: requests a second 2.78, sent a second 167, open connections\n"
                  "  10,000, bytes a second 9.5 kB\n"
                  "- long polling: in time 100 %, requests an hour 61, bytes an hour 21.1 kB;\n"
                  "  10,000 users: requests a second 169, sent a second 167, open connections\n"
                  "  10,000, bytes a second 58.6 kB\n"
                  "- short polling: in time 100 %, requests an hour 72, bytes an hour 24.6 kB;\n"
                  "  10,000 users: requests a second 200, sent a second 200, open connections\n"
                  "  1,000, bytes a second 68.3 kB\n"
                  "✓ Cheapest in time: short polling\n"
                  "Cost: requests an hour + mean open connections × what each counts as\n"
                  "- short polling: 72 + 0.1 × 500 = 122\n"
                  "- SSE: 1 + 1 × 500 = 501\n"
                  "- WebSocket: 1 + 1 × 500 = 501\n"
                  "- long polling: 61 + 1 × 500 = 561\n"
                  "Simulated, not measured. Updates: every 1 min; on the way: 1 ms each way;\n"
                  "hold 5 min; header up 100 bytes; header down 200 bytes; payload 50 bytes.\n"
                  "Polls ask once in the window less the way down, jitter left out, but not\n"
                  "before an answer can be back. Many stays of 1 h, begun at random moments,\n"
                  "make each figure. In time: at least 95 % of the updates are seen within the\n"
                  "window. Cheapest: the fewest requests an hour, an open connection counted as\n"
                  "500. An idle one is kept for 5 s. Sent are the answers, events and frames\n"
                  "that leave the server; they are not in the cost. Bytes are those of HTTP/1.1\n"
                  "messages and frames. Left out: the bytes of TCP, IP and TLS, the set-up of\n"
                  "TLS, compressed heads, packet loss, jitter, breaks, signs of life, proxies\n"
                  "that buffer or cut and a server that is busy.\n"
                  "Heads are short here.\n"
                  "It is kept as Apache does.\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_table_marks_the_cheapest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_choice_follows_the_window, set_up, tear_down),
        cmocka_unit_test_setup_teardown(narrow_tables_have_two_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dial_turns_the_assumption, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dial_stops_at_its_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_the_slider_is_left_to_work, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_sum_is_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dial_turns_keep_alive, set_up, tear_down),
        cmocka_unit_test(what_is_late_comes_last_in_the_sum),
        cmocka_unit_test(no_verdict_is_longer_than_its_room),
        cmocka_unit_test_setup_teardown(nothing_jumps, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_text_tells_the_table, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
