/* How a paragraph is wrapped into spans of one style, each line behind its marks. */
#include "ui/lines.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { WIDE_CELLS = 2, TAB_CELLS = 4 };

/* items with room for wanted of them. */
static void *with_room(struct lines *lines, void *items, size_t *capacity, size_t wanted,
                       size_t size) {
    if (wanted <= *capacity)
        return items;
    size_t larger = wanted > SIZE_MAX / 2 ? wanted : wanted * 2;
    larger = larger < 16 ? 16 : larger;
    void *grown = arena_array(lines->arena, larger, size);
    if (*capacity > 0)
        memcpy(grown, items, *capacity * size);
    *capacity = larger;
    return grown;
}

static bool same_style(struct style a, struct style b) {
    return a.colour == b.colour && a.attributes == b.attributes;
}

/* Lines */

/* However deep the nesting, the inmost frames are shown and at least half of the width is text;
 * the inmost one alone may take all but what a wide character needs. */
static size_t first_shown(const struct lines *lines, int *indent_cells) {
    size_t first = lines->frame_count;
    int limit = lines->width_cells - WIDE_CELLS;
    *indent_cells = 0;
    while (first > 0 && *indent_cells + lines->frames[first - 1].width_cells <= limit) {
        first--;
        *indent_cells += lines->frames[first].width_cells;
        limit = lines->width_cells / 2;
    }
    return first;
}

static int room(const struct lines *lines) {
    int indent_cells;
    first_shown(lines, &indent_cells);
    return lines->width_cells - indent_cells;
}

static struct prose_span span_of(const char *text, struct style style) {
    return (struct prose_span){.text = text, .length = strlen(text), .style = style};
}

/* Adds a line that begins with the frames and has room for count spans of text; returns where they
 * go. */
static struct prose_span *add_line(struct lines *lines, size_t count) {
    int indent_cells;
    size_t first = first_shown(lines, &indent_cells), shown = lines->frame_count - first;
    struct prose_span *spans = arena_array(lines->arena, shown + count, sizeof *spans);
    lines->list =
        with_room(lines, lines->list, &lines->capacity, lines->count + 1, sizeof *lines->list);
    for (size_t i = first; i < lines->frame_count; i++) {
        const struct lines_frame *frame = &lines->frames[i];
        const char *text = i >= lines->unbegun ? frame->first : frame->rest;
        spans[i - first] = span_of(text, theme_style(frame->role));
    }
    lines->list[lines->count++] =
        (struct prose_line){.spans = spans, .span_count = (int)(shown + count)};
    lines->unbegun = lines->frame_count;
    return spans + shown;
}

void lines_add_blank(struct lines *lines) {
    add_line(lines, 0);
}

static void add_span_line(struct lines *lines, struct prose_span span) {
    *add_line(lines, 1) = span;
}

void lines_push_frame(struct lines *lines, struct lines_frame frame) {
    lines->frames = with_room(lines, lines->frames, &lines->frame_capacity, lines->frame_count + 1,
                              sizeof *lines->frames);
    lines->frames[lines->frame_count++] = frame;
}

/* Every frame has a line, so that an empty item still shows its number. */
void lines_pop_frame(struct lines *lines) {
    if (lines->unbegun < lines->frame_count)
        add_line(lines, 0);
    lines->frame_count--;
    if (lines->unbegun > lines->frame_count)
        lines->unbegun = lines->frame_count;
}

/* The paragraph */

static void clear_paragraph(struct lines *lines) {
    lines->length = 0;
    lines->run_count = 0;
}

void lines_append(struct lines *lines, const char *text, size_t length, struct style style) {
    if (length == 0)
        return;
    lines->text = with_room(lines, lines->text, &lines->text_capacity, lines->length + length, 1);
    lines->runs = with_room(lines, lines->runs, &lines->run_capacity, lines->run_count + 1,
                            sizeof *lines->runs);
    struct lines_run *runs = lines->runs;
    memcpy(lines->text + lines->length, text, length);
    if (lines->run_count == 0 || !same_style(runs[lines->run_count - 1].style, style))
        runs[lines->run_count++] = (struct lines_run){.start = lines->length, .style = style};
    lines->length += length;
}

void lines_append_text(struct lines *lines, const char *text, struct style style) {
    lines_append(lines, text, strlen(text), style);
}

