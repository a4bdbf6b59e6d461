/* Blocks that come after another one: they are not there until that was worked, and then nothing
 * jumps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"
#include "player/state.h"

#define CHOICE(id, after, ask)                                                                     \
    "{\"kind\": \"choice\", \"id\": \"" id "\", " after "\"ask\": \"" ask "\", \"choices\": ["     \
    "{\"id\": \"yes\", \"text\": \"Yes\", \"correct\": true},"                                     \
    "{\"id\": \"no\", \"text\": \"No\", \"why\": \"It is not.\"}]}"
#define AFTER(id)          "\"after\": \"" id "\", "
#define PROSE(after, text) "{\"kind\": \"prose\", " after "\"text\": \"" text "\"}"

static const char lesson[] =
    "{\"format\": 1, \"id\": \"a-lesson\", \"title\": \"A lesson\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"One\", \"blocks\": ["
    "{\"kind\": \"cards\", \"id\": \"cards\", \"cards\": ["
    "{\"id\": \"x\", \"title\": \"Card X\", \"text\": \"Of x.\"},"
    "{\"id\": \"y\", \"title\": \"Card Y\", \"text\": \"Of y.\"}]}," PROSE(
        AFTER("cards"),
        "Both "
        "were "
        "opened"
        ".") "," CHOICE("first", AFTER("cards"),
                        "The first?") "," PROSE(AFTER("first"),
                                                "The first was answered.") "]},"
                                                                           "{\"id\": \"two\", "
                                                                           "\"title\": "
                                                                           "\"Two\", "
                                                                           "\"blocks\": "
                                                                           "[" PROSE(
                                                                               "",
                                                                               "Words"
                                                                               ".") "," CHOICE("sec"
                                                                                               "on"
                                                                                               "d",
                                                                                               AFTER(
                                                                                                   "first"),
                                                                                               "The"
                                                                                               " se"
                                                                                               "con"
                                                                                               "d?") "]}]}";

static void open_at(struct play *play, const char *text) {
    play_open(play, text, NULL);
    play_size(play, 60, 40);
}

static void a_block_is_there_once_the_other_was_worked(void **state) {
    struct play play;
    (void)state;
    open_at(&play, lesson);
    play_expect_not(&play, "Both were opened.");
    play_expect_not(&play, "The first?");
    play_press(&play, "Enter");
    play_expect_not(&play, "The first?");
    play_press(&play, "Down Enter");
    play_expect(&play, "Both were opened.");
    play_expect(&play, "The first?");
    play_expect_not(&play, "The first was answered.");
    play_press(&play, "Down Enter");
    play_expect_not(&play, "The first was answered.");
    play_press(&play, "Enter");
    play_expect(&play, "The first was answered.");
    play_close(&play);
}

/* A wrong answer is one: what was worked is what the outline counts. */
static void a_wrong_answer_is_enough(void **state) {
    struct play play;
    (void)state;
    open_at(&play, lesson);
    play_press(&play, "Enter Down Enter Down Down Enter Enter");
    play_expect(&play, "It is not.");
    play_expect(&play, "The first was answered.");
    play_close(&play);
}

/* What appears stands below, and Down leads to it. */
static void nothing_jumps(void **state) {
    struct play play;
    (void)state;
    open_at(&play, lesson);
    play_size(&play, 60, 14);
    play_press(&play, "Enter Down");
    const struct page *page = player_page(play.player);
    struct spot before = play_find(&play, "Card Y");
    int part = page->focus_part;
    assert_string_equal(page->focus->id, "cards");
    play_press(&play, "Enter");
    struct spot now = play_find(&play, "Card Y");
    assert_string_equal(page->focus->id, "cards");
    assert_int_equal(page->focus_part, part);
    assert_int_equal(now.y, before.y);
    play_press(&play, "Down");
    assert_string_equal(page->focus->id, "first");
    play_close(&play);
}

