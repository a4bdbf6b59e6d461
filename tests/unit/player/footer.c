/* Laws of the footer, on every stop of the example of every kind and at four sizes: the focused
 * thing's first key is always there, what is left out is left out from the end, and no key is
 * named twice. */
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

enum { SHOWN = 32, SHOWN_BYTES = 40 };

/* The entries of the row, by what stands in them in the style of keys. */
struct shown {
    char keys[SHOWN][SHOWN_BYTES];
    int count;
};

static bool is_key(const struct cell *cell) {
    struct style key = theme_style(ROLE_KEY);
    return cell != NULL && cell->style.colour == key.colour &&
           cell->style.attributes == key.attributes;
}

static struct shown read_footer(struct play *play) {
    struct shown shown = {.count = 0};
    int y = play->canvas.rows - 1;
    play_frame(play);
    for (int x = 0; x < play->canvas.columns; x++) {
        const struct cell *cell = canvas_at(&play->canvas, x, y);
        if (!is_key(cell))
            continue;
        if (x == 0 || !is_key(canvas_at(&play->canvas, x - 1, y)))
            assert_true(++shown.count <= SHOWN);
        char *into = shown.keys[shown.count - 1];
        size_t length = strlen(into);
        snprintf(into + length, SHOWN_BYTES - length, "%s", cell->text.bytes);
    }
    return shown;
}

/* --- What should be there. --- */

static bool is_shown(const struct shown *shown, const char *keys) {
    for (int i = 0; i < shown->count; i++)
        if (strcmp(shown->keys[i], keys) == 0)
            return true;
    return false;
}

static void add(struct shown *to, const struct binding *table, uint64_t offered) {
    for (const struct binding *row = table; row != NULL && row->does != NULL; row++)
        if (row->shown != NULL && (offered & BINDING_BIT(row->action)) != 0 &&
            !is_shown(to, row->shown))
            snprintf(to->keys[to->count++], SHOWN_BYTES, "%s", row->shown);
}

/* Of the focused thing, or of the player what stands at the left and what at the right. */
struct expected {
    struct shown own, left, right;
};

static struct expected expect(struct player *player) {
    struct expected expected = {0};
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    uint64_t offered = player_offers(player, &layout), anchors = player_anchors(player);
    if (focus != NULL)
        add(&expected.own, block_kind(focus->block)->bindings,
            block_kind(focus->block)->offers(focus, &layout.scene));
    add(&expected.left, player_bindings, offered & ~anchors);
    add(&expected.right, player_bindings, offered & anchors);
    return expected;
}

/* Arrows stand together in an entry that names two of them. */
static bool share_key(const char *keys, const char *other) {
    static const char *const ARROWS[] = {"↑", "↓", "←", "→"};
    for (int i = 0; i < 4; i++)
        if (strstr(keys, ARROWS[i]) != NULL && strstr(other, ARROWS[i]) != NULL)
            return true;
    return strcmp(keys, other) == 0 || strstr(keys, other) == keys || strstr(other, keys) == other;
}

static bool any_shares(const struct shown *shown, const char *keys) {
    for (int i = 0; i < shown->count; i++)
        if (share_key(shown->keys[i], keys))
            return true;
    return false;
}

static void expect_each_once(const struct shown *shown, const char *frame) {
    for (int i = 0; i < shown->count; i++)
        for (int j = 0; j < i; j++)
            if (share_key(shown->keys[i], shown->keys[j]))
                fail_msg("\"%s\" and \"%s\" name one key:\n%s", shown->keys[j], shown->keys[i],
                         frame);
}

/* How many of the entries from at on are of the row, one after the other. */
static int follow(const struct shown *shown, int at, const struct shown *row,
                  const struct shown *told) {
    int found = 0;
    for (int i = 0; i < row->count && at + found < shown->count; i++) {
        if (told != NULL && any_shares(told, row->keys[i]))
            continue;
        if (strcmp(shown->keys[at + found], row->keys[i]) != 0)
            break;
        found++;
    }
    return found;
}

static void look(struct play *play) {
    if (play->player->confirm != CONFIRM_NOTHING)
        return;
    struct shown shown = read_footer(play);
    struct expected expected = expect(play->player);
    const char *frame = play->frame.text;
    int at = follow(&shown, 0, &expected.own, NULL);
    if (expected.own.count > 0 && at == 0)
        fail_msg("\"%s\" does not stand first:\n%s", expected.own.keys[0], frame);
    if (at == expected.own.count)
        at += follow(&shown, at, &expected.left, &expected.own);
    for (; at < shown.count; at++)
        if (!is_shown(&expected.right, shown.keys[at]))
            fail_msg("\"%s\" stands there out of its order:\n%s", shown.keys[at], frame);
    expect_each_once(&shown, frame);
}

/* --- Where it is looked at. --- */

static void walk(const char *path, int columns, int rows) {
    static const char *const KEYS[] = {"Tab",   "Enter", "Down",  "Space", "500ms",
                                       "Right", "\"7\"", "Enter", "Esc"};
    enum { TURNS = 10, KEY_COUNT = sizeof KEYS / sizeof *KEYS };
    struct play play;
    play_open_file(&play, path);
    play_size(&play, columns, rows);
    for (int turn = 0; turn < TURNS; turn++)
        for (int key = 0; key < KEY_COUNT; key++) {
            play_press(&play, KEYS[key]);
            look(&play);
        }
    play_close(&play);
}

static void walk_at_each_size(const char *path) {
    walk(path, 40, 12);
    walk(path, 60, 20);
    walk(path, 80, 24);
    walk(path, 160, 50);
}

static void every_kind_names_its_own_keys_first(void **state) {
    (void)state;
    DIR *kinds = opendir(RTLESSON_TEST_ROOT "/tests/kinds");
    assert_non_null(kinds);
    int walked = 0;
    for (const struct dirent *entry; (entry = readdir(kinds)) != NULL;) {
        char path[sizeof entry->d_name + 16];
        if (strstr(entry->d_name, ".json") == NULL)
            continue;
        snprintf(path, sizeof path, "tests/kinds/%s", entry->d_name);
        walk_at_each_size(path);
        walked++;
    }
    closedir(kinds);
    assert_true(walked > 20);
}

/* --- Where there is hardly any room. --- */

/* "Enter place the mark" has 20 cells; with "q quit" and a gap 28, with "? keys" 36; and a column
 * at each side. */
static void the_first_key_goes_before_the_ways_out(void **state) {
    (void)state;
    struct play play;
    play_open_file(&play, "tests/kinds/mark.json");
    play_size(&play, 38, 12);
    play_press(&play, "Tab");
    play_expect(&play, "\n Enter place the mark  ? keys  q quit\n");
    play_size(&play, 37, 12);
    play_expect(&play, "\n Enter place the mark         q quit\n");
    play_size(&play, 29, 12);
    play_expect(&play, "\n Enter place the mark\n");
    play_size(&play, 20, 12);
    play_expect(&play, "\n Enter place the m…\n");
    play_close(&play);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_names_its_own_keys_first),
        cmocka_unit_test(the_first_key_goes_before_the_ways_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
