/* How a stage is opened and closed, and how the focus moves through its regions and steps. */
#include "player/state.h"

#include <stddef.h>

#include "base/int.h"

static struct page *its_page(struct player *player) {
    return &player->overlays[OVERLAY_STAGE];
}

static const struct stage *its_stage(const struct player *player) {
    return block_stage(player->staged.block);
}

static void focus_on(struct player *player, const struct piece *piece) {
    struct page *page = its_page(player);
    player->entered = false;
    player->staged.away = false;
    page->focus = piece != NULL ? piece->block : NULL;
    page->focus_part = piece != NULL ? piece->part : 0;
}

/* --- Stops. --- */

static bool is_stop(const struct piece *piece) {
    return (piece->flags & PIECE_STOP) != 0;
}

/* The first stop from a piece on (+1) or back (-1), among those from first to end - 1. */
static const struct piece *stop_from(const struct layout *layout, int at, int direction, int first,
                                     int end) {
    for (; at >= first && at < end; at += direction)
        if (is_stop(&layout->flow.pieces[at]))
            return &layout->flow.pieces[at];
    return NULL;
}

static const struct piece *stop_beside(const struct layout *layout, int direction) {
    const struct piece *focus = layout_focus(layout);
    int count = layout->flow.count;
    int at = focus != NULL   ? (int)(focus - layout->flow.pieces) + direction
             : direction > 0 ? 0
                             : count - 1;
    return stop_from(layout, at, direction, 0, count);
}

const struct region *staged_region_of_focus(const struct layout *layout) {
    const struct piece *focus = layout_focus(layout);
    return focus != NULL ? layout_region(layout, focus) : NULL;
}

const struct piece *staged_first_stop(const struct layout *layout, enum stage_region name) {
    for (int i = 0; i < layout->region_count; i++) {
        const struct region *region = &layout->regions[i];
        if (region->name == (int)name)
            return stop_from(layout, region->first, +1, region->first, region->end);
    }
    return NULL;
}

/* Where the focus begins in a step: at what the step is for. */
static const struct piece *first_of_step(const struct player *player, const struct layout *layout) {
    const enum stage_region begins[STAGE_STEPS] = {
        [STAGE_GUESS] = STAGE_QUESTION,
        [STAGE_WATCH] = STAGE_PICTURE,
        [STAGE_TUNE] = its_stage(player)->tunes,
        [STAGE_EXPLAIN] = STAGE_QUESTION,
    };
    const struct piece *stop = staged_first_stop(layout, begins[player->staged.step]);
    return stop != NULL ? stop : stop_from(layout, 0, +1, 0, layout->flow.count);
}

/* --- What of a region is in view. --- */

static void scroll_by(struct player *player, const struct region *region, int by) {
    int most = int_max(region->rows - region->at.height, 0);
    player->staged.scrolls[region->name] = int_max(int_min(region->scroll + by, most), 0);
}

void staged_scroll(struct player *player, const struct region *region, int rows) {
    scroll_by(player, region, rows);
    player->staged.away = true;
}

/* The rows of a piece that are to be in view: of one that is carried a row around it, too; of a
 * text field that is higher than the region, the line being typed. */
static struct rect rows_to_show(const struct layout *layout, const struct region *region,
                                const struct piece *piece) {
    const struct block_kind *kind = block_kind(piece->block);
    struct rect rows = piece->at;
    if ((piece->flags & PIECE_AMONG) && layout->scene.entered)
        rows.y--, rows.height += 2;
    if (rows.height > region->at.height && kind->present_row != NULL)
        rows.y += kind->present_row(piece, &layout->scene), rows.height = 1;
    return rows;
}

/* Brings a piece into view; one that is higher than the region, and out of view, at the end that is
 * the nearer: it is then scrolled row by row. */
static void show_piece(struct player *player, struct layout *layout, const struct piece *piece) {
    const struct region *region = layout_region(layout, piece);
    struct rect rows = rows_to_show(layout, region, piece);
    int top = rows.y, end = top + rows.height, bottom = region->scroll + region->at.height;
    bool is_higher = rows.height > region->at.height;
    if (is_higher ? top >= bottom : top < region->scroll)
        scroll_by(player, region, top - region->scroll);
    else if (is_higher ? end <= region->scroll : end > bottom)
        scroll_by(player, region, end - bottom);
}

void staged_show_focus(struct player *player) {
    struct layout layout;
    player->staged.away = false;
    player_layout(player, &layout);
    const struct piece *focus = layout_focus(&layout);
    if (focus != NULL)
        show_piece(player, &layout, focus);
}

/* --- Steps. --- */

