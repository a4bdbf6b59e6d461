/* Terms of the glossary that are used before they are told, or never told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "blocks/lint/lint.h"
#include "blocks/lint/words.h"
#include "lesson/glossary.h"
#include "ui/prose.h"

static const struct glossary_entry *entry_at(const struct lesson *lesson, int index) {
    return (const struct glossary_entry *)lesson->glossary.at + index;
}

/* --- Words in a row. --- */

/* The words of a text without what stands between them. */
struct run {
    const char *text;
    const struct word *words; /* in the arena */
    int count;
};

static struct run read_run(const char *text, struct arena *arena) {
    struct sentence sentence = words_read(text, arena);
    int count = 0;
    for (int i = 0; i < sentence.count; i++)
        if (sentence.list[i].folded != NULL)
            sentence.list[count++] = sentence.list[i];
    return (struct run){text, sentence.list, count};
}

/* Whether a word and the next belong together: blanks are between them, or one sign that joins. */
static bool is_joined(const struct run *run, int word) {
    static const char *const joins[] = {"-", "/", "\u2010", "\u2011"};
    const char *between = run->text + run->words[word].to;
    size_t length = run->words[word + 1].from - run->words[word].to;
    bool joined = strspn(between, " ") >= length;
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        joined = joined || (strlen(joins[i]) == length && memcmp(between, joins[i], length) == 0);
    return joined;
}

/* --- What a term may be called. --- */

struct form {
    const char *const *words; /* folded, in the arena */
    int count, entry;
};

struct forms {
    struct arena *arena;
    const struct lint_language *language; /* or NULL */
    struct form *list;                    /* in the arena, by their words */
    int count, capacity;
};

static void add_form(struct forms *forms, struct form form) {
    forms->list = grow_in_arena(forms->arena, forms->list, forms->count, &forms->capacity,
                                sizeof *forms->list);
    forms->list[forms->count++] = form;
}

/* The same with another last word. */
static struct form with_last(const struct form *form, const char *last, struct arena *arena) {
    const char **words = arena_array(arena, (size_t)form->count, sizeof *words);
    memcpy(words, form->words, (size_t)form->count * sizeof *words);
    words[form->count - 1] = last;
    return (struct form){words, form->count, form->entry};
}

static void add_plurals(struct forms *forms, const struct form *form) {
    const char *last = form->words[form->count - 1];
    const char *const *pair = forms->language != NULL ? forms->language->plurals : NULL;
    for (; pair != NULL && *pair != NULL; pair += 2) {
        size_t length = strlen(last), ending = strlen(pair[0]);
        if (ending > length || strcmp(last + length - ending, pair[0]) != 0)
            continue;
        const char *plural =
            arena_printf(forms->arena, "%.*s%s", (int)(length - ending), last, pair[1]);
        add_form(forms, with_last(form, plural, forms->arena));
    }
}

static void add_forms(struct forms *forms, const char *term, int entry) {
    struct run run = read_run(term, forms->arena);
    const char **words = arena_array(forms->arena, (size_t)run.count + 1, sizeof *words);
    for (int i = 0; i < run.count; i++)
        words[i] = run.words[i].folded;
    struct form form = {words, run.count, entry};
    if (form.count == 0)
        return;
    add_form(forms, form);
    add_plurals(forms, &form);
}

static int compare_forms(const void *a, const void *b) {
    const struct form *first = a, *second = b;
    int order = 0;
    for (int i = 0; order == 0 && i < first->count && i < second->count; i++)
        order = strcmp(first->words[i], second->words[i]);
    return order != 0 ? order : first->count - second->count;
}

static struct forms list_forms(const struct lesson *lesson, struct arena *arena) {
    struct forms forms = {.arena = arena, .language = words_language(lesson->lang)};
    for (int i = 0; i < lesson->glossary.count; i++) {
        const struct glossary_entry *entry = entry_at(lesson, i);
        const char *const *also = entry->also.at;
        add_forms(&forms, entry->term, i);
        for (int at = 0; at < entry->also.count; at++)
            add_forms(&forms, also[at], i);
    }
    if (forms.count > 0)
        qsort(forms.list, (size_t)forms.count, sizeof *forms.list, compare_forms);
    return forms;
}

