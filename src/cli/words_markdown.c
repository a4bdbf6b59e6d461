/* The reference in Markdown, docs/format.md: the words that explain knows, on one page. */
#include "cli/words.h"

static bool is_told(const struct words_group *group) {
    return group != &words_objects && group != &words_fields;
}

static void write_entries(const struct words *words, const struct words_group *group,
                          struct page *page) {
    page_entry(page, 0, group->title);
    for (int i = 0; group->pages && group->word(words, i) != NULL; i++)
        page_entry(page, 1, group->word(words, i));
}

static void write_contents(const struct words *words, struct page *page) {
    writer_printf(&page->writer, "\n");
    for (int i = 0; words_groups[i] != NULL; i++)
        if (is_told(words_groups[i]))
            write_entries(words, words_groups[i], page);
}

static void write_pages(const struct words *words, const struct words_group *group,
                        struct page *page) {
    page_words(page, group->says);
    page->level = 3;
    if (group == &words_kinds)
        words_write_shared_fields(words, page);
    for (int i = 0; group->word(words, i) != NULL; i++)
        words_write(words, group, i, page);
    page->level = 2;
}

static void write_group(const struct words *words, const struct words_group *group,
                        struct page *page) {
    page_title(page, group->title, "");
    if (group->pages)
        write_pages(words, group, page);
    else
        words_write_group(words, group, page);
}

void words_write_markdown(struct writer *writer) {
    struct words words;
    struct page page = {.markdown = true, .level = 2};
    words_open(&words);
    writer_printf(
        &page.writer,
        "# The format of lessons and courses\n\n"
        "Every field, name, rule and code. `rtlesson explain WORD` tells the same in the "
        "terminal. To write a lesson step by step, read [authoring.md](authoring.md); "
        "[questions.md](questions.md) and [goals.md](goals.md) have worked examples of "
        "scores and goals.\n\n"
        "A field in an entry of a list is written with the list: `choices[].id` is the "
        "`id` of each object in `choices`. This page is made from the program's own "
        "tables by `rtlesson schema --format markdown`; `./dev schema` writes it anew.\n");
    write_contents(&words, &page);
    for (int i = 0; words_groups[i] != NULL; i++)
        if (is_told(words_groups[i]))
            write_group(&words, words_groups[i], &page);
    words_close(&words);
    arena_release(&page.arena);
    *writer = page.writer;
}
