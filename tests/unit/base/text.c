#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- cells ---- */

struct reading {
    const char *text, *bytes;
    size_t taken;
    int width_cells;
};

static void assert_readings(const struct reading *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct text_cell cell;
        size_t taken = text_cell(rows[i].text, strlen(rows[i].text), &cell);
        if (taken != rows[i].taken || cell.width_cells != rows[i].width_cells ||
            strcmp(cell.bytes, rows[i].bytes) != 0)
            fail_msg("row %zu, \"%s\": took %zu, width %d, \"%s\"", i, rows[i].text, taken,
                     cell.width_cells, cell.bytes);
    }
}

static void characters_have_their_width(void **state) {
    (void)state;
    static const struct reading rows[] = {
        {"ab", "a", 1, 1},
        {"~", "~", 1, 1},
        {" x", " ", 1, 1},
        {"éx", "é", 2, 1},
        {"…", "…", 3, 1},
        {"─", "─", 3, 1},
        {"◆", "◆", 3, 1},
        {"漢字", "漢", 3, 2},
        {"ア", "ア", 3, 2},
        {"ｱ", "ｱ", 3, 1},   /* halfwidth katakana */
        {"Ａ", "Ａ", 3, 2}, /* fullwidth Latin */
        {"한", "한", 3, 2},
        {"　", "　", 3, 2},
        {"\u00A0x", "\u00A0", 2, 1},
        {"😀", "😀", 4, 2},
        {"\U00020000", "\U00020000", 4, 2},
        {"\uE000", "\uE000", 3, 1},
    };
    assert_readings(rows, COUNT(rows));
}

static void marks_join_their_base(void **state) {
    (void)state;
    static const struct reading rows[] = {
        {"e\u0301x", "e\u0301", 3, 1},
        {"漢\u0301x", "漢\u0301", 5, 2},
        {"a\u0300\u0301\u0302\u0303x", "a\u0300\u0301\u0302\u0303", 9, 1},
        {"a\u0300\u0301\u0302\u0303\u0304\u0305x", "a\u0300\u0301\u0302\u0303", 13, 1},
        {"\u0301x", " \u0301", 2, 1},
        {"\u0301\u0302x", " \u0301\u0302", 4, 1},
        {" \u0301x", " \u0301", 3, 1},
        {"─\u0301x", "─\u0301", 5, 1}, /* lines and blocks are read apart, as what stands alone */
        {"─│", "─", 3, 1},
        {"▟", "▟", 3, 1},
        {"─\u00ADx", "─", 5, 1},
        {"1\uFE0F\u20E3x", "1\u20E3", 7, 1}, /* a keycap, without its variation selector */
        {"\u1112\u1161\u11ABx", "\u1112\u1161\u11AB", 9, 2}, /* Hangul written as its letters */
        {"\u0915\u094D\u0937", "\u0915\u094D", 6, 1},
        /* The longest cell: a character of four bytes with four marks of four bytes. */
        {"\U0001D400\U0001D167\U0001D168\U0001D169\U0001D167\U0001D168",
         "\U0001D400\U0001D167\U0001D168\U0001D169\U0001D167", 24, 1},
    };
    assert_readings(rows, COUNT(rows));
}

static void emoji_keep_one_width(void **state) {
    (void)state;
    static const struct reading rows[] = {
        {"👍🏽x", "👍", 8, 2}, {"✔\uFE0Fx", "✔", 6, 1},
        {"❤\uFE0Ex", "❤", 6, 1},  {"👨\u200D👩", "👨", 7, 2},
        {"🏽x", "x", 5, 1},     {"🏴\U000E0067\U000E0062\U000E007Fx", "🏴", 16, 2},
    };
    assert_readings(rows, COUNT(rows));
    assert_int_equal(text_width("👨\u200D👩\u200D👧"), 6);
    assert_int_equal(text_width("🇳🇱"), 2);
}

static void controls_are_shown_as_replaced(void **state) {
    (void)state;
    static const struct reading rows[] = {
        {"\033[31m", "\uFFFD", 1, 1}, /* what CommonMark makes of &#27;[31m */
        {"\001", "\uFFFD", 1, 1},
        {"\r\n", "\uFFFD", 1, 1},
        {"\177", "\uFFFD", 1, 1},
        {"\302\205", "\uFFFD", 2, 1},
        {"\302\233[31m", "\uFFFD", 2, 1}, /* CSI in one character */
        {"\u2028", "\uFFFD", 3, 1},
        {"\u202Eabc", "\uFFFD", 3, 1},
        {"\u2066abc", "\uFFFD", 3, 1},
        {"\u0378", "\uFFFD", 2, 1},  /* never assigned */
        {"\uFFFE", "\uFFFD", 3, 1},  /* no character */
        {"\uFFF9x", "\uFFFD", 3, 1}, /* formats, and is not to be ignored */
        {"\uFFFAx", "\uFFFD", 3, 1},
        {"\uFFFBx", "\uFFFD", 3, 1},
        {"\uFFFB\u0301", "\uFFFD", 3, 1},
        {"x\uFFF9", "x", 1, 1},
        {"\u0600x", "\uFFFD", 2, 1},
        {"\u06DD", "\uFFFD", 2, 1},
        {"\U00013430", "\uFFFD", 4, 1},
        {"\033\u0301x", "\uFFFD", 1, 1}, /* nothing combines with a control */
        {"\tx", " ", 1, 1},
        {"\nx", " ", 1, 1},
        {"\n\u0301x", " ", 1, 1},
    };
    assert_readings(rows, COUNT(rows));
    struct text_cell cell;
    assert_int_equal(text_cell("\0a", 2, &cell), 1);
    assert_string_equal(cell.bytes, "\uFFFD");
}

