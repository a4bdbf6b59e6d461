/* The kinds "heading", "sources" and "next" of a section's page. */
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

static void layout_next(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, 0, PIECE_STOP, scene, flow);
}

static void write_next(const struct block *block, int part, const struct scene *scene,
                       struct pen *pen) {
    const struct next_page *next = block->object;
    bool focused = scene_focused(scene, block, part);
    pen_mark(pen, 2, theme_style(focused ? ROLE_POINTER : ROLE_QUIET), pen_sign(pen, SIGN_NEXT));
    pen_label(pen, 4, theme_style(focused ? ROLE_FOCUS : ROLE_QUIET),
              arena_printf(pen->arena, "%s: %s", next->back ? "Back" : "Next", next->title));
}

enum { NEXT_OPEN };
static const struct binding next_bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "go there", NEXT_OPEN},
    {.does = NULL},
};

static uint64_t next_offers(const struct piece *piece, const struct scene *scene) {
    (void)piece, (void)scene;
    return BINDING_BIT(NEXT_OPEN);
}

static void next_act(const struct piece *piece, int action, struct session *session) {
    const struct next_page *next = piece->block->object;
    (void)action;
    session->goto_page = next->index;
}

const struct block_kind page_next = {
    .schema = {.name = "next"},
    .layout = layout_next,
    .write = write_next,
    .called = "What comes next",
    .bindings = next_bindings,
    .offers = next_offers,
    .act = next_act,
};
