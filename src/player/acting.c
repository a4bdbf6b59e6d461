/* How a piece acts: what it may change, and what is then taken over of what it asked for. And what
 * Enter and Space do on a stage where the focused piece has nothing for them. */
#include "player/state.h"

#include <stddef.h>

static int64_t wall_usec(const struct player *player) {
    const struct origin *origin = &player->origin;
    return origin->wall_usec != NULL ? origin->wall_usec() : 0;
}

struct session acting_start(struct player *player, const struct scene *scene, uint32_t key) {
    return (struct session){
        .scene = scene,
        .facts = &player->facts,
        .marks = &player->marks,
        .spent = &player->spent,
        .tries = &player->tries,
        .films = &player->films,
        .undos = &player->undos,
        .wall_usec = wall_usec(player),
        .key = key,
        .goto_page = -1,
        .look_at = -1,
        .focus_part = -1,
        .show_from = -1,
    };
}

/* On, as Down does, or to what is next on a stage; where there is nothing, and nothing else was
 * done, that is said. */
static void go_on(struct player *player, const struct session *session) {
    struct layout layout;
    player_layout(player, &layout);
    if (player->overlay == OVERLAY_STAGE)
        staged_go_on(player);
    else if (paged_can_line(&layout, player_page(player), +1))
        navigate_line(player, +1);
    else if (!session->leave && session->notice[0] == '\0')
        player_say(player, "Nothing more to do here.");
}

/* Where it asks first, it does not play. */
static void open_stage(struct player *player, const struct block *block, bool plays) {
    staged_open(player, block);
    if (plays && !player->staged.in_turn && player->staged.step != STAGE_GUESS)
        staged_play(player);
}

/* The stage that a kind opens: another block's, in its programme, or its own, which ends
 * a programme. */
static void turn_stage(struct player *player, const struct session *session,
                       const struct block *own) {
    const struct block *block = session->stage_of != NULL ? session->stage_of : own;
    switch (session->stage) {
    case STAGE_STAY:
        break;
    case STAGE_OPEN:
    case STAGE_OPEN_AND_PLAY:
        if (session->stage_of == NULL)
            films_end_programme(&player->films);
        open_stage(player, block, session->stage == STAGE_OPEN_AND_PLAY);
        break;
    case STAGE_GO_ON:
        staged_go_on(player);
        break;
    }
}

/* The first page, from the one that is looked at backwards, that holds the block. */
static int page_of(const struct player *player, const struct block *block) {
    int page = player->page_index;
    while (block->outer != NULL)
        block = block->outer;
    for (; page > 0; page--) {
        const struct block *first = player->pages[page].body.at;
        if (block >= first && block < first + player->pages[page].body.count)
            break;
    }
    return page;
}

/* To the first stop that is left to work; where what is left waits for something of an earlier
 * section, there. */
static void go_to_left_out(struct player *player) {
    while (!paged_left_out(player)) {
        struct layout layout;
        player_layout(player, &layout);
        const struct block *block = waiting_for(player_page(player)->body, &layout.scene);
        int page = block != NULL ? page_of(player, block) : player->page_index;
        if (page == player->page_index)
            return;
        navigate_open(player, page);
    }
}

/* Takes over what a block's handling asked for. */
void acting_end(struct player *player, const struct session *session) {
    if (session->notice[0] != '\0')
        notice_take(player, session);
    if (session->enter)
        player->entered = true;
    if (session->leave)
        player->entered = false;
    struct page *page = player_page(player);
    const struct block *had_focus = page->focus;
    int had_part = page->focus_part;
    if (session->focus_part >= 0)
        page->focus_part = session->focus_part;
    turn_stage(player, session, page->focus);
    page = player_page(player);
    navigate_settle(player);
    bool moved = page->focus != NULL && (page->focus != had_focus || page->focus_part != had_part);
    if (session->to_next && !moved)
        go_on(player, session);
    else if (session->to_previous)
        navigate_to_stop(player, -1);
    else
        navigate_show_focus(player);
    if (session->show_from >= 0 && player->overlay != OVERLAY_STAGE)
        paged_show_from(player, session->show_from);
    if (session->look_at >= 0 && player->overlay != OVERLAY_STAGE)
        paged_look_at(player, session->look_at);
    if (session->goto_page >= 0)
        navigate_open(player, session->goto_page);
    if (session->to_left_out)
        go_to_left_out(player);
    if (session->open_lesson != NULL)
        confirm_other(player, session->open_lesson);
}

