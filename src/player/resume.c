/* What is kept of a learner, and how it is taken up again. Facts whose ids are gone are taken up
 * with the others: nobody asks for them, and they stay kept. */
#include "player/state.h"

#include <stdio.h>
#include <string.h>

#include "base/int.h"
#include "lesson/renamed.h"

/* What was done */

/* The time that a question had in the attempt that is on was kept with its last try. */
static void take_tries(struct player *player, const struct tries *tries) {
    for (int i = 0; i < tries->count; i++) {
        struct try try = renamed_try(player->lesson, &tries->list[i], &player->passing);
        tries_append(&player->tries, &try);
        if (facts_get(&player->facts, try.question, own_attempt, 1) == try.attempt)
            facts_set(&player->spent, try.question, own_spent, try.spent_usec);
    }
}

/* Where the learner was */

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

static int page_of(const struct player *player, const struct kept_place *place) {
    return place->at_end ? player->page_count - 1
                         : lesson_find_section(player->lesson, place->section);
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
        player_say(player, "You go on where you were.");
}

void player_resume(struct player *player, const struct kept *kept) {
    struct kept_place place = renamed_place(player->lesson, &kept->place);
    facts_copy(&player->facts, &kept->facts);
    renamed_facts(player->lesson, &player->facts);
    take_tries(player, &kept->tries);
    take_place(player, &place);
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
    const struct block *block = NULL;
    for (int i = 0; i + 1 < player->page_count && block == NULL; i++)
        block = find_block(&player->pages[i], id);
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