static unsigned steps_of(const struct player *player) {
    if (player->staged.in_turn)
        return STAGE_BIT(STAGE_WATCH);
    return its_stage(player)->steps(player->staged.block);
}

enum stage_step staged_step_beside(const struct player *player, int direction) {
    int step = (int)player->staged.step + direction;
    while (step >= 0 && step < STAGE_STEPS && !(steps_of(player) & STAGE_BIT(step)))
        step += direction;
    return step < 0 || step >= STAGE_STEPS ? STAGE_STEPS : (enum stage_step)step;
}

static void leave_step(struct player *player) {
    if (!player->staged.in_turn)
        its_stage(player)->leave(player->staged.block, player->staged.step, &player->facts);
}

static void begin_step(struct player *player, enum stage_step step) {
    struct staged *staged = &player->staged;
    staged->step = step;
    for (int i = 0; i < STAGE_REGIONS; i++)
        staged->scrolls[i] = 0;
    if (step == STAGE_GUESS)
        films_pause(&player->films); /* it is asked beside the picture at rest */
    if (!staged->in_turn)
        its_stage(player)->enter(staged->block, step, &player->facts);
    focus_on(player, NULL);
}

/* To a step's first stop, or to its last. */
void staged_to_step(struct player *player, enum stage_step step, bool to_last) {
    struct layout layout;
    leave_step(player);
    begin_step(player, step);
    player_layout(player, &layout);
    focus_on(player, to_last ? stop_beside(&layout, -1) : first_of_step(player, &layout));
    staged_show_focus(player);
}

/* The step that is first not done; the watching, where all are. */
static enum stage_step first_step(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    const struct block *block = player->staged.block;
    unsigned steps = steps_of(player);
    for (int step = 0; step < STAGE_STEPS; step++)
        if ((steps & STAGE_BIT(step)) &&
            !its_stage(player)->is_done(block, &player->facts, &layout.scene,
                                        (enum stage_step)step))
            return (enum stage_step)step;
    return steps & STAGE_BIT(STAGE_WATCH) ? STAGE_WATCH : STAGE_TUNE;
}

/* --- Opened and closed. --- */

/* A film begins at its own pace, however fast the last one was; in a programme all are as fast. */
void staged_open(struct player *player, const struct block *block) {
    struct layout layout;
    bool in_turn = films_turn(&player->films) != NULL && films_turn(&player->films)->block == block;
    player->staged = (struct staged){.block = block, .step = STAGE_WATCH, .in_turn = in_turn};
    player->overlay = OVERLAY_STAGE;
    player->overlays[OVERLAY_STAGE].opened = true;
    if (!in_turn && films_at(&player->films, block).time_usec == 0)
        films_reset_speed(&player->films);
    begin_step(player, first_step(player));
    player_layout(player, &layout);
    focus_on(player, first_of_step(player, &layout));
    staged_show_focus(player);
}

/* What was done on it is not known to its section's page. */
void staged_close(struct player *player) {
    if (player->staged.block == NULL)
        return;
    leave_step(player);
    films_pause(&player->films);
    near_forget(&player->pages[player->page_index].keeping, player->staged.block);
    player->staged = (struct staged){.block = NULL};
    player->entered = false;
    player->overlay = OVERLAY_NONE;
}

const struct block *staged_after(const struct player *player) {
    const struct stage *stage = its_stage(player);
    return stage->after != NULL ? stage->after(player->staged.block) : NULL;
}

void staged_turn(struct player *player, const struct block *block) {
    struct page *page = &player->pages[player->page_index];
    staged_close(player);
    page->focus = block;
    page->focus_part = 0;
    paged_show_focus(player); /* so that it is gone on from there, wherever it was begun */
    staged_open(player, block);
}

void staged_go_out(struct player *player) {
    staged_close(player);
    paged_settle(player);
    paged_line(player, +1);
}

void staged_follow(struct player *player) {
    const struct film_turn *turn = films_turn(&player->films);
    if (player->overlay != OVERLAY_STAGE || !player->staged.in_turn)
        return;
    if (turn == NULL)
        staged_close(player);
    else if (turn->block != player->staged.block)
        staged_open(player, turn->block);
}

static const struct piece *first_stop_of_block(const struct layout *layout,
                                               const struct block *block) {
    for (int i = 0; block != NULL && i < layout->flow.count; i++)
        if (is_stop(&layout->flow.pieces[i]) && layout->flow.pieces[i].block == block)
            return &layout->flow.pieces[i];
    return NULL;
}

