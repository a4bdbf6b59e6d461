/* The player's own keys: one table, what it offers now, and what it does. */
#include "player/state.h"

#include <stddef.h>

enum action {
    ACTION_CLOSE,
    ACTION_TO_WATCH, /* what Enter does next on a stage: the steps in their order, … */
    ACTION_TO_TUNE,
    ACTION_TO_EXPLAIN,
    ACTION_TO_STOP, /* … a stop that belongs to the question, … */
    ACTION_PLAY_IT, /* … the film, at first and to its end, … */
    ACTION_PLAY_ON,
    ACTION_TO_MISSION,  /* … the next mission, … */
    ACTION_GO_ON,       /* … and the page's next stop, as on the page itself */
    ACTION_SPACE_PLAYS, /* Space, by how the film stands */
    ACTION_SPACE_PAUSES,
    ACTION_SPACE_GOES_ON,
    ACTION_SPACE_AGAIN,
    ACTION_SPACE_WAITS, /* for a guess that is begun */
    ACTION_NEXT_REGION,
    ACTION_REGION_BEFORE,
    ACTION_LEAVE,
    ACTION_LET_GO,
    ACTION_DOWN,
    ACTION_UP,
    ACTION_LINES, /* only for the footer: Up and Down in one entry */
    ACTION_NEXT_STOP,
    ACTION_STOP_BEFORE,
    ACTION_COLUMNS, /* only for the footer */
    ACTION_COLUMN_RIGHT,
    ACTION_COLUMN_LEFT,
    ACTION_RIGHT,
    ACTION_LEFT,
    ACTION_SECTIONS, /* only for the footer */
    ACTION_SCROLLS,  /* only for the footer */
    ACTION_PAGE_DOWN,
    ACTION_PAGE_UP,
    ACTION_TOP,
    ACTION_BOTTOM,
    ACTION_ZOOM,
    ACTION_GLOSSARY,
    ACTION_NO_GLOSSARY, /* says so */
    ACTION_ANEW,
    ACTION_MOUSE,
    ACTION_OUTLINE,
    ACTION_HELP,
    ACTION_QUIT,
    ACTION_ABANDON,
    ACTION_WAY_OUT, /* only for the footer: where a q would be typed */
    ACTION_REDRAW,  /* whoever shows the canvas takes these two: they are here to be told */
    ACTION_SUSPEND,
    ACTION_COUNT
};

/* Rows earlier in the table are shown first. A row with an action for the footer only has no keys
 * of its own: it stands for rows below it. Rows of the same keys are told as one where they stand
 * one below the other, and one that says nothing is told nowhere. */
