/* How a page is shown whole: all that waits is there, all that opens is opened, and no header and
 * footer stand around it. */
#include "player/player.h"

#include "base/int.h"
#include "player/state.h"

/* What a learner opens; not what is answered, moved or played. */
static bool is_opened(const struct piece *stop) {
    const struct block *block = stop->block;
    return block->offset > 0 && block_kind(block)->act != NULL && block_stage(block) == NULL &&
           !(stop->flags & PIECE_ENTERS) && !block_takes_answer(block);
}

static int offered(const struct piece *stop, const struct scene *scene) {
    const struct block_kind *kind = block_kind(stop->block);
    return binding_find(kind->bindings, kind->offers(stop, scene), KEYSYM_ENTER);
}

/* As Enter does, as long as it does the same, and something comes of it: the next line of a talk,
 * but not what folds an item again. */
static void open_stop(struct player *player, const struct piece *stop, const struct scene *scene) {
    const struct facts *facts = &player->facts;
    int action = offered(stop, scene);
    unsigned before = facts->changes - 1;
    while (action != BINDING_NONE && offered(stop, scene) == action && facts->changes != before) {
        struct session session = acting_start(player, scene, KEYSYM_ENTER);
        before = facts->changes;
        block_kind(stop->block)->act(stop, action, &session);
        known_begin(&player->known, facts);
    }
}

static void open_all(struct player *player) {
    struct layout layout;
    const struct piece *stop;
    player_layout_all(player, &layout);
    for (int i = 0; (stop = layout_nth_stop(&layout, i)) != NULL; i++)
        if (is_opened(stop))
            open_stop(player, stop, &layout.scene);
}

static void draw(const struct layout *layout, int x, struct canvas *canvas) {
    for (int i = 0; i < layout->flow.count; i++) {
        const struct piece *piece = &layout->flow.pieces[i];
        struct rect at = piece->at;
        at.x += x;
        struct canvas_state state = canvas_push(canvas, at);
        block_draw(piece, &layout->scene, canvas);
        canvas_pop(canvas, state);
    }
}

/* The column of content stands at the left, within its margin, though there is room for more. */
bool player_paint_all(struct player *player, struct canvas *canvas, bool ascii) {
    enum { MARGIN = 2 };
    struct layout layout;
    player->shows_waiting = player->shows_all = true;
    open_all(player);
    player_page(player)->focus = NULL;
    player_layout_all(player, &layout);
    if (layout.screen.too_small)
        return false;
    canvas_init(canvas, player->columns, int_max(layout.flow.y, 1), ascii);
    draw(&layout, int_min(layout.screen.x, MARGIN), canvas);
    return true;
}
