/* The knobs of a simulated diagram: which there are now, and in which group each stands. */
#include "blocks/diagram/knobs.h"

#include <stdio.h>

#include "base/int.h"
#include "base/text.h"
#include "blocks/diagram/knob.h"
#include "blocks/diagram/parts.h"

/* --- Groups. --- */

enum { HANDFUL = 6 /* knobs that need no heads */ };

static bool fixes_technique(const struct diagram *diagram) {
    bool fixes = false;
    for (int i = 0; i < diagram->knobs.count; i++)
        fixes = fixes || (diagram_knob_at(diagram, i)->fixed &&
                          diagram_knob_at(diagram, i)->row == &knobs[KNOB_TECHNIQUE]);
    return fixes;
}

/* Of all that can ever stand here. */
static bool has_heads(const struct diagram_now *now) {
    bool one_technique = fixes_technique(now->diagram);
    int count = 0;
    for (int i = 0; i < now->diagram->knobs.count; i++)
        count += !diagram_knob_at(now->diagram, i)->fixed &&
                 (!one_technique || now->known->knobs[i].lane >= 0);
    return count > HANDFUL;
}

static const char *folded_part(enum knob_group group, char into[FACTS_PART_BYTES]) {
    snprintf(into, FACTS_PART_BYTES, "%s/%d", own_folded, (int)group);
    return into;
}

/* What is turned first is open: the network and the technique. */
static bool starts_folded(enum knob_group group) {
    return group > KNOB_GROUP_TECHNIQUE;
}

bool diagram_is_folded(const struct diagram_now *now, enum knob_group group) {
    char part[FACTS_PART_BYTES];
    return facts_get(now->scene->marks, now->block->id, folded_part(group, part),
                     starts_folded(group)) != 0;
}

void diagram_fold(const struct block *block, enum knob_group group, bool folded,
                  struct facts *marks) {
    char part[FACTS_PART_BYTES];
    facts_set(marks, block->id, folded_part(group, part), folded);
}

static enum knob_group group_of(const struct diagram *diagram, int knob) {
    return diagram_knob_at(diagram, knob)->row->group;
}

/* --- Layout. --- */

/* What stands there: which knobs, and which groups are folded. */
struct standing {
    bool shown[SIMULATED_KNOBS], folded[KNOB_GROUPS];
};

static int shown_in(const struct diagram *diagram, const struct standing *standing,
                    enum knob_group group) {
    int count = 0;
    for (int i = 0; i < diagram->knobs.count; i++)
        count += standing->shown[i] && group_of(diagram, i) == group;
    return count;
}

/* "▾ the network", "▸ sizes (1)". */
static const char *head_words(enum knob_group group, bool folded, int count, struct arena *arena) {
    return folded ? arena_printf(arena, "▸ %s (%d)", knob_groups[group], count)
                  : arena_printf(arena, "▾ %s", knob_groups[group]);
}

/* Folded ones stand beside each other where there is room. */
static void add_head(const struct diagram_now *now, const struct standing *standing,
                     enum knob_group group, struct flow *flow) {
    enum { APART = 2 };
    bool folded = standing->folded[group];
    int count = shown_in(now->diagram, standing, group);
    int cells = DIAGRAM_INDENT + text_width(head_words(group, folded, count, flow->arena));
    const struct piece *last = flow->count > 0 ? &flow->pieces[flow->count - 1] : NULL;
    bool follows = folded && last != NULL && last->block == now->block &&
                   last->part >= DIAGRAM_HEAD && last->part < DIAGRAM_KNOB &&
                   standing->folded[last->part - DIAGRAM_HEAD];
    int x = follows ? last->at.x + last->at.width + APART : 0;
    if (!follows || x + cells > flow->width) {
        flow_add(flow, now->block, DIAGRAM_HEAD + (int)group, 1, PIECE_STOP)->at.width =
            int_min(cells, flow->width);
        return;
    }
    flow_place(flow, now->block, DIAGRAM_HEAD + (int)group, (struct rect){x, last->at.y, cells, 1},
               PIECE_STOP);
}

static void add_knob(const struct diagram_now *now, int knob, struct flow *flow) {
    flow_add(flow, now->block, DIAGRAM_KNOB + knob, diagram_knob_rows(now, knob, flow->width),
             PIECE_STOP);
}

