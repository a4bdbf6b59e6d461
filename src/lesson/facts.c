/* How facts are kept: in one row sorted by id and part, so that those of a block lie together. */
#include "lesson/facts.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"

static int compare(const struct fact *fact, const char *id, const char *part) {
    int order = strcmp(fact->id, id);
    return order != 0 ? order : strcmp(fact->part, part);
}

/* The index of the first fact that is not before (id, part). */
static int lower_bound(const struct facts *facts, const char *id, const char *part) {
    int low = 0, high = facts->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare(&facts->list[middle], id, part) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct fact *find(const struct facts *facts, const char *id, const char *part) {
    int at = lower_bound(facts, id, part);
    bool found = at < facts->count && compare(&facts->list[at], id, part) == 0;
    return found ? &facts->list[at] : NULL;
}

int64_t facts_get(const struct facts *facts, const char *id, const char *part, int64_t fallback) {
    const struct fact *fact = find(facts, id, part);
    return fact != NULL && fact->text == NULL ? fact->value : fallback;
}

int64_t facts_count(const struct facts *facts, const char *id, const char *part, int64_t least,
                    int64_t most) {
    int64_t number = facts_get(facts, id, part, least);
    return number < least ? least : number > most ? most : number;
}

const char *facts_text(const struct facts *facts, const char *id, const char *part) {
    const struct fact *fact = find(facts, id, part);
    return fact != NULL ? fact->text : NULL;
}

bool facts_has(const struct facts *facts, const char *id, const char *part) {
    return find(facts, id, part) != NULL;
}

static bool is_one_of(const char *part, const char *const *parts) {
    while (*parts != NULL && strcmp(*parts, part) != 0)
        parts++;
    return *parts != NULL;
}

bool facts_has_other(const struct facts *facts, const char *id, const char *const *parts) {
    for (int i = lower_bound(facts, id, ""); i < facts->count && strcmp(facts->list[i].id, id) == 0;
         i++)
        if (!is_one_of(facts->list[i].part, parts))
            return true;
    return false;
}

static void free_fact(struct fact *fact) {
    free(fact->id);
    free(fact->part);
    free(fact->text);
}

/* Puts a fact without a value at its place. */
static struct fact *insert(struct facts *facts, const char *id, const char *part) {
    assert(own_knows(part));
    facts->list = grow_list(facts->list, facts->count, &facts->capacity, sizeof *facts->list);
    int at = lower_bound(facts, id, part);
    struct fact *place = &facts->list[at];
    memmove(place + 1, place, (size_t)(facts->count - at) * sizeof *place);
    *place = (struct fact){.id = memory_copy(id), .part = memory_copy(part)};
    facts->count++;
    facts->changes++;
    return place;
}

void facts_set(struct facts *facts, const char *id, const char *part, int64_t value) {
    struct fact *fact = find(facts, id, part);
    if (fact == NULL)
        fact = insert(facts, id, part);
    if (fact->value == value && fact->text == NULL)
        return;
    free(fact->text);
    fact->text = NULL;
    fact->value = value;
    facts->changes++;
}

void facts_set_text(struct facts *facts, const char *id, const char *part, const char *text) {
    struct fact *fact = find(facts, id, part);
    if (fact != NULL && fact->text != NULL && strcmp(fact->text, text) == 0)
        return;
    char *copy = memory_copy(text); /* it may be the fact's own */
    if (fact == NULL)
        fact = insert(facts, id, part);
    free(fact->text);
    fact->text = copy;
    fact->value = 0;
    facts->changes++;
}

static void remove_run(struct facts *facts, int from, int to) {
    if (from == to)
        return;
    for (int i = from; i < to; i++)
        free_fact(&facts->list[i]);
    memmove(&facts->list[from], &facts->list[to],
            (size_t)(facts->count - to) * sizeof *facts->list);
    facts->count -= to - from;
    facts->changes++;
}

void facts_clear(struct facts *facts, const char *id, const char *part) {
    int at = lower_bound(facts, id, part);
    bool found = at < facts->count && compare(&facts->list[at], id, part) == 0;
    remove_run(facts, at, found ? at + 1 : at);
}

void facts_clear_all(struct facts *facts, const char *id) {
    int from = lower_bound(facts, id, "");
    int to = from;
    while (to < facts->count && strcmp(facts->list[to].id, id) == 0)
        to++;
    remove_run(facts, from, to);
}

static void copy_one(struct facts *into, const struct fact *fact) {
    if (fact->text != NULL)
        facts_set_text(into, fact->id, fact->part, fact->text);
    else
        facts_set(into, fact->id, fact->part, fact->value);
}

void facts_copy(struct facts *into, const struct facts *from) {
    for (int i = 0; i < from->count; i++)
        copy_one(into, &from->list[i]);
}

static bool has_same_value(const struct fact *a, const struct fact *b) {
    if (a->text == NULL || b->text == NULL)
        return a->text == b->text && a->value == b->value;
    return strcmp(a->text, b->text) == 0;
}

/* By id and part; what is beyond a list's end is behind all. */
static int compare_at(const struct facts *a, const struct facts *b, int index) {
    if (index >= a->count || index >= b->count)
        return index < a->count ? -1 : 1;
    return compare(&a->list[index], b->list[index].id, b->list[index].part);
}

void facts_follow(struct facts *followed, const struct facts *facts,
                  void (*tell)(const struct fact *fact, bool gone, void *data), void *data) {
    for (int i = 0; i < followed->count || i < facts->count;) {
        int order = compare_at(followed, facts, i);
        if (order < 0) {
            tell(&followed->list[i], true, data);
            remove_run(followed, i, i + 1);
            continue;
        }
        if (order > 0 || !has_same_value(&followed->list[i], &facts->list[i])) {
            tell(&facts->list[i], false, data);
            copy_one(followed, &facts->list[i]);
        }
        i++;
    }
}

void facts_release(struct facts *facts) {
    for (int i = 0; i < facts->count; i++)
        free_fact(&facts->list[i]);
    free(facts->list);
    *facts = (struct facts){0};
}

const char *facts_part(char into[FACTS_PART_BYTES], const char *first, const char *second) {
    int length = snprintf(into, FACTS_PART_BYTES, "%s/%s", first, second);
    assert(length < FACTS_PART_BYTES);
    (void)length;
    return into;
}
