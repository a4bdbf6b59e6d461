/* The steps of a text field's history: how they are told apart, kept, gone back and on. */
#include "ui/undo.h"

#include <string.h>

_Static_assert(EDIT_LIMIT_BYTES <= UINT16_MAX, "a place in a text is a uint16_t");
_Static_assert(2 * EDIT_LIMIT_BYTES <= UNDO_BYTES, "any step has room");

struct undo *undos_find(struct undos *undos, const void *owner, int part) {
    struct undo_field *found = undos->fields;
    for (int i = 0; i < UNDO_FIELDS; i++) {
        struct undo_field *field = &undos->fields[i];
        bool is_it = field->owner == owner && field->part == part;
        if (is_it || field->used < found->used)
            found = field;
        if (is_it)
            break;
    }
    if (found->owner != owner || found->part != part)
        *found = (struct undo_field){.owner = owner, .part = part};
    found->used = ++undos->uses;
    return &found->undo;
}

static size_t step_bytes(const struct undo_step *step) {
    return (size_t)step->removed + step->inserted;
}

/* What is known of another text is of no use. */
static void follow(struct undo *undo, const struct edit *edit) {
    if (strcmp(undo->text, edit->text) == 0)
        return;
    memcpy(undo->text, edit->text, edit->length + 1);
    undo->length = edit->length;
    undo->done = undo->count = undo->changes = 0;
    undo->done_bytes = 0;
}

/* Puts bytes in place of so many that stand there. */
static void replace(struct undo *undo, size_t at, size_t removed, const char *bytes,
                    size_t inserted) {
    char *place = undo->text + at;
    memmove(place + inserted, place + removed, undo->length - at - removed + 1);
    memcpy(place, bytes, inserted);
    undo->length = undo->length - removed + inserted;
}

static const struct undo_step *step_back(struct undo *undo) {
    const struct undo_step *step = &undo->steps[--undo->done];
    undo->done_bytes -= step_bytes(step);
    replace(undo, step->at, step->inserted, undo->bytes + undo->done_bytes, step->removed);
    undo->changes = 0;
    return step;
}

static const struct undo_step *step_on(struct undo *undo) {
    const struct undo_step *step = &undo->steps[undo->done++];
    const char *inserted = undo->bytes + undo->done_bytes + step->removed;
    replace(undo, step->at, step->removed, inserted, step->inserted);
    undo->done_bytes += step_bytes(step);
    undo->changes = 0;
    return step;
}

static void forget_oldest(struct undo *undo) {
    size_t bytes = step_bytes(&undo->steps[0]);
    undo->done_bytes -= bytes;
    memmove(undo->bytes, undo->bytes + bytes, undo->done_bytes);
    undo->done--;
    memmove(undo->steps, undo->steps + 1, (size_t)undo->done * sizeof *undo->steps);
}

/* What of the text is other in edit. */
static struct undo_step difference(const struct undo *undo, const struct edit *edit) {
    size_t shorter = undo->length < edit->length ? undo->length : edit->length, at = 0, same = 0;
    while (at < shorter && undo->text[at] == edit->text[at])
        at++;
    while (same < shorter - at &&
           undo->text[undo->length - same - 1] == edit->text[edit->length - same - 1])
        same++;
    return (struct undo_step){.at = (uint16_t)at,
                              .removed = (uint16_t)(undo->length - at - same),
                              .inserted = (uint16_t)(edit->length - at - same),
                              .cursor_behind = (uint16_t)edit->cursor};
}

/* Makes the way from the text to that of edit a step; false where they are the same. */
static bool push(struct undo *undo, size_t cursor_before, const struct edit *edit) {
    struct undo_step step = difference(undo, edit);
    step.cursor_before = (uint16_t)cursor_before;
    if (step_bytes(&step) == 0)
        return false;
    while (undo->done == UNDO_STEPS || undo->done_bytes + step_bytes(&step) > UNDO_BYTES)
        forget_oldest(undo);
    char *bytes = undo->bytes + undo->done_bytes;
    memcpy(bytes, undo->text + step.at, step.removed);
    memcpy(bytes + step.removed, edit->text + step.at, step.inserted);
    undo->steps[undo->done] = step;
    undo->count = undo->done + 1;
    step_on(undo);
    return true;
}

static bool is_blank_before(const struct edit *edit) {
    return edit->cursor > 0 && strchr(" \n", edit->text[edit->cursor - 1]) != NULL;
}

/* True of a change that belongs to the last step. */
static bool goes_on(const struct undo *undo, const struct edit *before, const struct edit *after,
                    enum undo_way way) {
    enum { MOST_CHARACTERS = 20 };
    if (undo->changes == 0 || before->cursor != undo->steps[undo->done - 1].cursor_behind)
        return false;
    if (way == UNDO_PASTED_ON)
        return undo->way == UNDO_PASTED || undo->way == UNDO_PASTED_ON;
    bool begins_word = is_blank_before(before) && !is_blank_before(after);
    if (way == UNDO_TYPED && (begins_word || undo->changes == MOST_CHARACTERS))
        return false;
    return way == undo->way && way != UNDO_CUT && way != UNDO_PASTED;
}

void undo_note(struct undo *undo, const struct edit *before, const struct edit *after,
               enum undo_way way) {
    size_t cursor = before->cursor;
    follow(undo, before);
    if (strcmp(before->text, after->text) == 0) {
        undo->changes = way == UNDO_PASTED_ON ? undo->changes : 0;
        return;
    }
    int changes = 0;
    if (goes_on(undo, before, after, way)) {
        changes = undo->changes;
        cursor = step_back(undo)->cursor_before;
    }
    undo->changes = push(undo, cursor, after) ? changes + 1 : 0;
    undo->way = way;
}

static void show(const struct undo *undo, size_t cursor, struct edit *edit) {
    memcpy(edit->text, undo->text, undo->length + 1);
    edit->length = undo->length;
    edit->cursor = cursor;
    edit->wish_cells = EDIT_NO_WISH;
}

bool undo_back(struct undo *undo, struct edit *edit) {
    follow(undo, edit);
    if (undo->done == 0)
        return false;
    show(undo, step_back(undo)->cursor_before, edit);
    return true;
}

bool undo_on(struct undo *undo, struct edit *edit) {
    follow(undo, edit);
    if (undo->done == undo->count)
        return false;
    show(undo, step_on(undo)->cursor_behind, edit);
    return true;
}
