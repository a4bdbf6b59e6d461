/* The mouse: what a click works, what a drag sets, what the wheel scrolls, on examples of each
 * kind; and the law that a click is the focus and a key. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"
#include "player/state.h"

static void open_at(struct play *play, const char *path, int columns, int rows) {
    play_open_file(play, path);
    play_size(play, columns, rows);
}

static void drag(struct play *play, struct spot from, struct spot to) {
    play_mouse(play, MOUSE_PRESS, from);
    play_mouse(play, MOUSE_DRAG, to);
    play_mouse(play, MOUSE_RELEASE, to);
}

static struct spot beside(struct spot spot, int columns, int rows) {
    return (struct spot){spot.x + columns, spot.y + rows};
}

/* --- What a click works. --- */

static void a_click_ticks_and_checks(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/choice.json", 80, 24);
    play_click(&play, "HTTP is too slow");
    play_expect(&play, "›   (•) HTTP is too slow");
    /* The box is the answer's, too; and a second click takes nothing back, nor hands it in. */
    play_click(&play, "( ) Only a client");
    play_expect(&play, "›   (•) Only a client");
    play_click(&play, "(•) Only a client");
    play_expect(&play, "›   (•) Only a client");
    play_expect(&play, "[ Check ]");
    play_click(&play, "[ Check ]");
    play_expect(&play, "✓ (•) Only a client");
    play_close(&play);
}

