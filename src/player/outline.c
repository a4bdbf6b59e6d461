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

/* The pieces: a page has its own index, and what stands above those of the appendix this. */
enum { PART_APPENDIX = -1 };

static void layout_outline(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    const struct player *player = block->object;
    (void)scene;
    for (int i = 0; i < player->page_count; i++) {
        if (i == player->end_index + 1)
            flow_add(flow, block, PART_APPENDIX, 1, 0);
        flow_add(flow, block, i, 1, PIECE_STOP);
    }
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

static const char *state_mark(bool current, bool done) {
    return current ? "◆" : done ? "✓" : "○";
}

void section_draw_row(int index, bool current, bool focused, int width, const struct scene *scene,
                      struct canvas *canvas) {
    const struct section *section = (const struct section *)scene->lesson->sections.at + index;
    enum { MARK = 2, NUMBER = 4, TITLE = 7 };
    bool done = section_done(section, scene);
    enum role role = current ? ROLE_POINTER : done ? ROLE_TEXT : ROLE_QUIET;
    char worked[32] = "";
    if (!section->appendix)
        format_worked(section, scene, worked, sizeof worked);
    int right = text_width(worked), x = TITLE;
    if (current || !section->appendix)
        canvas_text(canvas, MARK, 0, theme_style(role), state_mark(current, done));
    if (!section->appendix)
        x = NUMBER + canvas_printf(canvas, NUMBER, 0, theme_style(ROLE_QUIET), "%2d ", index + 1);
    canvas_text_cut(canvas, x, 0, width - x - right - 2,
                    theme_style(focused ? ROLE_FOCUS : ROLE_TEXT), section->title);
    canvas_text(canvas, width - right, 0, theme_style(ROLE_QUIET), worked);
}

/* The row of a page at the page's left; in that of the ending stands what comes behind it. */
static void draw_row_beside(const struct player *player, const struct layout *layout, int page,
                            int y, struct canvas *canvas) {
    enum { TITLE = 2 };
    int x = layout->screen.outline_x, room = layout->screen.outline_width - TITLE;
    const struct section *section = player->pages[page].section;
    if (section == NULL) {
        canvas_text_cut(canvas, x + TITLE, y, room, theme_style(ROLE_QUIET), "Appendix");
        return;
    }
    bool current = page == player->page_index;
    bool done = !section->appendix && section_done(section, &layout->scene);
    enum role role = current ? ROLE_POINTER : done ? ROLE_TEXT : ROLE_QUIET;
    if (current || !section->appendix)
        canvas_text(canvas, x, y, theme_style(role), state_mark(current, done));
    canvas_text_cut(canvas, x + TITLE, y, room, theme_style(current ? ROLE_STRONG : ROLE_QUIET),
                    section->title);
}

/* Where there are more than rows, those around the current one. The ending is in none, unless an
 * appendix follows. */
void outline_draw_beside(struct player *player, const struct layout *layout,
                         struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    bool has_appendix = player->end_index + 1 < player->page_count;
    int count = has_appendix ? player->page_count : player->end_index, rows = screen->body_rows;
    int first = int_max(int_min(player->page_index - rows / 2, count - rows), 0);
    struct rect at = {screen->outline_x, screen->body_y, screen->outline_width,
                      int_min(count - first, rows)};
    targets_add(player, at, TARGET_SECTION, (uint32_t)first);
    for (int i = first; i < count && i - first < rows; i++)
        draw_row_beside(player, layout, i, screen->body_y + i - first, canvas);
}

static void draw_outline(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    const struct player *player = piece->block->object;
    int part = piece->part, end = player->end_index;
    bool focused = scene_focused(scene, piece->block, part);
    if (part == PART_APPENDIX)
        canvas_text(canvas, 4, 0, theme_style(ROLE_QUIET), "Appendix");
    else if (part == end)
        canvas_text(canvas, 7, 0, theme_style(focused ? ROLE_FOCUS : ROLE_TEXT), "The end");
    else
        section_draw_row(part < end ? part : part - 1, part == player->page_index, focused,
                         piece->at.width, scene, canvas);
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
    session->goto_page = piece->part;
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
