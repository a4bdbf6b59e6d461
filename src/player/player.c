/* How an event is handled: first what it is, then who takes it; and how the picture is painted. */
#include "player/player.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "blocks/attempt.h"
#include "player/state.h"
#include "ui/typing.h"

/* A list of one block that belongs to the player. */
static struct list own_block(struct player *player, const struct block_kind *kind,
                             const void *object) {
    struct block *block = arena_alloc(&player->arena, sizeof *block);
    *block = (struct block){.schema = &kind->schema, .object = object};
    return (struct list){block, 1};
}

/* A page: heading, the section's blocks, its sources. */
static void make_section_page(struct player *player, const struct section *section, bool is_opening,
                              struct page *page) {
    struct heading *heading = arena_alloc(&player->arena, sizeof *heading);
    *heading = (struct heading){section, is_opening ? player->lesson : NULL};
    *page = (struct page){
        .section = section,
        .head = own_block(player, &page_heading, heading),
        .body = section->blocks,
        .foot = own_block(player, &page_sources, section),
    };
}

static void make_page(struct player *player, const struct block_kind *kind, const void *object,
                      struct page *page) {
    *page = (struct page){.body = own_block(player, kind, object)};
}

static void make_pages(struct player *player) {
    const struct section *sections = player->lesson->sections.at;
    int count = player->lesson->sections.count;
    player->pages = arena_array(&player->arena, (size_t)count + 1, sizeof *player->pages);
    player->page_count = count + 1;
    for (int i = 0; i < count; i++)
        make_section_page(player, &sections[i], i == 0, &player->pages[i]);
    struct page *over = player->overlays;
    player->ending = (struct ending){&player->worked, &player->at};
    make_page(player, &page_ending, &player->ending, &player->pages[count]);
    make_page(player, &page_outline, player, &over[OVERLAY_OUTLINE]);
    make_page(player, &page_help, NULL, &over[OVERLAY_HELP]);
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
    navigate_open(player, section);
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

/* What to look at when no film plays any more: the one that waits, in its turn or alone, or the one
 * that ended, which what is told above it may have moved. */
static const struct block *to_look_at(const struct player *player, const struct block *last,
                                      const struct block *ended) {
    const struct film_turn *turn = films_turn(&player->films);
    struct film film = films_at(&player->films, turn != NULL ? turn->block : last);
    if (film.waiting || (turn != NULL && film.time_usec == 0))
        return turn != NULL ? turn->block : last;
    return ended;
}

/* Moves what plays on to now. A film that ends was watched; the programme's next one goes on from
 * that very moment. */
static void advance_films(struct player *player, int64_t now_usec) {
    const struct block *last = player->films.playing, *ended = NULL;
    player->now_usec = now_usec;
    while (player->films.playing != NULL) {
        struct layout layout;
        last = player->films.playing;
        player_layout(player, &layout);
        struct reel reel = block_kind(last)->reel(last, &layout.scene);
        if (!films_advance(&player->films, &reel, now_usec))
            break;
        facts_set(&player->facts, last->id, own_watched, 1);
        ended = last;
        const struct film_turn *turn = films_turn(&player->films);
        if (turn != NULL && turn->mark_id != NULL && player->films.playing == turn->block)
            facts_set(&player->marks, turn->mark_id, turn->mark_part, turn->mark_value);
    }
    if (last != NULL) {
        /* The programme's next film may stand elsewhere: it must come into view before what is
         * out of view is paused. */
        navigate_follow(player);
        navigate_settle(player);
        if (player->films.playing == NULL)
            navigate_show(player, to_look_at(player, last, ended));
    }
}

static int64_t wall_usec(const struct player *player) {
    const struct origin *origin = &player->origin;
    return origin->wall_usec != NULL ? origin->wall_usec() : 0;
}

static struct session start_session(struct player *player, const struct scene *scene,
                                    uint32_t key) {
    return (struct session){
        .scene = scene,
        .facts = &player->facts,
        .marks = &player->marks,
        .spent = &player->spent,
        .tries = &player->tries,
        .films = &player->films,
        .wall_usec = wall_usec(player),
        .key = key,
        .goto_section = -1,
        .look_at = -1,
        .focus_part = -1,
    };
}

/* To the next stop; where there is none, and nothing else was done, that is said. */
static void go_on(struct player *player, const struct session *session) {
    struct layout layout;
    player_layout(player, &layout);
    if (navigate_can_stop(&layout, player_page(player), +1))
        navigate_to_stop(player, +1);
    else if (!session->leave && session->notice[0] == '\0')
        player_say(player, "Nothing more to work follows here.");
}

/* Takes over what a block's handling asked for. */
static void end_session(struct player *player, const struct session *session) {
    if (session->notice[0] != '\0')
        player_say(player, session->notice);
    if (session->enter)
        player->entered = true;
    if (session->leave)
        player->entered = false;
    struct page *page = player_page(player);
    const struct block *had_focus = page->focus;
    int had_part = page->focus_part;
    if (session->focus_part >= 0)
        page->focus_part = session->focus_part;
    navigate_follow(player); /* first: a film that starts out of view would be paused */
    navigate_settle(player);
    bool moved = page->focus != NULL && (page->focus != had_focus || page->focus_part != had_part);
    if (session->to_next && !moved)
        go_on(player, session);
    else if (session->to_previous)
        navigate_to_stop(player, -1);
    else
        navigate_show_focus(player);
    if (session->look_at >= 0)
        navigate_look_at(player, session->look_at);
    if (session->goto_section >= 0)
        navigate_open(player, session->goto_section);
    if (session->to_left_out)
        navigate_left_out(player);
    if (session->open_lesson != NULL)
        confirm_other(player, session->open_lesson);
    navigate_follow(player);
}

/* Lets the focused piece do one of its actions, which may want to be confirmed first. */
static void act_on_piece(struct player *player, const struct piece *focus, int action,
                         struct session *session) {
    block_kind(focus->block)->act(focus, action, session);
    end_session(player, session);
    if (session->asks[0] != '\0')
        confirm_act(player, action, session->asks);
}

/* Does what the focused piece asked about, if it still has the focus. */
static void act_as_confirmed(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    struct session session = start_session(player, &layout.scene, KEYSYM_NONE);
    session.confirmed = true;
    const struct asked *asked = &player->asked_about;
    if (focus != NULL && focus->block == asked->block && focus->part == asked->part)
        act_on_piece(player, focus, asked->action, &session);
}

/* Lets the focused piece take the key by its bindings; true when it did. Enter enters a piece that
 * can be entered, whatever it does besides. */
static bool act_on_focus(struct player *player, uint32_t key) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    if (focus == NULL)
        return false;
    const struct block_kind *kind = block_kind(focus->block);
    int action = binding_find(kind->bindings, kind->offers(focus, &layout.scene), key);
    struct session session = start_session(player, &layout.scene, key);
    session.enter = key == KEYSYM_ENTER && (focus->flags & PIECE_ENTERS) && !player->entered;
    if (action == BINDING_NONE && !session.enter)
        return false;
    if (action != BINDING_NONE)
        act_on_piece(player, focus, action, &session);
    else
        end_session(player, &session);
    return true;
}

