/* How a page is laid out for a screen: again only as far as what it hangs on has changed, and only
 * near the view. */
#include "player/state.h"

#include <stddef.h>
#include <string.h>

#include "base/int.h"

enum {
    CONTENT_WIDTH = 90,
    COMPACT_COLUMNS = 50,
    COMPACT_ROWS = 16,
    LEAST_COLUMNS = 20,
    LEAST_ROWS = 6,
    OUTLINE_COLUMNS = 120, /* from which the outline stands at the page's left */
    OUTLINE_WIDTH = 24,
    WHOLE_COLUMNS = 76, /* from which a stage is whole, … */
    WHOLE_ROWS = 22
};

/* On a stage: head, title and a blank row above the body, where it is whole; else a line. */
static struct screen screen_of_stage(int columns, int rows) {
    bool whole = columns >= WHOLE_COLUMNS && rows >= WHOLE_ROWS;
    int body_y = whole ? 3 : 1;
    return (struct screen){
        .columns = columns,
        .rows = rows,
        .compact = !whole,
        .too_small = columns < LEAST_COLUMNS || rows < LEAST_ROWS,
        .x = 1,
        .width = columns - 2,
        .body_y = body_y,
        .body_rows = rows - body_y - 2,
        .status_y = rows - 2,
        .footer_y = rows - 1,
    };
}

/* Both stand in the middle. */
static void put_outline(struct screen *screen) {
    enum { MARGIN = 1, BETWEEN = 3 };
    int left = (screen->columns - OUTLINE_COLUMNS) / 2;
    screen->outline_x = left + MARGIN;
    screen->outline_width = OUTLINE_WIDTH;
    screen->x = screen->outline_x + OUTLINE_WIDTH + BETWEEN;
}

static struct screen screen_of_page(int columns, int rows, bool zoomed) {
    bool compact = zoomed || rows < COMPACT_ROWS || columns < COMPACT_COLUMNS;
    int margin = columns < COMPACT_COLUMNS ? 1 : 2;
    int room = columns - 2 * margin;
    int width = zoomed ? room : int_min(room, CONTENT_WIDTH);
    int body_y = compact ? 1 : 4;
    return (struct screen){
        .columns = columns,
        .rows = rows,
        .compact = compact,
        .too_small = columns < LEAST_COLUMNS || rows < LEAST_ROWS,
        .x = (columns - width) / 2,
        .width = width,
        .body_y = body_y,
        .body_rows = rows - body_y - 2,
        .status_y = rows - 2,
        .footer_y = rows - 1,
    };
}

struct screen screen_of(int columns, int rows, enum overlay overlay) {
    if (overlay == OVERLAY_STAGE)
        return screen_of_stage(columns, rows);
    struct screen screen = screen_of_page(columns, rows, overlay == OVERLAY_ZOOM);
    if (overlay == OVERLAY_NONE && columns >= OUTLINE_COLUMNS)
        put_outline(&screen);
    return screen;
}

static void begin_layout(struct player *player, struct layout *layout) {
    const struct page *page = player_page(player);
    bool zoomed = player->overlay == OVERLAY_ZOOM;
    arena_reset(&player->laid);
    known_begin(&player->known, &player->facts);
    layout->screen = screen_of(player->columns, player->rows, player->overlay);
    layout->scene = (struct scene){
        .lesson = player->lesson,
        .facts = &player->facts,
        .marks = &player->marks,
        .tries = &player->tries,
        .films = &player->films,
        .arena = &player->laid,
        .known = &player->known,
        .prose = &player->prose,
        .body_rows = layout->screen.body_rows > 0 ? layout->screen.body_rows : 1,
        .shows_waiting = player->shows_waiting,
        .shows_all = player->shows_all,
        .zoomed = zoomed,
        .focus = page->focus,
        .focus_part = page->focus_part,
        .entered = player->entered,
    };
    waiting_see(player, &layout->scene);
    flow_init(&layout->flow, &player->laid, layout->screen.width);
}

/* A page is one region. */
static void take_page(const struct page *page, struct layout *layout) {
    layout->regions[0] = (struct region){
        .at = {0, 0, layout->screen.width, layout->screen.body_rows},
        .end = layout->flow.count,
        .rows = layout->flow.y,
        .scroll = page->scroll,
        .shown = true,
    };
    layout->region_count = 1;
}

/* Of leaves the one with the focus is shown, or the first. */
static void show_leaf(struct layout *layout) {
    const struct piece *focus = layout_focus(layout);
    int leaf = focus != NULL              ? layout_region(layout, focus)->leaf
               : layout->region_count > 0 ? layout->regions[0].leaf
                                          : 0;
    for (int i = 0; i < layout->region_count; i++)
        layout->regions[i].shown = layout->regions[i].leaf == leaf;
}

static void lay_out_stage(struct player *player, struct layout *layout) {
    const struct staged *staged = &player->staged;
    begin_layout(player, layout);
    player->view = (struct stage_view){
        .block = staged->block,
        .step = staged->step,
        .in_turn = staged->in_turn,
        .whole = !layout->screen.compact,
        .columns = layout->screen.width,
        .rows = layout->scene.body_rows,
    };
    layout->scene.stage = &player->view;
    struct stage_flow flow = {.flow = &layout->flow};
    block_stage(staged->block)->layout(staged->block, &layout->scene, &flow);
    memcpy(layout->regions, flow.regions, sizeof flow.regions);
    layout->region_count = flow.count;
    if (!player->view.whole)
        show_leaf(layout);
    player->laid_out++;
}