/* What waits is a part of its section's work from the start. */
static void a_section_is_not_done_while_a_question_waits(void **state) {
    struct play play;
    (void)state;
    open_at(&play, lesson);
    play_press(&play, "\"o\"");
    play_expect(&play, "0 of 3"); /* two cards and the question */
    play_expect(&play, "0 of 1");
    play_press(&play, "Esc Enter Down Enter \"o\"");
    play_expect(&play, "2 of 3");
    play_close(&play);
}

/* From the ending to what is left out: where that waits for an earlier section, to what it waits
 * for. */
static void what_is_left_out_leads_to_what_is_waited_for(void **state) {
    struct play play;
    (void)state;
    open_at(&play, lesson);
    play_press(&play, "Right Right");
    play_expect(&play, "Not done yet");
    play_press(&play, "Down Enter");
    assert_int_equal(play.player->page_index, 0);
    assert_string_equal(player_page(play.player)->focus->id, "cards");
    play_press(&play, "Enter Down Enter Down Enter Enter Right Right Enter");
    assert_int_equal(play.player->page_index, 1);
    assert_string_equal(player_page(play.player)->focus->id, "second");
    play_close(&play);
}

/* A section that is started anew has what waited wait again, in another section, too. */
static void what_is_started_anew_is_waited_for_again(void **state) {
    struct play play;
    (void)state;
    open_at(&play, lesson);
    play_press(&play, "Enter Down Enter Down Enter Enter Right");
    play_expect(&play, "The second?");
    play_press(&play, "Left \"R\" \"y\"");
    play_expect_not(&play, "The first?");
    play_press(&play, "Right");
    play_expect_not(&play, "The second?");
    play_close(&play);
}

/* A block alone, for who writes it. */
static void a_block_that_is_asked_for_does_not_wait(void **state) {
    struct play play;
    struct errbuf err;
    (void)state;
    open_at(&play, lesson);
    assert_true(player_show_block(play.player, "second", NULL, &err));
    play_expect(&play, "The second?");
    play_close(&play);
}

static const char film[] =
    "{\"format\": 1, \"id\": \"a-lesson\", \"title\": \"A lesson\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"One\", \"blocks\": ["
    "{\"kind\": \"diagram\", \"id\": \"film\", \"title\": \"A film\", \"lasts\": \"2s\", "
    "\"actors\": ["
    "{\"id\": \"a\", \"title\": \"Client\"}, {\"id\": \"b\", \"title\": \"Server\"}], \"script\": ["
    "{\"at\": \"0s\", \"from\": \"a\", \"to\": \"b\", \"label\": \"GET\", \"takes\": \"500ms\"}],"
    "\"predict\": [{\"kind\": \"numeric\", \"id\": \"guess\", \"ask\": \"How many?\", \"unit\": "
    "\"messages\", \"answer\": \"1\", \"why\": \"One.\"}]}," PROSE(
        AFTER("guess"), "It was guessed.") "," PROSE(AFTER("film"), "It was watched.") "]}]}";

/* A guess that is skipped is worked, and a film that is then seen to its end. */
static void what_is_skipped_is_worked(void **state) {
    struct play play;
    (void)state;
    open_at(&play, film);
    play_size(&play, 80, 40);
    play_expect_not(&play, "It was guessed.");
    play_press(&play, "Enter Down Down Enter Esc");
    play_expect(&play, "It was guessed.");
    play_expect_not(&play, "It was watched.");
    play_press(&play, "Space 3s Esc");
    play_expect(&play, "It was watched.");
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_is_there_once_the_other_was_worked),
        cmocka_unit_test(a_wrong_answer_is_enough),
        cmocka_unit_test(nothing_jumps),
        cmocka_unit_test(a_section_is_not_done_while_a_question_waits),
        cmocka_unit_test(what_is_left_out_leads_to_what_is_waited_for),
        cmocka_unit_test(what_is_started_anew_is_waited_for_again),
        cmocka_unit_test(a_block_that_is_asked_for_does_not_wait),
        cmocka_unit_test(what_is_skipped_is_worked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
