/* How an event is handled: first what it is, then who takes it; and how the picture is painted. */
#include "player/player.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "blocks/attempt.h"
#include "player/state.h"
#include "ui/sign.h"

/* A list of one block that belongs to the player. */
static struct list own_block(struct player *player, const struct block_kind *kind,
                             const void *object) {
    struct block *block = arena_alloc(&player->arena, sizeof *block);
    *block = (struct block){.schema = &kind->schema, .object = object};
    return (struct list){block, 1};
}

/* Which page comes after a section's: the next section's, of the last ordinary one the ending, and
 * of the appendix's last one the ending again. */
static struct next_page page_after(const struct player *player, int index) {
    const struct section *sections = player->lesson->sections.at;
    bool ends = index + 1 == player->end_index || index + 1 == player->lesson->sections.count;
    if (ends)
        return (struct next_page){player->end_index, "The end", sections[index].appendix};
    return (struct next_page){player_page_of(player, index + 1), sections[index + 1].title, false};
}

/* What a section ends with: the terms that it told, its sources, and the way to the page after it.
 */
static struct list make_foot(struct player *player, int index) {
    const struct section *sections = player->lesson->sections.at;
    enum { BLOCKS = 3 };
    struct block *blocks = arena_array(&player->arena, BLOCKS, sizeof *blocks);
    struct next_page *next = arena_alloc(&player->arena, sizeof *next);
    *next = page_after(player, index);
    blocks[0] = (struct block){.schema = &page_told.schema, .object = &sections[index]};
    blocks[1] = (struct block){.schema = &page_sources.schema, .object = &sections[index]};
    blocks[2] = (struct block){.schema = &page_next.schema, .object = next};
    return (struct list){blocks, BLOCKS};
}

/* A page: heading, the section's blocks, its foot. */
static void make_section_page(struct player *player, int index, struct page *page) {
    const struct section *section = (const struct section *)player->lesson->sections.at + index;
    struct heading *heading = arena_alloc(&player->arena, sizeof *heading);
    *heading = (struct heading){section, index == 0 ? player->lesson : NULL};
    *page = (struct page){
        .section = section,
        .head = own_block(player, &page_heading, heading),
        .body = section->blocks,
        .foot = make_foot(player, index),
    };
}

static void make_page(struct player *player, const struct block_kind *kind, const void *object,
                      struct page *page) {
    *page = (struct page){.body = own_block(player, kind, object)};
}

static void make_pages(struct player *player) {
    int count = player->lesson->sections.count;
    player->pages = arena_array(&player->arena, (size_t)count + 1, sizeof *player->pages);
    player->page_count = count + 1;
    player->end_index = lesson_ordinary(player->lesson);
    for (int i = 0; i < count; i++)
        make_section_page(player, i, &player->pages[player_page_of(player, i)]);
    struct page *over = player->overlays;
    player->ending = (struct ending){&player->worked, &player->at};
    make_page(player, &page_ending, &player->ending, &player->pages[player->end_index]);
    make_page(player, &page_outline, player, &over[OVERLAY_OUTLINE]);
    make_page(player, &page_help, player, &over[OVERLAY_HELP]);
    make_page(player, &page_glossary, player, &over[OVERLAY_GLOSSARY]);
}

const struct origin origin_fixed = {.seed = 1};

struct player *player_new(const struct lesson *lesson, const struct course *course,
                          struct origin origin) {
    struct player *player = memory_alloc(1, sizeof *player);
    player->origin = origin;
    player->lesson = lesson;
    player->course = course;
    player->at = course_find(course, lesson->id);
    make_pages(player);
    waiting_find(player);
    attempt_keep_seed(&player->facts, origin.seed);
    navigate_open(player, 0);
    return player;
}

static void release_pages(struct player *player) {
    for (int i = 0; i < player->page_count; i++)
        near_release(&player->pages[i].keeping);
    for (int i = 0; i < OVERLAY_COUNT; i++)
        near_release(&player->overlays[i].keeping);
}

void player_free(struct player *player) {
    if (player == NULL)
        return;
    facts_release(&player->facts);
    facts_release(&player->marks);
    facts_release(&player->spent);
    tries_release(&player->tries);
    films_release(&player->films);
    release_pages(player);
    known_release(&player->known);
    arena_release(&player->laid);
    arena_release(&player->passing);
    prose_store_release(&player->prose);
    arena_release(&player->arena);
    free(player);
}

bool player_goto(struct player *player, const char *section_id) {
    int section = lesson_find_section(player->lesson, section_id);
    if (section < 0)
        return false;
    navigate_open(player, player_page_of(player, section));
    return true;
}

bool player_ended(const struct player *player) {
    return player->ended;
}

const char *player_wants_lesson(struct player *player) {
    const char *id = player->open_lesson;
    player->open_lesson = NULL;
    return id;
}

/* Moves what plays on to now. The programme's next film goes on from the very moment at which one
 * ends. */
static void advance_films(struct player *player, int64_t now_usec) {
    const struct block *last = NULL;
    player->now_usec = now_usec;
    while (player->films.playing != NULL) {
        struct layout layout;
        last = player->films.playing;
        player_layout(player, &layout);
        struct reel reel = block_kind(last)->reel(last, &layout.scene);
        if (!films_advance(&player->films, &reel, now_usec))
            break;
        block_stage(last)->ended(last, &player->facts);
        const struct film_turn *turn = films_turn(&player->films);
        if (turn != NULL && turn->mark_id != NULL && player->films.playing == turn->block)
            facts_set(&player->marks, turn->mark_id, turn->mark_part, turn->mark_value);
        staged_follow(player);
    }
    if (last != NULL)
        navigate_settle(player);
}

