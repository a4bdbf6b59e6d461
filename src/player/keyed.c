/* Whose own keys work now: those of the piece with the focus, and which of them it keeps. */
#include "player/state.h"

#include <stddef.h>

const struct piece *player_keyed_piece(struct player *player, const struct layout *layout) {
    const struct page *page = player_page(player);
    const struct piece *focus = layout_focus(layout);
    if (focus == NULL || block_kind(focus->block)->offers == NULL)
        return NULL;
    bool seen = player->overlay == OVERLAY_STAGE || layout_any_in_view(layout, focus, page->scroll);
    return seen || player->entered ? focus : NULL;
}

bool player_takes_text(const struct piece *piece) {
    return piece != NULL && (piece->flags & PIECE_ENTERS) &&
           block_kind(piece->block)->handle != NULL;
}

bool player_climbs(const struct player *player, const struct layout *layout,
                   const struct piece *focus) {
    if (!player->entered || focus == NULL)
        return false;
    const struct block_kind *kind = block_kind(focus->block);
    return kind->bindings != NULL &&
           binding_find(kind->bindings, kind->offers(focus, &layout->scene), KEYSYM_ESCAPE) !=
               BINDING_NONE;
}
