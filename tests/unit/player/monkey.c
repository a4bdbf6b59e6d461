/*
 * Laws of the player, tried with pseudo-random keys, clicks, sizes and times on the bundled lesson
 * and on the examples of simulated films and of some questions: nothing crashes, the same events
 * give the same frame, time may be cut into any pieces, what is known of a block does not grow
 * stale, what is on the screen is harmless, a key that the footer shows does something, and what
 * the learner made happen can be taken back without a trace.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/state.h"
#include "ui/keys.h"

enum { SEEDS = 40, FILM_SEEDS = 25, EVENTS = 60 };

static struct lesson *lesson;
static int seeds_tried;

static int load_lesson(const char *path, int seeds) {
    struct problems problems = {0};
    char whole[512];
    snprintf(whole, sizeof whole, "%s/%s", RTLESSON_TEST_ROOT, path);
    lesson = lesson_load(whole, registry_kinds(), &problems);
    seeds_tried = seeds;
    problems_release(&problems);
    return lesson != NULL ? 0 : -1;
}

static int load_bundled(void **state) {
    (void)state;
    return load_lesson("lessons/realtime-introduction.json", SEEDS);
}

static int load_simulated(void **state) {
    (void)state;
    return load_lesson("tests/kinds/simulated.json", FILM_SEEDS);
}

static int load_lanes(void **state) {
    (void)state;
    return load_lesson("tests/kinds/lanes.json", FILM_SEEDS);
}

static int load_predict(void **state) {
    (void)state;
    return load_lesson("tests/kinds/predict.json", FILM_SEEDS);
}

static int load_text(void **state) {
    (void)state;
    return load_lesson("tests/kinds/text.json", SEEDS);
}

static int load_scored(void **state) {
    (void)state;
    return load_lesson("tests/kinds/choices-scored.json", SEEDS);
}

static int load_shuffle(void **state) {
    (void)state;
    return load_lesson("tests/kinds/shuffle.json", SEEDS);
}

static int load_points(void **state) {
    (void)state;
    return load_lesson("tests/kinds/quiz-points.json", SEEDS);
}

static int free_lesson(void **state) {
    (void)state;
    lesson_free(lesson);
    return 0;
}

/* A small generator of its own (xorshift), so that a failure names a seed that repeats it. */
static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

static const uint32_t KEYS[] = {
    KEYSYM_DOWN,
    KEYSYM_DOWN,
    KEYSYM_DOWN,
    KEYSYM_TAB,
    KEYSYM_TAB,
    KEYSYM_ENTER,
    ' ',
    KEYSYM_ENTER,
    KEYSYM_UP,
    KEYSYM_SHIFT_TAB,
    KEYSYM_LEFT,
    KEYSYM_RIGHT,
    'o',
    '?',
    'z',
    KEYSYM_ESCAPE,
    'R',
    'y',
    'n',
    't',
    '+',
    '-',
    ',',
    '.',
    'r',
    'a',
    KEYSYM_PAGE_DOWN,
    KEYSYM_PAGE_UP,
    KEYSYM_HOME,
    KEYSYM_END,
    '7',
    'x',
    KEYSYM_BACKSPACE,
    'e',
    'd',
    'u',
    's',
    'L',
    'm',
    '\'',
    'p',
    ']',
    '[',
    KEYSYM_ENTER,
    KEYSYM_RIGHT,
};

/* Of a film that was entered: its clock, and what the learner makes happen. */
static const uint32_t FILM_KEYS[] = {' ', '.', ',', KEYSYM_RIGHT, KEYSYM_LEFT, 'n', 'p', 'e',
                                     'd', 'u', 'L', '+',          '-',         ']', ' '};