/* The first form that begins with the word or with one behind it. */
static int first_form(const struct forms *forms, const char *word) {
    int from = 0, to = forms->count;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (strcmp(forms->list[middle].words[0], word) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static bool stands_at(const struct form *form, const struct run *run, int at) {
    if (form->count > run->count - at)
        return false;
    for (int i = 0; i < form->count; i++)
        if (strcmp(form->words[i], run->words[at + i].folded) != 0 ||
            (i > 0 && !is_joined(run, at + i - 1)))
            return false;
    return true;
}

/* The longest form that begins with a word of the run; NULL: none does. */
static const struct form *find_form(const struct forms *forms, const struct run *run, int at) {
    const struct form *found = NULL, *end = forms->list + forms->count;
    const struct form *form = forms->list + first_form(forms, run->words[at].folded);
    for (; form < end && strcmp(form->words[0], run->words[at].folded) == 0; form++)
        if (stands_at(form, run, at))
            found = form;
    return found;
}

/* --- Before they are told. --- */

struct reading {
    const struct lesson *lesson;
    struct check *check;
    struct forms forms;
    const struct teller *tellers; /* of each entry */
    int *told; /* of each entry, the number of the text that was warned of last */
    int text;  /* the number of this one, from 1 */
};

/* What stands in braces is a gap, or filled: blotted out. */
static const char *without_braces(const char *text, struct arena *arena) {
    char *copy = arena_copy(arena, text, strlen(text));
    for (char *at = strchr(copy, '{'); at != NULL; at = strchr(at, '{')) {
        size_t length = strcspn(at, "}");
        memset(at, '`', length);
    }
    return copy;
}

static const char *read_text(const struct text_at *at, struct arena *arena) {
    const char *text =
        text_is_commonmark(at->field) ? prose_words_but_code(at->text, arena) : at->text;
    return without_braces(text, arena);
}

static void tell(struct reading *reading, const struct text_at *at, const struct run *run, int word,
                 const struct form *form) {
    const struct teller *teller = &reading->tellers[form->entry];
    size_t from = run->words[word].from, to = run->words[word + form->count - 1].to;
    reading->told[form->entry] = reading->text;
    check_warning(reading->check, check_place(reading->check, "%s", at->path), CODE_BEFORE_TOLD,
                  "\"%.*s\" stands here before the section that tells it" HELP
                  "say it in other words, or tell \"%s\" in this section or an earlier one",
                  (int)(to - from), run->text + from, entry_at(reading->lesson, form->entry)->id);
    check_beside(reading->check,
                 check_place(reading->check, "sections/%d/tells/%d", teller->section, teller->at),
                 "told here");
}

/* Each term once in a text. */
static void read_words(struct reading *reading, const struct text_at *at, int section,
                       struct arena *arena) {
    struct run run = read_run(read_text(at, arena), arena);
    const struct form *form;
    reading->text++;
    for (int i = 0; i < run.count; i += form != NULL ? form->count : 1) {
        form = find_form(&reading->forms, &run, i);
        if (form != NULL && reading->tellers[form->entry].section > section &&
            reading->told[form->entry] != reading->text)
            tell(reading, at, &run, i, form);
    }
}

/* What names something is no text, and a source has its own words. */
static void look_at_text(const struct text_at *at, void *data) {
    struct reading *reading = data;
    struct arena arena = {0};
    int section;
    if (sscanf(at->path, "sections/%d/", &section) == 1 && at->field->names == NULL &&
        strcmp(at->field->name, "sources") != 0)
        read_words(reading, at, section, &arena);
    arena_release(&arena);
}

void lint_before_told(const struct lesson *lesson, struct check *check) {
    struct arena arena = {0};
    struct reading reading = {
        .lesson = lesson,
        .check = check,
        .forms = list_forms(lesson, &arena),
        .tellers = glossary_tellers(lesson, &arena),
        .told = arena_array(&arena, (size_t)lesson->glossary.count + 1, sizeof(int)),
    };
    if (reading.forms.count > 0)
        lint_each_text(lesson, look_at_text, &reading);
    arena_release(&arena);
}

/* --- Never told. --- */

void lint_not_told(const struct lesson *lesson, struct check *check) {
    struct arena arena = {0};
    struct teller *tellers = glossary_tellers(lesson, &arena);
    for (int i = 0; i < lesson->glossary.count; i++)
        if (tellers[i].section < 0)
            check_warning(check, check_place(check, "glossary/%d/term", i), CODE_NOT_TOLD,
                          "no section tells \"%s\"" HELP
                          "name \"%s\" in the \"tells\" of the section that explains it, or take "
                          "the term out",
                          entry_at(lesson, i)->term, entry_at(lesson, i)->id);
    arena_release(&arena);
}
