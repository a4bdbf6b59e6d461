/* Which blocks wait for another one to be worked, and what hangs on that. */
#include "player/state.h"

#include <stddef.h>

#include "base/grow.h"

static void note(const struct block *block, void *data) {
    struct player *player = data;
    struct waitings *all = &player->waitings;
    if (block->after == NULL)
        return;
    all->list =
        grow_in_arena(&player->arena, all->list, all->count, &all->capacity, sizeof *all->list);
    all->list[all->count++] = (struct waiting){block, true};
}

void waiting_find(struct player *player) {
    const struct section *sections = player->lesson->sections.at;
    for (int i = 0; i < player->lesson->sections.count; i++)
        blocks_walk(sections[i].blocks, note, player);
}

static bool see(struct waiting *waiting, const struct scene *scene) {
    bool waited = waiting->waits;
    waiting->waits = block_waits(waiting->block, scene);
    return waiting->waits != waited;
}

/* What is kept of blocks hangs on their own facts and of what stands inside (near.h); here it hangs
 * on another block's, on any page. */
static void forget_rows(struct player *player) {
    for (int i = 0; i < player->page_count; i++)
        near_forget(&player->pages[i].keeping, NULL);
    near_forget(&player->overlays[OVERLAY_ZOOM].keeping, NULL);
}

void waiting_see(struct player *player, const struct scene *scene) {
    struct waitings *all = &player->waitings;
    bool changed = false;
    if (all->facts == scene->facts->changes)
        return;
    all->facts = scene->facts->changes;
    for (int i = 0; i < all->count; i++)
        changed |= see(&all->list[i], scene);
    if (changed)
        forget_rows(player);
}

struct search {
    const struct scene *scene;
    const struct block *found;
};

static void look_at(const struct block *block, void *data) {
    struct search *search = data;
    if (search->found == NULL && block_waits(block, search->scene) &&
        !block_is_worked(block, search->scene))
        search->found = block->after;
}

const struct block *waiting_for(struct list blocks, const struct scene *scene) {
    struct search search = {.scene = scene};
    blocks_walk(blocks, look_at, &search);
    return search.found;
}
