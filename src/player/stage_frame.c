/* What stands around the regions of a stage: its head with steps, title and clock, the rules
 * between regions, what of them is out of view, and the names of the leaves. */
#include "player/state.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/int.h"
#include "base/text.h"

enum { TEXT_BYTES = 128, COUNT_BYTES = 32, GAP = 2 };

static struct style quiet(void) {
    return theme_style(ROLE_QUIET);
}

/* --- The head. --- */

static bool is_step(const struct player *player, int step) {
    const struct block *block = player->staged.block;
    return (block_stage(block)->steps(block) & STAGE_BIT(step)) != 0;
}

/* "◆3 tune ✓": its number among those that there are. */
static const char *step_text(const struct player *player, const struct layout *layout, int step,
                             int number) {
    const struct block *block = player->staged.block;
    const struct scene *scene = &layout->scene;
    bool done = block_stage(block)->is_done(block, scene->facts, scene, (enum stage_step)step);
    return arena_printf(scene->arena, "%s%d %s%s", step == (int)player->staged.step ? "◆" : " ",
                        number, stage_step_names[step], done ? " ✓" : "  ");
}

/* Where there is one step only, it needs no name; in a programme its films are numbered. */
static int draw_steps(struct player *player, const struct layout *layout, int x, int y,
                      struct canvas *canvas) {
    int number = 0, start = x;
    for (int step = 0; step < STAGE_STEPS; step++) {
        if (!is_step(player, step))
            continue;
        bool current = step == (int)player->staged.step;
        int cells = canvas_text(canvas, x, y, current ? theme_style(ROLE_STRONG) : quiet(),
                                step_text(player, layout, step, ++number));
        targets_add(player, (struct rect){x, y, cells, 1}, TARGET_STEP, (uint32_t)step);
        x += cells + 1;
    }
    return x - start - 1;
}

static int steps_cells(const struct player *player) {
    int cells = 0, count = 0;
    for (int step = 0; step < STAGE_STEPS; step++)
        if (is_step(player, step)) {
            cells += text_width(stage_step_names[step]) + 6;
            count++;
        }
    return count > 1 ? cells - 1 : 0;
}

static void format_place(const struct player *player, char *into, size_t size) {
    const struct films *films = &player->films;
    struct course_position at = player->at;
    into[0] = '\0';
    if (player->staged.in_turn)
        snprintf(into, size, "%d of %d", films->programme_next, films->programme_count);
    else if (at.lesson != NULL && !at.lesson->extra)
        snprintf(into, size, "Lesson %d/%d", at.lesson->number, player->course->count);
}

/* What stands in place of the steps; NULL: they do. */
static const char *head_words(const struct player *player, const struct layout *layout,
                              bool brief) {
    const struct block *block = player->staged.block;
    const struct stage *stage = block_stage(block);
    return stage->head != NULL ? stage->head(block, &layout->scene, brief) : NULL;
}

/* The number of the present step among those that there are. */
static int step_number(const struct player *player) {
    int number = 0;
    for (int step = 0; step <= (int)player->staged.step; step++)
        number += is_step(player, step);
    return number;
}

/* Such words, the present step, and where there is room the kicker, and the place in the course. */
static void draw_head_row(const struct player *player, const struct layout *layout,
                          const char *words, struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    const char *kicker = player_kicker(player);
    const char *step = step_text(player, layout, (int)player->staged.step, step_number(player));
    char place[TEXT_BYTES];
    format_place(player, place, sizeof place);
    int room = screen->width - text_width(words) - text_width(step) - GAP;
    int place_cells = text_width(place) + GAP;
    int end = screen->x + screen->width;
    if (text_width(kicker) + GAP + place_cells <= room) {
        canvas_text_right(canvas, end, 0, quiet(), place);
        end -= place_cells;
        room -= place_cells;
    }
    canvas_text_right(canvas, end, 0, theme_style(ROLE_STRONG), step);
    int x = screen->x;
    if (text_width(kicker) + GAP <= room)
        x += GAP + canvas_text(canvas, x, 0, theme_style(ROLE_KICKER), kicker);
    canvas_text_cut(canvas, x, 0, end - text_width(step) - GAP - x, theme_style(ROLE_STRONG),
                    words);
}

