/* A slider that asks the simulator: what it shows on the page, its figures and dials on the stage,
 * and what is left to work. */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "blocks/slider/sum.h"
#include "blocks/slider/verdict.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "slider-asks");
    block = fixture_block(&fixture, 0);
    fixture_focus(&fixture, block, SLIDER_SCALE);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

/* The stage of 80×24, or one of its leaves. */
static void on_stage(int part) {
    fixture_stage(&fixture, block, STAGE_TUNE, 78, 19);
    fixture_focus(&fixture, block, part);
}

static void on_leaf(int part, int columns, int rows) {
    fixture_stage(&fixture, block, STAGE_TUNE, columns, rows);
    fixture_focus(&fixture, block, part);
}

static int64_t fact(const char *name) {
    return facts_get(&fixture.facts, "window", name, -1);
}

/* --- On the page. --- */

static void the_page_has_scale_band_and_verdict(void **state) {
    (void)state;
    fixture_expect_shown(&fixture, "20 s and more\n"
                                   "  ✓ Cheapest in time: short polling\n"
                                   "  What fits: short polling\n"
                                   "  For example: banners\n"
                                   "  Enter moves it · Space shows figures\n");
    fixture_expect_hidden(&fixture, "in time requests");
    fixture_expect_hidden(&fixture, "An open connection counts as");
    fixture_expect_shown(&fixture, "Heads are short here.\n  It is kept as Apache does.");
    assert_null(fixture_piece(&fixture, block, SLIDER_HELD));
}

/* At 5 s: 720 requests and an open connection against 1 + 500. */
static void entered_it_is_moved_on_the_page(void **state) {
    (void)state;
    assert_false(fixture_key(&fixture, KEYSYM_LEFT));
    assert_true(fixture_press(&fixture, KEYSYM_ENTER));
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE or WebSocket\n");
    fixture_expect_shown(&fixture, "  What fits: server push (SSE)\n");
    fixture_expect_hidden(&fixture, "People wait for it."); /* on the stage */
    assert_true(fixture_press(&fixture, KEYSYM_ENTER));
    assert_false(fixture.scene.entered);
}

static void space_opens_its_stage_entered_or_not(void **state) {
    (void)state;
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_int_equal(fixture.session.stage, STAGE_OPEN);
    assert_int_equal(fact(".step"), -1);
    assert_true(fixture_press(&fixture, KEYSYM_ENTER));
    assert_int_equal(fixture.session.stage, STAGE_STAY);
    assert_true(fixture_key(&fixture, KEYSYM_SPACE));
    assert_int_equal(fixture.session.stage, STAGE_OPEN);
}

/* What is told has its rows at every place, and the key's row where it has no focus. */
static void nothing_jumps(void **state) {
    (void)state;
    for (int width = 1; width <= 100; width++) {
        int rows = -1;
        for (int step = 0; step <= 2; step++) {
            facts_set(&fixture.facts, "window", ".step", step);
            fixture_focus(&fixture, step == 1 ? NULL : block, SLIDER_SCALE);
            fixture_layout(&fixture, width);
            assert_true(rows < 0 || rows == fixture.flow.y);
            rows = fixture.flow.y;
        }
    }
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
}

/* --- Its figures. They are those of tests/unit/blocks/slider/runs.c. --- */

static void the_table_has_the_sum_in_it(void **state) {
    (void)state;
    on_stage(SLIDER_FIGURES);
    fixture_expect_shown(
        &fixture, "  ONE USER'S HOUR in time requests +  open ×    500 =      cost    bytes\n"
                  "    SSE             100 %        1 +     1 ×    500 =       501  4.55 kB\n"
                  "    WebSocket       100 %        1 +     1 ×    500 =       501  3.42 kB\n"
                  "    long polling    100 %       61 +     1 ×    500 =       561  21.1 kB\n"
                  "  ✓ short polling   100 %       72 +   0.1 ×    500 =       122  24.6 kB\n"
                  "  10,000 users          requests/s    sent/s     open   bytes/s\n");
    on_leaf(SLIDER_FIGURES, 78, 16); /* all of them, in a leaf of their own */
    fixture_expect_shown(&fixture,
                         "  10,000 users          requests/s    sent/s     open   bytes/s\n"
                         "    SSE                       2.78       167   10,000   12.6 kB\n"
                         "    WebSocket                 2.78       167   10,000    9.5 kB\n"
                         "    long polling               169       167   10,000   58.6 kB\n"
                         "  ✓ short polling              200       200    1,000   68.3 kB\n");
}

static void users_stand_beside_where_there_is_room(void **state) {
    (void)state;
    fixture_stage(&fixture, block, STAGE_TUNE, 118, 35);
    fixture_expect_shown(
        &fixture, "10,000 users\n"
                  "  ONE USER'S HOUR in time requests +  open ×    500 =      cost    bytes    "
                  "requests/s   sent/s    open  bytes/s\n"
                  "    SSE             100 %        1 +     1 ×    500 =       501  4.55 kB       "
                  "   2.78      167  10,000  12.6 kB\n");
}