static void a_click_unfolds_opens_reveals_and_shows(void **state) {
    static const struct {
        const char *path, *click, *shows;
    } CASES[] = {
        {"tests/kinds/accordion.json", "▸ One way, or both?", "› ▾ One way, or both?"},
        {"tests/kinds/cards.json", "▸", "✓"},
        {"tests/kinds/compare.json", "Enter: reveal", "▾"},
        {"tests/kinds/tabs.json", "▸ Push", "› ▾ Push"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct play play;
        open_at(&play, CASES[i].path, 80, 24);
        play_expect_not(&play, CASES[i].shows);
        play_click(&play, CASES[i].click);
        play_expect(&play, CASES[i].shows);
        play_close(&play);
    }
}

/* It is worked where it is let go, if that is where it was pressed. */
static void what_is_let_go_elsewhere_has_the_focus_alone(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/choice.json", 80, 24);
    play_mouse(&play, MOUSE_PRESS, play_find(&play, "HTTP is too slow"));
    play_expect(&play, "›   ( ) HTTP is too slow");
    play_mouse(&play, MOUSE_RELEASE, play_find(&play, "Only a client"));
    play_expect(&play, "›   ( ) HTTP is too slow");
    play_expect_not(&play, "(•)");
    play_mouse(&play, MOUSE_RELEASE, play_find(&play, "HTTP is too slow")); /* of nothing */
    play_expect_not(&play, "(•)");
    play_close(&play);
}

static void a_click_on_text_does_nothing(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/choice.json", 80, 24);
    char before[8192];
    snprintf(before, sizeof before, "%s", play_frame(&play));
    play_click(&play, "Why can a server");
    play_click(&play, "Section 1 of 1");
    play_mouse(&play, MOUSE_PRESS, (struct spot){500, 300});
    play_mouse(&play, MOUSE_DRAG, (struct spot){400, 300});
    play_mouse(&play, MOUSE_RELEASE, (struct spot){400, 300});
    assert_string_equal(play_frame(&play), before);
    play_close(&play);
}

static void how_sure_is_clicked_in_its_row(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/confidence.json", 80, 24);
    play_click(&play, "( ) likely");
    play_expect(&play, "( ) guess  (•) likely  ( ) sure");
    play_click(&play, "sure\n");
    play_expect(&play, "( ) guess  ( ) likely  (•) sure");
    play_click_beside(&play, "(•) sure", 9); /* beside them */
    play_expect(&play, "( ) guess  ( ) likely  (•) sure");
    play_expect_not(&play, "Type"); /* nothing was checked */
    play_click(&play, "[ Check ]");
    play_expect(&play, "Type a number first.");
    play_close(&play);
}

/* --- Text. --- */

static void a_click_puts_the_cursor(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/text.json", 80, 24);
    play_click(&play, "nothing typed yet");
    play_press(&play, "\"abcdef\"");
    play_click_beside(&play, "abcdef", 2);
    play_press(&play, "X");
    play_expect(&play, "┃ abXcdef");
    play_click_beside(&play, "abXcdef", 30); /* behind the text: at its end */
    play_press(&play, "Z");
    play_expect(&play, "┃ abXcdefZ");
    play_click(&play, "┃"); /* before it: at its start */
    play_press(&play, "A");
    play_expect(&play, "┃ AabXcdefZ");
    play_close(&play);
}

static void a_click_puts_the_cursor_in_a_number(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/numeric.json", 80, 24);
    play_press(&play, "\"125\"");
    play_click_beside(&play, "125", 1);
    play_press(&play, "0");
    play_expect(&play, "┃ 1025");
    play_close(&play);
}

/* What is told lies over the field's row, so that the body stands higher; it does so until the
 * button is let go, though the press has ended what was told. */
static void a_click_under_a_lifted_body_is_where_it_is_seen(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/numeric.json", 30, 8);
    play_press(&play, "Tab Tab Tab \"1,720\" Enter");
    play_expect(&play, "two things");
    struct spot number = play_find(&play, "1,720");
    play_mouse(&play, MOUSE_PRESS, beside(number, 1, 0));
    play_expect_not(&play, "two things");
    assert_int_equal(play_find(&play, "1,720").y, number.y);
    play_mouse(&play, MOUSE_RELEASE, beside(number, 1, 0));
    assert_true(play_find(&play, "1,720").y > number.y);
    play_press(&play, "9");
    play_expect(&play, "┃ 19,720");
    play_close(&play);
}

static void a_click_puts_the_cursor_in_a_row_of_many(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/open.json", 80, 24);
    play_press(&play, "Enter \"one\" Enter \"two\" Enter \"three\"");
    play_click_beside(&play, "two", 1);
    play_press(&play, "X");
    play_expect(&play, "┃ tXwo");
    play_mouse(&play, MOUSE_PRESS, play_find(&play, "three"));
    play_mouse(&play, MOUSE_DRAG, beside(play_find(&play, "three"), 2, 0)); /* it goes along */
    play_mouse(&play, MOUSE_RELEASE, beside(play_find(&play, "three"), 2, 0));
    play_press(&play, "Y");
    play_expect(&play, "┃ thYree");
    play_close(&play);
}

/* --- Scales. --- */

static void a_sliders_knob_goes_where_it_is_dragged(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/slider.json", 80, 24);
    struct spot left = play_find(&play, "└"), right = play_find(&play, "┘");
    play_expect(&play, "2.9 seconds");
    play_mouse(&play, MOUSE_PRESS, right);
    play_expect(&play, "10 minutes");
    play_mouse(&play, MOUSE_DRAG, beside(left, -5, 7)); /* beyond it, and below the scale */
    play_expect(&play, "Hard");
    play_expect(&play, "●");
    assert_int_equal(play_find(&play, "●").x, left.x);
    play_mouse(&play, MOUSE_DRAG, beside(left, 20, 0));
    assert_int_equal(play_find(&play, "●").x, left.x + 20);
    play_mouse(&play, MOUSE_RELEASE, beside(left, 20, 0));
    play_mouse(&play, MOUSE_DRAG, right); /* let go: it stays */
    assert_int_equal(play_find(&play, "●").x, left.x + 20);
    play_close(&play);
}

/* Wherever it is clicked, the knob comes to that column, or is as near as steps are. */
static void a_click_on_the_scale_brings_the_knob_there(void **state) {
    static const int SIZES[] = {40, 60, 80, 120};
    (void)state;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        struct play play;
        open_at(&play, "tests/kinds/slider.json", SIZES[i], 40);
        struct spot left = play_find(&play, "└"), right = play_find(&play, "┘");
        for (int x = left.x; x <= right.x; x++) {
            play_mouse(&play, MOUSE_PRESS, (struct spot){x, left.y});
            play_mouse(&play, MOUSE_RELEASE, (struct spot){x, left.y});
            assert_in_range(play_find(&play, "●").x + 2, x + 1, x + 3);
        }
        play_close(&play);
    }
}