static void the_unseen_is_dropped(void **state) {
    (void)state;
    static const struct reading rows[] = {
        {"a\u200Eb", "a", 4, 1},
        {"a\u00AD\u200B\uFEFF\u061Cb", "a", 11, 1},
        {"\uFEFFab", "a", 4, 1},
        {"\u200B", "", 3, 0},
        {"\u200B\u200F\n", "", 6, 0}, /* the newline stays where it can be seen */
        {"\u200B\033", "", 3, 0},
        {"a\u034F\u115F\u180B\u2061\u2064\u206F\u3164b", "a", 21, 1},
        {"a\uFE00\uFE0F\uFFF0\uFFF8\U0001BCA0\U0001D173b", "a", 21, 1},
        {"a\U000E0001\U000E0041\U000E007F\U000E01EF\U000E0FFFb", "a", 21, 1},
        {"\u2060\u0301x", " \u0301", 5, 1},
        {"", "", 0, 0},
    };
    assert_readings(rows, COUNT(rows));
}

static void bytes_that_are_no_utf8_are_replaced_one_by_one(void **state) {
    (void)state;
    static const struct reading rows[] = {
        {"\200a", "\uFFFD", 1, 1},
        {"\377", "\uFFFD", 1, 1},
        {"\300\200", "\uFFFD", 1, 1},         /* overlong */
        {"\355\240\200", "\uFFFD", 1, 1},     /* a surrogate */
        {"\364\220\200\200", "\uFFFD", 1, 1}, /* above U+10FFFF */
        {"\342\200", "\uFFFD", 1, 1},         /* cut */
        {"a\200", "a", 1, 1},
        {"\200\314\201", "\uFFFD", 1, 1},
    };
    assert_readings(rows, COUNT(rows));
    assert_int_equal(text_width("\355\240\200"), 3);
    assert_int_equal(text_width("a\342\200"), 3);
    struct text_cell cell;
    assert_int_equal(text_cell("é", 1, &cell), 1);
    assert_string_equal(cell.bytes, "\uFFFD");
}

static void every_character_is_harmless(void **state) {
    (void)state;
    for (uint32_t uc = 1; uc <= 0x10FFFF; uc++) {
        char text[5] = "";
        if (uc >= 0xD800 && uc <= 0xDFFF)
            continue;
        if (uc < 0x80) {
            text[0] = (char)uc;
        } else if (uc < 0x800) {
            text[0] = (char)(0xC0 | uc >> 6);
            text[1] = (char)(0x80 | (uc & 0x3F));
        } else if (uc < 0x10000) {
            text[0] = (char)(0xE0 | uc >> 12);
            text[1] = (char)(0x80 | (uc >> 6 & 0x3F));
            text[2] = (char)(0x80 | (uc & 0x3F));
        } else {
            text[0] = (char)(0xF0 | uc >> 18);
            text[1] = (char)(0x80 | (uc >> 12 & 0x3F));
            text[2] = (char)(0x80 | (uc >> 6 & 0x3F));
            text[3] = (char)(0x80 | (uc & 0x3F));
        }
        struct text_cell cell;
        assert_int_equal(text_cell(text, strlen(text), &cell), strlen(text));
        bool hidden = uc < 0x20 || (uc >= 0x7F && uc <= 0x9F) || uc == 0xAD || uc == 0x61C ||
                      (uc >= 0x200B && uc <= 0x200F) || (uc >= 0x2028 && uc <= 0x202E) ||
                      (uc >= 0x2060 && uc <= 0x206F) || (uc >= 0xFE00 && uc <= 0xFE0F) ||
                      (uc >= 0x600 && uc <= 0x605) || (uc >= 0xFFF0 && uc <= 0xFFFB) ||
                      (uc >= 0x13430 && uc <= 0x13438) || (uc >= 0xE0000 && uc <= 0xE0FFF) ||
                      uc == 0xFEFF || (uc >= 0x1F3FB && uc <= 0x1F3FF) || uc >= 0x10FFFE;
        if (hidden && strstr(cell.bytes, text) != NULL)
            fail_msg("U+%04X passes", uc);
        bool empty = cell.bytes[0] == '\0';
        if (empty ? cell.width_cells != 0 : cell.width_cells != 1 && cell.width_cells != 2)
            fail_msg("U+%04X is %d wide", uc, cell.width_cells);
    }
}

