/* The mouse: from a cell to what stands there, and from that to what a key would do. */
#include "player/state.h"

#include <stddef.h>

#include "base/int.h"

enum { WHEEL_ROWS = 3 };

/* --- The frame. --- */

/* What was painted may be gone since. */
static bool is_there(struct player *player, const struct target *target) {
    struct layout layout;
    bool of_stage = target->does == TARGET_STEP || target->does == TARGET_LEAF;
    if (!of_stage || player->overlay != OVERLAY_STAGE)
        return !of_stage;
    player_layout(player, &layout);
    return target->does == TARGET_STEP || (int)target->value < layout.region_count;
}

static void work_target(struct player *player, const struct target *target, struct spot at) {
    if (!is_there(player, target))
        return;
    switch (target->does) {
    case TARGET_KEY:
        player_key(player, &(struct event){.type = EVENT_KEY, .key = target->value});
        break;
    case TARGET_SECTION:
        navigate_open(player, (int)target->value + at.y - target->at.y);
        break;
    case TARGET_STEP:
        staged_to_step(player, (enum stage_step)target->value, false);
        break;
    case TARGET_LEAF:
        staged_to_leaf(player, (int)target->value);
        break;
    }
}

/* --- The body. --- */

/* Where in the body, which may be lifted, a cell of the screen is. */
static struct spot in_body(struct player *player, const struct layout *layout, struct spot at) {
    const struct screen *screen = &layout->screen;
    return (struct spot){at.x - screen->x, at.y - screen->body_y + frame_lift(player, layout)};
}

/* The same; false: in none of its rows that are seen. */
static bool find_in_body(struct player *player, const struct layout *layout, struct spot at,
                         struct spot *found) {
    const struct screen *screen = &layout->screen;
    int rows = screen->body_rows - frame_told_rows(player, layout);
    *found = in_body(player, layout, at);
    return canvas_rect_has((struct rect){screen->x, screen->body_y, screen->width, rows}, at);
}

static const struct region *find_region(const struct layout *layout, struct spot at) {
    for (int i = 0; i < layout->region_count; i++)
        if (layout->regions[i].shown && canvas_rect_has(layout->regions[i].at, at))
            return &layout->regions[i];
    return NULL;
}

/* Where a cell of the body is in what stands in a region. */
static struct spot in_region(const struct region *region, struct spot at) {
    return (struct spot){at.x - region->at.x, at.y - region->at.y + region->scroll};
}

/* The piece at a cell of the screen, or NULL. */
static const struct piece *find_piece(struct player *player, const struct layout *layout,
                                      struct spot at) {
    struct spot found;
    const struct region *region =
        find_in_body(player, layout, at, &found) ? find_region(layout, found) : NULL;
    if (region == NULL)
        return NULL;
    struct spot in = in_region(region, found);
    for (int i = region->first; i < region->end; i++)
        if (canvas_rect_has(layout->flow.pieces[i].at, in))
            return &layout->flow.pieces[i];
    return NULL;
}

/* --- The button. --- */

/* Where a cell of the screen is in a piece, whichever it is in. */
static struct spot in_piece(struct player *player, const struct layout *layout,
                            const struct piece *piece, struct spot at) {
    struct spot in = in_region(layout_region(layout, piece), in_body(player, layout, at));
    return (struct spot){in.x - piece->at.x, in.y - piece->at.y};
}

/* Gives the mouse to the piece that was pressed; true when it takes it. */
static bool point(struct player *player, enum mouse does, struct spot at) {
    struct pointer *pointer = &player->pointer;
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *piece = layout_find(&layout, pointer->block, pointer->part);
    if (piece == NULL || block_kind(piece->block)->point == NULL)
        return false;
    struct pointed pointed = {.does = does,
                              .from = pointer->from,
                              .at = in_piece(player, &layout, piece, at),
                              .over = find_piece(player, &layout, at)};
    struct session session = acting_start(player, &layout.scene, KEYSYM_NONE);
    bool taken = block_kind(piece->block)->point(piece, &pointed, &session);
    if (taken && session.focus_part >= 0) /* of this block, whichever had the focus */
        player_page(player)->focus = pointer->block;
    if (taken)
        acting_end(player, &session);
    return taken;
}