/* Each region is scrolled within what stands in it. */
static void take_scrolls(struct player *player, struct layout *layout) {
    for (int i = 0; i < layout->region_count; i++) {
        struct region *region = &layout->regions[i];
        if (!region->shown) /* another leaf may have one of the same name, with more in it */
            continue;
        int *scroll = &player->staged.scrolls[region->name];
        *scroll = int_max(int_min(*scroll, region->rows - region->at.height), 0);
        region->scroll = *scroll;
    }
}

/* Lays out what is near; false when something took other rows than before, so that something else
 * may be near. */
static bool try_layout(struct player *player, const struct block *block, struct layout *layout) {
    begin_layout(player, layout);
    struct page *page = player_page(player);
    const struct list lists[] = {page->head, page->body, page->foot};
    enum { LISTS = sizeof lists / sizeof *lists };
    struct near near = near_begin(&page->keeping, lists, LISTS, &layout->scene,
                                  layout->screen.width, page->scroll, page->focus_y);
    near.also = block;
    near.all = player->lays_out_all;
    layout->scene.near = &near;
    for (int i = 0; i < LISTS; i++)
        blocks_layout(lists[i], &layout->scene, &layout->flow);
    layout->scene.near = NULL;
    take_page(page, layout);
    player->laid_out += near.laid_out;
    return near.as_kept || near.all;
}

static struct looked_at look(struct player *player, const struct block *block) {
    const struct page *page = player_page(player);
    return (struct looked_at){
        .page = page,
        .focus = page->focus,
        .also = block,
        .columns = player->columns,
        .rows = player->rows,
        .scroll = page->scroll,
        .focus_part = page->focus_part,
        .focus_y = page->focus_y,
        .facts = player->facts.changes,
        .marks = player->marks.changes,
        .films = player->films.changes,
        .staged = player->overlay == OVERLAY_STAGE ? player->staged.block : NULL,
        .step = (int)player->staged.step,
        .in_turn = player->staged.in_turn,
        .entered = player->entered,
        .all = player->lays_out_all,
    };
}

static bool is_same(const struct looked_at *a, const struct looked_at *b) {
    return a->page == b->page && a->focus == b->focus && a->also == b->also &&
           a->columns == b->columns && a->rows == b->rows && a->scroll == b->scroll &&
           a->focus_part == b->focus_part && a->focus_y == b->focus_y && a->facts == b->facts &&
           a->marks == b->marks && a->films == b->films && a->entered == b->entered &&
           a->all == b->all && a->staged == b->staged && a->step == b->step &&
           a->in_turn == b->in_turn;
}

static bool holds(const struct player *player, const struct looked_at *now) {
    return !now->all && is_same(now, &player->looked_at);
}

void player_layout_with(struct player *player, const struct block *block, struct layout *layout) {
    if (block == player->films.playing) /* that is laid out anyway */
        block = NULL;
    struct looked_at now = look(player, block);
    if (!holds(player, &now)) {
        player->looked_at = now;
        if (player->overlay == OVERLAY_STAGE)
            lay_out_stage(player, &player->layout);
        else if (!try_layout(player, block, &player->layout))
            try_layout(player, block, &player->layout);
    }
    if (player->overlay == OVERLAY_STAGE)
        take_scrolls(player, &player->layout);
    player->layout.scene.arena = &player->passing;
    player->layout.scene.now_usec = player->now_usec;
    *layout = player->layout;
}

void player_layout(struct player *player, struct layout *layout) {
    player_layout_with(player, NULL, layout);
}

void player_layout_all(struct player *player, struct layout *layout) {
    arena_reset(&player->passing);
    player->lays_out_all = true;
    player_layout(player, layout);
    player->lays_out_all = false;
}

const struct piece *layout_nth_stop(const struct layout *layout, int n) {
    for (int i = 0; i < layout->flow.count; i++)
        if ((layout->flow.pieces[i].flags & PIECE_STOP) && n-- == 0)
            return &layout->flow.pieces[i];
    return NULL;
}

const struct piece *layout_focus(const struct layout *layout) {
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if ((piece->flags & PIECE_STOP) && scene_focused(&layout->scene, piece->block, piece->part))
            return piece;
    }
    return NULL;
}

const struct piece *layout_find(const struct layout *layout, const struct block *block, int part) {
    for (int i = 0; i < layout->flow.count; i++)
        if (layout->flow.pieces[i].block == block && layout->flow.pieces[i].part == part)
            return &layout->flow.pieces[i];
    return NULL;
}

const struct region *layout_region(const struct layout *layout, const struct piece *piece) {
    int index = (int)(piece - layout->flow.pieces);
    int i = 0; /* they follow one another as their pieces do */
    while (i + 1 < layout->region_count && index >= layout->regions[i].end)
        i++;
    return &layout->regions[i];
}

bool layout_in_view(const struct layout *layout, const struct piece *piece, int scroll) {
    return piece->at.y >= scroll && piece->at.y < scroll + layout->scene.body_rows;
}

bool layout_sees_all(const struct layout *layout, const struct piece *piece) {
    const struct region *region = layout_region(layout, piece);
    int top = piece->at.y - region->scroll;
    return region->shown && top >= 0 && top + piece->at.height <= region->at.height;
}

bool layout_any_in_view(const struct layout *layout, const struct piece *piece, int scroll) {
    return piece->at.y < scroll + layout->scene.body_rows &&
           piece->at.y + piece->at.height > scroll;
}
