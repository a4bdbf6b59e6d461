/* The top of a section: its title; at the opening, what the lesson is. And a section's sources. */
#include "player/state.h"

#include "ui/pen.h"

/* "a · b · c", or NULL where there are no tags. */
static const char *join_tags(struct list tags, struct arena *arena) {
    const char *const *tag = tags.at;
    const char *joined = tags.count > 0 ? tag[0] : NULL;
    for (int i = 1; joined != NULL && i < tags.count; i++)
        joined = arena_printf(arena, "%s · %s", joined, tag[i]);
    return joined;
}

static void write_lesson(const struct lesson *lesson, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_TITLE), lesson->title);
    pen_label(pen, 0, theme_style(ROLE_EMPHASIS), lesson->subtitle);
    pen_label(pen, 0, theme_style(ROLE_QUIET), join_tags(lesson->tags, pen->arena));
    if (lesson->video != NULL)
        pen_label(pen, 0, theme_style(ROLE_LINK),
                  arena_printf(pen->arena, "Video: %s", lesson->video));
    pen_skip(pen, 1);
}

static void write_heading(const struct heading *heading, struct pen *pen) {
    if (heading->lesson != NULL)
        write_lesson(heading->lesson, pen);
    pen_label(pen, 0, theme_style(ROLE_TITLE), heading->section->title);
}

static void layout_heading(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    struct pen pen = {.arena = scene->arena, .width_cells = flow->width};
    write_heading(block->object, &pen);
    flow_add(flow, block, 0, pen.y, 0);
}

static void draw_heading(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = piece->at.width};
    write_heading(piece->block->object, &pen);
}

const struct block_kind page_heading = {
    .schema = {.name = "heading"},
    .layout = layout_heading,
    .draw = draw_heading,
};

static void write_sources(const struct section *section, struct pen *pen) {
    const char *const *source = section->sources.at;
    struct style quiet = theme_style(ROLE_QUIET);
    if (section->sources.count > 0)
        pen_label(pen, 0, quiet, section->sources.count > 1 ? "Sources" : "Source");
    for (int i = 0; i < section->sources.count; i++) {
        pen_mark(pen, 0, quiet, "·");
        pen_label(pen, 2, quiet, source[i]);
    }
}

static void layout_sources(const struct block *block, const struct scene *scene,
                           struct flow *flow) {
    struct pen pen = {.arena = scene->arena, .width_cells = flow->width};
    write_sources(block->object, &pen);
    flow_add(flow, block, 0, pen.y, 0);
}

static void draw_sources(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = piece->at.width};
    write_sources(piece->block->object, &pen);
}

const struct block_kind page_sources = {
    .schema = {.name = "sources"},
    .layout = layout_sources,
    .draw = draw_sources,
};