static void a_band_is_clicked_where_they_are_a_list(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/slider.json", 30, 24);
    play_expect(&play, "◆ Near");
    play_click(&play, "Soft");
    play_expect(&play, "◆ Soft");
    play_expect(&play, "5 s");
    play_mouse(&play, MOUSE_PRESS, (struct spot){3, play_find(&play, "●").y});
    play_expect(&play, "◆ Hard");
    play_close(&play);
}

static void a_mark_goes_where_it_is_clicked(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/mark.json", 80, 24);
    struct spot start = play_find(&play, "──────");
    play_mouse(&play, MOUSE_PRESS, start);
    play_expect(&play, "› 50 ms");
    play_mouse(&play, MOUSE_DRAG, (struct spot){79, start.y});
    play_expect(&play, "› 10 s");
    play_mouse(&play, MOUSE_RELEASE, (struct spot){79, start.y});
    play_expect(&play, "○");
    play_close(&play);
}

static void a_row_is_dragged_to_its_place(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/order.json", 80, 24);
    play_expect(&play, "1. The server answers");
    struct spot first = play_find(&play, "The server answers"), last = beside(first, 0, 3);
    play_mouse(&play, MOUSE_PRESS, first);
    play_mouse(&play, MOUSE_DRAG, beside(first, 3, 0)); /* in its own row: nothing */
    play_expect(&play, "› ");
    play_mouse(&play, MOUSE_DRAG, beside(first, 0, 1));
    play_expect(&play, "2. The server answers");
    play_expect(&play, "»");
    play_mouse(&play, MOUSE_DRAG, last);
    play_expect(&play, "4. The server answers");
    play_mouse(&play, MOUSE_RELEASE, last);
    play_expect(&play, "4. The server answers");
    play_expect_not(&play, "»");
    play_close(&play);
}

static void what_is_matched_is_dragged_to_its_pair(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/match.json", 80, 24);
    drag(&play, play_find(&play, "A request without an answer yet"),
         play_find(&play, "A file in the browser"));
    play_expect(&play, "Server-sent events  → A request without an answer yet");
    play_expect(&play, "Short polling       → A file in the browser");
    play_close(&play);
}

/* --- The stage. --- */

/* Watched to its end, in the step where knobs are turned. */
static void open_knobs(struct play *play, int columns, int rows) {
    open_at(play, "tests/kinds/knobs.json", columns, rows);
    play_press(play, "Enter Space 20s Enter");
}

static void a_dial_turns_where_it_is_dragged(void **state) {
    struct play play;
    (void)state;
    open_knobs(&play, 80, 24);
    struct spot scale = beside(play_find(&play, "Transit"), 14, 0);
    play_mouse(&play, MOUSE_PRESS, scale); /* on its end */
    play_expect(&play, "› Transit       ├●──");
    play_expect(&play, "◄ 50 ms ►");
    play_mouse(&play, MOUSE_DRAG, beside(scale, 60, -9));
    play_expect(&play, "─●┤  ◄ 300 ms ►");
    play_mouse(&play, MOUSE_DRAG, beside(scale, 16, 0));
    play_expect(&play, "├──────────────●──────────────┤  ◄ 100 ms ►"); /* of three the nearest */
    play_mouse(&play, MOUSE_RELEASE, beside(scale, 16, 0));
    play_expect(&play, "◄ 100 ms ►");
    play_click(&play, "◄");
    play_expect(&play, "◄ 50 ms ►");
    play_click(&play, "►\n");
    play_expect(&play, "◄ 100 ms ►");
    play_close(&play);
}

