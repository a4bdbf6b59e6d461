/* The page of keys: what had the focus first, then what is everywhere, and no other kind's; at any
 * size the same words. What stands on it is held by the frames keys-…; here every row of every
 * kind's table is sought on the pages that the examples of the kinds lead to. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "play.h"
#include "player/state.h"

static const char LESSON[] =
    "{\"format\": 1, \"id\": \"l\", \"title\": \"L\", \"sections\": [{\"id\": \"s\", \"title\": "
    "\"S\", \"blocks\": [{\"kind\": \"prose\", \"text\": \"One.\"}]}]}";

/* So high that the page has room. */
enum { ALL_ROWS = 120 };

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

/* --- At any size. --- */

/* The page where all of it has room, without head and foot: in memory of the frame, ended by NUL.
 */
static char *whole_page(struct play *play, int columns) {
    play_size(play, columns, ALL_ROWS);
    char *from = strstr(play_frame(play), "What comes next");
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
    assert_non_null(strstr(whole, "gothereEverywhereEsc"));
    for (int columns = 30; columns <= 160; columns += 2)
        assert_string_equal(packed_page(play, columns), whole);
}

static void what_a_key_does_stands_beside_it_or_below(void **state) {
    struct play *play = *state;
    play_size(play, 120, 40);
    play_expect(play, "\n                 Esc               done · back · leave\n");
    play_size(play, 60, 24);
    play_expect(play, "\n    Esc               done · back · leave\n");
    play_size(play, 40, 12);
    play_expect(play, "\n   Esc\n     done · back · leave\n");
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

/* --- Whose keys are told. --- */

static void expect_page(const char *lesson, const char *keys, const char *const *titles) {
    struct play play;
    play_open_file(&play, lesson);
    play_size(&play, 80, ALL_ROWS);
    play_press(&play, keys);
    const char *at = play_frame(&play);
    for (; *titles != NULL; titles++) {
        char line[64];
        snprintf(line, sizeof line, "\n  %s\n", *titles);
        if ((at = strstr(at, line)) == NULL)
            fail_msg("\"%s\" is not there in its order:\n%s", *titles, play.frame.text);
    }
    play_close(&play);
}

#define EXPECT_PAGE(lesson, keys, ...)                                                             \
    expect_page("tests/kinds/" lesson ".json", keys, (const char *const[]){__VA_ARGS__, NULL})

static void the_focused_things_keys_come_first(void **state) {
    (void)state;
    EXPECT_PAGE("choice", "?", "This question", "Everywhere");
    EXPECT_PAGE("accordion", "?", "This title", "Everywhere");
    EXPECT_PAGE("diagram", "?", "This film", "Everywhere");
    EXPECT_PAGE("slider", "?", "This slider", "Everywhere");
    EXPECT_PAGE("choice", "o ?", "The outline", "Everywhere");
}

/* Its letters are text, so that it is let go of first. */
static void a_field_that_was_let_go_of_is_told_of_still(void **state) {
    (void)state;
    EXPECT_PAGE("numeric", "Esc ?", "This question", "Everywhere");
    struct play play;
    play_open_file(&play, "tests/kinds/numeric.json");
    play_size(&play, 80, ALL_ROWS);
    play_press(&play, "Esc ?");
    play_expect(&play, "Ctrl-K            take away all behind, on this line");
    play_press(&play, "Esc End ?");
    play_expect_not(&play, "Ctrl-K");
    play_close(&play);
}

static void a_stages_own_keys_stand_between(void **state) {
    (void)state;
    EXPECT_PAGE("missions", "Tab ?", "This mission", "Everywhere");
    EXPECT_PAGE("simulated", "Enter ?", "This film", "On this stage", "Everywhere");
    EXPECT_PAGE("simulated", "Enter End Enter ?", "This knob", "Its film", "On this stage",
                "Everywhere");
    EXPECT_PAGE("simulated", "Enter End Enter s ?", "This sweep", "On this stage", "Everywhere");
    EXPECT_PAGE("slider-asks", "Space ?", "This slider", "On this stage", "Everywhere");
}

static void keys_are_told_in_short(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/mark.json");
    play_size(&play, 80, ALL_ROWS);
    play_press(&play, "?");
    play_expect(&play, "\n    0-9               tenths of the way\n");
    play_expect(&play, "\n    Left, h           the previous section · the column on the left\n");
    play_close(&play);
}

static void no_keys_that_it_never_has_are_told(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/diagram.json"); /* a script */
    play_size(&play, 80, ALL_ROWS);
    play_press(&play, "Enter ?");
    play_expect(&play, "\n    Space             play · pause · go on · again\n");
    play_expect_not(&play, "cut the connection");
    play_expect_not(&play, "lane");
    play_expect_not(&play, "tick");
    play_expect_not(&play, "next section");
    play_press(&play, "Esc Esc ?");
    play_expect_not(&play, "region");
    play_close(&play);
    play_open_file(&play, "tests/kinds/confidence.json");
    play_size(&play, 80, ALL_ROWS);
    play_press(&play, "Esc ?"); /* a field */
    play_expect(&play, "how sure");
    play_expect_not(&play, "hint");
    play_close(&play);
}

/* --- Every row of every table. --- */

/* All pages of keys that were seen, without blanks and line ends. */
static char seen[4 * 1024 * 1024];

static void see(struct play *play) {
    size_t length = strlen(seen);
    play_press(play, "?");
    if (play->player->overlay != OVERLAY_HELP)
        return;
    for (const char *at = play_frame(play); *at != '\0' && length + 2 < sizeof seen; at++)
        if (*at != ' ' && *at != '\n')
            seen[length++] = *at;
    seen[length] = '\0';
    play_press(play, "?");
}

/* From stop to stop, on the page and on stages, with what each does. */
static void walk(const char *path) {
    struct play play;
    play_open_file(&play, path);
    play_size(&play, 80, ALL_ROWS);
    for (int turn = 0; turn < 60; turn++) {
        see(&play);
        play_press(&play, turn % 7 == 3 ? "Enter" : turn % 7 == 5 ? "s" : "Down");
    }
    play_press(&play, "Ctrl-L Esc Esc Esc Esc Home");
    see(&play);
    play_close(&play);
}

/* From where some keys lead to on. */
static void walk_from(const char *path, const char *keys) {
    struct play play;
    play_open_file(&play, path);
    play_size(&play, 80, ALL_ROWS);
    play_press(&play, keys);
    for (int turn = 0; turn < 12; turn++) {
        see(&play);
        play_press(&play, "Down");
    }
    play_close(&play);
}

static void expect_seen(const struct block_kind *kind) {
    for (const struct binding *row = kind->bindings; row != NULL && row->does != NULL; row++) {
        char packed[160];
        size_t length = 0;
        for (const char *at = row->does; *at != '\0'; at++)
            if (*at != ' ')
                packed[length++] = *at;
        packed[length] = '\0';
        if (row->keys[0] != KEYSYM_NONE && strstr(seen, packed) == NULL)
            fail_msg("%s: \"%s\" is on no page of keys", kind->schema.name, row->does);
    }
}

static void every_row_of_every_kind_is_told(void **state) {
    (void)state;
    DIR *examples = opendir(RTLESSON_TEST_ROOT "/tests/kinds");
    assert_non_null(examples);
    for (const struct dirent *entry; (entry = readdir(examples)) != NULL;) {
        char path[sizeof entry->d_name + 16];
        snprintf(path, sizeof path, "tests/kinds/%s", entry->d_name);
        if (strstr(entry->d_name, ".json") != NULL)
            walk(path);
    }
    closedir(examples);
    walk_from("tests/kinds/simulated.json", "Enter End Enter");
    walk_from("tests/kinds/simulated.json", "Enter End Enter s");
    walk_from("tests/kinds/lanes.json", "Enter");
    walk_from("tests/kinds/open.json", "Esc");
    walk_from("tests/kinds/text.json", "Esc");
    walk_from("tests/kinds/numeric.json", "Esc");
    walk_from("tests/kinds/knobs.json", "Enter End Enter");
    walk_from("tests/kinds/predict.json", "Enter Down Down");
    walk_from("tests/kinds/slider-asks.json", "Space");
    struct kinds kinds = registry_kinds();
    for (int i = 0; i < kinds.count; i++) {
        const struct block_kind *kind = (const struct block_kind *)kinds.schemas[i];
        assert_true(kind->bindings == NULL || kind->called != NULL);
        expect_seen(kind);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_width_loses_a_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_key_does_stands_beside_it_or_below, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(its_end_is_reached_by_scrolling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_foot_tells_the_way_back, set_up, tear_down),
        cmocka_unit_test(the_focused_things_keys_come_first),
        cmocka_unit_test(a_field_that_was_let_go_of_is_told_of_still),
        cmocka_unit_test(a_stages_own_keys_stand_between),
        cmocka_unit_test(keys_are_told_in_short),
        cmocka_unit_test(no_keys_that_it_never_has_are_told),
        cmocka_unit_test(every_row_of_every_kind_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