static void draw_first_row(struct player *player, const struct layout *layout,
                           struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    const char *words = head_words(player, layout, false);
    if (words != NULL) {
        draw_head_row(player, layout, words, canvas);
        return;
    }
    char place[TEXT_BYTES];
    format_place(player, place, sizeof place);
    int end = screen->x + screen->width - text_width(place);
    int steps = player->staged.in_turn ? 0 : steps_cells(player);
    int kicker = int_max(text_width(player_kicker(player)) + 2 * GAP, screen->width / 4);
    int x = int_min(screen->x + kicker, end - GAP - steps);
    canvas_text(canvas, end, 0, quiet(), place);
    if (steps > 0)
        draw_steps(player, layout, x, 0, canvas);
    canvas_text_cut(canvas, screen->x, 0, (steps > 0 ? x : end) - GAP - screen->x + 1,
                    theme_style(ROLE_KICKER), player_kicker(player));
}

/* How the stage stands gives way to the title, but for one that is cut all the same. */
static void draw_title(const struct player *player, const struct layout *layout, int y,
                       struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    const struct block *block = player->staged.block;
    const struct stage *stage = block_stage(block);
    const char *words = layout->screen.compact ? head_words(player, layout, true) : NULL;
    const char *title = words != NULL ? words : stage->title(block, &layout->scene);
    int room = screen->width - text_width(title) - GAP;
    const char *state = stage->state(block, &layout->scene, room > 0 ? room : screen->width / 4);
    int cells = text_width(state);
    canvas_text_right(canvas, screen->x + screen->width, y, theme_style(ROLE_VALUE), state);
    canvas_text_cut(canvas, screen->x, y, screen->width - cells - (cells > 0 ? GAP : 0),
                    theme_style(ROLE_HEADING), title);
}

void stage_frame_head(struct player *player, const struct layout *layout, struct canvas *canvas) {
    if (layout->screen.compact) {
        draw_title(player, layout, 0, canvas);
        return;
    }
    draw_first_row(player, layout, canvas);
    draw_title(player, layout, 1, canvas);
}

/* --- Rules and edges. --- */

static void draw_rule_left(const struct region *region, struct canvas *canvas) {
    canvas_fill(canvas, (struct rect){region->at.x - 2, region->at.y, 1, region->at.height},
                quiet(), "│");
}

/* In the last step the region of the question tells, and does not only ask. */
static const char *region_name(const struct layout *layout, const struct region *region) {
    bool explains = region->name == STAGE_QUESTION && layout->scene.stage->step == STAGE_EXPLAIN;
    return explains ? "explanation" : stage_region_names[region->name];
}

/* The name of a region, as its leaf has it, in the style of the heads that others have within. */
static void draw_name(const struct layout *layout, const struct region *region, int y,
                      struct canvas *canvas) {
    static const bool has_heads[STAGE_REGIONS] = {
        [STAGE_PICTURE] = true, [STAGE_CURVE] = true, [STAGE_FIGURES] = true};
    char name[TEXT_BYTES];
    if (has_heads[region->name])
        return;
    snprintf(name, sizeof name, " %s ", region_name(layout, region));
    for (char *at = name; *at != '\0'; at++)
        *at = (char)toupper((unsigned char)*at);
    canvas_text(canvas, region->at.x + 1, y, theme_style(ROLE_HEADING), name);
}

static void draw_rule_above(const struct layout *layout, const struct region *region,
                            struct canvas *canvas) {
    int y = region->at.y - 1;
    canvas_fill(canvas, (struct rect){region->at.x, y, region->at.width, 1}, quiet(), "─");
    for (int i = 0; i < layout->region_count; i++) {
        const struct region *other = &layout->regions[i];
        if (other->rule_left && other->at.y + other->at.height == y)
            canvas_text(canvas, other->at.x - 2, y, quiet(), "┴");
        else if (other->rule_left && other->at.y == y + 1)
            canvas_text(canvas, other->at.x - 2, y, quiet(), "┬");
        else if (other->rule_left && other->at.x - 3 == region->at.x + region->at.width)
            canvas_text(canvas, other->at.x - 3, y, quiet(), "─┤");
    }
    draw_name(layout, region, y, canvas);
}

/* Whether anything stands in so many cells from (x, y) on. */
static bool is_written(const struct canvas *canvas, int x, int y, int cells) {
    for (int i = 0; i < cells; i++) {
        const struct cell *cell = canvas_at(canvas, canvas->origin_x + x + i, canvas->origin_y + y);
        if (cell != NULL && strcmp(cell->text.bytes, " ") > 0)
            return true;
    }
    return false;
}