static void add_group(const struct diagram_now *now, const struct standing *standing,
                      enum knob_group group, struct flow *flow) {
    if (shown_in(now->diagram, standing, group) == 0)
        return;
    if (group != KNOB_GROUP_FIRST)
        add_head(now, standing, group, flow);
    for (int i = 0; i < now->diagram->knobs.count && !standing->folded[group]; i++)
        if (standing->shown[i] && group_of(now->diagram, i) == group)
            add_knob(now, i, flow);
}

static void lay_out(const struct diagram_now *now, const struct standing *standing,
                    struct flow *flow) {
    if (has_heads(now))
        for (enum knob_group group = KNOB_GROUP_FIRST; group < KNOB_GROUPS; group++)
            add_group(now, standing, group, flow);
    for (int i = 0; i < now->diagram->knobs.count && !has_heads(now); i++)
        if (standing->shown[i])
            add_knob(now, i, flow);
}

static struct standing standing_now(const struct diagram_now *now) {
    struct standing standing = {0};
    for (int i = 0; i < now->diagram->knobs.count; i++)
        standing.shown[i] = now->known->knobs[i].shown;
    for (enum knob_group group = KNOB_GROUP_NETWORK; group < KNOB_GROUPS; group++)
        standing.folded[group] = diagram_is_folded(now, group);
    return standing;
}

void diagram_layout_knobs(const struct diagram_now *now, struct flow *flow) {
    struct standing standing = standing_now(now);
    lay_out(now, &standing, flow);
}

/* --- The most rows. --- */

/* Whether a knob does something in some lane with the technique turned to a step of its knob (-1:
 * there is none). */
static bool does_something(const struct diagram *diagram, int knob, int technique_knob, int step) {
    const struct knob *row = diagram_knob_at(diagram, knob)->row;
    for (int lane = 0; lane < diagram_lane_count(diagram); lane++) {
        struct scenario scenario = diagram_authored(diagram, lane);
        if (step >= 0 && !diagram_lane_says(diagram, lane, &knobs[KNOB_TECHNIQUE]))
            diagram_knob_turn(diagram_knob_at(diagram, technique_knob), step, &scenario);
        if (knob_applies(row, scenario.technique) && !diagram_lane_says(diagram, lane, row))
            return true;
    }
    return false;
}

static int rows_at(const struct diagram_now *now, int technique_knob, int step, int width) {
    struct standing standing = {0};
    struct flow flow;
    for (int i = 0; i < now->diagram->knobs.count; i++)
        standing.shown[i] = !diagram_knob_at(now->diagram, i)->fixed &&
                            does_something(now->diagram, i, technique_knob, step);
    for (enum knob_group group = KNOB_GROUP_NETWORK; group < KNOB_GROUPS; group++)
        standing.folded[group] = starts_folded(group);
    flow_init(&flow, now->scene->arena, width);
    lay_out(now, &standing, &flow);
    return flow.y;
}

int diagram_knobs_rows(const struct diagram_now *now, int width) {
    const struct diagram *diagram = now->diagram;
    for (int i = 0; i < diagram->knobs.count; i++) {
        if (diagram_knob_at(diagram, i)->row != &knobs[KNOB_TECHNIQUE])
            continue;
        int most = 0;
        for (int step = 0; step <= diagram_knob_at(diagram, i)->last; step++)
            most = int_max(most, rows_at(now, i, step, width));
        return most;
    }
    return rows_at(now, -1, -1, width);
}

/* --- Writing. --- */

static void write_head(const struct diagram_now *now, enum knob_group group, struct pen *pen) {
    struct standing standing = standing_now(now);
    bool focused = scene_focused(now->scene, now->block, DIAGRAM_HEAD + (int)group);
    const char *words = head_words(group, standing.folded[group],
                                   shown_in(now->diagram, &standing, group), pen->arena);
    if (pen->canvas != NULL)
        canvas_text_cut(pen->canvas, DIAGRAM_INDENT, pen->y, pen->width_cells - DIAGRAM_INDENT,
                        theme_style(focused ? ROLE_FOCUS : ROLE_QUIET), words);
    pen_skip(pen, 1);
}

void diagram_write_knobs(const struct diagram_now *now, int part, struct pen *pen) {
    if (part >= DIAGRAM_KNOB)
        diagram_write_knob(now, part - DIAGRAM_KNOB, pen);
    else
        write_head(now, (enum knob_group)(part - DIAGRAM_HEAD), pen);
}
