/* Words that say too little: of a link, or of a colour. */
#include <string.h>

#include "blocks/lint/lint.h"
#include "blocks/lint/words.h"
#include "ui/prose.h"

struct wording {
    const struct lint_language *language;
    struct check *check;
    const struct text_at *at; /* the text that is read */
};

static void read_all(const struct lesson *lesson, struct check *check,
                     void (*read)(const struct text_at *at, void *data)) {
    struct wording wording = {words_language(lesson->lang), check, NULL};
    if (wording.language != NULL)
        lint_each_text(lesson, read, &wording);
}

/* --- Links. --- */

static void look_at_link(const char *words, void *data) {
    const struct wording *wording = data;
    if (words_are_one_of(words, wording->language->links))
        check_warning(wording->check, check_place(wording->check, "%s", wording->at->path),
                      CODE_LINK_SAYS_NOTHING,
                      "a link that says \"%s\" does not say where it leads" HELP
                      "link the words that name what is there",
                      words);
}

static void read_links(const struct text_at *at, void *data) {
    struct wording *wording = data;
    struct arena arena = {0};
    wording->at = at;
    if (text_is_commonmark(at->field))
        prose_links(at->text, &arena, look_at_link, wording);
    arena_release(&arena);
}

void lint_link_says_nothing(const struct lesson *lesson, struct check *check) {
    read_all(lesson, check, read_links);
}

/* --- Colours. --- */

static void read_colours(const struct text_at *at, void *data) {
    const struct wording *wording = data;
    struct arena arena = {0};
    const char *text = text_is_commonmark(at->field) ? prose_words(at->text, &arena) : at->text;
    const char *found = words_of_colour(text, wording->language, &arena);
    if (found != NULL)
        check_warning(wording->check, check_place(wording->check, "%s", at->path),
                      CODE_COLOUR_ALONE,
                      "\"%s\": who does not see the colour does not know which is meant" HELP
                      "say what it is or where it stands, beside the colour or in its place",
                      found);
    arena_release(&arena);
}

void lint_colour_alone(const struct lesson *lesson, struct check *check) {
    read_all(lesson, check, read_colours);
}
