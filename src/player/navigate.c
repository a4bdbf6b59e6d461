/* How the view and the focus move on a page and from page to page, and what the view follows. */
#include "player/state.h"

#include <assert.h>
#include <stddef.h>

static int max_scroll(const struct layout *layout) {
    int more = layout->flow.y - layout->scene.body_rows;
    return more > 0 ? more : 0;
}

static void scroll_to(const struct layout *layout, struct page *page, int row) {
    int last = max_scroll(layout);
    page->scroll = row < 0 ? 0 : row > last ? last : row;
}

/* Scrolls as little as shows rows y … y + height - 1, or the first of them when they are many. */
static void show_rows(const struct layout *layout, struct page *page, int y, int height) {
    int rows = layout->scene.body_rows;
    if (y < page->scroll || height > rows)
        scroll_to(layout, page, y);
    else if (y + height > page->scroll + rows)
        scroll_to(layout, page, y + height - rows);
}

static void set_focus(struct page *page, const struct piece *piece) {
    page->focus = piece->block;
    page->focus_part = piece->part;
    page->focus_y = piece->at.y;
}

/* The row from which a search for the next stop starts when the focus itself is out of sight. */
static int reading_row(const struct layout *layout, const struct page *page, int direction) {
    int edge = direction > 0 ? page->scroll : page->scroll + layout->scene.body_rows - 1;
    bool inside =
        page->focus_y >= page->scroll && page->focus_y < page->scroll + layout->scene.body_rows;
    return inside ? page->focus_y : edge;
}

/* The stop after (+1) or before (-1) the focus in reading order. Where the focus is out of sight:
 * with from_view the first one from the edge of the view, else the focus if there is no other. */
static const struct piece *next_stop(const struct layout *layout, const struct page *page,
                                     int direction, bool from_view) {
    const struct flow *flow = &layout->flow;
    const struct piece *focus = layout_focus(layout);
    bool by_order =
        focus != NULL && (!from_view || layout_any_in_view(layout, focus, page->scroll));
    int row = from_view ? reading_row(layout, page, direction) : page->focus_y;
    int from = by_order        ? (int)(focus - flow->pieces) + direction
               : direction > 0 ? 0
                               : flow->count - 1;
    for (int i = from; i >= 0 && i < flow->count; i += direction) {
        const struct piece *piece = &flow->pieces[i];
        bool beyond = direction > 0 ? piece->at.y >= row : piece->at.y <= row;
        if ((piece->flags & PIECE_STOP) && (by_order || beyond))
            return piece;
    }
    bool lost = focus != NULL && !from_view && !layout_any_in_view(layout, focus, page->scroll);
    return lost ? focus : NULL;
}

/* Shows a piece that is carried with a row above and below it; false of any other. */
static bool show_among(const struct layout *layout, struct page *page, const struct piece *piece) {
    int rows = piece->at.height + 2;
    if (!(piece->flags & PIECE_AMONG) || !layout->scene.entered || rows > layout->scene.body_rows)
        return false;
    show_rows(layout, page, piece->at.y - 1, rows);
    return true;
}

static void focus_on(struct player *player, const struct layout *layout, struct page *page,
                     const struct piece *piece) {
    player->entered = false;
    set_focus(page, piece);
    show_rows(layout, page, piece->at.y, piece->at.height);
}

static bool can_scroll(const struct layout *layout, const struct page *page, int direction) {
    return direction > 0 ? page->scroll < max_scroll(layout) : page->scroll > 0;
}

bool navigate_can_line(const struct layout *layout, const struct page *page, int direction) {
    const struct piece *stop = next_stop(layout, page, direction, true);
    return can_scroll(layout, page, direction) ||
           (stop != NULL && layout_in_view(layout, stop, page->scroll));
}

bool navigate_can_stop(const struct layout *layout, const struct page *page, int direction) {
    return next_stop(layout, page, direction, false) != NULL;
}

void navigate_line(struct player *player, int direction) {
    if (player->overlay == OVERLAY_STAGE) {
        staged_line(player, direction);
        return;
    }
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = next_stop(&layout, page, direction, true);
    if (stop != NULL && layout_in_view(&layout, stop, page->scroll)) {
        focus_on(player, &layout, page, stop);
    } else {
        player->entered = false;
        scroll_to(&layout, page, page->scroll + direction);
    }
}

void navigate_to_stop(struct player *player, int direction) {
    if (player->overlay == OVERLAY_STAGE) {
        staged_to_stop(player, direction);
        return;
    }
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = next_stop(&layout, page, direction, false);
    if (stop != NULL)
        focus_on(player, &layout, page, stop);
    else
        player->entered = false;
}

void navigate_page(struct player *player, int direction) {
    if (player->overlay == OVERLAY_STAGE) {
        staged_page(player, direction);
        return;
    }
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    int rows = layout.scene.body_rows > 2 ? layout.scene.body_rows - 1 : 1;
    scroll_to(&layout, page, page->scroll + direction * rows);
}

void navigate_end(struct player *player, int direction) {
    if (player->overlay == OVERLAY_STAGE) {
        staged_end(player, direction);
        return;
    }
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    scroll_to(&layout, page, direction < 0 ? 0 : layout.flow.y);
}

