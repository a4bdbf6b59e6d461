/* How the view and the focus move on a page. */
#include "player/state.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/int.h"

/* --- The view. --- */

static int max_scroll(const struct layout *layout) {
    return int_max(layout->flow.y - layout->scene.body_rows, 0);
}

static void scroll_to(const struct layout *layout, struct page *page, int row) {
    page->scroll = int_max(int_min(row, max_scroll(layout)), 0);
}

static bool can_scroll(const struct layout *layout, const struct page *page, int direction) {
    return direction > 0 ? page->scroll < max_scroll(layout) : page->scroll > 0;
}

/* Where the view begins once it has moved as little as shows all of the rows, or the first of them
 * when they are many. */
static int scroll_for(const struct layout *layout, const struct page *page, struct rect rows) {
    int room = layout->scene.body_rows, scroll = page->scroll;
    if (rows.y < scroll || rows.height > room)
        scroll = rows.y;
    else if (rows.y + rows.height > scroll + room)
        scroll = rows.y + rows.height - room;
    return int_max(int_min(scroll, max_scroll(layout)), 0);
}

static void show_rows(const struct layout *layout, struct page *page, struct rect rows) {
    page->scroll = scroll_for(layout, page, rows);
}

/* --- Stops. --- */

static bool is_stop(const struct piece *piece) {
    return (piece->flags & PIECE_STOP) != 0;
}

static void set_focus(struct page *page, const struct piece *piece) {
    page->focus = piece->block;
    page->focus_part = piece->part;
    page->focus_y = piece->at.y;
}

/* Nothing has the focus; the next stop is looked for from a row. */
static void drop_focus(struct page *page, int y) {
    page->focus = NULL;
    page->focus_y = y;
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
        if (is_stop(piece) && (by_order || beyond))
            return piece;
    }
    bool lost = focus != NULL && !from_view && !layout_any_in_view(layout, focus, page->scroll);
    return lost ? focus : NULL;
}

/* --- What of a stop is shown. --- */

/* True when two neighbours in the flow are of one block, with no more than a gap between them. */
static bool stand_together(const struct piece *piece, const struct piece *next) {
    return piece->block == next->block && next->at.y <= piece->at.y + piece->at.height + 1;
}

static const struct piece *first_of_block(const struct layout *layout, const struct piece *piece) {
    while (piece > layout->flow.pieces && stand_together(piece - 1, piece))
        piece--;
    return piece;
}

static const struct piece *last_of_block(const struct layout *layout, const struct piece *piece) {
    const struct piece *end = layout->flow.pieces + layout->flow.count;
    while (piece + 1 < end && stand_together(piece, piece + 1))
        piece++;
    return piece;
}

/* The rows of pieces that follow one another, some of which may stand side by side. */
static struct rect rows_between(const struct piece *first, const struct piece *last) {
    struct rect rows = first->at;
    for (const struct piece *piece = first; piece <= last; piece++)
        rows.height = int_max(rows.height, piece->at.y + piece->at.height - rows.y);
    return rows;
}

/* A stop with what hangs on it: all up to the next stop of its block. */
static struct rect rows_of_own(const struct layout *layout, const struct piece *stop) {
    const struct piece *last = stop, *end = last_of_block(layout, stop);
    while (last < end && !is_stop(last + 1))
        last++;
    return rows_between(stop, last);
}

/* The same with what its block begins with, where this is the first stop. */
static struct rect rows_with_head(const struct layout *layout, const struct piece *stop) {
    const struct piece *head = first_of_block(layout, stop), *first = head;
    struct rect own = rows_of_own(layout, stop);
    struct rect rows = own.height <= layout->scene.body_rows ? own : stop->at;
    while (first < stop && !is_stop(first))
        first++;
    int rows_above = rows.y - head->at.y;
    if (first == stop && rows.height + rows_above <= layout->scene.body_rows)
        rows.y -= rows_above, rows.height += rows_above;
    return rows;
}

/* What is shown of a stop that the focus comes to: all of its block that stands together (a
 * question with its choices); where there is no room for that, as much as there is room for. */
static struct rect rows_of_stop(const struct layout *layout, const struct piece *stop) {
    struct rect rows = rows_between(first_of_block(layout, stop), last_of_block(layout, stop));
    return rows.height <= layout->scene.body_rows ? rows : rows_with_head(layout, stop);
}

static void focus_on(struct player *player, const struct layout *layout, struct page *page,
                     const struct piece *stop) {
    player->entered = false;
    set_focus(page, stop);
    show_rows(layout, page, rows_of_stop(layout, stop));
}