static void a_choice_of_a_knob_is_clicked(void **state) {
    struct play play;
    (void)state;
    open_knobs(&play, 80, 24);
    play_click(&play, "7 transits");
    play_expect(&play, "▐7 transits▌");
    play_click(&play, "1 transit ");
    play_expect(&play, "▐1 transit▌");
    play_click(&play, "Set-up"); /* its name: the next value */
    play_expect(&play, "▐3 transits▌");
    play_close(&play);
}

static void a_click_on_the_curve_moves_the_film_there(void **state) {
    struct play play;
    (void)state;
    open_knobs(&play, 80, 24);
    play_expect(&play, "■ 12.0 s of 12 s");
    struct spot zero = play_find(&play, "0 ┼"); /* the axis begins beside it */
    drag(&play, beside(zero, 10, 0), beside(zero, 3, 2));
    play_expect(&play, "▷ 12 s");
    drag(&play, beside(zero, 10, -1), beside(zero, 60, 0));
    play_expect(&play, "■ 12.0 s of 12 s");
    play_close(&play);
}

static void a_click_on_a_sweep_moves_its_mark(void **state) {
    struct play play;
    (void)state;
    open_knobs(&play, 80, 24);
    play_press(&play, "Down Down Down Down Down Down s");
    play_expect(&play, "open this run");
    struct spot first = play_find(&play, "┼");
    play_mouse(&play, MOUSE_PRESS, beside(first, 1, 0));
    play_expect(&play, "Ask every 500 ms");
    play_mouse(&play, MOUSE_DRAG, beside(first, 200, 0));
    play_expect(&play, "Ask every 32 s");
    play_mouse(&play, MOUSE_RELEASE, beside(first, 200, 0));
    play_expect(&play, "open this run"); /* it is entered by a key alone */
    play_close(&play);
}

static void a_sliders_stage_is_worked_by_place(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/slider-asks.json", 80, 24);
    play_press(&play, "Space");
    play_expect(&play, "50 seconds");
    struct spot start = play_find(&play, "└");
    drag(&play, start, start);
    play_expect(&play, "◄ 5 seconds ►");
    struct spot dial = beside(play_find(&play, "An open connection counts as"), 30, 0);
    drag(&play, dial, beside(dial, 70, 3));
    play_expect(&play, "─●┤  ◄");
    play_expect(&play, "› An open connection counts as");
    play_close(&play);
}

static void a_click_on_the_picture_plays_and_pauses(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/diagram.json", 80, 24);
    play_click(&play, "Only the client can knock"); /* the still */
    play_expect(&play, "▷ 8 s");
    play_click(&play, "Client");
    play_pass(&play, 1000000);
    play_expect(&play, "▶ 1.0 s of 8 s");
    play_click(&play, "GET /messages");
    play_expect(&play, "‖ 1.0 s of 8 s");
    /* Dragged along its rows it goes where time is. */
    struct spot first = play_find(&play, "0.0 s");
    drag(&play, beside(first, -20, 1), beside(first, -20, 0));
    play_expect(&play, "▷ 8 s");
    drag(&play, beside(first, -20, 0), beside(first, -20, 1));
    play_expect(&play, "0.4 s of 8 s");
    play_close(&play);
}

static void steps_and_leaves_are_clicked(void **state) {
    struct play play;
    (void)state;
    open_knobs(&play, 80, 24);
    play_expect(&play, "◆2 tune");
    play_click(&play, "1 watch");
    play_expect(&play, "◆1 watch");
    play_close(&play);
    open_knobs(&play, 40, 12);
    play_click(&play, "○figures");
    play_expect(&play, "●figures");
    play_click(&play, "○picture");
    play_expect(&play, "●picture");
    play_close(&play);
}

