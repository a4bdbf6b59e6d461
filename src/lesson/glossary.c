/* The rows of a glossary's entry, and how entries and the sections that tell them are held against
 * each other: both are sorted, so that a long glossary costs no more than reading it. */
#include "lesson/glossary.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/suggest.h"
#include "lesson/check.h"

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct glossary_entry, id),
     .says = "Identifies the term in \"tells\"; unique in the glossary."},
    {.name = "term",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct glossary_entry, term),
     .says = "The term, as it appears in texts."},
    {.name = "says",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct glossary_entry, says),
     .says = "What it means, in a sentence or two."},
    {.name = "also",
     .type = FIELD_LINES,
     .low = 1,
     .at = offsetof(struct glossary_entry, also),
     .says = "Other forms of it, such as \"stale\" for staleness; regular English plurals are "
             "included automatically."},
    {.name = NULL},
};

const struct schema glossary_schema = {
    .name = "term",
    .summary = "A term of the lesson's glossary, and what it means.",
    .fields = fields,
    .size = sizeof(struct glossary_entry),
};

static const struct glossary_entry *entry_at(const struct lesson *lesson, int index) {
    return (const struct glossary_entry *)lesson->glossary.at + index;
}

static const struct section *section_at(const struct lesson *lesson, int index) {
    return (const struct section *)lesson->sections.at + index;
}

/* --- What is told where. --- */

struct telling {
    const char *id;
    struct teller by;
};

struct tellings {
    struct telling *list; /* by id, and then as they follow each other */
    int count;
};

static int compare_tellings(const void *a, const void *b) {
    const struct telling *first = a, *second = b;
    int order = strcmp(first->id, second->id);
    if (order == 0)
        order = first->by.section - second->by.section;
    return order != 0 ? order : first->by.at - second->by.at;
}

static int count_tellings(const struct lesson *lesson) {
    int count = 0;
    for (int i = 0; i < lesson->sections.count; i++)
        count += section_at(lesson, i)->tells.count;
    return count;
}

static struct tellings list_tellings(const struct lesson *lesson, struct arena *arena) {
    struct tellings tellings = {
        arena_array(arena, (size_t)count_tellings(lesson) + 1, sizeof *tellings.list), 0};
    for (int i = 0; i < lesson->sections.count; i++) {
        const char *const *ids = section_at(lesson, i)->tells.at;
        for (int at = 0; at < section_at(lesson, i)->tells.count; at++)
            tellings.list[tellings.count++] = (struct telling){ids[at], {i, at}};
    }
    qsort(tellings.list, (size_t)tellings.count, sizeof *tellings.list, compare_tellings);
    return tellings;
}

