/* The top of a section: kicker and title; at the opening, what the lesson is. And its sources. */
#include "player/state.h"

#include <stdio.h>
#include <string.h>

#include "ui/prose.h"

static int wrapped_rows(const char *text, int width) {
    return text == NULL ? 0 : text_lines(text, strlen(text), width);
}

static int draw_wrapped(struct canvas *canvas, int y, int width, enum role role, const char *text) {
    size_t length = text == NULL ? 0 : strlen(text);
    if (text != NULL && length == 0)
        return y + 1;
    for (size_t at = 0; at < length; y++) {
        struct text_line line;
        at = text_wrap(text, length, at, width, &line);
        canvas_text_n(canvas, 0, y, theme_style(role), text + line.start, line.length);
    }
    return y;
}

/* The lines at the opening, or NULL: tags joined, and the address of the video. */
static const char *joined_tags(const struct heading *heading, struct arena *arena) {
    if (heading->lesson == NULL || heading->lesson->tags.count == 0)
        return NULL;
    const char *const *tags = heading->lesson->tags.at;
    const char *joined = tags[0];
    for (int i = 1; joined != NULL && i < heading->lesson->tags.count; i++)
        joined = arena_printf(arena, "%s · %s", joined, tags[i]);
    return joined;
}

static const char *video_line(const struct heading *heading, struct arena *arena) {
    if (heading->lesson == NULL || heading->lesson->video == NULL)
        return NULL;
    return arena_printf(arena, "Video: %s", heading->lesson->video);
}

/* The heading's lines from top to bottom, each with its look; "" is a blank one. The kicker stands
 * in the header. */
struct heading_line {
    enum role role;
    const char *text; /* NULL: no such line */
};
enum { HEADING_LINES = 6 };

static void heading_lines(const struct heading *heading, struct arena *arena,
                          struct heading_line lines[HEADING_LINES]) {
    const struct lesson *lesson = heading->lesson;
    lines[0] = (struct heading_line){ROLE_TITLE, lesson != NULL ? lesson->title : NULL};
    lines[1] = (struct heading_line){ROLE_EMPHASIS, lesson != NULL ? lesson->subtitle : NULL};
    lines[2] = (struct heading_line){ROLE_QUIET, joined_tags(heading, arena)};
    lines[3] = (struct heading_line){ROLE_LINK, video_line(heading, arena)};
    lines[4] = (struct heading_line){ROLE_TEXT, lesson != NULL ? "" : NULL};
    lines[5] = (struct heading_line){ROLE_TITLE, heading->section->title};
}

static void layout_heading(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    struct heading_line lines[HEADING_LINES];
    int rows = 0;
    heading_lines(block->object, scene->arena, lines);
    for (int i = 0; i < HEADING_LINES; i++)
        rows += wrapped_rows(lines[i].text, flow->width);
    flow_add(flow, block, 0, rows, 0);
}

static void draw_heading(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    struct heading_line lines[HEADING_LINES];
    int y = 0;
    heading_lines(piece->block->object, scene->arena, lines);
    for (int i = 0; i < HEADING_LINES; i++)
        y = draw_wrapped(canvas, y, piece->at.width, lines[i].role, lines[i].text);
}

const struct block_kind page_heading = {
    .schema = {.name = "heading"},
    .layout = layout_heading,
    .draw = draw_heading,
};

/* All sources as one line of text, or NULL where there are none. */
static const char *joined_sources(const struct section *section, struct arena *arena) {
    const char *const *sources = section->sources.at;
    if (section->sources.count == 0)
        return NULL;
    const char *joined = arena_printf(
        arena, "%s: %s", section->sources.count > 1 ? "Sources" : "Source", sources[0]);
    for (int i = 1; joined != NULL && i < section->sources.count; i++)
        joined = arena_printf(arena, "%s; %s", joined, sources[i]);
    return joined;
}

static void layout_sources(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    const char *text = joined_sources(block->object, scene->arena);
    flow_add(flow, block, 0, wrapped_rows(text, flow->width), 0);
}

static void draw_sources(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    draw_wrapped(canvas, 0, piece->at.width, ROLE_QUIET,
                 joined_sources(piece->block->object, scene->arena));
}

const struct block_kind page_sources = {
    .schema = {.name = "sources"},
    .layout = layout_sources,
    .draw = draw_sources,
};
