/* The rows of missions. */
#include "blocks/diagram/missions.h"

#include "base/text.h"
#include "blocks/ask/predict.h"
#include "blocks/diagram/parts.h"
#include "blocks/film/goal.h"
#include "blocks/film/missions.h"

static const struct diagram *diagram_of(const struct block *block) {
    return block->object;
}

/* A row; what is asked and told on its stage stands below it where all is shown. */
static void layout_mission(const struct block *mission, const struct scene *scene,
                           struct flow *flow) {
    block_add(mission, DIAGRAM_STILL, PIECE_STOP, scene, flow);
    if (!scene->shows_all)
        return;
    flow_gap(flow);
    prediction_layout(mission, scene, flow);
    prediction_layout_after(mission, scene, flow);
    flow_gap(flow);
}

void diagram_layout_missions(const struct block *playground, const struct scene *scene,
                             struct flow *flow) {
    struct list missions = missions_of(playground);
    const struct block *mission = missions.at;
    if (missions.count == 0)
        return;
    flow_gap(flow);
    block_add(playground, DIAGRAM_MISSIONS, 0, scene, flow);
    for (int i = 0; i < missions.count; i++)
        layout_mission(&mission[i], scene, flow);
}

static int won_count(struct list missions, const struct facts *facts) {
    const struct block *mission = missions.at;
    int count = 0;
    for (int i = 0; i < missions.count; i++)
        count += goal_is_won(&mission[i], facts);
    return count;
}

void diagram_write_missions(const struct block *playground, const struct scene *scene,
                            struct pen *pen) {
    struct list missions = missions_of(playground);
    const char *score =
        arena_printf(pen->arena, "%d of %d won", won_count(missions, scene->facts), missions.count);
    pen_mark(pen, pen->width_cells - text_width(score), theme_style(ROLE_QUIET), score);
    pen_label(pen, DIAGRAM_INDENT, theme_style(ROLE_HEADING), "Missions");
}

/* "✓ 2  Who asks more often?" */
void diagram_write_mission(const struct block *mission, const struct scene *scene,
                           struct pen *pen) {
    enum { MARK = DIAGRAM_INDENT, NUMBER = MARK + 2, SAY = NUMBER + 4 };
    static const char begun[] = "begun";
    bool won = goal_is_won(mission, scene->facts);
    bool focused = scene_focused(scene, mission, DIAGRAM_STILL);
    int width = pen->width_cells;
    pen_mark(pen, MARK, theme_style(won ? ROLE_GOOD : ROLE_QUIET), won ? "✓" : "○");
    pen_mark(pen, NUMBER, theme_style(ROLE_QUIET),
             arena_printf(pen->arena, "%2d", mission_number(mission)));
    if (!won && mission_is_begun(mission, scene->facts))
        pen_mark(pen, width - text_width(begun), theme_style(ROLE_QUIET), begun);
    pen->width_cells = width - text_width(begun) - 1;
    pen_label(pen, SAY, theme_style(focused ? ROLE_FOCUS : ROLE_TEXT),
              diagram_of(mission)->mission);
    pen->width_cells = width;
}

const char *diagram_mission_head(const struct block *block, const struct scene *scene, bool brief) {
    if (!mission_is(block))
        return NULL;
    return arena_printf(scene->arena, brief ? "%d/%d %s" : "Mission %d of %d: %s",
                        mission_number(block), mission_count(block), diagram_of(block)->mission);
}

void diagram_tally_mission(const struct block *mission, const struct scene *scene,
                           struct tally *tally) {
    prediction_tally(mission, scene, tally);
    tally->stops++;
    tally->worked += goal_is_won(mission, scene->facts);
}
