/* The page of the glossary: the terms that were met so far, and how many come later; and what
 * stands at the foot of a section that tells some. */
#include "player/state.h"

#include "base/int.h"

enum { PART_LATER = -1 }; /* a term has its index */

static const struct glossary_entry *entry_at(const struct lesson *lesson, int index) {
    return (const struct glossary_entry *)lesson->glossary.at + index;
}

/* --- The page. --- */

static int index_of(const struct section *section, const struct lesson *lesson) {
    return (int)(section - (const struct section *)lesson->sections.at);
}

static bool is_visited(const struct player *player, const struct page *page) {
    return page->section != NULL &&
           (page->opened || facts_has(&player->facts, page->section->id, own_seen));
}

/* The furthest section that was visited, since what it says builds on all before it. */
static int furthest_section(const struct player *player) {
    int furthest = 0;
    for (int i = 0; i < player->page_count; i++)
        if (is_visited(player, &player->pages[i]))
            furthest = int_max(furthest, index_of(player->pages[i].section, player->lesson));
    return furthest;
}

static bool is_met(const struct glossary_entry *entry, int furthest) {
    return entry->told_in >= 0 && entry->told_in <= furthest;
}

static int count_later(const struct lesson *lesson, int furthest) {
    int later = 0;
    for (int i = 0; i < lesson->glossary.count; i++)
        later += entry_at(lesson, i)->told_in > furthest;
    return later;
}

static const char *later_text(const struct player *player, struct arena *arena) {
    const struct lesson *lesson = player->lesson;
    int furthest = furthest_section(player), later = count_later(lesson, furthest);
    bool any_met = false;
    for (int i = 0; i < lesson->glossary.count; i++)
        any_met = any_met || is_met(entry_at(lesson, i), furthest);
    if (later == 0)
        return any_met ? NULL : "No section tells a term.";
    const char *more = any_met ? " more" : "";
    const char *before = any_met ? "" : "No term was told so far. ";
    return later == 1
               ? arena_printf(arena, "%s1%s comes later in this lesson.", before, more)
               : arena_printf(arena, "%s%d%s come later in this lesson.", before, later, more);
}

static void write_glossary(const struct block *block, int part, const struct scene *scene,
                           struct pen *pen) {
    if (part == PART_LATER) {
        pen_label(pen, 0, theme_style(ROLE_QUIET), later_text(block->object, pen->arena));
        return;
    }
    const struct glossary_entry *entry = entry_at(scene->lesson, part);
    pen_label(pen, 0, theme_style(ROLE_STRONG), entry->term);
    pen_prose(pen, 2, theme_style(ROLE_TEXT), entry->says);
}

static void layout_glossary(const struct block *block, const struct scene *scene,
                            struct flow *flow) {
    int furthest = furthest_section(block->object);
    for (int i = 0; i < scene->lesson->glossary.count; i++)
        if (is_met(entry_at(scene->lesson, i), furthest)) {
            block_add(block, i, 0, scene, flow);
            flow_gap(flow);
        }
    block_add(block, PART_LATER, 0, scene, flow);
}

const struct block_kind page_glossary = {
    .schema = {.name = "glossary"},
    .layout = layout_glossary,
    .write = write_glossary,
};

/* --- The foot of a section. --- */

static void write_told(const struct block *block, int part, const struct scene *scene,
                       struct pen *pen) {
    struct writer terms = {0};
    int count = 0, index = index_of(block->object, scene->lesson);
    (void)part;
    for (int i = 0; i < scene->lesson->glossary.count; i++)
        if (entry_at(scene->lesson, i)->told_in == index) {
            writer_join(&terms, ", ", entry_at(scene->lesson, i)->term);
            count++;
        }
    const char *all = writer_keep(&terms, pen->arena);
    if (count > 0)
        pen_label(pen, 0, theme_style(ROLE_QUIET),
                  arena_printf(pen->arena,
                               count > 1 ? "New terms: %s. g explains them."
                                         : "New term: %s. g explains it.",
                               all));
}

static void layout_told(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, 0, 0, scene, flow);
}

const struct block_kind page_told = {
    .schema = {.name = "told"},
    .layout = layout_told,
    .write = write_told,
};
