/* A match: right-hand texts change places; scored by the pairs that are right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "blocks/ask/question.h"
#include "blocks/registry.h"
#include "fixture.h"

static struct fixture fixture;
static const struct block *block;

static int set_up(void **state) {
    (void)state;
    fixture_open(&fixture, "match");
    block = fixture_block(&fixture, 0);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_close(&fixture);
    return 0;
}

/* The example's rows, as parts, and what they are of. */
enum { SHORT = QUESTION_FIRST, LONG, STREAM, QUEUE, ROWS = 4 };
static const char *const names[ROWS] = {"short", "long", "stream", "queue"};

static bool press(uint32_t key) {
    return fixture_press(&fixture, key);
}

static bool press_on(int part, uint32_t key) {
    fixture_focus(&fixture, block, part);
    return press(key);
}

static int64_t fact(const char *part) {
    return facts_get(&fixture.facts, block->id, part, 0);
}

enum { ROWS_BYTES = 64 };

/* "long short queue stream": whose right-hand texts stand at the places, from top to bottom. */
static void read_rows(char into[ROWS_BYTES]) {
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

static void expect_rows(const char *ids) {
    char got[ROWS_BYTES];
    read_rows(got);
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

static void check_now(void) {
    assert_true(press_on(QUESTION_CHECK, KEYSYM_ENTER));
}

static void no_pair_is_right_at_the_start(void **state) {
    (void)state;
    char rows[ROWS_BYTES], *at[ROWS];
    for (int attempt = 1; attempt <= 100; attempt++) {
        facts_set(&fixture.facts, block->id, ".attempt", attempt);
        read_rows(rows);
        for (int i = 0; i < ROWS; i++)
            at[i] = strtok(i == 0 ? rows : NULL, " ");
        for (int i = 0; i < ROWS - 1; i++) /* at the last place nothing is right or wrong */
            assert_string_not_equal(at[i], names[i]);
    }
}

/* What it passes by goes back to where it was; what it is put down at comes to where it began. */
static void a_row_changes_places(void **state) {
    (void)state;
    expect_rows("long short queue stream");
    press_on(LONG, KEYSYM_ENTER);
    press(KEYSYM_DOWN);
    expect_rows("short long queue stream");
    press(KEYSYM_DOWN);
    expect_rows("queue short long stream");
    press(KEYSYM_END);
    expect_rows("stream short queue long");
    press(KEYSYM_DOWN);
    expect_rows("stream short queue long");
    press(KEYSYM_UP);
    expect_rows("queue short long stream");
    press(KEYSYM_HOME);
    expect_rows("long short queue stream");
    press(KEYSYM_DOWN);
    press(KEYSYM_ENTER);
    assert_string_equal(facts_text(&fixture.facts, block->id, "short"), "short");
    assert_string_equal(facts_text(&fixture.facts, block->id, "long"), "long");
    assert_string_equal(facts_text(&fixture.facts, block->id, "stream"), "queue");
    assert_string_equal(facts_text(&fixture.facts, block->id, "queue"), "stream");
}

static void esc_puts_back_what_was_before(void **state) {
    (void)state;
    press_on(LONG, KEYSYM_ENTER);
    press(KEYSYM_END);
    assert_true(press(KEYSYM_ESCAPE));
    expect_rows("long short queue stream");
    assert_null(facts_text(&fixture.facts, block->id, "short"));
    carry_to(QUEUE, 4);
    press_on(STREAM, KEYSYM_ENTER);
    press(KEYSYM_UP);
    press(KEYSYM_ESCAPE);
    expect_rows("long short stream queue");
}

static void what_is_stored_amiss_is_the_start(void **state) {
    (void)state;
    static const char *const amiss[][ROWS] = {{"short", "long", "stream", NULL},
                                              {"short", "long", "stream", "stream"},
                                              {"short", "long", "stream", "other"}};
    for (size_t k = 0; k < sizeof amiss / sizeof *amiss; k++) {
        for (int i = 0; i < ROWS; i++)
            if (amiss[k][i] != NULL)
                facts_set_text(&fixture.facts, block->id, names[i], amiss[k][i]);
        expect_rows("long short queue stream");
    }
    facts_set_text(&fixture.facts, block->id, "queue", "queue");
    expect_rows("short long stream queue");
}

static void nothing_is_tried_before_a_row_was_put_down(void **state) {
    (void)state;
    check_now();
    assert_string_equal(fixture.session.notice, "Match them first: Enter picks one up.");
    assert_int_equal(fact(".tries"), 0);
}

/* short long queue stream: of three pairs two are right, and the third has what goes with none. */
static void a_try_tells_which_pairs_are_right(void **state) {
    (void)state;
    carry_to(LONG, 2);
    check_now();
    fixture_expect_shown(&fixture, "Partly right: 2 of 3 points. 2 of 3 pairs are right. ");
    fixture_expect_shown(&fixture, "  ✓ Short polling");
    fixture_expect_shown(&fixture, "  ✓ Long polling");
    fixture_expect_shown(&fixture, "  ✗ Server-sent events");
    fixture_expect_shown(&fixture, "    (left over)");
    fixture_expect_shown(&fixture, "News is in no file");
    fixture_expect_hidden(&fixture, "The server writes on and on");
    assert_int_equal(fixture.session.look_at, QUEUE);
    struct tally tally = block_tally(block, &fixture.scene);
    assert_int_equal(tally.first.num, 2);
    assert_int_equal(tally.first.den, 1);
    carry_to(STREAM, 3);
    fixture_expect_shown(&fixture, "    Server-sent events");
    fixture_expect_shown(&fixture, "  ✓ Long polling");
    check_now();
    fixture_expect_shown(&fixture,
                         "Right this time: 2.4 of 3 points. The first try: 2 of 3 points.");
    fixture_expect_shown(&fixture, "News is in no file"); /* now that all is told */
    fixture_expect_hidden(&fixture, "yours");
}

/* At the start's places: the reason is the pair's, where the other has none to tell. */
static void the_answer_is_shown_beside_what_was_given(void **state) {
    (void)state;
    press_on(LONG, KEYSYM_ENTER);
    press(KEYSYM_ENTER);
    check_now();
    fixture_expect_shown(&fixture, "No pair is right yet. Try again");
    fixture_expect_shown(&fixture, "Each answer comes at once");
    assert_int_equal(fixture.session.look_at, LONG); /* the one that stands first */
    assert_true(press_on(LONG, 'a'));
    expect_rows("short long stream queue");
    fixture_expect_shown(&fixture, "yours: A request without an answer yet");
    fixture_expect_shown(&fixture, "yours: Nothing");
    fixture_expect_shown(&fixture, "yours: A file in the browser");
    fixture_expect_shown(&fixture, "The server answers when there is news.");
}

static void where_nothing_is_right_any_pairs_are_an_answer(void **state) {
    (void)state;
    const struct block *own = fixture_block(&fixture, 1);
    fixture_expect_tally(&fixture, own, 1, 0);
    fixture_focus(&fixture, own, QUESTION_FIRST);
    press(KEYSYM_ENTER);
    press(KEYSYM_ENTER);
    fixture_expect_tally(&fixture, own, 1, 1);
}

static void the_text_has_both_sides(void **state) {
    (void)state;
    fixture_expect_plain(&fixture,
                         "What does each technique hold open between two pieces of news?\n"
                         "  One holds nothing.\n"
                         "What goes with each of these?\n"
                         "  - Short polling\n"
                         "  - Long polling\n"
                         "  - Server-sent events\n"
                         "One of:\n"
                         "  - A request without an answer yet\n"
                         "  - Nothing\n"
                         "  - A file in the browser\n"
                         "  - An answer that has no end yet\n"
                         "\n"
                         "Which would you take for which?\n"
                         "What goes with each of these?\n"
                         "  - A chat\n"
                         "  - A score board\n"
                         "One of:\n"
                         "  - Server-sent events\n"
                         "  - WebSocket\n");
}

static void the_answers_are_the_pairs(void **state) {
    (void)state;
    struct writer writer = {0};
    block_kind(block)->answers(block, &fixture.scene, &writer);
    assert_string_equal(writer.text,
                        "What does each technique hold open between two pieces of news?\n"
                        "  - Short polling\n"
                        "    ->  Nothing\n"
                        "        Each answer comes at once, and the next request after a pause.\n"
                        "  - Long polling\n"
                        "    ->  A request without an answer yet\n"
                        "        The server answers when there is news.\n"
                        "  - Server-sent events\n"
                        "    ->  An answer that has no end yet\n"
                        "        The server writes on and on into the one answer.\n"
                        "  left over: A file in the browser\n"
                        "        News is in no file before it was sent.\n");
    writer_release(&writer);
}

/* Two that read the same are right in either place. */
static const char ALIKE[] =
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [{\"id\": \"s\", \"title\": "
    "\"S\", \"blocks\": [{\"kind\": \"match\", \"id\": \"m\", \"ask\": \"Which?\", \"pairs\": ["
    "{\"id\": \"a\", \"left\": \"A\", \"right\": \"Same\", \"why\": \"So.\"},"
    "{\"id\": \"b\", \"left\": \"B\", \"right\": \"Same\", \"why\": \"So.\"},"
    "{\"id\": \"c\", \"left\": \"C\", \"right\": \"Other\", \"why\": \"So.\"}]}]}]}";

static void those_that_read_the_same_are_right_in_either_place(void **state) {
    (void)state;
    struct problems problems = {0};
    struct lesson *lesson =
        lesson_parse("l.json", ALIKE, strlen(ALIKE), registry_kinds(), &problems);
    assert_int_equal(problems.count, 0);
    const struct section *section = lesson->sections.at;
    const struct block *alike = section->blocks.at;
    struct facts facts = {0};
    facts_set_text(&facts, "m", "a", "b");
    facts_set_text(&facts, "m", "b", "a");
    facts_set_text(&facts, "m", "c", "c");
    struct score score = block_kind(alike)->question->score(alike, &facts, NULL);
    assert_int_equal(score.num, 1);
    facts_set_text(&facts, "m", "a", "c");
    facts_set_text(&facts, "m", "b", "b");
    facts_set_text(&facts, "m", "c", "a");
    score = block_kind(alike)->question->score(alike, &facts, NULL);
    assert_int_equal(score.num, 1);
    assert_int_equal(score.den, 3);
    facts_release(&facts);
    for (int attempt = 1; attempt <= 100; attempt++) { /* never right from the start */
        facts_set(&facts, "m", ".attempt", attempt);
        score = block_kind(alike)->question->score(alike, &facts, NULL);
        assert_true(score.num < score.den);
        facts_release(&facts);
    }
    lesson_free(lesson);
    problems_release(&problems);
}

/* Whatever is pressed: each row stands on the page once, and Esc brings back what was before. */
static void no_walk_loses_a_row(void **state) {
    (void)state;
    static const uint32_t keys[] = {
        KEYSYM_UP,      KEYSYM_DOWN, KEYSYM_ENTER, KEYSYM_ESCAPE, KEYSYM_HOME, KEYSYM_END,
        KEYSYM_PAGE_UP, KEYSYM_LEFT, 'j',          KEYSYM_SPACE,  'l',         'x'};
    enum { KEYS = sizeof keys / sizeof *keys };
    struct random random = random_seeded(14, 0, 0);
    char before[ROWS_BYTES] = "", now[ROWS_BYTES];
    fixture_focus(&fixture, block, SHORT);
    for (int i = 0; i < 3000; i++) {
        if (random_below(&random, 8) == 0) {
            fixture.scene.entered = false;
            fixture_focus(&fixture, block, SHORT + (int)random_below(&random, ROWS));
        }
        if (!fixture.scene.entered)
            read_rows(before);
        uint32_t key = keys[random_below(&random, KEYS)];
        if (press(key) && key == KEYSYM_ESCAPE)
            expect_rows(before);
        read_rows(now);
        assert_int_equal(strlen(now), strlen("short long stream queue"));
        for (int row = 0; row < ROWS; row++)
            assert_non_null(strstr(now, names[row]));
    }
}

/* Short texts at the left make a narrow column, in which the words for what is left over fit, too.
 */
static void what_is_left_over_is_said_in_one_line(void **state) {
    (void)state;
    fixture_close(&fixture);
    fixture_open_block(&fixture,
                       "{\"kind\": \"match\", \"id\": \"m\", \"ask\": \"?\", \"scored\": false,"
                       "\"pairs\": [{\"id\": \"a\", \"left\": \"A\", \"right\": \"x\"},"
                       "{\"id\": \"b\", \"left\": \"B\", \"right\": \"y\"}],"
                       "\"others\": [{\"id\": \"c\", \"right\": \"z\"}]}");
    fixture_layout(&fixture, 80);
    fixture_expect_shown(&fixture, "    (left over)  → ");
}

static void every_width_is_drawn(void **state) {
    (void)state;
    fixture_check_widths(&fixture);
    press_on(LONG, KEYSYM_ENTER);
    fixture_check_widths(&fixture);
    press(KEYSYM_ENTER);
    check_now();
    fixture_check_widths(&fixture);
    press_on(LONG, 'a');
    fixture_check_widths(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_pair_is_right_at_the_start, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_changes_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(esc_puts_back_what_was_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_stored_amiss_is_the_start, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_tried_before_a_row_was_put_down, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_try_tells_which_pairs_are_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answer_is_shown_beside_what_was_given, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(where_nothing_is_right_any_pairs_are_an_answer, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_text_has_both_sides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_answers_are_the_pairs, set_up, tear_down),
        cmocka_unit_test(those_that_read_the_same_are_right_in_either_place),
        cmocka_unit_test_setup_teardown(no_walk_loses_a_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_left_over_is_said_in_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_width_is_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
