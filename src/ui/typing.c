/* What each key of a text field does to the text that is edited, and the text that an event
 * brings. */
#include "ui/typing.h"

static const struct {
    enum edit_move move;
    bool erases;
} acts[] = {
    [TYPING_LEFT] = {EDIT_LEFT, false},
    [TYPING_RIGHT] = {EDIT_RIGHT, false},
    [TYPING_WORD_LEFT] = {EDIT_WORD_LEFT, false},
    [TYPING_WORD_RIGHT] = {EDIT_WORD_RIGHT, false},
    [TYPING_ROW_START] = {EDIT_ROW_START, false},
    [TYPING_ROW_END] = {EDIT_ROW_END, false},
    [TYPING_TEXT_START] = {EDIT_TEXT_START, false},
    [TYPING_TEXT_END] = {EDIT_TEXT_END, false},
    [TYPING_BACKSPACE] = {EDIT_LEFT, true},
    [TYPING_DELETE] = {EDIT_RIGHT, true},
    [TYPING_WORD_BACKSPACE] = {EDIT_WORD_LEFT, true},
    [TYPING_CLEAR_BEFORE] = {EDIT_ROW_START, true},
    [TYPING_CLEAR_AFTER] = {EDIT_ROW_END, true},
};
_Static_assert(sizeof acts / sizeof *acts == TYPING_COUNT, "a row each");

bool typing_act(struct edit *edit, enum typing typing, int width_cells) {
    return acts[typing].erases ? edit_erase(edit, acts[typing].move, width_cells)
                               : edit_move(edit, acts[typing].move, width_cells);
}

bool typing_cuts(enum typing typing) {
    return typing >= TYPING_WORD_BACKSPACE;
}

const char *typing_text(const struct event *event, char into[TEXT_UTF8_BYTES]) {
    if (event->type == EVENT_PASTE)
        return event->text;
    if (event->type != EVENT_KEY || event->key < KEYSYM_SPACE || event->key >= KEYSYM_UP)
        return NULL;
    text_encode(event->key, into);
    return into;
}
