/* What is told by a key: whole words at every size, over the page where one row is too little for
 * them, and never over what the learner works at; not where it stands in view already; and that
 * something is won, until the next key whatever happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "play.h"
#include "player/state.h"

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"told\", \"title\": \"Told\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"The first\", \"blocks\": ["
    "  {\"kind\": \"numeric\", \"id\": \"number\", \"ask\": \"How many?\", \"unit\": \"s\","
    "   \"answer\": \"2.5\", \"why\": \"So.\"}]}]}";

static const char HINT[] = "A comma before three digits can mean two things. Please write "
                           "1720, or 1.720.";

/* The frame on one line, with single blanks between its words. */
static const char *words_of(struct play *play) {
    static char words[20000];
    size_t length = 0;
    for (const char *at = play_frame(play); *at != '\0'; at++)
        if ((*at != ' ' && *at != '\n') || (length > 0 && words[length - 1] != ' '))
            words[length++] = *at == '\n' ? ' ' : *at;
    words[length] = '\0';
    return words;
}

static void expect_told(struct play *play, const char *words) {
    if (strstr(words_of(play), words) == NULL)
        fail_msg("not told:\n%s\nin:\n%s", words, play_frame(play));
}

/* Where the field begins below the fold, nothing has the focus yet. */
static void to_field(struct play *play) {
    if (!play_shows(play, "›"))
        play_press(play, "Tab");
    play_expect(play, "› │");
}

static void a_hint_is_told_whole_and_its_field_stays_in_view(void **state) {
    (void)state;
    for (int columns = 30; columns <= 100; columns += 5)
        for (int rows = 8; rows <= 24; rows += 4) {
            struct play play;
            play_open(&play, LESSON, NULL);
            play_size(&play, columns, rows);
            to_field(&play);
            play_press(&play, "\"1,720\" Enter");
            expect_told(&play, HINT);
            play_expect(&play, "» ┃ 1,720 s");
            play_press(&play, "Backspace");
            play_expect_not(&play, "two things");
            play_close(&play);
        }
}

/* The same without the rows of what is told: looking away and back changes nothing of the page. */
static void what_is_told_moves_nothing_for_good(void **state) {
    (void)state;
    struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 30, 8);
    to_field(&play);
    play_press(&play, "\"1,720\"");
    int scroll = player_page(play.player)->scroll;
    play_press(&play, "Enter");
    assert_int_equal(player_page(play.player)->scroll, scroll);
    play_press(&play, "End");
    assert_int_equal(player_page(play.player)->scroll, scroll);
    play_close(&play);
}

/* Words of any length, at any size: each row is whole words, or the last ends in an ellipsis. */
static void what_is_too_long_ends_in_an_ellipsis(void **state) {
    (void)state;
    char text[4 * NOTICE_BYTES];
    for (size_t count = 1; count < sizeof text / 6; count += 7) {
        struct play play;
        for (size_t i = 0; i < count; i++)
            snprintf(text + 6 * i, sizeof text - 6 * i, "%s", "wörd ");
        play_open(&play, LESSON, NULL);
        play_size(&play, 40, 12);
        player_say(play.player, text);
        text[6 * count - 1] = '\0'; /* the last blank */
        assert_true(
            text_is_utf8(play.player->notice.words, strlen(play.player->notice.words), NULL));
        if (count <= 28)
            expect_told(&play, text);
        else
            play_expect(&play, "…");
        play_close(&play);
    }
}

/* On a stage, too, whose regions stand still. */
static void a_hint_leaves_the_field_of_a_small_stage_in_view(void **state) {
    (void)state;
    for (int columns = 30; columns <= 70; columns += 5)
        for (int rows = 8; rows <= 24; rows += 4) {
            struct play play;
            play_open_file(&play, "tests/kinds/predict.json");
            play_size(&play, columns, rows);
            if (!play_shows(&play, "›"))
                play_press(&play, "Tab");
            play_press(&play, "Enter \"1,720\" Enter");
            expect_told(&play, HINT);
            play_expect(&play, "» ┃ 1,720 s");
            play_close(&play);
        }
}

/* --- What stands in view. --- */

static int count_shown(struct play *play, const char *text) {
    int count = 0;
    for (const char *at = play_frame(play); (at = strstr(at, text)) != NULL; at += strlen(text))
        count++;
    return count;
}

/* At the second size the verdict stands below the view. */
static void a_verdict_in_view_is_not_told_again(void **state) {
    (void)state;
    struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 80, 24);
    to_field(&play);
    play_press(&play, "\"2.5\" Enter");
    assert_int_equal(count_shown(&play, "Right: 1 of 1 point."), 1);
    play_close(&play);
    play_open_file(&play, "tests/kinds/choice.json");
    play_size(&play, 40, 9);
    play_press(&play, "Tab Tab Enter Tab Tab Enter a");
    play_expect(&play, "\n Here is the answer. Your try: 0 of 1");
    assert_int_equal(count_shown(&play, "Here is the answer."), 1);
    play_close(&play);
}

