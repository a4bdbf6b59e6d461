/* What the environment and curses say of the terminal's colours. */
#include "term/system.h"

#include "term/colours.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>

static enum theme shown;

static bool is_one_of(const char *word, const char *a, const char *b) {
    return word != NULL && (strcmp(word, a) == 0 || strcmp(word, b) == 0);
}

/* The description is let go again. */
static bool is_known(const char *type, int *colours) {
    int why;
    if (setupterm(type, 1, &why) != OK)
        return false;
    *colours = tigetnum("colors");
    del_curterm(cur_term);
    return true;
}

const char *colours_type(void) {
    static char with_more[64];
    const char *type = getenv("TERM");
    int colours;
    if (type == NULL || !is_one_of(getenv("COLORTERM"), "truecolor", "24bit") ||
        !is_known(type, &colours) || colours >= 256)
        return type;
    int length = snprintf(with_more, sizeof with_more, "%s-256color", type);
    bool fits = length > 0 && (size_t)length < sizeof with_more;
    return fits && is_known(with_more, &colours) ? with_more : type;
}

/* "15;0", or "15;default;0": the last is the ground, one of the sixteen of a terminal, of which
 * those up to 6 are dark, and 8, bright black (rxvt(1)). */
static enum theme theme_of_fgbg(const char *fgbg) {
    const char *ground = fgbg != NULL ? strrchr(fgbg, ';') : NULL;
    char *end;
    if (ground == NULL || ground[1] < '0' || ground[1] > '9')
        return THEME_BY_GROUND;
    long number = strtol(ground + 1, &end, 10);
    if (*end != '\0' || number > 15)
        return THEME_BY_GROUND;
    return number <= 6 || number == 8 ? THEME_DARK : THEME_LIGHT;
}

enum theme colours_of_environment(void) {
    const char *no_color = getenv("NO_COLOR");
    if (no_color != NULL && no_color[0] != '\0')
        return THEME_MONO;
    return theme_of_fgbg(getenv("COLORFGBG"));
}

/* Curses before 6.1 counts colours in shorts (user_caps(5), RGB): colours by number alone then. */
#if NCURSES_VERSION_PATCH >= 20180127
static bool is_direct(void) {
    return tigetnum("colors") == 1 << 24 && tigetflag("RGB") > 0;
}

static void init_colours(int pair, int colour) {
    init_extended_pair(pair, colour, -1);
}
#else
static bool is_direct(void) {
    return false;
}

static void init_colours(int pair, int colour) {
    init_pair((short)pair, (short)colour, -1);
}
#endif

bool colours_hang_on_ground(void) {
    return tigetnum("colors") == 256 || is_direct();
}

/* What the terminal can show of it. Numbers of colours that are neither 256 nor direct have the
 * eight in front, too. */
static enum theme best_of(enum theme theme) {
    if (theme == THEME_MONO || !has_colors())
        return THEME_MONO;
    return colours_hang_on_ground() ? theme : THEME_ANSI;
}

void colours_show(enum theme theme) {
    static bool started;
    shown = best_of(theme);
    if (shown == THEME_MONO)
        return;
    if (!started)
        started = start_color() != ERR && use_default_colors() != ERR;
    for (int i = COLOUR_DEFAULT + 1; i < COLOUR_COUNT; i++) {
        int colour = theme_paint(shown, (struct style){(uint8_t)i, 0}).colour;
        init_colours(i, colour > 7 && is_direct() ? (int)theme_rgb(colour) : colour);
    }
}

struct paint colours_paint(struct style style) {
    struct paint paint = theme_paint(shown, style);
    paint.colour = shown == THEME_MONO ? 0 : style.colour;
    return paint;
}