const struct binding player_bindings[] = {
    {{KEYSYM_ESCAPE}, "Esc", "done", ACTION_LEAVE},
    {{KEYSYM_ESCAPE}, "Esc", "back", ACTION_CLOSE},
    {{KEYSYM_ESCAPE}, "Esc", "leave", ACTION_LET_GO},
    {{KEYSYM_ENTER}, "Enter", "watch", ACTION_TO_WATCH},
    {{KEYSYM_ENTER}, "Enter", "tune", ACTION_TO_TUNE},
    {{KEYSYM_ENTER}, "Enter", "explain", ACTION_TO_EXPLAIN},
    {{KEYSYM_ENTER}, "Enter", "next", ACTION_TO_STOP},
    {{KEYSYM_ENTER}, "Enter", "play", ACTION_PLAY_IT},
    {{KEYSYM_ENTER}, "Enter", "resume", ACTION_PLAY_ON},
    {{KEYSYM_ENTER}, "Enter", "next mission", ACTION_TO_MISSION},
    {{KEYSYM_ENTER}, "Enter", "go on", ACTION_GO_ON},
    {{KEYSYM_SPACE}, "Space", "play", ACTION_SPACE_PLAYS},
    {{KEYSYM_SPACE}, "Space", "pause", ACTION_SPACE_PAUSES},
    {{KEYSYM_SPACE}, "Space", "go on", ACTION_SPACE_GOES_ON},
    {{KEYSYM_SPACE}, "Space", "again", ACTION_SPACE_AGAIN},
    {{KEYSYM_SPACE}, NULL, "says what to do first", ACTION_SPACE_WAITS},
    {{KEYSYM_NONE}, "↑↓", "move", ACTION_LINES},
    {{KEYSYM_DOWN, 'j'}, NULL, "the next stop if near, else half a screen down", ACTION_DOWN},
    {{KEYSYM_UP, 'k'}, NULL, "the previous stop if near, else half a screen up", ACTION_UP},
    {{KEYSYM_NONE}, "←→", "column", ACTION_COLUMNS},
    {{KEYSYM_NONE}, "←→", "section", ACTION_SECTIONS},
    {{KEYSYM_RIGHT, 'l'}, NULL, "the next section", ACTION_RIGHT},
    {{KEYSYM_RIGHT, 'l'}, NULL, "the column on the right", ACTION_COLUMN_RIGHT},
    {{KEYSYM_LEFT, 'h'}, NULL, "the previous section", ACTION_LEFT},
    {{KEYSYM_LEFT, 'h'}, NULL, "the column on the left", ACTION_COLUMN_LEFT},
    {{KEYSYM_TAB}, "Tab", "region", ACTION_NEXT_REGION},
    {{KEYSYM_SHIFT_TAB}, NULL, "the previous region", ACTION_REGION_BEFORE},
    {{KEYSYM_TAB}, "Tab", "next stop", ACTION_NEXT_STOP},
    {{KEYSYM_SHIFT_TAB}, NULL, "the previous stop", ACTION_STOP_BEFORE},
    {{KEYSYM_NONE}, "PgUp PgDn", "scroll", ACTION_SCROLLS},
    {{KEYSYM_PAGE_DOWN}, NULL, "a screen down", ACTION_PAGE_DOWN},
    {{KEYSYM_PAGE_UP}, NULL, "a screen up", ACTION_PAGE_UP},
    {{KEYSYM_HOME, KEYSYM_TEXT_START}, NULL, "to the top", ACTION_TOP},
    {{KEYSYM_END, KEYSYM_TEXT_END}, NULL, "to the bottom", ACTION_BOTTOM},
    {{'q'}, "q", "quit", ACTION_QUIT},
    {{'?'}, "?", "keys", ACTION_HELP},
    {{'o'}, "o", "outline", ACTION_OUTLINE},
    {{'z'}, "z", "zoom", ACTION_ZOOM},
    {{'g'}, "g", "glossary", ACTION_GLOSSARY},
    {{'g'}, NULL, "", ACTION_NO_GLOSSARY},
    {{'R'}, NULL, "restart this section", ACTION_ANEW},
    {{'M'}, NULL, "mouse off or on; Shift selects text in most terminals", ACTION_MOUSE},
    {{KEYSYM_NONE}, "Ctrl-C", "quit", ACTION_WAY_OUT},
    {{KEYSYM_CTRL + 'c'}, NULL, "quit, even while typing", ACTION_ABANDON},
    {{KEYSYM_CTRL + 'l'}, NULL, "redraw the screen", ACTION_REDRAW},
    {{KEYSYM_CTRL + 'z'}, NULL, "back to the shell; fg returns", ACTION_SUSPEND},
    {.does = NULL},
};

/* What Enter does next on a stage, where that is not what Space does, too: the footer need not keep
 * room for both. */
#define NEXT_BITS                                                                                  \
    (BINDING_BIT(ACTION_TO_WATCH) | BINDING_BIT(ACTION_TO_TUNE) | BINDING_BIT(ACTION_TO_EXPLAIN) | \
     BINDING_BIT(ACTION_TO_STOP) | BINDING_BIT(ACTION_TO_MISSION) | BINDING_BIT(ACTION_GO_ON))

/* What only a film has. */
#define FILM_BITS                                                                                  \
    (BINDING_BIT(ACTION_TO_WATCH) | BINDING_BIT(ACTION_PLAY_IT) | BINDING_BIT(ACTION_PLAY_ON) |    \
     BINDING_BIT(ACTION_SPACE_PLAYS) | BINDING_BIT(ACTION_SPACE_PAUSES) |                          \
     BINDING_BIT(ACTION_SPACE_GOES_ON) | BINDING_BIT(ACTION_SPACE_AGAIN) |                         \
     BINDING_BIT(ACTION_SPACE_WAITS))

uint64_t player_bare(const struct player *player) {
    bool leaves = player->overlay == OVERLAY_STAGE && !player->view.whole && !player->entered;
    return leaves ? BINDING_BIT(ACTION_CLOSE) | BINDING_BIT(ACTION_NEXT_REGION) |
                        BINDING_BIT(ACTION_HELP)
                  : 0;
}