/* A press is let go where it was made, as often as not. */
static void point(uint32_t *seed, const struct event *before, struct event *event) {
    event->type = EVENT_MOUSE;
    event->mouse = (enum mouse)draw(seed, MOUSE_WHEEL_DOWN + 1);
    event->column = (int)draw(seed, 130);
    event->row = (int)draw(seed, 50);
    if (before->type != EVENT_MOUSE || before->mouse != MOUSE_PRESS || draw(seed, 2) == 0)
        return;
    event->mouse = MOUSE_RELEASE;
    event->column = before->column;
    event->row = before->row;
}

/* The events that a seed stands for; the first gives a size. */
static void make_events(uint32_t seed, struct event events[EVENTS]) {
    int64_t now_usec = 0;
    seed = seed * 2654435761u + 1;
    for (int i = 0; i < EVENTS; i++) {
        bool pressed = i > 0 && events[i - 1].type == EVENT_MOUSE;
        uint32_t what = i == 0 ? 0 : pressed && draw(&seed, 2) == 0 ? 4 : draw(&seed, 20);
        now_usec += draw(&seed, 1500000);
        events[i] = (struct event){.type = EVENT_KEY, .at_usec = now_usec};
        if (what == 0) {
            events[i].type = EVENT_RESIZE;
            events[i].columns = 20 + (int)draw(&seed, 110);
            events[i].rows = 6 + (int)draw(&seed, 44);
        } else if (what == 1) {
            events[i].type = EVENT_PASTE;
            events[i].text = "pasted \033[31m\nwords 世界";
        } else if (what < 4) {
            events[i].type = EVENT_TICK;
        } else if (what < 6) {
            point(&seed, &events[i - 1], &events[i]);
        } else {
            events[i].key = KEYS[draw(&seed, sizeof KEYS / sizeof *KEYS)];
        }
    }
}

static struct player *start(void) {
    struct player *player = player_new(lesson, NULL, origin_fixed);
    assert_non_null(player);
    player_set_mouse(player, PLAYER_MOUSE_ON);
    return player;
}

/* The player after the first count events; with cut, time comes in as many pieces as a terminal
 * would make of it. */
static struct player *play(const struct event *events, int count, bool cut) {
    struct player *player = start();
    for (int i = 0; i < count && !player_ended(player); i++) {
        int64_t next;
        while (cut && i > 0 && (next = player_next_change(player)) < events[i].at_usec) {
            assert_true(next > player->now_usec);
            player_handle(player, &(struct event){.type = EVENT_TICK, .at_usec = next});
        }
        player_handle(player, &events[i]);
    }
    return player;
}

/* The frame as text, for the caller to free. */
static char *frame_of(struct player *player) {
    struct canvas canvas;
    struct writer writer = {0};
    canvas_init(&canvas, player->columns, player->rows, false);
    player_paint(player, &canvas);
    canvas_write(&canvas, &writer, true);
    canvas_release(&canvas);
    return writer.text;
}

static void assert_same_frame(struct player *a, struct player *b, uint32_t seed) {
    char *one = frame_of(a), *other = frame_of(b);
    if (strcmp(one, other) != 0)
        fail_msg("seed %u:\n%s\nis not\n%s", seed, one, other);
    free(one);
    free(other);
}

static void the_same_events_give_the_same_frame(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)seeds_tried; seed++) {
        struct event events[EVENTS];
        make_events(seed, events);
        struct player *one = play(events, EVENTS, false), *other = play(events, EVENTS, false);
        assert_same_frame(one, other, seed);
        player_free(one);
        player_free(other);
    }
}

static void time_may_be_cut_into_any_pieces(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)seeds_tried; seed++) {
        struct event events[EVENTS];
        make_events(seed, events);
        struct player *whole = play(events, EVENTS, false), *cut = play(events, EVENTS, true);
        assert_same_frame(whole, cut, seed);
        player_free(whole);
        player_free(cut);
    }
}

/* Of what was known of blocks, how they stood and which texts were laid out nothing is left. */
static void forget(struct player *player) {
    known_release(&player->known);
    prose_store_release(&player->prose);
    player->looked_at = (struct looked_at){.page = NULL};
}

