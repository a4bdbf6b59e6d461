/* The page of keys, printed from the same tables that the handlers use. */
#include "player/state.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "blocks/registry.h"
#include "ui/pen.h"

enum { KEYS_WIDTH = 20, KEYS_TEXT_BYTES = 160 };

/* "Enter, Space": the names of a row's keys. */
static void format_keys(const struct binding *row, char into[KEYS_TEXT_BYTES]) {
    enum { KEYS = sizeof row->keys / sizeof *row->keys };
    size_t length = 0;
    into[0] = '\0';
    for (int i = 0; i < KEYS && row->keys[i] != KEYSYM_NONE; i++) {
        char name[KEY_NAME_BYTES];
        int written = snprintf(into + length, KEYS_TEXT_BYTES - length, "%s%s", i > 0 ? ", " : "",
                               key_name(row->keys[i], name));
        length += written > 0 ? (size_t)written : 0;
        if (length >= KEYS_TEXT_BYTES)
            return;
    }
}

/* A line of the page: a group's title, or the rows of its table that have the same keys. */
struct help_line {
    const char *title;         /* NULL on a row */
    const struct binding *row; /* NULL on a title */
};

static bool same_keys(const struct binding *a, const struct binding *b) {
    return memcmp(a->keys, b->keys, sizeof a->keys) == 0;
}

/* Takes off *index the lines of one group; true when the wanted line is among them. A row without
 * keys is for the footer only; one with the keys of the row above is told with that one. */
static bool find_in_group(const char *title, const struct binding *table, int *index,
                          struct help_line *line) {
    *line = (struct help_line){title, NULL};
    if ((*index)-- == 0)
        return true;
    for (const struct binding *row = table; row->does != NULL; row++) {
        bool told = row > table && same_keys(row, row - 1);
        *line = (struct help_line){NULL, row};
        if (row->keys[0] != KEYSYM_NONE && !told && (*index)-- == 0)
            return true;
    }
    return false;
}

/* "play · pause · go on": what the same keys do, each in its time. */
static const char *join_does(const struct binding *row, struct arena *arena) {
    struct writer does = {0};
    writer_join(&does, "", row->does);
    for (const struct binding *next = row + 1; next->does != NULL && same_keys(next, row); next++)
        writer_join(&does, " · ", next->does);
    return writer_keep(&does, arena);
}

/* The index'th line of the page; false past its end. */
static bool find_line(int index, struct help_line *line) {
    struct kinds kinds = registry_kinds();
    if (find_in_group("everywhere", player_bindings, &index, line))
        return true;
    for (int i = 0; i < kinds.count; i++) {
        const struct block_kind *kind = (const struct block_kind *)kinds.schemas[i];
        if (kind->bindings != NULL && !kind->schema.part &&
            find_in_group(kind->schema.name, kind->bindings, &index, line))
            return true;
    }
    return false;
}

/* Beside each other where there is room, else what a key does stands below it. */
static bool stacked(int width) {
    return width < KEYS_WIDTH + 24;
}

static void write_title(const struct help_line *line, bool first, struct pen *pen) {
    const char *title =
        first ? "Everywhere" : arena_printf(pen->arena, "On a block: %s", line->title);
    pen_label(pen, 0, theme_style(ROLE_HEADING), title);
}

static void write_row(const struct binding *row, struct pen *pen) {
    char keys[KEYS_TEXT_BYTES];
    format_keys(row, keys);
    int x = text_width(keys) + 4 > KEYS_WIDTH ? text_width(keys) + 4 : KEYS_WIDTH;
    if (stacked(pen->width_cells)) {
        pen_label(pen, 2, theme_style(ROLE_KEY), keys);
        x = 4;
    } else {
        pen_mark(pen, 2, theme_style(ROLE_KEY), keys);
    }
    pen_label(pen, x, theme_style(ROLE_TEXT), join_does(row, pen->arena));
}

static void write_line(const struct help_line *line, bool first, struct pen *pen) {
    if (line->row != NULL)
        write_row(line->row, pen);
    else
        write_title(line, first, pen);
}

/* One piece a line, so that any terminal scrolls through them like through any page. */
static void layout_help(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct help_line line;
    for (int i = 0; find_line(i, &line); i++) {
        struct pen pen = {.arena = scene->arena, .width_cells = flow->width};
        if (line.title != NULL)
            flow_gap(flow);
        write_line(&line, i == 0, &pen);
        flow_add(flow, block, i, pen.y, 0);
    }
}

static void draw_help(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    struct help_line line;
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = piece->at.width};
    if (find_line(piece->part, &line))
        write_line(&line, piece->part == 0, &pen);
}

const struct block_kind page_help = {
    .schema = {.name = "keys"},
    .layout = layout_help,
    .draw = draw_help,
};