/* The focus is where it was; else on the first stop of its block, or where the step begins. */
void staged_settle(struct player *player) {
    struct page *page = its_page(player);
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = layout_focus(&layout);
    if (focus != NULL) {
        page->focus_y = focus->at.y;
    } else {
        const struct piece *stop = first_stop_of_block(&layout, page->focus);
        focus_on(player, stop != NULL ? stop : first_of_step(player, &layout));
    }
    if (!player->staged.away)
        staged_show_focus(player);
}

/* --- How the focus moves. --- */

/* A tall piece that has the focus is read row by row; but for the words among other regions, which
 * lie on the way to the knobs: those by pages. */
static bool scrolls_within(const struct layout *layout, int direction) {
    const struct region *region = staged_region_of_focus(layout);
    const struct piece *focus = layout_focus(layout);
    if (region == NULL || focus->at.height <= region->at.height ||
        (region->name == STAGE_WORDS && layout->scene.stage->whole))
        return false;
    return direction > 0 ? region->scroll + region->at.height < focus->at.y + focus->at.height
                         : region->scroll > focus->at.y;
}

/* By half of the region, as on pages: what stands before its first stop, and back from there. */
static bool reads_beside(const struct layout *layout, int direction) {
    const struct region *region = staged_region_of_focus(layout);
    const struct piece *focus = layout_focus(layout);
    if (region == NULL || layout->scene.entered)
        return false;
    return direction > 0 ? focus->at.y >= region->scroll + region->at.height
                         : region->scroll > 0 && stop_from(layout, region->first, +1, region->first,
                                                           region->end) == focus;
}

/* Past the last stop of the last step; but a programme is left by Esc alone. */
static bool can_go_out(const struct player *player, int direction) {
    return direction > 0 && !player->staged.in_turn;
}

bool staged_can_line(struct player *player, const struct layout *layout, int direction) {
    return scrolls_within(layout, direction) || reads_beside(layout, direction) ||
           stop_beside(layout, direction) != NULL ||
           staged_step_beside(player, direction) != STAGE_STEPS || can_go_out(player, direction);
}

void staged_to_stop(struct player *player, int direction) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *stop = stop_beside(&layout, direction);
    enum stage_step step = staged_step_beside(player, direction);
    if (stop != NULL) {
        focus_on(player, stop);
        show_piece(player, &layout, stop);
    } else if (step != STAGE_STEPS) {
        staged_to_step(player, step, direction < 0);
    } else if (can_go_out(player, direction)) {
        staged_go_out(player);
    }
}

void staged_line(struct player *player, int direction) {
    struct layout layout;
    player_layout(player, &layout);
    const struct region *region = staged_region_of_focus(&layout);
    if (scrolls_within(&layout, direction)) {
        player->staged.away = false;
        scroll_by(player, region, direction);
    } else if (reads_beside(&layout, direction)) {
        staged_scroll(player, region, direction * int_max(region->at.height / 2, 1));
    } else {
        staged_to_stop(player, direction);
    }
}

static const struct piece *stop_in_region(const struct layout *layout, int index) {
    const struct region *region = &layout->regions[index];
    return stop_from(layout, region->first, +1, region->first, region->end);
}

void staged_to_region(struct player *player, int direction) {
    struct layout layout;
    player_layout(player, &layout);
    const struct region *now = staged_region_of_focus(&layout);
    int count = layout.region_count, at = now != NULL ? (int)(now - layout.regions) : 0;
    const struct piece *stop = NULL;
    for (int i = 1; i <= count && stop == NULL; i++)
        stop = stop_in_region(&layout, ((at + i * direction) % count + count) % count);
    if (stop != NULL) {
        focus_on(player, stop);
        staged_show_focus(player);
    }
}

bool staged_has_regions(const struct layout *layout) {
    int count = 0;
    for (int i = 0; i < layout->region_count; i++)
        count += stop_in_region(layout, i) != NULL;
    return count > 1;
}

void staged_page(struct player *player, int direction) {
    struct layout layout;
    player_layout(player, &layout);
    const struct region *region = staged_region_of_focus(&layout);
    if (region != NULL)
        staged_scroll(player, region, direction * int_max(region->at.height - 1, 1));
}

void staged_end(struct player *player, int direction) {
    struct layout layout;
    player_layout(player, &layout);
    const struct region *region = staged_region_of_focus(&layout);
    if (region != NULL)
        staged_scroll(player, region, direction * region->rows);
}

/* --- By the mouse. --- */

void staged_to_leaf(struct player *player, int region) {
    struct layout layout;
    const struct piece *stop = NULL;
    player_layout(player, &layout);
    for (int i = region; i < layout.region_count && stop == NULL; i++)
        if (layout.regions[i].leaf == layout.regions[region].leaf)
            stop = stop_in_region(&layout, i);
    if (stop != NULL) {
        focus_on(player, stop);
        staged_show_focus(player);
    }
}
