/* Which steps a diagram's stage has, which are done, and what going to one does. */
#include "blocks/diagram/steps.h"

static const struct diagram *diagram_of(const struct block *block) {
    return block->object;
}

unsigned diagram_steps(const struct block *block) {
    const struct diagram *diagram = diagram_of(block);
    unsigned steps = STAGE_BIT(STAGE_WATCH);
    if (diagram->prediction.predict.count > 0)
        steps |= STAGE_BIT(STAGE_GUESS);
    if (diagram->knobs.count > 0)
        steps |= STAGE_BIT(STAGE_TUNE);
    if (diagram->prediction.then.count > 0)
        steps |= STAGE_BIT(STAGE_EXPLAIN);
    return steps;
}

bool diagram_may_explain(const struct block *block, const struct facts *facts) {
    return prediction_is_skipped(block, facts) || prediction_is_told(block, facts);
}

static bool is_turned(const struct block *block, const struct facts *facts) {
    const struct diagram *diagram = diagram_of(block);
    for (int i = 0; i < diagram->knobs.count; i++)
        if (facts_has(facts, block->id, diagram_knob_at(diagram, i)->id))
            return true;
    return false;
}

/* Where there is nothing to work, it was shown. */
static bool is_explained(const struct block *block, const struct facts *facts,
                         const struct scene *scene) {
    struct tally tally = tally_empty();
    blocks_tally(diagram_of(block)->prediction.then, scene, &tally);
    return tally.stops > 0 ? tally.worked >= tally.stops
                           : facts_has(facts, block->id, own_explained);
}

bool diagram_step_is_done(const struct block *block, const struct facts *facts,
                          const struct scene *scene, enum stage_step step) {
    switch (step) {
    case STAGE_GUESS:
        return !prediction_is_open(block, facts);
    case STAGE_WATCH:
        return facts_has(facts, block->id, own_watched);
    case STAGE_TUNE:
        return facts_has(facts, block->id, own_tuned) || is_turned(block, facts);
    case STAGE_EXPLAIN:
        return is_explained(block, facts, scene);
    case STAGE_STEPS:
        break;
    }
    return true;
}

/* Before a prediction is told its run stays as the author set it, but where the knobs are. */
void diagram_enter_step(const struct block *block, enum stage_step step, struct facts *facts) {
    if (step == STAGE_TUNE && prediction_locks(block, facts))
        facts_set(facts, block->id, own_loose, 1);
    else if (step != STAGE_TUNE && facts_has(facts, block->id, own_loose))
        facts_clear(facts, block->id, own_loose); /* the program ended while it was there */
    if (step == STAGE_EXPLAIN && diagram_may_explain(block, facts))
        facts_set(facts, block->id, own_explained, 1);
}

void diagram_leave_step(const struct block *block, enum stage_step step, struct facts *facts) {
    if (step == STAGE_TUNE && !facts_has(facts, block->id, own_tuned))
        facts_set(facts, block->id, own_tuned, 1);
    if (facts_has(facts, block->id, own_loose))
        facts_clear(facts, block->id, own_loose);
}

void diagram_note_end(const struct block *block, struct facts *facts) {
    bool counts = !prediction_is_open(block, facts) && !facts_has(facts, block->id, own_loose);
    if (counts && !facts_has(facts, block->id, own_watched))
        facts_set(facts, block->id, own_watched, 1);
}