/* A space on a field enters it as Enter does: nobody begins an answer with one. */
static bool only_enters(const struct player *player, const struct event *event) {
    return !player->entered && event->type == EVENT_KEY && event->key == KEYSYM_SPACE;
}

/* Typed and pasted text, on a field or in it: a field that has the focus is entered by it. */
static bool type_into_focus(struct player *player, const struct event *event) {
    struct layout layout;
    char character[TEXT_UTF8_BYTES];
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    if (!player_takes_text(focus) || typing_text(event, character) == NULL ||
        only_enters(player, event))
        return false;
    player->entered = layout.scene.entered = true;
    struct session session = start_session(player, &layout.scene, event->key);
    session.paste = &player->paste;
    bool taken = block_kind(focus->block)->handle(focus, event, &session);
    end_session(player, &session);
    return taken;
}

static bool act_on_player(struct player *player, uint32_t key) {
    struct layout layout;
    player_layout(player, &layout);
    int action = binding_find(player_bindings, player_offers(player, &layout), key);
    if (action == BINDING_NONE)
        return false;
    player_act(player, action);
    navigate_settle(player);
    return true;
}

/* While something is entered, Esc and Tab always lead out of it; Esc one rung at a time. */
static bool leads_out(struct player *player, uint32_t key) {
    struct layout layout;
    if (!player->entered)
        return false;
    if (key != KEYSYM_ESCAPE)
        return key == KEYSYM_TAB || key == KEYSYM_SHIFT_TAB;
    player_layout(player, &layout);
    return !player_climbs(player, &layout, player_keyed_piece(player, &layout));
}

