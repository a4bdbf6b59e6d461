/* How a lesson is opened at each size, its pages and stages are worked through, and all that stands
 * on them is drawn for a canvas that tells what it cuts. */
#include "player/render.h"

#include <stdlib.h>
#include <string.h>

#include "base/int.h"
#include "base/memory.h"
#include "base/text.h"
#include "player/state.h"

const struct render_size render_sizes[RENDER_SIZES] = {
    {40, 12}, {60, 20}, {80, 24}, {120, 40}, {0, 0}};

enum {
    STOPS_MOST = 500,   /* that are worked on a page … */
    PRESSES_MOST = 2000 /* … and keys that are pressed to go through it */
};

struct render {
    const struct lesson *lesson;
    const struct course *course;
    struct player *player;
    struct render_found at; /* where it is now */
    void (*found)(const struct render_found *found, void *data);
    void *data;
};

static void report(struct render *render, enum render_fault fault, const struct block *block) {
    render->at.fault = fault;
    render->at.block =
        block->offset > 0 ? block : NULL; /* what only pages have is in no document */
    render->found(&render->at, render->data);
}

/* --- What is cut. --- */

struct drawing {
    struct render *render;
    const struct block *block;
};

static void cut(const char *text, size_t length, int shown_cells, void *data) {
    const struct drawing *drawing = data;
    struct render_found *at = &drawing->render->at;
    at->text = text;
    at->length = length;
    at->shown_cells = shown_cells;
    report(drawing->render, RENDER_CUT, drawing->block);
}

/* A piece alone, and all of it, wherever the view is. */
static void draw_piece(struct render *render, const struct piece *piece,
                       const struct scene *scene) {
    struct drawing drawing = {render, piece->block};
    const struct canvas_cuts cuts = {cut, &drawing};
    struct canvas canvas;
    canvas_init(&canvas, int_max(piece->at.width, 1), int_max(piece->at.height, 1), false);
    canvas.cuts = &cuts;
    block_draw(piece, scene, &canvas);
    canvas_release(&canvas);
}

static const struct block *outermost(const struct block *block) {
    while (block->outer != NULL)
        block = block->outer;
    return block;
}

static void lay_out(struct render *render, struct layout *layout) {
    player_layout_all(render->player, layout);
}

/* All that stands there, or what belongs to the block that this one stands in. */
static void draw(struct render *render, const struct block *around) {
    struct layout layout;
    lay_out(render, &layout);
    for (int i = 0; i < layout.flow.count; i++) {
        const struct piece *piece = &layout.flow.pieces[i];
        if (around == NULL || outermost(piece->block) == outermost(around))
            draw_piece(render, piece, &layout.scene);
    }
}

/* The head of a stage, which has its title. */
static void draw_stage_head(struct render *render) {
    struct drawing drawing = {render, render->player->staged.block};
    const struct canvas_cuts cuts = {cut, &drawing};
    struct layout layout;
    struct canvas canvas;
    lay_out(render, &layout);
    canvas_init(&canvas, layout.screen.columns, layout.screen.rows, false);
    canvas.cuts = &cuts;
    stage_frame_head(render->player, &layout, &canvas);
    canvas_release(&canvas);
}

/* --- What keys come to. --- */

static void press(struct render *render, uint32_t key) {
    struct player *player = render->player;
    player_handle(player,
                  &(struct event){.type = EVENT_KEY, .at_usec = player->now_usec, .key = key});
}

/* What stands on a page or in a step, and what of it was come to. */
struct come_to {
    struct layout layout;           /* as it was at first */
    struct piece *pieces;           /* of it; owned */
    bool *stops;                    /* by piece; owned */
    bool *rows[STAGE_REGION_LIMIT]; /* by region; owned */
};

static void come_to_begin(struct render *render, struct come_to *come_to) {
    lay_out(render, &come_to->layout);
    struct flow *flow = &come_to->layout.flow;
    size_t bytes = (size_t)flow->count * sizeof *flow->pieces;
    come_to->pieces = memory_alloc((size_t)flow->count + 1, sizeof *flow->pieces);
    memcpy(come_to->pieces, flow->pieces, bytes);
    come_to->stops = memory_alloc((size_t)flow->count + 1, sizeof *come_to->stops);
    for (int i = 0; i < come_to->layout.region_count; i++)
        come_to->rows[i] =
            memory_alloc((size_t)come_to->layout.regions[i].rows + 1, sizeof **come_to->rows);
}