static void utf8_is_told_from_other_bytes(void **state) {
    (void)state;
    size_t bad = 99;
    assert_true(text_is_utf8("", 0, &bad));
    assert_true(text_is_utf8("a\0é漢😀\033", 12, &bad));
    assert_true(text_is_utf8("\U0010FFFF", 4, NULL));
    assert_int_equal(bad, 99);
    assert_false(text_is_utf8("ab\377", 3, &bad));
    assert_int_equal(bad, 2);
    assert_false(text_is_utf8("é\300\200", 4, &bad));
    assert_int_equal(bad, 2);
    assert_false(text_is_utf8("abc\355\240\200", 6, &bad));
    assert_int_equal(bad, 3);
    assert_false(text_is_utf8("\364\220\200\200", 4, &bad));
    assert_int_equal(bad, 0);
    assert_false(text_is_utf8("a漢", 3, &bad));
    assert_int_equal(bad, 1);
    assert_false(text_is_utf8("\200", 1, NULL));
}

/* Eight bytes are looked at together: the first wrong one is found wherever it stands among them.
 */
static void the_first_byte_that_is_not_utf8_is_found(void **state) {
    (void)state;
    for (size_t length = 1; length < 40; length++)
        for (size_t at = 0; at < length; at++) {
            char text[40];
            size_t bad = 99;
            memset(text, 'x', sizeof text);
            memcpy(text, length >= 2 ? "é" : "x", length >= 2 ? 2 : 1);
            assert_true(text_is_utf8(text, length, &bad));
            text[at] = '\377';
            assert_false(text_is_utf8(text, length, &bad));
            assert_int_equal(bad, at == 1 ? 0 : at);
        }
}

static void widths_add_up(void **state) {
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("abc"), 3);
    assert_int_equal(text_width("a漢é\u0301\u200B😀"), 6);
    assert_int_equal(text_width_of("a漢b", 4), 3);
}

static void what_fits_ends_between_cells(void **state) {
    (void)state;
    assert_int_equal(text_fit("abc", 3, 2), 2);
    assert_int_equal(text_fit("abc", 3, 5), 3);
    assert_int_equal(text_fit("abc", 3, 0), 0);
    assert_int_equal(text_fit("abc", 3, -1), 0);
    assert_int_equal(text_fit("a漢b", 5, 2), 1);
    assert_int_equal(text_fit("a漢b", 5, 3), 4);
    assert_int_equal(text_fit("e\u0301\u0302x", 6, 1), 5);
}

/* ---- lines ---- */

/* The lines between bars, so that a blank at an end is seen. */
static const char *wrapped(const char *text, int width_cells) {
    static char lines[2048];
    size_t length = strlen(text), used = 0;
    lines[0] = '\0';
    for (size_t at = 0; at < length;) {
        struct text_line line;
        at = text_wrap(text, length, at, width_cells, &line);
        int printed = snprintf(lines + used, sizeof lines - used, "%.*s|", (int)line.length,
                               text + line.start);
        assert_true(printed > 0 && (size_t)printed < sizeof lines - used);
        used += (size_t)printed;
    }
    return lines;
}

static void words_are_kept_whole(void **state) {
    (void)state;
    assert_string_equal(wrapped("the quick brown fox", 10), "the quick|brown fox|");
    assert_string_equal(wrapped("the quick brown fox", 9), "the quick|brown fox|");
    assert_string_equal(wrapped("the quick brown fox", 8), "the|quick|brown|fox|");
    assert_string_equal(wrapped("the quick brown fox", 80), "the quick brown fox|");
    assert_string_equal(wrapped("", 80), "");
}

static void blanks_at_a_break_are_dropped(void **state) {
    (void)state;
    assert_string_equal(wrapped("ab     cd", 3), "ab|cd|");
    assert_string_equal(wrapped("ab     cd", 6), "ab|cd|");
    assert_string_equal(wrapped("ab  cd", 6), "ab  cd|");
    assert_string_equal(wrapped("ab\t cd", 4), "ab|cd|");
    assert_string_equal(wrapped("ab   ", 2), "ab|");
    assert_string_equal(wrapped("ab   \ncd", 2), "ab|cd|");
}

static void leading_blanks_are_kept(void **state) {
    (void)state;
    assert_string_equal(wrapped("  ab cd", 5), "  ab|cd|");
    assert_string_equal(wrapped("ab\n  cd ef", 4), "ab|  cd|ef|");
    /* No line is left empty by a break behind them. */
    assert_string_equal(wrapped("  abcdef", 4), "  ab|cdef|");
    assert_string_equal(wrapped("     ab", 3), "|ab|");
    assert_string_equal(wrapped("   ", 2), "|");
}

