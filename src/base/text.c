/* How UTF-8 is read a cell at a time, cut, wrapped and moved through, and what stands for each
 * character in ASCII. libunistring is met here alone. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <uniwidth.h>

#include "base/memory.h"

/* Resolves what Unicode leaves to the charset: ambiguous widths are narrow. */
static const char charset[] = "UTF-8";

enum { REPLACEMENT = 0xFFFD, COMBINING_MAX = 4, LINE_BYTES = 3 };

enum point_kind {
    POINT_SPACING,
    POINT_COMBINING, /* takes no cell of its own */
    POINT_DROPPED,
    POINT_ALONE, /* a control, or no character at all: nothing combines with it */
};

/* One code point as it is shown, and how many bytes of the text it took. */
struct point {
    ucs4_t shown;
    size_t bytes;
    enum point_kind kind;
};

static bool is_control(ucs4_t uc) {
    return uc < 0x20 || (uc >= 0x7F && uc <= 0x9F);
}

static bool breaks_or_turns_lines(ucs4_t uc) {
    return (uc >= 0x2028 && uc <= 0x202E) || (uc >= 0x2066 && uc <= 0x2069);
}

static bool is_skin_tone(ucs4_t uc) {
    return uc >= 0x1F3FB && uc <= 0x1F3FF;
}

static struct point alone(ucs4_t shown, size_t bytes) {
    return (struct point){.shown = shown, .bytes = bytes, .kind = POINT_ALONE};
}

static enum point_kind kind_of(ucs4_t uc) {
    if (uc < 0x300 && uc != 0xAD)
        return POINT_SPACING;
    if (is_skin_tone(uc) || uc_is_property_default_ignorable_code_point(uc))
        return POINT_DROPPED;
    return uc_width(uc, charset) == 0 ? POINT_COMBINING : POINT_SPACING;
}

/* What has no width to agree on: characters that no version of Unicode that the library knows has
 * assigned, and those that format others but are not to be ignored (U+FFF9-U+FFFB). */
static bool is_of_no_width(ucs4_t uc) {
    return uc >= 0x300 &&
           uc_is_general_category_withtable(uc, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Cf) &&
           !uc_is_property_default_ignorable_code_point(uc);
}

static struct point read_point(const char *text, size_t length) {
    ucs4_t uc;
    int bytes = u8_mbtoucr(&uc, (const uint8_t *)text, length);
    if (bytes < 0)
        return alone(REPLACEMENT, 1);
    if (uc == '\n' || uc == '\t')
        return alone(' ', 1);
    if (is_control(uc) || breaks_or_turns_lines(uc) || is_of_no_width(uc))
        return alone(REPLACEMENT, (size_t)bytes);
    return (struct point){.shown = uc, .bytes = (size_t)bytes, .kind = kind_of(uc)};
}

static void cell_append(struct text_cell *cell, ucs4_t uc) {
    size_t used = strlen(cell->bytes);
    int bytes = u8_uctomb((uint8_t *)cell->bytes + used, uc, (ptrdiff_t)(TEXT_CELL_BYTES - used));
    if (bytes > 0)
        cell->bytes[used + (size_t)bytes] = '\0';
}

static bool is_plain(char c) {
    return c >= ' ' && c <= '~';
}

static size_t skip_dropped(const char *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        struct point point = read_point(text + at, length - at);
        if (point.kind != POINT_DROPPED)
            break;
        at += point.bytes;
    }
    return at;
}

/* Adds what combines with the cell and skips what is dropped; returns the bytes taken. */
static size_t combine(const char *text, size_t length, struct text_cell *cell) {
    size_t at = 0;
    int combining = 0;
    while (at < length) {
        struct point point = read_point(text + at, length - at);
        if (point.kind != POINT_COMBINING && point.kind != POINT_DROPPED)
            break;
        if (point.kind == POINT_COMBINING && combining++ < COMBINING_MAX)
            cell_append(cell, point.shown);
        at += point.bytes;
    }
    return at;
}

static size_t read_cell(const char *text, size_t length, struct text_cell *cell) {
    size_t at = skip_dropped(text, length);
    if (at == length)
        return at;
    struct point base = read_point(text + at, length - at);
    if (base.kind == POINT_ALONE && at > 0)
        return at; /* a newline stays a cell of its own, for who looks for it */
    bool stands = base.kind != POINT_COMBINING;
    cell_append(cell, stands ? base.shown : ' ');
    cell->width_cells = stands ? uc_width(base.shown, charset) : 1;
    at += stands ? base.bytes : 0;
    if (base.kind != POINT_ALONE)
        at += combine(text + at, length - at, cell);
    return at;
}

