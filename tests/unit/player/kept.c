/*
 * No key loses an answer. Laws, tried with pseudo-random keys: what is typed or pasted on a focused
 * field is what stands in it and changes nothing else; a confirmation is answered by the very next
 * key, which is yes only if it is y, and which does nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "play.h"
#include "player/state.h"

/* A field of each kind, with an answer of each kind around them. */
static const char LESSON[] =
    "{\"format\": 1, \"id\": \"kept\", \"title\": \"Kept\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"The first\", \"blocks\": ["
    "  {\"kind\": \"choices\", \"id\": \"ticked\", \"ask\": \"Which?\", \"choices\": ["
    "    {\"id\": \"y\", \"text\": \"This\", \"correct\": true, \"why\": \"So.\"},"
    "    {\"id\": \"n\", \"text\": \"That\", \"why\": \"Not so.\"}]},"
    "  {\"kind\": \"open\", \"id\": \"text\", \"ask\": \"Why?\"},"
    "  {\"kind\": \"numeric\", \"id\": \"number\", \"ask\": \"How many?\", \"unit\": \"s\","
    "   \"answer\": \"2.5\", \"why\": \"So.\"},"
    "  {\"kind\": \"challenge\", \"id\": \"place\", \"ask\": \"Place it.\", \"items\": ["
    "    {\"id\": \"bell\", \"title\": \"A bell\", \"model\": \"Soft.\", \"blocks\": ["
    "      {\"kind\": \"numeric\", \"id\": \"guess\", \"ask\": \"A guess?\", \"unit\": \"%\"},"
    "      {\"kind\": \"open\", \"id\": \"reason\", \"ask\": \"The reason?\"}]}]}]},"
    "{\"id\": \"two\", \"title\": \"The second\", \"blocks\": ["
    "  {\"kind\": \"diagram\", \"id\": \"run\", \"title\": \"A run\", \"lasts\": \"4s\","
    "   \"simulate\": {\"technique\": \"short-poll\", \"interval\": \"1s\"},"
    "   \"predict\": [{\"kind\": \"numeric\", \"id\": \"foretold\", \"ask\": \"How old?\","
    "     \"unit\": \"s\", \"figure\": \"staleness_mean\", \"tolerance\": \"10%\","
    "     \"why\": \"So.\"}]}]}]}";

static const char *const FIELDS[] = {"text", "number", "guess", "reason", "foretold"};
enum { FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS, SEEDS = 12, LONGEST = 24 };

/* A small generator of its own (xorshift), so that a failure names a seed that repeats it. */
static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

/* Opened, with one choice ticked. */
static struct play open_play(void) {
    struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 80, 30);
    play_press(&play, "Enter");
    return play;
}

static void press(struct play *play, uint32_t key) {
    player_handle(play->player,
                  &(struct event){.type = EVENT_KEY, .at_usec = play->now_usec, .key = key});
}

static void paste(struct play *play, const char *text) {
    player_handle(play->player,
                  &(struct event){.type = EVENT_PASTE, .at_usec = play->now_usec, .text = text});
}

static bool is_on(const struct play *play, const char *id) {
    const struct block *focus = player_page(play->player)->focus;
    return focus != NULL && strcmp(focus->id, id) == 0;
}

/* The last stands on the stage of a film, which is opened at it. */
static void go_to(struct play *play, const char *id) {
    if (strcmp(id, "foretold") == 0)
        play_press(play, "Right Enter");
    for (int i = 0; i < 20 && !is_on(play, id); i++)
        press(play, KEYSYM_TAB);
    assert_true(is_on(play, id));
}

static const char *typed_in(const struct play *play, const char *id) {
    const char *text = facts_text(&play->player->facts, id, ".text");
    text = text != NULL ? text : facts_text(&play->player->facts, id, ".answer");
    return text != NULL ? text : "";
}

/* Everything but what the fields hold: the ticked choice, and nothing else. */
static void expect_all_else_kept(const struct play *play, int page, uint32_t seed) {
    const struct facts *facts = &play->player->facts;
    bool ticked = facts_get(facts, "ticked", "y", 0) == 1;
    int others = 0;
    for (int i = 0; i < facts->count; i++)
        if (facts->list[i].text == NULL && strcmp(facts->list[i].id, "ticked") != 0 &&
            strcmp(facts->list[i].part, ".seen") != 0 && strcmp(facts->list[i].part, ".seed") != 0)
            others++;
    if (!ticked || others > 0 || play->player->page_index != page ||
        play->player->overlay != (page == 1 ? OVERLAY_STAGE : OVERLAY_NONE) ||
        player_ended(play->player))
        fail_msg("seed %u: something else was done", seed);
}

