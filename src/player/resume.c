/* What is kept of a learner, and how it is taken up again. Facts whose ids are gone are taken up
 * with the others: nobody asks for them, and they stay kept. */
#include "player/state.h"

#include <stdio.h>
#include <string.h>

#include "base/int.h"
#include "lesson/renamed.h"

/* Blocks by their ids */

struct search {
    const char *id;
    const struct block *found;
};

static void look_for_id(const struct block *block, void *data) {
    struct search *search = data;
    if (block->id != NULL && strcmp(block->id, search->id) == 0)
        search->found = block;
}

static const struct block *find_block(const struct page *page, const char *id) {
    struct search search = {.id = id};
    blocks_walk(page->body, look_for_id, &search);
    return search.found;
}

static const struct block *find_anywhere(const struct player *player, const char *id) {
    const struct block *block = NULL;
    for (int i = 0; i < player->page_count && block == NULL; i++)
        block = find_block(&player->pages[i], id);
    return block;
}

bool player_types_in(const struct player *player, const char *id) {
    const struct block *block = find_anywhere(player, id);
    return block != NULL && block_kind(block)->handle != NULL;
}

/* What was done */

/* Ticks, order and tries of a question are one answer, of which half is none; texts that are typed
 * stand each for itself. */
static void make_room(struct player *player, const struct facts *own) {
    for (int i = 0; i < own->count; i++) {
        const struct block *block = find_anywhere(player, own->list[i].id);
        if (block != NULL && block->schema->question && block_kind(block)->handle == NULL)
            facts_clear_all(&player->facts, block->id);
    }
}

/* Another text for a field is kept beside the one that is there (typed.h). */
static void offer(struct player *player, const struct facts *texts) {
    char part[FACTS_PART_BYTES];
    for (int i = 0; i < texts->count; i++) {
        const struct fact *text = &texts->list[i];
        if (kept_offers(&player->facts, text->id, text->part, text->text))
            facts_set_text(&player->facts, text->id, facts_part(part, own_other, text->part),
                           text->text);
    }
}

/* The texts that are to give way to those of this run. */
static void find_texts(const struct player *player, const struct facts *own, struct facts *texts) {
    for (int i = 0; i < own->count; i++) {
        const struct fact *fact = &own->list[i];
        const char *text = facts_text(&player->facts, fact->id, fact->part);
        bool is_copy = strchr(fact->part, '/') != NULL;
        if (text != NULL && !is_copy && player_types_in(player, fact->id))
            facts_set_text(texts, fact->id, fact->part, text);
    }
}

/* What was done in this run stands over what was kept; but all that was shuffled and drawn in the
 * lesson hangs on the seed that was kept, which has no block. */
static void take_facts(struct player *player, const struct facts *kept) {
    struct facts own = {0}, texts = {0};
    facts_copy(&own, &player->facts);
    facts_clear_all(&own, "");
    facts_copy(&player->facts, kept);
    renamed_facts(player->lesson, &player->facts);
    find_texts(player, &own, &texts);
    make_room(player, &own);
    facts_copy(&player->facts, &own);
    offer(player, &texts);
    facts_release(&own);
    facts_release(&texts);
    player->facts.changes++; /* what is known of tries hangs on it, too */
}

static void take_drafts(struct player *player, const struct facts *kept) {
    struct facts drafts = {0};
    facts_copy(&drafts, kept);
    renamed_facts(player->lesson, &drafts);
    offer(player, &drafts);
    facts_release(&drafts);
}

/* The time that a question had in the attempt that is on was kept with its last try. */
static void take_kept_tries(struct player *player, const struct tries *tries) {
    for (int i = 0; i < tries->count; i++) {
        struct try try = renamed_try(player->lesson, &tries->list[i], &player->passing);
        tries_append(&player->tries, &try);
        if (facts_get(&player->facts, try.question, own_attempt, 1) == try.attempt)
            facts_set(&player->spent, try.question, own_spent, try.spent_usec);
    }
}

/* Before those of this run. */
static void take_tries(struct player *player, const struct tries *kept) {
    struct tries own = player->tries;
    struct facts spent = player->spent;
    player->tries = (struct tries){0};
    player->spent = (struct facts){0};
    take_kept_tries(player, kept);
    for (int i = 0; i < own.count; i++)
        tries_append(&player->tries, &own.list[i]);
    facts_copy(&player->spent, &spent);
    tries_release(&own);
    facts_release(&spent);
}

static void take(struct player *player, const struct kept *kept) {
    take_facts(player, &kept->facts);
    take_drafts(player, &kept->drafts);
    take_tries(player, &kept->tries);
}

/* Where the learner was */

static int page_of(const struct player *player, const struct kept_place *place) {
    if (place->at_end)
        return player->end_index;
    int section = lesson_find_section(player->lesson, place->section);
    return section < 0 ? section : player_page_of(player, section);
}

/* The focus finds its stop, and the view its rows, when the size is known. */
static void take_place(struct player *player, const struct kept_place *place) {
    int index = page_of(player, place);
    if (index < 0)
        return;
    navigate_open(player, index);
    struct page *page = player_page(player);
    page->scroll = int_max(place->scroll, 0);
    page->focus = find_block(page, place->focus);
    page->focus_part = place->part;
    page->opened = page->focus != NULL || place->focus[0] == '\0';
    player->saw_focus = page->focus != NULL;
    if (index > 0 || player_has_answers(player))
        player_say(player, "Welcome back: you are where you left off.");
}

void player_resume(struct player *player, const struct kept *kept) {
    struct kept_place place = renamed_place(player->lesson, &kept->place);
    take(player, kept);
    take_place(player, &place);
}

void player_catch_up(struct player *player, const struct kept *kept) {
    take(player, kept);
    navigate_settle(player);
}

/* What is kept */

const struct facts *player_facts(const struct player *player) {
    return &player->facts;
}

const struct tries *player_tries(const struct player *player) {
    return &player->tries;
}

static void copy_id(char into[FACTS_ID_LIMIT + 1], const char *id) {
    snprintf(into, FACTS_ID_LIMIT + 1, "%s", id != NULL ? id : "");
}

struct kept_place player_place(struct player *player) {
    const struct page *page = &player->pages[player->page_index];
    struct kept_place place = {.at_end = page->section == NULL, .scroll = page->scroll};
    if (page->section != NULL)
        copy_id(place.section, page->section->id);
    if (page->focus != NULL && (player->overlay != OVERLAY_NONE || player_sees_focus(player))) {
        copy_id(place.focus, page->focus->id);
        place.part = page->focus_part;
    }
    return place;
}

void player_write_question(struct player *player, const char *id, struct writer *writer) {
    const struct block *block = find_anywhere(player, id);
    if (block == NULL || !block->schema->question)
        return;
    struct layout layout;
    player_layout(player, &layout);
    blocks_plain((struct list){block, 1}, &layout.scene, writer);
    struct writer names = {0};
    block_names(block, &layout.scene, &names);
    if (names.length > 0)
        writer_printf(writer, "\n%s", names.text);
    writer_release(&names);
}