/* The lines and blocks that pictures are made of, U+2500 to U+259F: a cell each. */
static bool is_line(const char *text, size_t length) {
    const unsigned char *byte = (const unsigned char *)text;
    if (length < LINE_BYTES || byte[0] != 0xE2 || (byte[2] & 0xC0) != 0x80)
        return false;
    return byte[1] == 0x94 || byte[1] == 0x95 || (byte[1] == 0x96 && byte[2] <= 0x9F);
}

/* True where what follows a line cannot combine with it. */
static bool is_line_alone(const char *text, size_t length) {
    if (!is_line(text, length))
        return false;
    text += LINE_BYTES;
    length -= LINE_BYTES;
    return length == 0 || (unsigned char)text[0] < 0x80 || is_line(text, length);
}

static bool is_plain_alone(const char *text, size_t length) {
    return length > 0 && is_plain(text[0]) && (length == 1 || (unsigned char)text[1] < 0x80);
}

size_t text_cell(const char *text, size_t length, struct text_cell *cell) {
    if (is_plain_alone(text, length)) {
        *cell = (struct text_cell){.bytes = {text[0]}, .width_cells = 1};
        return 1;
    }
    if (is_line_alone(text, length)) {
        *cell = (struct text_cell){.bytes = {text[0], text[1], text[2]}, .width_cells = 1};
        return LINE_BYTES;
    }
    *cell = (struct text_cell){.width_cells = 0};
    return read_cell(text, length, cell);
}

/* The cell's spacing character and its bytes; 0 for an empty cell. */
static size_t spacing_of(const struct text_cell *cell, ucs4_t *uc) {
    if (cell->bytes[0] == '\0')
        return 0; /* the library would read the NUL as a character */
    int bytes = u8_mbtoucr(uc, (const uint8_t *)cell->bytes, strlen(cell->bytes));
    return bytes > 0 ? (size_t)bytes : 0;
}

/* The offset of the next byte from there on that is not ASCII, or length: eight at a time. */
static size_t skip_ascii(const char *text, size_t length, size_t at) {
    const uint64_t high = UINT64_C(0x8080808080808080);
    for (uint64_t eight; length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if ((eight & high) != 0)
            break;
    }
    while (at < length && (unsigned char)text[at] < 0x80)
        at++;
    return at;
}

static size_t skip_beyond_ascii(const char *text, size_t length, size_t at) {
    while (at < length && (unsigned char)text[at] >= 0x80)
        at++;
    return at;
}

/* Characters beyond ASCII have no ASCII byte in them: each run of their bytes is checked alone. */
bool text_is_utf8(const char *text, size_t length, size_t *bad) {
    for (size_t from = skip_ascii(text, length, 0), to; from < length;
         from = skip_ascii(text, length, to)) {
        to = skip_beyond_ascii(text, length, from);
        const uint8_t *run = (const uint8_t *)text + from;
        const uint8_t *wrong = u8_check(run, to - from);
        if (wrong != NULL && bad != NULL)
            *bad = from + (size_t)(wrong - run);
        if (wrong != NULL)
            return false;
    }
    return true;
}

int text_width(const char *text) {
    return text_width_of(text, strlen(text));
}

bool text_is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

size_t text_encode(uint32_t code_point, char into[TEXT_UTF8_BYTES]) {
    int bytes = u8_uctomb((uint8_t *)into, code_point, TEXT_UTF8_BYTES - 1);
    into[bytes > 0 ? bytes : 0] = '\0';
    return bytes > 0 ? (size_t)bytes : 0;
}

uint32_t text_decode(const char *text, size_t length) {
    ucs4_t code_point;
    int bytes = length > 0 ? u8_mbtoucr(&code_point, (const uint8_t *)text, length) : 0;
    return bytes > 0 && (size_t)bytes == length ? code_point : 0;
}

int text_width_of(const char *text, size_t length) {
    struct text_cell cell;
    int width = 0;
    for (size_t at = 0; at < length;) {
        if (is_plain_alone(text + at, length - at)) {
            at++, width++;
            continue;
        }
        at += text_cell(text + at, length - at, &cell);
        width += cell.width_cells;
    }
    return width;
}