/* 720 requests, and a connection open for all of 1 h but the last part of a second: 1,219.5. */
static void the_sum_is_exact(void **state) {
    (void)state;
    on_stage(SLIDER_SCALE);
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    fixture_expect_shown(&fixture, "✓ SSE             100 %        1 +     1 ×    500 =       501");
    fixture_expect_shown(&fixture, "  short polling   100 %      720 + 0.999 ×    500 =   1,219.5");
}

static void what_is_too_late_is_marked(void **state) {
    (void)state;
    fixture_close(&fixture);
    fixture_open_block(&fixture,
                       "{\"kind\":\"slider\",\"id\":\"w\",\"label\":\"L\",\"from\":\"1ms\","
                       "\"to\":\"100s\",\"start\":\"1ms\",\"simulate\":{\"events\":"
                       "\"every:1min\",\"latency\":\"100ms\"},\"techniques\":[\"sse\"],"
                       "\"bands\":[{\"id\":\"a\",\"title\":\"A\",\"fits\":[\"SSE\"],"
                       "\"other_choice\":\"Too soon.\"}]}");
    block = fixture_block(&fixture, 0);
    on_stage(SLIDER_SCALE);
    fixture_expect_shown(&fixture, "✗ None of these is in time");
    fixture_expect_shown(&fixture, "  ✗ SSE               0 %");
    fixture_expect_hidden(&fixture, "users");
}

static void narrow_leaves_have_the_sum_below(void **state) {
    (void)state;
    on_leaf(SLIDER_FIGURES, 38, 40);
    fixture_expect_shown(&fixture, "              in time  req./h bytes/h\n"
                                   "  10,000 users:  open  req./s bytes/s\n"
                                   "                       sent/s\n"
                                   "    SSE         100 %       1 4.55 kB\n"
                                   "               10,000    2.78 12.6 kB\n"
                                   "                          167\n");
    fixture_expect_shown(&fixture, "  ✓ short poll  100 %      72 24.6 kB\n"
                                   "                1,000     200 68.3 kB\n"
                                   "                          200\n"
                                   "\n"
                                   "  Cost: requests an hour + mean open\n"
                                   "  connections × what each counts as\n"
                                   "  ✓ short polling\n"
                                   "                  72 + 0.1 × 500 = 122\n"
                                   "    SSE\n"
                                   "                     1 + 1 × 500 = 501\n");
}

static void the_narrowest_are_a_list(void **state) {
    (void)state;
    on_leaf(SLIDER_FIGURES, 24, 80);
    fixture_expect_shown(&fixture, "  ✓ short polling\n"
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
                                   "    68.3 kB\n");
}

/* --- Its dials. --- */

static void the_dial_turns_the_assumption(void **state) {
    (void)state;
    on_stage(SLIDER_HELD);
    fixture_expect_shown(&fixture, "◄ 500 requests an hour ►");
    fixture_expect_shown(&fixture, "The lesson assumes 500.");
    assert_false(fixture_key(&fixture, '5'));
    assert_false(fixture_key(&fixture, KEYSYM_PAGE_UP));
    assert_false(fixture_key(&fixture, KEYSYM_ENTER));
    assert_true(fixture_key(&fixture, KEYSYM_LEFT)); /* 200, 100, 50: 1 + 50 is below 72 + 5 */
    assert_int_equal(fact(".held_costs"), 200);
    assert_true(fixture_key(&fixture, 'h'));
    fixture_expect_shown(&fixture, "✓ Cheapest in time: short polling");
    assert_true(fixture_key(&fixture, KEYSYM_LEFT));
    assert_int_equal(fact(".held_costs"), 50);
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE or WebSocket\n");
    fixture_expect_shown(&fixture, "72 +   0.1 ×     50 =        77");
    fixture_expect_tally(&fixture, block, 1, 0);
}

static void the_dial_stops_at_its_ends(void **state) {
    (void)state;
    on_stage(SLIDER_HELD);
    assert_true(fixture_key(&fixture, KEYSYM_HOME));
    assert_int_equal(fact(".held_costs"), 0);
    assert_false(fixture_key(&fixture, KEYSYM_LEFT));
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(fact(".held_costs"), 10000);
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
}

/* Kept for 75 s, a connection that polls every 50 s is open from its first question on, which is
 * 25 s after the start on average: 72 + 500 * 3575 / 3600 against 1 + 500. */
static void the_dial_turns_keep_alive(void **state) {
    (void)state;
    on_stage(SLIDER_KEPT);
    fixture_expect_shown(&fixture, "The lesson assumes 5 s.");
    assert_true(fixture_key(&fixture, KEYSYM_END));
    assert_int_equal(fact(".keep_alive"), 75000000);
    fixture_expect_shown(&fixture, "◄ 75 s (nginx) ►");
    fixture_expect_shown(&fixture, "✓ Cheapest in time: SSE or WebSocket\n");
    fixture_expect_shown(&fixture, "72 + 0.993 ×    500 =     568.5");
    assert_false(fixture_key(&fixture, KEYSYM_RIGHT));
    on_leaf(SLIDER_WORDS, 72, 24);
    fixture_expect_shown(&fixture, "Heads are short here.");
    fixture_expect_hidden(&fixture, "It is kept as Apache does."); /* not any more */
    on_stage(SLIDER_KEPT);
    assert_true(fixture_key(&fixture, KEYSYM_HOME)); /* 0 s: open for 2 ms of 50 s */
    fixture_expect_shown(&fixture, "72 +     0 ×    500 =        72");
}

