/*
 * Typing: the keys that work inside a text field, whatever kind of block it belongs to, and what
 * they make of its text and of its history (ui/undo.h).
 */
#ifndef RTLESSON_UI_TYPING_H
#define RTLESSON_UI_TYPING_H

#include "base/text.h"
#include "ui/edit.h"
#include "ui/event.h"
#include "ui/keys.h"
#include "ui/undo.h"

enum typing {
    TYPING_LEFT,
    TYPING_RIGHT,
    TYPING_WORD_LEFT,
    TYPING_WORD_RIGHT,
    TYPING_ROW_START,
    TYPING_ROW_END,
    TYPING_TEXT_START,
    TYPING_TEXT_END,
    TYPING_BACKSPACE,
    TYPING_DELETE,
    TYPING_WORD_BACKSPACE,
    TYPING_CLEAR_BEFORE,
    TYPING_CLEAR_AFTER,
    TYPING_UNDO,
    TYPING_REDO,
    TYPING_COUNT
};

/* Their rows in a table of bindings, whose actions are the owner's from first on. */
// clang-format off
#define TYPING_BINDINGS(first)                                                                     \
    {{KEYSYM_LEFT}, NULL, "left", (first) + TYPING_LEFT},                                          \
    {{KEYSYM_RIGHT}, NULL, "right", (first) + TYPING_RIGHT},                                       \
    {{KEYSYM_WORD_LEFT}, NULL, "word left", (first) + TYPING_WORD_LEFT},                           \
    {{KEYSYM_WORD_RIGHT}, NULL, "word right", (first) + TYPING_WORD_RIGHT},                        \
    {{KEYSYM_HOME, KEYSYM_CTRL + 'a'}, NULL, "start of the line", (first) + TYPING_ROW_START},     \
    {{KEYSYM_END, KEYSYM_CTRL + 'e'}, NULL, "end of the line", (first) + TYPING_ROW_END},          \
    {{KEYSYM_TEXT_START}, NULL, "start of the text", (first) + TYPING_TEXT_START},                 \
    {{KEYSYM_TEXT_END}, NULL, "end of the text", (first) + TYPING_TEXT_END},                       \
    {{KEYSYM_BACKSPACE}, NULL, "take away a character", (first) + TYPING_BACKSPACE},               \
    {{KEYSYM_DELETE, KEYSYM_CTRL + 'd'}, NULL, "take away the next character",                     \
     (first) + TYPING_DELETE},                                                                     \
    {{KEYSYM_WORD_BACKSPACE, KEYSYM_CTRL + 'w'}, NULL, "take away a word",                         \
     (first) + TYPING_WORD_BACKSPACE},                                                             \
    {{KEYSYM_CTRL + 'u'}, NULL, "take away all before, on this line",                              \
     (first) + TYPING_CLEAR_BEFORE},                                                               \
    {{KEYSYM_CTRL + 'k'}, NULL, "take away all behind, on this line",                              \
     (first) + TYPING_CLEAR_AFTER},                                                                \
    {{KEYSYM_CTRL + '_'}, NULL, "undo", (first) + TYPING_UNDO},                                    \
    {{KEYSYM_CTRL + 'y'}, NULL, "redo", (first) + TYPING_REDO}
// clang-format on

/* Moves the cursor, takes away text, undoes or redoes, over rows of width_cells (at least 1); false
 * when there is nowhere to go, nothing to take, undo or redo. */
bool typing_act(struct edit *edit, struct undo *undo, enum typing typing, int width_cells);

/* What the learner is told then; NULL: nothing, as of the cursor, which is seen not to move. */
const char *typing_nothing(enum typing typing);

/* The text that an event types or pastes, in into or the event's own; NULL: none. */
const char *typing_text(const struct event *event, char into[TEXT_UTF8_BYTES]);

#endif
