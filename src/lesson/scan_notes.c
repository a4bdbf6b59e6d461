/* What the scanner notes while it reads: mistakes, the edits that mend them, and what it asks of
 * the text ahead. */
#include "lesson/scanner.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/errbuf.h"
#include "base/grow.h"
#include "base/writer.h"
#include "lesson/problems.h"

enum { WORDS_BYTES = 512, EDITS_LIMIT = 100000 };

static bool is_silent(const struct scanner *s) {
    return s->is_trial || s->is_full;
}

bool scanner_mistake(struct scanner *s, enum code code, size_t offset, size_t length,
                     const char *format, ...) {
    struct scan_result *result = s->result;
    char words[WORDS_BYTES];
    va_list arguments;
    if (is_silent(s))
        return false;
    va_start(arguments, format);
    errbuf_format(words, sizeof words, format, arguments);
    va_end(arguments);
    result->mistakes = grow_list(result->mistakes, result->mistake_count, &result->mistake_capacity,
                                 sizeof *result->mistakes);
    result->mistakes[result->mistake_count++] = (struct scan_mistake){
        .code = code,
        .offset = offset,
        .length = length,
        .opened = offset,
        .words = arena_copy(&result->arena, words, strlen(words)),
        .first_edit = result->edit_count,
    };
    s->is_full = result->mistake_count == SCAN_MISTAKES_LIMIT;
    return false;
}

static struct scan_mistake *last_mistake(const struct scanner *s) {
    const struct scan_result *result = s->result;
    return result->mistake_count > 0 ? &result->mistakes[result->mistake_count - 1] : NULL;
}

bool scanner_again(const struct scanner *s, enum code code, size_t from, char c) {
    const struct scan_mistake *last = last_mistake(s);
    return !is_silent(s) && last != NULL && last->code == code && last->offset >= from &&
           (c == '\0' || s->text[last->offset] == c);
}

void scanner_edit(struct scanner *s, size_t offset, size_t length, const char *text) {
    struct scan_result *result = s->result;
    if (is_silent(s))
        return;
    result->edits =
        grow_list(result->edits, result->edit_count, &result->edit_capacity, sizeof *result->edits);
    result->edits[result->edit_count++] =
        (struct scan_edit){offset, length, arena_copy(&result->arena, text, strlen(text))};
    last_mistake(s)->edit_count++;
    s->is_full = result->edit_count == EDITS_LIMIT;
}

void scanner_certain(struct scanner *s) {
    if (!is_silent(s))
        last_mistake(s)->is_certain = true;
}

void scanner_guess(struct scanner *s, size_t from, size_t to) {
    scanner_edit(s, from, to - from, "null");
    s->is_guess = true;
}

void scanner_opened(struct scanner *s, size_t offset) {
    if (!is_silent(s))
        last_mistake(s)->opened = offset;
}

void scan_release(struct scan_result *result) {
    free(result->values);
    free(result->mistakes);
    free(result->edits);
    arena_release(&result->arena);
    *result = (struct scan_result){0};
}

/* Edits */

static int compare_edits(const void *a, const void *b) {
    const struct scan_edit *first = *(const struct scan_edit *const *)a;
    const struct scan_edit *second = *(const struct scan_edit *const *)b;
    if (first->offset != second->offset)
        return first->offset < second->offset ? -1 : 1;
    return first < second ? -1 : first > second;
}

