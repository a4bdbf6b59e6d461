/* The tables of the theme: what each colour says, and whether it can be read and told from the
 * others.
 *
 * Contrast is that of WCAG 2 (1.4.3): of 256 colours at least 4.5 : 1 where the ground is known,
 * and 3 : 1 (its bound for large and bold words) on all where it is not. Of the terminal's own
 * eight, which nobody can know, words have 3 : 1 in the usual palettes, and lines and marks, which
 * their form tells apart too, 1.9 : 1, which is xterm's cyan on white.
 *
 * How far colours are apart is told by CIE 1976's distance in L*a*b*, for who has all cones and for
 * who lacks one kind (Machado, Oliveira and Fernandes 2009, severity 1.0, in linear sRGB): at least
 * 11.5, five times the difference that is just noticed (2.3: Mahy, Van Eycken and Oosterlinck
 * 1994). */
#include "ui/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* --- The formulas. --- */

struct linear {
    double red, green, blue; /* 0 … 1, linear sRGB */
};

static double to_linear(double v) {
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static struct linear linear_of(uint32_t rgb) {
    return (struct linear){to_linear((rgb >> 16 & 255) / 255.0),
                           to_linear((rgb >> 8 & 255) / 255.0), to_linear((rgb & 255) / 255.0)};
}

static double luminance(uint32_t rgb) {
    struct linear c = linear_of(rgb);
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

static double contrast(uint32_t a, uint32_t b) {
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

struct lab {
    double l, a, b;
};

static double lab_part(double t) {
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* By way of XYZ, with the white of D65 (IEC 61966-2-1; CIE 15). */
static struct lab lab_of(struct linear c) {
    double x = 0.4124564 * c.red + 0.3575761 * c.green + 0.1804375 * c.blue;
    double y = 0.2126729 * c.red + 0.7151522 * c.green + 0.0721750 * c.blue;
    double z = 0.0193339 * c.red + 0.1191920 * c.green + 0.9503041 * c.blue;
    x = lab_part(x / 0.95047), y = lab_part(y), z = lab_part(z / 1.08883);
    return (struct lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static double distance(struct lab p, struct lab q) {
    return sqrt((p.l - q.l) * (p.l - q.l) + (p.a - q.a) * (p.a - q.a) + (p.b - q.b) * (p.b - q.b));
}

static const struct eyes {
    const char *name;
    double rows[3][3];
} eyes[] = {
    {"all cones", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopia",
     {{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopia",
     {{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {"tritanopia",
     {{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
};
enum { EYES = sizeof eyes / sizeof eyes[0] };

static double within(double v) {
    return v < 0 ? 0 : v > 1 ? 1 : v;
}

static double seen_part(const double row[3], struct linear c) {
    return within(row[0] * c.red + row[1] * c.green + row[2] * c.blue);
}

static struct lab seen(const struct eyes *by, uint32_t rgb) {
    struct linear c = linear_of(rgb);
    return lab_of((struct linear){seen_part(by->rows[0], c), seen_part(by->rows[1], c),
                                  seen_part(by->rows[2], c)});
}

static void expect_near(double found, double published, double by) {
    if (fabs(found - published) > by)
        print_error("%.4f is not %.4f\n", found, published);
    assert_true(fabs(found - published) <= by);
}

/* White on black has 21; the grey 0x777777 on white 4.48, as WCAG's own examples say. */
static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    expect_near(contrast(0xffffff, 0x000000), 21, 0.01);
    expect_near(contrast(0x777777, 0xffffff), 4.48, 0.01);
    assert_true(contrast(0x0000ee, 0x000000) < 2.3); /* xterm's blue */
}

static void expect_lab(uint32_t rgb, double l, double a, double b) {
    struct lab found = lab_of(linear_of(rgb));
    expect_near(found.l, l, 0.01);
    expect_near(found.a, a, 0.01);
    expect_near(found.b, b, 0.01);
}

/* The corners of sRGB, as they are published for D65; and by hand: black and white are 100 apart.
 */
static void lab_is_that_of_the_cie(void **state) {
    (void)state;
    expect_lab(0xff0000, 53.24, 80.09, 67.20);
    expect_lab(0x00ff00, 87.73, -86.18, 83.18);
    expect_lab(0x0000ff, 32.30, 79.19, -107.86);
    expect_lab(0x808080, 53.59, 0, 0);
    expect_near(distance(lab_of(linear_of(0)), lab_of(linear_of(0xffffff))), 100, 0.01);
}

/* Greys stay what they are: each row adds up to 1. Red and the green that is as bright to
 * somebody without the cones for red or green come near each other; yellow and white stay apart. */
static void deficient_eyes_lose_what_they_should(void **state) {
    (void)state;
    for (int i = 0; i < EYES; i++) {
        for (int row = 0; row < 3; row++)
            expect_near(eyes[i].rows[row][0] + eyes[i].rows[row][1] + eyes[i].rows[row][2], 1,
                        2e-6);
        assert_true(distance(seen(&eyes[i], 0xbebebe), lab_of(linear_of(0xbebebe))) < 0.01);
    }
    assert_true(distance(seen(&eyes[0], 0xaf0000), seen(&eyes[0], 0x005f00)) > 80);
    assert_true(distance(seen(&eyes[1], 0xd70000), seen(&eyes[1], 0x005f00)) < 40);
    assert_true(distance(seen(&eyes[3], 0xffff00), seen(&eyes[3], 0xffffff)) < 30);
}

/* --- What a colour says. --- */

static const struct {
    enum role role;
    enum colour says;
} said[] = {
    {ROLE_QUIET, COLOUR_QUIET},    {ROLE_FOCUS, COLOUR_FOCUS}, {ROLE_POINTER, COLOUR_FOCUS},
    {ROLE_EXCHANGE, COLOUR_ASKED}, {ROLE_PUSH, COLOUR_PUSHED}, {ROLE_LATE, COLOUR_LATE},
    {ROLE_BAD, COLOUR_LATE},       {ROLE_GOOD, COLOUR_RIGHT},
};

static enum colour said_by(enum role role) {
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if (said[i].role == role)
            return said[i].says;
    return COLOUR_DEFAULT;
}

/* Titles, figures, keys, code and links are plain, bold, slanted or underlined. */
static void each_colour_says_one_thing(void **state) {
    (void)state;
    for (enum role role = 0; role < ROLE_COUNT; role++)
        assert_int_equal(theme_style(role).colour, said_by(role));
}

/* Each theme shows each colour, and none as another; the eight have none for the focus, which is
 * reversed or bold, nor for what is quiet. */
static void no_theme_shows_two_meanings_alike(void **state) {
    (void)state;
    for (enum theme theme = THEME_ANSI; theme < THEME_COUNT; theme++)
        for (uint8_t a = 0; a < COLOUR_COUNT; a++)
            for (uint8_t b = 0; b < a; b++) {
                struct paint first = theme_paint(theme, (struct style){a, 0});
                struct paint second = theme_paint(theme, (struct style){b, 0});
                bool alike = first.colour == second.colour && first.attributes == second.attributes;
                bool is_text = theme == THEME_ANSI && a == COLOUR_FOCUS && b == COLOUR_DEFAULT;
                assert_int_equal(alike, is_text);
            }
    assert_true(theme_style(ROLE_FOCUS).attributes & ATTRIBUTE_REVERSE);
    assert_true(theme_style(ROLE_POINTER).attributes & ATTRIBUTE_BOLD);
}

static void without_colours_there_is_none(void **state) {
    (void)state;
    for (uint8_t i = 0; i < COLOUR_COUNT; i++)
        assert_int_equal(theme_paint(THEME_MONO, (struct style){i, 0}).colour, -1);
    assert_int_equal(theme_paint(THEME_MONO, theme_style(ROLE_QUIET)).attributes, ATTRIBUTE_DIM);
}

/* --- Themes of 256 colours. --- */

enum { GROUNDS_OF_ONE = 3 };
#define NO_TEXT UINT32_MAX /* it may be as light as dark */

static const struct {
    enum theme theme;
    double least;
    uint32_t grounds[GROUNDS_OF_ONE], text;
} grounds[] = {
    {THEME_DARK, 4.5, {0x000000, 0x1c1c1c, 0x303030}, 0xe5e5e5},
    {THEME_LIGHT, 4.5, {0xffffff, 0xfdf6e3, 0xeeeeee}, 0x000000},
    {THEME_ANY, 3, {0x000000, 0x002b36, 0x303030}, NO_TEXT},
    {THEME_ANY, 3, {0xffffff, 0xfdf6e3, 0xeeeeee}, NO_TEXT},
};
enum { GROUND_KINDS = sizeof grounds / sizeof grounds[0] };

static uint32_t shown(enum theme theme, int colour) {
    struct paint paint = theme_paint(theme, (struct style){(uint8_t)colour, 0});
    assert_in_range(paint.colour, 16, 255);
    assert_int_equal(paint.attributes, 0);
    return theme_rgb(paint.colour);
}

/* xterm's own table of the upper 240. */
static void colours_of_256_are_those_of_xterm(void **state) {
    (void)state;
    assert_int_equal(theme_rgb(16), 0x000000);
    assert_int_equal(theme_rgb(21), 0x0000ff);
    assert_int_equal(theme_rgb(67), 0x5f87af);
    assert_int_equal(theme_rgb(196), 0xff0000);
    assert_int_equal(theme_rgb(231), 0xffffff);
    assert_int_equal(theme_rgb(232), 0x080808);
    assert_int_equal(theme_rgb(255), 0xeeeeee);
}

static void every_colour_holds_on_its_grounds(void **state) {
    (void)state;
    for (int i = 0; i < GROUND_KINDS; i++)
        for (int colour = COLOUR_DEFAULT + 1; colour < COLOUR_COUNT; colour++)
            for (int k = 0; k < GROUNDS_OF_ONE; k++) {
                double found = contrast(shown(grounds[i].theme, colour), grounds[i].grounds[k]);
                if (found < grounds[i].least)
                    print_error("%s, colour %d on %06x: %.2f\n", theme_names[grounds[i].theme],
                                colour, (unsigned)grounds[i].grounds[k], found);
                assert_true(found >= grounds[i].least);
            }
}

static void expect_apart(enum theme theme, const struct eyes *by, uint32_t a, uint32_t b) {
    double found = distance(seen(by, a), seen(by, b));
    if (found < 11.5)
        print_error("%s, %s: %06x and %06x are %.2f apart\n", theme_names[theme], by->name,
                    (unsigned)a, (unsigned)b, found);
    assert_true(found >= 11.5);
}

/* From each other and from the usual text. */
static void every_colour_can_be_told_from_the_others(void **state) {
    (void)state;
    for (int i = 0; i < GROUND_KINDS; i++)
        for (int eye = 0; eye < EYES; eye++)
            for (int a = COLOUR_DEFAULT + 1; a < COLOUR_COUNT; a++) {
                uint32_t rgb = shown(grounds[i].theme, a);
                if (grounds[i].text != NO_TEXT)
                    expect_apart(grounds[i].theme, &eyes[eye], rgb, grounds[i].text);
                for (int b = COLOUR_DEFAULT + 1; b < a; b++)
                    expect_apart(grounds[i].theme, &eyes[eye], rgb, shown(grounds[i].theme, b));
            }
}

/* --- Grounds. --- */

/* Black and white hold alike at 0x757575: 4.56 and 4.61. */
static void the_theme_fits_the_ground(void **state) {
    (void)state;
    static const uint32_t dark[] = {0x000000, 0x303030, 0x002b36, 0x2e3440,
                                    0x3f3f3f, 0x757575, 0x0000ff};
    static const uint32_t light[] = {0xffffff, 0xeeeeee, 0xfdf6e3, 0xf2e5bc, 0x767676, 0x00ff00};
    for (size_t i = 0; i < sizeof dark / sizeof dark[0]; i++)
        assert_int_equal(theme_of_ground(dark[i]), THEME_DARK);
    for (size_t i = 0; i < sizeof light / sizeof light[0]; i++)
        assert_int_equal(theme_of_ground(light[i]), THEME_LIGHT);
}

static void expect_ground(const char *text, bool good, uint32_t rgb) {
    uint32_t found = 0;
    assert_int_equal(theme_read_ground(text, strlen(text), &found), good);
    if (good)
        assert_int_equal(found, rgb);
}

static void grounds_are_read_as_terminals_write_them(void **state) {
    (void)state;
    expect_ground("rgb:ffff/8080/0000", true, 0xff8000);
    expect_ground("rgb:fd/F6/e3", true, 0xfdf6e3);
    expect_ground("rgb:f/8/0", true, 0xff8800);
    expect_ground("rgb:fff/000/800", true, 0xff0080);
    expect_ground("rgba:0000/2b2b/3636/ffff", true, 0x002b36);
    static const char *const others[] = {
        "",
        "rgb:",
        "rgb:ff/ff",
        "rgb:ff/ff/",
        "rgb:ff/ff/gg",
        "#ffffff",
        "rgb:fffff/0/0",
        "rgb:0/0/0/0",
        "rgba:ff/ff/ff",
        "rgb:ff/ff/ff ",
        "rgb:/ff/ff",
        "?",
        "rgb",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        expect_ground(others[i], false, 0);
}

/* --- The terminal's own eight. --- */

enum { GROUNDS = 2, RED = 1, GREEN = 2, MAGENTA = 5, CYAN = 6, EIGHT = 8 };
#define NO_GROUND UINT32_MAX

/* What a terminal shows for each colour, as it is and where bold makes it bright; and the grounds
 * that people have with it. */
static const struct palette {
    const char *name;
    uint32_t plain[EIGHT], bright_red;
    uint32_t grounds[GROUNDS];
    bool bold_is_bright, bold_may_be_bright;
} palettes[] = {
    /* XTerm-col.ad; its colours are those of many after it. */
    {.name = "xterm",
     .plain = {[RED] = 0xcd0000, [GREEN] = 0x00cd00, [MAGENTA] = 0xcd00cd, [CYAN] = 0x00cdcd},
     .bright_red = 0xff0000,
     .grounds = {0x000000, 0xffffff},
     .bold_may_be_bright = true},
    /* drivers/tty/vt/vt.c: 16 colours, and bold is bright. */
    {.name = "linux",
     .plain = {[RED] = 0xaa0000, [GREEN] = 0x00aa00, [MAGENTA] = 0xaa00aa, [CYAN] = 0x00aaaa},
     .bright_red = 0xff5555,
     .grounds = {0x000000, NO_GROUND},
     .bold_is_bright = true},
    /* ethanschoonover.com/solarized: base03 and base3. */
    {.name = "Solarized",
     .plain = {[RED] = 0xdc322f, [GREEN] = 0x859900, [MAGENTA] = 0xd33682, [CYAN] = 0x2aa198},
     .bright_red = 0xcb4b16,
     .grounds = {0x002b36, 0xfdf6e3},
     .bold_may_be_bright = true},
    /* Of GNOME Terminal for years. */
    {.name = "Tango",
     .plain = {[RED] = 0xcc0000, [GREEN] = 0x4e9a06, [MAGENTA] = 0x75507b, [CYAN] = 0x06989a},
     .bright_red = 0xef2929,
     .grounds = {0x000000, 0xffffff},
     .bold_may_be_bright = true},
    {.name = "macOS Terminal",
     .plain = {[RED] = 0xc23621, [GREEN] = 0x25bc24, [MAGENTA] = 0xd338d3, [CYAN] = 0x33bbc8},
     .bright_red = 0xfc391f,
     .grounds = {0x000000, 0xffffff},
     .bold_may_be_bright = true},
};
enum { PALETTES = sizeof palettes / sizeof palettes[0] };

/* What is late, lost or wrong is said in words of its colour; so is a win, once, in green, which as
 * words holds on dark grounds only: what is won stands on the stage or the page besides. */
static bool is_words(enum role role) {
    return role == ROLE_LATE || role == ROLE_BAD;
}

static void expect_contrast(const struct palette *palette, enum role role, uint32_t colour) {
    for (int i = 0; i < GROUNDS; i++) {
        if (palette->grounds[i] == NO_GROUND)
            continue;
        double found = contrast(colour, palette->grounds[i]), least = is_words(role) ? 3 : 1.9;
        if (found < least)
            print_error("role %d in %s, %06x on %06x: %.2f\n", (int)role, palette->name,
                        (unsigned)colour, (unsigned)palette->grounds[i], found);
        assert_true(found >= least);
    }
}

/* The default colours of a terminal hold, as they are and reversed. */
static void every_role_holds_in_every_palette(void **state) {
    (void)state;
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        struct paint paint = theme_paint(THEME_ANSI, theme_style(role));
        bool bold = (paint.attributes & ATTRIBUTE_BOLD) != 0;
        if (paint.colour < 0)
            continue;
        assert_true(!bold || paint.colour == RED);
        for (int i = 0; i < PALETTES; i++) {
            const struct palette *palette = &palettes[i];
            if (!bold || !palette->bold_is_bright)
                expect_contrast(palette, role, palette->plain[paint.colour]);
            if (bold && (palette->bold_is_bright || palette->bold_may_be_bright))
                expect_contrast(palette, role, palette->bright_red);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(lab_is_that_of_the_cie),
        cmocka_unit_test(deficient_eyes_lose_what_they_should),
        cmocka_unit_test(each_colour_says_one_thing),
        cmocka_unit_test(no_theme_shows_two_meanings_alike),
        cmocka_unit_test(without_colours_there_is_none),
        cmocka_unit_test(colours_of_256_are_those_of_xterm),
        cmocka_unit_test(every_colour_holds_on_its_grounds),
        cmocka_unit_test(every_colour_can_be_told_from_the_others),
        cmocka_unit_test(the_theme_fits_the_ground),
        cmocka_unit_test(grounds_are_read_as_terminals_write_them),
        cmocka_unit_test(every_role_holds_in_every_palette),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
