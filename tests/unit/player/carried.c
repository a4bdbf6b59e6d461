/*
 * No key loses a carried row. Laws, tried with pseudo-random keys and sizes on many rows: the row
 * that is carried is in view, each row has one place, Esc brings back how they stood, and however a
 * row is left it lies where it was seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "play.h"
#include "player/state.h"
#include "ui/keys.h"

enum { ROWS = 26, SEEDS = 15, KEYS = 60 };

static const char *const FILES[] = {"tests/e2e/lessons/order.json", "tests/e2e/lessons/match.json"};

static void press(struct play *play, uint32_t key) {
    play->now_usec += 1000;
    player_handle(play->player,
                  &(struct event){.type = EVENT_KEY, .at_usec = play->now_usec, .key = key});
}

/* On the many rows of the lesson's second question, of which one is taken up. */
static struct play open_carrying(const char *file, int columns, int rows) {
    struct play play;
    play_open_file(&play, file);
    play_size(&play, columns, rows);
    for (int i = 0; i < 3 || play.player->pages[0].focus_part < 3; i++)
        press(&play, KEYSYM_TAB); /* beyond the two rows before, and their check */
    press(&play, KEYSYM_ENTER);
    assert_true(play.player->entered);
    return play;
}

/* Where the rows stand, as they are drawn where there is room for all: "Item 07" after "Item 03" …
 */
static void read_rows(struct play *play, int columns, int rows, int into[ROWS]) {
    int count = 0;
    play_size(play, 120, 200);
    for (const char *at = play_frame(play); (at = strpbrk(at, "IR")) != NULL; at++) {
        int number;
        if (sscanf(at, "Item %d", &number) == 1 || sscanf(at, "Right %d", &number) == 1) {
            assert_true(count < ROWS && number >= 1 && number <= ROWS);
            into[count++] = number;
        }
    }
    assert_int_equal(count, ROWS);
    play_size(play, columns, rows);
}

static void expect_each_once(const int rows[ROWS]) {
    bool seen[ROWS] = {false};
    for (int i = 0; i < ROWS; i++) {
        assert_false(seen[rows[i] - 1]);
        seen[rows[i] - 1] = true;
    }
}

static const uint32_t CARRYING[] = {
    KEYSYM_UP,   KEYSYM_DOWN, KEYSYM_PAGE_UP, KEYSYM_PAGE_DOWN, KEYSYM_HOME, KEYSYM_END,
    KEYSYM_LEFT, 'j',         KEYSYM_DOWN,    KEYSYM_DOWN,      'a',         'x',
};
enum { CARRYING_COUNT = sizeof CARRYING / sizeof *CARRYING };

static void a_carried_row_stays_in_view(void **state) {
    static const int sizes[][2] = {{40, 12}, {20, 6}, {80, 24}, {26, 9}};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
        const int *size = sizes[i / 2];
        struct play play = open_carrying(FILES[i % 2], size[0], size[1]);
        struct random random = random_seeded(14, i, 0);
        for (int k = 0; k < KEYS; k++) {
            press(&play, CARRYING[random_below(&random, CARRYING_COUNT)]);
            assert_true(play.player->entered);
            play_expect(&play, "»");
            play_expect(&play, "↕");
        }
        play_close(&play);
    }
}

/* In the row of the screen above the carried one, and below it, stands what it will pass next; at
 * the ends of the list what stands around the list. */
static void what_it_will_pass_is_in_view(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct play play = open_carrying(FILES[i], 40, 12);
        struct random random = random_seeded(17, i, 0);
        for (int k = 0; k < KEYS; k++) {
            press(&play, CARRYING[random_below(&random, CARRYING_COUNT)]);
            struct layout layout;
            player_layout(play.player, &layout);
            const struct piece *piece = layout_focus(&layout);
            int top = piece->at.y - play.player->pages[0].scroll;
            assert_true(top > 0 && top + piece->at.height < layout.scene.body_rows);
        }
        play_close(&play);
    }
}

