/*
 * Lines of prose as they are gathered: text becomes a paragraph, a paragraph wrapped lines behind
 * the marks of the quotes and lists that it stands in.
 *
 * All memory is the arena's.
 */
#ifndef RTLESSON_UI_LINES_H
#define RTLESSON_UI_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/prose.h"
#include "ui/theme.h"

/* What a quote, a list item or a code block puts in front of its lines. */
struct lines_frame {
    const char *first, *rest; /* on its first line, on the others */
    int width_cells;
    enum role role;
};

/* Where a style begins in the text of the paragraph that is being gathered. */
struct lines_run {
    size_t start;
    struct style style;
};

struct lines {
    struct arena *arena;
    int width_cells;

    struct prose_line *list;
    size_t count, capacity;

    struct lines_frame *frames;
    size_t frame_count, frame_capacity;
    size_t unbegun; /* frames from here on have no line yet */

    char *text; /* of the paragraph */
    size_t length, text_capacity;
    struct lines_run *runs;
    size_t run_count, run_capacity;
}; /* empty with arena and width_cells (at least 1) alone */

/* What follows stands in the frame, until it is popped. Every frame has a line. */
void lines_push_frame(struct lines *lines, struct lines_frame frame);
void lines_pop_frame(struct lines *lines);

/* Append to the paragraph: length bytes, or a text, as they are (a newline breaks the line); or
 * the author's words, in which a line break is a blank and a "/" stays with the word it begins. */
void lines_append(struct lines *lines, const char *text, size_t length, struct style style);
void lines_append_text(struct lines *lines, const char *text, struct style style);
void lines_append_words(struct lines *lines, const char *text, struct style style);

/* Makes lines of the paragraph, at least one, and begins the next. */
void lines_end_paragraph(struct lines *lines);

/* Add what is no paragraph: a blank line; a line that is kept as it was typed, tabs every four
 * cells, and broken where it is too long; a rule. */
void lines_add_blank(struct lines *lines);
void lines_add_verbatim(struct lines *lines, const char *line, size_t length, struct style style);
void lines_add_rule(struct lines *lines);

#endif
