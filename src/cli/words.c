/* How the words are gathered of all schemas, and the list of their groups. */
#include "cli/words.h"

#include <string.h>

#include "base/grow.h"
#include "blocks/registry.h"

const struct words_group *const words_groups[] = {
    &words_documents,
    &words_kinds,
    &words_commons,
    &words_objects,
    &words_fields,
    &words_rules,
    &words_values,
    &words_techniques,
    &words_knobs,
    &words_moments,
    &words_measures,
    &words_codes,
    NULL,
};

/* Gathering */

static bool is_gathered(const struct words *words, const struct schema *schema) {
    for (int i = 0; i < words->objects_count; i++)
        if (words->objects[i].schema == schema)
            return true;
    return false;
}

static void add_object(struct words *words, const struct reference_place *place) {
    const struct field *field = place->field;
    const struct schema *schema =
        field->of_kind != NULL ? reference_kind(words->kinds, field->of_kind) : field->of;
    if (schema == NULL || is_gathered(words, schema))
        return;
    words->objects = grow_in_arena(&words->arena, words->objects, words->objects_count,
                                   &words->objects_capacity, sizeof *words->objects);
    words->objects[words->objects_count++] = (struct words_object){
        place->root, schema, arena_printf(&words->arena, "%s[]", place->path)};
}

static void add_field(struct words *words, const char *name) {
    for (int i = 0; i < words->fields_count; i++)
        if (strcmp(words->fields[i], name) == 0)
            return;
    words->fields = grow_in_arena(&words->arena, words->fields, words->fields_count,
                                  &words->fields_capacity, sizeof *words->fields);
    words->fields[words->fields_count++] = name;
}

static void add_place(const struct reference_place *place, void *data) {
    struct words *words = data;
    words->places = grow_in_arena(&words->arena, words->places, words->places_count,
                                  &words->places_capacity, sizeof *words->places);
    words->places[words->places_count++] = *place;
    add_object(words, place);
    add_field(words, place->field->name);
}

void words_open(struct words *words) {
    *words = (struct words){.kinds = registry_kinds()};
    for (int i = 0; reference_documents[i] != NULL; i++)
        reference_walk(reference_documents[i], words->kinds, &words->arena, add_place, words);
    for (int i = 0; i < words->kinds.count; i++)
        if (!words->kinds.schemas[i]->part)
            reference_walk(words->kinds.schemas[i], words->kinds, &words->arena, add_place, words);
}

void words_close(struct words *words) {
    arena_release(&words->arena);
}

bool words_is_told(const struct words *words, const struct words_group *group, int index,
                   const char *word) {
    for (int i = 0; reference_documents[i] != NULL; i++)
        if (group == &words_objects && strcmp(reference_documents[i]->name, word) == 0)
            return true;
    return group == &words_objects && reference_kind(words->kinds, word) != NULL &&
           !words->objects[index].schema->part;
}

/* Writing */

static const char *what_of(const struct words *words, const struct words_group *group, int index,
                           struct arena *arena) {
    return group->what != NULL ? group->what(words, index, arena) : group->noun;
}

void words_write(const struct words *words, const struct words_group *group, int index,
                 struct page *page) {
    page_title(page, group->word(words, index), what_of(words, group, index, &page->arena));
    page_words(page, group->line(words, index, &page->arena));
    if (group->write != NULL)
        group->write(words, index, page);
    else if (group->facts != NULL)
        page_words(page, group->facts(words, index, &page->arena));
}

static bool is_repeated(const struct words *words, const struct words_group *group, int index) {
    return index > 0 && strcmp(group->word(words, index), group->word(words, index - 1)) == 0;
}

static const char *facts_head(const struct words_group *group) {
    if (group->facts == NULL)
        return NULL;
    return group->facts_are != NULL ? group->facts_are : "what it takes";
}

static int widest_word(const struct words *words, const struct words_group *group) {
    int widest = 0;
    for (int i = 0; group->word(words, i) != NULL; i++) {
        int width = (int)strlen(group->word(words, i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

void words_write_group(const struct words *words, const struct words_group *group,
                       struct page *page) {
    page->name_cells = widest_word(words, group) + 2;
    page_words(page, group->says);
    page_rows(page, group->noun, facts_head(group), "what it is");
    for (int i = 0; group->word(words, i) != NULL; i++) {
        const char *name = is_repeated(words, group, i) ? "" : group->word(words, i);
        const char *facts = group->facts != NULL ? group->facts(words, i, &page->arena) : NULL;
        page_row(page, (struct page_row){.name = name,
                                         .facts = facts,
                                         .says = group->line(words, i, &page->arena)});
    }
    page->name_cells = 0;
}