static void come_to_release(struct come_to *come_to) {
    free(come_to->pieces);
    free(come_to->stops);
    for (int i = 0; i < come_to->layout.region_count; i++)
        free(come_to->rows[i]);
}

static void note(struct render *render, struct come_to *come_to) {
    struct player *player = render->player;
    const struct page *page = player_page(player);
    struct layout layout;
    arena_reset(&player->passing);
    player_layout(player, &layout);
    for (int i = 0; i < come_to->layout.flow.count; i++)
        if (come_to->pieces[i].block == page->focus && come_to->pieces[i].part == page->focus_part)
            come_to->stops[i] = true;
    for (int i = 0; i < layout.region_count && i < come_to->layout.region_count; i++) {
        const struct region *region = &layout.regions[i];
        int scroll = player->overlay == OVERLAY_STAGE ? region->scroll : page->scroll;
        int end = int_min(scroll + region->at.height, come_to->layout.regions[i].rows);
        for (int row = scroll; region->shown && row < end; row++)
            come_to->rows[i][row] = true;
    }
}

static void tell_region(struct render *render, const struct come_to *come_to, int index) {
    const struct region *region = &come_to->layout.regions[index];
    for (int i = region->first; i < region->end; i++) {
        const struct piece *piece = &come_to->pieces[i];
        if ((piece->flags & PIECE_STOP) && !come_to->stops[i])
            report(render, RENDER_NO_STOP, piece->block);
        for (int row = piece->at.y; row < piece->at.y + piece->at.height; row++)
            if (row >= 0 && row < region->rows && !come_to->rows[index][row]) {
                report(render, RENDER_NOT_SEEN, piece->block);
                break;
            }
    }
}

static void tell_not_come_to(struct render *render, const struct come_to *come_to) {
    for (int i = 0; i < come_to->layout.region_count; i++)
        tell_region(render, come_to, i);
}

/* A page, by Down from its top. */
static void go_through_page(struct render *render) {
    struct come_to come_to = {0};
    const struct page *page = player_page(render->player);
    come_to_begin(render, &come_to);
    for (int presses = 0; presses < PRESSES_MOST; presses++) {
        struct page before = *page;
        note(render, &come_to);
        press(render, KEYSYM_DOWN);
        if (page->focus == before.focus && page->focus_part == before.focus_part &&
            page->scroll == before.scroll)
            break;
    }
    tell_not_come_to(render, &come_to);
    come_to_release(&come_to);
}

static void press_while_it_scrolls(struct render *render, uint32_t key, struct come_to *come_to) {
    const struct staged *staged = &render->player->staged;
    for (int presses = 0; presses < PRESSES_MOST; presses++) {
        struct staged before = *staged;
        press(render, key);
        note(render, come_to);
        if (memcmp(before.scrolls, staged->scrolls, sizeof before.scrolls) == 0)
            return;
    }
}

/* The rows of the region with the focus, by pages. */
static void page_through(struct render *render, struct come_to *come_to) {
    press_while_it_scrolls(render, KEYSYM_PAGE_UP, come_to);
    press_while_it_scrolls(render, KEYSYM_PAGE_DOWN, come_to);
}

/* A step of the stage that is open, by Down from its first stop to where another step begins; in
 * each region by pages, too. */
static void go_through_step(struct render *render) {
    struct player *player = render->player;
    const struct staged begun = player->staged;
    struct come_to come_to = {0};
    come_to_begin(render, &come_to);
    for (int i = 0; i < come_to.layout.flow.count; i++)
        if (come_to.pieces[i].flags & PIECE_STOP) {
            navigate_focus(player, &come_to.pieces[i]);
            break;
        }
    navigate_show_focus(player);
    int region = -1;
    for (int presses = 0; presses < PRESSES_MOST; presses++) {
        struct layout layout;
        note(render, &come_to);
        player_layout(player, &layout);
        const struct region *now = staged_region_of_focus(&layout);
        int index = now != NULL ? (int)(now - layout.regions) : region;
        if (index != region)
            page_through(render, &come_to);
        region = index;
        press(render, KEYSYM_DOWN);
        if (player->staged.block != begun.block || player->staged.step != begun.step)
            break;
    }
    tell_not_come_to(render, &come_to);
    come_to_release(&come_to);
}

