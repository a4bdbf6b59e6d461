/* How the parts of a page are written as text and as Markdown. */
#include "cli/page.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

enum { INDENT_CELLS = 2 };

static void write_blanks(struct page *page, int count) {
    writer_printf(&page->writer, "%*s", count > 0 ? count : 0, "");
}

/* A part is parted from what was written before it; but in text what stands under a head is not. */
static void begin_part(struct page *page) {
    if (page->writer.length > 0 && (page->markdown || !page->below_head))
        writer_printf(&page->writer, "\n");
    page->in_rows = false;
    page->below_head = false;
}

static const char *blanks(struct page *page, int count) {
    return arena_printf(&page->arena, "%*s", count, "");
}

/* Markdown */

/* Where words stand between quotes, code, with the quotes where they are a part of it; what would
 * be Markdown is escaped elsewhere. */
static void write_marked(struct page *page, const char *words, bool with_quotes) {
    bool quoted = false;
    for (; *words != '\0'; words++) {
        if (*words == '"' && (quoted || strchr(words + 1, '"') != NULL)) {
            quoted = !quoted;
            writer_printf(&page->writer, !with_quotes ? "`" : quoted ? "`\"" : "\"`");
        } else if (page->in_rows && *words == '|') {
            writer_printf(&page->writer, "\\|");
        } else if (!quoted && strchr("*_<>[]`", *words) != NULL) {
            writer_printf(&page->writer, "\\%c", *words);
        } else {
            writer_printf(&page->writer, "%c", *words);
        }
    }
}

/* Code that holds a ` stands between two of them, and blanks. */
static void write_code_cell(struct page *page, const char *text) {
    bool ticked = strchr(text, '`') != NULL;
    writer_printf(&page->writer, ticked ? "| `` " : "| `");
    for (; *text != '\0'; text++)
        writer_printf(&page->writer, *text == '|' ? "\\%c" : "%c", *text);
    writer_printf(&page->writer, ticked ? " `` | " : "` | ");
}

static void write_marked_row(struct page *page, const struct page_row *row) {
    write_code_cell(page, row->path != NULL ? row->path : row->name);
    if (row->facts != NULL) {
        write_marked(page, row->facts, true);
        writer_printf(&page->writer, " | ");
    }
    write_marked(page, row->says != NULL ? row->says : "", false);
    writer_printf(&page->writer, " |\n");
}

/* Text */

/* Lines break at blanks alone: a name such as keep-alive stays in one. */
static void write_lines(struct page *page, const char *first, const char *rest, const char *words) {
    int used = text_width(first);
    writer_printf(&page->writer, "%s", first);
    for (bool begins = true; *words != '\0'; begins = false) {
        size_t length = strcspn(words, " ");
        int width = text_width_of(words, length);
        bool fits = used + 1 + width <= page->width_cells;
        if (!begins)
            writer_printf(&page->writer, "%s%s", fits ? " " : "\n", fits ? "" : rest);
        used = begins ? used + width : fits ? used + 1 + width : text_width(rest) + width;
        writer_bytes(&page->writer, words, length);
        words += length + strspn(words + length, " ");
    }
    writer_printf(&page->writer, "\n");
}

static void write_wrapped(struct page *page, int indent, const char *words) {
    const char *before = blanks(page, indent);
    write_lines(page, before, before, words);
}

/* The name in a column of its own, and beside it what is told; where there is little room, below.
 */
static void write_row(struct page *page, const struct page_row *row) {
    int name_cells = page->name_cells > 0 ? page->name_cells : PAGE_NAME_CELLS;
    bool narrow = page->width_cells < 3 * name_cells;
    int indent = INDENT_CELLS + INDENT_CELLS * row->depth;
    int column = narrow ? indent + 2 * INDENT_CELLS : INDENT_CELLS + name_cells;
    const char *first = row->facts != NULL ? row->facts : row->says;
    const char *second = row->facts != NULL ? row->says : NULL;
    const char *name = arena_printf(&page->arena, "%*s%s", indent, "", row->name);
    const char *rest = blanks(page, column);
    if (first == NULL || narrow || text_width(name) + 1 > column)
        writer_printf(&page->writer, "%s\n", name);
    else
        rest = arena_printf(&page->arena, "%s%*s", name, column - text_width(name), "");
    if (first != NULL)
        write_lines(page, rest, blanks(page, column), first);
    if (second != NULL)
        write_wrapped(page, column, second);
}

