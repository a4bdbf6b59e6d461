/* Laws of the keys that move on a page, over all pages of the bundled lesson. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/int.h"
#include "base/random.h"
#include "play.h"
#include "player/state.h"

static struct play play;

static const struct { int columns, rows; } SIZES[] = {{80, 24}, {40, 12}, {160, 50}};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES };

static int set_up(void **state) {
    (void)state;
    play_open_file(&play, "lessons/realtime-introduction.json");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    play_close(&play);
    return 0;
}

/* --- A page as it is. --- */

/* Its stops in their order, and which of its rows were in view. */
struct seen {
    struct {
        const struct block *block;
        int part;
    } * stops;
    int stop_count;
    bool *rows;
    int row_count, body_rows;
};

static void look_at_page(struct seen *seen) {
    struct layout layout;
    play.player->lays_out_all = true;
    player_layout(play.player, &layout);
    play.player->lays_out_all = false;
    *seen = (struct seen){
        .stops = calloc((size_t)layout.flow.count, sizeof *seen->stops),
        .rows = calloc((size_t)layout.flow.y, sizeof *seen->rows),
        .row_count = layout.flow.y,
        .body_rows = layout.scene.body_rows,
    };
    for (int i = 0; i < layout.flow.count; i++) {
        const struct piece *piece = &layout.flow.pieces[i];
        if ((piece->flags & PIECE_STOP) == 0)
            continue;
        seen->stops[seen->stop_count].block = piece->block;
        seen->stops[seen->stop_count++].part = piece->part;
    }
}

static void forget(struct seen *seen) {
    free(seen->stops);
    free(seen->rows);
}

static const struct page *page(void) {
    return player_page(play.player);
}

static void note_view(struct seen *seen) {
    for (int i = 0; i < seen->body_rows && page()->scroll + i < seen->row_count; i++)
        seen->rows[page()->scroll + i] = true;
}

static bool has_focus(const struct seen *seen, int stop) {
    return stop >= 0 && stop < seen->stop_count && page()->focus == seen->stops[stop].block &&
           page()->focus_part == seen->stops[stop].part;
}

static void expect_all_seen(const struct seen *seen) {
    for (int i = 0; i < seen->row_count; i++)
        if (!seen->rows[i])
            fail_msg("row %d of %d was never in view on page %d at %d columns", i, seen->row_count,
                     play.player->page_index, play.player->columns);
}

/* --- The laws. --- */

/* So many presses at most: one a stop, and one for each half screen. */
static int most_presses(const struct seen *seen) {
    int half = int_max(seen->body_rows / 2, 1);
    return seen->stop_count + (seen->row_count + half - 1) / half;
}

/* Presses a key until nothing moves any more, and sees that each stop is come to in its order. */
static void press_through(struct seen *seen, const char *key, int direction) {
    int next = direction > 0 ? 0 : seen->stop_count - 1, presses = 0;
    next += has_focus(seen, next) ? direction : 0;
    for (;; presses++) {
        struct page before = *page();
        note_view(seen);
        play_press(&play, key);
        bool moved = page()->focus != before.focus || page()->focus_part != before.focus_part;
        if (!moved && page()->scroll == before.scroll)
            break;
        if (presses > most_presses(seen))
            fail_msg("%s: more than %d presses on page %d at %d columns", key, most_presses(seen),
                     play.player->page_index, play.player->columns);
        if (moved && page()->focus != NULL) {
            if (!has_focus(seen, next))
                fail_msg("%s: stop %d of page %d at %d columns is passed over", key, next,
                         play.player->page_index, play.player->columns);
            next += direction;
        }
    }
    assert_int_equal(next, direction > 0 ? seen->stop_count : -1);
}

static void down_and_up_go_through_the_page(void) {
    struct seen seen;
    look_at_page(&seen);
    assert_int_equal(page()->scroll, 0);
    press_through(&seen, "Down", +1);
    expect_all_seen(&seen);
    if (page()->section != NULL)
        assert_ptr_equal(block_kind(page()->focus), &page_next);
    press_through(&seen, "Up", -1);
    assert_int_equal(page()->scroll, 0);
    forget(&seen);
}

static void every_page_is_gone_through_by_down_and_by_up(void **state) {
    (void)state;
    for (int i = 0; i < SIZE_COUNT; i++)
        for (int at = 0; at < play.player->page_count; at++) {
            play_close(&play);
            play_open_file(&play, "lessons/realtime-introduction.json");
            play_size(&play, SIZES[i].columns, SIZES[i].rows);
            navigate_open(play.player, at);
            down_and_up_go_through_the_page();
        }
}

/* Home and End take the focus with the view. */
static void home_and_end_move_the_focus_with_the_view(void **state) {
    (void)state;
    for (int i = 0; i < SIZE_COUNT; i++) {
        play_size(&play, SIZES[i].columns, SIZES[i].rows);
        for (int at = 0; at < play.player->page_count; at++) {
            if (at == play.player->end_index)
                continue;
            navigate_open(play.player, at);
            play_press(&play, "End");
            assert_ptr_equal(block_kind(page()->focus), &page_next);
            assert_true(player_sees_focus(play.player));
            play_press(&play, "Home");
            assert_int_equal(page()->scroll, 0);
            assert_true(page()->focus == NULL || player_sees_focus(play.player));
        }
    }
}

/* --- Down and Enter alone. --- */

static bool is_at_end(void) {
    return page()->section == NULL && play.player->overlay == OVERLAY_NONE;
}

/* Whatever is drawn of the two keys (?), and however a few of them repeat, the end is come to; what
 * plays is let play. Enter alone need not get there: it unfolds and folds. */
static void play_by_two_keys(const char *pattern, uint64_t seed) {
    enum { MOST = 3000 };
    struct random random = random_seeded(seed, 17, 0);
    size_t length = strlen(pattern);
    int presses = 0;
    for (; !is_at_end(); presses++) {
        char key = pattern[(size_t)presses % length];
        bool enter = key == 'E' || (key == '?' && random_below(&random, 2) == 0);
        play_press(&play, enter ? "Enter" : "Down");
        if (play.player->films.playing != NULL)
            play_press(&play, "1min");
        if (presses > MOST)
            fail_msg("\"%s\", seed %d: after %d presses not at the end but here:\n%s", pattern,
                     (int)seed, presses, play_frame(&play));
    }
}

static void down_and_enter_alone_play_the_lesson(void **state) {
    static const char *const patterns[] = {"?",   "?",   "?",   "ED",  "DE", "EED",
                                           "EDE", "DEE", "DDE", "DED", "EDD"};
    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        for (int size = 0; size < 2; size++) {
            play_close(&play);
            play_open_file(&play, "lessons/realtime-introduction.json");
            play_size(&play, SIZES[size].columns, SIZES[size].rows);
            play_by_two_keys(patterns[i], i + 1);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_page_is_gone_through_by_down_and_by_up, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(down_and_enter_alone_play_the_lesson, set_up, tear_down),
        cmocka_unit_test_setup_teardown(home_and_end_move_the_focus_with_the_view, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
