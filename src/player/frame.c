/* The frame around the body: header, progress and status line. */
#include "player/state.h"

#include <stdio.h>
#include <string.h>

#include "base/int.h"
#include "base/text.h"

/* Left and right text on one row; the left one gives way. */
static void draw_ends(struct canvas *canvas, const struct screen *screen, int y,
                      struct style left_style, const char *left, struct style right_style,
                      const char *right) {
    int right_width = text_width(right);
    if (right_width > screen->width)
        right_width = screen->width;
    int room = screen->width - right_width - (right_width > 0 ? 2 : 0);
    canvas_text_cut(canvas, screen->x, y, room, left_style, left);
    canvas_text_cut(canvas, screen->x + screen->width - right_width, y, right_width, right_style,
                    right);
}

/* "Lesson 16 of 17 · episode 16", or "Extra lesson", or nothing outside a course. */
static void format_position(const struct player *player, char *into, size_t size) {
    struct course_position at = player->at;
    into[0] = '\0';
    if (at.lesson == NULL)
        return;
    if (at.lesson->extra)
        snprintf(into, size, "Extra lesson");
    else if (at.lesson->episode > 0)
        snprintf(into, size, "Lesson %d of %d · episode %d", at.lesson->number,
                 player->course->count, at.lesson->episode);
    else
        snprintf(into, size, "Lesson %d of %d", at.lesson->number, player->course->count);
}

/* "Course / Module", or the lesson's title outside a course. */
static const char *path_of(const struct player *player, struct arena *arena) {
    struct course_position at = player->at;
    if (at.lesson == NULL)
        return player->lesson->title;
    return arena_printf(arena, "%s / %s", player->course->title, at.module->title);
}

/* One mark a section before the end: ✓ done, ◆ the current one, ○ to come. Nothing where they do
 * not fit. */
static void draw_progress(const struct player *player, const struct layout *layout,
                          struct canvas *canvas, int y, int room) {
    int sections = player->end_index;
    int step = 2 * sections <= room ? 2 : 1;
    if (sections * step > room)
        return;
    for (int i = 0; i < sections; i++) {
        bool current = i == player->page_index;
        bool done = section_done(player->pages[i].section, &layout->scene);
        enum role role = current ? ROLE_POINTER : done ? ROLE_TEXT : ROLE_QUIET;
        canvas_text(canvas, layout->screen.x + i * step, y, theme_style(role),
                    current ? "◆"
                    : done  ? "✓"
                            : "○");
    }
}

enum { ROOM_FOR_LESSON = 36 };

static void draw_compact_header(const struct player *player, const struct layout *layout,
                                struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    const char *left = player_kicker(player);
    char right[32] = "";
    struct course_position at = player->at;
    bool of_section = player->overlay == OVERLAY_NONE || player->overlay == OVERLAY_ZOOM;
    if (of_section && player->page_index < player->end_index)
        left = arena_printf(layout->scene.arena, "%d/%d %s", player->page_index + 1,
                            player->end_index, left);
    else if (of_section && player->page_index > player->end_index)
        left = arena_printf(layout->scene.arena, "Appendix · %s", left);
    if (at.lesson != NULL && !at.lesson->extra)
        snprintf(right, sizeof right, "%s%d of %d",
                 screen->width >= ROOM_FOR_LESSON ? "lesson " : "", at.lesson->number,
                 player->course->count);
    draw_ends(canvas, screen, 0, theme_style(ROLE_QUIET), left, theme_style(ROLE_QUIET), right);
}

static void draw_header(const struct player *player, const struct layout *layout,
                        struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    char position[64], where[64];
    struct style quiet = theme_style(ROLE_QUIET);
    format_position(player, position, sizeof position);
    draw_ends(canvas, screen, 0, quiet, path_of(player, layout->scene.arena), quiet, position);
    /* The opening is a title page: its body begins with the lesson's title. */
    bool opening = player->page_index == 0 && player->overlay == OVERLAY_NONE;
    bool in_course = position[0] != '\0';
    draw_ends(canvas, screen, 1, theme_style(ROLE_HEADING),
              opening || !in_course ? "" : player->lesson->title, theme_style(ROLE_KICKER),
              player_kicker(player));
    draw_progress(player, layout, canvas, 2, screen->width - 20);
    if (player->page_index < player->end_index)
        snprintf(where, sizeof where, "Section %d of %d", player->page_index + 1,
                 player->end_index);
    else
        snprintf(where, sizeof where, "%s",
                 player->page_index > player->end_index ? "Appendix" : "The end");
    draw_ends(canvas, screen, 2, quiet, "", quiet, where);
}

enum { COUNT_BYTES = 16 };

/* In a section of so many blocks the number of rows says no more to anybody. */
static const char *format_rows(const struct page *page, int rows, char into[COUNT_BYTES]) {
    enum { COUNTED_BLOCKS = 5000 };
    if (page->body.count > COUNTED_BLOCKS)
        return "more";
    snprintf(into, COUNT_BYTES, "%d", rows);
    return into;
}

/* "▲ 3 above  ▼ 12 below": how much lies out of view. */
static void format_edge(const struct page *page, int below, char *into, size_t size) {
    char over[32] = "", under[32] = "", count[COUNT_BYTES];
    int above = page->scroll;
    if (above > 0)
        snprintf(over, sizeof over, "▲ %s above", format_rows(page, above, count));
    if (below > 0)
        snprintf(under, sizeof under, "▼ %s below", format_rows(page, below, count));
    snprintf(into, size, "%s%s%s", over, above > 0 && below > 0 ? "  " : "", under);
}