/* The focus on a page that is opened: its first stop, when it begins in view. */
static void first_focus(const struct layout *layout, struct page *page) {
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if (!(piece->flags & PIECE_STOP))
            continue;
        if (layout_in_view(layout, piece, page->scroll))
            set_focus(page, piece);
        return;
    }
}

/* What had the focus is gone (a question closed, the last line revealed): the next stop takes its
 * place, if it can be seen. Where there is none, the reader's place stays where it was. */
static void find_focus_again(const struct layout *layout, struct page *page) {
    page->focus = NULL;
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if ((piece->flags & PIECE_STOP) && piece->at.y >= page->focus_y &&
            layout_in_view(layout, piece, page->scroll)) {
            set_focus(page, piece);
            return;
        }
    }
}

/* A section without stops is done once its end was in view. */
static void note_seen(struct player *player, const struct layout *layout, const struct page *page) {
    bool end_in_view = page->scroll + layout->scene.body_rows >= layout->flow.y;
    if (page->section != NULL && end_in_view && !layout->screen.too_small &&
        !facts_has(&player->facts, page->section->id, own_seen))
        facts_set(&player->facts, page->section->id, own_seen, 1);
}

/* The focus is at y now. Where less stands above it than before (a question that is skipped), it
 * stays where it was on the screen rather than leaves by the top. */
static void keep_focus(const struct layout *layout, struct page *page, int y) {
    bool was_in_view =
        page->focus_y >= page->scroll && page->focus_y < page->scroll + layout->scene.body_rows;
    if (was_in_view && y < page->scroll)
        scroll_to(layout, page, page->scroll + y - page->focus_y);
    page->focus_y = y;
}

void navigate_settle(struct player *player) {
    if (player->overlay == OVERLAY_STAGE && player->columns > 0) {
        staged_settle(player);
        return;
    }
    struct page *page = player_page(player);
    if (player->columns == 0)
        return;
    struct layout layout;
    player_layout(player, &layout);
    scroll_to(&layout, page, page->scroll);
    const struct piece *focus = layout_focus(&layout);
    if (!page->opened) {
        first_focus(&layout, page);
        page->opened = true;
    } else if (focus != NULL) {
        keep_focus(&layout, page, focus->at.y);
    } else if (page->focus != NULL) {
        player->entered = false;
        find_focus_again(&layout, page);
    }
    note_seen(player, &layout, page);
}

/* Shows a piece: all of it where it fits; else the line being typed in a text field; else
 * as much as there is room for, from its start, or the part to which the learner has read. */
static void show_piece(const struct layout *layout, struct page *page, const struct piece *piece) {
    const struct block_kind *kind = block_kind(piece->block);
    if (show_among(layout, page, piece))
        return;
    if (piece->at.height <= layout->scene.body_rows)
        show_rows(layout, page, piece->at.y, piece->at.height);
    else if (kind->present_row != NULL)
        show_rows(layout, page, piece->at.y + kind->present_row(piece, &layout->scene), 2);
    else if (layout->scene.entered || piece->at.y > page->scroll ||
             !layout_any_in_view(layout, piece, page->scroll))
        show_rows(layout, page, piece->at.y, piece->at.height);
}

void navigate_show_focus(struct player *player) {
    if (player->overlay == OVERLAY_STAGE && player->columns > 0) {
        staged_show_focus(player);
        return;
    }
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = layout_focus(&layout);
    if (focus != NULL)
        show_piece(&layout, page, focus);
}

void navigate_focus(struct player *player, const struct piece *piece) {
    player->entered = false;
    set_focus(player_page(player), piece);
}

void navigate_scroll(struct player *player, int rows) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    scroll_to(&layout, page, page->scroll + rows);
}

void navigate_look_at(struct player *player, int part) {
    if (player->overlay == OVERLAY_STAGE)
        return;
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = layout_focus(&layout);
    const struct piece *piece = layout_find(&layout, page->focus, part);
    if (focus == NULL || piece == NULL || piece->at.y >= page->scroll)
        return;
    show_rows(&layout, page, piece->at.y, piece->at.height);
    if (focus->at.y + focus->at.height > page->scroll + layout.scene.body_rows)
        set_focus(page, piece);
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

static bool is_left_out(const struct block *block, const struct scene *scene) {
    struct tally tally = block_tally(block, scene);
    return tally.worked < tally.stops;
}

/* The first stop that is left to work in what is laid out, or NULL. */
static const struct piece *left_out_piece(const struct layout *layout) {
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if ((piece->flags & PIECE_STOP) && is_left_out(piece->block, &layout->scene))
            return piece;
    }
    return NULL;
}

void navigate_left_out(struct player *player) {
    struct page *page = player_page(player);
    const struct block *block = page->body.at;
    struct layout layout;
    const struct piece *piece = NULL;
    player_layout(player, &layout);
    for (int i = 0; i < page->body.count && piece == NULL; i++) {
        if (!is_left_out(&block[i], &layout.scene))
            continue;
        player_layout_with(player, &block[i], &layout);
        piece = left_out_piece(&layout);
    }
    if (piece != NULL)
        focus_on(player, &layout, page, piece);
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
    if (overlay == OVERLAY_OUTLINE || overlay == OVERLAY_HELP) {
        over->scroll = 0;
        over->focus = overlay == OVERLAY_OUTLINE ? over->body.at : NULL;
        over->focus_part = player->page_index;
        over->opened = true;
    }
    navigate_settle(player);
    navigate_show_focus(player);
}
