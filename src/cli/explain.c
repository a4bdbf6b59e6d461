/* The command "explain": what a word of a lesson means, from the tables that the loader uses. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/grow.h"
#include "base/suggest.h"
#include "cli/example.h"
#include "cli/output.h"
#include "cli/words.h"

enum { OPTION_EXAMPLE, OPTION_WIDTH };

static const struct option OPTIONS[] = {
    [OPTION_EXAMPLE] = {"example", NULL, "write the word's example, a lesson that plays"},
    [OPTION_WIDTH] = {"width", "CELLS", "how wide a line may be (76)"},
    {.name = NULL},
};

/* --- All words. --- */

static bool is_listed(const char *const *list, int count, const char *word) {
    for (int i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

/* The words of the group, each once. */
static void write_words(const struct words *words, const struct words_group *group,
                        struct page *page) {
    const char **list = NULL;
    int count = 0, capacity = 0;
    for (int i = 0; group->word(words, i) != NULL; i++) {
        if (is_listed(list, count, group->word(words, i)))
            continue;
        list = grow_in_arena(&page->arena, list, count, &capacity, sizeof *list);
        list[count++] = group->word(words, i);
    }
    page_head(page, arena_printf(&page->arena, "%s — %s", group->name, group->title));
    page_list(page, list, count);
}

static void write_overview(const struct words *words, struct page *page) {
    page_words(page, "rtlesson explain WORD tells what a word of a lesson means. These are the "
                     "words, by group; the name of a group, such as kinds, tells of all in it.");
    for (int i = 0; words_groups[i] != NULL; i++)
        write_words(words, words_groups[i], page);
    page_words(page, "A kind of block has an example, a lesson that plays: rtlesson explain choice "
                     "--example > my.json && rtlesson my.json");
}

/* --- One word. --- */

/* Who writes SSE or f004 means the one that is there. */
static bool is_word(const char *word, const char *name) {
    return strcasecmp(word, name) == 0;
}

static bool write_of_group(const struct words *words, const struct words_group *group,
                           const char *word, struct page *page) {
    bool found = is_word(word, group->name);
    if (found) {
        page_title(page, group->name, "group of words");
        words_write_group(words, group, page);
    }
    for (int i = 0; group->word(words, i) != NULL; i++) {
        if (!is_word(word, group->word(words, i)) || words_is_told(words, group, i, word))
            continue;
        words_write(words, group, i, page);
        found = true;
    }
    return found;
}

/* Of a kind it is told with its fields. */
static void write_its_example(const struct words *words, const char *word, struct page *page) {
    if (example_find(word) != NULL && reference_kind(words->kinds, word) == NULL)
        page_words(page,
                   arena_printf(&page->arena,
                                "In a lesson that plays: rtlesson explain %s --example", word));
}

static bool write_word(const struct words *words, const char *word, struct page *page) {
    bool found = false;
    for (int i = 0; words_groups[i] != NULL; i++)
        found |= write_of_group(words, words_groups[i], word, page);
    if (found)
        write_its_example(words, word, page);
    return found;
}

/* The words of all groups, and the groups' own. */
static const char **all_words(const struct words *words, int *count, struct arena *arena) {
    int capacity = 0;
    const char **all = NULL;
    *count = 0;
    for (int i = 0; words_groups[i] != NULL; i++)
        for (int k = -1; k < 0 || words_groups[i]->word(words, k) != NULL; k++) {
            all = grow_in_arena(arena, all, *count, &capacity, sizeof *all);
            all[(*count)++] = k < 0 ? words_groups[i]->name : words_groups[i]->word(words, k);
        }
    return all;
}

static enum status refuse(const struct words *words, const char *word) {
    struct arena arena = {0};
    int count;
    const char **all = all_words(words, &count, &arena);
    const char *near = suggest(word, all, count);
    enum status status =
        near != NULL
            ? output_fail(STATUS_MISUSED,
                          "there is nothing to explain of \"%s\"; did you mean \"%s\"?", word, near)
            : output_fail(STATUS_MISUSED,
                          "there is nothing to explain of \"%s\"; rtlesson explain lists "
                          "the words",
                          word);
    arena_release(&arena);
    return status;
}

static enum status explain(const char *word, int width_cells) {
    struct words words;
    struct page page = {.width_cells = width_cells};
    enum status status;
    words_open(&words);
    if (word == NULL)
        write_overview(&words, &page);
    bool found = word == NULL || write_word(&words, word, &page);
    status = found ? output_text(&page.writer) : refuse(&words, word);
    writer_release(&page.writer);
    arena_release(&page.arena);
    words_close(&words);
    return status;
}

static enum status write_example(const char *word) {
    const struct bundle_file *file = word != NULL ? example_find(word) : NULL;
    struct writer writer = {0};
    if (file == NULL)
        return output_fail(STATUS_MISUSED,
                           "there is no example of \"%s\"; each kind of block has "
                           "one (rtlesson explain kinds)",
                           word != NULL ? word : "");
    writer_bytes(&writer, file->text, file->length);
    return output_bytes(&writer);
}

/* False after saying that it is none. */
static bool read_width(const char *text, int *width_cells) {
    char *end = NULL;
    long width = text != NULL ? strtol(text, &end, 10) : PAGE_CELLS;
    if (width < PAGE_CELLS_LEAST || width > 1000 || (end != NULL && *end != '\0'))
        return output_refuse("--width is \"%s\"; it is a number from %d to 1000", text,
                             PAGE_CELLS_LEAST);
    *width_cells = (int)width;
    return true;
}

static enum status run(const struct arguments *arguments) {
    const char *word = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    int width_cells = PAGE_CELLS;
    if (arguments->values[OPTION_EXAMPLE] != NULL)
        return write_example(word);
    if (!read_width(arguments->values[OPTION_WIDTH], &width_cells))
        return STATUS_MISUSED;
    return explain(word, width_cells);
}

const struct command command_explain = {
    .name = "explain",
    .operands = "[WORD]",
    .summary = "Tell what a word of a lesson means, a kind or a field",
    .most = 1,
    .options = OPTIONS,
    .details = "Without a word all are listed, by group. A kind of block is told with its fields\n"
               "and an example:\n\n"
               "  rtlesson explain choice\n"
               "  rtlesson explain choice --example > my.json && rtlesson my.json\n",
    .run = run,
};
