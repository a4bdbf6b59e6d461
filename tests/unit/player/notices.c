/* What is told by a key: whole words at every size, over the page where one row is too little for
 * them, and never over what the learner works at. */
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

static const char HINT[] = "A comma before three digits can be read in two ways. Please write "
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
            play_expect_not(&play, "two ways");
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
        assert_true(text_is_utf8(play.player->notice, strlen(play.player->notice), NULL));
        if (count <= 28)
            expect_told(&play, text);
        else
            play_expect(&play, "…");
        play_close(&play);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hint_is_told_whole_and_its_field_stays_in_view),
        cmocka_unit_test(what_is_told_moves_nothing_for_good),
        cmocka_unit_test(what_is_too_long_ends_in_an_ellipsis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
