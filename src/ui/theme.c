/* The tables of roles and themes, and how one style lies over another. */
#include "ui/theme.h"

#include <string.h>

static const struct style STYLES[] = {
    [ROLE_TEXT] = {COLOUR_DEFAULT, 0},
    [ROLE_TITLE] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_KICKER] = {COLOUR_DEFAULT, 0},
    [ROLE_HEADING] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_STRONG] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_EMPHASIS] = {COLOUR_DEFAULT, ATTRIBUTE_ITALIC},
    [ROLE_CODE] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_LINK] = {COLOUR_DEFAULT, ATTRIBUTE_UNDERLINE},
    [ROLE_QUIET] = {COLOUR_QUIET, 0},
    [ROLE_KEY] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_VALUE] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_FOCUS] = {COLOUR_FOCUS, ATTRIBUTE_REVERSE},
    [ROLE_POINTER] = {COLOUR_FOCUS, ATTRIBUTE_BOLD},
    [ROLE_EXCHANGE] = {COLOUR_ASKED, 0},
    [ROLE_PUSH] = {COLOUR_PUSHED, 0},
    [ROLE_LATE] = {COLOUR_LATE, ATTRIBUTE_BOLD},
    [ROLE_GOOD] = {COLOUR_RIGHT, 0},
    [ROLE_BAD] = {COLOUR_LATE, ATTRIBUTE_BOLD},
};
_Static_assert(sizeof STYLES / sizeof *STYLES == ROLE_COUNT, "a row each");

struct style theme_style(enum role role) {
    return STYLES[role];
}

struct style style_over(struct style below, struct style above) {
    if (above.colour != COLOUR_DEFAULT)
        below.colour = above.colour;
    below.attributes |= above.attributes;
    return below;
}

struct style theme_over(struct style below, enum role role) {
    return style_over(below, theme_style(role));
}

/* --- Themes. --- */

enum { TEXT = -1, RED = 1, GREEN = 2, MAGENTA = 5, CYAN = 6 };

/* Of the eight, what holds on black and on white: no blue, no yellow, and no grey but what the
 * terminal makes of dim. Of 256 at least 4.5 : 1 on any ground from black to 0x303030, or from
 * 0xeeeeee to white; 3 : 1 on all of these, where none is known; and told apart by whoever lacks
 * one kind of cones (tests/unit/ui/theme.c). */
static const struct paint PAINTS[][COLOUR_COUNT] = {
    [THEME_MONO] = {[COLOUR_DEFAULT] = {TEXT, 0},
                    [COLOUR_QUIET] = {TEXT, ATTRIBUTE_DIM},
                    [COLOUR_FOCUS] = {TEXT, 0},
                    [COLOUR_ASKED] = {TEXT, 0},
                    [COLOUR_PUSHED] = {TEXT, 0},
                    [COLOUR_LATE] = {TEXT, 0},
                    [COLOUR_RIGHT] = {TEXT, 0}},
    [THEME_ANSI] = {[COLOUR_DEFAULT] = {TEXT, 0},
                    [COLOUR_QUIET] = {TEXT, ATTRIBUTE_DIM},
                    [COLOUR_FOCUS] = {TEXT, 0},
                    [COLOUR_ASKED] = {CYAN, 0},
                    [COLOUR_PUSHED] = {MAGENTA, 0},
                    [COLOUR_LATE] = {RED, 0},
                    [COLOUR_RIGHT] = {GREEN, 0}},
    [THEME_ANY] = {[COLOUR_DEFAULT] = {TEXT, 0},
                   [COLOUR_QUIET] = {244, 0},
                   [COLOUR_FOCUS] = {99, 0},
                   [COLOUR_ASKED] = {31, 0},
                   [COLOUR_PUSHED] = {134, 0},
                   [COLOUR_LATE] = {196, 0},
                   [COLOUR_RIGHT] = {64, 0}},
    [THEME_DARK] = {[COLOUR_DEFAULT] = {TEXT, 0},
                    [COLOUR_QUIET] = {247, 0},
                    [COLOUR_FOCUS] = {220, 0},
                    [COLOUR_ASKED] = {117, 0},
                    [COLOUR_PUSHED] = {177, 0},
                    [COLOUR_LATE] = {209, 0},
                    [COLOUR_RIGHT] = {84, 0}},
    [THEME_LIGHT] = {[COLOUR_DEFAULT] = {TEXT, 0},
                     [COLOUR_QUIET] = {241, 0},
                     [COLOUR_FOCUS] = {19, 0},
                     [COLOUR_ASKED] = {24, 0},
                     [COLOUR_PUSHED] = {127, 0},
                     [COLOUR_LATE] = {124, 0},
                     [COLOUR_RIGHT] = {22, 0}},
};
_Static_assert(sizeof PAINTS / sizeof *PAINTS == THEME_COUNT, "a row each");