void acting_on_piece(struct player *player, const struct piece *piece, int action,
                     struct session *session) {
    block_kind(piece->block)->act(piece, action, session);
    acting_end(player, session);
    if (session->asks[0] != '\0')
        confirm_act(player, action, session->asks);
}

/* Lets a piece take a key by its bindings, whether it has the focus or not. */
static void act_by_key(struct player *player, const struct piece *piece, uint32_t key) {
    struct layout layout;
    player_layout(player, &layout);
    const struct block_kind *kind = block_kind(piece->block);
    int action = binding_find(kind->bindings, kind->offers(piece, &layout.scene), key);
    if (action == BINDING_NONE)
        return;
    struct session session = acting_start(player, &layout.scene, key);
    acting_on_piece(player, piece, action, &session);
}

/* --- What Enter and Space do where nothing else does. --- */

static const struct piece *picture_of(const struct layout *layout) {
    return staged_first_stop(layout, STAGE_PICTURE);
}

void staged_play(struct player *player) {
    struct layout layout;
    if (player->staged.step == STAGE_GUESS)
        staged_to_step(player, STAGE_WATCH, false);
    player_layout(player, &layout);
    const struct piece *picture = picture_of(&layout);
    if (picture != NULL)
        act_by_key(player, picture, KEYSYM_SPACE);
}

/* True where the film was not seen to its end: the step's own next thing is to see it. */
static bool has_to_watch(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    const struct block *block = player->staged.block;
    if (player->staged.step != STAGE_WATCH || block_kind(block)->reel == NULL)
        return false;
    struct reel reel = block_kind(block)->reel(block, &layout.scene);
    bool ended = films_at(&player->films, block).time_usec >= reel.lasts_usec;
    return !ended &&
           !block_stage(block)->is_done(block, &player->facts, &layout.scene, STAGE_WATCH);
}

/* True within a question: what of it follows is next. */
static bool asks_more(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    const struct region *region = staged_region_of_focus(&layout);
    const struct piece *piece = layout_focus(&layout);
    if (region == NULL || region->name != STAGE_QUESTION)
        return false;
    for (piece++; piece < layout.flow.pieces + region->end; piece++)
        if (piece->flags & PIECE_STOP)
            return true;
    return false;
}

enum staged_next staged_next(struct player *player, enum stage_step *step) {
    *step = staged_step_beside(player, +1);
    if (player->staged.in_turn || has_to_watch(player))
        return films_playing(&player->films, player->staged.block) ? STAGED_PLAYS : STAGED_PLAY;
    if (asks_more(player))
        return STAGED_STOP;
    if (*step != STAGE_STEPS)
        return STAGED_STEP;
    return staged_after(player) != NULL ? STAGED_ON : STAGED_OUT;
}

void staged_go_on(struct player *player) {
    enum stage_step step;
    switch (staged_next(player, &step)) {
    case STAGED_PLAYS:
        break;
    case STAGED_PLAY:
        staged_play(player);
        break;
    case STAGED_STOP:
        staged_to_stop(player, +1);
        break;
    case STAGED_STEP:
        staged_to_step(player, step, false);
        break;
    case STAGED_ON:
        staged_turn(player, staged_after(player));
        break;
    case STAGED_OUT:
        staged_go_out(player);
        break;
    }
}
