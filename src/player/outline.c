/* The outline: every section with its state, and a jump to each. */
#include "player/state.h"

#include <stdio.h>

#include "base/int.h"

bool section_done(const struct section *section, const struct scene *scene) {
    struct tally tally = tally_empty();
    blocks_tally(section->blocks, scene, &tally);
    if (tally.stops > 0)
        return tally.worked == tally.stops;
    return facts_has(scene->facts, section->id, own_seen);
}

static void layout_outline(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    for (int i = 0; i <= scene->lesson->sections.count; i++)
        flow_add(flow, block, i, 1, PIECE_STOP);
}

/* "3 of 5", how much of the section is worked; or "" where there is nothing to work. */
static void format_worked(const struct section *section, const struct scene *scene, char *into,
                          size_t size) {
    struct tally tally = tally_empty();
    blocks_tally(section->blocks, scene, &tally);
    into[0] = '\0';
    if (tally.stops > 0)
        snprintf(into, size, "%d of %d", tally.worked, tally.stops);
}

void section_draw_row(int index, bool current, bool focused, int width, const struct scene *scene,
                      struct canvas *canvas) {
    const struct section *section = (const struct section *)scene->lesson->sections.at + index;
    enum { MARK = 2, NUMBER = 4 };
    bool done = section_done(section, scene);
    enum role role = current ? ROLE_POINTER : done ? ROLE_TEXT : ROLE_QUIET;
    char worked[32];
    format_worked(section, scene, worked, sizeof worked);
    int right = text_width(worked);
    canvas_text(canvas, MARK, 0, theme_style(role), current ? "◆" : done ? "✓" : "○");
    int x = NUMBER + canvas_printf(canvas, NUMBER, 0, theme_style(ROLE_QUIET), "%2d ", index + 1);
    canvas_text_cut(canvas, x, 0, width - x - right - 2,
                    theme_style(focused ? ROLE_FOCUS : ROLE_TEXT), section->title);
    canvas_text(canvas, width - right, 0, theme_style(ROLE_QUIET), worked);
}

/* Where there are more than rows, those around the current one. */
void outline_draw_beside(struct player *player, const struct layout *layout,
                         struct canvas *canvas) {
    enum { TITLE = 2 };
    const struct screen *screen = &layout->screen;
    const struct section *sections = player->lesson->sections.at;
    int count = player->lesson->sections.count, rows = screen->body_rows;
    int first = int_max(int_min(player->page_index - rows / 2, count - rows), 0);
    struct rect at = {screen->outline_x, screen->body_y, screen->outline_width,
                      int_min(count - first, rows)};
    targets_add(player, at, TARGET_SECTION, (uint32_t)first);
    for (int i = first; i < count && i - first < rows; i++) {
        bool current = i == player->page_index, done = section_done(&sections[i], &layout->scene);
        enum role role = current ? ROLE_POINTER : done ? ROLE_TEXT : ROLE_QUIET;
        int y = screen->body_y + i - first;
        canvas_text(canvas, screen->outline_x, y, theme_style(role),
                    current ? "◆"
                    : done  ? "✓"
                            : "○");
        canvas_text_cut(canvas, screen->outline_x + TITLE, y, screen->outline_width - TITLE,
                        theme_style(current ? ROLE_STRONG : ROLE_QUIET), sections[i].title);
    }
}

static void draw_outline(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    const struct player *player = piece->block->object;
    bool focused = scene_focused(scene, piece->block, piece->part);
    if (piece->part < scene->lesson->sections.count)
        section_draw_row(piece->part, piece->part == player->page_index, focused, piece->at.width,
                         scene, canvas);
    else
        canvas_text(canvas, 7, 0, theme_style(focused ? ROLE_FOCUS : ROLE_TEXT), "The end");
}

enum { OUTLINE_JUMP };
static const struct binding BINDINGS[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "go there", OUTLINE_JUMP},
    {.does = NULL},
};

static uint64_t outline_offers(const struct piece *piece, const struct scene *scene) {
    (void)piece;
    (void)scene;
    return BINDING_BIT(OUTLINE_JUMP);
}

static void outline_act(const struct piece *piece, int action, struct session *session) {
    (void)action;
    session->goto_section = piece->part;
}

const struct block_kind page_outline = {
    .schema = {.name = "outline"},
    .layout = layout_outline,
    .draw = draw_outline,
    .called = "The outline",
    .bindings = BINDINGS,
    .offers = outline_offers,
    .act = outline_act,
};
