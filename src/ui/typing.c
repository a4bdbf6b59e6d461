/* What each key of a text field does to the text that is edited, and the text that an event
 * brings. */
#include "ui/typing.h"

static const struct {
    enum edit_move move;
    bool erases;
    enum undo_way way;   /* of one that erases */
    const char *nothing; /* said where it does nothing; NULL: nothing is */
} acts[] = {
    [TYPING_LEFT] = {.move = EDIT_LEFT},
    [TYPING_RIGHT] = {.move = EDIT_RIGHT},
    [TYPING_WORD_LEFT] = {.move = EDIT_WORD_LEFT},
    [TYPING_WORD_RIGHT] = {.move = EDIT_WORD_RIGHT},
    [TYPING_ROW_START] = {.move = EDIT_ROW_START},
    [TYPING_ROW_END] = {.move = EDIT_ROW_END},
    [TYPING_TEXT_START] = {.move = EDIT_TEXT_START},
    [TYPING_TEXT_END] = {.move = EDIT_TEXT_END},
    [TYPING_BACKSPACE] = {EDIT_LEFT, true, UNDO_BACKSPACE, NULL},
    [TYPING_DELETE] = {EDIT_RIGHT, true, UNDO_DELETE, NULL},
    [TYPING_WORD_BACKSPACE] = {EDIT_WORD_LEFT, true, UNDO_CUT, "Nothing to cut."},
    [TYPING_CLEAR_BEFORE] = {EDIT_ROW_START, true, UNDO_CUT, "Nothing to cut."},
    [TYPING_CLEAR_AFTER] = {EDIT_ROW_END, true, UNDO_CUT, "Nothing to cut."},
    [TYPING_UNDO] = {.nothing = "Nothing to undo."},
    [TYPING_REDO] = {.nothing = "Nothing to redo."},
};
_Static_assert(sizeof acts / sizeof *acts == TYPING_COUNT, "a row each");

static bool erase(struct edit *edit, struct undo *undo, enum typing typing, int width_cells) {
    struct edit before = *edit;
    bool erased = edit_erase(edit, acts[typing].move, width_cells);
    undo_note(undo, &before, edit, acts[typing].way);
    return erased;
}

bool typing_act(struct edit *edit, struct undo *undo, enum typing typing, int width_cells) {
    if (typing == TYPING_UNDO)
        return undo_back(undo, edit);
    if (typing == TYPING_REDO)
        return undo_on(undo, edit);
    return acts[typing].erases ? erase(edit, undo, typing, width_cells)
                               : edit_move(edit, acts[typing].move, width_cells);
}

const char *typing_nothing(enum typing typing) {
    return acts[typing].nothing;
}

const char *typing_text(const struct event *event, char into[TEXT_UTF8_BYTES]) {
    if (event->type == EVENT_PASTE)
        return event->text;
    if (event->type != EVENT_KEY || event->key < KEYSYM_SPACE || event->key >= KEYSYM_UP)
        return NULL;
    text_encode(event->key, into);
    return into;
}