/* Characters of one cell each: letters that are keys elsewhere, and others. */
static uint32_t draw_character(uint32_t *seed) {
    static const uint32_t OTHERS[] = {0xE9, 0x2026, 0x65E5, 0x1F600, 0xFF11};
    return draw(seed, 6) > 0 ? '!' + draw(seed, '~' - '!' + 1)
                             : OTHERS[draw(seed, sizeof OTHERS / sizeof *OTHERS)];
}

/* Types a drawn text on a field, which may be entered already; leaves it by Esc. */
static void type_on(struct play *play, const char *id, uint32_t seed) {
    char want[LONGEST * TEXT_UTF8_BYTES + 1] = "", character[TEXT_UTF8_BYTES];
    int page = play->player->page_index;
    uint32_t drawn = seed * 2654435761u + 1, count = 1 + draw(&drawn, LONGEST);
    bool at_once = draw(&drawn, 2) == 0;
    if (!at_once)
        press(play, draw(&drawn, 2) == 0 ? KEYSYM_ENTER : KEYSYM_SPACE);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t key = i > 0 && draw(&drawn, 8) == 0 ? ' ' : draw_character(&drawn);
        text_encode(key, character);
        strcat(want, character);
        if (draw(&drawn, 8) == 0)
            paste(play, character);
        else
            press(play, key);
    }
    press(play, KEYSYM_ESCAPE);
    if (strcmp(typed_in(play, id), want) != 0)
        fail_msg("seed %u: \"%s\" holds \"%s\", not \"%s\"", seed, id, typed_in(play, id), want);
    expect_all_else_kept(play, page, seed);
}

static void whatever_is_typed_on_a_field_is_its_text(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        struct play play = open_play();
        for (uint32_t i = 0; i < FIELD_COUNT; i++) {
            go_to(&play, FIELDS[i]);
            type_on(&play, FIELDS[i], seed * FIELD_COUNT + i);
        }
        play_close(&play);
    }
}

static void a_space_only_enters(void **state) {
    (void)state;
    struct play play = open_play();
    for (int i = 0; i < FIELD_COUNT; i++) {
        go_to(&play, FIELDS[i]);
        press(&play, KEYSYM_SPACE);
        assert_true(play.player->entered);
        assert_string_equal(typed_in(&play, FIELDS[i]), "");
        press(&play, KEYSYM_ESCAPE);
    }
    play_close(&play);
}

/* Esc lets go of a field, for a page that has no other stop; Down and Tab come back to it. */
static void the_letters_are_keys_once_a_field_is_let_go(void **state) {
    (void)state;
    static const char *const KEYS[] = {"Down", "Tab"};
    struct play play = open_play();
    for (int i = 0; i < 2; i++) {
        go_to(&play, "text");
        play_expect(&play, "Ctrl-C quit   Esc leave");
        play_expect_not(&play, "? keys");
        play_press(&play, "Esc");
        play_expect(&play, "? keys   q quit");
        play_press(&play, "? Esc o Esc");
        assert_string_equal(typed_in(&play, "text"), "");
        play_press(&play, KEYS[i]);
        assert_true(is_on(&play, "text"));
    }
    play_close(&play);
}

/* Confirmations */

static const char *const ASKING[] = {"Esc q", "Esc R", "Esc Ctrl-C", "Enter"};
static const enum confirm ASKED[] = {CONFIRM_QUIT, CONFIRM_ANEW, CONFIRM_QUIT, CONFIRM_ACT};

/* A player in which something is asked: the keys that ask, on the row of the comparison. */
static struct play open_asked(int which) {
    struct play play = open_play();
    go_to(&play, "reason");
    play_press(&play, "x Tab");
    assert_true(is_on(&play, "place"));
    play_press(&play, ASKING[which]);
    assert_int_equal(play.player->confirm, ASKED[which]);
    return play;
}

static bool is_yes(int which, uint32_t key) {
    return key == 'y' || (ASKED[which] == CONFIRM_QUIT && key == KEYSYM_CTRL + 'c');
}

/* The screen without the row of what is told and the footer: those of a question are gone. */
static char *page_of(struct play *play) {
    const char *frame = play_frame(play);
    int rows = 0;
    size_t end = 0;
    for (; frame[end] != '\0' && rows < 28; end++)
        rows += frame[end] == '\n';
    char *page = malloc(end + 1);
    assert_non_null(page);
    memcpy(page, frame, end);
    page[end] = '\0';
    return page;
}

/* Answers with the key, and leaves everything as it was before it was asked. */
static void expect_no(struct play *play, uint32_t key) {
    char *before = page_of(play), *after;
    int facts = play->player->facts.count;
    press(play, key);
    after = page_of(play);
    assert_string_equal(after, before);
    assert_int_equal(play->player->facts.count, facts);
    assert_int_equal(play->player->confirm, CONFIRM_NOTHING);
    assert_false(player_ended(play->player));
    free(before);
    free(after);
}

