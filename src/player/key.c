/* Who takes a key or a paste: what is asked before something is lost, the piece with the focus, or
 * the player. */
#include "player/state.h"

#include <stddef.h>

#include "ui/typing.h"

/* Does what the focused piece asked about, if it still has the focus. */
static void act_as_confirmed(struct player *player) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    struct session session = acting_start(player, &layout.scene, KEYSYM_NONE);
    session.confirmed = true;
    const struct asked *asked = &player->asked_about;
    if (focus != NULL && focus->block == asked->block && focus->part == asked->part)
        acting_on_piece(player, focus, asked->action, &session);
}

/* Lets the focused piece take the key by its bindings; true when it did. Enter enters a piece that
 * can be entered, whatever it does besides. */
bool player_act_on_focus(struct player *player, uint32_t key) {
    struct layout layout;
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    if (focus == NULL)
        return false;
    const struct block_kind *kind = block_kind(focus->block);
    int action = binding_find(kind->bindings, kind->offers(focus, &layout.scene), key);
    struct session session = acting_start(player, &layout.scene, key);
    session.enter = key == KEYSYM_ENTER && (focus->flags & PIECE_ENTERS) && !player->entered;
    if (action == BINDING_NONE && !session.enter)
        return false;
    if (action != BINDING_NONE)
        acting_on_piece(player, focus, action, &session);
    else
        acting_end(player, &session);
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
    struct session session = acting_start(player, &layout.scene, event->key);
    session.paste = &player->paste;
    bool taken = block_kind(focus->block)->handle(focus, event, &session);
    acting_end(player, &session);
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

static void take_key(struct player *player, const struct event *event) {
    if (event->key == KEYSYM_CTRL + 'c')
        act_on_player(player, event->key);
    else if (leads_out(player, event->key))
        lead_out(player, event->key);
    else if (type_into_focus(player, event) || player_act_on_focus(player, event->key) ||
             keeps_key(player, event->key))
        player->staged.away = false; /* what is worked is in view */
    else
        act_on_player(player, event->key);
}

/* Down and Up are a no to what a piece asks about, and move all the same: a no that stays there is
 * asked again by the next Enter. */
static void answer_confirmation(struct player *player, const struct event *event) {
    bool moves =
        player->confirm == CONFIRM_ACT && (event->key == KEYSYM_DOWN || event->key == KEYSYM_UP);
    if (confirm_answer(player, event->key))
        act_as_confirmed(player);
    else if (moves)
        take_key(player, event);
}

void player_key(struct player *player, const struct event *event) {
    player->pointer.lift = 0;
    player->paste_goes_on = false;
    notice_end(player);
    if (player->confirm != CONFIRM_NOTHING)
        answer_confirmation(player, event);
    else
        take_key(player, event);
}

/* A paste is a key like any other to a confirmation: no. None of its pieces is typed. */
void player_paste(struct player *player, const struct event *event) {
    if (!player->paste_goes_on) {
        player->paste = (struct paste){0};
        player->paste_dropped = player->confirm != CONFIRM_NOTHING;
        notice_end(player);
    }
    player->paste_goes_on = event->continues;
    if (player->confirm != CONFIRM_NOTHING)
        confirm_answer(player, KEYSYM_NONE);
    else if (!player->paste_dropped)
        type_into_focus(player, event);
}
