/* What each sign of the program means, and where it may stand beside which others: there their
 * ASCII forms differ, as they do. No frame has a character that is no sign of this table, no line,
 * no letter and no mark of a text. */
#include "ui/sign.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "lesson/file.h"
#include "lesson/problems.h"

#define FRAMES RTLESSON_TEST_ROOT "/tests/golden/"

/* Where signs stand side by side. */
enum spot {
    AT_TITLE,   /* before or behind a word, of a page and of a stage's figures, knobs and head */
    AT_CLOCK,   /* before the time of a film */
    AT_SCALE,   /* on the line of a dial, a slider or a curve, and in their legend */
    IN_CURVE,   /* in the columns above that line */
    IN_MARGIN,  /* beside a row of the picture: the moments that keys go to */
    IN_PICTURE, /* lines and signs of messages, connections and data */
    IN_LIST,    /* between the two actors of a line that tells what happens */
    AT_KEYS,    /* the names of keys */
};

/* A sign is drawn by its character, or by its name where that does not tell its form. */
static const struct row {
    enum spot spot;
    const char *meaning, *character;
    int sign; /* an enum sign, or -1 */
} rows[] = {
    {AT_TITLE, "cursor", "›", SIGN_FOCUS},
    {AT_TITLE, "entered", "»", SIGN_ENTERED},
    {AT_TITLE, "next", "→", SIGN_NEXT},
    {AT_TITLE, "closed", "▸", -1},
    {AT_TITLE, "open", "▾", -1},
    {AT_TITLE, "ticked, done, right", "✓", -1},
    {AT_TITLE, "wrong, missed, lost", "✗", -1},
    {AT_TITLE, "no verdict", "·", -1},
    {AT_TITLE, "above", "▲", -1},
    {AT_TITLE, "below", "▼", -1},
    {AT_TITLE, "the present one of a row of parts", "◆", -1},
    {AT_TITLE, "one to come, or that is not shown", "○", -1},
    {AT_TITLE, "the one that is shown", "●", -1},
    {AT_TITLE, "carried", "↕", -1},
    {AT_TITLE, "chosen, from here", "▐", -1},
    {AT_TITLE, "chosen, to here", "▌", -1},
    {AT_TITLE, "less", "◄", -1},
    {AT_CLOCK, "not played", "▷", -1},
    {AT_CLOCK, "plays", "▶", -1},
    {AT_CLOCK, "pauses", "‖", -1},
    {AT_CLOCK, "over", "■", -1},
    {AT_SCALE, "where it stands; the answer", "●", -1},
    {AT_SCALE, "not placed yet; your mark", "○", -1},
    {AT_SCALE, "your mark on the answer", "◉", -1},
    {AT_SCALE, "to come", "─", -1},
    {AT_SCALE, "past", "━", -1},
    {AT_SCALE, "an end", "├", -1},
    {AT_SCALE, "the run that is meant", "▲", -1},
    {AT_SCALE, "lost", "✗", -1},
    {IN_CURVE, "1 of 8", "▁", -1},
    {IN_CURVE, "2 of 8", "▂", -1},
    {IN_CURVE, "3 of 8", "▃", -1},
    {IN_CURVE, "4 of 8", "▄", -1},
    {IN_CURVE, "5 of 8", "▅", -1},
    {IN_CURVE, "6 of 8", "▆", -1},
    {IN_CURVE, "7 of 8", "▇", -1},
    {IN_CURVE, "8 of 8", "█", -1},
    {IN_CURVE, "the setting before", "░", -1},
    {IN_CURVE, "beyond the axis", "▲", -1},
    {IN_CURVE, "the goal", "╌", -1},
    {IN_CURVE, "the present moment", "│", -1},
    {IN_MARGIN, "cursor", "›", SIGN_FOCUS},
    {IN_MARGIN, "told then", "·", -1},
    {IN_MARGIN, "marked", "⚑", -1},
    {IN_PICTURE, "an actor", "│", SIGN_LIFE},
    {IN_PICTURE, "an actor, in time to come", "┊", SIGN_LIFE_COMING},
    {IN_PICTURE, "an actor who waits, or has what waits", "╏", SIGN_LIFE_WAITING},
    {IN_PICTURE, "an actor with an open connection", "┃", SIGN_OPEN},
    {IN_PICTURE, "a connection opens or ends", "┄", SIGN_OPEN_ACROSS},
    {IN_PICTURE, "a connection is cut", "╳", SIGN_CUT},
    {IN_PICTURE, "a request", "─", SIGN_LINE_REQUEST},
    {IN_PICTURE, "an answer", "╌", SIGN_LINE_ANSWER},
    {IN_PICTURE, "pushed", "═", SIGN_LINE_PUSH},
    {IN_PICTURE, "a frame", "━", SIGN_LINE_FRAME},
    {IN_PICTURE, "set-up, a heartbeat", "┈", SIGN_LINE_AROUND},
    {IN_PICTURE, "to the right", "▶", SIGN_HEAD_RIGHT},
    {IN_PICTURE, "to the left", "◀", SIGN_HEAD_LEFT},
    {IN_PICTURE, "to the right, with nothing", "▷", SIGN_EMPTY_RIGHT},
    {IN_PICTURE, "to the left, with nothing", "◁", SIGN_EMPTY_LEFT},
    {IN_PICTURE, "data", "●", SIGN_DATA},
    {IN_PICTURE, "data waits", "◍", SIGN_WAITING},
    {IN_PICTURE, "data was seen", "✓", SIGN_SEEN},
    {IN_PICTURE, "lost", "✗", SIGN_LOST},
    {IN_LIST, "arrived", "→", -1},
    {IN_LIST, "on its way", "⇢", -1},
    {IN_LIST, "lost", "✗", -1},
    {IN_LIST, "a connection opens", "═", -1},
    {IN_LIST, "a connection ends", "╱", -1},
    {IN_LIST, "a connection is cut", "╳", -1},
    {IN_LIST, "data", "●", -1},
    {AT_KEYS, "Left", "←", -1},
    {AT_KEYS, "Right", "→", -1},
    {AT_KEYS, "Up", "↑", -1},
    {AT_KEYS, "Down", "↓", -1},
};
enum { ROWS = sizeof rows / sizeof *rows };