static void handle_both(struct player *keeps, struct player *forgets, const struct event *event) {
    forget(forgets);
    player_handle(forgets, event);
    forget(forgets);
    player_handle(keeps, event);
}

/* One player keeps what it knows of a block until a fact changes, the other finds it out anew for
 * each event and each frame. */
static void nothing_that_is_known_grows_stale(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)seeds_tried; seed++) {
        struct event events[EVENTS];
        make_events(seed, events);
        struct player *keeps = start(), *forgets = start();
        for (int i = 0; i < EVENTS && !player_ended(keeps); i++) {
            int64_t next = i > 0 ? player_next_change(keeps) : PLAYER_NEVER;
            if (next < events[i].at_usec) {
                handle_both(keeps, forgets, &(struct event){.type = EVENT_TICK, .at_usec = next});
                assert_same_frame(keeps, forgets, seed);
            }
            handle_both(keeps, forgets, &events[i]);
            assert_same_frame(keeps, forgets, seed);
        }
        player_free(keeps);
        player_free(forgets);
    }
}

static void no_control_character_reaches_a_cell(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)seeds_tried; seed++) {
        struct event events[EVENTS];
        make_events(seed, events);
        struct player *player = play(events, EVENTS, false);
        struct canvas canvas;
        canvas_init(&canvas, player->columns, player->rows, false);
        player_paint(player, &canvas);
        for (int i = 0; i < canvas.columns * canvas.rows; i++)
            for (const char *byte = canvas.cells[i].text.bytes; *byte != '\0'; byte++)
                assert_true((unsigned char)*byte >= ' ' && *byte != 0x7f);
        canvas_release(&canvas);
        player_free(player);
    }
}

static void press(struct player *player, uint32_t key) {
    player_handle(player,
                  &(struct event){.type = EVENT_KEY, .at_usec = player->now_usec, .key = key});
}

/* True when the key changes what is seen, or what the learner did, or ends the program. */
static bool does_something(const struct event *events, int count, uint32_t key) {
    struct player *player = play(events, count, false);
    press(player, KEYSYM_NONE); /* what the last key said is gone: it may be said again */
    char *before = frame_of(player);
    unsigned facts = player->facts.changes;
    const char *opens = player->open_lesson;
    bool films = player->films.playing != NULL;
    press(player, key);
    char *after = frame_of(player);
    bool changed = strcmp(before, after) != 0 || player->facts.changes != facts ||
                   player->open_lesson != opens || player_ended(player) ||
                   films != (player->films.playing != NULL);
    free(before);
    free(after);
    player_free(player);
    return changed;
}

static void check_rows(const struct binding *table, uint64_t offered, const struct event *events,
                       int count, uint32_t seed) {
    for (; table != NULL && table->does != NULL; table++) {
        bool shown = table->shown != NULL && (offered & BINDING_BIT(table->action)) != 0;
        if (shown && table->keys[0] != KEYSYM_NONE &&
            !does_something(events, count, table->keys[0]))
            fail_msg("seed %u: “%s %s” is shown and does nothing", seed, table->shown, table->does);
    }
}

static void a_key_that_is_shown_works(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)seeds_tried; seed++) {
        struct event events[EVENTS];
        make_events(seed, events);
        int count = EVENTS / 2 + (int)(seed % (EVENTS / 2));
        struct player *player = play(events, count, false);
        struct layout layout;
        player_layout(player, &layout);
        const struct piece *focus = player_keyed_piece(player, &layout);
        if (!player_ended(player) && !layout.screen.too_small) {
            check_rows(player_bindings, player_offers(player, &layout), events, count, seed);
            if (focus != NULL && player->confirm == CONFIRM_NOTHING)
                check_rows(block_kind(focus->block)->bindings,
                           block_kind(focus->block)->offers(focus, &layout.scene), events, count,
                           seed);
        }
        player_free(player);
    }
}

enum { MADE = 5, TAKEN_BACK = 3 };

