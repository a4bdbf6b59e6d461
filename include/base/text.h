/*
 * Text: UTF-8, how wide it is on a terminal, where a line may break, and how it is made harmless.
 *
 * A cell holds one spacing character with at most four combining ones, or half of a wide one.
 * Everything that becomes a cell, or part of a message, goes through text_cell, so that width
 * and harmlessness are decided in one place:
 * - Shown as U+FFFD: control characters (C0, DEL, C1), what breaks lines or turns their direction
 *   (U+2028-U+202E, U+2066-U+2069), and what has no width that terminals agree on: what Unicode has
 *   not assigned, and format characters that are not to be ignored (U+FFF9-U+FFFB, U+0600, …).
 * - Dropped: what Unicode lets a display ignore (Default_Ignorable_Code_Point: variation
 *   selectors, joiners, direction marks, the soft hyphen, U+FEFF, tags) and skin tones, so that
 *   every terminal agrees on widths.
 * libunistring is met in text.c alone.
 */
#ifndef RTLESSON_BASE_TEXT_H
#define RTLESSON_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { TEXT_CELL_BYTES = 24 };

struct text_cell {
    char bytes[TEXT_CELL_BYTES]; /* UTF-8, NUL-terminated, harmless; "" when all was dropped */
    int width_cells;             /* 1 or 2; 0 when bytes is "" */
};

/* Reads the next cell of text (length bytes left) and returns how many bytes it took: at least 1
 * unless length is 0. Bytes that are no UTF-8 give U+FFFD, one a byte. A combining character with
 * no base stands on a space. More than four combining characters: the rest is dropped.
 * A tab and a newline read as one space: whoever keeps lines breaks them before. What is dropped
 * belongs to the cell before it, or at the start to the one after it; nothing ever combines with a
 * newline, a tab or a control character. */
size_t text_cell(const char *text, size_t length, struct text_cell *cell);

/* True when all length bytes are valid UTF-8 (RFC 3629: no surrogates, nothing overlong, nothing
 * above U+10FFFF). Otherwise *bad (if not NULL) is the offset of the first byte that is not. */
bool text_is_utf8(const char *text, size_t length, size_t *bad);

/* Writes a code point as UTF-8 and a NUL; returns how many bytes it took, 0 for what is no code
 * point of a character (a surrogate, above U+10FFFF). And reads one: the code point that text
 * consists of, or 0 when it is not exactly one valid character. */
enum { TEXT_UTF8_BYTES = 5 };
size_t text_encode(uint32_t code_point, char into[TEXT_UTF8_BYTES]);
uint32_t text_decode(const char *text, size_t length);

/* True when there is nothing but spaces, tabs and line ends. */
bool text_is_blank(const char *text);

/* The cells that the text takes on one line. */
int text_width(const char *text);
int text_width_of(const char *text, size_t length);

/* Whole characters, as people see them (UAX 29, extended grapheme clusters: a letter with its
 * accents, a flag, a family): how many the text has, and how many bytes of it are in the first of
 * them that take at most most_bytes and are at most most_characters. */
size_t text_characters(const char *text, size_t length);
size_t text_fit_characters(const char *text, size_t length, size_t most_bytes,
                           size_t most_characters);

/* Copies text into size bytes (more than 4) with its NUL; what is longer is cut between two cells
 * and ends in an ellipsis. */
void text_copy_cut(char *into, size_t size, const char *text);

/* How many of the length bytes fit into width_cells, whole cells only. */
size_t text_fit(const char *text, size_t length, int width_cells);

/* The text if it fits into width_cells (at least 1), else what fits of it and "…" (in the arena).
 */
const char *text_cut(const char *text, int width_cells, struct arena *arena);

/* One line of a wrapped paragraph: text[start .. start + length) without trailing spaces. */
struct text_line {
    size_t start, length;
    int width_cells;
};

/* Finds the line that begins at offset from, at most width_cells wide (at least 1), and returns
 * the offset where the next line begins, or the text's length at its end. Breaks by the Unicode
 * line-breaking algorithm (UAX 14), but not at a soft hyphen, which is not shown; a newline always
 * breaks; a word longer than the line is broken between cells, and a cell wider than the line
 * stands on a line alone. Spaces at a break are part of no line; leading spaces of the text's
 * first line and after a newline are kept.
 * Loop: for (size_t at = 0; at < length;) at = text_wrap(…, at, …). */
size_t text_wrap(const char *text, size_t length, size_t from, int width_cells,
                 struct text_line *line);

/* How many lines text_wrap makes of the text, at least 1. A newline at the end adds none. */
int text_lines(const char *text, size_t length, int width_cells);

/* The offset of the cell boundary before and after at (as a cursor moves), 0 and length at the
 * ends; and of the start of the word before and the end of the word after, where a word is a run
 * of letters, marks, digits and underscores. at is a cell boundary. */
size_t text_cell_before(const char *text, size_t length, size_t at);
size_t text_cell_after(const char *text, size_t length, size_t at);
size_t text_word_before(const char *text, size_t length, size_t at);
size_t text_word_after(const char *text, size_t length, size_t at);

/* How many words there are (UAX 29: "don't" is one, and so is each sign of Chinese): what holds a
 * letter or a digit. */
int text_words(const char *text, size_t length);

/* The ASCII form of one cell, for a terminal without UTF-8: as many characters as the cell is
 * wide, NUL-terminated, static. Lines and arrows become - | + > < ^ v, typographic quotes and
 * dashes their plain forms, accented Latin letters their base letter, anything else '?' (so do
 * fractions: no single character says one half). ✓ v, ✗ x, ● *, ◆ # and ○ o stay distinct. */
const char *text_cell_ascii(const struct text_cell *cell);

#endif