/* What is no sign, but has a form, too: lines, and what texts have. */
static const char *const others[] = {
    "┌┐└┘├┤┬┴┼┠┨", "▓", "►", "•–—“”…×§‹★", "\u00A0",
};

static const char *form_of(const char *character) {
    struct text_cell cell;
    text_cell(character, strlen(character), &cell);
    return text_cell_ascii(&cell);
}

static const char *ascii_form(const struct row *row) {
    return row->sign >= 0 ? sign_text((enum sign)row->sign, true) : form_of(row->character);
}

static void signs_of_one_place_differ_in_ascii(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++)
        for (int j = i + 1; j < ROWS; j++)
            if (rows[i].spot == rows[j].spot &&
                strcmp(ascii_form(&rows[i]), ascii_form(&rows[j])) == 0)
                fail_msg("%s and %s are both %s", rows[i].meaning, rows[j].meaning,
                         ascii_form(&rows[i]));
}

static void a_form_is_as_wide_as_its_sign(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        assert_int_equal(text_width(rows[i].character), 1);
        assert_int_equal(strlen(ascii_form(&rows[i])), 1);
        assert_string_not_equal(ascii_form(&rows[i]), "?");
    }
}

static void a_named_sign_is_the_character_of_its_row(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++)
        if (rows[i].sign >= 0)
            assert_string_equal(sign_text((enum sign)rows[i].sign, false), rows[i].character);
}

/* v, x and o stood before words once. */
static void no_sign_beside_a_word_is_a_letter(void **state) {
    (void)state;
    for (int i = 0; i < ROWS; i++) {
        char form = *ascii_form(&rows[i]);
        bool points_down = strcmp(rows[i].character, "▼") == 0; /* beside "below" */
        if (rows[i].spot <= AT_SCALE && !points_down)
            assert_null(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", form));
    }
}

/* --- Frames. --- */

static bool is_known(const struct text_cell *cell) {
    for (int i = 0; i < ROWS; i++)
        if (strcmp(rows[i].character, cell->bytes) == 0)
            return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strstr(others[i], cell->bytes) != NULL)
            return true;
    return cell->width_cells == 2; /* a letter of the lessons of the tests */
}

static void check_frame(const char *name) {
    char path[512];
    struct text_cell cell;
    struct problems problems = {0};
    size_t length;
    snprintf(path, sizeof path, FRAMES "%s", name);
    char *text = file_read(path, &length, &problems);
    assert_non_null(text);
    for (size_t at = 0; at < length;) {
        bool escapes = text[at] == '\033'; /* a style, in a frame with colours */
        at += text_cell(text + at, length - at, &cell);
        if (!escapes && (unsigned char)cell.bytes[0] > '~' && !is_known(&cell))
            fail_msg("%s: %s has no row", name, cell.bytes);
    }
    free(text);
    problems_release(&problems);
}

static void every_sign_of_a_frame_has_its_row(void **state) {
    DIR *frames = opendir(FRAMES);
    int count = 0;
    (void)state;
    assert_non_null(frames);
    for (struct dirent *entry = readdir(frames); entry != NULL; entry = readdir(frames))
        if (strstr(entry->d_name, ".txt") != NULL) {
            check_frame(entry->d_name);
            count++;
        }
    closedir(frames);
    assert_true(count > 400);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_of_one_place_differ_in_ascii),
        cmocka_unit_test(a_form_is_as_wide_as_its_sign),
        cmocka_unit_test(a_named_sign_is_the_character_of_its_row),
        cmocka_unit_test(no_sign_beside_a_word_is_a_letter),
        cmocka_unit_test(every_sign_of_a_frame_has_its_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
