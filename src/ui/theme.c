/* The table of the roles, and how one style lies over another. */
#include "ui/theme.h"

static const struct style STYLES[] = {
    [ROLE_TEXT] = {COLOUR_DEFAULT, 0},
    [ROLE_TITLE] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_KICKER] = {COLOUR_MAGENTA, 0},
    [ROLE_HEADING] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_STRONG] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_EMPHASIS] = {COLOUR_DEFAULT, ATTRIBUTE_ITALIC},
    [ROLE_CODE] = {COLOUR_MAGENTA, 0},
    [ROLE_LINK] = {COLOUR_DEFAULT, ATTRIBUTE_UNDERLINE},
    [ROLE_QUIET] = {COLOUR_DEFAULT, ATTRIBUTE_DIM},
    [ROLE_KEY] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_FOCUS] = {COLOUR_DEFAULT, ATTRIBUTE_REVERSE},
    [ROLE_POINTER] = {COLOUR_MAGENTA, ATTRIBUTE_BOLD},
    [ROLE_GOOD] = {COLOUR_GREEN, 0},
    [ROLE_BAD] = {COLOUR_RED, ATTRIBUTE_BOLD},
    [ROLE_WARNING] = {COLOUR_RED, ATTRIBUTE_BOLD},
    [ROLE_NOTE] = {COLOUR_DEFAULT, ATTRIBUTE_BOLD},
    [ROLE_TIP] = {COLOUR_GREEN, 0},
    [ROLE_VALUE] = {COLOUR_MAGENTA, ATTRIBUTE_BOLD},
    [ROLE_REQUEST] = {COLOUR_DEFAULT, 0},
    [ROLE_ANSWER] = {COLOUR_GREEN, 0},
    [ROLE_PUSH] = {COLOUR_MAGENTA, 0},
    [ROLE_FRAME] = {COLOUR_CYAN, 0},
    [ROLE_DATA] = {COLOUR_MAGENTA, ATTRIBUTE_BOLD},
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