static void the_wheel_scrolls_the_region_under_it(void **state) {
    struct play play;
    (void)state;
    open_knobs(&play, 80, 24);
    play_expect(&play, "Transit");
    play_mouse(&play, MOUSE_WHEEL_DOWN, play_find(&play, "Transit"));
    play_expect_not(&play, "Transit");
    play_expect(&play, "▲ 3");
    play_mouse(&play, MOUSE_WHEEL_UP, play_find(&play, "GOAL")); /* that region has no more */
    play_expect_not(&play, "Transit");
    play_mouse(&play, MOUSE_WHEEL_UP, play_find(&play, "Ask every"));
    play_expect(&play, "Transit");
    play_close(&play);
}

/* --- Pages and the frame. --- */

static void the_wheel_scrolls_by_three_rows(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/quiz.json", 80, 24);
    play_mouse(&play, MOUSE_WHEEL_DOWN, (struct spot){5, 5});
    play_expect(&play, "▲ 3 above");
    play_mouse(&play, MOUSE_WHEEL_DOWN, (struct spot){5, 5});
    play_expect(&play, "▲ 6 above");
    play_mouse(&play, MOUSE_WHEEL_UP, (struct spot){5, 5});
    play_mouse(&play, MOUSE_WHEEL_UP, (struct spot){5, 5});
    play_mouse(&play, MOUSE_WHEEL_UP, (struct spot){5, 5});
    play_expect_not(&play, "above");
    play_close(&play);
}

static void sections_are_clicked_in_both_outlines(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "lessons/realtime-introduction.json", 160, 50);
    play_click(&play, "It is everywhere");
    play_expect(&play, "Section 2 of");
    play_press(&play, "o");
    play_click(&play, "1 ");
    play_expect(&play, "Section 1 of");
    play_close(&play);
}

static void the_footer_is_clicked(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/choice.json", 80, 24);
    play_press(&play, "Tab");
    play_click(&play, "Enter tick");
    play_expect(&play, "›   (•)");
    play_click(&play, "? keys");
    play_expect(&play, "Esc back");
    play_click_beside(&play, "Esc back", 5);
    play_expect(&play, "[ Check ]");
    play_click(&play, "↑↓"); /* stands for two keys */
    play_expect(&play, "›   (•)");
    play_close(&play);
}

/* A second click is none: what is asked is read first. */
static void a_click_answers_no_confirmation(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/choice.json", 80, 24);
    play_click(&play, "HTTP is too slow");
    play_click(&play, "q quit");
    play_expect(&play, "Leave?");
    play_click(&play, "y yes");
    play_click(&play, "Only a client");
    play_mouse(&play, MOUSE_WHEEL_DOWN, (struct spot){5, 5});
    play_expect(&play, "Leave?");
    play_expect(&play, "(•) HTTP is too slow");
    assert_false(player_ended(play.player));
    play_press(&play, "y");
    assert_true(player_ended(play.player));
    play_close(&play);
}

static void the_mouse_is_given_back_by_a_key(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/choice.json", 80, 24);
    play_press(&play, "M");
    assert_int_equal(player_mouse(play.player), PLAYER_MOUSE_NONE); /* there is none */
    player_set_mouse(play.player, PLAYER_MOUSE_ON);
    play_press(&play, "M");
    assert_int_equal(player_mouse(play.player), PLAYER_MOUSE_OFF);
    play_expect(&play, "The mouse selects text now; M takes it back.");
    play_click(&play, "HTTP is too slow"); /* on the way when it was given back */
    play_expect_not(&play, "(•)");
    play_press(&play, "M");
    assert_int_equal(player_mouse(play.player), PLAYER_MOUSE_ON);
    play_click(&play, "HTTP is too slow");
    play_expect(&play, "(•)");
    play_close(&play);
}

static void letters_are_typed_in_a_field(void **state) {
    struct play play;
    (void)state;
    open_at(&play, "tests/kinds/text.json", 80, 24);
    player_set_mouse(play.player, PLAYER_MOUSE_ON);
    play_press(&play, "Enter M");
    play_expect(&play, "┃ M");
    assert_int_equal(player_mouse(play.player), PLAYER_MOUSE_ON);
    play_close(&play);
}