static bool is_too_small(const struct player *player) {
    return screen_of(player->columns, player->rows, OVERLAY_NONE).too_small;
}

bool player_sees_focus(struct player *player) {
    struct layout layout;
    if (is_too_small(player))
        return player->saw_focus;
    player_layout(player, &layout);
    return player->entered || player_keyed_piece(player, &layout) != NULL;
}

/* What the learner looks at stays in view: text flows anew, and the row of the view says little. */
static void resize(struct player *player, int columns, int rows) {
    player->saw_focus = player_sees_focus(player);
    player->columns = columns > 0 ? columns : 1;
    player->rows = rows > 0 ? rows : 1;
    navigate_settle(player);
    if (player->saw_focus && !is_too_small(player))
        navigate_show_focus(player);
}

/* The time since the last event goes to the question that has the focus. */
static void spend(struct player *player, int64_t now_usec) {
    static const int64_t most_usec = INT64_C(5) * 60 * 1000000; /* as tries.h says */
    const struct block *focus = player_page(player)->focus;
    int64_t usec = now_usec - player->now_usec;
    if (focus == NULL || !focus->schema->question || usec <= 0)
        return;
    int64_t spent = facts_count(&player->spent, focus->id, own_spent, 0, INT64_MAX - most_usec);
    facts_set(&player->spent, focus->id, own_spent, spent + (usec < most_usec ? usec : most_usec));
}

void player_handle(struct player *player, const struct event *event) {
    arena_reset(&player->passing);
    spend(player, event->at_usec);
    advance_films(player, event->at_usec);
    switch (event->type) {
    case EVENT_TICK:
    case EVENT_GROUND:
        break;
    case EVENT_KEY:
        player_key(player, event);
        break;
    case EVENT_PASTE:
        player_paste(player, event);
        break;
    case EVENT_RESIZE:
        resize(player, event->columns, event->rows);
        break;
    case EVENT_MOUSE:
        pointer_handle(player, event);
        break;
    }
}

int64_t player_next_change(struct player *player) {
    const struct block *playing = player->films.playing;
    if (playing == NULL || block_kind(playing)->next_change == NULL)
        return PLAYER_NEVER;
    struct layout layout;
    arena_reset(&player->passing);
    player_layout(player, &layout);
    for (int i = 0; i < layout.flow.count; i++)
        if (layout.flow.pieces[i].block == playing)
            return block_kind(playing)->next_change(&layout.flow.pieces[i], &layout.scene);
    return PLAYER_NEVER;
}

/* The mark of the focus, in the first column of the piece, or before it, in such a row. */
static void draw_focus(const struct scene *scene, const struct piece *piece, int y,
                       struct canvas *canvas) {
    enum { BEFORE = 2 };
    int x = piece->at.x - (piece->flags & PIECE_TEXT ? BEFORE : 0);
    if (!(piece->flags & PIECE_STOP) || !scene_focused(scene, piece->block, piece->part))
        return;
    canvas_text(canvas, x, y, theme_style(ROLE_POINTER),
                sign_text(scene->entered ? SIGN_ENTERED : SIGN_FOCUS, canvas->ascii));
    canvas_mark(canvas, x, y);
}

/* The row of the mark of a piece at such a row: on a stage one that is scrolled within its region
 * keeps it in view. */
static int mark_row(const struct layout *layout, int y) {
    return layout->scene.stage != NULL && y < 0 ? 0 : y;
}

static void draw_region(const struct layout *layout, const struct region *region,
                        struct canvas *canvas) {
    struct canvas_state state = canvas_push(canvas, region->at);
    for (int i = region->first; i < region->end; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        struct rect at = piece->at;
        at.y -= region->scroll;
        if (at.y >= region->at.height || at.y + at.height <= 0)
            continue;
        struct canvas_state inside = canvas_push(canvas, at);
        block_draw(piece, &layout->scene, canvas);
        canvas_pop(canvas, inside);
        draw_focus(&layout->scene, piece, mark_row(layout, at.y), canvas);
    }
    canvas_pop(canvas, state);
}

/* The column of air at the right belongs to it: there a stage tells that rows are out of view. */
static void draw_body(struct player *player, const struct layout *layout, struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    int lift = frame_lift(player, layout), width = screen->width + 1;
    struct canvas_state body =
        canvas_push(canvas, (struct rect){screen->x, screen->body_y, width, screen->body_rows});
    struct canvas_state lifted =
        canvas_push(canvas, (struct rect){0, -lift, width, screen->body_rows});
    for (int i = 0; i < layout->region_count; i++)
        if (layout->regions[i].shown)
            draw_region(layout, &layout->regions[i], canvas);
    if (player->overlay == OVERLAY_STAGE)
        stage_frame_rules(layout, canvas);
    canvas_pop(canvas, lifted);
    canvas_pop(canvas, body);
}

void player_paint(struct player *player, struct canvas *canvas) {
    struct layout layout;
    arena_reset(&player->passing);
    player_layout(player, &layout);
    player->targets.count = 0;
    canvas_clear(canvas);
    if (layout.screen.too_small) {
        char size[32];
        snprintf(size, sizeof size, "20×6, not %d×%d", layout.screen.columns, layout.screen.rows);
        canvas_text(canvas, 0, 0, theme_style(ROLE_TEXT), "Needs");
        canvas_text(canvas, layout.screen.rows > 1 ? 0 : 6, layout.screen.rows > 1 ? 1 : 0,
                    theme_style(ROLE_TEXT), size);
        return;
    }
    draw_body(player, &layout, canvas);
    frame_draw(player, &layout, canvas);
}