/* --- Pages. --- */

/* What a learner opens or answers; not the way to a stage, nor to another page. */
static bool is_worked(const struct piece *piece) {
    return (piece->flags & PIECE_STOP) && block_stage(piece->block) == NULL &&
           piece->block->offset > 0;
}

/* What a key led away from is come back to. */
static void come_back(struct render *render) {
    struct player *player = render->player;
    player->confirm = CONFIRM_NOTHING;
    player->entered = false;
    int page = player_page_of(player, render->at.section);
    if (player->overlay != OVERLAY_NONE || player->page_index != page)
        navigate_open(player, page);
}

/* What has the focus is turned from its start to its end, by bands where it has any. */
static void turn(struct render *render, const struct block *around) {
    enum { TURNS = 32 };
    const struct facts *facts = &render->player->facts;
    press(render, KEYSYM_HOME);
    draw(render, around);
    for (int i = 0; i < TURNS; i++) {
        unsigned before = facts->changes;
        press(render, KEYSYM_PAGE_UP);
        if (facts->changes == before)
            break;
        draw(render, around);
    }
    press(render, KEYSYM_END);
    draw(render, around);
}

/* What is moved on the page itself, though it has a stage. */
static void turn_on_page(struct render *render, const struct piece *stop) {
    const struct block *block = stop->block;
    navigate_focus(render->player, stop);
    navigate_show_focus(render->player);
    press(render, KEYSYM_ENTER);
    if (render->player->entered)
        turn(render, block);
    come_back(render);
}

/* Every stop is worked, from the first on, with another choice ticked first where one is wanted;
 * what comes of it is drawn. */
static void work_page(struct render *render, uint32_t choice) {
    struct player *player = render->player;
    for (int i = 0; i < STOPS_MOST; i++) {
        struct layout layout;
        lay_out(render, &layout);
        const struct piece *stop = layout_nth_stop(&layout, i);
        if (stop == NULL)
            return;
        if (block_stage(stop->block) != NULL && (stop->flags & PIECE_ENTERS))
            turn_on_page(render, stop);
        if (!is_worked(stop))
            continue;
        const struct block *block = stop->block;
        navigate_focus(player, stop);
        navigate_show_focus(player);
        if (choice != KEYSYM_NONE && block->schema->question)
            press(render, choice);
        press(render, KEYSYM_ENTER);
        come_back(render);
        draw(render, block);
    }
}

static void open_player(struct render *render) {
    player_free(render->player);
    render->player = player_new(render->lesson, render->course, origin_fixed);
    render->player->shows_waiting = true;
    const struct render_size *size = &render_sizes[render->at.size];
    player_handle(
        render->player,
        &(struct event){.type = EVENT_RESIZE, .columns = size->columns, .rows = size->rows});
}

static void open_page(struct render *render, int section) {
    render->at.section = section;
    render->at.step = STAGE_STEPS;
    navigate_open(render->player, player_page_of(render->player, section));
}

/* As it is, and worked, each question answered in two ways. */
static void render_pages(struct render *render) {
    static const uint32_t choices[] = {KEYSYM_NONE, '2'};
    for (size_t way = 0; way < sizeof choices / sizeof *choices; way++) {
        open_player(render);
        for (int i = 0; i < render->lesson->sections.count; i++) {
            open_page(render, i);
            if (way == 0) {
                go_through_page(render);
                draw(render, NULL);
            }
            work_page(render, choices[way]);
        }
    }
}

/* --- Stages. --- */

/* The film at its start, its end, and between. */
static void draw_film(struct render *render) {
    enum { MOMENTS = 8 };
    struct player *player = render->player;
    const struct block *film = player->staged.block;
    struct layout layout;
    for (int i = 0; i <= MOMENTS; i++) {
        lay_out(render, &layout);
        struct reel reel = block_kind(film)->reel(film, &layout.scene);
        films_seek(&player->films, film, &reel, reel.lasts_usec * i / MOMENTS, player->now_usec);
        draw(render, NULL);
        draw_stage_head(render);
    }
}