/* A "/" that begins a word belongs to what follows. The rules of line breaking would rather leave
 * it behind, and part "GET /messages" inside its path. */
static void append_slash(struct lines *lines, const char *at, struct style style) {
    static const char zero_width_space[] = "\u200B", word_joiner[] = "\u2060";
    bool after_blank = lines->length > 0 && lines->text[lines->length - 1] == ' ';
    bool begins = (after_blank || lines->length == 0) && at[1] != '\0' && at[1] != ' ';
    if (begins && after_blank)
        lines_append_text(lines, zero_width_space, style);
    lines_append(lines, at, 1, style);
    if (begins)
        lines_append_text(lines, word_joiner, style);
}

/* A line break that came in as an entity or inside code is a blank like any other. */
void lines_append_words(struct lines *lines, const char *text, struct style style) {
    while (*text != '\0') {
        size_t plain = strcspn(text, "\n/");
        lines_append(lines, text, plain, style);
        text += plain;
        if (*text == '\0')
            break;
        if (*text == '/')
            append_slash(lines, text, style);
        else
            lines_append_text(lines, " ", style);
        text++;
    }
}

/* The spans of one line, found by cells, so that none begins with what combines with the cell
 * before it. Spans NULL: only counts. *run moves on to the line's last. */
static size_t split_line(const struct lines *lines, const char *text, struct text_line line,
                         size_t *run, struct prose_span *spans) {
    size_t count = 0, end = line.start + line.length;
    for (size_t at = line.start; at < end;) {
        size_t before = *run;
        while (*run + 1 < lines->run_count && lines->runs[*run + 1].start <= at)
            (*run)++;
        struct text_cell cell;
        size_t bytes = text_cell(text + at, end - at, &cell);
        if (count == 0 || *run != before)
            count++;
        if (spans != NULL && (at == line.start || *run != before))
            spans[count - 1] =
                (struct prose_span){.text = text + at, .style = lines->runs[*run].style};
        if (spans != NULL)
            spans[count - 1].length += bytes;
        at += bytes;
    }
    return count;
}

static void add_text_line(struct lines *lines, const char *text, struct text_line line,
                          size_t *run) {
    size_t counted_to = *run;
    size_t count = split_line(lines, text, line, &counted_to, NULL);
    split_line(lines, text, line, run, add_line(lines, count));
}

void lines_end_paragraph(struct lines *lines) {
    size_t length = lines->length, at = 0, run = 0;
    const char *text = arena_copy(lines->arena, lines->text, length);
    do {
        struct text_line line = {.start = 0};
        if (at < length)
            at = text_wrap(text, length, at, room(lines), &line);
        add_text_line(lines, text, line, &run);
    } while (at < length);
    clear_paragraph(lines);
}

/* What is no paragraph */

/* Breaks where the width ends: what was typed counts, so nothing is swallowed at a break. */
static void add_cut(struct lines *lines, const char *text, size_t length, struct style style) {
    size_t at = 0;
    do {
        struct text_cell cell;
        size_t bytes = text_fit(text + at, length - at, room(lines));
        if (bytes == 0 && at < length)
            bytes = text_cell(text + at, length - at, &cell);
        add_span_line(lines,
                      (struct prose_span){.text = text + at, .length = bytes, .style = style});
        at += bytes;
    } while (at < length);
}

void lines_add_verbatim(struct lines *lines, const char *line, size_t length, struct style style) {
    clear_paragraph(lines);
    for (size_t i = 0, column = 0; i < length; i++) {
        size_t blanks = line[i] == '\t' ? TAB_CELLS - column % TAB_CELLS : 0;
        column += blanks + (line[i] != '\t');
        lines_append(lines, blanks > 0 ? "    " : line + i, blanks > 0 ? blanks : 1, style);
    }
    size_t expanded = lines->length;
    const char *text = arena_copy(lines->arena, lines->text, expanded);
    clear_paragraph(lines);
    add_cut(lines, text, expanded, style);
}

void lines_add_rule(struct lines *lines) {
    static const char dash[] = "─";
    size_t bytes = sizeof dash - 1, cells = (size_t)room(lines);
    char *rule = arena_array(lines->arena, cells, bytes);
    for (size_t i = 0; i < cells; i++)
        memcpy(rule + i * bytes, dash, bytes);
    add_span_line(lines, (struct prose_span){.text = rule,
                                             .length = cells * bytes,
                                             .style = theme_style(ROLE_QUIET)});
}