static void esc_brings_back_how_they_stood(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        int before[ROWS], after[ROWS];
        struct play play = open_carrying(FILES[i], 40, 12);
        struct random random = random_seeded(15, i, 0);
        read_rows(&play, 40, 12, before);
        for (int k = 0; k < KEYS; k++)
            press(&play, CARRYING[random_below(&random, CARRYING_COUNT)]);
        press(&play, KEYSYM_END);
        read_rows(&play, 40, 12, after);
        expect_each_once(after);
        assert_memory_not_equal(before, after, sizeof before);
        press(&play, KEYSYM_ESCAPE);
        assert_false(play.player->entered);
        read_rows(&play, 40, 12, after);
        assert_memory_equal(before, after, sizeof before);
        play_close(&play);
    }
}

/* Tab, another section, the outline, the page of keys: none of them moves a row. */
static void a_row_lies_where_it_was_left(void **state) {
    static const uint32_t leaving[] = {KEYSYM_TAB, KEYSYM_SHIFT_TAB, 'o', '?', KEYSYM_ENTER};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof leaving / sizeof *leaving; i++) {
        int seen[ROWS], left[ROWS];
        struct play play = open_carrying(FILES[i % 2], 40, 12);
        press(&play, KEYSYM_END);
        press(&play, KEYSYM_UP);
        read_rows(&play, 40, 12, seen);
        press(&play, leaving[i / 2]);
        assert_false(play.player->entered);
        if (play.player->overlay != OVERLAY_NONE)
            press(&play, KEYSYM_ESCAPE);
        read_rows(&play, 40, 12, left);
        assert_memory_equal(seen, left, sizeof seen);
        play_close(&play);
    }
}

static const uint32_t ANY[] = {
    KEYSYM_UP,
    KEYSYM_DOWN,
    KEYSYM_ENTER,
    KEYSYM_ENTER,
    KEYSYM_SPACE,
    KEYSYM_ESCAPE,
    KEYSYM_TAB,
    KEYSYM_SHIFT_TAB,
    KEYSYM_HOME,
    KEYSYM_END,
    KEYSYM_LEFT,
    KEYSYM_RIGHT,
    KEYSYM_PAGE_UP,
    KEYSYM_PAGE_DOWN,
    'z',
    'o',
    '?',
    'R',
    'y',
    'n',
    'a',
    'j',
    'k',
    'x',
};
enum { ANY_COUNT = sizeof ANY / sizeof *ANY };

/* A paste is no key of a row's, and a size takes nothing from it. */
static void disturb(struct play *play, struct random *random) {
    play_size(play, 20 + (int)random_below(random, 80), 6 + (int)random_below(random, 30));
    player_handle(play->player,
                  &(struct event){.type = EVENT_PASTE, .at_usec = play->now_usec, .text = "a b"});
}

static void go_to_the_rows(struct play *play) {
    press(play, 'n'); /* whatever was asked */
    while (play->player->overlay != OVERLAY_NONE || play->player->entered)
        press(play, KEYSYM_ESCAPE);
    navigate_open(play->player, 0);
}

static void no_walk_loses_a_row(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        int rows[ROWS];
        struct play play = open_carrying(FILES[seed % 2], 40, 12);
        struct random random = random_seeded(16, seed, 0);
        for (int k = 0; k < KEYS && !player_ended(play.player); k++) {
            press(&play, ANY[random_below(&random, ANY_COUNT)]);
            if (random_below(&random, 6) == 0)
                disturb(&play, &random);
        }
        assert_false(player_ended(play.player));
        go_to_the_rows(&play);
        read_rows(&play, 40, 12, rows);
        expect_each_once(rows);
        play_close(&play);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_carried_row_stays_in_view),
        cmocka_unit_test(what_it_will_pass_is_in_view),
        cmocka_unit_test(esc_brings_back_how_they_stood),
        cmocka_unit_test(a_row_lies_where_it_was_left),
        cmocka_unit_test(no_walk_loses_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