/* Where words would be hidden, the sign stands alone: on the rule at the left, or where there is
 * none in the air at the right. */
static void draw_edge(const struct region *region, const char *sign, const char *count, int y,
                      struct canvas *canvas) {
    int end = region->at.x + region->at.width, row = region->at.y + y;
    int x = end - text_width(sign) - text_width(count) - 2;
    if (y >= 0 && is_written(canvas, x, row, end - x)) {
        canvas_text(canvas, region->rule_left ? region->at.x - 2 : end, row, quiet(), sign);
        return;
    }
    canvas_text(canvas, x, row, quiet(), " ");
    x += 1 + canvas_text(canvas, x + 1, row, quiet(), sign);
    x += canvas_text(canvas, x, row, quiet(), count);
    canvas_text(canvas, x, row, quiet(), " ");
}

/* "▲ 2" and "▼ 3 below": on the rule, where there is one. */
static void draw_edges(const struct region *region, struct canvas *canvas) {
    char over[COUNT_BYTES] = "", under[COUNT_BYTES] = "", both[2 * COUNT_BYTES + 8];
    int below = region->rows - region->scroll - region->at.height;
    if (region->scroll > 0)
        snprintf(over, sizeof over, " %d", region->scroll);
    if (below > 0)
        snprintf(under, sizeof under, " %d below", below);
    if (region->rule_above && *over != '\0' && *under != '\0') {
        snprintf(both, sizeof both, "%s  ▼%s", over, under);
        draw_edge(region, "▲", both, -1, canvas);
        return;
    }
    if (*over != '\0')
        draw_edge(region, "▲", over, region->rule_above ? -1 : 0, canvas);
    if (*under != '\0')
        draw_edge(region, "▼", under, region->rule_above ? -1 : region->at.height - 1, canvas);
}

void stage_frame_rules(const struct layout *layout, struct canvas *canvas) {
    for (int i = 0; i < layout->region_count; i++) {
        const struct region *region = &layout->regions[i];
        if (region->shown && region->rule_left)
            draw_rule_left(region, canvas);
    }
    for (int i = 0; i < layout->region_count; i++) {
        const struct region *region = &layout->regions[i];
        if (region->shown && region->rule_above)
            draw_rule_above(layout, region, canvas);
        if (region->shown)
            draw_edges(region, canvas);
    }
}

/* --- The leaves. --- */

/* A leaf has the name of its first region. */
static bool begins_leaf(const struct layout *layout, int region) {
    return region == 0 || layout->regions[region].leaf != layout->regions[region - 1].leaf;
}

static const char *leaf_text(const struct layout *layout, const struct region *region, bool brief) {
    bool named = !brief || region->shown;
    const char *mark = region->shown ? "●" : "○";
    return arena_printf(layout->scene.arena, "%s%s", mark,
                        named ? region_name(layout, region) : "");
}

static int leaves_cells(const struct layout *layout, bool brief) {
    int cells = 0;
    for (int i = 0; i < layout->region_count; i++)
        if (begins_leaf(layout, i))
            cells += text_width(leaf_text(layout, &layout->regions[i], brief)) + 1;
    return cells;
}

void stage_frame_leaves(struct player *player, const struct layout *layout, struct canvas *canvas) {
    const struct screen *screen = &layout->screen;
    char right[TEXT_BYTES];
    format_place(player, right, sizeof right);
    if (!player->staged.in_turn)
        snprintf(right, sizeof right, "%s",
                 steps_cells(player) > 0 ? stage_step_names[player->staged.step] : "");
    int x = screen->x, end = screen->x + screen->width - text_width(right);
    bool brief = x + leaves_cells(layout, false) + 1 > end;
    for (int i = 0; i < layout->region_count; i++)
        if (begins_leaf(layout, i)) {
            int cells = canvas_text(canvas, x, screen->status_y,
                                    layout->regions[i].shown ? theme_style(ROLE_STRONG) : quiet(),
                                    leaf_text(layout, &layout->regions[i], brief));
            targets_add(player, (struct rect){x, screen->status_y, cells, 1}, TARGET_LEAF,
                        (uint32_t)i);
            x += cells + 1;
        }
    if (x < end)
        canvas_text(canvas, end, screen->status_y, theme_style(ROLE_STRONG), right);
}