/* True when the focused piece offers a key that is told with these words. */
static bool is_offered(struct player *player, const char *words) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    if (player_ended(player) || player->confirm != CONFIRM_NOTHING ||
        (player->overlay != OVERLAY_NONE && player->overlay != OVERLAY_STAGE) ||
        layout.screen.too_small || focus == NULL)
        return false;
    const struct binding *row = block_kind(focus->block)->bindings;
    for (; row != NULL && row->does != NULL; row++)
        if (strcmp(row->does, words) == 0 &&
            (block_kind(focus->block)->offers(focus, &layout.scene) & BINDING_BIT(row->action)) !=
                0)
            return true;
    return false;
}

/* Opens the first film's stage, skips the guess that it may begin with, and drives it. */
static void drive_film(struct player *player, uint32_t seed) {
    enum { STOPS = 8, KEYS_PRESSED = 20 };
    int64_t now_usec = player->now_usec;
    for (int i = 0; i < STOPS && !is_offered(player, "open"); i++)
        press(player, KEYSYM_TAB);
    press(player, KEYSYM_ENTER);
    for (int i = 0; i < STOPS && player->overlay == OVERLAY_STAGE && !is_offered(player, "play");
         i++)
        press(player, is_offered(player, "skip it") ? KEYSYM_ENTER : KEYSYM_DOWN);
    seed = seed * 2654435761u + 1;
    for (int i = 0; i < KEYS_PRESSED; i++) {
        now_usec += draw(&seed, 900000);
        player_handle(
            player,
            &(struct event){.type = EVENT_KEY,
                            .at_usec = now_usec,
                            .key = FILM_KEYS[draw(&seed, sizeof FILM_KEYS / sizeof *FILM_KEYS)]});
    }
}

static void what_was_made_is_taken_back_without_a_trace(void **state) {
    int tried = 0;
    (void)state;
    for (uint32_t seed = 1; seed <= (uint32_t)seeds_tried * TAKEN_BACK; seed++) {
        struct event events[EVENTS];
        make_events(seed, events);
        struct player *player = play(events, 1, false);
        drive_film(player, seed);
        if (is_offered(player, "update") && is_offered(player, "cut the connection")) {
            uint32_t order = seed, first = seed;
            /* What was before the last key stands beside what is now: the same in both frames. */
            press(player, draw(&first, 2) == 0 ? 'e' : 'd');
            press(player, 'u');
            press(player, KEYSYM_NONE); /* what the last key said is gone */
            char *before = frame_of(player);
            for (int i = 0; i < MADE; i++)
                press(player, draw(&order, 2) == 0 ? 'e' : 'd');
            for (int i = 0; i < MADE; i++)
                press(player, 'u');
            char *after = frame_of(player);
            if (strcmp(before, after) != 0)
                fail_msg("seed %u:\n%s\nis not\n%s", seed, after, before);
            free(before);
            free(after);
            tried++;
        }
        player_free(player);
    }
    assert_true(tried > 0);
}

static int check_laws(const char *name, int (*load)(void **state), bool films) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_events_give_the_same_frame),
        cmocka_unit_test(time_may_be_cut_into_any_pieces),
        cmocka_unit_test(nothing_that_is_known_grows_stale),
        cmocka_unit_test(no_control_character_reaches_a_cell),
        cmocka_unit_test(a_key_that_is_shown_works),
    };
    const struct CMUnitTest undone[] = {
        cmocka_unit_test(what_was_made_is_taken_back_without_a_trace),
    };
    int failed = cmocka_run_group_tests_name(name, tests, load, free_lesson);
    if (films)
        failed += cmocka_run_group_tests_name(name, undone, load, free_lesson);
    return failed;
}

int main(void) {
    return check_laws("lesson", load_bundled, false) +
           check_laws("simulated", load_simulated, true) + check_laws("lanes", load_lanes, true) +
           check_laws("predict", load_predict, true) + check_laws("shuffle", load_shuffle, false) +
           check_laws("points", load_points, false) + check_laws("text", load_text, false) +
           check_laws("scored", load_scored, false);
}
