/* The footer: one row of the keys that work now. Those of the focused thing come first, then the
 * player's, each key once: where several rows name it, the first is the one that it works. What has
 * no room is left out from the end, never the first. The way out and the way to all keys keep their
 * place at the right, as far as the first leaves room for them. */
#include "player/state.h"

#include <stddef.h>
#include <string.h>

#include "base/int.h"
#include "base/text.h"

enum { ENTRIES = 2 * BINDING_ACTIONS };

struct entries {
    const struct binding *rows[ENTRIES];
    int count;
};

struct footer {
    struct player *player;
    struct canvas *canvas;
    int x, y, end, gap;
    uint64_t bare; /* the player's actions that are shown as keys alone */
};

/* --- Which rows are shown. --- */

/* The next key's name in what a row shows, "Tab", "," or one of two arrows: its bytes, 0 at the
 * end; *at is where it begins. */
static size_t next_name(const char **at) {
    struct text_cell cell;
    *at += strspn(*at, " ");
    size_t first = text_cell(*at, strlen(*at), &cell);
    return first > 1 ? first : strcspn(*at, " ");
}

static bool names_key(const struct binding *row, const char *name, size_t length) {
    size_t its;
    for (const char *at = row->shown; (its = next_name(&at)) > 0; at += its)
        if (its == length && memcmp(at, name, length) == 0)
            return true;
    return false;
}

static bool share_key(const struct binding *row, const struct binding *other) {
    size_t length;
    for (const char *at = row->shown; (length = next_name(&at)) > 0; at += length)
        if (names_key(other, at, length))
            return true;
    return false;
}

static bool is_taken(const struct entries *entries, const struct binding *row) {
    for (int i = 0; i < entries->count; i++)
        if (share_key(row, entries->rows[i]))
            return true;
    return entries->count == ENTRIES;
}

/* Adds the rows that are offered and name no key that is there already. */
static void gather(struct entries *entries, const struct binding *table, uint64_t offered) {
    for (const struct binding *row = table; row != NULL && row->does != NULL; row++)
        if (row->shown != NULL && (offered & BINDING_BIT(row->action)) != 0 &&
            !is_taken(entries, row))
            entries->rows[entries->count++] = row;
}

/* Those of the focused thing, or that answer what is asked. */
static void gather_own(struct player *player, const struct layout *layout,
                       struct entries *entries) {
    const struct piece *focus = player_keyed_piece(player, layout);
    if (player->confirm != CONFIRM_NOTHING)
        gather(entries, confirm_bindings(player), UINT64_MAX);
    else if (focus != NULL)
        gather(entries, block_kind(focus->block)->bindings,
               block_kind(focus->block)->offers(focus, &layout->scene));
}

/* --- Where they stand. --- */

static int entry_width(const struct binding *row, bool bare) {
    return text_width(row->shown) + (bare ? 0 : 1 + text_width(row->does));
}

/* The key that an entry is for, where it is for one: of several digits it does not say which. */
static uint32_t key_of(const struct binding *row) {
    bool is_digit = row->keys[0] >= '0' && row->keys[0] <= '9';
    return row->keys[0] != KEYSYM_NONE && !is_digit ? row->keys[0]
                                                    : key_from_name(row->shown, strlen(row->shown));
}

static void add_target(const struct footer *footer, int x, int cells, const struct binding *row) {
    uint32_t key = key_of(row);
    if (key != KEYSYM_NONE)
        targets_add(footer->player, (struct rect){x, footer->y, cells, 1}, TARGET_KEY, key);
}

static void draw_entry(struct footer *footer, int x, int room, const struct binding *row,
                       bool bare) {
    add_target(footer, x, int_min(room, entry_width(row, bare)), row);
    int cells = canvas_text(footer->canvas, x, footer->y, theme_style(ROLE_KEY), row->shown) + 1;
    if (!bare)
        canvas_text_cut(footer->canvas, x + cells, footer->y, room - cells, theme_style(ROLE_QUIET),
                        row->does);
}

/* From the left, in their order, until one has no room; the first own one is cut. True: all had
 * room. */
static bool draw_left(struct footer *footer, const struct entries *entries, int from, int to) {
    for (int i = from; i < to; i++) {
        int width = entry_width(entries->rows[i], false);
        if (i > 0 && footer->x + width > footer->end)
            return false;
        draw_entry(footer, footer->x, footer->end - footer->x, entries->rows[i], false);
        footer->x += width + footer->gap;
    }
    return true;
}

/* From the right, in their order, until one would take room that is kept. */
static void draw_right(struct footer *footer, const struct entries *entries, int from, int to,
                       int kept) {
    for (int i = from; i < to; i++) {
        const struct binding *row = entries->rows[i];
        bool bare = (footer->bare & BINDING_BIT(row->action)) != 0;
        int width = entry_width(row, bare);
        if (footer->end - width < footer->x + kept)
            return;
        draw_entry(footer, footer->end - width, width, row, bare);
        footer->end -= width + footer->gap;
    }
}

void footer_draw(struct player *player, const struct layout *layout, struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    uint64_t bare = player_bare(player), anchors = player_anchors(player);
    uint64_t offered =
        player->confirm == CONFIRM_NOTHING ? player_offers(player, layout) : 0; /* it asks */
    struct footer footer = {player,
                            canvas,
                            screen->x,
                            screen->footer_y,
                            screen->x + screen->width,
                            screen->columns < 60 || bare != 0 ? 2 : 3,
                            bare};
    struct entries entries = {.count = 0};
    gather_own(player, layout, &entries);
    int own = entries.count;
    int kept = own > 0 ? entry_width(entries.rows[0], false) + footer.gap : 0;
    gather(&entries, player_bindings, offered & bare);
    gather(&entries, player_bindings, offered & anchors);
    int anchored = entries.count;
    gather(&entries, player_bindings, offered);
    draw_right(&footer, &entries, own, anchored, kept);
    if (draw_left(&footer, &entries, 0, own))
        draw_left(&footer, &entries, anchored, entries.count);
}
