/* Where learners read too long, or have nothing but to read. */
#include <string.h>

#include "base/text.h"
#include "blocks/block.h"
#include "blocks/lint/lint.h"
#include "blocks/read/kinds.h"
#include "ui/prose.h"

static const struct block *block_at(const struct section *section, int index) {
    return (const struct block *)section->blocks.at + index;
}

/* Nothing in it moves, opens or asks. */
static bool is_only_read(const struct block *block) {
    const struct block_kind *kind = block_kind(block);
    return kind->tally == NULL && kind->reel == NULL && kind->children == NULL;
}

/* --- Words. --- */

struct counting_words {
    struct arena *arena;
    int words;
};

static void count_words(const struct text_at *at, void *data) {
    struct counting_words *counting = data;
    const char *words =
        text_is_commonmark(at->field) ? prose_words(at->text, counting->arena) : at->text;
    counting->words += text_words(words, strlen(words));
}

static int words_of(const struct block *block) {
    struct arena arena = {0};
    struct counting_words counting = {&arena, 0};
    const struct texts_visitor visitor = {NULL, count_words, &counting};
    texts_visit(block->schema->fields, block->object, &visitor);
    arena_release(&arena);
    return counting.words;
}

/* --- Nothing to do. --- */

static bool sums_up(const struct section *section) {
    for (int i = 0; i < section->blocks.count; i++)
        if (block_at(section, i)->schema == &block_takeaways.schema)
            return true;
    return false;
}

/* A few words that lead to something else bore nobody. */
enum { WORDS_LEAST = 50 };

static bool is_read_alone(const struct section *section) {
    int words = 0;
    for (int i = 0; i < section->blocks.count; i++) {
        if (!is_only_read(block_at(section, i)))
            return false;
        words += words_of(block_at(section, i));
    }
    return words >= WORDS_LEAST;
}

void lint_nothing_to_do(const struct lesson *lesson, struct check *check) {
    const struct section *section = lesson->sections.at;
    for (int i = 0; i < lesson->sections.count; i++) {
        bool introduces = i == 0 && lesson->sections.count > 1;
        if (!introduces && !section[i].appendix && !sums_up(&section[i]) &&
            is_read_alone(&section[i]))
            check_warning(check, check_place(check, "sections/%d/title", i), CODE_NOTHING_TO_DO,
                          "this section is only read" HELP
                          "ask a question, or give it cards, a film or a slider");
    }
}

/* --- A long read. --- */

enum { WORDS_MOST = 200 };

static void tell_long_read(struct check *check, int section, int first, int last, int words) {
    check_warning(check, check_place(check, "sections/%d/blocks/%d/text", section, first),
                  CODE_LONG_READ,
                  "here begin %d words to read without a pause" HELP
                  "let something to do or to look at come before word %d, or say it in fewer words",
                  words, WORDS_MOST);
    if (last > first)
        check_beside(check, check_place(check, "sections/%d/blocks/%d/text", section, last),
                     "the last of them are here");
}

/* Tells of the blocks from first on that are only read; returns the first that is not. */
static int read_on(const struct section *section, int index, int first, struct check *check) {
    int words = 0, at = first;
    for (; at < section->blocks.count && is_only_read(block_at(section, at)); at++)
        words += words_of(block_at(section, at));
    if (words > WORDS_MOST)
        tell_long_read(check, index, first, at - 1, words);
    return at;
}

void lint_long_read(const struct lesson *lesson, struct check *check) {
    const struct section *section = lesson->sections.at;
    for (int i = 0; i < lesson->sections.count; i++)
        for (int at = 0; at < section[i].blocks.count; at++)
            at = read_on(&section[i], i, at, check);
}
