/* The page of keys, printed from the same tables that the handlers use: first those of what had the
 * focus when it was opened, on a stage then the stage's, then those everywhere. */
#include "player/state.h"

#include <string.h>

#include "base/int.h"
#include "base/text.h"
#include "ui/pen.h"

enum { KEYS_WIDTH = 20 };

/* The last of the digits that follow each other from a key of a row on; that key, where it is none.
 */
static int last_digit(const struct binding *row, int from) {
    int to = from;
    bool is_digit = row->keys[from] >= '0' && row->keys[from] <= '9';
    while (is_digit && to + 1 < BINDING_KEYS && row->keys[to + 1] == row->keys[to] + 1)
        to++;
    return to;
}

/* "Enter, Space", "1-9": the names of a row's keys. */
static const char *key_names(const struct binding *row, struct arena *arena) {
    struct writer names = {0};
    char name[KEY_NAME_BYTES];
    for (int i = 0, last; i < BINDING_KEYS && row->keys[i] != KEYSYM_NONE; i = last + 1) {
        last = last_digit(row, i);
        writer_join(&names, ", ", key_name(row->keys[i], name));
        if (last > i)
            writer_join(&names, "-", key_name(row->keys[last], name));
    }
    return writer_keep(&names, arena);
}

/* --- What is told. --- */

struct group {
    const char *title;
    const struct binding *table;
    uint64_t actions;
};
enum { GROUPS = KEYRINGS + 2 };

/* The scene of what lies under the page of keys. */
static struct scene scene_under(const struct player *player, const struct scene *scene) {
    struct scene under = *scene;
    under.stage = player->staged.block != NULL ? &player->view : NULL;
    return under;
}

static int list_own(const struct player *player, const struct scene *scene, struct group *groups) {
    const struct block *block = player->helped.block;
    struct keyring rings[KEYRINGS];
    int count = 1;
    if (block == NULL || block_kind(block)->bindings == NULL)
        return 0;
    const struct block_kind *kind = block_kind(block);
    struct scene under = scene_under(player, scene);
    rings[0] = (struct keyring){kind->called, UINT64_MAX};
    if (kind->keyrings != NULL)
        count = kind->keyrings(block, player->helped.part, &under, rings);
    for (int i = 0; i < count; i++)
        groups[i] = (struct group){rings[i].called, kind->bindings, rings[i].actions};
    return count;
}

static uint64_t stage_actions(const struct player *player) {
    bool films = block_kind(player->staged.block)->reel != NULL;
    return player_only(PLAYER_ON_STAGE) & ~(films ? 0 : player_only(PLAYER_WITH_FILM));
}

static uint64_t everywhere_actions(const struct player *player) {
    bool staged = player->staged.block != NULL;
    bool glossed = player->lesson->glossary.count > 0;
    return ~(player_only(PLAYER_ON_STAGE) | (staged ? player_only(PLAYER_ON_PAGE) : 0) |
             (glossed ? 0 : player_only(PLAYER_WITH_GLOSSARY)));
}

static int list_groups(const struct player *player, const struct scene *scene,
                       struct group groups[GROUPS]) {
    int count = list_own(player, scene, groups);
    if (player->staged.block != NULL)
        groups[count++] = (struct group){"On this stage", player_bindings, stage_actions(player)};
    groups[count++] = (struct group){"Everywhere", player_bindings, everywhere_actions(player)};
    return count;
}

/* A line of the page: a group's title, or the rows of its table that have the same keys. */
struct help_line {
    const struct group *group;
    const struct binding *row; /* NULL: the title */
};

static bool is_told(const struct group *group, const struct binding *row) {
    return row->keys[0] != KEYSYM_NONE && row->does[0] != '\0' &&
           (group->actions & BINDING_BIT(row->action)) != 0;
}

static bool same_keys(const struct binding *a, const struct binding *b) {
    return memcmp(a->keys, b->keys, sizeof a->keys) == 0;
}

/* The group's row before, which is told; NULL: there is none. */
static const struct binding *row_before(const struct group *group, const struct binding *row) {
    while (row-- > group->table)
        if (is_told(group, row))
            return row;
    return NULL;
}

/* A row without keys is for the footer only; one with the keys of the row above is told with it. */
static bool begins_line(const struct group *group, const struct binding *row) {
    const struct binding *before = row_before(group, row);
    return is_told(group, row) && (before == NULL || !same_keys(before, row));
}

/* Takes off *index the lines of one group; true when the wanted line is among them. */
static bool find_in_group(const struct group *group, int *index, struct help_line *line) {
    *line = (struct help_line){group, NULL};
    if ((*index)-- == 0)
        return true;
    for (const struct binding *row = group->table; row->does != NULL; row++) {
        line->row = row;
        if (begins_line(group, row) && (*index)-- == 0)
            return true;
    }
    return false;
}

/* The index'th line of the page; false past its end. */
static bool find_line(const struct group *groups, int count, int index, struct help_line *line) {
    for (int i = 0; i < count; i++)
        if (find_in_group(&groups[i], &index, line))
            return true;
    return false;
}

/* "play · pause · go on": what the same keys do, each in its time. */
static const char *join_does(const struct help_line *line, struct arena *arena) {
    struct writer does = {0};
    writer_join(&does, "", line->row->does);
    for (const struct binding *row = line->row + 1; row->does != NULL; row++) {
        if (begins_line(line->group, row))
            break;
        if (is_told(line->group, row))
            writer_join(&does, " · ", row->does);
    }
    return writer_keep(&does, arena);
}

/* --- How it is drawn. --- */

/* Beside each other where there is room, else what a key does stands below it. */
static bool stacked(int width) {
    return width < KEYS_WIDTH + 24;
}

static void write_row(const struct help_line *line, struct pen *pen) {
    const char *keys = key_names(line->row, pen->arena);
    int x = int_max(text_width(keys) + 4, KEYS_WIDTH);
    if (stacked(pen->width_cells)) {
        pen_label(pen, 2, theme_style(ROLE_KEY), keys);
        x = 4;
    } else {
        pen_mark(pen, 2, theme_style(ROLE_KEY), keys);
    }
    pen_label(pen, x, theme_style(ROLE_TEXT), join_does(line, pen->arena));
}

static void write_line(const struct help_line *line, struct pen *pen) {
    if (line->row != NULL)
        write_row(line, pen);
    else
        pen_label(pen, 0, theme_style(ROLE_HEADING), line->group->title);
}

/* One piece a line, so that any terminal scrolls through them like through any page. */
static void layout_help(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct group groups[GROUPS];
    struct help_line line;
    int count = list_groups(block->object, scene, groups);
    for (int i = 0; find_line(groups, count, i, &line); i++) {
        struct pen pen = {.arena = scene->arena, .width_cells = flow->width};
        if (line.row == NULL)
            flow_gap(flow);
        write_line(&line, &pen);
        flow_add(flow, block, i, pen.y, 0);
    }
}

static void draw_help(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    struct group groups[GROUPS];
    struct help_line line;
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = piece->at.width};
    int count = list_groups(piece->block->object, scene, groups);
    if (find_line(groups, count, piece->part, &line))
        write_line(&line, &pen);
}

const struct block_kind page_help = {
    .schema = {.name = "keys"},
    .layout = layout_help,
    .draw = draw_help,
};
