/* An order: rows are carried, put down and put back; scored by pairs, and told which went astray.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "blocks/ask/question.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "order");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

static int64_t fact(const char *part) {
    return facts_get(&fixture.facts, block->id, part, 0);
}

/* The example's items, as parts: their right order is this one. */
enum { TCP = QUESTION_FIRST, GET, SWITCH, FRAMES };

static bool press(uint32_t key) {
    return fixture_press(&fixture, key);
}

static bool press_on(int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    return press(key);
}

enum { ORDER_BYTES = 64 };

/* "tcp get switch frames": the items from top to bottom, as they stand on the page. */
static void read_order(char into[ORDER_BYTES]) {
    static const char *const names[] = {"tcp", "get", "switch", "frames"};
    into[0] = '\0';
    fixture_layout(&fixture, 80);
    for (int i = 0; i < fixture.flow.count; i++) {
        const struct piece *piece = &fixture.flow.pieces[i];
        if (piece->block != block || piece->part < QUESTION_FIRST)
            continue;
        strcat(into, into[0] != '\0' ? " " : "");
        strcat(into, names[piece->part - QUESTION_FIRST]);
    }
}

static void expect_order(const char *ids) {
    char got[ORDER_BYTES];
    read_order(got);
    assert_string_equal(got, ids);
}

/* Carries a row to a place, from 1. */
static void carry_to(int part, int place) {
    press_on(part, KEYSYM_ENTER);
    press(KEYSYM_HOME);
    for (int i = 1; i < place; i++)
        press(KEYSYM_DOWN);
    press(KEYSYM_ENTER);
}

static void the_start_is_far_from_right(void **state) {
    (void)state;
    expect_order("switch frames get tcp");
    assert_int_equal(fact("tcp"), 0);
}

static int place_in(const char *order, const char *id) {
    return (int)(strstr(order, id) - order);
}

/* Of 6 pairs at most 3. */
static void no_attempt_starts_near_the_right_order(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"tcp", "get"},    {"tcp", "switch"},
                                           {"tcp", "frames"}, {"get", "switch"},
                                           {"get", "frames"}, {"switch", "frames"}};
    char order[ORDER_BYTES], other[ORDER_BYTES] = "";
    int different = 0;
    for (int attempt = 1; attempt <= 100; attempt++) {
        int right = 0;
        facts_set(&fixture.facts, block->id, ".attempt", attempt);
        read_order(order);
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            right += place_in(order, pairs[i][0]) < place_in(order, pairs[i][1]);
        assert_true(right <= 3);
        different += strcmp(order, other) != 0;
        strcpy(other, order);
    }
    assert_true(different > 50);
}

static void a_row_is_carried_and_put_down(void **state) {
    (void)state;
    assert_true(press_on(TCP, KEYSYM_ENTER));
    assert_true(fixture.scene.entered);
    assert_true(press(KEYSYM_UP));
    assert_true(press(KEYSYM_UP));
    expect_order("switch tcp frames get");
    assert_true(press(KEYSYM_SPACE));
    assert_false(fixture.scene.entered);
    expect_order("switch tcp frames get");
    assert_int_equal(fact("switch"), 1);
    assert_int_equal(fact("tcp"), 2);
    assert_int_equal(fact("frames"), 3);
    assert_int_equal(fact("get"), 4);
}

static void every_key_carries_as_far_as_it_says(void **state) {
    (void)state;
    press_on(SWITCH, KEYSYM_ENTER);
    press('j');
    expect_order("frames switch get tcp");
    press(KEYSYM_RIGHT);
    expect_order("frames get switch tcp");
    press(KEYSYM_END);
    expect_order("frames get tcp switch");
    press(KEYSYM_DOWN); /* no further, and not to the other end */
    expect_order("frames get tcp switch");
    press('k');
    expect_order("frames get switch tcp");
    press(KEYSYM_PAGE_UP);
    expect_order("switch frames get tcp");
    press(KEYSYM_UP);
    expect_order("switch frames get tcp");
    press('l');
    expect_order("frames switch get tcp");
    press(KEYSYM_LEFT);
    expect_order("switch frames get tcp");
    press(KEYSYM_PAGE_DOWN);
    expect_order("frames get tcp switch");
    press(KEYSYM_HOME);
    expect_order("switch frames get tcp");
}

static void esc_puts_back_what_was_before(void **state) {
    (void)state;
    press_on(TCP, KEYSYM_ENTER);
    press(KEYSYM_HOME);
    assert_true(press(KEYSYM_ESCAPE));
    assert_false(fixture.scene.entered);
    expect_order("switch frames get tcp");
    assert_int_equal(fact("get"), 0); /* as if nothing had been done */
    carry_to(FRAMES, 1);
    expect_order("frames switch get tcp");
    press_on(GET, KEYSYM_ENTER);
    press(KEYSYM_UP);
    press(KEYSYM_ESCAPE);
    expect_order("frames switch get tcp");
    assert_false(press(KEYSYM_ESCAPE)); /* nothing is carried: the key is somebody else's */
}