/* --- That something is won. --- */

static const char FILM[] =
    "{\"format\": 1, \"id\": \"won\", \"title\": \"Won\", \"sections\": ["
    "{\"id\": \"one\", \"title\": \"The first\", \"blocks\": ["
    "  {\"kind\": \"diagram\", \"id\": \"ask\", \"title\": \"Ask\", \"lasts\": \"12s\","
    "   \"actors\": [{\"id\": \"c\", \"title\": \"C\"}, {\"id\": \"s\", \"title\": \"S\"}],"
    "   \"simulate\": {\"technique\": \"short-poll\", \"interval\": \"4s\","
    "     \"latency\": \"500ms\", \"events\": \"every:5s+1s\"},"
    "   \"knobs\": [{\"id\": \"i\", \"turns\": \"interval\", \"from\": \"1s\","
    "     \"to\": \"16s\", \"steps\": 4}],"
    "   \"goal\": {\"staleness_max\": \"below 3s\"}}]}]}";

static const char WON[] = "You reached the goal.";

/* Its last row but one: the style of what is told. */
static struct style told_style(const struct play *play) {
    return canvas_at(&play->canvas, 1, play->canvas.rows - 2)->style;
}

/* To the knob, and the film plays on while it is turned. */
static void win(struct play *play) {
    play_open(play, FILM, NULL);
    play_size(play, 80, 24);
    play_press(play, "Enter Space 12s Enter Space");
    play_expect(play, "▶ 0.0 s of 12 s");
    play_expect_not(play, WON);
    play_press(play, "Left");
    play_expect(play, WON);
}

static void a_win_is_told_once_in_the_colour_of_right(void **state) {
    (void)state;
    struct play play;
    win(&play);
    assert_int_equal(count_shown(&play, WON), 1);
    assert_int_equal(told_style(&play).colour, theme_style(ROLE_GOOD).colour);
    assert_int_equal(told_style(&play).attributes, theme_style(ROLE_GOOD).attributes);
    play_press(&play, "Right Left");
    play_expect_not(&play, WON);
    play_close(&play);
}

static void neither_time_nor_the_films_end_takes_a_win_away(void **state) {
    (void)state;
    struct play play;
    win(&play);
    assert_true(play_pass(&play, INT64_C(3000000)) > 0);
    play_expect(&play, "▶ 3.0 s of 12 s");
    play_expect(&play, WON);
    play_pass(&play, INT64_C(20000000));
    play_expect(&play, "■ 12.0 s of 12 s");
    play_expect(&play, WON);
    play_size(&play, 40, 12);
    play_expect(&play, WON);
    play_press(&play, "Down");
    play_expect_not(&play, WON);
    play_close(&play);
}

/* With its last answer, and beside that one's verdict: 68 of 100 points, where 60 are enough. */
static void a_quiz_that_is_passed_is_a_win(void **state) {
    (void)state;
    static const char BEFORE[] =
        "Tab Enter Tab Enter Shift-Tab Shift-Tab Enter Tab Tab Enter Enter "
        "Enter Tab Tab Tab Enter Tab Enter \"2\"";
    struct play play;
    play_open_file(&play, "tests/kinds/quiz-points.json");
    play_size(&play, 80, 60);
    play_press(&play, BEFORE);
    play_expect(&play, "2 of 3 questions answered.");
    play_expect_not(&play, "assed");
    play_press(&play, "Enter");
    play_expect(&play, "\n  Right. You passed the quiz: 68 %; 60 % is enough.\n");
    assert_true(play.player->notice.won);
    play_press(&play, "Tab");
    play_expect_not(&play, "You passed");
    play_close(&play);
}

/* What the record has to say in between is not lost. */
static void what_is_said_beside_a_win_waits_for_the_next_key(void **state) {
    (void)state;
    struct play play;
    win(&play);
    player_say(play.player, "Not saved: the disk is full.");
    player_say(play.player, "Saved now.");
    play_expect(&play, WON);
    play_expect_not(&play, "aved");
    play_press(&play, "Down");
    play_expect(&play, "\n Saved now.\n");
    play_expect_not(&play, WON);
    assert_int_not_equal(told_style(&play).colour, theme_style(ROLE_GOOD).colour);
    play_press(&play, "Up");
    play_expect_not(&play, "Saved");
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hint_is_told_whole_and_its_field_stays_in_view),
        cmocka_unit_test(what_is_told_moves_nothing_for_good),
        cmocka_unit_test(what_is_too_long_ends_in_an_ellipsis),
        cmocka_unit_test(a_hint_leaves_the_field_of_a_small_stage_in_view),
        cmocka_unit_test(a_verdict_in_view_is_not_told_again),
        cmocka_unit_test(a_win_is_told_once_in_the_colour_of_right),
        cmocka_unit_test(neither_time_nor_the_films_end_takes_a_win_away),
        cmocka_unit_test(a_quiz_that_is_passed_is_a_win),
        cmocka_unit_test(what_is_said_beside_a_win_waits_for_the_next_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
