/*
 * A page of the reference, in one of two forms: plain text as wide as asked, for a terminal; or
 * CommonMark with tables (GitHub's), for docs/format.md. Whoever writes one says what stands there,
 * and not how.
 */
#ifndef RTLESSON_CLI_PAGE_H
#define RTLESSON_CLI_PAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/writer.h"

struct page {
    bool markdown;
    int width_cells; /* of the text */
    int level;       /* of Markdown's heads: 2 is ## */
    int name_cells;  /* of the column of names in rows; 0: PAGE_NAME_CELLS */
    struct writer writer;
    struct arena arena; /* what is said may be in it */
    bool in_rows, below_head;
};

enum { PAGE_NAME_CELLS = 18, PAGE_CELLS = 76, PAGE_CELLS_LEAST = 30 };

/* The name of what is told, and what it is: "choice", "kind of block". */
void page_title(struct page *page, const char *name, const char *what);

/* The head of a part of it. */
void page_head(struct page *page, const char *title);

/* A paragraph of plain words: in Markdown what is between "" is set as code. */
void page_words(struct page *page, const char *words);

/* In Markdown: an entry of the contents, or of what one of them holds (depth 1), which leads to the
 * title. */
void page_entry(struct page *page, int depth, const char *title);

/* In Markdown: words, and the title of what is told elsewhere on the page. */
void page_link(struct page *page, const char *words, const char *title);

/* Rows, each of which tells of one thing: its name, its facts and what it is. Their heads are for
 * Markdown; facts NULL there: the rows have none. They are to begin with in text, too. */
void page_rows(struct page *page, const char *name, const char *facts, const char *says);

/* depth: in how many others it is; path: its name with theirs. facts and says may be NULL. */
struct page_row {
    int depth;
    const char *name, *path, *facts, *says;
};
void page_row(struct page *page, struct page_row row);

/* Words alone, side by side. */
void page_list(struct page *page, const char *const *words, int count);

/* JSON as it is, every line indented. language NULL: it is no JSON. */
void page_code(struct page *page, const char *language, const char *text, size_t length);

#endif