static void a_row_that_is_left_lies_where_it_is_seen(void **state) {
    (void)state;
    press_on(TCP, KEYSYM_ENTER);
    press(KEYSYM_UP);
    fixture.scene.entered = false; /* by Tab, a resize, another section */
    expect_order("switch frames tcp get");
    press_on(SWITCH, KEYSYM_ENTER); /* what is taken up next knows nothing of it */
    press(KEYSYM_ESCAPE);
    expect_order("switch frames tcp get");
}

static void what_is_stored_amiss_is_the_start(void **state) {
    (void)state;
    facts_set(&fixture.facts, block->id, "tcp", 1);
    expect_order("switch frames get tcp");
    facts_set(&fixture.facts, block->id, "get", 2);
    facts_set(&fixture.facts, block->id, "switch", 2);
    facts_set(&fixture.facts, block->id, "frames", 4);
    expect_order("switch frames get tcp");
    facts_set(&fixture.facts, block->id, "switch", 5);
    expect_order("switch frames get tcp");
    facts_set(&fixture.facts, block->id, "switch", 3);
    expect_order("tcp get switch frames");
}

static void nothing_is_tried_before_a_row_was_put_down(void **state) {
    (void)state;
    assert_true(press_on(QUESTION_CHECK, KEYSYM_ENTER));
    assert_string_equal(fixture.session.notice, "Put them in order first: Enter picks up a row.");
    assert_int_equal(fact(".tries"), 0);
    press_on(GET, KEYSYM_ENTER);
    press(KEYSYM_ENTER); /* where it was: that is an answer, too */
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(fact(".tries"), 1);
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    assert_int_equal(fact(".tries"), 1);
    assert_string_equal(fixture.session.notice, "You tried that already. Change something first.");
}

/* get tcp switch frames: of 6 pairs one is wrong. The later of the two that change places stays. */
static void a_try_tells_the_pairs_and_who_went_astray(void **state) {
    (void)state;
    carry_to(GET, 1);
    carry_to(TCP, 2);
    expect_order("get tcp switch frames");
    fixture_expect_hidden(&fixture, "✓");
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture, "Partly right: 0.83 of 1 point. 5 of 6 pairs are in order. ");
    fixture_expect_shown(&fixture, "     1. The client sends GET");
    fixture_expect_shown(&fixture, "  ✗  2. The client opens");
    fixture_expect_shown(&fixture, "  ✓  3. The server answers");
    fixture_expect_shown(&fixture, "  ✓  4. Both sides");
    fixture_expect_shown(&fixture, "All else is sent on it.");
    fixture_expect_hidden(&fixture, "The first request on the connection");
    assert_int_equal(fact(".last/get"), 1);
    assert_int_equal(fact(".first/tcp"), 2);
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.first.num, 5);
    assert_int_equal(tally.first.den, 6);
    carry_to(TCP,
             1); /* its mark was of another place; what is said of it stays till the next try */
    fixture_expect_shown(&fixture, "     1. The client opens");
    fixture_expect_shown(&fixture, "All else is sent on it.");
    fixture_expect_shown(&fixture, "  ✓  4. Both sides");
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_expect_shown(&fixture,
                         "Right this time: 1 of 1 point. The first try: 0.83 of 1 point.");
    fixture_expect_hidden(&fixture, "yours");
    fixture_expect_hidden(&fixture, "[ Check ]\n\n\n");
}

#define ITEM(id) "{\"id\": \"" id "\", \"text\": \"" id "\", \"why\": \"So.\"}"

static void store(const char *const ids[4]) {
    for (int i = 0; i < 4; i++)
        facts_set(&fixture.facts, block->id, ids[i], i + 1);
}

/* switch tcp get frames: two pairs of six are wrong, one of four is at its place, two behind one
 * another. */
static void each_rule_says_what_it_counted(void **state) {
    (void)state;
    static const struct {
        const char *rule, *words;
    } rows[] = {
        {"pairs", "Partly right: 0.67 of 1 point. 4 of 6 pairs are in order."},
        {"position", "Partly right: 0.25 of 1 point. 1 of 4 are in the right place."},
        {"run", "Partly right: 0.33 of 1 point. 2 of 4 in a row are in order."},
        {"exact", "Not yet. Try again"},
    };
    static const char *const ids[] = {"switch", "tcp", "get", "frames"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char json[1000];
        snprintf(
            json, sizeof json,
            "{\"kind\": \"order\", \"id\": \"by\", \"ask\": \"Which?\", \"score\": \"%s\", "
            "\"items\": [" ITEM("tcp") "," ITEM("get") "," ITEM("switch") "," ITEM("frames") "]}",
            rows[i].rule);
        fixture_close(&fixture);
        fixture_open_block(&fixture, json);
        block = fixture_block(&fixture, 0);
        store(ids);
        press_on(QUESTION_CHECK, KEYSYM_ENTER);
        fixture_expect_shown(&fixture, rows[i].words);
    }
}