/* --- A click is the focus and a key. --- */

/* The cell of the screen in the first row of the index-th stop that begins in view, behind its
 * mark; false: there is none. */
static bool find_stop(struct play *play, int index, struct spot *at) {
    struct layout layout;
    play_frame(play);
    player_layout(play->player, &layout);
    for (int i = 0; i < layout.region_count; i++) {
        const struct region *region = &layout.regions[i];
        for (int k = region->first; region->shown && k < region->end; k++) {
            const struct piece *piece = &layout.flow.pieces[k];
            int y = piece->at.y - region->scroll;
            if (!(piece->flags & PIECE_STOP) || y < 0 || y >= region->at.height || index-- > 0)
                continue;
            *at = (struct spot){layout.screen.x + region->at.x + piece->at.x + 2,
                                layout.screen.body_y + region->at.y + y};
            return true;
        }
    }
    return false;
}

/* True when it is worked by what a press at its place sets, and not as by a key. */
static bool press_at(struct play *play, struct spot at) {
    play_mouse(play, MOUSE_PRESS, at);
    return play->player->pointer.held;
}

static void let_go_elsewhere(struct play *play) {
    play_mouse(play, MOUSE_RELEASE, (struct spot){0, 0});
}

/* What a click on a piece stands for. */
static void press_its_key(struct play *play) {
    bool asks = player_page(play->player)->focus->schema->question;
    uint32_t first = asks ? KEYSYM_SPACE : KEYSYM_ENTER,
             second = asks ? KEYSYM_ENTER : KEYSYM_SPACE;
    struct layout layout;
    player_layout(play->player, &layout);
    const struct piece *focus = layout_focus(&layout);
    const struct block_kind *kind = block_kind(focus->block);
    uint64_t offers = kind->offers != NULL ? kind->offers(focus, &layout.scene) : 0;
    bool enters = first == KEYSYM_ENTER && (focus->flags & PIECE_ENTERS);
    uint32_t key = enters || binding_find(kind->bindings, offers, first) != BINDING_NONE ? first
                   : binding_find(kind->bindings, offers, second) != BINDING_NONE        ? second
                                                                                  : KEYSYM_NONE;
    if (key != KEYSYM_NONE)
        player_handle(play->player,
                      &(struct event){.type = EVENT_KEY, .at_usec = play->now_usec, .key = key});
}

/* Of the index-th stop that begins in view: 0: there is none; 1: its press sets something; 2: it
 * was clicked, and the same comes of the key. */
static int click_stop(const char *path, const char *script, struct spot size, int index) {
    struct play clicks, presses;
    struct spot at;
    int done = 0;
    open_at(&clicks, path, size.x, size.y);
    open_at(&presses, path, size.x, size.y);
    play_press(&clicks, script);
    play_press(&presses, script);
    if (find_stop(&clicks, index, &at)) {
        bool held = press_at(&clicks, at);
        done = held ? 1 : 2;
        press_at(&presses, at);
        assert_string_equal(play_frame(&clicks), play_frame(&presses));
        let_go_elsewhere(&presses);
        play_mouse(&clicks, MOUSE_RELEASE, held ? (struct spot){0, 0} : at);
        if (!held)
            press_its_key(&presses);
        if (strcmp(play_frame(&clicks), play_frame(&presses)) != 0)
            fail_msg("%s, stop %d: by a click\n%s\nby a key\n%s", path, index, clicks.frame.text,
                     presses.frame.text);
    }
    play_close(&clicks);
    play_close(&presses);
    return done;
}

/* A press puts the focus on the stop that is there. */
static void check_press(const char *path, const char *script, struct spot size, int index) {
    struct play play;
    struct spot at;
    open_at(&play, path, size.x, size.y);
    play_press(&play, script);
    assert_true(find_stop(&play, index, &at));
    press_at(&play, at);
    play_frame(&play);
    struct layout layout;
    player_layout(play.player, &layout);
    const struct piece *focus = layout_focus(&layout);
    assert_non_null(focus);
    assert_true(focus->block == play.player->pointer.block);
    assert_int_equal(focus->part, play.player->pointer.part);
    play_close(&play);
}