uint64_t player_anchors(const struct player *player) {
    bool inside = player->entered || player->overlay != OVERLAY_NONE;
    uint64_t next = player->overlay == OVERLAY_STAGE ? NEXT_BITS : 0;
    return next | player_bare(player) | BINDING_BIT(ACTION_LEAVE) | BINDING_BIT(ACTION_CLOSE) |
           BINDING_BIT(ACTION_LET_GO) | BINDING_BIT(ACTION_WAY_OUT) | BINDING_BIT(ACTION_HELP) |
           (inside ? 0 : BINDING_BIT(ACTION_QUIT));
}

uint64_t player_only(enum player_place place) {
    static const uint64_t only[] = {
        [PLAYER_WITH_FILM] = FILM_BITS,
        [PLAYER_ON_STAGE] = FILM_BITS | BINDING_BIT(ACTION_TO_MISSION) |
                            BINDING_BIT(ACTION_TO_TUNE) | BINDING_BIT(ACTION_TO_EXPLAIN) |
                            BINDING_BIT(ACTION_TO_STOP) | BINDING_BIT(ACTION_NEXT_REGION) |
                            BINDING_BIT(ACTION_REGION_BEFORE),
        [PLAYER_ON_PAGE] = BINDING_BIT(ACTION_RIGHT) | BINDING_BIT(ACTION_LEFT) |
                           BINDING_BIT(ACTION_COLUMN_RIGHT) | BINDING_BIT(ACTION_COLUMN_LEFT) |
                           BINDING_BIT(ACTION_NEXT_STOP) | BINDING_BIT(ACTION_STOP_BEFORE) |
                           BINDING_BIT(ACTION_ZOOM) | BINDING_BIT(ACTION_ANEW),
        [PLAYER_WITH_GLOSSARY] = BINDING_BIT(ACTION_GLOSSARY),
    };
    return only[place];
}

static bool takes(const struct piece *focus, const struct layout *layout, uint32_t key) {
    return focus != NULL && ((key == KEYSYM_ENTER && (focus->flags & PIECE_ENTERS)) ||
                             binding_find(block_kind(focus->block)->bindings,
                                          block_kind(focus->block)->offers(focus, &layout->scene),
                                          key) != BINDING_NONE);
}

static uint64_t offers_of_view(struct player *player, const struct layout *layout) {
    const struct page *page = player_page(player);
    bool is_list = player->overlay == OVERLAY_OUTLINE;
    uint64_t offers = 0;
    if (paged_can_stop(layout, page, +1))
        offers |= BINDING_BIT(ACTION_NEXT_STOP);
    if (paged_can_stop(layout, page, -1))
        offers |= BINDING_BIT(ACTION_STOP_BEFORE);
    if (paged_can_line(layout, page, +1))
        offers |= BINDING_BIT(ACTION_DOWN) | BINDING_BIT(ACTION_LINES) | BINDING_BIT(ACTION_BOTTOM);
    if (paged_can_line(layout, page, -1))
        offers |= BINDING_BIT(ACTION_UP) | BINDING_BIT(ACTION_LINES) | BINDING_BIT(ACTION_TOP);
    if (is_list || paged_can_scroll(layout, page, +1))
        offers |= BINDING_BIT(ACTION_PAGE_DOWN);
    if (is_list || paged_can_scroll(layout, page, -1))
        offers |= BINDING_BIT(ACTION_PAGE_UP);
    if ((player->overlay == OVERLAY_NONE || player->overlay == OVERLAY_ZOOM) &&
        paged_can_line(layout, page, +1) &&
        !takes(player_keyed_piece(player, layout), layout, KEYSYM_ENTER))
        offers |= BINDING_BIT(ACTION_GO_ON);
    return offers;
}

/* Between columns, else between sections. */
static uint64_t offers_of_sides(const struct player *player, const struct layout *layout) {
    if (paged_has_beside(layout))
        return BINDING_BIT(ACTION_COLUMNS) | BINDING_BIT(ACTION_COLUMN_RIGHT) |
               BINDING_BIT(ACTION_COLUMN_LEFT);
    uint64_t offers = BINDING_BIT(ACTION_SECTIONS);
    if (player->page_index + 1 < player->page_count)
        offers |= BINDING_BIT(ACTION_RIGHT);
    if (player->page_index > 0)
        offers |= BINDING_BIT(ACTION_LEFT);
    return offers;
}

static uint64_t offers_of_lesson(const struct player *player, const struct layout *layout) {
    uint64_t offers = offers_of_sides(player, layout);
    if (player->pages[player->page_index].section != NULL)
        offers |= BINDING_BIT(ACTION_ANEW);
    return offers;
}