static void a_newline_breaks(void **state) {
    (void)state;
    assert_string_equal(wrapped("a\nb", 10), "a|b|");
    assert_string_equal(wrapped("a\n\nb", 10), "a||b|");
    assert_string_equal(wrapped("a\n", 10), "a|");
    assert_string_equal(wrapped("\na", 10), "|a|");
    assert_string_equal(wrapped("abc\nd", 3), "abc|d|");
    assert_string_equal(wrapped("\u200B\na", 3), "\u200B|a|");
}

static void a_long_word_is_broken_between_cells(void **state) {
    (void)state;
    assert_string_equal(wrapped("abcdefgh", 3), "abc|def|gh|");
    assert_string_equal(wrapped("a bcdefgh i", 3), "a|bcd|efg|h i|");
    assert_string_equal(wrapped("e\u0301e\u0301e\u0301", 2), "e\u0301e\u0301|e\u0301|");
    assert_string_equal(wrapped("abc", 0), "a|b|c|");
    assert_string_equal(wrapped("abc", -5), "a|b|c|");
    assert_string_equal(wrapped("a漢b", 1), "a|漢|b|");
    assert_string_equal(wrapped("\377\377\377", 2), "\377\377|\377|");
}

/* Classes and rules are those of UAX 14. */
static void breaks_follow_uax_14(void **state) {
    (void)state;
    assert_string_equal(wrapped("a long-term plan", 8), "a long-|term|plan|");
    assert_string_equal(wrapped("at most 10\u00A0ms", 10), "at most|10\u00A0ms|");
    assert_string_equal(wrapped("non\u2011break x", 5), "non\u2011b|reak|x|");
    assert_string_equal(wrapped("word\u2060word x", 7), "word\u2060wor|d x|");
    assert_string_equal(wrapped("word\u200Bword x", 7), "word\u200B|word x|");
    assert_string_equal(wrapped("\u200Bword x", 3), "\u200Bwor|d x|");
    assert_string_equal(wrapped("soft\u00ADware x", 7), "soft\u00ADwar|e x|");
    assert_string_equal(wrapped("push/pull", 6), "push/|pull|");
    assert_string_equal(wrapped("yes—no", 3), "yes|—no|");             /* B2: on both sides */
    assert_string_equal(wrapped("see (this) x", 5), "see|(this|) x|"); /* LB 13: not before ) */
    assert_string_equal(wrapped("ab cd!", 5), "ab|cd!|");
    assert_string_equal(wrapped("up -10 x", 4), "up|-10|x|"); /* LB 25: a sign stays */
    assert_string_equal(wrapped("is 3,141.5 x", 7), "is|3,141.5|x|");
}

static void a_hyphen_keeps_options_and_keys_together(void **state) {
    (void)state;
    assert_string_equal(wrapped("or --record FILE", 7), "or|--recor|d FILE|");
    assert_string_equal(wrapped("or --record FILE", 8), "or|--record|FILE|");
    assert_string_equal(wrapped("(-x) or -y", 2), "(-|x)|or|-y|");
    assert_string_equal(wrapped("swap: Ctrl-X does", 11), "swap:|Ctrl-X does|");
    assert_string_equal(wrapped("swap: Ctrl-X", 11), "swap:|Ctrl-X|");
    assert_string_equal(wrapped("swap: Ctrl-Xe", 11), "swap: Ctrl-|Xe|");
    assert_string_equal(wrapped("a word--dash", 8), "a word--|dash|");
}

static void a_number_keeps_its_unit(void **state) {
    (void)state;
    assert_string_equal(wrapped("wait 2.5 s more", 8), "wait|2.5 s|more|");
    assert_string_equal(wrapped("wait 80 ms", 9), "wait|80 ms|");
    assert_string_equal(wrapped("at 5 / s now", 6), "at|5 / s|now|");
    assert_string_equal(wrapped("of 5 seconds", 6), "of 5|second|s|");
    assert_string_equal(wrapped("page 5 kBit x", 6), "page 5|kBit x|");
    assert_string_equal(wrapped("100 %", 3), "100|%|"); /* there is no other place */
}

static void ideographs_break_anywhere_but_before_a_stop(void **state) {
    (void)state;
    assert_string_equal(wrapped("漢字漢字", 5), "漢字|漢字|");
    assert_string_equal(wrapped("漢字。", 4), "漢|字。|");
    assert_string_equal(wrapped("漢「字」", 6), "漢|「字」|");
    assert_string_equal(wrapped("ab漢字", 4), "ab漢|字|");
}

static void joined_emoji_stay_on_one_line(void **state) {
    (void)state;
    assert_string_equal(wrapped("a 👨\u200D👩 b", 5), "a|👨\u200D👩|b|");
    assert_string_equal(wrapped("a 👍🏽 b", 3), "a|👍🏽|b|");
}

