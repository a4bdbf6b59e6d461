#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <uninorm.h>

#include "base/text.h"

static void expect(const char *text, unsigned folds, const char *want) {
    struct arena arena = {0};
    const char *folded = fold_text(text, folds, &arena);
    if (strcmp(folded, want) != 0)
        fail_msg("\"%s\" folded by %u is \"%s\", not \"%s\"", text, folds, folded, want);
    assert_string_equal(fold_text(folded, folds, &arena), want);
    arena_release(&arena);
}

static void without_a_fold_only_what_is_the_same_becomes_the_same(void **state) {
    (void)state;
    expect("Long Polling", 0, "Long Polling");
    expect("", 0, "");
    expect("e\u0301", 0, "\u00E9");
    expect("\u00E9", 0, "\u00E9");
    expect("\u212B", 0, "\u00C5");              /* the sign of ångström */
    expect("a\u0327\u0301", 0, "\u00E1\u0327"); /* marks below and above, in any order */
    expect("a\u0301\u0327", 0, "\u00E1\u0327");
    expect("\u1100\u1161\u11A8", 0, "\uAC01"); /* Hangul */
    expect("\u0344", 0, "\u0308\u0301");       /* which is never put together again */
    expect("\xFFz", 0, "\uFFFDz");
    expect("  a  b ", 0, "  a  b ");
}

static void case_is_folded_fully(void **state) {
    (void)state;
    expect("Long POLLING", FOLD_CASE, "long polling");
    expect("STRASSE", FOLD_CASE, "strasse");
    expect("Straße", FOLD_CASE, "strasse");
    expect("STRA\u1E9EE", FOLD_CASE, "strasse");
    expect("ΟΔΟΣ", FOLD_CASE, "οδοσ");
    expect("οδος", FOLD_CASE, "οδοσ"); /* a sigma at the end */
    expect("\u1F82", FOLD_CASE, "\u1F02\u03B9");
    expect("É", FOLD_CASE, "é");
    expect("E\u0301", FOLD_CASE, "é");
    expect("ДОМ", FOLD_CASE, "дом");
    expect("長", FOLD_CASE, "長");
}

static void diacritics_are_left_out(void **state) {
    (void)state;
    expect("café", FOLD_DIACRITICS, "cafe");
    expect("cafe\u0301", FOLD_DIACRITICS, "cafe");
    expect("Ångström", FOLD_DIACRITICS, "Angstrom");
    expect("Ångström", FOLD_DIACRITICS | FOLD_CASE, "angstrom");
    expect("Smørrebrød", FOLD_DIACRITICS, "Smorrebrod");
    expect("Łódź Æsop œuvre Đà ħ ŧ ı", FOLD_DIACRITICS, "Lodz AEsop oeuvre Da h t i");
    expect("Straße", FOLD_DIACRITICS, "Strasse");
    expect("Việt", FOLD_DIACRITICS, "Viet");
    expect("ά", FOLD_DIACRITICS, "α");
    expect("ё", FOLD_DIACRITICS, "е");
    expect("\uAC01", FOLD_DIACRITICS, "\uAC01");
    expect("\u0915\u0940", FOLD_DIACRITICS, "\u0915\u0940"); /* a vowel sign is no diacritic */
}

static void white_space_is_one_space(void **state) {
    (void)state;
    expect("  long \t polling\n", FOLD_SPACE, "long polling");
    expect("long\u00A0polling", FOLD_SPACE, "long polling");
    expect("long\u3000 \u2009polling", FOLD_SPACE, "long polling");
    expect("   ", FOLD_SPACE, "");
    expect("longpolling", FOLD_SPACE, "longpolling");
}

static void typography_is_as_typed(void **state) {
    (void)state;
    expect("it\u2019s \u201Cso\u201D", FOLD_TYPOGRAPHY, "it's \"so\"");
    expect("client\u2013server \u2212 1", FOLD_TYPOGRAPHY, "client-server - 1");
    expect("soft\u00ADhyphen\uFEFF", FOLD_TYPOGRAPHY, "softhyphen");
    expect("it\u2019s", FOLD_CASE, "it\u2019s");
}

static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525 + 1013904223;
    return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

/* A text of up to 12 code points, of the blocks that letters and marks are in, and of all. */
static void draw_text(uint32_t *seed, char into[64]) {
    static const uint32_t blocks[][2] = {{0x20, 0x60},   {0xA0, 0x160},   {0x300, 0x70},
                                         {0x370, 0x190}, {0x1E00, 0x200}, {0x1100, 0x100},
                                         {0x2000, 0x70}, {0x20, 0x1FFE0}, {0x900, 0x700}};
    into[0] = '\0';
    for (uint32_t i = 0, count = draw(seed, 12); i < count; i++) {
        char point[TEXT_UTF8_BYTES] = "";
        uint32_t block = draw(seed, sizeof blocks / sizeof *blocks);
        text_encode(blocks[block][0] + draw(seed, blocks[block][1]), point);
        strcat(into, point);
    }
}

static void folded_again_nothing_changes(void **state) {
    (void)state;
    uint32_t seed = 3;
    char text[64];
    for (int i = 0; i < 60000; i++) {
        struct arena arena = {0};
        unsigned folds = (unsigned)i % 16;
        draw_text(&seed, text);
        const char *once = fold_text(text, folds, &arena);
        const char *twice = fold_text(once, folds, &arena);
        if (strcmp(once, twice) != 0)
            fail_msg("\"%s\" by %u is \"%s\" and then \"%s\"", text, folds, once, twice);
        arena_release(&arena);
    }
}

/* With no fold the result is NFC as the library makes it. */
static void what_is_put_together_is_nfc(void **state) {
    (void)state;
    uint32_t seed = 4;
    char text[64];
    for (int i = 0; i < 20000; i++) {
        struct arena arena = {0};
        draw_text(&seed, text);
        size_t length = 0;
        uint8_t *want =
            u8_normalize(UNINORM_NFC, (const uint8_t *)text, strlen(text) + 1, NULL, &length);
        assert_string_equal(fold_text(text, 0, &arena), (const char *)want);
        free(want);
        arena_release(&arena);
    }
}

static void code_points_are_counted(void **state) {
    (void)state;
    struct arena arena = {0};
    size_t count;
    const uint32_t *points = fold_code_points("a\u00E9\u9577\xFF", &count, &arena);
    assert_int_equal(count, 4);
    assert_int_equal(points[1], 0xE9);
    assert_int_equal(points[2], 0x9577);
    assert_int_equal(points[3], 0xFFFD);
    fold_code_points("", &count, &arena);
    assert_int_equal(count, 0);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_fold_only_what_is_the_same_becomes_the_same),
        cmocka_unit_test(case_is_folded_fully),
        cmocka_unit_test(diacritics_are_left_out),
        cmocka_unit_test(white_space_is_one_space),
        cmocka_unit_test(typography_is_as_typed),
        cmocka_unit_test(folded_again_nothing_changes),
        cmocka_unit_test(what_is_put_together_is_nfc),
        cmocka_unit_test(code_points_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