/* A row that is carried is shown with a row above and below it; false of any other. */
static bool show_among(const struct layout *layout, struct page *page, const struct piece *piece) {
    struct rect rows = piece->at;
    rows.y--, rows.height += 2;
    if (!(piece->flags & PIECE_AMONG) || !layout->scene.entered ||
        rows.height > layout->scene.body_rows)
        return false;
    show_rows(layout, page, rows);
    return true;
}

/* A piece that is entered with what follows it without a gap: what is worked shows there. */
static struct rect rows_of_work(const struct layout *layout, const struct piece *piece) {
    const struct piece *last = piece, *end = last_of_block(layout, piece);
    while (last < end && !is_stop(last + 1) && last[1].at.y == last->at.y + last->at.height)
        last++;
    return rows_between(piece, last);
}

/* Shows a piece: all of it where it fits; else the line being typed in a text field; else
 * as much as there is room for, from its start, or the part to which the learner has read. */
static void show_piece(const struct layout *layout, struct page *page, const struct piece *piece) {
    const struct block_kind *kind = block_kind(piece->block);
    bool is_field = kind->present_row != NULL;
    bool works_inside = (piece->flags & PIECE_ENTERS) != 0;
    struct rect rows = is_field       ? piece->at
                       : works_inside ? rows_of_work(layout, piece)
                                      : rows_of_own(layout, piece);
    if (show_among(layout, page, piece))
        return;
    if (rows.height > layout->scene.body_rows && is_field)
        rows.y += kind->present_row(piece, &layout->scene), rows.height = 2;
    else if (rows.height > layout->scene.body_rows && !layout->scene.entered &&
             rows.y <= page->scroll && layout_any_in_view(layout, piece, page->scroll))
        return;
    show_rows(layout, page, rows);
}

void paged_show_focus(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = layout_focus(&layout);
    if (focus != NULL)
        show_piece(&layout, player_page(player), focus);
}

/* --- Moves. --- */

/* True when all that is to be shown of a stop comes into view by less than a screen: then nothing
 * is passed over that was not in view. */
static bool is_near(const struct layout *layout, const struct page *page,
                    const struct piece *stop) {
    int by = scroll_for(layout, page, rows_of_stop(layout, stop)) - page->scroll;
    return abs(by) <= int_max(layout->scene.body_rows - 1, 1);
}

/* The reader goes on below what has the focus: Enter is not for that any more. While some of it
 * lies below the view, it is. */
static void read_past_focus(const struct layout *layout, struct page *page) {
    const struct piece *focus = layout_focus(layout);
    if (focus == NULL)
        return;
    int end = focus->at.y + focus->at.height;
    if (end <= page->scroll + layout->scene.body_rows)
        drop_focus(page, end);
}

static void scroll_half(struct player *player, const struct layout *layout, int direction) {
    struct page *page = player_page(player);
    player->entered = false;
    if (!can_scroll(layout, page, direction))
        return;
    if (direction > 0)
        read_past_focus(layout, page);
    scroll_to(layout, page, page->scroll + direction * int_max(layout->scene.body_rows / 2, 1));
}

void paged_line(struct player *player, int direction) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = next_stop(&layout, page, direction, true);
    if (stop != NULL && is_near(&layout, page, stop))
        focus_on(player, &layout, page, stop);
    else
        scroll_half(player, &layout, direction);
}

void paged_to_stop(struct player *player, int direction) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = next_stop(&layout, page, direction, false);
    if (stop != NULL)
        focus_on(player, &layout, page, stop);
    else
        player->entered = false;
}

void paged_scroll(struct player *player, int rows) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    scroll_to(&layout, page, page->scroll + rows);
}

void paged_page(struct player *player, int direction) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    int rows = int_max(layout.scene.body_rows - 1, 1);
    scroll_to(&layout, page, page->scroll + direction * rows);
}

/* The last stop at most so many rows from a row, in a direction; NULL: there is none. */
static const struct piece *stop_within(const struct layout *layout, int y, int direction,
                                       int rows) {
    const struct piece *found = NULL;
    int count = layout->flow.count;
    for (int i = direction > 0 ? 0 : count - 1; i >= 0 && i < count; i += direction) {
        const struct piece *piece = &layout->flow.pieces[i];
        int by = direction * (piece->at.y - y);
        if (is_stop(piece) && by > 0 && by <= rows)
            found = piece;
    }
    return found;
}

void paged_by_rows(struct player *player, int direction) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop =
        stop_within(&layout, page->focus_y, direction, int_max(layout.scene.body_rows - 1, 1));
    if (stop != NULL)
        focus_on(player, &layout, page, stop);
}