/* What a step asks is answered. */
static void work_step(struct render *render, uint32_t choice) {
    struct player *player = render->player;
    const struct staged begun = player->staged;
    for (int i = 0; i < STOPS_MOST; i++) {
        struct layout layout;
        lay_out(render, &layout);
        const struct piece *stop = layout_nth_stop(&layout, i);
        if (stop == NULL)
            return;
        if (!stop->block->schema->question)
            continue;
        navigate_focus(player, stop);
        if (choice != KEYSYM_NONE)
            press(render, choice);
        press(render, KEYSYM_ENTER);
        draw(render, NULL);
        if (player->staged.block != begun.block || player->staged.step != begun.step)
            return;
    }
}

/* What can be turned in a step is turned, one after the other. */
static void turn_step(struct render *render) {
    struct player *player = render->player;
    const struct staged begun = player->staged;
    for (int i = 0; i < STOPS_MOST; i++) {
        struct layout layout;
        lay_out(render, &layout);
        const struct piece *stop = layout_nth_stop(&layout, i);
        if (stop == NULL || player->staged.block != begun.block)
            return;
        const struct region *region = layout_region(&layout, stop);
        if (region->name != (int)block_stage(begun.block)->tunes)
            continue;
        navigate_focus(player, stop);
        turn(render, NULL);
    }
}

static void open_step(struct render *render, const struct block *block, enum stage_step step) {
    open_page(render, render->at.section);
    render->player->confirm = CONFIRM_NOTHING;
    render->at.step = step;
    staged_open(render->player, block);
    staged_to_step(render->player, step, false);
}

static void render_step(struct render *render, const struct block *block, enum stage_step step) {
    open_step(render, block, step);
    go_through_step(render);
    open_step(render, block, step);
    if (block_kind(block)->reel != NULL)
        draw_film(render);
    else
        draw(render, NULL);
    draw_stage_head(render);
    if (step == STAGE_TUNE)
        turn_step(render);
    work_step(render, KEYSYM_NONE);
    open_step(render, block, step);
    work_step(render, '2');
}

static void render_stage(const struct block *block, void *data) {
    struct render *render = data;
    const struct stage *stage = block_stage(block);
    unsigned steps = stage != NULL ? stage->steps(block) : 0;
    for (int step = 0; step < STAGE_STEPS; step++)
        if (steps & STAGE_BIT(step))
            render_step(render, block, (enum stage_step)step);
}

static void render_stages(struct render *render) {
    const struct section *sections = render->lesson->sections.at;
    open_player(render);
    for (int i = 0; i < render->lesson->sections.count; i++) {
        render->at.section = i;
        blocks_walk(sections[i].blocks, render_stage, render);
    }
}

/* --- Plain text. --- */

static void tell_long_lines(struct render *render, const struct block *block,
                            const struct writer *written) {
    const char *line = written->text;
    for (size_t left = written->length; left > 0;) {
        const char *newline = memchr(line, '\n', left);
        size_t length = newline != NULL ? (size_t)(newline - line) : left;
        struct drawing drawing = {render, block};
        if (text_width_of(line, length) > PLAIN_WIDTH)
            cut(line, length, PLAIN_WIDTH, &drawing);
        length += newline != NULL;
        line += length;
        left -= length;
    }
}

static void render_plain(struct render *render) {
    const struct section *sections = render->lesson->sections.at;
    struct layout layout;
    open_page(render, 0);
    lay_out(render, &layout);
    for (int i = 0; i < render->lesson->sections.count; i++) {
        const struct block *blocks = sections[i].blocks.at;
        render->at.section = i;
        for (int k = 0; k < sections[i].blocks.count; k++) {
            struct writer written = {0};
            blocks_plain((struct list){&blocks[k], 1}, &layout.scene, &written);
            blocks_answers((struct list){&blocks[k], 1}, &layout.scene, &written);
            tell_long_lines(render, &blocks[k], &written);
            writer_release(&written);
        }
    }
}

void player_render(const struct lesson *lesson, const struct course *course,
                   void (*found)(const struct render_found *found, void *data), void *data) {
    struct render render = {.lesson = lesson, .course = course, .found = found, .data = data};
    for (int size = 0; size < RENDER_AS_TEXT; size++) {
        render.at.size = size;
        render_pages(&render);
        render_stages(&render);
    }
    render.at.size = RENDER_AS_TEXT;
    render_plain(&render);
    player_free(render.player);
}
