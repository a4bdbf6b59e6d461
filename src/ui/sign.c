/* What each sign is drawn as, in UTF-8 and in ASCII. */
#include "ui/sign.h"

static const char *const forms[][2] = {
    [SIGN_FOCUS] = {"›", ">"},       [SIGN_ENTERED] = {"»", "="},
    [SIGN_NEXT] = {"→", "}"},        [SIGN_LIFE] = {"│", "|"},
    [SIGN_LIFE_COMING] = {"┊", ":"}, [SIGN_LIFE_WAITING] = {"╏", "!"},
    [SIGN_OPEN] = {"┃", "#"},        [SIGN_OPEN_LEFT] = {"┠", "#"},
    [SIGN_OPEN_RIGHT] = {"┨", "#"},  [SIGN_OPEN_ACROSS] = {"┄", "_"},
    [SIGN_CUT] = {"╳", "x"},         [SIGN_LINE_REQUEST] = {"─", "-"},
    [SIGN_LINE_ANSWER] = {"╌", "~"}, [SIGN_LINE_PUSH] = {"═", "="},
    [SIGN_LINE_FRAME] = {"━", "+"},  [SIGN_LINE_AROUND] = {"┈", "."},
    [SIGN_HEAD_RIGHT] = {"▶", ">"},  [SIGN_HEAD_LEFT] = {"◀", "<"},
    [SIGN_EMPTY_RIGHT] = {"▷", ")"}, [SIGN_EMPTY_LEFT] = {"◁", "("},
    [SIGN_DATA] = {"●", "@"},        [SIGN_WAITING] = {"◍", "%"},
    [SIGN_SEEN] = {"✓", "*"},        [SIGN_LOST] = {"✗", "X"},
};
_Static_assert(sizeof forms / sizeof *forms == SIGN_COUNT, "a row each");

const char *sign_text(enum sign sign, bool ascii) {
    return forms[sign][ascii];
}
