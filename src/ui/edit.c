/* How text gets in and out at the cursor, and where the cursor goes by cell, word, row and line. */
#include "ui/edit.h"

#include <string.h>

#include "base/text.h"

static size_t cell_boundary(const struct edit *edit, size_t at) {
    if (at == 0 || at >= edit->length)
        return at == 0 ? 0 : edit->length;
    size_t before = text_cell_before(edit->text, edit->length, at);
    return text_cell_after(edit->text, edit->length, before);
}

void edit_init(struct edit *edit, const char *text, size_t cursor, int wish_cells) {
    *edit = (struct edit){.wish_cells = EDIT_NO_WISH};
    if (text != NULL)
        edit_insert(edit, text, strlen(text));
    edit->cursor = cell_boundary(edit, cursor);
    edit->wish_cells = wish_cells;
}

static size_t sequence_length(const char *bytes, size_t length) {
    for (size_t n = 1; n <= 4 && n <= length; n++)
        if (text_is_utf8(bytes, n, NULL))
            return n;
    return 0;
}

/* C0, DEL, and C1, which UTF-8 writes as C2 80 to C2 9F. */
static bool is_control(const char *sequence, size_t length) {
    unsigned char first = (unsigned char)sequence[0];
    if (length == 1)
        return first < 0x20 || first == 0x7F;
    return length == 2 && first == 0xC2 && (unsigned char)sequence[1] < 0xA0;
}

/* What stands in the text for the character at bytes, and how many bytes of it are taken. */
struct accepted {
    const char *bytes;
    size_t length, taken;
};

static struct accepted accept_next(const char *bytes, size_t length) {
    size_t sequence = sequence_length(bytes, length);
    if (sequence == 0)
        return (struct accepted){"", 0, 1};
    if (bytes[0] == '\r')
        return (struct accepted){"\n", 1, length > 1 && bytes[1] == '\n' ? 2 : 1};
    if (bytes[0] == '\n')
        return (struct accepted){"\n", 1, 1};
    if (bytes[0] == '\t')
        return (struct accepted){" ", 1, 1};
    if (is_control(bytes, sequence))
        return (struct accepted){"", 0, sequence};
    return (struct accepted){bytes, sequence, sequence};
}

/* Text that is being read, accepted and whole characters only, as much at a time as a field holds.
 */
struct intake {
    const char *bytes; /* what is still to be read */
    size_t length;
    char text[EDIT_LIMIT_BYTES + 1];
    size_t held; /* bytes in text */
};

/* Fills the text; where that is all that fits, its last character may go on. */
static void fill(struct intake *intake) {
    while (intake->length > 0) {
        struct accepted next = accept_next(intake->bytes, intake->length);
        if (intake->held + next.length > sizeof intake->text)
            return;
        memcpy(intake->text + intake->held, next.bytes, next.length);
        intake->held += next.length;
        intake->bytes += next.taken;
        intake->length -= next.taken;
    }
}

/* How many bytes of the text are characters that are read to their end. */
static size_t whole_characters(const struct intake *intake) {
    size_t characters = text_characters(intake->text, intake->held);
    if (intake->length == 0 || characters < 2)
        return intake->held;
    return text_fit_characters(intake->text, intake->held, intake->held, characters - 1);
}

static size_t room_characters(const struct edit *edit) {
    size_t characters = text_characters(edit->text, edit->length);
    if (edit->most_characters == 0)
        return SIZE_MAX;
    return edit->most_characters > characters ? edit->most_characters - characters : 0;
}

static void put_bytes(struct edit *edit, const char *text, size_t length) {
    char *at = edit->text + edit->cursor;
    memmove(at + length, at, edit->length - edit->cursor + 1);
    memcpy(at, text, length);
    edit->length += length;
    edit->cursor += length;
}

static void take_out(struct edit *edit, size_t length) {
    char *end = edit->text + edit->cursor;
    memmove(end - length, end, edit->length - edit->cursor + 1);
    edit->length -= length;
    edit->cursor -= length;
}

/* Puts as many of the characters at the cursor as there is room for; returns their bytes. The first
 * may become one with what stands before it, so that there may be room for one more. */
static size_t put(struct edit *edit, const char *text, size_t length) {
    size_t room = room_characters(edit), bytes = EDIT_LIMIT_BYTES - edit->length;
    size_t more = room < SIZE_MAX ? room + 1 : room;
    size_t kept = text_fit_characters(text, length, bytes, more);
    put_bytes(edit, text, kept);
    if (room == SIZE_MAX || text_characters(edit->text, edit->length) <= edit->most_characters)
        return kept;
    take_out(edit, kept);
    kept = text_fit_characters(text, length, bytes, room);
    put_bytes(edit, text, kept);
    return kept;
}

size_t edit_insert(struct edit *edit, const char *bytes, size_t length) {
    struct intake intake = {.bytes = bytes, .length = length};
    size_t left_out = 0;
    do {
        fill(&intake);
        size_t whole = whole_characters(&intake);
        size_t kept = left_out > 0 ? 0 : put(edit, intake.text, whole);
        left_out += text_characters(intake.text + kept, whole - kept);
        intake.held -= whole;
        memmove(intake.text, intake.text + whole, intake.held);
    } while (intake.held > 0 || intake.length > 0);
    edit->cursor = cell_boundary(edit, edit->cursor);
    edit->wish_cells = EDIT_NO_WISH;
    return left_out;
}