static int click_stops(const char *path, const char *script, struct spot size) {
    int clicked = 0;
    for (int i = 0, done; (done = click_stop(path, script, size, i)) != 0; i++) {
        check_press(path, script, size, i);
        clicked += done == 2;
    }
    return clicked;
}

static void a_click_on_any_stop_is_the_focus_and_a_key(void **state) {
    char path[512];
    int clicked = 0;
    (void)state;
    DIR *directory = opendir(RTLESSON_TEST_ROOT "/tests/kinds");
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (strstr(entry->d_name, ".json") == NULL)
            continue;
        snprintf(path, sizeof path, "tests/kinds/%s", entry->d_name);
        clicked += click_stops(path, "", (struct spot){80, 60});
        clicked += click_stops(path, "", (struct spot){40, 12});
    }
    closedir(directory);
    assert_true(clicked > 80);
}

static void so_it_is_on_stages(void **state) {
    static const struct spot SIZES[] = {{80, 24}, {40, 12}, {160, 50}};
    int clicked = 0;
    (void)state;
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        clicked += click_stops("tests/kinds/knobs.json", "Enter Space 20s Enter", SIZES[i]);
        clicked += click_stops("tests/kinds/predict.json", "Enter", SIZES[i]);
        clicked += click_stops("tests/kinds/slider-asks.json", "Space", SIZES[i]);
        clicked += click_stops("tests/kinds/lanes.json", "Enter Space 1s", SIZES[i]);
    }
    assert_true(clicked > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_click_ticks_and_checks),
        cmocka_unit_test(a_click_unfolds_opens_reveals_and_shows),
        cmocka_unit_test(what_is_let_go_elsewhere_has_the_focus_alone),
        cmocka_unit_test(a_click_on_text_does_nothing),
        cmocka_unit_test(how_sure_is_clicked_in_its_row),
        cmocka_unit_test(a_click_puts_the_cursor),
        cmocka_unit_test(a_click_puts_the_cursor_in_a_number),
        cmocka_unit_test(a_click_under_a_lifted_body_is_where_it_is_seen),
        cmocka_unit_test(a_click_puts_the_cursor_in_a_row_of_many),
        cmocka_unit_test(a_sliders_knob_goes_where_it_is_dragged),
        cmocka_unit_test(a_click_on_the_scale_brings_the_knob_there),
        cmocka_unit_test(a_band_is_clicked_where_they_are_a_list),
        cmocka_unit_test(a_mark_goes_where_it_is_clicked),
        cmocka_unit_test(a_row_is_dragged_to_its_place),
        cmocka_unit_test(what_is_matched_is_dragged_to_its_pair),
        cmocka_unit_test(a_dial_turns_where_it_is_dragged),
        cmocka_unit_test(a_choice_of_a_knob_is_clicked),
        cmocka_unit_test(a_click_on_the_curve_moves_the_film_there),
        cmocka_unit_test(a_click_on_a_sweep_moves_its_mark),
        cmocka_unit_test(a_sliders_stage_is_worked_by_place),
        cmocka_unit_test(a_click_on_the_picture_plays_and_pauses),
        cmocka_unit_test(steps_and_leaves_are_clicked),
        cmocka_unit_test(the_wheel_scrolls_the_region_under_it),
        cmocka_unit_test(the_wheel_scrolls_by_three_rows),
        cmocka_unit_test(sections_are_clicked_in_both_outlines),
        cmocka_unit_test(the_footer_is_clicked),
        cmocka_unit_test(a_click_answers_no_confirmation),
        cmocka_unit_test(the_mouse_is_given_back_by_a_key),
        cmocka_unit_test(letters_are_typed_in_a_field),
        cmocka_unit_test(a_click_on_any_stop_is_the_focus_and_a_key),
        cmocka_unit_test(so_it_is_on_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