size_t text_fit(const char *text, size_t length, int width_cells) {
    struct text_cell cell;
    size_t at = 0;
    while (at < length) {
        size_t bytes = text_cell(text + at, length - at, &cell);
        width_cells -= cell.width_cells;
        if (width_cells < 0)
            break;
        at += bytes;
    }
    return at;
}

const char *text_cut(const char *text, int width_cells, struct arena *arena) {
    size_t length = strlen(text), fits = text_fit(text, length, width_cells);
    if (fits == length)
        return text;
    return arena_printf(arena, "%.*s…", (int)text_fit(text, length, width_cells - 1), text);
}

static bool ends_with_joiner(const char *text, size_t from, size_t end) {
    return end - from >= 3 && memcmp(text + end - 3, "\u200D", 3) == 0;
}

/* U+1F1E6 to U+1F1FF, of which two make a flag. */
static bool is_half_flag(const char *text, size_t from, size_t end) {
    return end - from == 4 && memcmp(text + from, "\xF0\x9F\x87", 3) == 0 &&
           (unsigned char)text[from + 3] >= 0xA6;
}

static bool goes_on(const char *text, size_t from, size_t end, size_t next) {
    return ends_with_joiner(text, from, end) ||
           (is_half_flag(text, from, end) && is_half_flag(text, end, next));
}

/* The offset behind the character at offset at. What a joiner holds together, and flags, the
 * library's step from one to the next does not see. */
static size_t character_end(const char *text, size_t length, size_t at) {
    const uint8_t *bytes = (const uint8_t *)text;
    size_t end = (size_t)(u8_grapheme_next(bytes + at, bytes + length) - bytes);
    while (end < length) {
        size_t next = (size_t)(u8_grapheme_next(bytes + end, bytes + length) - bytes);
        if (!goes_on(text, at, end, next))
            break;
        end = next;
    }
    return end;
}

size_t text_characters(const char *text, size_t length) {
    size_t characters = 0;
    for (size_t at = 0; at < length; at = character_end(text, length, at))
        characters++;
    return characters;
}

size_t text_fit_characters(const char *text, size_t length, size_t most_bytes,
                           size_t most_characters) {
    size_t at = 0;
    for (size_t count = 0; at < length && count < most_characters; count++) {
        size_t end = character_end(text, length, at);
        if (end > most_bytes)
            break;
        at = end;
    }
    return at;
}

void text_copy_cut(char *into, size_t size, const char *text) {
    static const char ellipsis[] = "…";
    size_t length = strlen(text), kept = length;
    if (length >= size)
        kept = text_fit_characters(text, length, size - sizeof ellipsis, SIZE_MAX);
    memcpy(into, text, kept);
    into[kept] = '\0';
    if (kept < length)
        memcpy(into + kept, ellipsis, sizeof ellipsis);
}

/* A blank is what a break swallows. */
static bool is_blank(const struct text_cell *cell) {
    return cell->bytes[0] == ' ' && cell->bytes[1] == '\0';
}

/* How far a line could go: after is where the next line begins if it goes so far. */
struct reach {
    size_t cells; /* up to after */
    size_t after; /* past what fits, and past the blanks behind that */
};

static struct reach find_reach(const char *text, size_t length, size_t from, int width_cells) {
    struct reach reach = {.after = from};
    int used = 0;
    while (reach.after < length && text[reach.after] != '\n') {
        struct text_cell cell;
        size_t bytes = text_cell(text + reach.after, length - reach.after, &cell);
        /* At least one cell is taken, however wide: a line that never ends would be worse. */
        if (!is_blank(&cell) && used > 0 && cell.width_cells > width_cells - used)
            break;
        used += cell.width_cells;
        reach.after += bytes;
        reach.cells++;
    }
    return reach;
}

/* Breaks are sought among the last cells of a line only, so that the memory is bounded: a word
 * longer than this in a line longer than this is broken between cells. */
enum {
    LOOK_BACK_CELLS = 512,
    LOOK_AHEAD_CELLS = 4,
    SEEN_MAX = 2 * (LOOK_BACK_CELLS + 1 + LOOK_AHEAD_CELLS)
};