static bool is_begun(const struct player *player) {
    return films_at(&player->films, player->staged.block).time_usec > 0;
}

static uint64_t offers_of_next(struct player *player) {
    static const int to_step[STAGE_STEPS] = {
        [STAGE_WATCH] = ACTION_TO_WATCH,
        [STAGE_TUNE] = ACTION_TO_TUNE,
        [STAGE_EXPLAIN] = ACTION_TO_EXPLAIN,
    };
    enum stage_step step;
    switch (staged_next(player, &step)) {
    case STAGED_PLAYS:
        return 0;
    case STAGED_PLAY:
        return BINDING_BIT(is_begun(player) ? ACTION_PLAY_ON : ACTION_PLAY_IT);
    case STAGED_STOP:
        return BINDING_BIT(ACTION_TO_STOP);
    case STAGED_STEP:
        return BINDING_BIT(to_step[step]);
    case STAGED_ON:
        return BINDING_BIT(ACTION_TO_MISSION);
    case STAGED_OUT:
        break;
    }
    return BINDING_BIT(ACTION_GO_ON);
}

static bool is_amid_guess(const struct player *player) {
    const struct staged *staged = &player->staged;
    const struct stage *stage = block_stage(staged->block);
    return staged->step == STAGE_GUESS && stage->guess_begun != NULL &&
           stage->guess_begun(staged->block, &player->facts);
}

/* Where nothing else takes it, Space is the film's; it leads past no guess that is begun. */
static uint64_t offers_of_space(const struct player *player, const struct layout *layout) {
    const struct block *block = player->staged.block;
    if (block_kind(block)->reel == NULL)
        return 0;
    if (is_amid_guess(player))
        return BINDING_BIT(ACTION_SPACE_WAITS);
    struct film film = films_at(&player->films, block);
    struct reel reel = block_kind(block)->reel(block, &layout->scene);
    if (films_playing(&player->films, block))
        return BINDING_BIT(ACTION_SPACE_PAUSES);
    if (film.waiting)
        return BINDING_BIT(ACTION_SPACE_GOES_ON);
    return BINDING_BIT(film.time_usec < reel.lasts_usec ? ACTION_SPACE_PLAYS : ACTION_SPACE_AGAIN);
}

static uint64_t offers_of_stage(struct player *player, const struct layout *layout) {
    const struct piece *focus = player_keyed_piece(player, layout);
    const struct region *region = staged_region_of_focus(layout);
    uint64_t offers = 0;
    if (!takes(focus, layout, KEYSYM_ENTER))
        offers |= offers_of_next(player);
    if (!takes(focus, layout, KEYSYM_SPACE))
        offers |= offers_of_space(player, layout);
    if (staged_has_regions(layout))
        offers |= BINDING_BIT(ACTION_NEXT_REGION) | BINDING_BIT(ACTION_REGION_BEFORE);
    if (staged_can_line(player, layout, +1))
        offers |= BINDING_BIT(ACTION_DOWN) | BINDING_BIT(ACTION_LINES);
    if (staged_can_line(player, layout, -1))
        offers |= BINDING_BIT(ACTION_UP) | BINDING_BIT(ACTION_LINES);
    if (region != NULL && region->rows > region->at.height)
        offers |= BINDING_BIT(ACTION_SCROLLS) | BINDING_BIT(ACTION_PAGE_DOWN) |
                  BINDING_BIT(ACTION_PAGE_UP) | BINDING_BIT(ACTION_TOP) |
                  BINDING_BIT(ACTION_BOTTOM);
    return offers;
}

/* A field takes all letters, before and after it is entered: what they do elsewhere is not offered,
 * and Esc lets go of the field, so that they can be had. */
static uint64_t offers_of_field(const struct player *player, uint64_t elsewhere) {
    const uint64_t letters = BINDING_BIT(ACTION_QUIT) | BINDING_BIT(ACTION_OUTLINE) |
                             BINDING_BIT(ACTION_HELP) | BINDING_BIT(ACTION_ZOOM) |
                             BINDING_BIT(ACTION_ANEW) | BINDING_BIT(ACTION_MOUSE) |
                             BINDING_BIT(ACTION_GLOSSARY) | BINDING_BIT(ACTION_NO_GLOSSARY);
    bool lies_over = player->overlay != OVERLAY_NONE;
    return (elsewhere & ~letters) | BINDING_BIT(ACTION_WAY_OUT) |
           (lies_over ? 0 : BINDING_BIT(ACTION_LET_GO));
}

