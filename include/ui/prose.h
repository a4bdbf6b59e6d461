/*
 * Prose: CommonMark laid out for a width in cells. libcmark is met in prose.c alone.
 *
 * Paragraphs, headings, emphasis, strong, code, block quotes, lists (bullets and numbers, nested),
 * code blocks (kept as they are, tabs every four cells; a line too long is broken), links shown
 * with their address ("text <https://…>"; a bare address once; a title is not shown), thematic
 * breaks, hard breaks. HTML is shown as the text it is, but for its comments, which are the
 * author's alone. Images are shown as "[alt] <address>". Nesting of any depth takes at most half of
 * the width: the inmost quotes and items are shown.
 */
#ifndef RTLESSON_UI_PROSE_H
#define RTLESSON_UI_PROSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/writer.h"
#include "ui/canvas.h"
#include "ui/fills.h"

struct prose_span {
    const char *text; /* in the arena */
    size_t length;
    struct style style; /* laid over that of plain text */
};

struct prose_line { /* the marks of quotes and lists are spans like the text */
    const struct prose_span *spans;
    int span_count;
};

struct prose {
    const struct prose_line *lines;
    int line_count;
};

/* Lays out markdown at width_cells (at least 1), with the fills put into what is text (NULL: there
 * are none). All memory is the arena's. */
struct prose prose_layout(const char *markdown, const struct fills *fills, int width_cells,
                          struct arena *arena);

/* Draws the lines from (x, y) downwards, with base as the style of plain text; returns the number
 * of rows. */
int prose_draw(const struct prose *prose, int x, int y, struct style base, struct canvas *canvas);

/* Calls found for each placeholder (ui/fills.h) in what is text. */
void prose_placeholders(const char *markdown,
                        void (*found)(const struct placeholder *placeholder, void *data),
                        void *data);

/* Its words alone, in the arena: text and code within it, a line for each paragraph, heading or
 * item. Left out are marks, addresses, comments, and blocks of code or HTML. */
const char *prose_words(const char *markdown, struct arena *arena);
/* The same with "`" in place of code within text. */
const char *prose_words_but_code(const char *markdown, struct arena *arena);

/* Calls found with the words of each link, in the arena; not of an address that stands for itself.
 */
void prose_links(const char *markdown, struct arena *arena,
                 void (*found)(const char *words, void *data), void *data);

/* Writes it as plain text, every line indented by prefix (the first by first), at most width_cells
 * wide with it, with the writer's fills put in. */
void prose_plain(const char *markdown, int width_cells, const char *first, const char *prefix,
                 struct writer *writer);

#endif