static const struct scan_edit **sort_edits(const struct scan_result *result, struct arena *arena) {
    size_t count = (size_t)result->edit_count;
    const struct scan_edit **order = arena_array(arena, count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &result->edits[i];
    qsort(order, count, sizeof *order, compare_edits);
    return order;
}

char *scan_mended(const struct scan_result *result, const char *text, size_t *length,
                  struct arena *arena) {
    const struct scan_edit **order = sort_edits(result, arena);
    size_t most = *length + 1, at = 0, used = 0;
    for (int i = 0; i < result->edit_count; i++)
        most += strlen(order[i]->text);
    char *mended = arena_alloc(arena, most);
    for (int i = 0; i < result->edit_count; i++) {
        const struct scan_edit *edit = order[i];
        size_t bytes = strlen(edit->text);
        if (edit->offset < at)
            continue;
        memcpy(mended + used, text + at, edit->offset - at);
        used += edit->offset - at;
        memcpy(mended + used, edit->text, bytes);
        used += bytes;
        at = edit->offset + edit->length;
    }
    memcpy(mended + used, text + at, *length - at);
    *length = used + *length - at;
    return mended;
}

void scanner_quote(struct scanner *s, size_t from, size_t to) {
    struct writer writer = {0};
    writer_printf(&writer, "\"%.*s\"", (int)(to - from), s->text + from);
    scanner_edit(s, from, to - from, writer.text);
    writer_release(&writer);
}

/* What stands there */

int scanner_line(const struct scanner *s, size_t offset) {
    return s->is_trial ? 0 : place_of(s->text, s->length, offset).line;
}

int scanner_word_length(const struct scanner *s, size_t at) {
    int length = 0;
    while (length < 40 && scanner_is_word(scanner_byte(s, at + (size_t)length)))
        length++;
    return length;
}

size_t scanner_skip_blanks(const struct scanner *s, size_t at) {
    while (scanner_byte(s, at) == ' ' || scanner_byte(s, at) == '\t')
        at++;
    return at;
}

bool scanner_may_end(const struct scanner *s, size_t at) {
    at = scanner_skip_blanks(s, at);
    if (at >= s->length)
        return true;
    char c = s->text[at];
    return (c != '\0' && strchr(",]}\r\n#", c) != NULL) || scanner_begins(s, at, "//") ||
           scanner_begins(s, at, "/*");
}

bool scanner_is_key(const struct scanner *s, size_t at) {
    if (scanner_byte(s, at) != '"')
        return false;
    for (at++; at < s->length && (unsigned char)s->text[at] >= ' '; at++)
        if (s->text[at] == '"')
            return scanner_byte(s, scanner_skip_space(s, at + 1)) == ':';
        else if (s->text[at] == '\\')
            at++;
    return false;
}

bool scanner_is_other_quote(const struct scanner *s, size_t at) {
    unsigned char c = (unsigned char)scanner_byte(s, at);
    if (c == '\'' || c == '`')
        return true;
    if (c == 0xC2) /* « and » */
        return scanner_begins(s, at, "\xC2\xAB") || scanner_begins(s, at, "\xC2\xBB");
    return c == 0xE2 && scanner_byte(s, at + 1) == '\x80' &&
           (unsigned char)scanner_byte(s, at + 2) >= 0x98 &&
           (unsigned char)scanner_byte(s, at + 2) <= 0x9F; /* ‘ ’ ‚ ‛ “ ” „ ‟ */
}

bool scanner_is_value(const struct scanner *s, size_t at) {
    char c = scanner_byte(s, at);
    return scanner_is_word(c) || (c != '\0' && strchr("\"{[-+.", c) != NULL) ||
           scanner_is_other_quote(s, at);
}

const char *const scanner_literals[] = {"true", "false", "null"};

bool scanner_is_literal(const struct scanner *s, size_t at) {
    for (size_t i = 0; i < SCANNER_LITERALS; i++)
        if (scanner_begins(s, at, scanner_literals[i]))
            return !scanner_is_word(scanner_byte(s, at + strlen(scanner_literals[i])));
    return false;
}

bool scanner_pass_over(struct scanner *s) {
    size_t end = s->at;
    while (end < s->length &&
           (scanner_is_bare(s->text[end]) || strchr("+.%", s->text[end]) != NULL) &&
           s->text[end] != '\0')
        end++;
    if (end == s->at || !scanner_may_end(s, end))
        return false;
    scanner_guess(s, s->at, end);
    s->at = end;
    return true;
}
