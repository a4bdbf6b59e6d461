/* The page of keys at any size. What stands on it is held by one golden frame, keys-80x270: here it
 * is only asked that other sizes show the same, so that a new key changes nothing but that frame.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [{\"id\": \"s\", \"title\": "
    "\"S\", \"blocks\": [{\"kind\": \"prose\", \"text\": \"One.\"}]}]}";

/* So high that the page has room. */
enum { ALL_ROWS = 800 };

static int set_up(void **state) {
    static struct play play;
    play_open(&play, LESSON, NULL);
    play_size(&play, 80, 24);
    play_press(&play, "?");
    *state = &play;
    return 0;
}

static int tear_down(void **state) {
    play_close(*state);
    return 0;
}

/* The page where all of it has room, without head and foot: in memory of the frame, ended by NUL.
 */
static char *whole_page(struct play *play, int columns) {
    play_size(play, columns, ALL_ROWS);
    char *from = strstr(play_frame(play), "Everywhere");
    assert_non_null(from);
    char *end = strstr(from, "\n\n\n");
    assert_non_null(end);
    *end = '\0';
    return from;
}

/* The same without blanks. */
static char *packed_page(struct play *play, int columns) {
    char *page = whole_page(play, columns), *into = page;
    for (const char *at = page; *at != '\0'; at++)
        if (*at != ' ' && *at != '\n')
            *into++ = *at;
    *into = '\0';
    return page;
}

static void no_width_loses_a_word(void **state) {
    static char whole[64 * 1024];
    struct play *play = *state;
    snprintf(whole, sizeof whole, "%s", packed_page(play, 200));
    assert_non_null(strstr(whole, "Onablock:tabs"));
    for (int columns = 30; columns <= 160; columns += 2)
        assert_string_equal(packed_page(play, columns), whole);
}

static void what_a_key_does_stands_beside_it_or_below(void **state) {
    struct play *play = *state;
    play_size(play, 120, 40);
    play_expect(play, "\n                 Esc               done · back · leave\n");
    play_size(play, 60, 24);
    play_expect(play, "\n    Esc               done · back · leave\n");
    play_expect(play, "\n    Down, j           the next stop if it is near, else\n"
                      "                      half a screen down\n");
    play_size(play, 40, 12);
    play_expect(play, "\n   Esc\n     done · back · leave\n");
    play_press(play, "PgDn");
    play_expect(play, "\n     the next stop if it is near, else\n     half a screen down\n");
}

static void its_end_is_reached_by_scrolling(void **state) {
    char last[512];
    struct play *play = *state;
    snprintf(last, sizeof last, "%s\n", strrchr(whole_page(play, 80), '\n'));
    play_size(play, 80, 24);
    play_expect(play, " below\n");
    play_expect_not(play, last);
    play_press(play, "End");
    play_expect(play, last);
    play_expect(play, " above\n");
    play_expect_not(play, " below\n");
}

static void its_foot_tells_the_way_back(void **state) {
    struct play *play = *state;
    play_size(play, 80, 24);
    play_expect(play,
                "↑↓ move   q quit   o outline                               ? keys   Esc back");
    play_size(play, 40, 12);
    play_expect(play, "↑↓ move  q quit       ? keys  Esc back");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_width_loses_a_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_key_does_stands_beside_it_or_below, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(its_end_is_reached_by_scrolling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_foot_tells_the_way_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