static void the_answer_is_shown_beside_what_was_given(void **state) {
    (void)state;
    carry_to(GET, 1);
    carry_to(FRAMES, 2);
    expect_order("get frames switch tcp");
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    assert_true(press_on(TCP, 'a'));
    expect_order("tcp get switch frames");
    fixture_expect_shown(&fixture, "yours: 4\n");
    fixture_expect_shown(&fixture, "yours: 1\n");
    fixture_expect_shown(&fixture, "yours: 2\n");
    fixture_expect_hidden(&fixture, "yours: 3\n"); /* there it is right */
    fixture_expect_shown(&fixture, "It answers the request.");
}

static void while_it_is_carried_a_row_has_no_other_keys(void **state) {
    (void)state;
    carry_to(FRAMES, 4);
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    press_on(GET, KEYSYM_ENTER);
    assert_false(press('a'));
    fixture_expect_shown(&fixture, "  ↕  2. The client sends GET");
    press(KEYSYM_ENTER);
    fixture_expect_hidden(&fixture, "↕");
    assert_true(press('a'));
}

static void where_nothing_is_right_any_order_is_an_answer(void **state) {
    (void)state;
    const struct block *own = fixture_block(&fixture, 1);
    fixture_expect_tally(&fixture, own, 1, 0);
    fixture_focus(&fixture, own, QUESTION_FIRST);
    press(KEYSYM_ENTER);
    press(KEYSYM_ENTER);
    fixture_expect_tally(&fixture, own, 1, 1);
}

static void the_text_has_them_as_they_stand_at_the_start(void **state) {
    (void)state;
    fixture_expect_plain(&fixture, "In which order does a WebSocket connection come about?\n"
                                   "  It begins as HTTP.\n"
                                   "Put these in order:\n"
                                   "  - The server answers 101 Switching Protocols\n"
                                   "  - Both sides send frames\n"
                                   "  - The client sends GET with Upgrade: websocket\n"
                                   "  - The client opens a TCP connection\n"
                                   "\n"
                                   "Which of these would you look at first?\n"
                                   "Put these in order:\n"
                                   "  - How old news is\n"
                                   "  - The load of the server\n");
}

static void the_answers_are_the_right_order(void **state) {
    (void)state;
    struct writer writer = {0};
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_string_equal(writer.text, "In which order does a WebSocket connection come about?\n"
                                     "   1. The client opens a TCP connection\n"
                                     "        All else is sent on it.\n"
                                     "   2. The client sends GET with Upgrade: websocket\n"
                                     "        The first request on the connection is still HTTP.\n"
                                     "   3. The server answers 101 Switching Protocols\n"
                                     "        It answers the request.\n"
                                     "   4. Both sides send frames\n"
                                     "        Only after the answer 101 is the connection a "
                                     "WebSocket.\n");
    writer_release(&writer);
}

static void expect_each_once(void) {
    char got[ORDER_BYTES];
    read_order(got);
    assert_int_equal(strlen(got), strlen("tcp get switch frames"));
    for (int part = TCP; part <= FRAMES; part++)
        assert_non_null(fixture_piece(&fixture, block, part));
}

/* Whatever is pressed: each row stands on the page once, and Esc brings back what was before. */
static void no_walk_loses_a_row(void **state) {
    (void)state;
    static const uint32_t keys[] = {KEYSYM_UP,   KEYSYM_DOWN,  KEYSYM_ENTER,     KEYSYM_ESCAPE,
                                    KEYSYM_HOME, KEYSYM_END,   KEYSYM_PAGE_UP,   KEYSYM_LEFT,
                                    'j',         KEYSYM_SPACE, KEYSYM_PAGE_DOWN, 'x'};
    enum { KEYS = sizeof keys / sizeof *keys };
    struct random random = random_seeded(14, 0, 0);
    char before[ORDER_BYTES] = "";
    fixture_focus(&fixture, block, TCP);
    for (int i = 0; i < 3000; i++) {
        if (random_below(&random, 8) == 0) {
            fixture.scene.entered = false;
            fixture_focus(&fixture, block, TCP + (int)random_below(&random, 4));
        }
        if (!fixture.scene.entered)
            read_order(before);
        uint32_t key = keys[random_below(&random, KEYS)];
        bool taken = press(key);
        if (taken && key == KEYSYM_ESCAPE)
            expect_order(before);
        expect_each_once();
    }
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    carry_to(TCP, 4);
    press_on(GET, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
    press(KEYSYM_ENTER);
    press_on(QUESTION_CHECK, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
    press_on(TCP, 'a');
    fixture_check_widths(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_start_is_far_from_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_attempt_starts_near_the_right_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_is_carried_and_put_down, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_key_carries_as_far_as_it_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(esc_puts_back_what_was_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_that_is_left_lies_where_it_is_seen, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_stored_amiss_is_the_start, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_tried_before_a_row_was_put_down, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_try_tells_the_pairs_and_who_went_astray, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(each_rule_says_what_it_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answer_is_shown_beside_what_was_given, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(while_it_is_carried_a_row_has_no_other_keys, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(where_nothing_is_right_any_order_is_an_answer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_text_has_them_as_they_stand_at_the_start, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_answers_are_the_right_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_walk_loses_a_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
