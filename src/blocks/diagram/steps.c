/* Which steps a diagram's stage has, which are done, and what going to one does. */
#include "blocks/diagram/steps.h"

#include "blocks/ask/steps.h"
#include "blocks/film/goal.h"
#include "blocks/film/missions.h"

static const struct diagram *diagram_of(const struct block *block) {
    return block->object;
}

unsigned diagram_steps(const struct block *block) {
    unsigned steps = STAGE_BIT(STAGE_WATCH) | prediction_steps(block);
    return diagram_of(block)->knobs.count > 0 ? steps | STAGE_BIT(STAGE_TUNE) : steps;
}

static bool is_turned(const struct block *block, const struct facts *facts) {
    const struct diagram *diagram = diagram_of(block);
    for (int i = 0; i < diagram->knobs.count; i++)
        if (facts_has(facts, block->id, diagram_knob_at(diagram, i)->id))
            return true;
    return false;
}

bool diagram_step_is_done(const struct block *block, const struct facts *facts,
                          const struct scene *scene, enum stage_step step) {
    switch (step) {
    case STAGE_WATCH:
        return facts_has(facts, block->id, own_watched);
    case STAGE_TUNE:
        if (mission_is(block))
            return goal_is_won(block, facts);
        return facts_has(facts, block->id, own_tuned) || is_turned(block, facts);
    case STAGE_GUESS:
    case STAGE_EXPLAIN:
    case STAGE_STEPS:
        break;
    }
    return prediction_step_is_done(block, facts, scene, step);
}

/* Before a prediction is told its run stays as the author set it, but where the knobs are. */
void diagram_enter_step(const struct block *block, enum stage_step step, struct facts *facts) {
    if (step == STAGE_TUNE && prediction_locks(block, facts))
        facts_set(facts, block->id, own_loose, 1);
    else if (step != STAGE_TUNE && facts_has(facts, block->id, own_loose))
        facts_clear(facts, block->id, own_loose); /* the program ended while it was there */
    if (step == STAGE_EXPLAIN)
        prediction_enter_explain(block, facts);
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
