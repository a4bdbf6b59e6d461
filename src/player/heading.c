/* The top of a section: its title; at the opening, what the lesson is. And a section's sources. */
#include "player/state.h"

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, 0, 0, scene, flow);
}

static void write_lesson(const struct lesson *lesson, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_TITLE), lesson->title);
    pen_label(pen, 0, theme_style(ROLE_EMPHASIS), lesson->subtitle);
    pen_label(pen, 0, theme_style(ROLE_QUIET), lesson_join_tags(lesson, pen->arena));
    if (lesson->video != NULL)
        pen_label(pen, 0, theme_style(ROLE_LINK),
                  arena_printf(pen->arena, "Video: %s", lesson->video));
    pen_skip(pen, 1);
}

static void write_heading(const struct block *block, int part, const struct scene *scene,
                          struct pen *pen) {
    const struct heading *heading = block->object;
    (void)part, (void)scene;
    if (heading->lesson != NULL)
        write_lesson(heading->lesson, pen);
    pen_label(pen, 0, theme_style(ROLE_TITLE), heading->section->title);
}

const struct block_kind page_heading = {
    .schema = {.name = "heading"},
    .layout = layout,
    .write = write_heading,
};

static void write_sources(const struct block *block, int part, const struct scene *scene,
                          struct pen *pen) {
    const struct section *section = block->object;
    const char *const *source = section->sources.at;
    struct style quiet = theme_style(ROLE_QUIET);
    (void)part, (void)scene;
    if (section->sources.count > 0)
        pen_label(pen, 0, quiet, section->sources.count > 1 ? "Sources" : "Source");
    for (int i = 0; i < section->sources.count; i++) {
        pen_mark(pen, 0, quiet, "·");
        pen_label(pen, 2, quiet, source[i]);
    }
}

const struct block_kind page_sources = {
    .schema = {.name = "sources"},
    .layout = layout,
    .write = write_sources,
};