/* The code points that decide where a line breaks, and which cells they begin. */
struct breaks {
    size_t count;
    ucs4_t shown[SEEN_MAX];
    size_t begins[SEEN_MAX]; /* the offset of the cell; 0 inside a cell */
};

static void push(struct breaks *breaks, ucs4_t shown, size_t begins) {
    breaks->shown[breaks->count] = shown;
    breaks->begins[breaks->count] = begins;
    breaks->count++;
}

/* What is dropped from a cell and still allows or forbids a break after it, or 0. */
static ucs4_t find_joiner(const char *text, size_t length) {
    enum { ZERO_WIDTH_SPACE = 0x200B, ZERO_WIDTH_JOINER = 0x200D, WORD_JOINER = 0x2060 };
    ucs4_t joiner = 0;
    for (size_t at = skip_dropped(text, length); at < length;) {
        struct point point = read_point(text + at, length - at);
        if (point.shown == ZERO_WIDTH_SPACE || point.shown == ZERO_WIDTH_JOINER ||
            point.shown == WORD_JOINER)
            joiner = point.shown;
        at += point.bytes;
    }
    return joiner;
}

static size_t push_cell(struct breaks *breaks, const char *text, size_t length, size_t offset) {
    struct text_cell cell;
    size_t bytes = text_cell(text + offset, length - offset, &cell);
    ucs4_t shown;
    if (spacing_of(&cell, &shown) > 0)
        push(breaks, shown, offset);
    ucs4_t joiner = bytes > 1 ? find_joiner(text + offset, bytes) : 0;
    if (joiner != 0)
        push(breaks, joiner, 0);
    return bytes;
}

/* Whether a break there would take apart what a hyphen holds together: an option (--record), of
 * which Unicode 15.1 has made a rule that the library does not know yet
 * (https://www.unicode.org/reports/tr14/#LB20a), or a key of one letter (Ctrl-X). */
static bool is_held(const struct breaks *breaks, size_t at) {
    const ucs4_t *shown = breaks->shown;
    size_t hyphens = at;
    while (hyphens > 0 && shown[hyphens - 1] == '-')
        hyphens--;
    bool begins_word = hyphens == 0 || shown[hyphens - 1] == ' ' || shown[hyphens - 1] == '(';
    bool is_lone =
        uc_is_alnum(shown[at]) && (at + 1 == breaks->count || !uc_is_alnum(shown[at + 1]));
    return hyphens < at && (begins_word || is_lone);
}

static bool is_letter_or_digit_at(const struct breaks *breaks, size_t at) {
    return at < breaks->count && uc_is_alnum(breaks->shown[at]);
}

static bool is_unit(const struct breaks *breaks, size_t at) {
    static const char *const units[] = {"%", "/", "s", "ms", "min", "h", "B", "kB", "MB", "GB"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i]), same = 0;
        while (same < length && at + same < breaks->count &&
               breaks->shown[at + same] == (ucs4_t)units[i][same])
            same++;
        if (same == length && !is_letter_or_digit_at(breaks, at + length))
            return true;
    }
    return false;
}

/* Whether a break there would part a number from its unit ("2.5 s", "5 / s"). */
static bool is_of_number(const struct breaks *breaks, size_t at) {
    if (at < 2 || breaks->shown[at - 1] != ' ')
        return false;
    ucs4_t before = breaks->shown[at - 2];
    return ((before >= '0' && before <= '9') || before == '/') && is_unit(breaks, at);
}

/* The last offset where the line may break, or 0. Never behind blanks alone: to the library, a text
 * begins with its blanks. */
static size_t find_break(const char *text, size_t length, size_t from, const struct reach *reach) {
    struct breaks breaks; /* large: not zeroed for every line */
    size_t at = from, skipped = 0;
    struct text_cell cell;
    breaks.count = 0;
    for (; reach->cells - skipped > LOOK_BACK_CELLS; skipped++)
        at += text_cell(text + at, length - at, &cell);
    while (at <= reach->after)
        at += push_cell(&breaks, text, length, at);
    /* Whether the one before stands alone, or a unit. */
    for (int ahead = 0; ahead < LOOK_AHEAD_CELLS && at < length; ahead++)
        at += push_cell(&breaks, text, length, at);
    char found[SEEN_MAX];
    u32_possible_linebreaks(breaks.shown, breaks.count, charset, found);
    for (size_t i = breaks.count; i-- > 0;)
        if (found[i] == UC_BREAK_POSSIBLE && breaks.begins[i] > 0 &&
            breaks.begins[i] <= reach->after && !is_held(&breaks, i) && !is_of_number(&breaks, i))
            return breaks.begins[i];
    return 0;
}