/* In columns, from left to right. */
static void write_list(struct page *page, const char *const *words, int count) {
    int widest = 1, at = 0;
    for (int i = 0; i < count; i++)
        widest = text_width(words[i]) > widest ? text_width(words[i]) : widest;
    int columns = (page->width_cells - INDENT_CELLS + 2) / (widest + 2);
    columns = columns < 1 ? 1 : columns;
    for (int i = 0; i < count; i++, at = (at + 1) % columns) {
        bool last = at == columns - 1 || i == count - 1;
        write_blanks(page, at == 0 ? INDENT_CELLS : 0);
        writer_printf(&page->writer, "%s", words[i]);
        write_blanks(page, last ? 0 : widest + 2 - text_width(words[i]));
        writer_printf(&page->writer, "%s", last ? "\n" : "");
    }
}

/* Both */

void page_title(struct page *page, const char *name, const char *what) {
    begin_part(page);
    if (page->markdown)
        writer_printf(&page->writer, "%.*s %s\n", page->level, "######", name);
    else
        write_lines(page, "", "  ", arena_printf(&page->arena, "%s — %s", name, what));
}

void page_head(struct page *page, const char *title) {
    begin_part(page);
    page->below_head = true;
    if (page->markdown) {
        writer_printf(&page->writer, "**%s**\n", title);
        return;
    }
    writer_printf(&page->writer, "%s\n", title);
}

void page_words(struct page *page, const char *words) {
    begin_part(page);
    if (page->markdown)
        write_marked(page, words, false);
    else
        write_wrapped(page, INDENT_CELLS, words);
    writer_printf(&page->writer, "%s", page->markdown ? "\n" : "");
}

/* As GitHub makes it of a head: small letters, and - for each blank. */
static void write_anchor(struct page *page, const char *title) {
    for (; *title != '\0'; title++)
        if (isalnum((unsigned char)*title) || strchr(" -_", *title) != NULL)
            writer_printf(&page->writer, "%c",
                          *title == ' ' ? '-' : tolower((unsigned char)*title));
}

static void write_link(struct page *page, const char *words, const char *title) {
    writer_printf(&page->writer, "%s [%s](#", words, title);
    write_anchor(page, title);
    writer_printf(&page->writer, ")\n");
}

void page_entry(struct page *page, int depth, const char *title) {
    write_link(page, depth > 0 ? "  -" : "-", title);
}

void page_link(struct page *page, const char *words, const char *title) {
    begin_part(page);
    write_link(page, words, title);
}

void page_rows(struct page *page, const char *name, const char *facts, const char *says) {
    begin_part(page);
    page->in_rows = true;
    if (!page->markdown)
        return;
    writer_printf(&page->writer, "| %s |", name);
    if (facts != NULL)
        writer_printf(&page->writer, " %s |", facts);
    writer_printf(&page->writer, " %s |\n|---|---|%s\n", says, facts != NULL ? "---|" : "");
}

void page_row(struct page *page, struct page_row row) {
    if (page->markdown)
        write_marked_row(page, &row);
    else
        write_row(page, &row);
}

void page_list(struct page *page, const char *const *words, int count) {
    begin_part(page);
    if (!page->markdown) {
        write_list(page, words, count);
        return;
    }
    for (int i = 0; i < count; i++)
        writer_printf(&page->writer, "%s`%s`", i > 0 ? ", " : "", words[i]);
    writer_printf(&page->writer, "\n");
}

static void write_code_line(struct page *page, const char *line, size_t length) {
    write_blanks(page, page->markdown || length == 0 ? 0 : INDENT_CELLS);
    writer_bytes(&page->writer, line, length);
    writer_printf(&page->writer, "\n");
}

void page_code(struct page *page, const char *language, const char *text, size_t length) {
    const char *fence = "```";
    begin_part(page);
    if (page->markdown)
        writer_printf(&page->writer, "%s%s\n", fence, language != NULL ? language : "text");
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end != NULL ? (size_t)(end - text) : length;
        write_code_line(page, text, line);
        line += end != NULL;
        text += line;
        length -= line;
    }
    if (page->markdown)
        writer_printf(&page->writer, "%s\n", fence);
}