static uint64_t offers_of_mouse(const struct player *player) {
    return player->mouse != PLAYER_MOUSE_NONE ? BINDING_BIT(ACTION_MOUSE) : 0;
}

static uint64_t offers_of_glossary(const struct player *player) {
    bool any = player->lesson->glossary.count > 0;
    return any ? BINDING_BIT(ACTION_GLOSSARY) : BINDING_BIT(ACTION_NO_GLOSSARY);
}

uint64_t player_offers(struct player *player, const struct layout *layout) {
    const struct piece *focus = player_keyed_piece(player, layout);
    uint64_t offers = BINDING_BIT(ACTION_ABANDON);
    if (player->entered && !player_climbs(player, layout, focus))
        offers |= BINDING_BIT(ACTION_LEAVE);
    bool staged = player->overlay == OVERLAY_STAGE;
    uint64_t leads_out = staged
                             ? BINDING_BIT(ACTION_NEXT_REGION) | BINDING_BIT(ACTION_REGION_BEFORE)
                             : BINDING_BIT(ACTION_NEXT_STOP) | BINDING_BIT(ACTION_STOP_BEFORE);
    if (player->entered && player_takes_text(focus))
        return offers | BINDING_BIT(ACTION_WAY_OUT) | leads_out;
    offers |= (staged ? offers_of_stage(player, layout) : offers_of_view(player, layout)) |
              BINDING_BIT(ACTION_QUIT) | BINDING_BIT(ACTION_OUTLINE) | BINDING_BIT(ACTION_HELP) |
              offers_of_glossary(player) | offers_of_mouse(player);
    if (player->overlay != OVERLAY_NONE && !player->entered)
        offers |= BINDING_BIT(ACTION_CLOSE);
    if (player->overlay == OVERLAY_NONE) {
        offers |= offers_of_lesson(player, layout);
        if (focus != NULL && block_stage(focus->block) == NULL)
            offers |= BINDING_BIT(ACTION_ZOOM);
    }
    if (player->entered)
        offers &= ~(BINDING_BIT(ACTION_LINES) | BINDING_BIT(ACTION_SECTIONS));
    return player_takes_text(focus) ? offers_of_field(player, offers) : offers;
}

static void zoom(struct player *player) {
    const struct page *page = player_page(player);
    bool entered = player->entered;
    navigate_zoom(player, page->focus, page->focus_part);
    player->entered = entered;
    navigate_show_focus(player);
}

static void toggle(struct player *player, enum overlay overlay) {
    navigate_overlay(player, player->overlay == overlay ? OVERLAY_NONE : overlay);
}

static void toggle_outline(struct player *player) {
    toggle(player, OVERLAY_OUTLINE);
}

/* It is another by which sections were visited. */
static void toggle_glossary(struct player *player) {
    near_release(&player->overlays[OVERLAY_GLOSSARY].keeping);
    toggle(player, OVERLAY_GLOSSARY);
}

static void tell_no_glossary(struct player *player) {
    player_say(player, "This lesson has no glossary.");
}

/* The page of keys is another by what has the focus. */
static void toggle_help(struct player *player) {
    struct layout layout;
    const struct page *page = player_page(player);
    player_layout(player, &layout);
    const struct piece *focus = player_keyed_piece(player, &layout);
    if (player->overlay != OVERLAY_HELP)
        player->helped = focus != NULL         ? (struct helped){focus->block, focus->part}
                         : page->focus == NULL ? page->let_go
                                               : (struct helped){NULL, 0};
    near_release(&player->overlays[OVERLAY_HELP].keeping);
    toggle(player, OVERLAY_HELP);
}

static void go_on(struct player *player) {
    if (player->overlay == OVERLAY_STAGE)
        staged_go_on(player);
    else
        navigate_line(player, +1);
}

static void leave(struct player *player) {
    player->entered = false;
}

/* The page of keys tells still of the field. */
static void let_go(struct player *player) {
    struct page *page = player_page(player);
    page->let_go = (struct helped){page->focus, page->focus_part};
    page->focus = NULL;
}

static void turn_page(struct player *player, int direction) {
    navigate_open(player, player->page_index + direction);
}