static void a_line_tells_where_it_is(void **state) {
    (void)state;
    const char *text = "漢 ab  cd";
    struct text_line line;
    assert_int_equal(text_wrap(text, 9, 0, 6, &line), 8 - 1 + 1);
    assert_int_equal(line.start, 0);
    assert_int_equal(line.length, 6);
    assert_int_equal(line.width_cells, 5);
    assert_int_equal(text_wrap(text, 9, 9, 6, &line), 9);
    assert_int_equal(line.length, 0);
    assert_int_equal(line.width_cells, 0);
}

static void lines_are_counted(void **state) {
    (void)state;
    assert_int_equal(text_lines("", 0, 10), 1);
    assert_int_equal(text_lines("abc", 3, 10), 1);
    assert_int_equal(text_lines("abc def", 7, 3), 2);
    assert_int_equal(text_lines("a\nb\n", 4, 3), 2);
    assert_int_equal(text_lines("\n\n", 2, 3), 2);
}

/* 20,000 times "abcd ": the same lines whether a line looks at all of its cells or at its last. */
static void a_long_paragraph_breaks_like_a_short_one(void **state) {
    (void)state;
    enum { WORDS = 20000, LENGTH = WORDS * 5 };
    static const int widths[] = {9, 79, 599, 4999};
    char *text = malloc(LENGTH + 1);
    assert_non_null(text);
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = "abcd "[i % 5];
    for (size_t w = 0; w < COUNT(widths); w++) {
        int words = (widths[w] + 1) / 5;
        for (size_t at = 0; at < LENGTH;) {
            struct text_line line;
            size_t next = text_wrap(text, LENGTH, at, widths[w], &line);
            if (next < LENGTH)
                assert_int_equal(next - at, words * 5);
            assert_int_equal(line.length, next - at - 1);
            at = next;
        }
    }
    memset(text, 'x', LENGTH);
    assert_int_equal(text_lines(text, LENGTH, 1000), 100);
    free(text);
}

/* ---- cursors ---- */

static void a_cursor_moves_by_cells(void **state) {
    (void)state;
    const char *text = "ae\u0301漢\n\u0301x";
    size_t length = strlen(text);
    static const size_t stops[] = {0, 1, 4, 7, 8, 10, 11};
    for (size_t i = 0; i + 1 < COUNT(stops); i++) {
        assert_int_equal(text_cell_after(text, length, stops[i]), stops[i + 1]);
        assert_int_equal(text_cell_before(text, length, stops[i + 1]), stops[i]);
    }
    assert_int_equal(text_cell_before(text, length, 0), 0);
    assert_int_equal(text_cell_after(text, length, length), length);
    assert_int_equal(text_cell_before("", 0, 0), 0);
    assert_int_equal(text_cell_after("", 0, 0), 0);
    assert_int_equal(text_cell_after("ab", 2, 7), 2);
    assert_int_equal(text_cell_before("ab", 2, 7), 1);
}

static void a_cursor_moves_by_words(void **state) {
    (void)state;
    const char *text = "  one, été_2\n(x)";
    /*                  0 2   6   8     15     */
    size_t length = strlen(text);
    assert_int_equal(text_word_after(text, length, 0), 5);
    assert_int_equal(text_word_after(text, length, 3), 5);
    assert_int_equal(text_word_after(text, length, 5), 14);
    assert_int_equal(text_word_after(text, length, 14), 17);
    assert_int_equal(text_word_after(text, length, 17), 18);
    assert_int_equal(text_word_after(text, length, 18), 18);
    assert_int_equal(text_word_before(text, length, 18), 16);
    assert_int_equal(text_word_before(text, length, 16), 7);
    assert_int_equal(text_word_before(text, length, 10), 7);
    assert_int_equal(text_word_before(text, length, 7), 2);
    assert_int_equal(text_word_before(text, length, 2), 0);
    assert_int_equal(text_word_before(text, length, 0), 0);
}

/* ---- ASCII ---- */

static const char *ascii_of(const char *text) {
    static char line[512];
    struct text_cell cell;
    size_t length = strlen(text);
    line[0] = '\0';
    for (size_t at = 0; at < length;) {
        at += text_cell(text + at, length - at, &cell);
        const char *plain = text_cell_ascii(&cell);
        assert_int_equal(strlen(plain), cell.width_cells);
        strncat(line, plain, sizeof line - strlen(line) - 1);
    }
    return line;
}

static void every_ascii_character_is_itself(void **state) {
    (void)state;
    for (int c = ' '; c <= '~'; c++) {
        char text[2] = {(char)c, '\0'};
        assert_string_equal(ascii_of(text), text);
    }
}

