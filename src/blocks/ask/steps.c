/* The steps guess and explain of a stage, by the facts, and what stands in them. */
#include "blocks/ask/steps.h"

enum { INDENT = 2 /* the columns of the focus mark */ };

unsigned prediction_steps(const struct block *block) {
    const struct prediction *prediction = prediction_of(block);
    return (prediction->predict.count > 0 ? STAGE_BIT(STAGE_GUESS) : 0) |
           (prediction->then.count > 0 ? STAGE_BIT(STAGE_EXPLAIN) : 0);
}

bool prediction_may_explain(const struct block *block, const struct facts *facts) {
    if (prediction_of(block)->once_won)
        return facts_has(facts, block->id, own_won);
    return prediction_is_skipped(block, facts) || prediction_is_told(block, facts);
}

/* Where there is nothing to work, it was shown. */
static bool is_explained(const struct block *block, const struct facts *facts,
                         const struct scene *scene) {
    struct tally tally = tally_empty();
    blocks_tally(prediction_of(block)->then, scene, &tally);
    return tally.stops > 0 ? tally.worked >= tally.stops
                           : facts_has(facts, block->id, own_explained);
}

bool prediction_step_is_done(const struct block *block, const struct facts *facts,
                             const struct scene *scene, enum stage_step step) {
    return step == STAGE_GUESS ? !prediction_is_open(block, facts)
                               : is_explained(block, facts, scene);
}

void prediction_enter_explain(const struct block *block, struct facts *facts) {
    if (prediction_may_explain(block, facts))
        facts_set(facts, block->id, own_explained, 1);
}

void prediction_layout_guess(const struct block *block, const struct scene *scene, int skip,
                             struct flow *flow) {
    blocks_layout_all(prediction_of(block)->predict, scene, flow);
    if (!prediction_is_open(block, scene->facts))
        return;
    flow_gap(flow);
    block_add(block, skip, PIECE_STOP, scene, flow);
}

static bool has_stop(const struct flow *flow, int first) {
    for (int i = first; i < flow->count; i++)
        if (flow->pieces[i].flags & PIECE_STOP)
            return true;
    return false;
}

/* Text alone is read, too: where there is nothing to work, what comes first has the focus, so that
 * it is in view where a stage shows a leaf at a time, and scrolls; all stands beside its mark. */
static void layout_text(struct list blocks, const struct scene *scene, struct flow *flow) {
    int first = flow->count;
    flow->width -= INDENT;
    blocks_layout_all(blocks, scene, flow);
    flow->width += INDENT;
    for (int i = first; i < flow->count; i++)
        flow->pieces[i].at.x += INDENT;
    if (first < flow->count)
        flow->pieces[first].flags |= PIECE_STOP | PIECE_TEXT;
}

static void layout_then(struct list blocks, const struct scene *scene, struct flow *flow) {
    struct flow before = *flow;
    blocks_layout_all(blocks, scene, flow);
    if (has_stop(flow, before.count))
        return;
    flow->count = before.count;
    flow->y = before.y;
    flow->gap_due = before.gap_due;
    layout_text(blocks, scene, flow);
}

void prediction_layout_explain(const struct block *block, const struct scene *scene, int later,
                               struct flow *flow) {
    if (prediction_may_explain(block, scene->facts))
        layout_then(prediction_of(block)->then, scene, flow);
    else
        block_add(block, later, PIECE_STOP, scene, flow);
}

void prediction_write_skip(const struct block *block, const struct scene *scene, int skip,
                           struct pen *pen) {
    pen_label(pen, INDENT, theme_style(scene_focused(scene, block, skip) ? ROLE_FOCUS : ROLE_TEXT),
              "[ Skip the guess ]");
}

void prediction_write_later(const char *when, struct pen *pen) {
    pen_label(pen, INDENT, theme_style(ROLE_QUIET),
              arena_printf(pen->arena, "The rest appears once %s.", when));
}

void prediction_skip_on_stage(const struct block *block, struct session *session) {
    if (prediction_skip(block, session))
        session->stage = STAGE_GO_ON;
}