const char *const theme_names[] = {
    [THEME_MONO] = "mono", [THEME_ANSI] = "ansi",   [THEME_ANY] = "any",
    [THEME_DARK] = "dark", [THEME_LIGHT] = "light", [THEME_COUNT] = NULL,
};

struct paint theme_paint(enum theme theme, struct style style) {
    struct paint paint = PAINTS[theme][style.colour];
    paint.attributes |= style.attributes;
    return paint;
}

/* 16 … 231 are a cube of six steps, 232 … 255 greys (256colres.pl of xterm). */
uint32_t theme_rgb(int colour) {
    static const uint32_t steps[] = {0, 95, 135, 175, 215, 255};
    if (colour >= 232)
        return (uint32_t)(8 + 10 * (colour - 232)) * 0x010101;
    int place = colour - 16;
    return steps[place / 36] << 16 | steps[place / 6 % 6] << 8 | steps[place % 6];
}

static int digit_of(char character) {
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = character != '\0' ? strchr(digits, character) : NULL;
    return at != NULL ? (int)(at - digits) % 16 : -1;
}

/* One part of a colour, 0 … 255, whose most is f, ff, fff or ffff; false where there is none. */
static bool read_part(const char **at, const char *end, uint32_t *part) {
    uint32_t value = 0, most = 0;
    for (int digit; *at < end && (digit = digit_of(**at)) >= 0; (*at)++) {
        if (most == 0xffff)
            return false;
        value = value * 16 + (uint32_t)digit;
        most = most * 16 + 15;
    }
    *part = most > 0 ? (value * 255 + most / 2) / most : 0;
    return most > 0;
}

static bool skip(const char **at, const char *end, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(end - *at) < length || memcmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

bool theme_read_ground(const char *text, size_t length, uint32_t *rgb) {
    const char *at = text, *end = text + length;
    uint32_t red, green, blue, alpha;
    bool translucent = skip(&at, end, "rgba:");
    if (!(translucent || skip(&at, end, "rgb:")) || !read_part(&at, end, &red) ||
        !skip(&at, end, "/") || !read_part(&at, end, &green) || !skip(&at, end, "/") ||
        !read_part(&at, end, &blue))
        return false;
    if (translucent && !(skip(&at, end, "/") && read_part(&at, end, &alpha)))
        return false;
    *rgb = red << 16 | green << 8 | blue;
    return at == end;
}

/* Black and white hold alike at the grey 117 (WCAG 2: a luminance of 0.18). Squares stand for the
 * curve of sRGB, whose weights these are. */
enum theme theme_of_ground(uint32_t rgb) {
    enum { MIDDLE = 117 };
    uint32_t red = rgb >> 16 & 255, green = rgb >> 8 & 255, blue = rgb & 255;
    uint32_t light = 2126 * red * red + 7152 * green * green + 722 * blue * blue;
    return light > 10000u * MIDDLE * MIDDLE ? THEME_LIGHT : THEME_DARK;
}
