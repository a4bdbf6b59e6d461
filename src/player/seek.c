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

bool player_seek_film(struct player *player, int64_t to_usec) {
    struct page *page = player_page(player);
    struct layout layout;
    bool all = player->lays_out_all;
    player->lays_out_all = true;
    player_layout(player, &layout);
    player->lays_out_all = all;
    const struct piece *piece = first_film(&layout);
    if (piece == NULL)
        return false;
    const struct block *film = piece->block;
    struct reel reel = block_kind(film)->reel(film, &layout.scene);
    page->focus = film;
    page->focus_part = piece->part;
    staged_open(player, film);
    staged_to_step(player, STAGE_WATCH, false);
    films_play(&player->films, film, &reel, player->now_usec);
    films_seek(&player->films, film, &reel, to_usec, player->now_usec);
    /* A film that is at its end stops by itself. */
    player_handle(player, &(struct event){.type = EVENT_TICK, .at_usec = player->now_usec});
    return true;
}
