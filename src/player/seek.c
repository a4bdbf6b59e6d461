/* How the first film of a page is found and put at a time on its stage, for a frame that is asked
 * for from outside. */
#include "player/player.h"

#include <stddef.h>

#include "player/state.h"

static const struct piece *first_film(const struct layout *layout) {
    for (int i = 0; i < layout->flow.count; i++)
        if (block_kind(layout->flow.pieces[i].block)->reel != NULL)
            return &layout->flow.pieces[i];
    return NULL;
}

/* The first film of the page is put on its stage. */
static const struct block *stage_first_film(struct player *player) {
    struct page *page = player_page(player);
    struct layout layout;
    bool all = player->lays_out_all;
    player->lays_out_all = true;
    player_layout(player, &layout);
    player->lays_out_all = all;
    const struct piece *piece = first_film(&layout);
    if (piece == NULL)
        return NULL;
    page->focus = piece->block;
    page->focus_part = piece->part;
    staged_open(player, piece->block);
    staged_to_step(player, STAGE_WATCH, false);
    return player->staged.block;
}

/* The film of the stage that is open. */
static const struct block *staged_film(const struct player *player) {
    const struct block *block = player->staged.block;
    return block_kind(block)->reel != NULL ? block : NULL;
}

bool player_seek_film(struct player *player, int64_t to_usec) {
    bool is_staged = player->overlay == OVERLAY_STAGE;
    const struct block *film = is_staged ? staged_film(player) : stage_first_film(player);
    struct layout layout;
    if (film == NULL)
        return false;
    player_layout(player, &layout);
    struct reel reel = block_kind(film)->reel(film, &layout.scene);
    if (player->staged.step != STAGE_GUESS) /* it is asked beside the picture at rest */
        films_play(&player->films, film, &reel, player->now_usec);
    films_seek(&player->films, film, &reel, to_usec, player->now_usec);
    /* A film that is at its end stops by itself. */
    player_handle(player, &(struct event){.type = EVENT_TICK, .at_usec = player->now_usec});
    return true;
}