/* Down is a no to what a piece asks about, and moves all the same. */
static bool moves_too(int which, uint32_t key) {
    return ASKED[which] == CONFIRM_ACT && key == KEYSYM_DOWN;
}

static void every_key_but_y_is_no_and_nothing_else(void **state) {
    (void)state;
    static const uint32_t KEYS[] = {'Y',
                                    'n',
                                    'N',
                                    'q',
                                    ' ',
                                    'R',
                                    'o',
                                    '?',
                                    'a',
                                    'z',
                                    'x',
                                    'j',
                                    0xFF59,
                                    KEYSYM_ENTER,
                                    KEYSYM_ESCAPE,
                                    KEYSYM_TAB,
                                    KEYSYM_DOWN,
                                    KEYSYM_RIGHT,
                                    KEYSYM_PAGE_DOWN,
                                    KEYSYM_BACKSPACE,
                                    KEYSYM_CTRL + 'c',
                                    KEYSYM_CTRL + 'u',
                                    KEYSYM_CTRL + 'y'};
    for (int which = 0; which < (int)(sizeof ASKED / sizeof *ASKED); which++) {
        struct play play = open_asked(which);
        for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
            if (is_yes(which, KEYS[i]) || moves_too(which, KEYS[i]))
                continue;
            expect_no(&play, KEYS[i]);
            play_press(&play, ASKING[which]);
            assert_int_equal(play.player->confirm, ASKED[which]);
        }
        play_close(&play);
    }
}

static void down_moves_on_from_what_a_piece_asks(void **state) {
    enum { A_PIECE = 3 };
    (void)state;
    struct play play = open_asked(A_PIECE);
    assert_int_equal(play.player->confirm, CONFIRM_ACT);
    play_press(&play, "Down");
    assert_int_equal(play.player->confirm, CONFIRM_NOTHING);
    play_expect(&play, "› → Next: The second");
    play_close(&play);
}

static void the_footer_says_what_each_key_does(void **state) {
    (void)state;
    static const char *const SAID[] = {
        "y yes, leave   any other key no", "y yes, restart   any other key no",
        "y yes, leave   any other key no", "y yes, anyway   any other key no"};
    for (int which = 0; which < 4; which++) {
        struct play play = open_asked(which);
        play_expect(&play, SAID[which]);
        play_close(&play);
    }
}

static void y_is_yes(void **state) {
    (void)state;
    struct play play = open_asked(0);
    press(&play, 'y');
    assert_true(player_ended(play.player));
    play_close(&play);
    play = open_asked(1);
    press(&play, 'y');
    assert_false(facts_has(&play.player->facts, "ticked", "y"));
    assert_string_equal(typed_in(&play, "reason"), "");
    play_close(&play);
    play = open_asked(3);
    press(&play, 'y');
    play_expect(&play, "A model answer");
    play_close(&play);
}

static void a_second_ctrl_c_leaves(void **state) {
    (void)state;
    struct play play = open_asked(2);
    play_press(&play, "Ctrl-C");
    assert_true(player_ended(play.player));
    play_close(&play);
}

static void without_answers_ctrl_c_leaves_at_once(void **state) {
    (void)state;
    struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 80, 24);
    play_press(&play, "Ctrl-C");
    assert_true(player_ended(play.player));
    play_close(&play);
}

/* In pieces, too, a paste is no more than an answer: none of it is typed. */
static void a_paste_is_no(void **state) {
    (void)state;
    struct play play = open_play();
    go_to(&play, "reason");
    play_press(&play, "x Ctrl-C");
    assert_int_equal(play.player->confirm, CONFIRM_QUIT);
    for (int piece = 0; piece < 3; piece++) {
        struct event event = {.type = EVENT_PASTE, .text = "y", .continues = piece < 2};
        player_handle(play.player, &event);
        assert_int_equal(play.player->confirm, CONFIRM_NOTHING);
    }
    assert_string_equal(typed_in(&play, "reason"), "x");
    paste(&play, "y");
    assert_string_equal(typed_in(&play, "reason"), "xy");
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_is_typed_on_a_field_is_its_text),
        cmocka_unit_test(a_space_only_enters),
        cmocka_unit_test(the_letters_are_keys_once_a_field_is_let_go),
        cmocka_unit_test(every_key_but_y_is_no_and_nothing_else),
        cmocka_unit_test(down_moves_on_from_what_a_piece_asks),
        cmocka_unit_test(the_footer_says_what_each_key_does),
        cmocka_unit_test(y_is_yes),
        cmocka_unit_test(a_second_ctrl_c_leaves),
        cmocka_unit_test(without_answers_ctrl_c_leaves_at_once),
        cmocka_unit_test(a_paste_is_no),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
