/* How it is moved from page to page, and which moves there are on what is looked at: a page, a
 * list, a stage. */
#include "player/state.h"

#include <assert.h>
#include <stddef.h>

/* What moves the view and the focus. */
struct moves {
    void (*line)(struct player *player, int direction);
    void (*to_stop)(struct player *player, int direction);
    void (*page)(struct player *player, int direction);
    void (*end)(struct player *player, int direction);
    void (*settle)(struct player *player);
    void (*show_focus)(struct player *player);
};

static const struct moves page_moves = {paged_line, paged_to_stop, paged_page,
                                        paged_end,  paged_settle,  paged_show_focus};
static const struct moves list_moves = {paged_line, paged_to_stop, paged_by_rows,
                                        paged_end,  paged_settle,  paged_show_focus};
static const struct moves stage_moves = {staged_line, staged_to_stop, staged_page,
                                         staged_end,  staged_settle,  staged_show_focus};

static const struct moves *moves_of(const struct player *player) {
    switch (player->overlay) {
    case OVERLAY_STAGE:
        return &stage_moves;
    case OVERLAY_OUTLINE:
        return &list_moves;
    default:
        return &page_moves;
    }
}

void navigate_line(struct player *player, int direction) {
    moves_of(player)->line(player, direction);
}

void navigate_to_stop(struct player *player, int direction) {
    moves_of(player)->to_stop(player, direction);
}

void navigate_page(struct player *player, int direction) {
    moves_of(player)->page(player, direction);
}

void navigate_end(struct player *player, int direction) {
    moves_of(player)->end(player, direction);
}

void navigate_settle(struct player *player) {
    if (player->columns > 0)
        moves_of(player)->settle(player);
}

void navigate_show_focus(struct player *player) {
    if (player->columns > 0)
        moves_of(player)->show_focus(player);
}

void navigate_focus(struct player *player, const struct piece *piece) {
    struct page *page = player_page(player);
    player->entered = false;
    player->staged.away = false;
    page->focus = piece->block;
    page->focus_part = piece->part;
    page->focus_y = piece->at.y;
}

/* Lays a page over the others, or takes it away. What was done in a zoomed block is not known to
 * its section's page. */
static void set_overlay(struct player *player, enum overlay overlay) {
    if (player->overlay == OVERLAY_ZOOM && overlay != OVERLAY_ZOOM)
        near_forget(&player->pages[player->page_index].keeping,
                    player->overlays[OVERLAY_ZOOM].body.at);
    player->overlay = overlay;
}

void navigate_open(struct player *player, int page) {
    assert(page >= 0 && page < player->page_count);
    staged_close(player);
    set_overlay(player, OVERLAY_NONE);
    player->entered = false;
    player->page_index = page;
    navigate_settle(player);
}

/* What a page lies over: the stage that is open, or the section. */
static enum overlay under(const struct player *player) {
    return player->staged.block != NULL ? OVERLAY_STAGE : OVERLAY_NONE;
}

void navigate_overlay(struct player *player, enum overlay overlay) {
    if (overlay == OVERLAY_NONE)
        overlay = under(player);
    else
        films_pause(&player->films); /* nothing plays unseen */
    struct page *over = &player->overlays[overlay];
    set_overlay(player, overlay);
    player->entered = false;
    if (overlay == OVERLAY_OUTLINE || overlay == OVERLAY_HELP || overlay == OVERLAY_GLOSSARY) {
        over->scroll = 0;
        over->focus = overlay == OVERLAY_OUTLINE ? over->body.at : NULL;
        over->focus_part = player->page_index;
        over->opened = true;
    }
    navigate_settle(player);
    navigate_show_focus(player);
}

void navigate_zoom(struct player *player, const struct block *block, int part) {
    struct page *over = &player->overlays[OVERLAY_ZOOM];
    near_release(&over->keeping);
    *over = (struct page){.body = {block, 1}, .focus = block, .focus_part = part, .opened = true};
    navigate_overlay(player, OVERLAY_ZOOM);
}