/* --- The verdict, and the order of the sum. --- */

static struct slider_answer cheapest(unsigned set) {
    struct slider_answer answer = {.choice = set != 0 ? 0 : -1};
    for (int i = 0; i < (int)TECHNIQUE_COUNT; i++) {
        answer.rows[i].technique = (enum technique)i;
        answer.rows[i].cheapest = (set >> i & 1u) != 0;
    }
    return answer;
}

static void expect_verdict(unsigned set, int cells, const char *expected) {
    char words[SLIDER_VERDICT_BYTES];
    struct slider_answer answer = cheapest(set);
    assert_string_equal(slider_verdict(&answer, cells, words), expected);
}

static void ties_have_their_names_where_there_is_room(void **state) {
    enum {
        SHORT = 1 << TECHNIQUE_SHORT_POLL,
        LONG = 1 << TECHNIQUE_LONG_POLL,
        SSE = 1 << TECHNIQUE_SSE
    };
    (void)state;
    expect_verdict(0, 33, "✗ None of these is in time");
    expect_verdict(SHORT, 33, "✓ Cheapest in time: short polling");
    expect_verdict(SHORT | SSE, 40, "✓ Cheapest in time: short polling or SSE");
    expect_verdict(SHORT | SSE, 39, "✓ Cheapest in time: 2 of these");
    expect_verdict(SHORT | LONG | SSE, INT_MAX,
                   "✓ Cheapest in time: short polling, long polling or SSE");
}

static void no_verdict_is_longer_than_its_room(void **state) {
    char words[SLIDER_VERDICT_BYTES];
    (void)state;
    for (unsigned set = 0; set <= TECHNIQUE_ALL; set++) {
        struct slider_answer answer = cheapest(set);
        const char *verdict = slider_verdict(&answer, SLIDER_VERDICT_LEAST_CELLS, words);
        assert_true(text_width(verdict) <= SLIDER_VERDICT_LEAST_CELLS);
    }
}

/* Those that keep the window come first, however cheap the others are. */
static void what_is_late_comes_last_in_the_sum(void **state) {
    static const struct slider three = {.technique_count = 3};
    const struct slider_answer answer = {.rows = {{.keeps = false, .cost_milli = 1},
                                                  {.keeps = true, .cost_milli = 3},
                                                  {.keeps = true, .cost_milli = 2}}};
    int order[TECHNIQUE_COUNT];
    (void)state;
    slider_sum_order(&three, &answer, order);
    assert_int_equal(order[0], 2);
    assert_int_equal(order[1], 1);
    assert_int_equal(order[2], 0);
}

/* --- As text. --- */

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
                  "An open connection counts as 500 requests an hour; an idle one is kept for\n"
                  "5 s.\n"
                  "Simulated, not measured. Updates: every 1 min; transit: 1 ms each way; hold\n"
                  "5 min; header up 100 bytes; header down 200 bytes; payload 50 bytes. Polls\n"
                  "ask once per window minus the transit down, jitter left out, but not before\n"
                  "an answer can be back. Each figure comes from many visits of 1 h, begun at\n"
                  "random moments. In time: at least 95 % of the updates are seen within the\n"
                  "window. Cheapest: the fewest requests an hour, open connections included.\n"
                  "Messages are the answers, SSE events and frames that the server sends; they\n"
                  "are not in the cost. Bytes are those of HTTP/1.1 messages and frames. Left\n"
                  "out: the bytes of TCP, IP and TLS, TLS set-up, header compression, packet\n"
                  "loss, jitter, dropped connections, heartbeats, proxies that buffer or cut\n"
                  "and server load.\n"
                  "Heads are short here.\n"
                  "It is kept as Apache does.\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_page_has_scale_band_and_verdict, set_up, tear_down),
        cmocka_unit_test_setup_teardown(entered_it_is_moved_on_the_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(space_opens_its_stage_entered_or_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_jumps, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_table_has_the_sum_in_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(users_stand_beside_where_there_is_room, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_sum_is_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_late_is_marked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(narrow_leaves_have_the_sum_below, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_narrowest_are_a_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dial_turns_the_assumption, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dial_stops_at_its_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_dial_turns_keep_alive, set_up, tear_down),
        cmocka_unit_test(ties_have_their_names_where_there_is_room),
        cmocka_unit_test(no_verdict_is_longer_than_its_room),
        cmocka_unit_test(what_is_late_comes_last_in_the_sum),
        cmocka_unit_test_setup_teardown(plain_text_tells_the_table, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