static void toggle_mouse(struct player *player) {
    bool was_on = player->mouse == PLAYER_MOUSE_ON;
    player_set_mouse(player, was_on ? PLAYER_MOUSE_OFF : PLAYER_MOUSE_ON);
    player_say(player, was_on ? "The mouse selects text now; M takes it back."
                              : "The mouse works the lesson. Shift and a drag select text in most "
                                "terminals.");
}

/* Back to what it lies over, which is as it was. */
static void close_overlay(struct player *player) {
    if (player->overlay == OVERLAY_STAGE)
        staged_close(player);
    else
        navigate_overlay(player, OVERLAY_NONE);
}

static void tell_guess(struct player *player) {
    player_say(player, "Check your guess first, or skip it.");
}

/* What each action does; those without are never offered with a key of their own. */
struct doing {
    void (*does)(struct player *player);
    void (*moves)(struct player *player, int direction);
    int direction;
};
static const struct doing doings[ACTION_COUNT] = {
    [ACTION_CLOSE] = {.does = close_overlay},
    [ACTION_TO_WATCH] = {.does = staged_go_on},
    [ACTION_TO_TUNE] = {.does = staged_go_on},
    [ACTION_TO_EXPLAIN] = {.does = staged_go_on},
    [ACTION_TO_STOP] = {.does = staged_go_on},
    [ACTION_PLAY_IT] = {.does = staged_go_on},
    [ACTION_PLAY_ON] = {.does = staged_go_on},
    [ACTION_TO_MISSION] = {.does = staged_go_on},
    [ACTION_GO_ON] = {.does = go_on},
    [ACTION_SPACE_PLAYS] = {.does = staged_play},
    [ACTION_SPACE_PAUSES] = {.does = staged_play},
    [ACTION_SPACE_GOES_ON] = {.does = staged_play},
    [ACTION_SPACE_AGAIN] = {.does = staged_play},
    [ACTION_SPACE_WAITS] = {.does = tell_guess},
    [ACTION_NEXT_REGION] = {.moves = staged_to_region, .direction = +1},
    [ACTION_REGION_BEFORE] = {.moves = staged_to_region, .direction = -1},
    [ACTION_LEAVE] = {.does = leave},
    [ACTION_LET_GO] = {.does = let_go},
    [ACTION_DOWN] = {.moves = navigate_line, .direction = +1},
    [ACTION_UP] = {.moves = navigate_line, .direction = -1},
    [ACTION_NEXT_STOP] = {.moves = navigate_to_stop, .direction = +1},
    [ACTION_STOP_BEFORE] = {.moves = navigate_to_stop, .direction = -1},
    [ACTION_COLUMN_RIGHT] = {.moves = paged_beside, .direction = +1},
    [ACTION_COLUMN_LEFT] = {.moves = paged_beside, .direction = -1},
    [ACTION_RIGHT] = {.moves = turn_page, .direction = +1},
    [ACTION_LEFT] = {.moves = turn_page, .direction = -1},
    [ACTION_PAGE_DOWN] = {.moves = navigate_page, .direction = +1},
    [ACTION_PAGE_UP] = {.moves = navigate_page, .direction = -1},
    [ACTION_TOP] = {.moves = navigate_end, .direction = -1},
    [ACTION_BOTTOM] = {.moves = navigate_end, .direction = +1},
    [ACTION_ZOOM] = {.does = zoom},
    [ACTION_ANEW] = {.does = confirm_anew},
    [ACTION_MOUSE] = {.does = toggle_mouse},
    [ACTION_OUTLINE] = {.does = toggle_outline},
    [ACTION_HELP] = {.does = toggle_help},
    [ACTION_GLOSSARY] = {.does = toggle_glossary},
    [ACTION_NO_GLOSSARY] = {.does = tell_no_glossary},
    [ACTION_QUIT] = {.does = confirm_quit},
    [ACTION_ABANDON] = {.does = confirm_quit},
};

/* What is only told: whoever shows the canvas takes it. */
static bool is_taken_outside(int action) {
    return action == ACTION_REDRAW || action == ACTION_SUSPEND;
}

bool player_bindings_are_whole(void) {
    for (const struct binding *row = player_bindings; row->does != NULL; row++) {
        const struct doing *doing = &doings[row->action];
        bool works = doing->does != NULL || doing->moves != NULL;
        if (works != (row->keys[0] != KEYSYM_NONE && !is_taken_outside(row->action)))
            return false;
    }
    return true;
}

void player_act(struct player *player, int action) {
    const struct doing *doing = &doings[action];
    if (doing->does != NULL)
        doing->does(player);
    else
        doing->moves(player, doing->direction);
}