static struct edit_row row_from(const struct edit *edit, size_t from, int width_cells) {
    struct text_line line;
    int wrap_cells = width_cells > 1 ? width_cells - 1 : 1;
    size_t next = text_wrap(edit->text, edit->length, from, wrap_cells, &line);
    return (struct edit_row){.start = from, .length = line.length, .next = next};
}

static bool ends_with_newline(const struct edit *edit, const struct edit_row *row) {
    return row->next > row->start && edit->text[row->next - 1] == '\n';
}

static bool goes_on(const struct edit *edit, const struct edit_row *row) {
    return row->next < edit->length || ends_with_newline(edit, row);
}

static struct edit_row row_after(const struct edit *edit, const struct edit_row *row, int width) {
    if (row->next >= edit->length)
        return (struct edit_row){.start = edit->length, .next = edit->length};
    return row_from(edit, row->next, width);
}

int edit_rows(const struct edit *edit, int width_cells) {
    struct edit_row row = row_from(edit, 0, width_cells);
    int rows = 1;
    for (; goes_on(edit, &row); rows++)
        row = row_after(edit, &row, width_cells);
    return rows;
}

struct edit_row edit_row_at(const struct edit *edit, int width_cells, int index) {
    struct edit_row row = row_from(edit, 0, width_cells);
    for (int i = 0; i < index && goes_on(edit, &row); i++)
        row = row_after(edit, &row, width_cells);
    return row;
}

struct edit_spot edit_spot(const struct edit *edit, int width_cells) {
    struct edit_row row = row_from(edit, 0, width_cells);
    int index = 0;
    for (; edit->cursor >= row.next && goes_on(edit, &row); index++)
        row = row_after(edit, &row, width_cells);
    int column = text_width_of(edit->text + row.start, edit->cursor - row.start);
    /* Blanks at a break hang over the edge: there the cursor waits for the next word. */
    return (struct edit_spot){index, column < width_cells ? column : width_cells - 1};
}

/* The last place of the cursor that is still on the row. */
static size_t row_end(const struct edit *edit, const struct edit_row *row) {
    if (!goes_on(edit, row))
        return edit->length;
    if (ends_with_newline(edit, row))
        return row->next - 1;
    size_t end = row->start + row->length;
    return end < row->next ? end : text_cell_before(edit->text, edit->length, end);
}

/* The place on a row at a column, or the row's last. */
static size_t place_in(const struct edit *edit, const struct edit_row *row, int column) {
    return row->start + text_fit(edit->text + row->start, row_end(edit, row) - row->start, column);
}

void edit_place(struct edit *edit, int row, int column, int width_cells) {
    struct edit_row at = edit_row_at(edit, width_cells, row);
    edit->cursor = place_in(edit, &at, column > 0 ? column : 0);
    edit->wish_cells = EDIT_NO_WISH;
}

static bool move_rows(struct edit *edit, int by, int width_cells) {
    struct edit_spot spot = edit_spot(edit, width_cells);
    int to = spot.row + by;
    if (to < 0 || to >= edit_rows(edit, width_cells))
        return false;
    int wish = edit->wish_cells != EDIT_NO_WISH ? edit->wish_cells : spot.column;
    struct edit_row row = edit_row_at(edit, width_cells, to);
    edit->cursor = place_in(edit, &row, wish);
    edit->wish_cells = wish;
    return true;
}

static size_t target(const struct edit *edit, enum edit_move move, int width_cells) {
    struct edit_row row = edit_row_at(edit, width_cells, edit_spot(edit, width_cells).row);
    switch (move) {
    case EDIT_LEFT:
        return text_cell_before(edit->text, edit->length, edit->cursor);
    case EDIT_RIGHT:
        return text_cell_after(edit->text, edit->length, edit->cursor);
    case EDIT_WORD_LEFT:
        return text_word_before(edit->text, edit->length, edit->cursor);
    case EDIT_WORD_RIGHT:
        return text_word_after(edit->text, edit->length, edit->cursor);
    case EDIT_ROW_START:
        return row.start;
    case EDIT_ROW_END:
        return row_end(edit, &row);
    case EDIT_TEXT_START:
        return 0;
    case EDIT_TEXT_END:
        return edit->length;
    case EDIT_UP:
    case EDIT_DOWN:
        break;
    }
    return edit->cursor;
}

bool edit_move(struct edit *edit, enum edit_move move, int width_cells) {
    if (move == EDIT_UP || move == EDIT_DOWN)
        return move_rows(edit, move == EDIT_UP ? -1 : 1, width_cells);
    size_t to = target(edit, move, width_cells);
    bool moved = to != edit->cursor;
    edit->cursor = to;
    edit->wish_cells = EDIT_NO_WISH;
    return moved;
}

bool edit_erase(struct edit *edit, enum edit_move move, int width_cells) {
    size_t from = edit->cursor, to = target(edit, move, width_cells);
    size_t low = from < to ? from : to, high = from < to ? to : from;
    if (low == high)
        return false;
    memmove(edit->text + low, edit->text + high, edit->length - high + 1);
    edit->length -= high - low;
    edit->cursor = cell_boundary(edit, low);
    edit->wish_cells = EDIT_NO_WISH;
    return true;
}