/* What is asked, or was told by a key; NULL: nothing. */
static const char *told_now(const struct player *player, const struct layout *layout) {
    const char *question = confirm_words(player);
    return question != NULL ? question : notice_told(player, layout);
}

/* 0 where the status line is enough for it. */
int frame_told_rows(const struct player *player, const struct layout *layout) {
    enum { MOST_ROWS = 4 };
    const struct screen *screen = &layout->screen;
    const char *told = told_now(player, layout);
    if (told == NULL)
        return 0;
    int lines = text_lines(told, strlen(told), screen->width);
    return int_min(int_min(lines, MOST_ROWS), int_max(screen->body_rows, 1)) - 1;
}

/* The row that is looked at in a piece: its last, or the present one of what is high. A picture
 * that fills its region of a stage keeps its mark in its first. */
static int row_looked_at(const struct layout *layout, const struct piece *piece) {
    const struct block_kind *kind = block_kind(piece->block);
    if (kind->present_row != NULL)
        return kind->present_row(piece, &layout->scene);
    if (layout->scene.stage != NULL && piece->at.height >= layout_region(layout, piece)->at.height)
        return 0;
    return int_min(piece->at.height, layout->scene.body_rows) - 1;
}

int frame_lift(struct player *player, const struct layout *layout) {
    if (player->pointer.down)
        return player->pointer.lift;
    const struct piece *focus = layout_focus(layout);
    int over = frame_told_rows(player, layout);
    if (over == 0 || focus == NULL)
        return 0;
    const struct region *region = layout_region(layout, focus);
    int top = region->at.y - region->scroll + focus->at.y;
    int hidden = top + row_looked_at(layout, focus) - (layout->scene.body_rows - 1 - over);
    if (block_kind(focus->block)->present_row == NULL) /* its mark is in its first row */
        hidden = int_min(hidden, top);
    return region->shown && hidden > 0 && hidden <= over ? hidden : 0;
}

/* A row of what is told, over what else stands there; cut where it is the last and there is more.
 */
static size_t draw_told_row(const struct screen *screen, int y, struct style style,
                            const char *told, size_t at, bool is_last, struct canvas *canvas) {
    struct text_line line;
    size_t next = text_wrap(told, strlen(told), at, screen->width, &line);
    canvas_fill(canvas, (struct rect){0, y, screen->columns, 1}, theme_style(ROLE_TEXT), " ");
    if (is_last)
        canvas_text_cut(canvas, screen->x, y, screen->width, style, told + line.start);
    else
        canvas_text_n(canvas, screen->x, y, style, told + line.start, line.length);
    return next;
}

static enum role role_of_told(const struct player *player) {
    if (player->confirm != CONFIRM_NOTHING)
        return ROLE_HEADING;
    return player->notice.won ? ROLE_GOOD : ROLE_VALUE;
}

/* Where there is no room for both, the edge gives way. */
static void draw_told(const struct player *player, const struct layout *layout, const char *edge,
                      struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    const char *told = told_now(player, layout);
    struct style style = theme_style(role_of_told(player));
    int over = frame_told_rows(player, layout);
    size_t at = 0;
    for (int i = 0; i < over; i++)
        at = draw_told_row(screen, screen->status_y - over + i, style, told, at, false, canvas);
    if (text_width(told + at) + 2 + text_width(edge) <= screen->width)
        draw_ends(canvas, screen, screen->status_y, style, told + at, theme_style(ROLE_QUIET),
                  edge);
    else
        draw_told_row(screen, screen->status_y, style, told, at, true, canvas);
}

/* How much lies out of view; beside it, where there is little room, the marks of progress. */
static void draw_edge(const struct player *player, const struct layout *layout, const char *edge,
                      struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    if (screen->compact)
        draw_progress(player, layout, canvas, screen->status_y,
                      screen->width - text_width(edge) - 2);
    draw_ends(canvas, screen, screen->status_y, theme_style(ROLE_QUIET), "",
              theme_style(ROLE_QUIET), edge);
}

/* What the learner is asked or told, and how much lies out of view. */
static void draw_status(struct player *player, const struct layout *layout, struct canvas *canvas) {
    const struct page *page = player_page(player);
    int below = layout->flow.y - page->scroll - layout->scene.body_rows;
    char edge[64];
    format_edge(page, below, edge, sizeof edge);
    bool staged = player->overlay == OVERLAY_STAGE;
    if (staged)
        edge[0] = '\0'; /* its regions tell their own */
    if (told_now(player, layout) != NULL)
        draw_told(player, layout, edge, canvas);
    else if (staged && layout->screen.compact)
        stage_frame_leaves(player, layout, canvas);
    else if (!staged)
        draw_edge(player, layout, edge, canvas);
}

void frame_draw(struct player *player, const struct layout *layout, struct canvas *canvas) {
    if (player->overlay == OVERLAY_STAGE)
        stage_frame_head(player, layout, canvas);
    else if (layout->screen.compact)
        draw_compact_header(player, layout, canvas);
    else
        draw_header(player, layout, canvas);
    if (layout->screen.outline_width > 0)
        outline_draw_beside(player, layout, canvas);
    draw_status(player, layout, canvas);
    footer_draw(player, layout, canvas);
}
