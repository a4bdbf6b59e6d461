/* How much of what is typed a field takes, what is said where that is not all, and the other text
 * that is kept beside it. */
#include "blocks/ask/typed.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "ui/typing.h"

/* --- What is typed --------------------------------------------------------------------------- */

static void tell_left_out(const struct typed_field *field, size_t left_out,
                          struct session *session) {
    char count[NUMBER_TEXT_BYTES];
    session_say(session, "%s character%s cut off: the field holds %s.",
                number_grouped((int64_t)left_out, count), left_out == 1 ? " was" : "s were",
                field->holds);
}

static struct undo *undo_of_focus(const struct session *session) {
    return undos_find(session->undos, session->scene->focus, session->scene->focus_part);
}

void typed_insert_key(struct edit *edit, const struct typed_field *field, const char *character,
                      struct session *session) {
    struct edit before = *edit;
    if (edit_insert(edit, character, strlen(character)) > 0)
        session_say(session, "The field is full: it holds %s.", field->holds);
    undo_note(undo_of_focus(session), &before, edit, UNDO_TYPED);
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* The characters of a paste that are more than ends of lines. */
static size_t characters_of(const char *text, size_t length) {
    size_t characters = 0;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !is_line_end(text[end]))
            end++;
        characters += text_characters(text + at, end - at);
        at = end + 1;
    }
    return characters;
}

/* A character that began in the piece before and goes on in this one, for which there is no room:
 * no part of it stays. */
static void take_back(struct edit *edit, const char *text, size_t length) {
    size_t characters = text_characters(edit->text, edit->cursor);
    if (characters == 0)
        return;
    size_t last = text_fit_characters(edit->text, edit->cursor, SIZE_MAX, characters - 1);
    size_t first = text_fit_characters(text, length, SIZE_MAX, 1);
    char joined[EDIT_LIMIT_BYTES + 1];
    if (edit->cursor - last + first > sizeof joined)
        return;
    memcpy(joined, edit->text + last, edit->cursor - last);
    memcpy(joined + edit->cursor - last, text, first);
    if (text_characters(joined, edit->cursor - last + first) == 1)
        while (edit->cursor > last)
            edit_erase(edit, EDIT_LEFT, 1);
}

/* True where a piece begins with what belongs to the character before it, as an accent does. */
static bool goes_on(const char *text) {
    char joined[TEXT_UTF8_BYTES + 1] = "x";
    strncat(joined, text, TEXT_UTF8_BYTES - 1);
    return text_fit_characters(joined, strlen(joined), SIZE_MAX, 1) > 1;
}

/* A piece as it goes on: without the ends of lines before the one line that is taken, and without
 * the second half of a CR LF. */
static const char *start_of(const char *text, const struct typed_field *field,
                            const struct paste *paste) {
    if (field->one_line && !paste->begun)
        return text + strspn(text, "\r\n");
    return text + (paste->after_return && *text == '\n' ? 1 : 0);
}

/* How many bytes of a piece may be taken. After what was left out nothing is, lest a later short
 * word stands behind half a sentence. */
static size_t may_take(const char *text, const struct typed_field *field, struct paste *paste) {
    if (paste->left_out > 0 || paste->ended)
        return 0;
    size_t length = strlen(text), line = strcspn(text, "\r\n");
    paste->ended = field->one_line && line < length;
    return field->one_line ? line : length;
}

static void insert_piece(struct edit *edit, const struct typed_field *field, const char *piece,
                         struct session *session) {
    struct paste *paste = session->paste;
    const char *text = start_of(piece, field, paste);
    size_t length = strlen(text), taken = may_take(text, field, paste), before = edit->length;
    size_t left_out = edit_insert(edit, text, taken);
    if (left_out > 0 && paste->begun && edit->length == before)
        take_back(edit, text, taken);
    bool counted = paste->left_out > 0 && goes_on(text);
    paste->left_out += left_out + characters_of(text + taken, length - taken) - (counted ? 1 : 0);
    paste->begun = paste->begun || length > 0;
    paste->after_return = length > 0 && text[length - 1] == '\r';
    if (paste->left_out > 0)
        tell_left_out(field, paste->left_out, session);
}

static void paste_piece(struct edit *edit, const struct typed_field *field, const char *piece,
                        struct session *session) {
    struct edit before = *edit;
    enum undo_way way = session->paste->begun ? UNDO_PASTED_ON : UNDO_PASTED;
    insert_piece(edit, field, piece, session);
    undo_note(undo_of_focus(session), &before, edit, way);
}

bool typed_insert(struct edit *edit, const struct typed_field *field, const struct event *event,
                  struct session *session) {
    char character[TEXT_UTF8_BYTES];
    const char *text = typing_text(event, character);
    if (text == NULL)
        return false;
    if (event->type == EVENT_PASTE)
        paste_piece(edit, field, text, session);
    else
        typed_insert_key(edit, field, text, session);
    return true;
}

void typed_act(struct edit *edit, int typing, int width_cells, struct session *session) {
    enum typing key = (enum typing)typing;
    bool acted = typing_act(edit, undo_of_focus(session), key, width_cells);
    if (!acted && typing_nothing(key) != NULL)
        session_say(session, "%s", typing_nothing(key));
}

/* --- The other text -------------------------------------------------------------------------- */

const char *typed_other(const struct block *block, const char *part, const struct facts *facts) {
    char path[FACTS_PART_BYTES];
    const char *there = facts_text(facts, block->id, part);
    const char *other = facts_text(facts, block->id, facts_part(path, own_other, part));
    bool is_closed = facts_get(facts, block->id, own_closed, 0) != 0;
    bool is_same = other != NULL && there != NULL && strcmp(other, there) == 0;
    return is_closed || is_same ? NULL : other;
}

void typed_write_other(const struct block *block, const char *part, const struct facts *facts,
                       int indent_cells, struct pen *pen) {
    if (typed_other(block, part, facts) != NULL)
        pen_label(pen, indent_cells, theme_style(ROLE_STRONG),
                  "You wrote another text elsewhere: Ctrl-X swaps the two.");
}

void typed_swap(struct edit *edit, const struct block *block, const char *part,
                struct session *session) {
    char path[FACTS_PART_BYTES];
    struct edit other;
    edit_init(&other, typed_other(block, part, session->facts), EDIT_LIMIT_BYTES, EDIT_NO_WISH);
    other.most_characters = edit->most_characters;
    facts_part(path, own_other, part);
    if (edit->length > 0)
        facts_set_text(session->facts, block->id, path, edit->text);
    else
        facts_clear(session->facts, block->id, path);
    *edit = other;
}