static void drawings_have_a_plain_form(void **state) {
    (void)state;
    assert_string_equal(ascii_of("─╌│┃║┆━═"), "--||||==");
    assert_string_equal(ascii_of("┌┐└┘├┤┬┴┼╭╮╰╯╔╬"), "+++++++++++++++");
    assert_string_equal(ascii_of("→▶›»►←◀‹«◄↑▲↓▼"), ">>>>><<<<<^^vv");
    assert_string_equal(ascii_of("▁▂▃▄▅▆▇█▓▒░"), "_.:=+*%#%:'");
    assert_string_equal(ascii_of("✓✗▸▾●○◆▐▌"), "*!+-@:#[]");
}

static void typography_has_a_plain_form(void **state) {
    (void)state;
    assert_string_equal(ascii_of("“a” ‘b’ „c‚ «d» ‹e›"), "\"a\" 'b' \"c' <d> <e>");
    assert_string_equal(ascii_of("a–b—c−d‐e…f·g•h"), "a-b-c-d-e.f.g*h");
    assert_string_equal(ascii_of("2×3 ≤4 ≥5 §2"), "2x3 <4 >5 S2");
    assert_string_equal(ascii_of("10\u00A0ms\u3000!"), "10 ms  !");
}

static void accents_are_taken_off(void **state) {
    (void)state;
    assert_string_equal(ascii_of("éÈñçüÅǖệ"), "eEncuAue");
    assert_string_equal(ascii_of("e\u0301a\u0300"), "ea");
    assert_string_equal(ascii_of("ßæÆøŁđœþ"), "saAoLdot");
}

static void anything_else_is_a_question(void **state) {
    (void)state;
    assert_string_equal(ascii_of("¼½¾"), "???");
    assert_string_equal(ascii_of("漢😀"), "????");
    assert_string_equal(ascii_of("дλ\033\u0301"), "??? ");
    assert_string_equal(ascii_of("≠"), "?"); /* its base is =, which would say the opposite */
    assert_string_equal(ascii_of("\u200B"), "");
}

/* ---- for any text ---- */

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static size_t random_text(uint32_t *seed, char *into, size_t size) {
    static const char *const pieces[] = {
        "a",        "b",      "Z",      "0",      "9",      " ",        " ",
        "  ",       "\t",     "\n",     "-",      ".",      ",",        "(",
        ")",        "\"",     "/",      "!",      "é",      "漢",       "。",
        "「",       "」",     "ア",     "ก",      "א",      "—",        "…",
        "👍",        "🏽",   "👨",      "🇳",      "\u0301", "\u0302",   "\u200B",
        "\u200D",   "\u2060", "\u00A0", "\u00AD", "\uFE0F", "\u202E",   "\u2028",
        "\302\205", "\033",   "\177",   "\200",   "\377",   "\342\200", "\355\240\200",
        "\u1161",   "\uFFF9",
    };
    size_t length = 0, wanted = next_random(seed) % (size - 8);
    into[0] = '\0';
    while (length < wanted) {
        const char *piece = pieces[next_random(seed) % COUNT(pieces)];
        memcpy(into + length, piece, strlen(piece) + 1);
        length += strlen(piece);
    }
    return length;
}

enum { ROUNDS = 4000, TEXT_BYTES = 128 };

static void any_cell_is_harmless_and_reads_back(void **state) {
    (void)state;
    uint32_t seed = 1;
    char text[TEXT_BYTES];
    for (int round = 0; round < ROUNDS; round++) {
        size_t length = random_text(&seed, text, sizeof text);
        int sum = 0;
        for (size_t at = 0; at < length;) {
            struct text_cell cell, again;
            size_t bytes = text_cell(text + at, length - at, &cell);
            assert_in_range(bytes, 1, length - at);
            size_t held = strlen(cell.bytes);
            assert_true(text_is_utf8(cell.bytes, held, NULL));
            assert_int_equal(text_cell(cell.bytes, held, &again), held);
            assert_string_equal(again.bytes, cell.bytes);
            assert_int_equal(again.width_cells, cell.width_cells);
            assert_null(strpbrk(cell.bytes, "\033\177\n\t\r"));
            assert_null(strstr(cell.bytes, "\u202E"));
            assert_null(strstr(cell.bytes, "\302\205"));
            sum += cell.width_cells;
            at += bytes;
        }
        assert_int_equal(text_width_of(text, length), sum);
    }
}

/* What lies between two lines: blanks, and at most one newline, at the end. */
static void assert_gap(const char *text, size_t length, size_t from, size_t to) {
    while (from < to) {
        struct text_cell cell;
        bool newline = text[from] == '\n';
        from += text_cell(text + from, length - from, &cell);
        assert_string_equal(cell.bytes, " ");
        if (newline)
            assert_int_equal(from, to);
    }
    assert_int_equal(from, to);
}