/* The line from its start up to end, without the blanks before end. */
static struct text_line measure(const char *text, size_t length, size_t from, size_t end) {
    struct text_line line = {.start = from};
    int width = 0;
    for (size_t at = from; at < end;) {
        struct text_cell cell;
        size_t bytes = text_cell(text + at, length - at, &cell);
        bool blank = is_blank(&cell);
        at += bytes;
        width += cell.width_cells;
        if (!blank) {
            line.length = at - from;
            line.width_cells = width;
        }
    }
    return line;
}

/* Most labels: ASCII alone, and all of it fits. */
static bool fits_plainly(const char *text, size_t length, int width_cells) {
    if (width_cells < 0 || length > (size_t)width_cells)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!is_plain(text[i]))
            return false;
    return true;
}

static struct text_line plain_line(const char *text, size_t length, size_t from) {
    while (length > from && text[length - 1] == ' ')
        length--;
    return (struct text_line){from, length - from, (int)(length - from)};
}

size_t text_wrap(const char *text, size_t length, size_t from, int width_cells,
                 struct text_line *line) {
    if (fits_plainly(text + from, length - from, width_cells)) {
        *line = plain_line(text, length, from);
        return length;
    }
    struct reach reach = find_reach(text, length, from, width_cells);
    bool newline = reach.after < length && text[reach.after] == '\n';
    size_t next = reach.after;
    if (next < length && !newline) {
        size_t found = find_break(text, length, from, &reach);
        next = found > 0 ? found : next;
    }
    *line = measure(text, length, from, next);
    return newline ? next + 1 : next;
}

int text_lines(const char *text, size_t length, int width_cells) {
    struct text_line line;
    int lines = 0;
    size_t at = 0;
    /* No cell is wider than it has bytes. */
    if (width_cells >= 0 && length <= (size_t)width_cells && memchr(text, '\n', length) == NULL)
        return 1;
    do {
        at = text_wrap(text, length, at, width_cells, &line);
        lines++;
    } while (at < length);
    return lines;
}

size_t text_cell_after(const char *text, size_t length, size_t at) {
    struct text_cell cell;
    return at < length ? at + text_cell(text + at, length - at, &cell) : length;
}

size_t text_cell_before(const char *text, size_t length, size_t at) {
    at = at < length ? at : length;
    /* Cells are read forwards only; behind a newline begins one for certain. */
    size_t start = at > 0 ? at - 1 : 0;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    size_t next = start;
    while (next < at) {
        start = next;
        next = text_cell_after(text, length, start);
    }
    return start;
}

static bool is_word(const char *text, size_t length, size_t at) {
    struct text_cell cell;
    ucs4_t uc;
    text_cell(text + at, length - at, &cell);
    return spacing_of(&cell, &uc) > 0 &&
           (uc == '_' || uc_is_general_category_withtable(
                             uc, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N));
}

size_t text_word_before(const char *text, size_t length, size_t at) {
    bool inside = false;
    at = at < length ? at : length;
    while (at > 0) {
        size_t before = text_cell_before(text, length, at);
        bool word = is_word(text, length, before);
        if (inside && !word)
            break;
        inside = word;
        at = before;
    }
    return at;
}

size_t text_word_after(const char *text, size_t length, size_t at) {
    bool inside = false;
    while (at < length) {
        bool word = is_word(text, length, at);
        if (inside && !word)
            break;
        inside = word;
        at = text_cell_after(text, length, at);
    }
    return at < length ? at : length;
}

static bool is_letter_or_digit(const char *text, size_t length, size_t at) {
    ucs4_t uc;
    u8_mbtouc(&uc, (const uint8_t *)text + at, length - at);
    return uc_is_property_alphabetic(uc) ||
           uc_is_general_category_withtable(uc, UC_CATEGORY_MASK_N);
}

