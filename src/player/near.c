/*
 * Of a long page only what is near the view is laid out: of everything else its rows are kept.
 *
 * What a block takes hangs on the size of the screen, on the focus, on what plays, and on facts and
 * marks of its own and of what stands inside it; these change by its own keys and its own film
 * alone. So what can be different from the last layout is the block with the focus and those of the
 * film and the programme that are on, now or then: they are always laid out. Whoever changes facts
 * otherwise says so with near_forget. Beside these the stops that a key may lead to are laid out,
 * the nearest on both sides of the view and of the focus.
 */
#include "player/state.h"

#include <stddef.h>
#include <string.h>

#include "base/int.h"

/* One layout of a page. Its blocks are numbered over heading, body and foot. */
struct near {
    struct page *page;
    const struct scene *scene;
    bool *wanted; /* of each block: it is laid out */
    int count;
};

static int count_blocks(const struct page *page) {
    return page->head.count + page->body.count + page->foot.count;
}

static const struct block *block_at(const struct page *page, int i) {
    if (i < page->head.count)
        return (const struct block *)page->head.at + i;
    i -= page->head.count;
    if (i < page->body.count)
        return (const struct block *)page->body.at + i;
    return (const struct block *)page->foot.at + (i - page->body.count);
}

/* The number of the block of the page's body in which a block stands, or which it is; -1: it is not
 * in the body. */
static int number_of(const struct page *page, const struct block *block) {
    const struct block *first = page->body.at;
    while (block != NULL && !(block >= first && block < first + page->body.count))
        block = block->outer;
    return block != NULL ? page->head.count + (int)(block - first) : -1;
}

static void forget(struct page *page) {
    memset(page->kept, 0, (size_t)count_blocks(page) * sizeof *page->kept);
}

void near_forget(struct page *page) {
    if (page->kept != NULL)
        forget(page);
}

/* Makes what is kept fit for a screen; false when out of memory. */
static bool prepare(struct page *page, const struct screen *screen, struct arena *arena) {
    if (page->kept == NULL)
        page->kept = arena_array(arena, (size_t)count_blocks(page), sizeof *page->kept);
    if (page->kept == NULL)
        return false;
    if (page->kept_width != screen->width || page->kept_body_rows != screen->body_rows)
        forget(page);
    page->kept_width = screen->width;
    page->kept_body_rows = screen->body_rows;
    return true;
}

static void want(struct near *near, int i) {
    if (i >= 0)
        near->wanted[i] = true;
}

/* Wants blocks, and the nearest on both sides that have a stop. */
static void want_around(struct near *near, int first, int last) {
    const struct kept *kept = near->page->kept;
    for (int i = first; i <= last; i++)
        want(near, i);
    for (first--; first >= 0 && !kept[first].stops;)
        first--;
    want(near, first);
    for (last++; last < near->count && !kept[last].stops;)
        last++;
    want(near, last < near->count ? last : -1);
}

/* The same for the blocks in the rows from top to end, of which there may be none. */
static void want_rows(struct near *near, int top, int end) {
    const struct kept *kept = near->page->kept;
    int first = 0, y = 0;
    while (first < near->count && y + kept[first].rows <= top)
        y += kept[first++].rows;
    int last = first - 1;
    while (last + 1 < near->count && y < end)
        y += kept[++last].rows;
    want_around(near, first, last);
}

static void want_unknown(struct near *near) {
    for (int i = 0; i < near->count; i++)
        near->wanted[i] |= !near->page->kept[i].known;
}

/* What may differ from the last layout. */
static void want_changing(struct near *near) {
    struct page *page = near->page;
    const struct films *films = near->scene->films;
    const struct film_turn *turn = films_turn(films);
    const struct block *changing[CHANGING_COUNT] = {page->focus, films->playing,
                                                    turn != NULL ? turn->block : NULL};
    for (int i = 0; i < CHANGING_COUNT; i++) {
        want(near, number_of(page, changing[i]));
        want(near, number_of(page, page->changing[i]));
        page->changing[i] = changing[i];
    }
}

/* The rows of the whole page, as far as they are known. */
static int sum_rows(const struct near *near) {
    int sum = 0;
    for (int i = 0; i < near->count; i++)
        sum += near->page->kept[i].rows;
    return sum;
}

/* The view and a screen on both sides of it; the focus, and the place where it was last. */
static void want_near(struct near *near) {
    const struct page *page = near->page;
    int rows = near->scene->body_rows, focus = number_of(page, page->focus);
    int top = int_max(int_min(page->scroll, sum_rows(near) - rows), 0);
    want_rows(near, top - rows, top + 2 * rows);
    want_rows(near, page->focus_y, page->focus_y + 1);
    if (focus >= 0)
        want_around(near, focus, focus);
}

static bool has_stop(const struct flow *flow, int from) {
    for (int i = from; i < flow->count; i++)
        if (flow->pieces[i].flags & PIECE_STOP)
            return true;
    return false;
}

/* Lays out a block and keeps what it takes; true when that is what was kept. */
static bool lay_out(const struct near *near, int i, struct flow *flow) {
    const struct block *block = block_at(near->page, i);
    struct kept *kept = &near->page->kept[i], before = *kept;
    int y = flow->y, count = flow->count;
    flow_gap(flow);
    block_kind(block)->layout(block, near->scene, flow);
    *kept = (struct kept){flow->y - y, .known = true, .stops = has_stop(flow, count)};
    return before.known && kept->rows == before.rows && kept->stops == before.stops;
}

/* Lays out what is wanted; false when something takes other rows than it was wanted by. */
static bool lay_out_wanted(const struct near *near, struct flow *flow) {
    bool as_kept = true;
    for (int i = 0; i < near->count; i++)
        if (near->wanted[i])
            as_kept &= lay_out(near, i, flow);
        else
            flow_advance(flow, flow->y + near->page->kept[i].rows);
    return as_kept;
}

static int count_wanted(const struct near *near) {
    int count = 0;
    for (int i = 0; i < near->count; i++)
        count += near->wanted[i];
    return count;
}

/* Starts a layout in which nothing is wanted; false when out of memory. */
static bool begin(struct near *near, struct player *player, const struct layout *layout) {
    struct page *page = player_page(player);
    *near = (struct near){page, &layout->scene, .count = count_blocks(page)};
    near->wanted = arena_array(&player->scratch, (size_t)near->count, sizeof *near->wanted);
    return near->wanted != NULL && prepare(page, &layout->screen, &player->arena);
}

bool near_layout(struct player *player, const struct block *block, struct layout *layout) {
    struct near near;
    if (!begin(&near, player, layout)) {
        layout->flow.failed = true;
        return true;
    }
    want_unknown(&near);
    want_changing(&near);
    want_near(&near);
    want(&near, number_of(near.page, block));
    if (player->lays_out_all)
        memset(near.wanted, true, (size_t)near.count);
    player->laid_out += count_wanted(&near);
    return lay_out_wanted(&near, &layout->flow);
}