static void any_text_wraps_within_its_width(void **state) {
    (void)state;
    uint32_t seed = 2;
    char text[TEXT_BYTES];
    for (int round = 0; round < ROUNDS; round++) {
        size_t length = random_text(&seed, text, sizeof text);
        int width_cells = 1 + (int)(next_random(&seed) % 30), lines = 0;
        for (size_t at = 0; at < length; lines++) {
            struct text_line line;
            size_t next = text_wrap(text, length, at, width_cells, &line);
            assert_in_range(next, at + 1, length);
            assert_int_equal(line.start, at);
            assert_int_equal(line.width_cells, text_width_of(text + at, line.length));
            struct text_cell cell;
            if (line.width_cells > width_cells)
                assert_int_equal(text_cell(text + at, length - at, &cell), line.length);
            assert_null(memchr(text + at, '\n', line.length));
            assert_gap(text, length, at + line.length, next);
            at = next;
        }
        assert_int_equal(text_lines(text, length, width_cells), lines > 0 ? lines : 1);
    }
}

static void any_text_fits_by_whole_cells(void **state) {
    (void)state;
    uint32_t seed = 3;
    char text[TEXT_BYTES];
    for (int round = 0; round < ROUNDS; round++) {
        size_t length = random_text(&seed, text, sizeof text);
        int width_cells = (int)(next_random(&seed) % 30);
        size_t fit = text_fit(text, length, width_cells), at = 0;
        while (at < fit)
            at = text_cell_after(text, length, at);
        assert_int_equal(at, fit);
        assert_true(text_width_of(text, fit) <= width_cells);
        if (fit < length)
            assert_true(text_width_of(text, text_cell_after(text, length, fit)) > width_cells);
    }
}

static void any_step_forward_is_undone_by_one_back(void **state) {
    (void)state;
    uint32_t seed = 4;
    char text[TEXT_BYTES];
    for (int round = 0; round < ROUNDS; round++) {
        size_t length = random_text(&seed, text, sizeof text);
        for (size_t at = 0; at < length;) {
            size_t after = text_cell_after(text, length, at);
            assert_in_range(after, at + 1, length);
            assert_int_equal(text_cell_before(text, length, after), at);
            assert_true(text_word_after(text, length, at) >= after);
            assert_true(text_word_before(text, length, after) <= at);
            at = after;
        }
    }
}

static void any_cell_has_an_ascii_form_of_its_width(void **state) {
    (void)state;
    uint32_t seed = 5;
    char text[TEXT_BYTES];
    for (int round = 0; round < ROUNDS; round++) {
        random_text(&seed, text, sizeof text);
        const char *plain = ascii_of(text);
        for (; *plain != '\0'; plain++)
            assert_in_range(*plain, ' ', '~');
    }
}

/* The boundaries of RFC 3629 §3: one to four bytes, and what is no character. */
static void a_code_point_and_its_bytes_are_inverse(void **state) {
    (void)state;
    static const struct {
        uint32_t point;
        const char *bytes;
    } cases[] = {
        {0x41, "A"},
        {0x7f, "\x7f"},
        {0x80, "\xc2\x80"},
        {0x7ff, "\xdf\xbf"},
        {0x800, "\xe0\xa0\x80"},
        {0xffff, "\xef\xbf\xbf"},
        {0x10000, "\xf0\x90\x80\x80"},
        {0x10ffff, "\xf4\x8f\xbf\xbf"},
    };
    char bytes[TEXT_UTF8_BYTES];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].bytes);
        assert_int_equal(text_encode(cases[i].point, bytes), length);
        assert_string_equal(bytes, cases[i].bytes);
        assert_int_equal(text_decode(cases[i].bytes, length), cases[i].point);
    }
    assert_int_equal(text_encode(0xd800, bytes), 0);
    assert_int_equal(text_encode(0x110000, bytes), 0);
    assert_int_equal(text_decode("", 0), 0);
    assert_int_equal(text_decode("ab", 2), 0);
    assert_int_equal(text_decode("\xc3", 1), 0);
}

static void blank_is_what_shows_nothing(void **state) {
    (void)state;
    assert_true(text_is_blank(""));
    assert_true(text_is_blank(" \t\r\n "));
    assert_false(text_is_blank(" . "));
}

static void characters_are_as_people_see_them(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t characters, first; /* bytes of the first */
    } cases[] = {
        {"", 0, 0},
        {"ab", 2, 1},
        {"e\u0301\u0302b", 2, 5},
        {"\U0001F469\u200D\U0001F469\u200D\U0001F466!", 2, 18},
        {"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 2, 8},
        {"\U0001F1E9\U0001F1EA\U0001F1EB", 2, 8},
        {"\U0001F44D\U0001F3FDx", 2, 8},
        {"\u1100\u1161\u11A8\u1100", 2, 9}, /* a syllable of Hangul in its parts */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].text);
        assert_int_equal(text_characters(cases[i].text, length), cases[i].characters);
        assert_int_equal(text_fit_characters(cases[i].text, length, SIZE_MAX, 1), cases[i].first);
        if (length > 0)
            assert_int_equal(
                text_fit_characters(cases[i].text, length, cases[i].first - 1, SIZE_MAX), 0);
    }
}