/* The breaks are asked for at once, since whether there is one hangs on what stands around it. */
int text_words(const char *text, size_t length) {
    char *breaks = memory_resize(NULL, length + 1, 1);
    int words = 0;
    bool counted = false;
    u8_wordbreaks((const uint8_t *)text, length, breaks);
    for (size_t at = 0; at < length; at++) {
        counted = counted && !breaks[at];
        bool begins = ((unsigned char)text[at] & 0xC0) != 0x80;
        if (!counted && begins && is_letter_or_digit(text, length, at)) {
            counted = true;
            words++;
        }
    }
    free(breaks);
    return words;
}

/* What is shown in place of each of the glyphs. */
struct plain_form {
    const char *plain, *glyphs;
};

static const struct plain_form plain_forms[] = {
    {" ", "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F"},
    {"  ", "\u3000"},
    {"-", "─┄┅┈┉╌╍╴╶╸╺╼╾‐‑‒–—―−⁃▾"},
    {"|", "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▍▎▏¦↕"},
    {"+", "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻"},
    {"+", "┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰"},
    {">", "→⇒⟶▶►▹»›≥"},
    {"<", "←⇐⟵◀◂◄◃«‹≤"},
    {"+", "▸"},
    {")", "▷"},
    {"(", "◁"},
    {"[", "▐"},
    {"]", "▌"},
    {"^", "↑⇑▲▴△▵"},
    {"v", "↓⇓▼▽▿"},
    {"x", "×╳"},
    {"*", "✓✔☑•∙"},
    {"o", "◦°"},
    {"#", "◆■▪█▉▊▋★"},
    {"@", "●"},
    {"&", "◉◎"},
    {"=", "━═‖◇□▫↔⇔⇕≡▄"},
    {"_", "▁"},
    {".", "▂…·"},
    {":", "○☐▃▒"},
    {"+", "▅"},
    {"*", "▆"},
    {"%", "◍▇▓"},
    {"~", "≈∼±⇢"},
    {"/", "╱÷⁄∕"},
    {"\\", "╲"},
    {"\"", "“”„‟″"},
    {"'", "‘’‚‛′░"},
    {"!", "✕✖✗✘☒¡"},
    {"m", "⚑"},
    {"u", "µμ"},
    {"a", "æ"},
    {"A", "Æ"},
    {"o", "œø"},
    {"O", "ŒØ"},
    {"s", "ßſ"},
    {"S", "ẞ§"},
    {"l", "ł"},
    {"L", "Ł"},
    {"d", "đð"},
    {"D", "ĐÐ"},
    {"h", "ħ"},
    {"H", "Ħ"},
    {"i", "ı"},
    {"t", "þŧ"},
    {"T", "ÞŦ"},
};

static const char ascii[][2] = {
    " ", "!", "\"", "#",  "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", "0", "1", "2",
    "3", "4", "5",  "6",  "7", "8", "9", ":", ";", "<", "=", ">", "?", "@", "A", "B", "C", "D", "E",
    "F", "G", "H",  "I",  "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X",
    "Y", "Z", "[",  "\\", "]", "^", "_", "`", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
    "l", "m", "n",  "o",  "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "{", "|", "}", "~",
};

static bool is_letter(ucs4_t uc) {
    return (uc >= 'A' && uc <= 'Z') || (uc >= 'a' && uc <= 'z');
}

/* The ASCII letter under the marks of an accented one, or 0. Signs have no such base: that of
 * U+2260, not equal, says the opposite. */
static ucs4_t find_letter(ucs4_t uc) {
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    while (!is_letter(uc) && uc_canonical_decomposition(uc, parts) > 0)
        uc = parts[0];
    return is_letter(uc) ? uc : 0;
}

static const char *find_plain_form(const char *bytes, size_t length) {
    char glyph[TEXT_CELL_BYTES] = "";
    memcpy(glyph, bytes, length);
    for (size_t i = 0; i < sizeof plain_forms / sizeof plain_forms[0]; i++)
        if (strstr(plain_forms[i].glyphs, glyph) != NULL)
            return plain_forms[i].plain;
    return NULL;
}

const char *text_cell_ascii(const struct text_cell *cell) {
    ucs4_t uc;
    size_t bytes = spacing_of(cell, &uc);
    if (bytes == 0)
        return "";
    if (uc <= '~')
        return ascii[uc - ' '];
    const char *plain = find_plain_form(cell->bytes, bytes);
    if (plain != NULL)
        return plain;
    ucs4_t letter = find_letter(uc);
    if (letter != 0)
        return ascii[letter - ' '];
    return cell->width_cells == 2 ? "??" : "?";
}