/* The first stop (+1), or the last, of what is laid out, if it is in view; NULL: it is not. */
static const struct piece *outer_stop(const struct layout *layout, const struct page *page,
                                      int direction) {
    int count = layout->flow.count;
    for (int i = direction > 0 ? 0 : count - 1; i >= 0 && i < count; i += direction) {
        const struct piece *piece = &layout->flow.pieces[i];
        if (is_stop(piece))
            return layout_in_view(layout, piece, page->scroll) ? piece : NULL;
    }
    return NULL;
}

void paged_end(struct player *player, int direction) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    player->entered = false;
    scroll_to(&layout, page, direction < 0 ? 0 : layout.flow.y);
    player_layout(player, &layout);
    const struct piece *stop = outer_stop(&layout, page, -direction);
    if (stop != NULL)
        set_focus(page, stop);
    else
        drop_focus(page, direction < 0 ? 0 : layout.flow.y - 1);
}

/* The stop that stands beside the focus in its rows, on its right (+1) or left; NULL: none does. */
static const struct piece *stop_beside(const struct layout *layout, int direction) {
    const struct piece *focus = layout_focus(layout), *nearest = NULL;
    for (int i = 0; focus != NULL && i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        bool beside = piece->block == focus->block &&
                      piece->at.y < focus->at.y + focus->at.height &&
                      focus->at.y < piece->at.y + piece->at.height &&
                      direction * (piece->at.x - focus->at.x) > 0;
        if (is_stop(piece) && beside &&
            (nearest == NULL || direction * (nearest->at.x - piece->at.x) > 0))
            nearest = piece;
    }
    return nearest;
}

bool paged_has_beside(const struct layout *layout) {
    return stop_beside(layout, +1) != NULL || stop_beside(layout, -1) != NULL;
}

void paged_beside(struct player *player, int direction) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = stop_beside(&layout, direction);
    if (stop != NULL)
        focus_on(player, &layout, player_page(player), stop);
}

/* --- What would do something. --- */

bool paged_can_line(const struct layout *layout, const struct page *page, int direction) {
    return can_scroll(layout, page, direction) || next_stop(layout, page, direction, true) != NULL;
}

bool paged_can_stop(const struct layout *layout, const struct page *page, int direction) {
    return next_stop(layout, page, direction, false) != NULL;
}

bool paged_can_scroll(const struct layout *layout, const struct page *page, int direction) {
    return can_scroll(layout, page, direction);
}

/* --- After a change. --- */

/* The focus on a page that is opened: its first stop, when it begins in view. */
static void first_focus(const struct layout *layout, struct page *page) {
    const struct piece *stop = outer_stop(layout, page, +1);
    if (stop != NULL)
        set_focus(page, stop);
}

/* What had the focus is gone (a question closed, the last line revealed): the next stop takes its
 * place, if it can be seen. Where there is none, the reader's place stays where it was. */
static void find_focus_again(const struct layout *layout, struct page *page) {
    page->focus = NULL;
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if (is_stop(piece) && piece->at.y >= page->focus_y &&
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

void paged_settle(struct player *player) {
    struct page *page = player_page(player);
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

void paged_look_at(struct player *player, int part) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = layout_focus(&layout);
    const struct piece *piece = layout_find(&layout, page->focus, part);
    if (focus == NULL || piece == NULL || piece->at.y >= page->scroll)
        return;
    show_rows(&layout, page, piece->at);
    if (focus->at.y + focus->at.height > page->scroll + layout.scene.body_rows)
        set_focus(page, piece);
}

static bool stands_in(const struct block *block, const struct block *outer) {
    while (block != NULL && block != outer)
        block = block->outer;
    return block != NULL;
}

void paged_show_from(struct player *player, int part) {
    struct page *page = player_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *first = layout_find(&layout, page->focus, part), *last = first;
    const struct piece *end = layout.flow.pieces + layout.flow.count;
    if (first == NULL)
        return;
    while (last + 1 < end && stands_in(last[1].block, page->focus))
        last++;
    show_rows(&layout, page, rows_between(first, last));
}

/* --- To what is left to work. --- */

static bool is_left_out(const struct block *block, const struct scene *scene) {
    return !block_is_worked(block, scene);
}

/* The first stop that is left to work in what is laid out, or NULL. */
static const struct piece *left_out_piece(const struct layout *layout) {
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if (is_stop(piece) && is_left_out(piece->block, &layout->scene))
            return piece;
    }
    return NULL;
}

bool paged_left_out(struct player *player) {
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
    return piece != NULL;
}
