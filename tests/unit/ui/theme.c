/* The colours of the theme against the grounds of usual terminals, by the contrast of WCAG 2
 * (1.4.3: relative luminance of sRGB). Words have at least 3:1 (its bound for large and bold ones);
 * lines and marks, which their form tells apart too, at least 1.9:1, which is xterm's cyan on
 * white. */
#include "ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { GROUNDS = 2, NO_GROUND = -1 };

/* What a terminal shows for each colour, as it is and where bold makes it bright; and the grounds
 * that people have with it. */
static const struct palette {
    const char *name;
    int32_t plain[COLOUR_COUNT], bright[COLOUR_COUNT];
    int32_t grounds[GROUNDS];
    bool bold_is_bright, bold_may_be_bright;
} palettes[] = {
    /* XTerm-col.ad; its colours are those of many after it. */
    {.name = "xterm",
     .plain = {[COLOUR_RED] = 0xcd0000,
               [COLOUR_GREEN] = 0x00cd00,
               [COLOUR_MAGENTA] = 0xcd00cd,
               [COLOUR_CYAN] = 0x00cdcd},
     .bright = {[COLOUR_RED] = 0xff0000, [COLOUR_MAGENTA] = 0xff00ff},
     .grounds = {0x000000, 0xffffff},
     .bold_may_be_bright = true},
    /* drivers/tty/vt/vt.c: 16 colours, and bold is bright. */
    {.name = "linux",
     .plain = {[COLOUR_RED] = 0xaa0000,
               [COLOUR_GREEN] = 0x00aa00,
               [COLOUR_MAGENTA] = 0xaa00aa,
               [COLOUR_CYAN] = 0x00aaaa},
     .bright = {[COLOUR_RED] = 0xff5555, [COLOUR_MAGENTA] = 0xff55ff},
     .grounds = {0x000000, NO_GROUND},
     .bold_is_bright = true},
    /* ethanschoonover.com/solarized: base03 and base3. */
    {.name = "Solarized",
     .plain = {[COLOUR_RED] = 0xdc322f,
               [COLOUR_GREEN] = 0x859900,
               [COLOUR_MAGENTA] = 0xd33682,
               [COLOUR_CYAN] = 0x2aa198},
     .bright = {[COLOUR_RED] = 0xcb4b16, [COLOUR_MAGENTA] = 0x6c71c4},
     .grounds = {0x002b36, 0xfdf6e3},
     .bold_may_be_bright = true},
    /* Of GNOME Terminal for years. */
    {.name = "Tango",
     .plain = {[COLOUR_RED] = 0xcc0000,
               [COLOUR_GREEN] = 0x4e9a06,
               [COLOUR_MAGENTA] = 0x75507b,
               [COLOUR_CYAN] = 0x06989a},
     .bright = {[COLOUR_RED] = 0xef2929, [COLOUR_MAGENTA] = 0xad7fa8},
     .grounds = {0x000000, 0xffffff},
     .bold_may_be_bright = true},
    {.name = "macOS Terminal",
     .plain = {[COLOUR_RED] = 0xc23621,
               [COLOUR_GREEN] = 0x25bc24,
               [COLOUR_MAGENTA] = 0xd338d3,
               [COLOUR_CYAN] = 0x33bbc8},
     .bright = {[COLOUR_RED] = 0xfc391f, [COLOUR_MAGENTA] = 0xf935f8},
     .grounds = {0x000000, 0xffffff},
     .bold_may_be_bright = true},
};
enum { PALETTES = sizeof palettes / sizeof palettes[0] };

/* ((v + 0.055) / 1.055) ^ 2.4, by a root of five of the twelfth power, found by halving. */
static double to_linear(double v) {
    if (v <= 0.03928)
        return v / 12.92;
    double base = (v + 0.055) / 1.055, square = base * base, fourth = square * square;
    double wanted = fourth * fourth * fourth, low = 0, high = 1;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (middle * middle * middle * middle * middle < wanted)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static double luminance(int32_t colour) {
    double red = (colour >> 16 & 255) / 255.0, green = (colour >> 8 & 255) / 255.0;
    double blue = (colour & 255) / 255.0;
    return 0.2126 * to_linear(red) + 0.7152 * to_linear(green) + 0.0722 * to_linear(blue);
}

static double contrast(int32_t a, int32_t b) {
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

/* White on black has 21; the grey 0x777777 on white 4.48, as WCAG's own examples say. */
static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    assert_true(contrast(0xffffff, 0x000000) > 20.99 && contrast(0xffffff, 0x000000) < 21.01);
    assert_true(contrast(0x777777, 0xffffff) > 4.47 && contrast(0x777777, 0xffffff) < 4.49);
    assert_true(contrast(0x0000ee, 0x000000) < 2.3); /* xterm's blue, which the focus had */
}

static bool is_line(enum role role) {
    return role == ROLE_GOOD || role == ROLE_TIP || role == ROLE_ANSWER || role == ROLE_FRAME ||
           role == ROLE_PUSH;
}

static void expect_contrast(const struct palette *palette, enum role role, int32_t colour) {
    for (int i = 0; i < GROUNDS; i++) {
        if (palette->grounds[i] == NO_GROUND)
            continue;
        double found = contrast(colour, palette->grounds[i]), least = is_line(role) ? 1.9 : 3;
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
        struct style style = theme_style(role);
        bool bold = (style.attributes & ATTRIBUTE_BOLD) != 0;
        if (style.colour == COLOUR_DEFAULT)
            continue;
        for (int i = 0; i < PALETTES; i++) {
            const struct palette *palette = &palettes[i];
            if (!bold || !palette->bold_is_bright)
                expect_contrast(palette, role, palette->plain[style.colour]);
            if (bold && (palette->bold_is_bright || palette->bold_may_be_bright))
                expect_contrast(palette, role, palette->bright[style.colour]);
        }
    }
}

static void the_focus_is_reversed(void **state) {
    (void)state;
    assert_int_equal(theme_style(ROLE_FOCUS).colour, COLOUR_DEFAULT);
    assert_int_equal(theme_style(ROLE_FOCUS).attributes, ATTRIBUTE_REVERSE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(every_role_holds_in_every_palette),
        cmocka_unit_test(the_focus_is_reversed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