/* Tab leads out even where there is no other stop to go to. */
static void lead_out(struct player *player, uint32_t key) {
    if (!act_on_player(player, key))
        player->entered = false;
}

/* What is entered keeps its keys even where they do nothing: Right at the end of a slider must not
 * lead to the next section. */
static bool keeps_key(struct player *player, uint32_t key) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    return player->entered && focus != NULL &&
           binding_find(block_kind(focus->block)->bindings, UINT64_MAX, key) != BINDING_NONE;
}

static void answer_confirmation(struct player *player, uint32_t key) {
    if (confirm_answer(player, key))
        act_as_confirmed(player);
}

static void handle_key(struct player *player, const struct event *event) {
    player->paste_goes_on = false;
    player->notice[0] = '\0';
    if (player->confirm != CONFIRM_NOTHING)
        answer_confirmation(player, event->key);
    else if (event->key == KEYSYM_CTRL + 'c')
        act_on_player(player, event->key);
    else if (leads_out(player, event->key))
        lead_out(player, event->key);
    else if (!type_into_focus(player, event) && !act_on_focus(player, event->key) &&
             !keeps_key(player, event->key))
        act_on_player(player, event->key);
}

/* A paste is a key like any other to a confirmation: no. None of its pieces is typed. */
static void handle_paste(struct player *player, const struct event *event) {
    if (!player->paste_goes_on) {
        player->paste = (struct paste){0};
        player->paste_dropped = player->confirm != CONFIRM_NOTHING;
        player->notice[0] = '\0';
    }
    player->paste_goes_on = event->continues;
    if (player->confirm != CONFIRM_NOTHING)
        confirm_answer(player, KEYSYM_NONE);
    else if (!player->paste_dropped)
        type_into_focus(player, event);
}

static bool is_too_small(const struct player *player) {
    return screen_of(player->columns, player->rows, false).too_small;
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
    navigate_follow(player);
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
        break;
    case EVENT_KEY:
        handle_key(player, event);
        break;
    case EVENT_PASTE:
        handle_paste(player, event);
        break;
    case EVENT_RESIZE:
        resize(player, event->columns, event->rows);
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

/* The mark of the focus, in the first column of the piece. */
static void draw_focus(const struct scene *scene, const struct piece *piece,
                       struct canvas *canvas) {
    if (!(piece->flags & PIECE_STOP) || !scene_focused(scene, piece->block, piece->part))
        return;
    canvas_text(canvas, 0, 0, theme_style(ROLE_POINTER), scene->entered ? "»" : "›");
    canvas_mark(canvas, 0, 0);
}

static void draw_body(struct player *player, const struct layout *layout, struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    int scroll = player_page(player)->scroll + frame_lift(player, layout);
    struct canvas_state body = canvas_push(
        canvas, (struct rect){screen->x, screen->body_y, screen->width, screen->body_rows});
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        if (!layout_any_in_view(layout, piece, scroll))
            continue;
        struct rect at = piece->at;
        at.y -= scroll;
        struct canvas_state state = canvas_push(canvas, at);
        block_draw(piece, &layout->scene, canvas);
        draw_focus(&layout->scene, piece, canvas);
        canvas_pop(canvas, state);
    }
    canvas_pop(canvas, body);
}

void player_paint(struct player *player, struct canvas *canvas) {
    struct layout layout;
    arena_reset(&player->passing);
    player_layout(player, &layout);
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