static void what_does_not_fit_ends_in_an_ellipsis(void **state) {
    (void)state;
    char into[8];
    text_copy_cut(into, sizeof into, "seven b");
    assert_string_equal(into, "seven b");
    text_copy_cut(into, sizeof into, "eight by");
    assert_string_equal(into, "eigh…");
    text_copy_cut(into, sizeof into, "abc\u00E9defg");
    assert_string_equal(into, "abc…");
    text_copy_cut(into, sizeof into, "");
    assert_string_equal(into, "");
}

static void what_is_wider_ends_in_an_ellipsis(void **state) {
    (void)state;
    struct arena arena = {0};
    assert_string_equal(text_cut("Server", 6, &arena), "Server");
    assert_string_equal(text_cut("Server", 5, &arena), "Serv…");
    assert_string_equal(text_cut("消息队列", 8, &arena), "消息队列");
    assert_string_equal(text_cut("消息队列", 7, &arena), "消息队…");
    assert_string_equal(text_cut("消息队列", 6, &arena), "消息…"); /* no half of a wide one */
    assert_string_equal(text_cut("Server", 1, &arena), "…");
    assert_string_equal(text_cut("", 1, &arena), "");
    arena_release(&arena);
}

static void expect_words(const char *text, int words) {
    assert_int_equal(text_words(text, strlen(text)), words);
}

static void words_hold_a_letter_or_a_digit(void **state) {
    (void)state;
    expect_words("", 0);
    expect_words(" \n\t", 0);
    expect_words("— … → !", 0);
    expect_words("one", 1);
    expect_words("One, two; three.", 3);
    expect_words("don't", 1);
    expect_words("in 3.5 s", 3);
    expect_words("long-lived", 2);
    expect_words("snake_case", 1);
    expect_words("\"quoted\"", 1);
    expect_words("größer als", 2);
    expect_words("e\u0301te\u0301", 1); /* accents that stand for themselves */
    expect_words("你好", 2);
    assert_int_equal(text_words("one two", 3), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_their_width),
        cmocka_unit_test(marks_join_their_base),
        cmocka_unit_test(emoji_keep_one_width),
        cmocka_unit_test(controls_are_shown_as_replaced),
        cmocka_unit_test(the_unseen_is_dropped),
        cmocka_unit_test(bytes_that_are_no_utf8_are_replaced_one_by_one),
        cmocka_unit_test(every_character_is_harmless),
        cmocka_unit_test(utf8_is_told_from_other_bytes),
        cmocka_unit_test(the_first_byte_that_is_not_utf8_is_found),
        cmocka_unit_test(widths_add_up),
        cmocka_unit_test(what_fits_ends_between_cells),
        cmocka_unit_test(words_are_kept_whole),
        cmocka_unit_test(blanks_at_a_break_are_dropped),
        cmocka_unit_test(leading_blanks_are_kept),
        cmocka_unit_test(a_newline_breaks),
        cmocka_unit_test(a_long_word_is_broken_between_cells),
        cmocka_unit_test(breaks_follow_uax_14),
        cmocka_unit_test(a_hyphen_keeps_options_and_keys_together),
        cmocka_unit_test(a_number_keeps_its_unit),
        cmocka_unit_test(ideographs_break_anywhere_but_before_a_stop),
        cmocka_unit_test(joined_emoji_stay_on_one_line),
        cmocka_unit_test(a_line_tells_where_it_is),
        cmocka_unit_test(lines_are_counted),
        cmocka_unit_test(a_long_paragraph_breaks_like_a_short_one),
        cmocka_unit_test(a_cursor_moves_by_cells),
        cmocka_unit_test(a_cursor_moves_by_words),
        cmocka_unit_test(every_ascii_character_is_itself),
        cmocka_unit_test(drawings_have_a_plain_form),
        cmocka_unit_test(typography_has_a_plain_form),
        cmocka_unit_test(accents_are_taken_off),
        cmocka_unit_test(anything_else_is_a_question),
        cmocka_unit_test(any_cell_is_harmless_and_reads_back),
        cmocka_unit_test(any_text_wraps_within_its_width),
        cmocka_unit_test(any_text_fits_by_whole_cells),
        cmocka_unit_test(any_step_forward_is_undone_by_one_back),
        cmocka_unit_test(any_cell_has_an_ascii_form_of_its_width),
        cmocka_unit_test(a_code_point_and_its_bytes_are_inverse),
        cmocka_unit_test(blank_is_what_shows_nothing),
        cmocka_unit_test(characters_are_as_people_see_them),
        cmocka_unit_test(what_does_not_fit_ends_in_an_ellipsis),
        cmocka_unit_test(what_is_wider_ends_in_an_ellipsis),
        cmocka_unit_test(words_hold_a_letter_or_a_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