static void focus(struct player *player, const struct piece *piece) {
    player->staged.away = player->staged.away && !(piece->flags & PIECE_STOP);
    const struct page *page = player_page(player);
    if ((piece->flags & PIECE_STOP) &&
        (page->focus != piece->block || page->focus_part != piece->part))
        navigate_focus(player, piece);
}

static void press(struct player *player, struct spot at) {
    struct layout layout;
    player_layout(player, &layout);
    const struct target *target = targets_find(player, at);
    const struct piece *piece = target == NULL ? find_piece(player, &layout, at) : NULL;
    player->pointer = (struct pointer){.down = true, .at = at, .lift = frame_lift(player, &layout)};
    notice_end(player);
    if (piece == NULL)
        return;
    player->pointer.block = piece->block;
    player->pointer.part = piece->part;
    player->pointer.from = in_piece(player, &layout, piece, at);
    focus(player, piece);
    player->pointer.held = point(player, MOUSE_PRESS, at);
}

static void drag(struct player *player, struct spot at) {
    struct pointer *pointer = &player->pointer;
    if (pointer->down && pointer->block != NULL && point(player, MOUSE_DRAG, at))
        pointer->held = true;
}

static bool is_pressed(const struct pointer *pointer, const struct piece *piece) {
    return piece != NULL && piece->block == pointer->block && piece->part == pointer->part;
}

/* A question is answered by what ticks, and handed in by its own row alone: Space does that where
 * Enter might do more. Elsewhere it is Enter that works a piece. */
static void work_piece(struct player *player, const struct piece *piece) {
    bool asks = piece->block->schema->question;
    uint32_t first = asks ? KEYSYM_SPACE : KEYSYM_ENTER;
    if (!player_act_on_focus(player, first))
        player_act_on_focus(player, asks ? KEYSYM_ENTER : KEYSYM_SPACE);
}

/* What was pressed is worked where it is let go. */
static void release(struct player *player, struct spot at) {
    struct pointer pointer = player->pointer;
    struct layout layout;
    if (pointer.held)
        point(player, MOUSE_RELEASE, at);
    player_layout(player, &layout);
    const struct piece *piece = find_piece(player, &layout, at);
    player->pointer = (struct pointer){.down = false};
    if (!pointer.down || pointer.held)
        return;
    const struct target *target = targets_find(player, at);
    if (target != NULL && target == targets_find(player, pointer.at)) {
        work_target(player, target, at);
        return;
    }
    if (is_pressed(&pointer, piece) && (piece->flags & PIECE_STOP))
        work_piece(player, piece);
}

/* --- The wheel. --- */

static void scroll(struct player *player, struct spot at, int rows) {
    struct layout layout;
    struct spot found;
    player_layout(player, &layout);
    if (player->overlay != OVERLAY_STAGE) {
        paged_scroll(player, rows);
        return;
    }
    const struct region *region =
        find_in_body(player, &layout, at, &found) ? find_region(&layout, found) : NULL;
    if (region != NULL)
        staged_scroll(player, region, rows);
}

/* --- All of it. --- */

/* What is asked before something is lost waits for a key: the second click of two would be an
 * answer before it was read. */
void pointer_handle(struct player *player, const struct event *event) {
    struct spot at = {event->column, event->row};
    if (player->mouse != PLAYER_MOUSE_ON || player->confirm != CONFIRM_NOTHING ||
        screen_of(player->columns, player->rows, player->overlay).too_small)
        return;
    switch (event->mouse) {
    case MOUSE_PRESS:
        press(player, at);
        break;
    case MOUSE_DRAG:
        drag(player, at);
        break;
    case MOUSE_RELEASE:
        release(player, at);
        break;
    case MOUSE_WHEEL_UP:
        scroll(player, at, -WHEEL_ROWS);
        break;
    case MOUSE_WHEEL_DOWN:
        scroll(player, at, +WHEEL_ROWS);
        break;
    }
    navigate_settle(player);
}