static struct teller find_teller(const struct tellings *tellings, const char *id) {
    int from = 0, to = tellings->count;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (strcmp(tellings->list[middle].id, id) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    bool found = from < tellings->count && strcmp(tellings->list[from].id, id) == 0;
    return found ? tellings->list[from].by : (struct teller){-1, 0};
}

struct teller *glossary_tellers(const struct lesson *lesson, struct arena *arena) {
    struct tellings tellings = list_tellings(lesson, arena);
    struct teller *tellers =
        arena_array(arena, (size_t)lesson->glossary.count + 1, sizeof *tellers);
    for (int i = 0; i < lesson->glossary.count; i++)
        tellers[i] = find_teller(&tellings, entry_at(lesson, i)->id);
    return tellers;
}

/* --- The check of ids. --- */

static int compare_ids(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **sort_ids(const struct lesson *lesson, struct arena *arena) {
    const char **ids = arena_array(arena, (size_t)lesson->glossary.count + 1, sizeof *ids);
    for (int i = 0; i < lesson->glossary.count; i++)
        ids[i] = entry_at(lesson, i)->id;
    qsort(ids, (size_t)lesson->glossary.count, sizeof *ids, compare_ids);
    return ids;
}

static struct place place_of_telling(struct check *check, struct teller by) {
    return check_place(check, "sections/%d/tells/%d", by.section, by.at);
}

static bool fail_unknown(struct check *check, const struct telling *telling, const char **ids,
                         int count) {
    char remedy[SUGGEST_REMEDY_BYTES];
    check_error(check, place_of_telling(check, telling->by), CODE_NO_SUCH_TERM,
                "the glossary has no term \"%s\"%s", telling->id,
                suggest_remedy(remedy, telling->id, ids, count));
    return check_fix(check, place_of_telling(check, telling->by),
                     suggest_only(telling->id, ids, count));
}

static bool fail_told_twice(struct check *check, const struct telling *first,
                            const struct telling *second) {
    check_error(check, place_of_telling(check, second->by), CODE_TWICE,
                "the term \"%s\" is told twice" HELP
                "leave it where it is explained first, and take it out here",
                second->id);
    return check_beside(check, place_of_telling(check, first->by), "first");
}

static bool check_tellings(const struct lesson *lesson, struct check *check, struct arena *arena) {
    const char **ids = sort_ids(lesson, arena);
    struct tellings tellings = list_tellings(lesson, arena);
    bool good = true;
    for (int i = 0, first = 0; i < tellings.count; i++) {
        const struct telling *telling = &tellings.list[i];
        if (strcmp(tellings.list[first].id, telling->id) != 0)
            first = i;
        if (bsearch(&telling->id, ids, (size_t)lesson->glossary.count, sizeof *ids, compare_ids) ==
            NULL)
            good = fail_unknown(check, telling, ids, lesson->glossary.count);
        else if (first < i)
            good = fail_told_twice(check, &tellings.list[first], telling);
    }
    return good;
}

/* --- The check of words. --- */

/* A word that stands for a term: its own, or one of what it is called also. */
struct naming {
    const char *folded, *word;
    int entry, also; /* also -1: the term itself */
};

struct namings {
    struct naming *list;
    int count;
};

static void add_naming(struct namings *namings, const char *word, int entry, int also,
                       struct arena *arena) {
    const char *folded = fold_text(word, FOLD_CASE | FOLD_SPACE, arena);
    namings->list[namings->count++] = (struct naming){folded, word, entry, also};
}

static int compare_namings(const void *a, const void *b) {
    const struct naming *first = a, *second = b;
    int order = strcmp(first->folded, second->folded);
    if (order == 0)
        order = first->entry - second->entry;
    return order != 0 ? order : first->also - second->also;
}

static struct namings list_namings(const struct lesson *lesson, struct arena *arena) {
    size_t most = (size_t)lesson->glossary.count;
    for (int i = 0; i < lesson->glossary.count; i++)
        most += (size_t)entry_at(lesson, i)->also.count;
    struct namings namings = {arena_array(arena, most + 1, sizeof *namings.list), 0};
    for (int i = 0; i < lesson->glossary.count; i++) {
        const struct glossary_entry *entry = entry_at(lesson, i);
        const char *const *also = entry->also.at;
        add_naming(&namings, entry->term, i, -1, arena);
        for (int at = 0; at < entry->also.count; at++)
            add_naming(&namings, also[at], i, at, arena);
    }
    qsort(namings.list, (size_t)namings.count, sizeof *namings.list, compare_namings);
    return namings;
}

static struct place place_of_naming(struct check *check, const struct naming *naming) {
    return naming->also < 0
               ? check_place(check, "glossary/%d/term", naming->entry)
               : check_place(check, "glossary/%d/also/%d", naming->entry, naming->also);
}

static bool check_namings(const struct lesson *lesson, struct check *check, struct arena *arena) {
    struct namings namings = list_namings(lesson, arena);
    bool good = true;
    for (int i = 1, first = 0; i < namings.count; i++) {
        const struct naming *naming = &namings.list[i];
        if (strcmp(namings.list[first].folded, naming->folded) != 0) {
            first = i;
            continue;
        }
        check_error(check, place_of_naming(check, naming), CODE_TWICE,
                    "\"%s\" stands twice in the glossary", naming->word);
        good = check_beside(check, place_of_naming(check, &namings.list[first]), "first");
    }
    return good;
}

bool glossary_check(const struct lesson *lesson, struct check *check) {
    struct arena arena = {0};
    bool good = check_tellings(lesson, check, &arena);
    good = check_namings(lesson, check, &arena) && good;
    arena_release(&arena);
    return good;
}

/* --- What is made of it. --- */

struct sorted {
    const char *key;
    struct glossary_entry entry;
};

static int compare_sorted(const void *a, const void *b) {
    const struct sorted *first = a, *second = b;
    int order = strcmp(first->key, second->key);
    return order != 0 ? order : strcmp(first->entry.id, second->entry.id);
}

void glossary_finish(struct lesson *lesson) {
    struct arena arena = {0};
    size_t count = (size_t)lesson->glossary.count;
    struct glossary_entry *entries = (struct glossary_entry *)lesson->glossary.at;
    struct teller *tellers = glossary_tellers(lesson, &arena);
    struct sorted *sorted = arena_array(&arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        entries[i].told_in = tellers[i].section;
        sorted[i].key =
            fold_text(entries[i].term, FOLD_CASE | FOLD_DIACRITICS | FOLD_SPACE, &arena);
        sorted[i].entry = entries[i];
    }
    qsort(sorted, count, sizeof *sorted, compare_sorted);
    for (size_t i = 0; i < count; i++)
        entries[i] = sorted[i].entry;
    arena_release(&arena);
}
